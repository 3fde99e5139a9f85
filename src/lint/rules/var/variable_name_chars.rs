//! `VAR006`.

use unicode_normalization::UnicodeNormalization;

use crate::diagnostic::Edit;
use crate::lint::characters::is_mark;
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule, VariableKind};

declare_rule! {
    /// Flags the name of a template's variable that has more than lowercase letters, digits and `_`: `{{order#}}`, `{{Name}}`, `{{01}}`.
    ///
    /// ## Why
    /// Meta rejects the template: names are lowercase, and `#`, `$` and `%` are forbidden expressly. Whoever fills the variables in has to know of the new name.
    ///
    /// ## Example
    /// ```text whatsapp-template
    /// Hello {{First Name}}, welcome to our shop.
    /// ```
    /// Use instead:
    /// ```text whatsapp-template
    /// Hello {{first_name}}, welcome to our shop.
    /// ```
    VariableNameChars = "VAR006", "variable-name-chars",
    severity: Error, fix: Some(Unsafe), on: [Template], scope: Any,
}

impl Rule for VariableNameChars {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        for variable in message.variables() {
            let name = &variable.name;
            let good = match variable.kind {
                VariableKind::Positional(number) => number.to_string(),
                VariableKind::Named => good_name(name),
            };
            // Without a name it is malformed: `VAR005`.
            if good == *name || name.is_empty() {
                continue;
            }
            let text = format!("variable named `{name}`");
            let report = cx
                .report(self.meta(), message, variable.span, text)
                .help("use lowercase letters, digits and `_`");
            if good.is_empty() {
                report.done();
            } else {
                let edit = Edit::new(variable.span, format!("{{{{{good}}}}}"));
                report.unsafe_fix(format!("write `{good}`"), [edit]);
            }
        }
    }
}

/// The nearest name that is allowed; empty where nothing is left.
fn good_name(name: &str) -> String {
    let mut good = String::with_capacity(name.len());
    for c in name.nfd().filter(|c| !is_mark(*c)) {
        if c.is_ascii_alphanumeric() {
            good.push(c.to_ascii_lowercase());
        } else if c == '_' || (!good.is_empty() && !good.ends_with('_')) {
            good.push('_');
        }
    }
    if good == name {
        return good;
    }
    let good = good.trim_matches('_');
    // A number would be a variable of another kind.
    if good.bytes().all(|byte| byte.is_ascii_digit()) {
        String::new()
    } else {
        good.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;

    #[test]
    fn variable_name_chars() {
        Tester::new(RULE)
            .pass(["{{1}} {{order_id}} {{ name }} {{}} {{_x}} {{line2}}", "{Name}"])
            .fail([("{{order#}} {{Name}} {{01}} {{first name}} {{名前}}", &["{{order#}}", "{{Name}}", "{{01}}", "{{first name}}", "{{名前}}"][..])])
            .fix([
                ("{{order #}} {{Año}} {{firstName}} {{007}}", "{{order}} {{ano}} {{firstname}} {{7}}"),
                ("{{user.name}}", "{{user_name}}"),
            ]);
    }
}
