//! Counts what parsing does, in tests: bytes scanned and tokens visited. Elsewhere it is nothing.

#[cfg(not(test))]
#[inline(always)]
pub(super) fn count(_: usize) {}

#[cfg(test)]
pub(super) use counted::count;

#[cfg(test)]
#[path = "../../../benches/corpus/families.rs"]
mod families;

#[cfg(test)]
mod counted {
    use std::cell::Cell;

    use super::families;

    thread_local! {
        static DONE: Cell<usize> = const { Cell::new(0) };
    }

    pub(in super::super) fn count(steps: usize) {
        DONE.set(DONE.get() + steps);
    }

    /// How many steps a text takes.
    fn steps(text: &str) -> usize {
        DONE.set(0);
        let _ = super::super::parse(text);
        DONE.get()
    }

    #[test]
    fn steps_are_in_proportion_to_the_length() {
        for family in families::FAMILIES {
            for size in [1_000, 16_000, 64_000, 256_000] {
                let text = family.text(size);
                let steps = steps(&text);
                assert!(
                    steps <= 8 * text.len(),
                    "{}: {steps} steps for {} bytes",
                    family.name,
                    text.len()
                );
            }
        }
    }
}
