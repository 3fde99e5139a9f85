//! Random messages and random trees for the property tests, and the loop that runs a property.
//!
//! Runs are reproducible. `PROPTEST_CASES=1000000` looks longer, `PROPTEST_RNG_SEED=7` looks elsewhere.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::{RngSeed, TestRunner};
use wamark::markup::tree::{Block, Inline, ListItem};

/// Runs a property, which panics where it does not hold; a failure shows the smallest value found.
pub(crate) fn for_all<S: Strategy>(values: S, cases: u32, property: impl Fn(S::Value)) {
    let mut config = ProptestConfig {
        // What was found once becomes a test of its own.
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    if std::env::var_os("PROPTEST_CASES").is_none() {
        config.cases = cases;
    }
    if config.rng_seed == RngSeed::Random {
        config.rng_seed = RngSeed::Fixed(0x6D_61);
    }
    let result = TestRunner::new(config).run(&values, |value| {
        property(value);
        Ok(())
    });
    result.unwrap_or_else(|error| panic!("{error}"));
}

/// Messages: mostly of trouble, some of any characters, now and then one of the specification.
pub(crate) fn messages() -> impl Strategy<Value = String> {
    let examples = crate::spec::examples().into_iter();
    let examples: Vec<String> = examples.map(|example| example.message).collect();
    prop_oneof![
        6 => vec(piece(), 0..14).prop_map(|pieces| pieces.concat()),
        6 => vec(piece(), 0..50).prop_map(|pieces| pieces.concat()),
        2 => any::<String>(),
        1 => select(examples),
    ]
}

/// A bit of a message: what means something to us, to HTML, to Markdown or to a terminal.
fn piece() -> impl Strategy<Value = &'static str> {
    prop_oneof![
        // Delimiters, alone and in runs.
        16 => select(&["*", "_", "~", "`"]),
        5 => select(&["```", "**", "__", "~~", "``", "***", "~~~", "````"]),
        // Whole spans, code and links.
        6 => select(&["*a*", " _b c_ ", "*_x_*", "~*y*~", "`k`", "```m\nn```", "\n```\nz\n```\n"]),
        4 => select(&["www.", "https://", "wWw.x", "http://x/", "https://e.org/a_(b)?c=\"d\"&e#f"]),
        // Spaces, and what looks like some.
        6 => Just(" "),
        3 => select(&["\u{A0}", "\t", "\u{2028}", "\u{85}", "\u{B}", "\u{C}", "\u{3000}", "\u{200B}"]),
        6 => select(&["\n", "\n", "\n\n", "\r", "\r\n"]),
        // Word characters.
        10 => select(&["a", "b", "Z", "7", "é", "字", "ب", "½", "\u{301}", "\u{93E}"]),
        // Punctuation, symbols, emoji, invisible characters.
        10 => select(&[
            ".", "@", "(", ")", "!", "&", "\\", "$", "^", ":", "|", "€", "。", "\u{AD}",
            "🎉", "👍🏽", "\u{FE0F}", "\u{20E3}", "\u{200D}", "\u{200F}", "\u{FEFF}", "\u{E001}",
        ]),
        // Beginnings of blocks, ours and others'.
        8 => select(&["- ", "* ", "1. ", "23. ", "00. ", "> ", "\n- ", "\n* ", "\n1. ", "\n2. ", "\n> "]),
        4 => select(&[
            "# ", "\n## x", "\n---\n", "\n===\n", "+ ", "1) ", "\n    ", "\n~~~\n", "[ ] ", "[x] ", ":-- | --:",
            "[a](b)", "![a](b)", "[a]: b", "[^1]", "[^1]: ", "\\\n", "  \n", "==a==", "::: x", ":smile:", "a@b.cc",
        ]),
        // HTML and what a terminal obeys.
        4 => select(&[
            "<", ">", "\"", "'", "=", "<b>", "</p>", "<!--", "-->", "<a href=x>", "<script>", "&amp;", "&#42;", "]]>",
            "javascript:x", "<x@y.z>", "<?", "<![CDATA[", "</code></pre>",
        ]),
        2 => select(&["\0", "\u{1b}[31m", "\u{1b}]0;x\u{7}", "\u{7f}", "\u{9b}2J", "\u{8}", "\u{85}"]),
    ]
}

/// Trees, some of which stand for a message.
pub(crate) fn trees() -> impl Strategy<Value = Vec<Block<'static>>> {
    vec(block(), 0..4)
}

fn block() -> impl Strategy<Value = Block<'static>> {
    let item = (proptest::option::weighted(0.4, 0u8..102), inlines());
    let item = item.prop_map(|(number, content)| ListItem { number, content });
    prop_oneof![
        3 => inlines().prop_map(Block::Paragraph),
        2 => vec(item, 0..3).prop_map(Block::List),
        2 => inlines().prop_map(Block::BlockQuote),
        1 => leaf_text().prop_map(|text| Block::Monospace(text.into())),
    ]
}

fn inlines() -> impl Strategy<Value = Vec<Inline<'static>>> {
    let leaf = prop_oneof![
        6 => leaf_text().prop_map(Inline::text),
        1 => Just(Inline::HardBreak),
        1 => leaf_text().prop_map(|text| Inline::InlineCode(text.into())),
        1 => leaf_text().prop_map(|text| Inline::Monospace(text.into())),
        1 => select(&["www.x", "http://e.org/a_b", "", "x"]).prop_map(|url| Inline::Link(url.into())),
    ];
    let inline = leaf.prop_recursive(4, 12, 3, |inline| {
        let content = vec(inline, 0..3).boxed();
        prop_oneof![
            content.clone().prop_map(Inline::Strong),
            content.clone().prop_map(Inline::Emphasis),
            content.prop_map(Inline::Strikethrough),
        ]
    });
    vec(inline, 0..4)
}

fn leaf_text() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => select(&["a", "b c", ".", " d ", "(", "🎉", "é"]).prop_map(str::to_owned),
        1 => vec(piece(), 0..3).prop_map(|pieces| pieces.concat()),
    ]
}
