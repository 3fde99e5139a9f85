//! What a process costs.

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use wait4::Wait4 as _;

/// What a process took, its threads and children included.
pub(crate) struct Cost {
    /// Time on the clock.
    pub(crate) wall: Duration,
    /// Time of the processors.
    pub(crate) processor: Duration,
    /// The most memory that it held, in bytes.
    pub(crate) memory: u64,
}

impl Cost {
    /// The one that took less time on the clock.
    pub(crate) fn best(self, other: Self) -> Self {
        if self.wall <= other.wall { self } else { other }
    }
}

/// Runs a linter, whose report goes nowhere. It has to end with 0, or with what says that something was found.
pub(crate) fn measure(command: &mut Command, finds: Option<i32>) -> Cost {
    command.stdin(Stdio::null()).stdout(Stdio::null());
    let start = Instant::now();
    let mut child = command
        .stderr(Stdio::null())
        .spawn()
        .unwrap_or_else(|error| panic!("{command:?}: {error}"));
    let used = child.wait4().expect("the child ends");
    let wall = start.elapsed();
    let code = used.status.code();
    assert!(
        code == Some(0) || code == finds,
        "{command:?}: {}",
        used.status
    );
    Cost {
        wall,
        processor: used.rusage.utime + used.rusage.stime,
        memory: used.rusage.maxrss,
    }
}
