//! `LOC014`.

use crate::diagnostic::Edit;
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Rule};
use crate::lint::Message;
use crate::source::{Role, Unit, UnitKind, is_locale};
use crate::text::Span;

declare_rule! {
    /// Flags the language of a template that is no code of a language, or none that WhatsApp takes: `en_UK`, `english`, `en-US`.
    ///
    /// ## Why
    /// The template is refused, or messages with it are not sent. WhatsApp writes the language small, the region in capitals, and `_` between.
    ///
    /// ## Example
    /// ```meta-template
    /// {"name": "ready", "category": "UTILITY", "language": "en_UK", "components": [{"type": "BODY", "text": "Your order is ready."}]}
    /// ```
    /// Use instead:
    /// ```meta-template
    /// {"name": "ready", "category": "UTILITY", "language": "en_GB", "components": [{"type": "BODY", "text": "Your order is ready."}]}
    /// ```
    BadLocaleCode = "LOC014", "bad-locale-code",
    severity: Error, fix: Some(Safe), on: [Locales, Template], scope: Any,
}

/// Codes that people take for those of languages, and what is meant.
const MISTAKEN: [(&str, &str); 9] = [
    ("en_uk", "en_GB"),
    ("jp", "ja"),
    ("ja_jp", "ja"),
    ("kr", "ko"),
    ("ko_kr", "ko"),
    ("cn", "zh_CN"),
    ("cz", "cs"),
    ("iw", "he"),
    ("gr", "el"),
];

impl Rule for BadLocaleCode {
    fn unit(&self, unit: &Unit, messages: &[Message<'_>], cx: &mut Context<'_>) {
        if !matches!(unit.kind, UnitKind::MetaTemplate | UnitKind::ContentTemplate) {
            return;
        }
        for message in messages.iter().filter(|it| it.role == Role::Language) {
            let written = message.text;
            // An empty one is `TPL002`, several are `TPL012`.
            if written.is_empty() || written.contains([',', ';', '|', '/', ' ', '{', '$', '%']) {
                continue;
            }
            let plain = written.replace('-', "_").to_lowercase();
            let meant = MISTAKEN.iter().find(|it| it.0 == plain).map(|it| it.1.to_owned());
            let meant = meant.or_else(|| canonical(&plain).filter(|_| is_locale(written)));
            let span = Span::new(0, written.len());
            match meant {
                None => cx
                    .report(self.meta(), message, span, format!("WhatsApp has no language `{written}`"))
                    .help("write a code such as `en` or `pt_BR`")
                    .done(),
                Some(meant) if meant != written => cx
                    .report(self.meta(), message, span, format!("WhatsApp has no language `{written}`"))
                    .safe_fix(format!("write `{meant}`"), [Edit::new(span, meant)]),
                Some(_) => {}
            }
        }
    }
}

/// A code as WhatsApp writes it: `pt_BR`. Scripts and the regions of the United Nations have none: `zh_Hant` may be `zh_HK` or `zh_TW`.
fn canonical(code: &str) -> Option<String> {
    match code.split_once('_') {
        None => Some(code.to_owned()),
        Some((language, region)) => (region.len() == 2).then(|| format!("{language}_{}", region.to_uppercase())),
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;
    use crate::source::UnitKind;

    #[test]
    fn bad_locale_code() {
        Tester::new(RULE)
            .unit(UnitKind::MetaTemplate)
            .pass([
                "language: en\nbody: Hi",
                "language: pt_BR\nbody: Hi",
                "language: prs_AF\nbody: Hi",
                "language: fil\nbody: Hi",
                "language: {{language}}\nbody: Hi",
                "language: en, es\nbody: Hi",
            ])
            .fail([
                ("language: english\nbody: Hi", &["english"][..]),
                ("language: zh_Hant\nbody: Hi", &["zh_Hant"]),
                ("language: es_419\nbody: Hi", &["es_419"]),
            ])
            .fix([
                ("language: en_UK\nbody: Hi", "language: en_GB\nbody: Hi"),
                ("language: en-us\nbody: Hi", "language: en_US\nbody: Hi"),
                ("language: JP\nbody: Hi", "language: ja\nbody: Hi"),
            ]);
    }
}
