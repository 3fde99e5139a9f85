//! `VAR022`.

use super::braces;
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};
use crate::source::Role;
use crate::text::Span;

declare_rule! {
    /// Flags variables of Indian text message templates that are not written as their registry asks, `{#var#}`, and samples of more than 30
    /// characters.
    ///
    /// ## Why
    /// A text registered on a DLT platform is compared with what is sent; a variable in another spelling is literal text, so that no message matches; nor does one
    /// with a value of more than 30 characters. Two spaces in a row, which the platforms refuse too, are `WSP003`.
    /// Off by default: India only.
    ///
    /// ## Example
    /// ```text sms
    /// Your code is {# var #}
    /// ```
    /// Use instead:
    /// ```text sms
    /// Your code is {#var#}
    /// ```
    DltVariable = "VAR022", "dlt-variable",
    severity: Warning, fix: None, on: [], scope: Any,
}

/// The most characters of a value.
const LONGEST: usize = 30;

/// The kinds of variable that the platforms know.
const KINDS: [&str; 7] = ["alphanumeric", "cbn", "email", "numeric", "url", "urlott", "var"];

impl Rule for DltVariable {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        if message.role == Role::Sample {
            if let Some((end, _)) = message.text.char_indices().nth(LONGEST) {
                let text = format!("{} characters, a value has {LONGEST} at most", message.text.chars().count());
                cx.report(self.meta(), message, Span::new(end, message.text.len()), text).done();
            }
            return;
        }
        if !message.role.is_body() {
            return;
        }
        for it in braces::find(message.text) {
            let is_dlt = it.inner.contains('#') || it.inner.trim().eq_ignore_ascii_case("var");
            let kind = it.inner.strip_prefix('#').and_then(|rest| rest.strip_suffix('#'));
            let is_right = (it.open, it.close) == (1, 1) && kind.is_some_and(|kind| KINDS.contains(&kind));
            if is_dlt && !is_right {
                let written = message.slice(it.span);
                cx.report(self.meta(), message, it.span, format!("`{written}` is no variable of DLT"))
                    .help("write `{#var#}`")
                    .done();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;
    use crate::source::UnitKind;

    #[test]
    fn dlt_variable() {
        Tester::new(RULE)
            .pass(["Your code is {#var#}. {#numeric#}", "{{1}} {name} #1"])
            .fail([("{# var #} {#Var#} {#var} {{#var#}} {var}", &["{# var #}", "{#Var#}", "{#var}", "{{#var#}}", "{var}"][..])])
            .unit(UnitKind::ContentTemplate)
            .pass(["sample 1: abcdefghijklmnopqrstuvwxyz1234", "sample 1: नमस्ते"])
            .fail([("sample 1: abcdefghijklmnopqrstuvwxyz1234é!", &["é!"][..])]);
    }
}
