//! Who is measured: each contender as a function from a text to a number that depends on all of its work.
//!
//! Each call makes its result anew and frees it. What a library keeps between calls by itself stays
//! as it is in use: wamark has a scratch buffer per thread, with the contracted words it has seen.
//! Every parser has the options it has by default; the Markdown parsers thus look for no
//! strikethrough and no tables, which is in their favour.
#![allow(
    dead_code,
    reason = "each target that includes this module uses its own part of it"
)]

/// One way to do the work.
#[derive(Clone, Copy)]
pub(crate) struct Contender {
    pub(crate) name: &'static str,
    pub(crate) run: fn(&str) -> usize,
}

/// Those that make HTML; wamark first, then what it is compared to.
pub(crate) const HTML: [Contender; 6] = [
    Contender {
        name: "wamark",
        run: html::wamark,
    },
    Contender {
        name: "pulldown-cmark",
        run: html::pulldown_cmark,
    },
    Contender {
        name: "comrak",
        run: html::comrak,
    },
    Contender {
        name: "jotdown",
        run: html::jotdown,
    },
    Contender {
        name: "markdown-rs",
        run: html::markdown_rs,
    },
    Contender {
        name: "by hand",
        run: html::limit,
    },
];

/// Those that only read; in the same order.
pub(crate) const PARSE: [Contender; 6] = [
    Contender {
        name: "wamark",
        run: parse::wamark,
    },
    Contender {
        name: "pulldown-cmark",
        run: parse::pulldown_cmark,
    },
    Contender {
        name: "comrak",
        run: parse::comrak,
    },
    Contender {
        name: "jotdown",
        run: parse::jotdown,
    },
    Contender {
        name: "markdown-rs",
        run: parse::markdown_rs,
    },
    Contender {
        name: "memchr",
        run: parse::memchr,
    },
];

/// Text in, HTML out; gives the length of the HTML.
pub(crate) mod html {
    use crate::limit;

    pub(crate) fn wamark(text: &str) -> usize {
        wamark::render::html(&wamark::parse(text)).len()
    }

    pub(crate) fn pulldown_cmark(text: &str) -> usize {
        let mut out = String::with_capacity(text.len() * 3 / 2);
        pulldown_cmark::html::push_html(&mut out, pulldown_cmark::Parser::new(text));
        out.len()
    }

    pub(crate) fn comrak(text: &str) -> usize {
        comrak::markdown_to_html(text, &comrak::Options::default()).len()
    }

    pub(crate) fn jotdown(text: &str) -> usize {
        jotdown::html::render_to_string(jotdown::Parser::new(text)).len()
    }

    pub(crate) fn markdown_rs(text: &str) -> usize {
        markdown::to_html(text).len()
    }

    pub(crate) fn limit(text: &str) -> usize {
        let mut out = String::new();
        limit::html(text, &mut out);
        out.len()
    }
}

/// Text in, whatever the parser makes of it out, nothing rendered.
pub(crate) mod parse {
    /// A whole tree.
    pub(crate) fn wamark(text: &str) -> usize {
        wamark::parse(text).source().len()
    }

    /// Events, one by one.
    pub(crate) fn pulldown_cmark(text: &str) -> usize {
        pulldown_cmark::Parser::new(text).count()
    }

    /// A whole tree.
    pub(crate) fn comrak(text: &str) -> usize {
        let arena = comrak::Arena::new();
        let root = comrak::parse_document(&arena, text, &comrak::Options::default());
        root.children().count()
    }

    /// Events, one by one.
    pub(crate) fn jotdown(text: &str) -> usize {
        jotdown::Parser::new(text).count()
    }

    /// A whole tree.
    pub(crate) fn markdown_rs(text: &str) -> usize {
        let tree = markdown::to_mdast(text, &markdown::ParseOptions::default());
        tree.map_or(0, |root| root.children().map_or(0, Vec::len))
    }

    /// No parser: finds line breaks, which is the least that reading a text can cost.
    pub(crate) fn memchr(text: &str) -> usize {
        memchr::memchr_iter(b'\n', text.as_bytes()).count()
    }
}
