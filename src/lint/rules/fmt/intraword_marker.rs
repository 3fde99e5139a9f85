//! `FMT003`.

use crate::lint::markers::edits::{insert, proves, style};
use crate::lint::markers::SlipKind;
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};
use crate::markup::chars::is_word;

declare_rule! {
    /// Flags a pair of markers that opens in the middle of a word: `is*Rafael*`, `super*bold*ly`.
    ///
    /// Arithmetic (`2*3*4`), names (`snake_case_name`) and stars for letters (`f*ck`) are left alone. A pair that opens well and is glued to a
    /// word only behind is `FMT005`.
    ///
    /// ## Why
    /// WhatsApp opens formatting only where no letter or digit stands before the marker, and closes it only where none stands behind.
    /// Scripts without spaces between words need one there all the same.
    ///
    /// ## Example
    /// ```text
    /// My name is*Rafael*
    /// ```
    /// Use instead:
    /// ```text
    /// My name is *Rafael*
    /// ```
    IntrawordMarker = "FMT003", "intraword-marker",
    severity: Warning, fix: Some(Unsafe), on: [Whatsapp], scope: Body,
}

impl Rule for IntrawordMarker {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        for slip in message.markers().of(SlipKind::Intraword) {
            let mut edits = vec![insert(slip.open.start, " ")];
            if message.text[slip.close.end..].starts_with(is_word) {
                edits.push(insert(slip.close.end, " "));
            }
            let proven = slip.open.end - slip.open.start == 1
                && style(slip.marker).is_none_or(|style| proves(message, &edits, &[(style, slip.span)]));
            cx.report(self.meta(), message, slip.span, format!("`{}` inside a word is shown", slip.marker))
                .unsafe_fix_if(proven, "put spaces around", edits);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;

    #[test]
    fn intraword_marker() {
        Tester::new(RULE)
            .pass([
                "2*3*4 and 10*20*30cm",
                "snake_case_name, f*ck and sh*t",
                "is *Rafael*, ¡*hola*! 🔥*hot*🔥",
                "don`t and can`t",
                "好的~ 您好~",
                "https://x.example/a*bold*b",
            ])
            .fail([
                ("My name is*Rafael*", &["*Rafael*"][..]),
                ("super*bold*ly", &["*bold*"]),
                ("请*注意*这里", &["*注意*"]),
                ("यह*नहीं*बदलेगा", &["*नहीं*"]),
                ("原价~¥99~现价", &["~¥99~"]),
            ])
            .fix([
                ("My name is*Rafael*", "My name is *Rafael*"),
                ("请*注意*这里", "请 *注意* 这里"),
            ]);
    }
}
