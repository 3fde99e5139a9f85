//! `UNI007`.

use super::damage;
use crate::diagnostic::Edit;
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};

declare_rule! {
    /// Flags UTF-8 that was read as Latin-1 or Windows-1252: `Ã©`, `â€™`, `Â¿`.
    ///
    /// ## Why
    /// Customers see it. It comes of a file or column read in the wrong encoding; mind that the rest of the file may be damaged as well.
    ///
    /// ## Example
    /// ```text
    /// Tu pedido estÃ¡ listo
    /// ```
    /// Use instead:
    /// ```text
    /// Tu pedido está listo
    /// ```
    Mojibake = "UNI007", "mojibake",
    severity: Warning, fix: Some(Unsafe), on: [All], scope: Visible,
}

impl Rule for Mojibake {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        for damage in damage::find(message.text) {
            let damaged = message.slice(damage.span);
            let text = format!("`{damaged}` is `{}` read in the wrong encoding", damage.original);
            cx.report(self.meta(), message, damage.span, text)
                .unsafe_fix(format!("write `{}`", damage.original), [Edit::new(damage.span, damage.original)]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;

    #[test]
    fn mojibake() {
        Tester::new(RULE)
            .pass([
                "ATÉ AMANHÃ… NÃO, IRMÃ!",
                "«AMANHÃ» “IRMÔ",
                "« café »… «café»… «CAFÉ»",
                "ÂGE, PÂQUES, crème brûlée €5",
                "ESPAÑA… ESPAÑ» Ñandú",
                "Tu pedido está listo, año 2026 ™ ©",
                "Đà Nẵng, Việt Nam: phở đặc biệt",
                "Îles d’Or – où ça ?",
                "Fåröä ðe þorn",
                "Привет, как дела? Ελλάδα",
            ])
            .fail([
                ("Tu pedido estÃ¡ listo, seÃ±or", &["Ã¡", "Ã±"][..]),
                ("Itâ€™s Â¿quÃ©?", &["â€™", "Â¿", "Ã©"]),
                ("cittÃ\u{a0} e Â\u{a0}5", &["Ã\u{a0}", "Â\u{a0}"]),
                ("ðŸŽ‰ 5 â‚¬", &["ðŸŽ‰", "â‚¬"]),
            ])
            .fix([
                ("estÃ¡ Ã³k", "está ók"),
                ("ÐŸÑ€Ð¸Ð²ÐµÑ‚", "Привет"),
                ("ä½\u{a0}å¥½", "你好"),
                ("ðŸŽ‰", "🎉"),
                ("â\u{9c}\u{85}", "✅"),
                ("æ—¥æœ¬", "日本"),
            ]);
    }
}
