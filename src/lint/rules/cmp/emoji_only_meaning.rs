//! `CMP020`.

use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};
use crate::text::Span;

declare_rule! {
    /// Flags lines that say yes or no by an emoji alone: `✅ Gluten` and `❌ Nuts` in one message.
    ///
    /// ## Why
    /// A screen reader says "check mark button gluten"; whoever cannot tell the colours sees two marks. Words say it to everybody.
    ///
    /// ## Example
    /// ```text
    /// ✅ Vegan
    /// ❌ Nuts
    /// ```
    /// Use instead:
    /// ```text
    /// ✅ Vegan: yes
    /// ❌ Nuts: no
    /// ```
    EmojiOnlyMeaning = "CMP020", "emoji-only-meaning",
    severity: Info, fix: None, on: [], scope: Body,
}

const YES: [&str; 5] = ["✅", "✔", "☑", "👍", "🟢"];
const NO: [&str; 5] = ["❌", "✖", "❎", "👎", "🔴"];

/// Words that say it, too.
const WORDS: [&str; 22] = [
    "yes", "no", "not", "without", "with", "sí", "si", "con", "sin", "sim", "não", "sem", "com", "ja", "nein", "ohne", "oui", "non", "sans", "हाँ",
    "नहीं", "tidak",
];

impl Rule for EmojiOnlyMeaning {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        let (mut yes, mut no) = (Vec::new(), Vec::new());
        for line in message.lines() {
            let text = message.slice(line);
            let trimmed = text.trim_start_matches([' ', '-', '*']);
            let start = line.start + (text.len() - trimmed.len());
            let find = |marks: &[&'static str]| marks.iter().copied().find(|mark| trimmed.starts_with(mark));
            let says_it = trimmed
                .split(|c: char| !c.is_alphanumeric() && c != '\u{901}' && c != '\u{902}')
                .any(|word| WORDS.contains(&word.to_lowercase().as_str()));
            let (list, mark) = match (find(&YES), find(&NO)) {
                (Some(mark), _) => (&mut yes, mark),
                (_, Some(mark)) => (&mut no, mark),
                _ => continue,
            };
            if !says_it {
                list.push(Span::new(start, start + mark.len()));
            }
        }
        if !yes.is_empty() {
            for span in no {
                cx.report(self.meta(), message, span, format!("`{}` alone says no", message.slice(span))).done();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;

    #[test]
    fn emoji_only_meaning() {
        Tester::new(RULE)
            .pass(["✅ Vegan\n✅ Hot", "✅ Con gluten\n❌ Sin nueces", "❌ Cancelled", "👍 ok 👎"])
            .fail([("✅ Vegan\n- ❌ Nuts\n❌ Milk", &["❌", "❌"][..])]);
    }
}
