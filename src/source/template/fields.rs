//! Tables of fields, and the walk along them.

use std::borrow::Cow;

use super::super::entry::Text;
use super::super::tree::{Key, Ref};
use super::super::{Entry, Problem, ProblemKind, Role, Source};

/// The fields that an object may have.
pub(super) type Fields = &'static [(&'static str, Field)];

/// What a field holds.
#[derive(Clone, Copy, Debug)]
pub(super) enum Field {
    /// Nothing that people read.
    Known,
    /// A string, or a list of strings.
    Text(Role),
    /// One of a few words, in whatever case.
    OneOf(&'static [&'static str]),
    /// One of a few words that rules ask for.
    Setting(&'static [&'static str]),
    /// An object.
    One(Fields),
    /// A list of objects.
    Each(Fields),
    /// A list of objects, each shown apart from the others.
    Parts(Fields),
    /// A list of objects whose fields depend on their `type`; the first kind stands for all unknown ones.
    Typed(&'static [(&'static str, Fields)]),
    /// Examples by the name of their variable: `{"1": "Ana"}`, the same as a string of JSON, or `[{"key": …, "value": …}]`.
    Samples,
    /// Examples in the order of their variables: `["Ana"]`, or `[["Ana"]]`.
    PositionalSamples,
    /// Examples with the name of their variable: `[{"param_name": …, "example": …}]`.
    NamedSamples,
}

/// Writes the strings of one message.
pub(super) struct Writer<'w, 't, 's> {
    source: &'w mut Source<'s>,
    language: Option<String>,
    /// What shows the strings that are written now.
    part: Option<Ref<'t, 's>>,
    found: Vec<Entry<'s>>,
}

impl<'w, 't, 's> Writer<'w, 't, 's> {
    pub(super) fn new(source: &'w mut Source<'s>, language: Option<&str>) -> Self {
        Self {
            source,
            language: language.map(str::to_owned),
            part: None,
            found: Vec::new(),
        }
    }

    /// Writes what stands in an object.
    pub(super) fn object(&mut self, object: Ref<'t, 's>, fields: Fields) {
        for (key, value) in object.members() {
            match fields.iter().find(|(name, _)| *name == key.name()) {
                Some(&(_, field)) => self.field(value, field),
                None => self.unknown(key, value, fields.iter().map(|(name, _)| *name)),
            }
        }
    }

    /// Writes what stands in an object that is shown by itself.
    pub(super) fn part(&mut self, object: Ref<'t, 's>, fields: Fields) {
        let outside = self.part.replace(object);
        self.object(object, fields);
        self.part = outside;
    }

    /// Writes one member of an object, whatever others it has.
    pub(super) fn member(&mut self, object: Ref<'t, 's>, name: &str, field: Field) {
        if let Some(value) = object.get(name) {
            self.field(value, field);
        }
    }

    fn field(&mut self, value: Ref<'t, 's>, field: Field) {
        match field {
            Field::Known => {}
            Field::Text(role) => {
                self.text(value, role, None);
                for item in value.items() {
                    self.text(item, role, None);
                }
            }
            Field::OneOf(words) => self.one_of(value, words),
            Field::Setting(words) => {
                self.text(value, Role::Setting, None);
                self.one_of(value, words);
            }
            Field::One(fields) => self.object(value, fields),
            Field::Each(fields) => value.items().for_each(|item| self.object(item, fields)),
            Field::Parts(fields) => value.items().for_each(|item| self.part(item, fields)),
            Field::Typed(kinds) => {
                for item in value.items() {
                    let kind = item.get("type").and_then(Ref::as_str).unwrap_or_default();
                    let known = kinds.iter().find(|it| it.0.eq_ignore_ascii_case(kind));
                    if let Some((_, fields)) = known.or(kinds.first()) {
                        self.object(item, fields);
                    }
                }
            }
            Field::Samples => {
                self.text(value, Role::Sample, None);
                for (key, sample) in value.members() {
                    self.text(sample, Role::Sample, Some(key.name().to_owned()));
                }
                value
                    .items()
                    .for_each(|item| self.named(item, "key", "value"));
            }
            Field::PositionalSamples => {
                self.text(value, Role::Sample, Some("1".to_owned()));
                let nested = value.items().find(|item| item.is_list());
                let samples = nested.unwrap_or(value).items();
                for (index, sample) in samples.enumerate() {
                    self.text(sample, Role::Sample, Some((index + 1).to_string()));
                }
            }
            Field::NamedSamples => {
                value
                    .items()
                    .for_each(|item| self.named(item, "param_name", "example"));
            }
        }
    }

    fn named(&mut self, item: Ref<'t, 's>, name: &str, value: &str) {
        let name = item.get(name).and_then(Ref::as_str).map(str::to_owned);
        if let Some(value) = item.get(value) {
            self.text(value, Role::Sample, name);
        }
    }

    /// Writes a value if it is a string.
    pub(super) fn text(&mut self, value: Ref<'t, 's>, role: Role, variable: Option<String>) {
        if let Some(text) = value.text() {
            self.entry(value.path(), role, text.clone(), variable);
        }
    }

    /// Writes the name of a member.
    pub(super) fn key(&mut self, key: &Key<'s>, value: Ref<'t, 's>, role: Role) {
        self.entry(value.path(), role, key.0.clone(), None);
    }

    fn entry(&mut self, path: String, role: Role, text: Text<'s>, variable: Option<String>) {
        let mut entry = Entry::new(self.source.text, path, role, text);
        entry.variable = variable;
        entry.locale = self.language.clone().map(Cow::Owned);
        let part = self.part.map_or(String::new(), Ref::path);
        if entry.key.starts_with(&part) {
            entry.part = part.len();
        }
        self.found.push(entry);
    }

    /// Reports a word that is nearly one of those that its field takes.
    fn one_of(&mut self, value: Ref<'t, 's>, words: &[&str]) {
        let Some(text) = value.text() else { return };
        let is_known = words.iter().any(|it| it.eq_ignore_ascii_case(&text.text));
        let Some(meant) = nearest(&text.text, words.iter().copied()).filter(|_| !is_known) else {
            return;
        };
        let is_upper = text.text.chars().any(char::is_uppercase);
        let meant = if is_upper {
            meant
        } else {
            meant.to_lowercase()
        };
        self.source.problems.push(Problem {
            kind: ProblemKind::UnknownValue(meant),
            span: text.span,
            key: value.path(),
        });
    }

    /// Reports a field that there is none of.
    pub(super) fn unknown<'n>(
        &mut self,
        key: &Key<'s>,
        value: Ref<'t, 's>,
        names: impl Iterator<Item = &'n str>,
    ) {
        self.source.problems.push(Problem {
            kind: ProblemKind::UnknownField(nearest(key.name(), names)),
            span: key.0.span,
            key: value.path(),
        });
    }

    /// Hands over what was found, in the order of the file.
    pub(super) fn finish(mut self) {
        self.found.sort_by_key(|entry| entry.span);
        self.source.entries.append(&mut self.found);
    }
}

/// The name that was probably meant.
fn nearest<'n>(name: &str, names: impl Iterator<Item = &'n str>) -> Option<String> {
    const LONGEST: usize = 40;
    if name.len() > LONGEST {
        return None;
    }
    let lower = name.to_lowercase();
    let near = names.map(|it| (distance(&lower, &it.to_lowercase()), it));
    let (distance, nearest) = near.min_by_key(|&(distance, _)| distance)?;
    (distance <= nearest.len().div_ceil(4).min(3)).then(|| nearest.to_owned())
}

/// How many characters have to be put in, taken out or replaced to make one word of another.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, from) in a.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, to) in b.iter().enumerate() {
            let replaced = diagonal + usize::from(from != *to);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn typos_are_told_from_other_words() {
        let names = ["components", "category", "language", "name"];
        let nearest = |name| nearest(name, names.into_iter());
        assert_eq!(nearest("compoments").as_deref(), Some("components"));
        assert_eq!(nearest("Category").as_deref(), Some("category"));
        assert_eq!(nearest("nam").as_deref(), Some("name"));
        assert_eq!(nearest("webhook"), None);
        assert_eq!(nearest(&"x".repeat(1000)), None);
    }
}
