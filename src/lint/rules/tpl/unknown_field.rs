//! `TPL009`.

use crate::diagnostic::Edit;
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Rule};
use crate::source::{ProblemKind, Source};

declare_rule! {
    /// Flags a field of a template whose name is nearly that of a known one, and a `type` or `format` that is nearly a known one.
    ///
    /// ## Why
    /// The services ignore it or refuse the template, and its text is not checked here. What resembles nothing known passes: there are new
    /// fields and kinds all the time.
    ///
    /// ## Example
    /// ```meta-template
    /// {"name": "order_ready", "categry": "UTILITY", "language": "en", "components": [
    ///   {"type": "BODY", "text": "Your order is ready."}]}
    /// ```
    /// Use instead:
    /// ```meta-template
    /// {"name": "order_ready", "category": "UTILITY", "language": "en", "components": [
    ///   {"type": "BODY", "text": "Your order is ready."}]}
    /// ```
    UnknownField = "TPL009", "unknown-field",
    severity: Warning, fix: Some(Safe), on: [All], scope: Any,
}

impl Rule for UnknownField {
    fn file(&self, source: &Source<'_>, cx: &mut Context<'_>) {
        if source.problems.is_empty() {
            return;
        }
        let mut keys: Vec<&str> = source.entries.iter().map(|it| it.key.as_str()).collect();
        keys.sort_unstable();
        for problem in &source.problems {
            let written = &source.text[problem.span.range()];
            let meant = match &problem.kind {
                ProblemKind::UnknownField(Some(meant)) => meant,
                ProblemKind::UnknownValue(meant) => {
                    let name = problem.key.rsplit('.').next().unwrap_or_default();
                    cx.report_in_file(self.meta(), problem.span, &problem.key, format!("no `{name}` is called `{written}`"))
                        .help(format!("did you mean `{meant}`?"))
                        .safe_fix(format!("write `{meant}`"), [Edit::new(problem.span, meant.clone())]);
                    continue;
                }
                _ => continue,
            };
            // Renamed, it must not stand there twice.
            let renamed = problem.key.strip_suffix(written).map(|parent| format!("{parent}{meant}"));
            let is_there = renamed.is_some_and(|renamed| {
                let index = keys.partition_point(|key| *key < renamed.as_str());
                keys.get(index).is_some_and(|key| key.starts_with(&renamed))
            });
            let report = cx
                .report_in_file(self.meta(), problem.span, &problem.key, format!("no field is called `{written}`"))
                .help(format!("did you mean `{meant}`?"));
            if is_there {
                report.done();
            } else {
                report.safe_fix(format!("write `{meant}`"), [Edit::new(problem.span, meant.clone())]);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;
    use crate::source::Format;

    #[test]
    fn unknown_field() {
        Tester::new(RULE)
            .config(|config| config.format = Format::MetaTemplate)
            .pass([r#"{"name": "a", "webhook": 1, "components": []}"#])
            .fail([
                (r#"{"name": "a", "categry": "UTILITY", "components": []}"#, &["categry"][..]),
            ])
            .fix([(
                r#"{"nme": "a", "components": [{"type": "BODY", "txt": "Hi"}]}"#,
                r#"{"name": "a", "components": [{"type": "BODY", "text": "Hi"}]}"#,
            )]);
        Tester::new(RULE)
            .config(|config| config.format = Format::MetaTemplate)
            .pass([r#"{"components": [{"type": "body", "text": "Hi"}, {"type": "Order_Tracker", "text": "x"}]}"#])
            .fix([
                (
                    r#"{"components": [{"type": "FOTER", "text": "Hi"}, {"type": "header", "format": "imgae"}]}"#,
                    r#"{"components": [{"type": "FOOTER", "text": "Hi"}, {"type": "header", "format": "image"}]}"#,
                ),
                (
                    r#"{"components": [{"type": "BUTTONS", "buttons": [{"type": "QUICKREPLY", "text": "Yes"}]}]}"#,
                    r#"{"components": [{"type": "BUTTONS", "buttons": [{"type": "QUICK_REPLY", "text": "Yes"}]}]}"#,
                ),
            ]);
        Tester::new(RULE)
            .config(|config| config.format = Format::ContentTemplate)
            .pass([r#"{"types": {"twilio/call-to-action": {"body": "Hi", "actions": [{"type": "URL", "title": "Go"}]}}}"#])
            .fail([(
                r#"{"types": {"twilio/call-to-action": {"body": "Hi", "actions": [{"type": "PHONE_NUMBR", "title": "Go"}]}}}"#,
                &["PHONE_NUMBR"][..],
            )]);
        let found = Tester::new(RULE)
            .config(|config| config.format = Format::MetaTemplate)
            .found(r#"{"name": "a", "nam": "b", "components": []}"#);
        assert!(found[0].fix.is_none());
    }
}
