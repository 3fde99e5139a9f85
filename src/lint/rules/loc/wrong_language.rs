//! `LOC013`.

use std::collections::HashMap;
use std::sync::LazyLock;

use unicode_script::{Script, UnicodeScript};

use crate::lint::characters::is_word;
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};
use crate::text::Span;

declare_rule! {
    /// Flags copy that is in another language than its locale says.
    ///
    /// It goes by the script, and in eight languages of Latin letters by function words, `src/lint/data/function_words.txt`: four of another
    /// language and none of its own.
    ///
    /// ## Why
    /// Customers get a text that they cannot read, and Meta rejects a template whose language is not that of its text.
    ///
    /// ## Example
    /// ```json
    /// {"en": {"a": "Your order is ready"}, "de": {"a": "Su pedido está listo para usted en la tienda"}}
    /// ```
    /// Use instead:
    /// ```json
    /// {"en": {"a": "Your order is ready"}, "de": {"a": "Ihre Bestellung ist im Laden für Sie bereit"}}
    /// ```
    WrongLanguage = "LOC013", "wrong-language",
    severity: Warning, fix: None, on: [Locales], scope: Body,
}

/// Languages of one script that is not Latin, as far as messages go. Hindi, Urdu and others are written in Latin letters as well.
const SCRIPTS: [(&str, &[Script]); 15] = [
    ("ar", &[Script::Arabic]),
    ("be", &[Script::Cyrillic]),
    ("bg", &[Script::Cyrillic]),
    ("el", &[Script::Greek]),
    ("fa", &[Script::Arabic]),
    ("he", &[Script::Hebrew]),
    ("hy", &[Script::Armenian]),
    ("ja", &[Script::Han, Script::Hiragana, Script::Katakana]),
    ("ka", &[Script::Georgian]),
    ("ko", &[Script::Hangul, Script::Han]),
    ("mk", &[Script::Cyrillic]),
    ("ru", &[Script::Cyrillic]),
    ("th", &[Script::Thai]),
    ("uk", &[Script::Cyrillic]),
    ("zh", &[Script::Han]),
];

/// Function words, each with the bits of the languages that have it; and the languages.
static WORDS: LazyLock<(HashMap<&str, u16>, Vec<&str>)> = LazyLock::new(|| {
    let mut words: HashMap<&str, u16> = HashMap::new();
    let mut languages = Vec::new();
    let lines = include_str!("../../data/function_words.txt").lines();
    for line in lines.filter(|line| !line.starts_with('#')) {
        let (language, list) = line.split_once(' ').unwrap_or((line, ""));
        for word in list.split(' ') {
            *words.entry(word).or_default() |= 1 << languages.len();
        }
        languages.push(language);
    }
    (words, languages)
});

/// The fewest letters of a text whose script counts.
const LETTERS: usize = 12;

/// The fewest function words of another language.
const FEWEST: usize = 4;

impl Rule for WrongLanguage {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        let Some(locale) = message.locale else { return };
        let mut parts = locale.split(['-', '_']);
        let language = parts.next().unwrap_or_default();
        // `hi-Latn` says its script.
        if message.text.len() < LETTERS || parts.any(|it| it.len() == 4) {
            return;
        }
        let scripts = SCRIPTS.iter().find(|it| it.0 == language).map(|it| it.1);
        let says = match (scripts, WORDS.1.iter().position(|it| *it == language)) {
            (Some(scripts), _) => other_script(message, scripts),
            (None, Some(own)) => other_words(message, own),
            (None, None) => None,
        };
        if let Some(says) = says {
            let whole = Span::new(0, message.text.len());
            cx.report(self.meta(), message, whole, format!("{says}, and the locale is `{locale}`")).done();
        }
    }
}

/// Looks for letters of a language's scripts.
fn other_script(message: &Message<'_>, scripts: &[Script]) -> Option<String> {
    let mut letters = 0;
    let mut words = 0;
    for &text in &message.texts {
        let mut inside = false;
        for (at, c) in message.slice(text).char_indices() {
            if scripts.contains(&c.script()) {
                return None;
            }
            let is_letter = c.is_alphabetic() && !message.is_in_variable(text.start + at);
            letters += usize::from(is_letter);
            // A word in capitals may be a name.
            words += usize::from(is_letter && !inside && !c.is_uppercase());
            inside = is_letter;
        }
    }
    (letters >= LETTERS && words >= 3).then(|| "no letter of its script".to_owned())
}

/// Counts the function words of each language.
fn other_words(message: &Message<'_>, own: usize) -> Option<String> {
    let (words, languages) = &*WORDS;
    let mut counts = [0_usize; 16];
    let mut last = "";
    for &text in &message.texts {
        for word in message.slice(text).split(|c| !is_word(c)) {
            // Texts in lower case mostly; one that begins a sentence is one word less.
            let found = words.get(word).copied().unwrap_or_default();
            // "de de" and lists say nothing.
            if found == 0 || word == last {
                continue;
            }
            if found & (1 << own) != 0 {
                return None;
            }
            for (language, count) in counts.iter_mut().enumerate() {
                *count += usize::from(found & (1 << language) != 0);
            }
            last = word;
        }
    }
    let (most, count) = counts.iter().enumerate().max_by_key(|it| it.1)?;
    (*count >= FEWEST).then(|| format!("reads like `{}`", languages[most]))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::{Profile, tester::Tester};

    #[test]
    fn wrong_language() {
        let locale = |locale: &str| {
            let locale = locale.to_owned();
            Tester::new(RULE).profile(Profile::WhatsappTemplate).config(|config| config.locale = Some(locale))
        };
        Tester::new(RULE).pass(["Your order is ready and will be sent to you"]);
        locale("en_US")
            .pass(["Your order is ready", "Casa de la Playa y Café del Mar", "Wi-Fi", "नमस्ते आपका ऑर्डर तैयार है"])
            .fail([(
                "Su pedido está listo para usted en la tienda",
                &["Su pedido está listo para usted en la tienda"][..],
            )]);
        locale("es-MX")
            .pass(["Tu pedido está listo", "Obrigado", "WhatsApp Business API"])
            .fail([("Your order is ready and we will send it to you", &["Your order is ready and we will send it to you"][..])]);
        locale("pt").pass(["Seu pedido está a caminho e chega hoje"]);
        locale("hi").pass(["Aapka order ready hai, please collect karein"]);
        locale("ru")
            .pass(["Ваш заказ готов", "WhatsApp Business", "{{customer_name}} {{order_number}} ok", "https://acme.com/orders"])
            .fail([("Your order is ready", &["Your order is ready"][..])]);
        locale("sr-Latn").pass(["Vaša porudžbina je spremna"]);
        locale("ja").pass(["ご注文の準備ができました", "OK"]);
    }
}
