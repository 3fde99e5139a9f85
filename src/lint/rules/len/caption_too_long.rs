//! `LEN008`.

use super::over;
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};
use crate::source::Role;
use crate::whatsapp::limits::{Field, Surface};

declare_rule! {
    /// Flags a caption of more than 1,024 characters.
    ///
    /// ## Why
    /// The Cloud API takes no longer text with a picture, video or document. In templates that text is the body (`LEN003`).
    ///
    /// ## Example
    /// `{very *205}` stands for 205 times `very `.
    /// ```meta-template interactive
    /// {"messaging_product": "whatsapp", "to": "14155550100", "type": "image",
    ///   "image": {"link": "https://acme.com/menu.png", "caption": "{very *205}long"}}
    /// ```
    /// Use instead:
    /// ```meta-template interactive
    /// {"messaging_product": "whatsapp", "to": "14155550100", "type": "image",
    ///   "image": {"link": "https://acme.com/menu.png", "caption": "{very *30}long"}}
    /// ```
    CaptionTooLong = "LEN008", "caption-too-long",
    severity: Warning, fix: None, on: [Whatsapp], scope: Body,
}

impl Rule for CaptionTooLong {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        if message.role == Role::Caption {
            over::check(cx, self.meta(), message, Surface::Session, Field::Caption);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;
    use crate::source::UnitKind;

    #[test]
    fn caption_too_long() {
        let fits = format!("caption: {}", "ñ".repeat(1_024));
        Tester::new(RULE)
            .unit(UnitKind::Interactive)
            .pass([fits.as_str()])
            .fail([(format!("{fits}!").as_str(), &["!"][..])]);
    }
}
