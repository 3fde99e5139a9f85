//! `VAR005`.

use super::braces;
use crate::diagnostic::Edit;
use crate::lint::context::Guarded;
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};
use crate::text::Span;

declare_rule! {
    /// Flags what was to be a variable of a template and is none: `{1}`, `{{1}`, `{{{1}}}`, `{{ 1 }}`, `{{}}`, `[name]`.
    ///
    /// ## Why
    /// Meta rejects templates whose braces do not match, and customers are sent the rest as it stands. Names in single braces are `VAR014`.
    ///
    /// ## Example
    /// ```text whatsapp-template
    /// Hello {{ 1 }}, your order {{2} is ready.
    /// ```
    /// Use instead:
    /// ```text whatsapp-template
    /// Hello {{1}}, your order {{2}} is ready.
    /// ```
    MalformedVariable = "VAR005", "malformed-variable",
    severity: Error, fix: Some(Safe), on: [Template], scope: Visible,
}

/// What people write in square brackets when they mean a variable; anything with `_` besides.
const BRACKETED: [&str; 26] = [
    "amount", "apellido", "cantidad", "city", "ciudad", "code", "company", "date", "empresa", "fecha", "first name", "firstname",
    "last name", "lastname", "link", "monto", "name", "nome", "nombre", "order", "order id", "pedido", "phone", "price", "time", "url",
];

impl Rule for MalformedVariable {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        let mut spaced = Vec::new();
        for it in braces::find(message.text) {
            let written = message.slice(it.span);
            let name = it.inner.trim();
            let edit = Edit::new(it.span, format!("{{{{{name}}}}}"));
            let fix = format!("write `{{{{{name}}}}}`");
            if (it.open, it.close) == (2, 2) {
                if name.is_empty() {
                    cx.report(self.meta(), message, it.span, format!("`{written}` has no name")).done();
                } else if name.len() < it.inner.len() {
                    spaced.push(Guarded {
                        span: it.span,
                        text: format!("spaces within `{written}`"),
                        fix,
                        edit,
                    });
                }
            } else if braces::is_name(it.inner) {
                let is_single = (it.open, it.close) == (1, 1);
                if !is_single || name.bytes().all(|byte| byte.is_ascii_digit()) {
                    cx.report(self.meta(), message, it.span, format!("`{written}` is no variable"))
                        .unsafe_fix(fix, [edit]);
                }
            }
        }
        cx.report_guarded(self.meta(), message, spaced);
        for span in bracketed(message.text) {
            let written = message.slice(span);
            cx.report(self.meta(), message, span, format!("`{written}` is no variable")).done();
        }
    }
}

/// Finds names in square brackets.
fn bracketed(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut open = None;
    for (at, c) in text.char_indices() {
        match c {
            '[' => open = Some(at),
            ']' => {
                let Some(start) = open.take() else { continue };
                let name = text[start + 1..at].to_lowercase();
                let is_name = name.contains('_')
                    && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
                    && name.bytes().any(|byte| byte.is_ascii_alphabetic());
                // `[text](address)` is a link of Markdown.
                let is_link = text[at + 1..].starts_with('(');
                if !is_link && (is_name || BRACKETED.contains(&name.as_str())) {
                    found.push(Span::new(start, at + 1));
                }
            }
            '\n' => open = None,
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{BRACKETED, RULE};
    use crate::lint::tester::Tester;

    #[test]
    fn bracketed_names_are_sorted() {
        assert!(BRACKETED.iter().all(|name| *name == name.to_lowercase()));
    }

    #[test]
    fn malformed_variable() {
        Tester::new(RULE)
            .pass([
                "Hi {{1}} {{order_id}}",
                "{name} {a, b}",
                ":-{ } {} [1] [STOP] [Oferta] [opcional]",
                "[name](https://acme.com)",
                "قل {{1}} مرحبا",
            ])
            .fail([
                ("{1} {{2} {3}} {{{4}}} {{5 {{}}", &["{1}", "{{2}", "{3}}", "{{{4}}}", "{{5", "{{}}"][..]),
                ("name}} {{ x }}", &["name}}", "{{ x }}"]),
                ("Hi [Name], [first_name]", &["[Name]", "[first_name]"]),
            ])
            .fix([
                ("{1} {{2} {3}} {{{4}}} {{5", "{{1}} {{2}} {{3}} {{4}} {{5}}"),
                ("{{ 1 }} {{name }}", "{{1}} {{name}}"),
            ]);
    }
}
