//! The texts of the corpus in groups that are worth a measurement each.

use super::statistics::{markers, non_ascii};
use super::{FAMILIES, dense, messages, sparse};

/// Texts that are measured together.
pub(crate) struct Set {
    /// What the set is called in tables.
    pub(crate) name: &'static str,
    pub(crate) texts: Vec<String>,
}

impl Set {
    /// How many bytes the texts have together.
    pub(crate) fn bytes(&self) -> usize {
        self.texts.iter().map(String::len).sum()
    }
}

/// All messages, then those of one size, then those of one sort.
pub(crate) fn message_sets() -> Vec<Set> {
    let messages = messages();
    let part = |name, keep: fn(&str) -> bool| Set {
        name,
        texts: messages
            .iter()
            .filter(|message| keep(message))
            .cloned()
            .collect(),
    };
    vec![
        part("messages", |_| true),
        part("messages of 0-60 B", |message| message.len() <= 60),
        part("messages of 61-200 B", |message| {
            (61..=200).contains(&message.len())
        }),
        part("messages of 201-500 B", |message| {
            (201..=500).contains(&message.len())
        }),
        part("messages of 501-1000 B", |message| {
            (501..=1000).contains(&message.len())
        }),
        part("messages over 1000 B", |message| message.len() > 1000),
        part("messages without a marker", |message| markers(message) == 0),
        part("messages mostly not ASCII", |message| {
            non_ascii(message) * 2 > message.len()
        }),
    ]
}

/// One document each.
pub(crate) fn document_sets() -> Vec<Set> {
    vec![
        Set {
            name: "sparse document",
            texts: vec![sparse()],
        },
        Set {
            name: "dense document",
            texts: vec![dense()],
        },
    ]
}

/// One text of each family, all of about the same size.
pub(crate) fn family_sets(size: usize) -> Vec<Set> {
    FAMILIES
        .iter()
        .map(|family| Set {
            name: family.name,
            texts: vec![family.text(size)],
        })
        .collect()
}
