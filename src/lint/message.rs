//! One string of copy as rules see it: parsed once, with the facts that many rules ask for.

use std::cell::OnceCell;

use super::markers::{Line, Markers, lines};
use super::phrases::{self, Hit};
use super::{Category, Config, Profile, characters};
use crate::diagnostic::{Applicability, Edit, Fix};
use crate::markup::{BlockKind, Document, InlineKind, Node};
use crate::source::{Entry, Role};
use crate::text::Span;

/// One string of copy: its text, its tree, and what one walk over the tree gathered. All spans are bytes of [`text`](Self::text).
#[derive(Debug)]
#[non_exhaustive]
pub struct Message<'m> {
    /// Where the string stands.
    pub entry: &'m Entry<'m>,
    /// The decoded text.
    pub text: &'m str,
    /// What part of a message it is.
    pub role: Role,
    /// What it is sent as.
    pub profile: Profile,
    /// The category of its template.
    pub category: Option<Category>,
    /// The locale, if known: `pt-BR`.
    pub locale: Option<&'m str>,
    /// Names of the variables that are filled in, where the string's container or its key in the configuration tells.
    pub given: Option<&'m [String]>,
    /// The tree.
    pub document: Document<'m>,
    /// Literal text: what is neither code nor URL, delimiters that format left out.
    pub texts: Vec<Span>,
    /// Code, with its backticks: inline code and monospace.
    pub codes: Vec<Span>,
    /// URLs that WhatsApp links, without the punctuation and delimiters behind them.
    pub links: Vec<Span>,
    /// Spans that format, with their delimiters, from outside in.
    pub styles: Vec<(Style, Span)>,
    /// The characters of ASCII that the text has, a bit each.
    ascii: u128,
    is_plain: OnceCell<bool>,
    variables: OnceCell<Vec<Variable>>,
    rows: OnceCell<Vec<Line>>,
    markers: OnceCell<Markers>,
    phrases: OnceCell<Vec<Hit>>,
}

/// A style that a pair of delimiters gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Style {
    /// `*…*`.
    Strong,
    /// `_…_`.
    Emphasis,
    /// `~…~`.
    Strikethrough,
}

impl Style {
    /// The style that a node gives, with its span, if it gives one.
    pub(super) fn of(node: Node<'_>) -> Option<(Self, Span)> {
        let Node::Inline(inline) = node else {
            return None;
        };
        let style = match inline.kind() {
            InlineKind::Strong(_) => Self::Strong,
            InlineKind::Emphasis(_) => Self::Emphasis,
            InlineKind::Strikethrough(_) => Self::Strikethrough,
            _ => return None,
        };
        Some((style, inline.span()))
    }
}

/// A variable of a template, `{{1}}` or `{{name}}`, well-formed or nearly so.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Variable {
    /// The bytes of the text, braces included.
    pub span: Span,
    /// What stands between the braces, without the space around.
    pub name: String,
    /// Whether it is a number or a name.
    pub kind: VariableKind,
}

/// What stands between the braces of a [`Variable`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum VariableKind {
    /// A number: `{{1}}`.
    Positional(u32),
    /// A name: `{{order_id}}`; anything else too, such as `{{order #}}`.
    Named,
}

impl<'m> Message<'m> {
    /// Parses a string and walks over its tree once.
    #[must_use]
    pub fn new(entry: &'m Entry<'m>, profile: Profile, config: &'m Config) -> Self {
        let text: &str = &entry.text;
        let document = crate::markup::parse(text);
        let (mut texts, mut codes, mut links, mut styles) = (vec![], vec![], vec![], vec![]);
        for node in document.nodes() {
            let span = node.span();
            let inline = match node {
                Node::Inline(inline) => inline,
                Node::Block(block) if matches!(block.kind(), BlockKind::Monospace(_)) => {
                    codes.push(span);
                    continue;
                }
                Node::Block(_) | Node::ListItem(_) => continue,
            };
            match inline.kind() {
                InlineKind::Text(_) => texts.push(span),
                InlineKind::InlineCode(_) | InlineKind::Monospace(_) => codes.push(span),
                InlineKind::Link(_) => links.push(span),
                InlineKind::Strong(_)
                | InlineKind::Emphasis(_)
                | InlineKind::Strikethrough(_)
                | InlineKind::HardBreak => styles.extend(Style::of(node)),
            }
        }
        Self {
            entry,
            text,
            role: entry.role,
            profile,
            category: config.category,
            locale: entry.locale.as_deref().or(config.locale.as_deref()),
            given: entry.declared.as_deref(),
            document,
            texts,
            codes,
            links,
            styles,
            ascii: ascii(text),
            is_plain: OnceCell::new(),
            variables: OnceCell::new(),
            rows: OnceCell::new(),
            markers: OnceCell::new(),
            phrases: OnceCell::new(),
        }
    }

    /// The text of a span.
    ///
    /// # Panics
    ///
    /// Panics where the span is not one of this text.
    #[must_use]
    pub fn slice(&self, span: Span) -> &'m str {
        &self.text[span.range()]
    }

    /// Whether all characters of a needle stand somewhere in the text. Says no for most needles that the text does not hold,
    /// in less time than a search takes to begin. The needle is ASCII.
    pub(super) fn may_hold(&self, needle: &str) -> bool {
        let needle = ascii(needle);
        self.ascii & needle == needle
    }

    /// Whether the text has no character that could be wrong by itself or beside others.
    pub(super) fn is_plain(&self) -> bool {
        let is_plain = || self.text.chars().all(characters::is_plain);
        *self.is_plain.get_or_init(is_plain)
    }

    /// The variables, `{{…}}`, in order, those in code and URLs too.
    pub fn variables(&self) -> &[Variable] {
        self.variables.get_or_init(|| variables(self.text))
    }

    /// Whether the text still formats in the same way once it is edited: the same nodes in the same order.
    #[must_use]
    pub fn keeps_format(&self, edits: &[Edit]) -> bool {
        let fix = Fix::new("", Applicability::Safe, edits.to_vec());
        let Some(fixed) = fix.apply(self.text) else {
            return false;
        };
        let fixed = crate::markup::parse(&fixed);
        let names = |document: &Document<'_>| -> Vec<&'static str> {
            let nodes = document.nodes().map(Node::name);
            nodes.filter(|name| *name != "text").collect()
        };
        names(&self.document) == names(&fixed)
    }

    /// The lines of the text, without their line breaks.
    pub fn lines(&self) -> impl Iterator<Item = Span> + use<'m> {
        let text = self.text;
        text.split_inclusive('\n').map(move |line| {
            let start = line.as_ptr() as usize - text.as_ptr() as usize;
            let line = line.strip_suffix('\n').unwrap_or(line);
            let line = line.strip_suffix('\r').unwrap_or(line);
            Span::new(start, start + line.len())
        })
    }

    /// The lines as the language has them: none inside monospace, and each with its block marker told apart.
    pub(super) fn rows(&self) -> &[Line] {
        self.rows.get_or_init(|| lines(&self.document))
    }

    /// What delimiters that do not format were meant to be.
    pub(super) fn markers(&self) -> &Markers {
        self.markers.get_or_init(|| Markers::read(self))
    }

    /// The phrases of the lists in `data/` that stand in literal text, in the order of their ends.
    pub(super) fn phrases(&self) -> &[Hit] {
        self.phrases.get_or_init(|| {
            let mut found = phrases::find(self.text, self.locale);
            found.retain(|hit| {
                !self.is_opaque(hit.span.start) && !self.is_in_variable(hit.span.start)
            });
            found
        })
    }

    /// Whether a place is in a variable.
    #[must_use]
    pub fn is_in_variable(&self, at: usize) -> bool {
        let variables = self.variables();
        let after = variables.partition_point(|it| it.span.start <= at);
        after > 0 && at < variables[after - 1].span.end
    }

    /// Whether a place is in code or in a URL.
    #[must_use]
    pub fn is_opaque(&self, at: usize) -> bool {
        let holds = |spans: &[Span]| {
            let after = spans.partition_point(|span| span.start <= at);
            after > 0 && at < spans[after - 1].end
        };
        holds(&self.codes) || holds(&self.links)
    }
}

/// The characters of ASCII in a text, a bit each.
fn ascii(text: &str) -> u128 {
    let bytes = text.bytes().filter(u8::is_ascii);
    bytes.fold(0, |set, byte| set | 1 << byte)
}

/// Finds `{{…}}` on one line, without braces inside.
fn variables(text: &str) -> Vec<Variable> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(open) = text[at..].find("{{").map(|open| at + open) {
        let inner = open + 2;
        let Some(end) = text[inner..].find(['{', '}', '\n']).map(|end| inner + end) else {
            break;
        };
        at = end;
        if !text[end..].starts_with("}}") {
            continue;
        }
        at = end + 2;
        let name = text[inner..end].trim();
        let digits = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_digit());
        let kind = match name.parse() {
            Ok(number) if digits => VariableKind::Positional(number),
            _ => VariableKind::Named,
        };
        found.push(Variable {
            span: Span::new(open, at),
            name: name.to_owned(),
            kind,
        });
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variables_are_found_with_their_kind() {
        let found = variables("{{1}} {{ name }} {{x {{2}} {{a\n}} {{}");
        let found: Vec<_> = found.iter().map(|it| (it.name.as_str(), it.kind)).collect();
        assert_eq!(
            found,
            [
                ("1", VariableKind::Positional(1)),
                ("name", VariableKind::Named),
                ("2", VariableKind::Positional(2)),
            ]
        );
    }
}
