//! `LEN003`.

use super::over;
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};
use crate::source::Role;
use crate::whatsapp::limits::{Field, Surface};

declare_rule! {
    /// Flags a template whose body has more than 1,024 characters.
    ///
    /// ## Why
    /// Meta refuses the template (error 2388040). Variables count as written.
    ///
    /// ## Example
    /// `{very *205}` stands for 205 times `very `.
    /// ```text template
    /// {very *205}long
    /// ```
    /// Use instead:
    /// ```text template
    /// {very *30}long
    /// ```
    TemplateBodyTooLong = "LEN003", "template-body-too-long",
    severity: Error, fix: None, on: [Template], scope: Body,
}

impl Rule for TemplateBodyTooLong {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        if message.role == Role::Body {
            over::check(cx, self.meta(), message, Surface::Template, Field::Body);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;

    #[test]
    fn template_body_too_long() {
        let fits = "a".repeat(1_024);
        let long = format!("{}{{{{1}}}}.", "न".repeat(1_019));
        Tester::new(RULE)
            .pass(["", &fits])
            .fail([(long.as_str(), &["."][..])]);
    }
}
