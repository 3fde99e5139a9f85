//! `VAR014`.

use super::braces;
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Profile, Rule};
use crate::text::Span;

declare_rule! {
    /// Flags placeholders of other systems among variables: `%s`, `%(name)s`, `%{name}`, `${name}`, `#{name}`, `{name}`, `{#var#}`, `<%= name %>`, `[[name]]`, `%NAME%`.
    ///
    /// ## Why
    /// Nothing replaces them, so that customers see them. Looked for in templates, and in messages that have a `{{…}}` besides: elsewhere they are likely the
    /// project's own.
    ///
    /// ## Example
    /// ```text whatsapp-template
    /// Hello %s, your order {{1}} is on its way.
    /// ```
    /// Use instead:
    /// ```text whatsapp-template
    /// Hello {{1}}, your order {{2}} is on its way.
    /// ```
    ForeignPlaceholder = "VAR014", "foreign-placeholder",
    severity: Error, fix: None, on: [All], scope: Visible,
}

impl Rule for ForeignPlaceholder {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        let is_template = message.profile == Profile::WhatsappTemplate;
        if !is_template && !message.variables().iter().any(|it| !it.name.is_empty()) {
            return;
        }
        // Plural forms have names in braces: `VAR015`.
        if super::icu::is_icu(message.text) {
            return;
        }
        for span in find(message.text, is_template) {
            let written = message.slice(span);
            cx.report(self.meta(), message, span, format!("nothing replaces `{written}`"))
                .help("write `{{…}}`")
                .done();
        }
    }
}

/// Finds placeholders, in order.
fn find(text: &str, is_template: bool) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    for it in braces::find(text) {
        if (it.open, it.close) != (1, 1) {
            continue;
        }
        let name = it.inner.trim_matches('#');
        // `{1}` in a template is `VAR005`.
        let is_number = name.bytes().all(|byte| byte.is_ascii_digit());
        if name == it.inner.trim() || it.inner.starts_with('#') && it.inner.ends_with('#') {
            if !braces::is_name(name) || (is_number && is_template) {
                continue;
            }
            let sigil = text[..it.span.start].ends_with(['$', '%', '#']);
            found.push(Span::new(it.span.start - usize::from(sigil), it.span.end));
        }
    }
    for (open, close) in [("<%", "%>"), ("[[", "]]")] {
        found.extend(enclosed(text, open, close));
    }
    found.extend(percent(text));
    found.sort_unstable();
    found
}

/// Names between two marks on one line.
fn enclosed(text: &str, open: &str, close: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(open).map(|it| at + it) {
        at = start + open.len();
        let line = text[at..].lines().next().unwrap_or_default();
        let Some(end) = line.find(close) else {
            at += line.len();
            continue;
        };
        if braces::is_name(line[..end].trim_start_matches(['=', '-'])) {
            found.push(Span::new(start, at + end + close.len()));
        }
        at += end + close.len();
    }
    found
}

/// `%s`, `%1$d`, `%@`, `%(name)s`, `%NAME%`. Percentages have a digit before the sign.
fn percent(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find('%').map(|it| at + it) {
        at = start + 1;
        let before = text[..start].chars().next_back();
        if before.is_some_and(|c| c.is_numeric() || c == '%' || c == '}') {
            continue;
        }
        if let Some(length) = placeholder(&text[at..]) {
            found.push(Span::new(start, at + length));
            at += length;
        }
    }
    found
}

/// How long a placeholder goes on behind its `%`.
fn placeholder(rest: &str) -> Option<usize> {
    /// Long enough for a name.
    const LONGEST: usize = 40;
    let bytes = rest.as_bytes();
    let ends_word = |at: usize| !rest[at..].starts_with(|c: char| c.is_alphanumeric() || c == '_');
    if bytes.first() == Some(&b'(') {
        let close = bytes.iter().take(LONGEST).position(|byte| *byte == b')')?;
        let is_conversion = matches!(bytes.get(close + 1), Some(b's' | b'd' | b'f'));
        return (is_conversion && braces::is_name(&rest[1..close]) && ends_word(close + 2)).then_some(close + 2);
    }
    let is_name = |byte: u8| byte.is_ascii_alphabetic() || byte == b'_';
    let name = bytes.iter().take(LONGEST).take_while(|byte| is_name(**byte)).count();
    if name >= 2 && bytes.get(name) == Some(&b'%') && ends_word(name + 1) {
        return Some(name + 1);
    }
    let digits = bytes.iter().take(LONGEST).take_while(|byte| byte.is_ascii_digit()).count();
    let at = if digits > 0 {
        (bytes.get(digits) == Some(&b'$')).then_some(digits + 1)?
    } else {
        0
    };
    (matches!(bytes.get(at), Some(b's' | b'd' | b'@')) && ends_word(at + 1)).then_some(at + 1)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::{Profile, tester::Tester};

    #[test]
    fn foreign_placeholder() {
        Tester::new(RULE)
            .pass(["Hi %s {name} ${x}", "Hi {{name}}, 20% de descuento, 5%d", "{{1}} {a b} :-{ } [[ ]]"])
            .fail([("Hi {{name}} {other}", &["{other}"][..])])
            .profile(Profile::WhatsappTemplate)
            .pass([
                "20 % de descuento, 50%s, 100% seguro",
                "$100 {1} #5 {…} {#} <%>",
                "{n, plural, one {a} other {# b}}",
                "ছাড় ১০%",
            ])
            .fail([
                ("%s %1$s %@ %(name)s %NAME%", &["%s", "%1$s", "%@", "%(name)s", "%NAME%"][..]),
                ("%{x} ${y} #{z} {#var#} {user.name}", &["%{x}", "${y}", "#{z}", "{#var#}", "{user.name}"]),
                ("<%= name %> [[order]]", &["<%= name %>", "[[order]]"]),
            ]);
    }
}
