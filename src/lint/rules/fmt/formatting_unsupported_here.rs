//! `FMT026`.

use crate::lint::markers::edits::delete;
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};
use crate::source::Role;
use crate::text::Span;

declare_rule! {
    /// Flags markers in a header, a button, a title of a section or of a row.
    ///
    /// Footers and descriptions of rows are left alone: sources contradict each other.
    ///
    /// ## Why
    /// Meta's reference says of these fields that markdown is not supported: the markers are shown, and a template is rejected
    /// ("Template components": header text takes no markdown special characters; Twilio error 63040).
    ///
    /// ## Example
    /// ```meta-template
    /// {
    ///   "name": "order_ready",
    ///   "language": "en",
    ///   "category": "UTILITY",
    ///   "components": [
    ///     {"type": "HEADER", "format": "TEXT", "text": "*Order ready*"},
    ///     {"type": "BODY", "text": "You can pick up your order until 6 pm."}
    ///   ]
    /// }
    /// ```
    /// Use instead:
    /// ```meta-template
    /// {
    ///   "name": "order_ready",
    ///   "language": "en",
    ///   "category": "UTILITY",
    ///   "components": [
    ///     {"type": "HEADER", "format": "TEXT", "text": "Order ready"},
    ///     {"type": "BODY", "text": "You can pick up your order until 6 pm."}
    ///   ]
    /// }
    /// ```
    FormattingUnsupportedHere = "FMT026", "formatting-unsupported-here",
    severity: Error, fix: Some(Safe), on: [Whatsapp], scope: Visible,
}

impl Rule for FormattingUnsupportedHere {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        let place = match message.role {
            Role::Header => "a header",
            Role::Button => "a button",
            Role::ListButton => "the button of a list",
            Role::SectionTitle => "the title of a section",
            Role::RowTitle => "the title of a row",
            _ => return,
        };
        let mut spans: Vec<(Span, usize)> = message.styles.iter().map(|it| (it.1, 1)).collect();
        for &code in &message.codes {
            let fence = if message.slice(code).starts_with("```") { 3 } else { 1 };
            spans.push((code, fence));
        }
        // Markdown's second marker is beside the one that formats.
        for slip in message.markers().all() {
            let length = slip.open.end - slip.open.start;
            if length > 1 && slip.close != slip.open {
                let inside = |it: &(Span, usize)| !(slip.span.start <= it.0.start && it.0.end <= slip.span.end && it.1 == 1);
                spans.retain(inside);
                spans.push((slip.span, length));
            }
        }
        spans.sort_unstable_by_key(|it| (it.0.start, usize::MAX - it.0.end));
        let mut end = 0;
        let outer = spans.iter().filter(|it| {
            let is_outer = it.0.start >= end;
            end = end.max(it.0.end);
            is_outer
        });
        for &(span, _) in outer {
            let from = spans.partition_point(|it| it.0.start < span.start);
            let inside = spans[from..].iter().take_while(|it| it.0.end <= span.end);
            let edits: Vec<_> = inside
                .flat_map(|&(it, length)| {
                    [Span::new(it.start, it.start + length), Span::new(it.end - length, it.end)].map(delete)
                })
                .collect();
            let marker = &message.text[span.start..=span.start];
            cx.report(self.meta(), message, span, format!("`{marker}` does not format in {place}"))
                .twilio(63040)
                .safe_fix("remove the markers", edits);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;
    use crate::lint::Settings;
    use crate::source::{Format, Role};

    #[test]
    fn formatting_unsupported_here() {
        Tester::new(RULE)
            .pass(["*x*"])
            .role(Role::Footer)
            .pass(["*x*"])
            .role(Role::Header)
            .pass(["Order #1 is ready", "2 * 3 * 4", "snake_case"])
            .fail([("*Oferta* de _hoy_", &["*Oferta*", "_hoy_"][..]), ("*_x_* `y`", &["*_x_*", "`y`"])])
            .fix([
                ("*Oferta* de _hoy_", "Oferta de hoy"),
                ("*_x_* `y`", "x y"),
                ("**x** ```y```", "x y"),
            ])
            .role(Role::Button)
            .fail([("~No~", &["~No~"][..])]);
    }

    #[test]
    fn containers_tell_what_part_a_string_is() {
        Tester::new(RULE)
            .config(|config| config.format = Format::MetaTemplate)
            .pass([r#"{"components": [{"type": "BODY", "text": "*Hi*"}, {"type": "FOOTER", "text": "*Hi*"}]}"#])
            .fix([(
                r#"{"components": [{"type": "HEADER", "format": "TEXT", "text": "*Caf\u00e9* _1_"}, {"type": "BODY", "text": "*Hi*"},
                    {"type": "BUTTONS", "buttons": [{"type": "URL", "text": "~No~", "url": "https://acme.com/_a_"}]}]}"#,
                r#"{"components": [{"type": "HEADER", "format": "TEXT", "text": "Caf\u00e9 1"}, {"type": "BODY", "text": "*Hi*"},
                    {"type": "BUTTONS", "buttons": [{"type": "URL", "text": "No", "url": "https://acme.com/_a_"}]}]}"#,
            )]);
        Tester::new(RULE)
            .config(|config| config.format = Format::ContentTemplate)
            .fail([(
                r#"{"types": {"twilio/list-picker": {"body": "*Hi*", "button": "*Menu*", "items": [{"item": "_Té_", "description": "ok", "id": "_a_"}]}}}"#,
                &["*Menu*", "_Té_"][..],
            )]);
        Tester::new(RULE)
            .config(|config| {
                *config = Settings::parse("wamark.toml", "[[keys]]\nkeys = ['**.title']\nrole = 'header'\n")
                    .unwrap()
                    .config_as(Format::Yaml);
            })
            .fix([("a:\n  title: '*Hola*'\n  body: '*Hola*'\n", "a:\n  title: 'Hola'\n  body: '*Hola*'\n")]);
    }
}
