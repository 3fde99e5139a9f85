//! The figures as Markdown.

use std::fmt::{Display, Formatter, Result};
use std::time::Duration;

use crate::contenders::{Contender, HTML, PARSE};
use crate::corpus::Set;
use crate::doubling::{self, Worst};
use crate::measure::Measurement;

/// wamark's time as a multiple of that of the implementation by hand.
const LIMIT_TARGET: f64 = 2.8;

/// One set of texts and what the contenders took for it.
pub(crate) struct Row {
    name: String,
    texts: usize,
    bytes: usize,
    target: Option<f64>,
    measurement: Measurement,
}

impl Row {
    /// A row with what wamark's ratio to the reference should not exceed.
    pub(crate) fn new(set: &Set, target: f64, measurement: Measurement) -> Self {
        Self {
            target: Some(target),
            ..Self::without_target(set, measurement)
        }
    }

    pub(crate) fn without_target(set: &Set, measurement: Measurement) -> Self {
        let (texts, bytes) = (set.texts.len(), set.bytes());
        let name = match texts {
            1 => format!("{} of {} KiB", set.name, bytes.div_ceil(1 << 10)),
            _ => format!("{texts} {}, {} B on average", set.name, bytes / texts),
        };
        Self {
            name,
            texts,
            bytes,
            target: None,
            measurement,
        }
    }

    fn is_missed(&self) -> bool {
        self.target
            .is_some_and(|target| self.measurement.ratio(0, 1) > target)
    }
}

/// All that was measured.
pub(crate) struct Report {
    pub(crate) html: Vec<Row>,
    pub(crate) parse: Vec<Row>,
    /// wamark's ratio to the reference for each family.
    pub(crate) families: Vec<f64>,
    /// wamark's ratio to the reference for the first message of a thread.
    pub(crate) cold: f64,
    pub(crate) doubling: Worst,
}

impl Report {
    /// How many targets were missed.
    pub(crate) fn missed(&self) -> usize {
        self.html
            .iter()
            .chain(&self.parse)
            .filter(|row| row.is_missed())
            .count()
            + usize::from(self.to_limit() > LIMIT_TARGET)
            + usize::from(self.doubling.ratio > doubling::TARGET)
    }

    fn to_limit(&self) -> f64 {
        self.html[0].measurement.ratio(0, HTML.len() - 1)
    }
}

impl Display for Report {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        writeln!(f, "Text to HTML, as multiples of pulldown-cmark's time:\n")?;
        rows(f, &self.html, &HTML)?;
        writeln!(f, "\nText to tree or events, nothing rendered:\n")?;
        rows(f, &self.parse, &PARSE)?;

        let Worst {
            family,
            size,
            ratio,
        } = self.doubling;
        let mut families = self.families.clone();
        families.sort_unstable_by(f64::total_cmp);
        let faster = families.iter().filter(|&&ratio| ratio < 1.0).count();
        writeln!(f, "\n| | measured | target |")?;
        writeln!(f, "|:--|--:|--:|")?;
        writeln!(
            f,
            "| messages to HTML, as a multiple of the same by hand | {:.2} | ≤ {LIMIT_TARGET:.2} |",
            self.to_limit()
        )?;
        writeln!(
            f,
            "| messages to HTML, each the first of its thread, as a multiple of pulldown-cmark's time for the same | {:.2} | |",
            self.cold
        )?;
        writeln!(
            f,
            "| twice the text, worst of {} pathological families from 64 to 512 KiB ({family}, {} KiB) | {ratio:.2} | ≤ {:.2} |",
            families.len(),
            size >> 10,
            doubling::TARGET,
        )?;
        write!(
            f,
            "| pathological families of 32 KiB to HTML, median (faster than pulldown-cmark on {faster} of {}) | {:.2} | |",
            families.len(),
            families[families.len() / 2],
        )
    }
}

/// A table with a row for each set and a column for each contender.
fn rows(f: &mut Formatter<'_>, rows: &[Row], contenders: &[Contender]) -> Result {
    write!(
        f,
        "| | {} | target | {} |",
        contenders[0].name, contenders[1].name
    )?;
    contenders[2..]
        .iter()
        .try_for_each(|contender| write!(f, " {} |", contender.name))?;
    writeln!(f, " wamark's speed |")?;
    writeln!(f, "|:--{}|", "|--:".repeat(contenders.len() + 2))?;
    for row in rows {
        let target = row
            .target
            .map_or(String::new(), |target| format!("≤ {target:.2}"));
        let reference =
            row.measurement.medians[1].map_or(String::new(), |median| each(median, row.texts));
        write!(
            f,
            "| {} | **{:.2}** | {target} | 1.00 = {reference} |",
            row.name,
            row.measurement.ratio(0, 1)
        )?;
        for index in 2..contenders.len() {
            let ratio = row.measurement.ratio(index, 1);
            if ratio.is_nan() {
                write!(f, " |")?;
            } else {
                write!(f, " {ratio:.2} |")?;
            }
        }
        writeln!(
            f,
            " {} |",
            row.measurement.medians[0].map_or(String::new(), |median| speed(median, row.bytes))
        )?;
    }
    Ok(())
}

/// The time of one text.
fn each(median: Duration, texts: usize) -> String {
    let texts = u32::try_from(texts).expect("there are few texts");
    format!("{:.3?}", median / texts)
}

#[expect(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
fn speed(median: Duration, bytes: usize) -> String {
    format!("{:.0} MB/s", bytes as f64 / median.as_secs_f64() / 1e6)
}
