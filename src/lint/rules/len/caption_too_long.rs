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
    /// A caption of 1,025 characters.
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
