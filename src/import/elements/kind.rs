//! The table of elements: what each is to a message.

use crate::import::LossKind;
use crate::import::build::Style;

/// What an element is to a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import) enum Element {
    Style(Style),
    /// Text in quotation marks.
    Quotation,
    /// How the characters before it are read.
    Reading,
    /// Text that is shown without what the element would add to it.
    Plain(LossKind),
    /// An element that changes nothing; unknown ones too.
    Inline,
    Link,
    /// A link in an image.
    Area,
    Image,
    /// A box to tick, or another field.
    Input,
    Break,
    Rule,
    Paragraph,
    /// Lines of their own, without a blank line around them.
    Block,
    Heading,
    Quote,
    Code,
    BulletList,
    OrderedList,
    Item,
    /// An item as Word writes it: a paragraph whose style says so.
    WordItem,
    DefinitionList,
    Term,
    Definition,
    Table,
    /// A table that only lays out the page.
    Layout,
    /// Rows that belong together.
    Rows,
    Row,
    HeaderCell,
    Cell,
    /// What is inside is not shown.
    Hidden,
    /// As `Hidden`, and there is nothing inside.
    Embedded,
    /// Nothing is inside, and there is nothing to show.
    Void,
}

/// The elements, in the order of the alphabet; all others are [`Element::Inline`].
const ELEMENTS: &[(&str, Element)] = &[
    ("a", Element::Link),
    ("address", Element::Block),
    ("area", Element::Area),
    ("article", Element::Block),
    ("aside", Element::Block),
    ("audio", Element::Hidden),
    ("b", Element::Style(Style::Strong)),
    ("base", Element::Void),
    ("basefont", Element::Void),
    ("bgsound", Element::Void),
    ("big", Element::Plain(LossKind::Appearance)),
    ("blockquote", Element::Quote),
    ("body", Element::Block),
    ("br", Element::Break),
    ("canvas", Element::Hidden),
    ("caption", Element::Paragraph),
    ("center", Element::Block),
    ("cite", Element::Style(Style::Emphasis)),
    ("code", Element::Style(Style::Code)),
    ("col", Element::Void),
    ("dd", Element::Definition),
    ("del", Element::Style(Style::Strikethrough)),
    ("details", Element::Block),
    ("dfn", Element::Style(Style::Emphasis)),
    ("dialog", Element::Block),
    ("dir", Element::BulletList),
    ("div", Element::Block),
    ("dl", Element::DefinitionList),
    ("dt", Element::Term),
    ("em", Element::Style(Style::Emphasis)),
    ("embed", Element::Embedded),
    ("fieldset", Element::Block),
    ("figcaption", Element::Block),
    ("figure", Element::Block),
    ("font", Element::Plain(LossKind::Appearance)),
    ("footer", Element::Block),
    ("form", Element::Block),
    ("frame", Element::Void),
    ("h1", Element::Heading),
    ("h2", Element::Heading),
    ("h3", Element::Heading),
    ("h4", Element::Heading),
    ("h5", Element::Heading),
    ("h6", Element::Heading),
    ("head", Element::Hidden),
    ("header", Element::Block),
    ("hr", Element::Rule),
    ("html", Element::Block),
    ("i", Element::Style(Style::Emphasis)),
    ("iframe", Element::Hidden),
    ("img", Element::Image),
    ("input", Element::Input),
    ("ins", Element::Plain(LossKind::Underline)),
    ("kbd", Element::Style(Style::Code)),
    ("keygen", Element::Void),
    ("legend", Element::Block),
    ("li", Element::Item),
    ("link", Element::Void),
    ("main", Element::Block),
    ("mark", Element::Plain(LossKind::Appearance)),
    ("menu", Element::BulletList),
    ("meta", Element::Void),
    ("nav", Element::Block),
    ("noscript", Element::Hidden),
    ("object", Element::Hidden),
    ("ol", Element::OrderedList),
    ("option", Element::Block),
    ("p", Element::Paragraph),
    ("param", Element::Void),
    ("pre", Element::Code),
    ("q", Element::Quotation),
    ("rp", Element::Inline),
    ("rt", Element::Reading),
    ("s", Element::Style(Style::Strikethrough)),
    ("samp", Element::Style(Style::Code)),
    ("script", Element::Hidden),
    ("section", Element::Block),
    ("select", Element::Hidden),
    ("small", Element::Plain(LossKind::Appearance)),
    ("source", Element::Void),
    ("strike", Element::Style(Style::Strikethrough)),
    ("strong", Element::Style(Style::Strong)),
    ("style", Element::Hidden),
    ("sub", Element::Plain(LossKind::Script)),
    ("summary", Element::Block),
    ("sup", Element::Plain(LossKind::Script)),
    ("svg", Element::Hidden),
    ("table", Element::Table),
    ("tbody", Element::Rows),
    ("td", Element::Cell),
    ("template", Element::Hidden),
    ("textarea", Element::Hidden),
    ("tfoot", Element::Rows),
    ("th", Element::HeaderCell),
    ("thead", Element::Rows),
    ("title", Element::Hidden),
    ("tr", Element::Row),
    ("track", Element::Void),
    ("tt", Element::Style(Style::Code)),
    ("u", Element::Plain(LossKind::Underline)),
    ("ul", Element::BulletList),
    ("var", Element::Style(Style::Emphasis)),
    ("video", Element::Hidden),
    ("wbr", Element::Void),
];

/// The elements that go on behind a block in which they were not ended, as browsers have it.
pub(super) const FORMATTING: &[&str] = &[
    "b", "big", "code", "em", "font", "i", "s", "small", "strike", "strong", "tt", "u",
];

/// The elements that may stand in the head of a page; what stands nowhere is left out.
pub(super) const HEAD: &[&str] = &["noscript", "script", "style", "template", "title"];

/// Elements that change nothing by themselves, those of mathematics among them, in the order of the alphabet.
#[cfg(feature = "import-markdown")]
const PASSIVE: &[&str] = &[
    "abbr",
    "acronym",
    "annotation",
    "applet",
    "bdi",
    "bdo",
    "blink",
    "button",
    "colgroup",
    "data",
    "datalist",
    "frameset",
    "hgroup",
    "label",
    "map",
    "marquee",
    "math",
    "meter",
    "mfrac",
    "mi",
    "mn",
    "mo",
    "mover",
    "mroot",
    "mrow",
    "ms",
    "mspace",
    "msqrt",
    "mstyle",
    "msub",
    "msubsup",
    "msup",
    "mtable",
    "mtd",
    "mtext",
    "mtr",
    "munder",
    "munderover",
    "nobr",
    "noframes",
    "optgroup",
    "output",
    "picture",
    "plaintext",
    "progress",
    "rb",
    "rtc",
    "ruby",
    "search",
    "semantics",
    "slot",
    "span",
    "time",
    "xmp",
];

/// Whether HTML has an element of a name in lower case.
#[cfg(feature = "import-markdown")]
pub(in crate::import) fn is_known(name: &str) -> bool {
    Element::of(name) != Element::Inline || PASSIVE.binary_search(&name).is_ok()
}

impl Element {
    /// What the element of a name in lower case is.
    pub(super) fn of(name: &str) -> Self {
        ELEMENTS
            .binary_search_by(|(known, _)| (*known).cmp(name))
            .map_or(Self::Inline, |index| ELEMENTS[index].1)
    }

    /// Whether the element has no content, and no end tag.
    pub(super) fn is_void(self) -> bool {
        matches!(
            self,
            Self::Break
                | Self::Rule
                | Self::Area
                | Self::Image
                | Self::Input
                | Self::Embedded
                | Self::Void
        )
    }

    /// Whether the element stands in a line.
    pub(super) fn is_inline(self) -> bool {
        matches!(
            self,
            Self::Style(_)
                | Self::Quotation
                | Self::Reading
                | Self::Plain(_)
                | Self::Inline
                | Self::Link
                | Self::Area
                | Self::Image
                | Self::Input
                | Self::Embedded
                | Self::Void
                | Self::Break
        )
    }

    /// Whether the element is a table or a part of one.
    pub(super) fn is_of_table(self) -> bool {
        matches!(
            self,
            Self::Table | Self::Layout | Self::Rows | Self::Row | Self::HeaderCell | Self::Cell
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_can_be_found() {
        assert!(ELEMENTS.is_sorted_by(|(left, _), (right, _)| left < right));
        assert_eq!(Element::of("b"), Element::Style(Style::Strong));
        assert_eq!(Element::of("var"), Element::Style(Style::Emphasis));
        assert_eq!(Element::of("blink"), Element::Inline);
    }

    #[cfg(feature = "import-markdown")]
    #[test]
    fn elements_are_told_from_other_names() {
        assert!(PASSIVE.is_sorted());
        assert!(is_known("b") && is_known("span") && !is_known("string"));
    }
}
