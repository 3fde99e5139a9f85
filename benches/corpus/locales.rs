//! Locale files as bots and shops keep them: JSON and YAML, five languages, fifty strings of message copy in each.

use std::fmt::Write as _;

use super::phrases::{CHINESE, ENGLISH, HINDI, PORTUGUESE, Phrases, SPANISH};
use super::random::Random;

/// How many strings a file has.
pub(crate) const STRINGS: usize = GROUPS.len() * NAMES.len();

/// How many files have the same keys: one for each locale.
const LOCALES: [(&str, &Phrases); 5] = [
    ("en", &ENGLISH),
    ("es", &SPANISH),
    ("pt-BR", &PORTUGUESE),
    ("hi", &HINDI),
    ("zh-CN", &CHINESE),
];

const GROUPS: [&str; 10] = [
    "welcome", "order", "payment", "delivery", "returns", "booking", "reminder", "menu", "offer",
    "support",
];

const NAMES: [&str; 5] = ["title", "body", "details", "link", "button"];

const EMOJI: [&str; 8] = ["😊", "🎉", "🙏", "🔥", "📦", "✅", "❤️", "👋🏽"];

/// A locale file: its path, with `/`, and its text. Every second one is YAML; each number gives the same file always.
pub(crate) fn locale_file(number: usize) -> (String, String) {
    let bot = number / (2 * LOCALES.len());
    let (locale, phrases) = LOCALES[number / 2 % LOCALES.len()];
    // The translations of a string are made by the same draws.
    let mut writer = Writer {
        random: Random::new(bot as u64),
        phrases,
        is_source: locale == "en",
    };
    let is_yaml = number % 2 == 1;
    let extension = if is_yaml { "yml" } else { "json" };
    let mut text = if is_yaml {
        format!("{locale}:\n")
    } else {
        "{".to_owned()
    };
    for (at, group) in GROUPS.iter().enumerate() {
        if is_yaml {
            let _infallible = writeln!(text, "  # What a customer reads first.\n  {group}:");
        } else {
            text += if at > 0 { ",\n  " } else { "\n  " };
            let _infallible = write!(text, "\"{group}\": {{");
        }
        for (at, name) in NAMES.iter().enumerate() {
            let copy = writer.copy(name);
            if is_yaml {
                yaml(&mut text, name, &copy);
            } else {
                text += if at > 0 { ",\n    " } else { "\n    " };
                json(&mut text, name, &copy);
            }
        }
        text += if is_yaml { "" } else { "\n  }" };
    }
    text += if is_yaml { "" } else { "\n}\n" };
    (format!("bot-{bot:04}/locales/{locale}.{extension}"), text)
}

struct Writer {
    random: Random,
    phrases: &'static Phrases,
    is_source: bool,
}

impl Writer {
    fn copy(&mut self, name: &str) -> String {
        let phrases = self.phrases;
        let labels = &phrases.labels;
        let emoji = self.random.pick(&EMOJI);
        let (sentence, word) = (
            self.random.pick(phrases.sentences),
            self.random.pick(phrases.words),
        );
        let (goods, thanks) = (
            self.random.pick(phrases.goods),
            self.random.pick(phrases.thanks),
        );
        let greeting = self.random.pick(phrases.greetings);
        let number = self.random.between(1000, 99_999);
        let gap = phrases.gap;
        let is_short = self.random.chance(50);
        // One string in fifty has a slip that a linter should find.
        let has_slip = self.random.chance(2) && !self.is_source;
        match name {
            "title" if is_short => format!("{emoji} *{}*", labels.order),
            "title" => format!("*{word}* {goods}"),
            "body" if has_slip => format!("{greeting} * {{{{name}}}} *,\n\n{sentence}"),
            "body" if is_short => format!("{greeting} {{{{name}}}}, {sentence}"),
            "body" => format!(
                "{greeting} {{{{name}}}},\n\n*{word}:* {sentence}{gap}{}\n\n_{thanks}_ {emoji}",
                self.random.pick(phrases.sentences)
            ),
            "details" if has_slip => format!("**{}**: {{{{total}}}}", labels.total),
            "details" => format!(
                "*{}:* #{{{{order_id}}}}\n- {goods}\n- {}: ~{}7.50~ {}5.90\n*{}:* {{{{total}}}}",
                labels.order, labels.delivery, phrases.currency, phrases.currency, labels.total
            ),
            "link" if has_slip => format!("{}: bit.ly/{number}", labels.track),
            "link" => format!(
                "{}: https://faq.whatsapp.com/{number}?from=*chat_1*",
                labels.track
            ),
            _ => labels.reply.to_owned(),
        }
    }
}

fn json(out: &mut String, name: &str, copy: &str) {
    let _infallible = write!(out, "\"{name}\": \"");
    for character in copy.chars() {
        match character {
            '\n' => out.push_str("\\n"),
            '"' => out.push_str("\\\""),
            // As some tools of translators write it.
            '🎉' => out.push_str("\\ud83c\\udf89"),
            _ => out.push(character),
        }
    }
    out.push('"');
}

fn yaml(out: &mut String, name: &str, copy: &str) {
    let _infallible = if copy.contains('\n') {
        let lines = copy.replace('\n', "\n      ").replace("\n      \n", "\n\n");
        writeln!(out, "    {name}: |-\n      {lines}")
    } else if copy.contains(['*', ':', '#', '{']) {
        writeln!(out, "    {name}: \"{copy}\"")
    } else {
        writeln!(out, "    {name}: {copy}")
    };
}
