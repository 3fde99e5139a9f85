//! The walk over a tree, and how rules report.

use std::fmt::Write as _;

use super::super::element::{Attribute, Element, Node};
use super::super::language::ElementSpec;
use super::{Context, Rule, rules};
use crate::diagnostic::{Applicability, Diagnostic, Edit, Fix};
use crate::text::Span;
use crate::text::nearest;

/// An element on the walk, with what is known about it.
#[derive(Clone, Copy)]
pub(super) struct Place<'e> {
    /// The element.
    pub(super) element: &'e Element,
    /// Its row in the language table.
    pub(super) spec: &'static ElementSpec,
    /// The element around it.
    pub(super) parent: Option<&'e Element>,
    /// Its number in [`Checker::path`].
    id: usize,
}

impl<'e> Place<'e> {
    /// The name of the element around it; empty at the root.
    pub(super) fn parent_name(&self) -> &'e str {
        self.parent.map_or("", |parent| &parent.name)
    }

    pub(super) fn attribute(&self, name: &str) -> Option<&'e Attribute> {
        self.element.attribute_node(name)
    }

    /// The value of an attribute, without the white space around it.
    pub(super) fn value(&self, name: &str) -> Option<&'e str> {
        self.element.attribute(name).map(str::trim_ascii)
    }
}

/// The part of an element that a finding is about.
#[derive(Clone, Copy)]
pub(super) enum At<'e> {
    /// The name in the start tag.
    Name,
    /// The value of an attribute.
    Value(&'e Attribute),
    /// The name of an attribute.
    Attribute(&'e Attribute),
    /// The text, white space around it left out.
    Text,
    /// A node in it, by its number.
    Child(usize),
}

/// What the rules share while a document is walked.
pub(super) struct Checker<'e> {
    pub(super) context: Context,
    /// The text that the tree was read from, if it was: some fixes need it.
    pub(super) source: Option<&'e str>,
    /// What was found, each with its place in the tree: the numbers of the nodes down to it.
    found: Vec<(Vec<usize>, Diagnostic)>,
    /// How many more names are searched for the one that was meant: a search costs some microseconds.
    searches: usize,
    /// For each element met so far, the number of the one around it and its number in there.
    path: Vec<(usize, usize)>,
}

impl<'e> Checker<'e> {
    pub(super) fn new(context: Context, source: Option<&'e str>) -> Self {
        Self {
            context,
            source,
            found: Vec::new(),
            searches: 100,
            path: Vec::new(),
        }
    }

    /// Walks the tree and asks every rule. The stack of what is left to do lives on the heap.
    pub(super) fn walk(&mut self, root: &'e Element) {
        let Some(spec) = rules::envelope::root(self, root) else {
            return;
        };
        self.path.push((0, 0));
        let mut rest = vec![Place {
            element: root,
            spec,
            parent: None,
            id: 0,
        }];
        while let Some(place) = rest.pop() {
            rules::check(self, place);
            let first = rest.len();
            for (index, node) in place.element.children.iter().enumerate() {
                let Node::Element(child) = node else { continue };
                let id = self.path.len();
                self.path.push((place.id, index));
                // A child whose name the language does not have is reported, and not looked into.
                if let Some(spec) = rules::vocabulary::resolve(self, place, child, index) {
                    rest.push(Place {
                        element: child,
                        spec,
                        parent: Some(place.element),
                        id,
                    });
                }
            }
            rest[first..].reverse();
        }
    }

    /// Ends the walk: findings in the order of the text, or of the tree where it has no text.
    pub(super) fn finish(mut self) -> Vec<Diagnostic> {
        self.found.sort_by(|(at, a), (bt, b)| {
            (a.span.start, a.span.end, at, &a.code).cmp(&(b.span.start, b.span.end, bt, &b.code))
        });
        self.found
            .into_iter()
            .map(|(_, diagnostic)| diagnostic)
            .collect()
    }

    /// Reports a finding about an element.
    pub(super) fn report(
        &mut self,
        rule: &'static Rule,
        place: Place<'e>,
        at: At<'e>,
        message: impl Into<String>,
    ) -> &mut Diagnostic {
        let (span, tail) = match at {
            At::Name => (place.element.name_span(), String::new()),
            At::Value(attribute) => (value_span(attribute), attribute_key(attribute)),
            At::Attribute(attribute) => (attribute.name_span, attribute_key(attribute)),
            At::Text => text_place(place.element, self.source),
            At::Child(index) => {
                let child = &place.element.children[index];
                let span = match child {
                    Node::Element(element) => element.name_span(),
                    other => other.span(),
                };
                (span, format!(".children[{index}]"))
            }
        };
        let mut steps = self.steps(place.id);
        let mut key = String::from("$");
        for index in &steps {
            let _infallible = write!(key, ".children[{index}]");
        }
        key.push_str(&tail);
        if let At::Child(index) = at {
            steps.push(index);
        }
        let diagnostic = self.push(rule, span, message.into(), steps);
        diagnostic.key = Some(key);
        if diagnostic.url.is_none() {
            diagnostic.url = Some(place.spec.docs.into());
        }
        diagnostic
    }

    /// Reports a finding about a piece of the text.
    pub(super) fn report_span(
        &mut self,
        rule: &'static Rule,
        span: Span,
        message: impl Into<String>,
    ) -> &mut Diagnostic {
        self.push(rule, span, message.into(), Vec::new())
    }

    fn push(
        &mut self,
        rule: &'static Rule,
        span: Span,
        message: String,
        steps: Vec<usize>,
    ) -> &mut Diagnostic {
        let mut diagnostic = Diagnostic::new(rule.code, rule.name, rule.severity, span, message);
        if let Some(code) = rule.twilio {
            set_twilio(&mut diagnostic, code);
        }
        self.found.push((steps, diagnostic));
        let last = self.found.len() - 1;
        &mut self.found[last].1
    }

    /// The numbers of the nodes on the way from the root to an element.
    fn steps(&self, mut id: usize) -> Vec<usize> {
        let mut steps = Vec::new();
        while id != 0 {
            let (parent, index) = self.path[id];
            steps.push(index);
            id = parent;
        }
        steps.reverse();
        steps
    }

    /// Finds the known name that somebody meant.
    pub(super) fn nearest(&mut self, name: &str, known: &[&'static str]) -> Option<&'static str> {
        self.searches = self.searches.checked_sub(1)?;
        nearest(name, known.iter().copied())
    }

    /// The text of the source that a span covers; `None` where the tree was not read from one.
    pub(super) fn slice(&self, span: Span) -> Option<&'e str> {
        self.source?.get(span.range())
    }

    /// Edits that give an element another name, in both its tags.
    pub(super) fn rename(&self, element: &Element, name: &str) -> Option<Vec<Edit>> {
        let all = self.slice(element.span)?;
        let start = element.name_span();
        let mut edits = vec![Edit::new(start, name)];
        if !all.ends_with("/>") {
            let at = element.span.start + all.rfind("</")? + 2;
            edits.push(Edit::new(Span::new(at, at + element.name.len()), name));
        }
        Some(edits)
    }
}

/// Names Twilio's code for a finding, and its page.
pub(super) fn set_twilio(diagnostic: &mut Diagnostic, code: u32) {
    diagnostic.twilio = Some(code);
    diagnostic.url = Some(format!("https://www.twilio.com/docs/api/errors/{code}").into());
}

/// A fix that replaces one span; `None` where the tree was not read from a text.
pub(super) fn replace(
    span: Span,
    text: impl Into<String>,
    message: String,
    how: Applicability,
) -> Option<Fix> {
    // An empty value has an empty span, but never at 0, where the document begins.
    (span.end > 0).then(|| Fix::new(message, how, vec![Edit::new(span, text)]))
}

fn value_span(attribute: &Attribute) -> Span {
    // Nothing can be shown of an empty value: its attribute stands for it.
    if attribute.value_span.is_empty() {
        attribute.name_span
    } else {
        attribute.value_span
    }
}

fn attribute_key(attribute: &Attribute) -> String {
    let is_plain = |name: &str| name.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if is_plain(&attribute.name) {
        format!(".attributes.{}", attribute.name)
    } else {
        format!(".attributes['{}']", attribute.name)
    }
}

fn text_place(element: &Element, source: Option<&str>) -> (Span, String) {
    let texts = || {
        element
            .children
            .iter()
            .enumerate()
            .filter(|(_, node)| node.as_text().is_some())
    };
    let is_blank = |node: &Node| {
        node.as_text()
            .is_none_or(|text| text.trim_ascii().is_empty())
    };
    let Some((index, node)) = texts()
        .find(|(_, node)| !is_blank(node))
        .or_else(|| texts().next())
    else {
        return (element.name_span(), String::new());
    };
    let mut span = node.span();
    if let Some(text) = source.and_then(|source| source.get(span.range())) {
        let trimmed = text.trim_ascii();
        if !trimmed.is_empty() {
            span.start += text.len() - text.trim_ascii_start().len();
            span.end = span.start + trimmed.len();
        }
    }
    (span, format!(".children[{index}]"))
}
