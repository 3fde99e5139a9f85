//! `LEN015`.

use super::over;
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};
use crate::source::Role;
use crate::whatsapp::limits::{Field, Surface};

declare_rule! {
    /// Flags a coupon code of more than 15 characters, a phone number of more than 20, a template's name of more than 512.
    ///
    /// ## Why
    /// Meta refuses the template.
    ///
    /// ## Example
    /// ```meta-template
    /// {"name": "sale", "category": "MARKETING", "language": "en", "components": [
    ///   {"type": "BODY", "text": "Half price with our code."},
    ///   {"type": "BUTTONS", "buttons": [{"type": "COPY_CODE", "example": "EVERYTHINGHALFPRICE"}]}
    /// ]}
    /// ```
    /// Use instead:
    /// ```meta-template
    /// {"name": "sale", "category": "MARKETING", "language": "en", "components": [
    ///   {"type": "BODY", "text": "Half price with our code."},
    ///   {"type": "BUTTONS", "buttons": [{"type": "COPY_CODE", "example": "HALFPRICE"}]}
    /// ]}
    /// ```
    CouponPhoneNameLength = "LEN015", "coupon-phone-name-length",
    severity: Error, fix: None, on: [Template], scope: Any,
}

impl Rule for CouponPhoneNameLength {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        let field = match message.role {
            Role::CouponCode => Field::CouponCode,
            Role::ButtonPhone => Field::ButtonPhone,
            Role::TemplateName => Field::TemplateName,
            _ => return,
        };
        over::check(cx, self.meta(), message, Surface::Template, field);
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;
    use crate::source::UnitKind;

    #[test]
    fn coupon_phone_name_length() {
        for (role, most) in [("coupon", 15), ("phone", 20), ("name", 512)] {
            let fits = format!("{role}: {}", "1".repeat(most));
            Tester::new(RULE)
                .unit(UnitKind::MetaTemplate)
                .pass([fits.as_str()])
                .fail([(format!("{fits}!").as_str(), &["!"][..])]);
        }
    }
}
