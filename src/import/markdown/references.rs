//! Definitions of links and footnotes that stood in earlier pieces of a stream.

use std::borrow::Cow;
use std::cell::Cell;
use std::collections::{HashMap, HashSet};

use pulldown_cmark::{BrokenLink, BrokenLinkCallback, CowStr, RefDefs};
use unicase::UniCase;

/// A label as definitions are told apart by: without case.
pub(super) fn folded(label: &str) -> Cow<'_, str> {
    if label
        .bytes()
        .all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase())
    {
        Cow::Borrowed(label)
    } else {
        Cow::Owned(UniCase::new(label).to_folded_case())
    }
}

/// A URL and a title.
type Link = (String, String);

/// What earlier pieces define.
#[derive(Debug, Default)]
pub(super) struct References {
    links: HashMap<String, Link>,
    notes: HashSet<String>,
}

/// Resolves links by what earlier pieces define.
pub(super) struct Resolver<'r> {
    pub(super) references: &'r References,
    /// Where the first one begins that is not resolved.
    pub(super) unresolved: &'r Cell<usize>,
}

impl<'t> BrokenLinkCallback<'t> for Resolver<'_> {
    fn handle_broken_link(&mut self, link: BrokenLink<'t>) -> Option<(CowStr<'t>, CowStr<'t>)> {
        let known = self.references.link(&link.reference);
        if known.is_none() {
            let first = self.unresolved.get().min(link.span.start);
            self.unresolved.set(first);
        }
        known
    }
}

impl References {
    /// The URL and title of a label.
    pub(super) fn link<'t>(&self, label: &str) -> Option<(CowStr<'t>, CowStr<'t>)> {
        if self.links.is_empty() {
            return None;
        }
        let (url, title) = self.links.get(&*folded(label))?;
        Some((url.clone().into(), title.clone().into()))
    }

    pub(super) fn has_note(&self, label: &str) -> bool {
        !self.notes.is_empty() && self.notes.contains(&*folded(label))
    }

    /// The definitions of a piece that count: those of labels that are not known.
    pub(super) fn new_links(&self, definitions: &RefDefs<'_>) -> Vec<(String, Link)> {
        let mut new = Vec::new();
        for (label, definition) in definitions.iter() {
            let label = folded(label);
            if !self.links.contains_key(&*label) {
                let title = definition.title.as_deref().unwrap_or_default();
                new.push((
                    label.into_owned(),
                    (definition.dest.to_string(), title.to_owned()),
                ));
            }
        }
        new
    }

    /// Takes over what a piece defines.
    pub(super) fn define(&mut self, links: Vec<(String, Link)>, notes: &[String]) {
        self.links.extend(links);
        self.notes
            .extend(notes.iter().map(|label| folded(label).into_owned()));
    }

    /// Definitions to put in front of a piece, for the parser to know the notes that it refers to.
    pub(super) fn stubs(&self, piece: &str) -> String {
        let mut stubs = String::new();
        if self.notes.is_empty() {
            return stubs;
        }
        let mut written = HashSet::new();
        for (at, _) in piece.match_indices("[^") {
            let Some(label) = note_label(&piece[at + 2..]) else {
                continue;
            };
            // In a table a bar is escaped, in its definition it is not.
            let in_table = label.contains("\\|").then(|| label.replace("\\|", "|"));
            for label in [Some(label), in_table].into_iter().flatten() {
                if self.has_note(&label) && written.insert(folded(&label).into_owned()) {
                    stubs.extend(["[^", &label, "]: x\n"]);
                }
            }
        }
        if !stubs.is_empty() {
            // A comment ends them, whatever follows.
            stubs.push_str("\n<!-- -->\n\n");
        }
        stubs
    }
}

/// The label of a footnote up to its `]`, with its white space as the parser compares it.
fn note_label(text: &str) -> Option<String> {
    // Longer ones are no labels.
    const LONGEST: usize = 1000;
    let mut escaped = false;
    let end = text.bytes().take(LONGEST).position(|byte| {
        let ends = byte == b']' && !escaped;
        escaped = byte == b'\\' && !escaped;
        ends
    })?;
    let words = text[..end].split(|c| matches!(c, ' ' | '\t'..='\r'));
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    Some(words.join(" "))
}
