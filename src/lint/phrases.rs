//! Phrases of copy in many languages, `data/*.txt`, all found in one pass over a text.

use std::borrow::Cow;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use super::characters::is_word;
use crate::text::Span;

/// What phrases have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Topic {
    Promotional,
    Threat,
    Gambling,
    OptOut,
    LinkBait,
    Filler,
    /// Words of asking for something.
    Ask,
    /// Something that nobody should send in a chat.
    Sensitive,
    /// What makes a sentence with both harmless.
    Harmless,
}

/// A phrase in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Hit {
    pub(super) topic: Topic,
    pub(super) span: Span,
}

const FILES: [(Topic, &str); 7] = [
    (Topic::Promotional, include_str!("data/promotional.txt")),
    (Topic::Threat, include_str!("data/threats.txt")),
    (Topic::Gambling, include_str!("data/gambling.txt")),
    (Topic::OptOut, include_str!("data/opt_out.txt")),
    (Topic::LinkBait, include_str!("data/link_bait.txt")),
    (Topic::Filler, include_str!("data/filler.txt")),
    // Its headings name the topics.
    (Topic::Sensitive, include_str!("data/sensitive.txt")),
];

/// The phrases, with the topic and language of each.
struct Table {
    automaton: AhoCorasick,
    phrases: Vec<(Topic, &'static str)>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let (mut patterns, mut phrases) = (Vec::new(), Vec::new());
    for (topic, language, phrase) in FILES
        .into_iter()
        .flat_map(|(topic, file)| lines(topic, file))
    {
        phrases.push((topic, language));
        patterns.push(Cow::Borrowed(phrase));
        if phrase.contains('\'') {
            phrases.push((topic, language));
            patterns.push(Cow::Owned(phrase.replace('\'', "’")));
        }
    }
    let mut builder = AhoCorasick::builder();
    let automaton = builder
        .ascii_case_insensitive(true)
        .build(patterns.iter().map(|it| it.as_bytes()))
        .expect("the phrases are few and short");
    Table { automaton, phrases }
});

/// The phrases of a file, with their topics and languages.
fn lines(
    of: Topic,
    file: &'static str,
) -> impl Iterator<Item = (Topic, &'static str, &'static str)> {
    let mut topic = of;
    let mut language = "";
    file.lines().filter_map(move |line| {
        if let Some(heading) = line.strip_prefix('[') {
            let heading = heading.trim_end_matches(']');
            let (kind, of_language) = heading.split_once(' ').unwrap_or(("", heading));
            language = of_language;
            topic = match kind {
                "ask" => Topic::Ask,
                "allow" => Topic::Harmless,
                _ => of,
            };
            return None;
        }
        (!line.is_empty() && !line.starts_with('#')).then_some((topic, language, line))
    })
}

/// Whether there are phrases of a topic in the language of a locale.
pub(super) fn has(topic: Topic, locale: &str) -> bool {
    let language = language(locale);
    TABLE
        .phrases
        .iter()
        .any(|(of, name)| *of == topic && name.eq_ignore_ascii_case(language))
}

fn language(locale: &str) -> &str {
    locale.split(['-', '_']).next().unwrap_or_default()
}

/// Finds whole phrases, in the order of their ends. Of copy in a known language those of others are left out, but for English, Latin, and
/// for words that make other phrases harmless.
pub(super) fn find(text: &str, locale: Option<&str>) -> Vec<Hit> {
    let language = locale.map(language);
    let folded = fold(text);
    let hits = TABLE.automaton.find_overlapping_iter(folded.as_bytes());
    let hits = hits.filter_map(|hit| {
        let (topic, of) = TABLE.phrases[hit.pattern().as_usize()];
        let span = Span::new(hit.start(), hit.end());
        let is_meant = matches!(topic, Topic::OptOut | Topic::Harmless)
            || language.is_none_or(|it| it.eq_ignore_ascii_case(of) || of == "en" || of == "la");
        (is_meant && is_whole(text, span)).then_some(Hit { topic, span })
    });
    hits.collect()
}

/// The text in lower case, byte for byte in its place: a letter whose other case has another length stays. The automaton folds ASCII.
fn fold(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let lower = |c: char| {
        let mut cases = c.to_lowercase();
        let first = cases
            .next()
            .filter(|it| cases.len() == 0 && it.len_utf8() == c.len_utf8());
        first.unwrap_or(c)
    };
    text.chars()
        .map(|c| if c.is_ascii() { c } else { lower(c) })
        .collect::<String>()
        .into()
}

/// Whether a span begins and ends where words do.
fn is_whole(text: &str, span: Span) -> bool {
    let (before, after) = (&text[..span.start], &text[span.end..]);
    let joins = |c: char| is_word(c) || c == '_';
    !before.ends_with(joins) && !after.starts_with(joins)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, locale: Option<&str>) -> Vec<String> {
        let hits = find(text, locale);
        hits.iter()
            .map(|hit| text[hit.span.range()].to_owned())
            .collect()
    }

    #[test]
    fn phrases_are_found_whole_and_in_any_case() {
        assert_eq!(
            found("SHOP NOW, ¡NO TE LO PIERDAS!", None),
            ["SHOP NOW", "NO", "NO TE LO PIERDAS"]
        );
        assert_eq!(found("workshop nowhere", None), [""; 0]);
        assert_eq!(
            found("Don’t miss out; don't", None),
            ["Don’t", "Don’t miss out", "don't"]
        );
        assert_eq!(found("अभी खरीदें। अभी खरीदेंगे", None), ["अभी खरीदें"]);
        assert_eq!(
            found("ÚLTIMAS UNIDADES", None),
            ["ÚLTIMAS UNIDADES", "ÚLTIMAS UNIDADES"]
        );
    }

    #[test]
    fn phrases_of_other_languages_are_left_out() {
        assert_eq!(found("Jetzt kaufen! Shop now", Some("es-MX")), ["Shop now"]);
        assert_eq!(
            found("Jetzt kaufen! Lorem ipsum", Some("de_AT")),
            ["Jetzt kaufen", "Lorem ipsum"]
        );
    }

    #[test]
    fn lists_are_in_lower_case_and_without_blanks() {
        for (topic, file) in FILES {
            for (_, language, phrase) in lines(topic, file) {
                assert_eq!(phrase, phrase.trim().to_lowercase());
                assert!((2..=3).contains(&language.len()), "{phrase}");
            }
        }
    }

    #[test]
    fn folding_keeps_places() {
        for text in ["İSTANBUL ẞ ǅ K Ω ÀÉ", "🎉 Ünïcödé", "ΣΑΣ"] {
            let folded = fold(text);
            let places = |text: &str| text.char_indices().map(|it| it.0).collect::<Vec<_>>();
            assert_eq!(places(&folded), places(text));
        }
    }
}
