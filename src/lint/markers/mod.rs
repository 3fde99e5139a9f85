//! What delimiters that do not format were meant to be: one reading, which the rules of formatting and of Markdown share,
//! so that one slip is one finding.
//!
//! `lines` are those of the language, `run` finds the delimiters, `double` pairs Markdown's (`**x**`), `single` all others, `stray` what is left,
//! `edits` makes and proves fixes.

mod double;
pub(in crate::lint) mod edits;
mod lines;
mod run;
mod single;
mod stray;

pub(in crate::lint) use lines::{Line, LineKind, lines};
pub(in crate::lint) use run::is_copy;
pub(in crate::lint) use single::marker_of;

use run::Run;

use super::Message;
use crate::text::Span;

/// A slip: delimiters, and what is wrong with them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::lint) struct Slip {
    pub(in crate::lint) kind: SlipKind,
    /// The delimiter.
    pub(in crate::lint) marker: char,
    /// What to underline.
    pub(in crate::lint) span: Span,
    /// The opening delimiters; of a stray marker, the marker.
    pub(in crate::lint) open: Span,
    /// The closing delimiters; where there are none, the same as `open`.
    pub(in crate::lint) close: Span,
}

/// What can be wrong with delimiters. Each is the finding of one rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::lint) enum SlipKind {
    /// `**x**`, `__x__`.
    MarkdownBold,
    /// `***x***`, `___x___`.
    MarkdownBoldItalic,
    /// `~~x~~`.
    MarkdownStrike,
    /// `*x` without a partner, or one more delimiter than there are partners.
    Unclosed,
    /// A backtick without a partner.
    UnclosedCode,
    /// `* x *`.
    SpaceInside,
    /// `a*x*`, `a*x*b`.
    Intraword,
    /// `*a⏎b*`.
    CrossesNewline,
    /// `*x*a`.
    GluedAfter,
    /// `**`, `*_ _*`.
    Empty,
    /// `*a _b* c_`: the pair of `_`.
    Overlapping,
    /// `*a *b* c*`: the inner pair.
    Redundant,
    /// `*x` that may be an item of a list.
    ListOrBold,
}

/// Everything that was read of a message's delimiters.
#[derive(Debug, Default)]
pub(in crate::lint) struct Markers {
    slips: Vec<Slip>,
}

impl Markers {
    /// Reads the delimiters of a message.
    pub(super) fn read(message: &Message<'_>) -> Self {
        if memchr::memchr3(b'*', b'_', b'~', message.text.as_bytes()).is_none()
            && !message.text.contains('`')
        {
            return Self::default();
        }
        let mut slips = Vec::new();
        let lines = message.rows();
        let mut runs = run::runs(message, lines);
        double::pair(message, lines, &mut runs, &mut slips);
        single::pair(message, lines, &mut runs, &mut slips);
        slips.sort_by_key(|slip| (slip.span.start, slip.span.end));
        Self { slips }
    }

    /// The slips of one kind, in order.
    pub(in crate::lint) fn of(&self, kind: SlipKind) -> impl Iterator<Item = &Slip> {
        self.slips.iter().filter(move |slip| slip.kind == kind)
    }

    /// The slips, in order.
    pub(in crate::lint) fn all(&self) -> &[Slip] {
        &self.slips
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::{Config, Profile};
    use crate::source::{self, Format};

    fn slips(text: &str) -> Vec<(SlipKind, String)> {
        let source = source::read(Format::Text, text).unwrap();
        let config = Config::default();
        let message = Message::new(&source.entries[0], Profile::WhatsappSession, &config);
        let slips = message.markers().all().iter();
        slips
            .map(|slip| (slip.kind, message.slice(slip.span).to_owned()))
            .collect()
    }

    #[test]
    fn each_slip_has_one_kind() {
        use SlipKind::*;
        for (text, expected) in [
            ("**x y**", vec![(MarkdownBold, "**x y**")]),
            ("__so__", vec![(MarkdownBold, "__so__")]),
            ("***x***", vec![(MarkdownBoldItalic, "***x***")]),
            ("**_so_**", vec![(MarkdownBold, "**_so_**")]),
            ("~~so~~", vec![(MarkdownStrike, "~~so~~")]),
            ("**one\ntwo**", vec![(MarkdownBold, "**one\ntwo**")]),
            ("super**bold**ly", vec![(MarkdownBold, "**bold**")]),
            ("*Sale ends", vec![(Unclosed, "*")]),
            ("Hi *Ana, bye", vec![(Unclosed, "*")]),
            ("*so**", vec![(Unclosed, "*")]),
            (
                "Only * two seats * left",
                vec![(SpaceInside, "* two seats *")],
            ),
            ("a *two * left", vec![(SpaceInside, "*two *")]),
            ("a ** two ** left", vec![(SpaceInside, "** two **")]),
            ("* bold *", vec![(SpaceInside, "* bold *")]),
            ("is*Rafael*", vec![(Intraword, "*Rafael*")]),
            ("super*bold*ly", vec![(Intraword, "*bold*")]),
            ("*Note:*text", vec![(GluedAfter, "*Note:*")]),
            ("_ x_", vec![(SpaceInside, "_ x_")]),
            ("* x *", vec![(SpaceInside, "* x *")]),
            ("*x*y", vec![(GluedAfter, "*x*")]),
            ("*a\nb*", vec![(CrossesNewline, "*a\nb*")]),
            ("*one\ntwo*", vec![(CrossesNewline, "*one\ntwo*")]),
            ("Hello **, bye", vec![(Empty, "**")]),
            ("Hello *_ _*, bye", vec![(Empty, "*_ _*")]),
            ("*a _b* c_", vec![(Overlapping, "_b* c_")]),
            ("*a *b* c*", vec![(Redundant, "*a *b* c*")]),
            ("*Pizza\n*Pasta", vec![(ListOrBold, "*"), (ListOrBold, "*")]),
            ("Run `this", vec![(UnclosedCode, "`")]),
        ] {
            let expected: Vec<_> = expected
                .into_iter()
                .map(|(kind, text)| (kind, text.to_owned()))
                .collect();
            assert_eq!(slips(text), expected, "{text:?}");
        }
    }

    #[test]
    fn what_is_no_markup_is_no_slip() {
        for text in [
            "2 * 3 * 4 = 24",
            "a * b * c",
            "a*b*c",
            "*3*4",
            "2*3*4 and 10*20cm",
            "price * quantity * 1.19 = total",
            "snake_case_name and __init__.py",
            "Card ****1234 or **34",
            "Tax ***-**-9",
            "____ / __/__/____",
            "Price from $10*\n*Terms apply",
            "Hotel 4* in Rome",
            "~30 min (~$5), 9:00 ~ 18:00, 5~10",
            "好的~ 您好~",
            "~ Menu ~",
            "-_- ^_^ :* >_< ¯\\_(ツ)_/¯",
            "Dial *123# or *611",
            "*.jpg and *.png",
            "sh*t and f*ck",
            "don`t and can`t",
            "Pizza * Pasta * Salad * Soup",
            "{{_name}} {{first_name}}",
            "@juan_ and _id of foo_",
            "\\*x\\*",
            "***",
            "* * *",
            "~*~*~*~",
        ] {
            assert_eq!(slips(text), [], "{text:?}");
        }
    }
}
