//! What the first message of a thread costs, when nothing is remembered or allocated yet.

use std::time::Duration;

use crate::contenders::HTML;
use crate::measure::pass;

/// wamark's time as a multiple of the reference's: each text on a thread of its own, the median of
/// `rounds` rounds over all texts.
pub(crate) fn ratio(texts: &[String], rounds: usize) -> f64 {
    let first = |run: fn(&str) -> usize| -> Duration {
        let times = texts.iter().map(|text| {
            let thread = || pass(std::slice::from_ref(text), run);
            std::thread::scope(|scope| scope.spawn(thread).join()).expect("no contender panics")
        });
        times.sum()
    };
    let mut ratios: Vec<f64> = (0..rounds)
        .map(|_| first(HTML[0].run).as_secs_f64() / first(HTML[1].run).as_secs_f64())
        .collect();
    ratios.sort_unstable_by(f64::total_cmp);
    ratios[rounds / 2]
}
