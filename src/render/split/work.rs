//! Counts what splitting does, in tests: characters and bytes looked at. Elsewhere it is nothing.

#[cfg(not(test))]
#[inline(always)]
pub(super) fn count(_: usize) {}

#[cfg(test)]
pub(super) use counted::count;

#[cfg(test)]
mod counted {
    use std::cell::Cell;

    use super::super::{Limit, Split};
    use crate::markup::Document;

    thread_local! {
        static DONE: Cell<usize> = const { Cell::new(0) };
    }

    pub(in super::super) fn count(steps: usize) {
        DONE.set(DONE.get() + steps);
    }

    /// What splitting meets and parsing does not: what stands before, is repeated, and stands behind.
    const HOSTILE: &[[&str; 3]] = &[
        ["https://", "a", ""],
        ["https://", "(*a*", ""],
        ["https://x.y/", "*a*/", ""],
        ["https://x.y/", "`a`/", ""],
        ["https://x.y/", "a_b*", ""],
        ["*a ", "https://x.y/*a* ", "b*"],
        ["", "a", ""],
        ["", "字", ""],
        ["", "a\u{301}", ""],
        ["", "\u{301}", ""],
        ["👩", "\u{200D}👩", ""],
        ["", "👩‍👩‍👧 ", ""],
        ["", "🇵🇹", ""],
        ["", "a\n\n", ""],
        ["", "> a\n", ""],
        ["> _", "a b ", "a_"],
        ["", "> ", ""],
        ["```\n", "let a;\n", "```"],
        ["```", "a", "```"],
        ["```", "` ", "a```"],
        ["`", "a ", "a`"],
        ["`a ", "`` ", "b`"],
        ["", "*a* _b_ ", ""],
        ["*a ", "_b_ ~c~ ", "d*"],
        ["*a ", "* ", "b*"],
        ["*_~a ", "* _ ~ ", "b~_*"],
        ["", "{{1}}", ""],
        ["", "{{1}} ", ""],
        ["{{", "a", "}}"],
        ["{{", "*a*", "}}"],
        ["*{{", "a* ", "}}*"],
        ["", "*a*", ""],
        ["", "***a***", ""],
        ["", "a_b*c~d", ""],
        ["", "*a _b ~c ", ""],
        ["", "`a", ""],
        ["", "```a", ""],
        ["", "``` ", ""],
        ["", "http://", ""],
        ["", "www.x`a`.", ""],
        ["", "a. B ", ""],
        ["a", ".)", ""],
        ["a", " ", "b"],
        ["a", "\n", "b"],
        ["", "a \u{301}", ""],
        ["- ", "a - b ", ""],
        ["", "a 1. b\n", ""],
        ["", "a\u{A0}", ""],
    ];

    /// Checks what splitting texts of a size takes for each byte.
    fn check(size: usize, limits: &[usize]) {
        for [before, unit, behind] in HOSTILE {
            let text = before.to_string() + &unit.repeat(size / unit.len()) + behind;
            let document = Document::parse_owned(text.clone());
            for &limit in limits {
                DONE.set(0);
                let _ = Split::new(Limit::characters(limit)).parts(&document);
                let steps = DONE.get();
                assert!(
                    steps <= 640 * text.len(),
                    "{:.24}…: {steps} steps for {} bytes in {limit}",
                    text,
                    text.len()
                );
            }
        }
    }

    #[test]
    fn steps_are_in_proportion_to_the_length() {
        check(200, &[1, 7]);
        // Where a limit grows with the text, looking ahead that far for each part would be quadratic.
        check(4_000, &[100, 2_000]);
    }
}
