//! Pathological families: texts that make a careless parser slow, at any size.

/// A kind of text that grows with its size.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Family {
    /// What the family is called in tables and failures.
    pub(crate) name: &'static str,
    before: &'static str,
    unit: &'static str,
}

impl Family {
    /// The member with at most `size` bytes, and less than one unit below that.
    pub(crate) fn text(&self, size: usize) -> String {
        let count = size.saturating_sub(self.before.len()) / self.unit.len();
        let mut text = String::with_capacity(size);
        text.push_str(self.before);
        text.push_str(&self.unit.repeat(count));
        text
    }
}

pub(super) const fn repeated(name: &'static str, unit: &'static str) -> Family {
    Family {
        name,
        before: "",
        unit,
    }
}

pub(super) const fn after(name: &'static str, before: &'static str, unit: &'static str) -> Family {
    Family { name, before, unit }
}

/// All families.
pub(crate) const FAMILIES: &[Family] = &[
    // Spans that never close, close at once, or nest.
    repeated("openers of one kind", "*a "),
    repeated("openers of three kinds", "*a _b ~c "),
    repeated("glued delimiters", "*_~"),
    repeated("closers only", "a* "),
    repeated("openers and closers that cross", "*a _b* c_ "),
    repeated("touching spans", "*a*"),
    repeated("spaced spans", "_a_ "),
    repeated("nests of three", "*_~x~_*"),
    repeated("single and double delimiters", "*a **b "),
    repeated("runs of three", "***a***"),
    repeated("one long run", "*"),
    repeated("pairs", "** "),
    repeated("mentions", "@*"),
    repeated("delimiters inside words", "a_b*c~d"),
    repeated("delimiters between emoji and letters", "🔥*é_世~"),
    after("an opener and a long line", "*_~", "word "),
    // Code.
    repeated("spaced backticks", "` "),
    repeated("spaced pairs of backticks", "`` "),
    repeated("backticks before letters", "`a"),
    repeated("open inline code", "`a "),
    repeated("inline code", "`a` "),
    repeated("one long run of backticks", "`"),
    repeated("fences before letters", "```a"),
    repeated("blank monospace", "``` "),
    repeated("blank monospace lines", "```\n"),
    repeated("monospace", "```x```"),
    after("an unclosed fence", "```", "a b\n"),
    after("an unclosed fence and inline code", "``` ", "`a` "),
    // URLs.
    repeated("schemes", "http://"),
    repeated("schemes without one", "www."),
    repeated("schemes and delimiters", "www.*"),
    repeated("URLs that end in delimiters", "https://x.y/a_b* "),
    repeated("one long URL", "https://x.y/a_b*"),
    after("a URL of backticks", "https://", "`"),
    repeated("URLs up to code", "www.x`a`."),
    after("a URL of stops", "https://x.y/", ".,)"),
    // Blocks and lines.
    repeated("bullets in a row", "* "),
    repeated("blank bullets", "- \n"),
    repeated("items", "- *a\n"),
    repeated("quote markers in a row", "> "),
    repeated("quotes and items", "> a\n- b\n"),
    repeated("numbers in a row", "1. "),
    repeated("numbers out of order", "1. a\n5. b\n"),
    repeated("line feeds", "\n"),
    repeated("carriage returns", "\r"),
    repeated("both line breaks", "\r\n"),
    repeated("spaces", " "),
    after("a bullet before spaces", "- ", "\u{2003}"),
    // Nothing that means anything.
    repeated("one long line", "Nothing here means anything to a parser, "),
    repeated("one long word", "a"),
    repeated("emoji", "🔥"),
    after("combining marks", "*a", "\u{301}"),
    repeated("characters that HTML escapes", "<&>"),
    repeated("NUL", "\0"),
];
