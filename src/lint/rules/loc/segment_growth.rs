//! `LOC019`.

use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Profile, Rule};
use crate::text::Span;
use crate::text::sms::Sms;

declare_rule! {
    /// Flags a text message whose translation takes more parts than the source.
    ///
    /// ## Why
    /// Each part is paid for, and a single character outside of GSM-7 more than halves what a part holds. Variables count as they are written.
    ///
    /// ## Example
    /// `{very *30}` stands for 30 times `very `.
    /// ```json sms
    /// {"en": {"a": "{very *30}long"}, "es": {"a": "{muy, *30}largo ć"}}
    /// ```
    /// Use instead:
    /// ```json sms
    /// {"en": {"a": "{very *30}long"}, "es": {"a": "{muy, *30}largo"}}
    /// ```
    SegmentGrowth = "LOC019", "segment-growth",
    severity: Info, fix: None, on: [Sms], scope: Body,
}

impl Rule for SegmentGrowth {
    fn translation(&self, source: &Message<'_>, target: &Message<'_>, cx: &mut Context<'_>) {
        if target.profile != Profile::Sms || target.text.trim().is_empty() {
            return;
        }
        let (from, to) = (Sms::new(source.text).parts.len(), Sms::new(target.text).parts.len());
        if to > from {
            let whole = Span::new(0, target.text.len());
            cx.report(self.meta(), target, whole, format!("{to} parts where the source has {from}")).done();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::{Profile, tester::Tester};
    use crate::source::Format;

    #[test]
    fn segment_growth() {
        let file = |to: &str| format!(r#"{{"en": {{"a": "Ready"}}, "hi": {{"a": "{to}"}}}}"#);
        let (fits, long) = ("न".repeat(70), "न".repeat(71));
        Tester::new(RULE)
            .config(|config| config.format = Format::Json)
            .pass([file(&long).as_str()])
            .profile(Profile::Sms)
            .pass([file(&fits).as_str()])
            .fail([(file(&long).as_str(), &[long.as_str()][..])]);
    }
}
