//! Markdown, with HTML in it, that makes a careless converter slow or its output explode.

use super::families::{Family, after, repeated};

/// Markdown that makes a careless converter slow, or its output explode.
pub(crate) const MARKDOWN_FAMILIES: &[Family] = &[
    // Emphasis that must be dropped, restored, parted or replaced.
    repeated("emphasis inside words", "**a**b"),
    repeated("emphasis of both kinds inside words", "*a***b**c"),
    repeated("products", "2*3*4"),
    repeated("parted emphasis", "**a:**b "),
    repeated("escaped stars", "\\*a\\* "),
    repeated("escaped stars and spans", "\\*a **b\\* c** "),
    repeated("nests of emphasis", "*a **b ~~c~~** "),
    after("one long span", "**", "a "),
    repeated("touching code", "`a`b"),
    repeated("backticks in code", "`` ` `` "),
    repeated("escaped fences", "\\`\\`\\`"),
    repeated("HTML that does not nest", "<b>a<i>b</b>c</i>"),
    repeated("HTML that does not end", "<b>a"),
    repeated("tags that do not end", "<a "),
    repeated("comments that do not end", "<!-- "),
    // Links.
    repeated("links", "[a](https://x.y/a_b) "),
    repeated("touching links", "[a](https://x.y)b"),
    repeated("brackets", "["),
    repeated("open links", "[a]("),
    repeated("bare URLs with emphasis", "https://x.y/*a*_b_"),
    repeated("references", "[a] [^1] "),
    repeated("definitions", "[a]: b\n"),
    repeated("footnotes", "[^a]: b\n\n"),
    repeated("images in links", "[![a](b)](c)"),
    // Blocks.
    repeated("quotes in quotes", "> "),
    after(
        "lazy lines of a deep quote",
        "> > > > > > > > > > > > > > > a\n",
        "b\n",
    ),
    repeated("lists in lists", "- "),
    repeated("items of many paragraphs", "- a\n\n  b\n\n"),
    repeated("loose items", "1. a\n\n"),
    repeated("tables", "|a|b|\n|-|-|\n|c|d|\n\n"),
    after("one wide table", "|a|b|\n|-|-|\n", "|c|d|\n"),
    repeated("fences in fences", "````\n```\n"),
    repeated("blank lines", "a\n\n\n\n"),
    repeated("rules", "---\n\n"),
    repeated("headings", "# *a* #\n"),
    repeated("hard breaks", "a\\\n"),
    repeated("HTML blocks", "<div>\n\na\n\n</div>\n\n"),
    repeated("HTML lists", "<ul><li>a"),
    repeated("HTML tables", "<table><tr><td>a"),
    repeated("entities", "&amp;&#42;"),
];
