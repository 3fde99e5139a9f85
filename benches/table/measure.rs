//! Measures contenders in turn.

use std::hint::black_box;
use std::time::Duration;

use cpu_time::ThreadTime;

use crate::contenders::Contender;

/// How often each contender runs before it counts.
const WARM_UP: usize = 2;

/// The median time of each contender, in the order given; `None` for one that did not run.
#[derive(Clone)]
pub(crate) struct Measurement {
    pub(crate) medians: Vec<Option<Duration>>,
}

impl Measurement {
    /// The median of one contender as a multiple of another's; NaN if one did not run.
    pub(crate) fn ratio(&self, contender: usize, reference: usize) -> f64 {
        let seconds =
            |index: usize| self.medians[index].map_or(f64::NAN, |median| median.as_secs_f64());
        seconds(contender) / seconds(reference)
    }

    /// The one of two in which the first contender does worse against the second.
    pub(crate) fn stricter(one: &Self, other: &Self) -> Self {
        if one.ratio(0, 1) >= other.ratio(0, 1) {
            one.clone()
        } else {
            other.clone()
        }
    }
}

/// Lets each contender read all texts, then each again: A B C A B C, for `rounds` rounds or as many
/// as a contender may take.
pub(crate) fn interleaved(
    texts: &[String],
    contenders: &[(Contender, usize)],
    rounds: usize,
) -> Measurement {
    let mut times = vec![Vec::with_capacity(rounds); contenders.len()];
    for round in 0..WARM_UP + rounds {
        for (&(contender, most), times) in contenders.iter().zip(&mut times) {
            if times.len() < most {
                let time = pass(texts, contender.run);
                if round >= WARM_UP {
                    times.push(time);
                }
            }
        }
    }
    Measurement {
        medians: times.into_iter().map(median).collect(),
    }
}

/// How long one pass over the texts keeps the processor busy. The time of this thread alone: when
/// others want the processor too, long passes would be interrupted, and short ones not.
pub(crate) fn pass(texts: &[String], run: fn(&str) -> usize) -> Duration {
    let start = ThreadTime::now();
    for text in texts {
        black_box(run(black_box(text)));
    }
    start.elapsed()
}

fn median(mut times: Vec<Duration>) -> Option<Duration> {
    times.sort_unstable();
    times.get(times.len() / 2).copied()
}
