//! The names of the language, so that the tree need not hold copies of them.

use std::borrow::Cow;
use std::sync::OnceLock;

use crate::twiml::language;

/// Slots of the table: some four for each name.
const SLOTS: usize = 1024;

/// Gives a name of the language without a copy, any other with one.
pub(super) fn intern(name: &str) -> Cow<'static, str> {
    static NAMES: OnceLock<Vec<&'static str>> = OnceLock::new();
    let names = NAMES.get_or_init(|| {
        let mut names = vec![""; SLOTS];
        for spec in language::elements() {
            names[slot(spec.name)] = spec.name;
            for attribute in spec.attributes {
                names[slot(attribute.name)] = attribute.name;
            }
        }
        names
    });
    // Two names that share a slot are rare, and the one that lost it costs a copy.
    let known = names[slot(name)];
    if known == name {
        Cow::Borrowed(known)
    } else {
        Cow::Owned(name.to_owned())
    }
}

/// The length and three letters, weighed so that nine in ten names of the language get a slot of their own.
fn slot(name: &str) -> usize {
    let bytes = name.as_bytes();
    let letter = |at: usize| usize::from(bytes.get(at).copied().unwrap_or_default());
    let last = bytes.len().wrapping_sub(1);
    (bytes.len() * 127 + letter(0) * 196 + letter(last) * 221 + letter(bytes.len() / 2) * 2) % SLOTS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn most_names_of_the_language_are_not_copied() {
        let names: Vec<&str> = language::elements().iter().map(|spec| spec.name).collect();
        let copied = names
            .iter()
            .filter(|name| matches!(intern(name), Cow::Owned(_)))
            .count();
        assert!(copied * 5 < names.len(), "{copied} of {}", names.len());
        assert!(names.iter().all(|name| intern(name) == *name));
        assert!(matches!(intern("unheard-of"), Cow::Owned(_)));
    }
}
