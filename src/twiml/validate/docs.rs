//! The rules as a page: `docs/twiml-rules.md`.

use std::fmt::Write as _;

use super::rule::{Rule, rules};

/// Writes the page of all rules, in Markdown.
///
/// `docs/twiml-rules.md` is this text; a test fails when it is stale.
///
/// # Examples
///
/// ```
/// let page = wamark::twiml::rules_markdown();
/// assert!(page.contains("## TW202 `element-case`"));
/// ```
#[must_use]
pub fn rules_markdown() -> String {
    let mut out = String::from(
        "<!-- @generated from src/twiml/validate/rules/ by `WAMARK_UPDATE=1 cargo test --test suite twiml_rules` -->\n\n\
         # What `wamark twiml check` says\n\n\
         What is an error Twilio refuses, or the call or reply fails; what is a warning it logs, ignores or replaces; the rest is advice.\n\
         A rule marked *refused* also stops `wamark twiml build`. `{x*100}` in an example stands for 100 times `x`.\n\n\
         | code | name | severity | Twilio | fix | what |\n|---|---|---|---|---|---|\n",
    );
    // Writing to a string cannot fail.
    let _infallible = write_page(&mut out);
    out
}

fn write_page(out: &mut String) -> std::fmt::Result {
    for rule in rules() {
        let twilio = rule.twilio.map_or("-".to_owned(), |code| code.to_string());
        let fix = rule.fix.map_or("-", |fix| fix.as_str());
        let anchor = format!("{}-{}", rule.code.to_lowercase(), rule.name);
        let Rule {
            code,
            name,
            severity,
            ..
        } = rule;
        writeln!(
            out,
            "| [{code}](#{anchor}) | `{name}` | {severity} | {twilio} | {fix} | {} |",
            rule.summary()
        )?;
    }
    for rule in rules() {
        write_rule(out, rule)?;
    }
    Ok(())
}

fn write_rule(out: &mut String, rule: &Rule) -> std::fmt::Result {
    writeln!(out, "\n## {} `{}`\n", rule.code, rule.name)?;
    write!(out, "{}", rule.severity)?;
    if let Some(code) = rule.twilio {
        write!(
            out,
            " · Twilio [{code}](https://www.twilio.com/docs/api/errors/{code})"
        )?;
    }
    if let Some(fix) = rule.fix {
        write!(out, " · {} fix", fix.as_str())?;
    }
    if rule.forbidden {
        write!(out, " · refused")?;
    }
    writeln!(out, " · context `{}`\n\n{}", rule.context, rule.summary())?;
    let explanation = rule.explanation();
    if !explanation.is_empty() {
        writeln!(out, "\n{explanation}")?;
    }
    for (title, example) in [("Bad", rule.bad), ("Good", rule.good)] {
        write!(out, "\n{title}:\n\n```xml\n{}\n```\n", example.trim_end())?;
    }
    Ok(())
}
