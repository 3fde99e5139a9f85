//! `UNI002`.

use super::smart;
use super::sms_non_gsm7::is_beyond_help;
use crate::diagnostic::Edit;
use crate::lint::characters::{is_invisible, is_odd_space};
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Profile, Rule};
use crate::text::Span;
use crate::text::sms::outside_gsm7;

declare_rule! {
    /// Flags typographic punctuation in a text message that plain punctuation would keep in GSM-7: `“ ” ’ – …`.
    ///
    /// ## Why
    /// Word processors put it there, and a single one halves what a part of the message holds; Twilio and Telnyx offer to replace
    /// it ("smart encoding"). A message that has other characters outside GSM-7 gains nothing, so that it passes.
    ///
    /// ## Example
    /// ```text sms
    /// It’s ready – come and get it…
    /// ```
    /// Use instead:
    /// ```text sms
    /// It's ready - come and get it...
    /// ```
    SmartPunctuation = "UNI002", "smart-punctuation",
    severity: Warning, fix: Some(Safe), on: [Sms], scope: Body,
}

impl Rule for SmartPunctuation {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        let is_sms = message.profile == Profile::Sms;
        if message.text.is_ascii() || (is_sms && gains_nothing(message.text)) {
            return;
        }
        for (at, c) in message.text.char_indices() {
            let Some(plain) = smart::plain(c) else {
                continue;
            };
            // A backtick begins code on WhatsApp, and costs nothing there.
            if c == '`' && !is_sms {
                continue;
            }
            let span = Span::new(at, at + c.len_utf8());
            let report = cx.report(self.meta(), message, span, format!("`{c}` is not in GSM-7"));
            let (text, edit) = (format!("write `{plain}`"), [Edit::new(span, plain)]);
            if is_sms {
                report.safe_fix(text, edit);
            } else {
                report.unsafe_fix(text, edit);
            }
        }
    }
}

fn gains_nothing(text: &str) -> bool {
    let helpless = |c| smart::plain(c).is_none() && !is_odd_space(c) && !is_invisible(c);
    is_beyond_help(text) || outside_gsm7(text).any(|(_, c)| helpless(c))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::{Profile, tester::Tester};

    #[test]
    fn smart_punctuation() {
        Tester::new(RULE)
            .profile(Profile::Sms)
            .pass([
                "It's ready - come \"now\"...",
                "¿Qué? ¡Sí! “Hola”",
                "“您好”",
                "‘Привет’…",
                "🎉 It’s here",
            ])
            .fail([("It’s ready…", &["’", "…"][..])])
            .fix([
                ("“It’s ready” – now…", "\"It's ready\" - now..."),
                ("«Señor» à 5\u{a0}€", "\"Señor\" à 5\u{a0}€"),
            ])
            .profile(Profile::WhatsappSession)
            .pass(["`code`"])
            .fix([("It’s", "It's")]);
    }
}
