//! LOC: consistency across locales.

mod placeholder;

pub(super) use placeholder::placeholders;

super::family! {
    missing_translation
    obsolete_translation
    placeholder_mismatch
    formatting_mismatch
    url_mismatch
    untranslated
    length_ratio
    newline_mismatch
    end_punctuation_mismatch
    edge_whitespace_mismatch
    emoji_mismatch
    number_mismatch
    wrong_language
    bad_locale_code
    plural_forms
    inconsistent_translation
    glossary
    button_mismatch
    segment_growth
    repeated_word
}

use crate::lint::Strings;

/// Whether a key is of a plural form that one number has in many languages, so that the text need not say it: `items_one`, `items[one]`.
fn says_its_number(key: &str) -> bool {
    let key = key.strip_suffix(']').unwrap_or(key);
    let stem = ["zero", "one", "two"].iter().find_map(|form| key.strip_suffix(form));
    stem.is_some_and(|stem| stem.ends_with(['_', '.', '-', '[']))
}

/// Whether a locale has another plural form of a key: `items_few` or `items.few` for `items_one`.
fn has_other_plural(strings: &Strings<'_>, key: &str) -> bool {
    const FORMS: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];
    let Some(stem) = FORMS.iter().find_map(|form| key.strip_suffix(form)) else {
        return false;
    };
    stem.ends_with(['_', '.', '-'])
        && FORMS
            .iter()
            .any(|form| strings.get(&format!("{stem}{form}")).is_some())
}
