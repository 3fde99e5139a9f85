//! The tags of HTML, and what a message has in their place.

/// A tag, and what a message has in its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tag {
    /// A style, by its marker.
    Style(&'static str),
    /// Inline code.
    Code,
    /// A line break.
    Break,
    /// A link.
    Link,
    /// An item of a list.
    Item,
    /// What stands on lines of its own.
    Block,
    /// Nothing.
    Other,
}

/// Tags whose names nobody uses for a placeholder.
const SURE: &[(&str, Tag)] = &[
    ("a", Tag::Link), ("b", Tag::Style("*")), ("big", Tag::Other), ("blockquote", Tag::Block), ("body", Tag::Block), ("br", Tag::Break),
    ("center", Tag::Block), ("del", Tag::Style("~")), ("div", Tag::Block), ("em", Tag::Style("_")), ("font", Tag::Other),
    ("h1", Tag::Block), ("h2", Tag::Block), ("h3", Tag::Block), ("h4", Tag::Block), ("h5", Tag::Block), ("h6", Tag::Block),
    ("hr", Tag::Block), ("html", Tag::Block), ("i", Tag::Style("_")), ("iframe", Tag::Other), ("img", Tag::Other), ("li", Tag::Item),
    ("ol", Tag::Block), ("p", Tag::Block), ("pre", Tag::Block), ("s", Tag::Style("~")), ("span", Tag::Other), ("strike", Tag::Style("~")),
    ("strong", Tag::Style("*")), ("sub", Tag::Other), ("sup", Tag::Other), ("tbody", Tag::Block), ("td", Tag::Other), ("th", Tag::Other),
    ("thead", Tag::Block), ("tr", Tag::Block), ("tt", Tag::Code), ("u", Tag::Other), ("ul", Tag::Block),
];

/// Tags whose names are words too: only with their closing tag or with attributes.
const WORDS: &[(&str, Tag)] = &[
    ("abbr", Tag::Other), ("address", Tag::Other), ("article", Tag::Block), ("aside", Tag::Block), ("button", Tag::Other),
    ("caption", Tag::Other), ("cite", Tag::Other), ("code", Tag::Code), ("dd", Tag::Block), ("dl", Tag::Block), ("dt", Tag::Block),
    ("figure", Tag::Block), ("footer", Tag::Block), ("form", Tag::Block), ("head", Tag::Block), ("header", Tag::Block), ("input", Tag::Other),
    ("ins", Tag::Other), ("kbd", Tag::Code), ("label", Tag::Other), ("link", Tag::Other), ("main", Tag::Block), ("mark", Tag::Other),
    ("nav", Tag::Block), ("option", Tag::Other), ("q", Tag::Other), ("samp", Tag::Code), ("script", Tag::Other), ("section", Tag::Block),
    ("select", Tag::Other), ("small", Tag::Other), ("style", Tag::Other), ("table", Tag::Block), ("textarea", Tag::Other),
    ("time", Tag::Other), ("title", Tag::Other), ("var", Tag::Code), ("video", Tag::Other),
];

/// The tag of a name, and whether the name alone shows that it is one.
pub(super) fn tag(name: &str) -> Option<(Tag, bool)> {
    let name = name.to_ascii_lowercase();
    let find = |list: &[(&str, Tag)]| list.iter().find(|it| it.0 == name).map(|it| it.1);
    find(SURE).map(|tag| (tag, true)).or_else(|| find(WORDS).map(|tag| (tag, false)))
}
