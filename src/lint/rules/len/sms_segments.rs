//! `LEN011`.

use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};
use crate::text::Span;
use crate::text::sms::{Encoding, Sms, outside_gsm7};

declare_rule! {
    /// Flags a text message of more than three parts, each of which is paid for.
    ///
    /// ## Why
    /// A part holds 153 characters of GSM-7, or 67 once a single character lies outside it (160 and 70 where one part is enough);
    /// Twilio advises to stay below 320 characters. `max-segments` sets another number. Variables count nothing.
    ///
    /// ## Example
    /// `{very *92}` stands for 92 times `very `.
    /// ```text sms
    /// {very *92}long
    /// ```
    /// Use instead:
    /// ```text sms
    /// {very *30}long
    /// ```
    SmsSegments = "LEN011", "sms-segments",
    severity: Warning, fix: None, on: [Sms], scope: Body,
}

impl Rule for SmsSegments {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        let most = cx.config().options.max_segments;
        // No character takes more than one unit for each of its bytes.
        if message.text.len() <= most.saturating_mul(Encoding::Ucs2.part()) {
            return;
        }
        let mut text = String::with_capacity(message.text.len());
        let mut end = 0;
        // Where each stretch of literal text stands in the message.
        let mut stretches = Vec::new();
        for variable in message.variables() {
            stretches.push((text.len(), end));
            text.push_str(&message.text[end..variable.span.start]);
            end = variable.span.end;
        }
        stretches.push((text.len(), end));
        text.push_str(&message.text[end..]);

        let sms = Sms::new(&text);
        let Some(first) = sms.parts.get(most) else {
            return;
        };
        let stretch = stretches.partition_point(|(start, _)| *start <= first.start) - 1;
        let (start, place) = stretches[stretch];
        let span = Span::new(place + first.start - start, message.text.len());
        let parts = sms.parts.len();
        let report = cx.report(
            self.meta(),
            message,
            span,
            format!("{parts} parts in {}, {most} at most", sms.encoding.as_str()),
        );
        match outside_gsm7(&text).next() {
            Some((_, c)) => report
                .help(format!("`{c}` makes it UCS-2: 67 characters a part instead of 153"))
                .done(),
            None => report.done(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;

    #[test]
    fn sms_segments() {
        let gsm = "a".repeat(459);
        let ucs = format!("ї{}", "a".repeat(200));
        let with_variable = format!("{{{{1}}}}{}{{{{2}}}}{}", "a".repeat(400), "a".repeat(59));
        Tester::new(RULE)
            .pass(["", "Hola", &gsm, &ucs, &with_variable])
            .fail([
                (format!("{gsm}b").as_str(), &["b"][..]),
                (format!("{ucs}b{{{{1}}}}").as_str(), &["b{{1}}"]),
                (format!("{with_variable}b").as_str(), &["b"]),
            ])
            .config(|config| config.options.max_segments = 1)
            .fail([("€".repeat(81).as_str(), &["€€€€€"][..])]);
        let found = Tester::new(RULE).found(&format!("{ucs}b"));
        assert_eq!(found[0].message, "4 parts in UCS-2, 3 at most");
    }
}
