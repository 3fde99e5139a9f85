//! How much parsing and rendering allocate, and how much the grammar works: counted, not timed.
//!
//! A binary of its own: the counters are the whole process's.

use std::num::NonZeroUsize;

#[path = "../benches/corpus/families.rs"]
mod families;

/// A message of 300 bytes with a bit of everything.
const MESSAGE: &str = "*Order 4821* for _Ana_ 🍕\n- 2 × *pizza* ~€20.00~ €18.50\n- 1 × `espresso_doppio`\n1. Pay\n2. Eat\n> thank you & see you soon\nTrack it: https://example.org/t/4821_a\n\nReply *YES* or _NO_, and we shall call you before noon at the number that you gave us last time, or else early tomorrow morning.";

#[test]
fn short_message_takes_at_most_ten_allocations() {
    assert!((295..=305).contains(&MESSAGE.len()), "{}", MESSAGE.len());
    let render = || wamark::render::html(&wamark::parse(MESSAGE));
    render();
    let counted = allocation_counter::measure(|| drop(render()));
    assert!(counted.count_total <= 10, "{counted:?}");
}

/// The grammar takes so many of pest's steps for a byte at most, whatever the text.
const STEPS: usize = 120;

#[test]
fn steps_of_the_grammar_are_in_proportion_to_the_length() {
    for family in families::FAMILIES {
        for size in [64, 256, 900] {
            let text = family.text(size);
            pest::set_call_limit(NonZeroUsize::new(STEPS * (text.len() + 1)));
            // On a thread that remembers nothing yet; past the limit the parser would panic.
            let parsed = std::thread::spawn(move || drop(wamark::parse(&text))).join();
            pest::set_call_limit(None);
            assert!(parsed.is_ok(), "{} of {size} bytes", family.name);
        }
    }
}
