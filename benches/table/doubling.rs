//! What twice the text costs: linear time, seen from outside.
//!
//! A size is timed over as many copies as make the largest. So all runs take about as long, read as much
//! memory, and are disturbed alike: one run of a short text is over in 13 µs, where a fault of the cache or
//! a neighbour on the machine counts for more than the parser.

use std::time::Duration;

use crate::contenders::HTML;
use crate::corpus::{FAMILIES, Family};
use crate::measure::pass;

const SIZES: [usize; 4] = [64 << 10, 128 << 10, 256 << 10, 512 << 10];

/// The target of the table. A family beyond it is measured again: noise goes away, a parser's
/// quadratic part does not.
pub(crate) const TARGET: f64 = 2.2;

/// How often a family beyond the target is measured again.
const AGAIN: usize = 4;

/// The worst step found.
#[derive(Clone, Copy)]
pub(crate) struct Worst {
    pub(crate) family: &'static str,
    /// The size that cost too much against its half.
    pub(crate) size: usize,
    pub(crate) ratio: f64,
}

/// The worst doubling over all families, from the fastest of `runs` runs at each size.
pub(crate) fn worst(runs: usize) -> Worst {
    let steps = FAMILIES.iter().map(|family| worst_step(family, runs));
    steps
        .max_by(|one, other| one.ratio.total_cmp(&other.ratio))
        .expect("there are families")
}

fn worst_step(family: &Family, runs: usize) -> Worst {
    let largest = SIZES[SIZES.len() - 1];
    let texts = SIZES.map(|size| vec![family.text(size); largest / size]);
    let run = HTML[0].run;
    // The largest first, so that the allocator has its pages before the clock runs.
    pass(&texts[SIZES.len() - 1], run);
    let mut fastest = [Duration::MAX; SIZES.len()];
    let mut worst = Worst {
        family: family.name,
        size: 0,
        ratio: f64::INFINITY,
    };
    for _ in 0..=AGAIN {
        for _ in 0..runs {
            for (text, fastest) in texts.iter().zip(&mut fastest) {
                *fastest = pass(text, run).min(*fastest);
            }
        }
        worst.ratio = 0.0;
        for (index, pair) in fastest.windows(2).enumerate() {
            // Of the larger text there were half as many copies.
            let ratio = 2.0 * pair[1].as_secs_f64() / pair[0].as_secs_f64();
            if ratio > worst.ratio {
                (worst.size, worst.ratio) = (SIZES[index + 1], ratio);
            }
        }
        if worst.ratio <= TARGET {
            break;
        }
    }
    worst
}
