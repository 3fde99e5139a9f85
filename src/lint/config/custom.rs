//! Rules without code: a pattern or a list of words, and what to say about them.

use std::collections::BTreeMap;
use std::path::Path;

use regex::{Regex, RegexBuilder};

use super::{ConfigError, Profile, file};
use crate::diagnostic::{Applicability, Diagnostic, Edit, Fix, Severity};
use crate::lint::{Message, Meta};
use crate::text::Span;

/// A rule of the configuration: a pattern or a list of words, and what to say about them.
///
/// It looks at every string that people read, outside of no construct: code and URLs too.
#[derive(Clone, Debug)]
pub struct CustomRule {
    code: String,
    name: String,
    message: String,
    severity: Severity,
    regex: Regex,
    replacement: Option<Replacement>,
    applicability: Applicability,
    profiles: Option<Vec<Profile>>,
    locales: Option<Vec<String>>,
}

#[derive(Clone, Debug)]
enum Replacement {
    /// A text with groups: `$1`.
    Template(String),
    /// One text for each word, by the word in lower case where case does not count.
    Words(BTreeMap<String, String>),
}

impl CustomRule {
    /// The code, such as `ACME001`.
    #[must_use]
    pub fn code(&self) -> &str {
        &self.code
    }

    /// The name, such as `no-slang`.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether a selector names the rule: its code, its name, a beginning of its code, or `ALL`.
    #[must_use]
    pub fn is_selected_by(&self, selector: &str) -> bool {
        Meta::selects(selector, &self.code, &self.name)
    }

    /// Makes a rule of what is written in a file.
    pub(super) fn new(path: &Path, text: &str, raw: file::Custom) -> Result<Self, ConfigError> {
        let at = raw.code.span();
        let fail = |message: String| ConfigError::at(path, text, at.start, message);
        let code = raw.code.as_str().to_owned();
        let is_code = code.starts_with(|c: char| c.is_ascii_uppercase())
            && code
                .bytes()
                .all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
            && code.ends_with(|c: char| c.is_ascii_digit());
        if !is_code {
            return Err(fail(format!(
                "expected capital letters and digits as the code, such as `ACME001`, found `{code}`"
            )));
        }
        if let Some(rule) = crate::lint::rule(&code) {
            let name = rule.meta().name;
            return Err(fail(format!("the code `{code}` is that of `{name}`")));
        }
        let place = raw.pattern.as_ref().map_or(at, file::Placed::span);
        let (pattern, replacement) = match (raw.pattern, raw.words, raw.swap) {
            (Some(pattern), None, None) => (pattern.as_str().to_owned(), None),
            (None, Some(words), None) => (whole_words(words.iter().map(String::as_str)), None),
            (None, None, Some(swap)) => {
                let pattern = whole_words(swap.keys().map(String::as_str));
                let fold = |(word, with): (String, String)| {
                    let word = if raw.case_sensitive {
                        word
                    } else {
                        word.to_lowercase()
                    };
                    (word, with)
                };
                let swap = swap.into_iter().map(fold).collect();
                (pattern, Some(Replacement::Words(swap)))
            }
            _ => {
                return Err(fail(
                    "expected one of `pattern`, `words` and `swap`".to_owned(),
                ));
            }
        };
        let regex = RegexBuilder::new(&pattern)
            .case_insensitive(!raw.case_sensitive)
            .multi_line(true)
            .build();
        let regex = regex.map_err(|error| {
            let cause = error.to_string();
            let cause = cause.lines().last().unwrap_or_default();
            let cause = cause.trim_start_matches("error: ");
            let message = format!("expected a regular expression as `pattern`: {cause}");
            ConfigError::at(path, text, place.start, message)
        })?;
        let template = raw.replacement.map(Replacement::Template);
        Ok(Self {
            name: raw.name.unwrap_or_else(|| code.to_ascii_lowercase()),
            code,
            message: raw.message,
            severity: raw.severity.map_or(Severity::Warning, |named| named.0),
            regex,
            replacement: replacement.or(template),
            applicability: raw.fix.map_or(Applicability::Unsafe, |named| named.0),
            profiles: raw
                .profiles
                .map(|all| all.into_iter().map(|named| named.0).collect()),
            locales: raw.locales,
        })
    }

    /// Whether the rule is meant for a message.
    fn covers(&self, message: &Message<'_>) -> bool {
        let in_profile = self
            .profiles
            .as_ref()
            .is_none_or(|all| all.contains(&message.profile));
        let is_in = |locale: &str| {
            let of = message.locale.unwrap_or_default();
            of.get(..locale.len())
                .is_some_and(|start| start.eq_ignore_ascii_case(locale))
                && !of[locale.len()..].starts_with(|c: char| c.is_ascii_alphanumeric())
        };
        in_profile
            && self
                .locales
                .as_ref()
                .is_none_or(|all| all.iter().any(|it| is_in(it)))
    }

    /// Looks at one string.
    pub(in crate::lint) fn check(&self, message: &Message<'_>, found: &mut Vec<Diagnostic>) {
        if !message.role.is_visible() || !self.covers(message) {
            return;
        }
        for captures in self.regex.captures_iter(message.text) {
            let Some(whole) = captures.get(0).filter(|whole| !whole.is_empty()) else {
                continue;
            };
            let span = Span::new(whole.start(), whole.end());
            let place = message.entry.place(span);
            let mut diagnostic = Diagnostic::new(
                self.code.clone(),
                self.name.clone(),
                self.severity,
                place,
                self.message.clone(),
            );
            if !message.entry.key.is_empty() {
                diagnostic = diagnostic.with_key(&message.entry.key);
            }
            diagnostic.fix = self.fix(&captures, whole.as_str()).and_then(|text| {
                let says = format!("write `{text}`");
                let edits = message.entry.edits(&[Edit::new(span, text)])?;
                // Joining lines of the file is nothing to do unasked.
                let applicability = if message.entry.is_exact(span) {
                    self.applicability
                } else {
                    Applicability::Unsafe
                };
                Some(Fix::new(says, applicability, edits))
            });
            found.push(diagnostic);
        }
    }

    /// What to write instead of a match. A text that the rule would flag again is none.
    fn fix(&self, captures: &regex::Captures<'_>, whole: &str) -> Option<String> {
        let text = match self.replacement.as_ref()? {
            Replacement::Template(template) => {
                let mut text = String::new();
                captures.expand(template, &mut text);
                text
            }
            Replacement::Words(words) => {
                let text = words
                    .get(whole)
                    .or_else(|| words.get(&whole.to_lowercase()));
                text?.clone()
            }
        };
        (!self.regex.is_match(&text)).then_some(text)
    }
}

/// A pattern of whole words: a boundary only where a word ends in a letter, digit or mark.
fn whole_words<'w>(words: impl Iterator<Item = &'w str>) -> String {
    let mut words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    // The longer of two words that begin alike goes first.
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let words = words.into_iter().map(|word| {
        let before = if word.starts_with(is_word) { r"\b" } else { "" };
        let after = if word.ends_with(is_word) { r"\b" } else { "" };
        format!("{before}{}{after}", regex::escape(word))
    });
    format!("(?:{})", words.collect::<Vec<_>>().join("|"))
}
