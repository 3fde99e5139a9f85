//! SARIF 2.1.0: one run, results as they come, the rules they name at the end.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::io::{self, Write};

use serde_json::{Value, json};

use super::{File, RuleInfo, safe};
use crate::diagnostic::{Diagnostic, Fix, Severity};
use crate::text::Span;

const HEAD: &str = r#"{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"columnKind":"unicodeCodePoints","results":["#;

/// The rules named so far, in order of their first result.
#[derive(Debug, Default)]
pub(super) struct Sarif {
    rules: Vec<Value>,
    index: HashMap<String, usize>,
    begun: bool,
    pub(super) described: HashMap<String, RuleInfo>,
}

impl Sarif {
    pub(super) fn diagnostic(
        &mut self,
        file: &File<'_>,
        diagnostic: &Diagnostic,
        out: &mut impl Write,
    ) -> io::Result<()> {
        out.write_all(if self.begun { b",\n" } else { HEAD.as_bytes() })?;
        if !self.begun {
            out.write_all(b"\n")?;
        }
        self.begun = true;
        let rule = self.rule(diagnostic);
        let result = result(file, diagnostic, rule);
        out.write_all(safe::escape_json(serde_json::to_string(&result)?).as_bytes())
    }

    pub(super) fn finish(&self, out: &mut impl Write) -> io::Result<()> {
        if !self.begun {
            out.write_all(HEAD.as_bytes())?;
        }
        let driver = json!({
            "name": env!("CARGO_PKG_NAME"),
            "semanticVersion": env!("CARGO_PKG_VERSION"),
            "rules": self.rules,
        });
        let driver = safe::escape_json(serde_json::to_string(&driver)?);
        writeln!(out, "\n],\"tool\":{{\"driver\":{driver}}}}}]}}")
    }

    /// The index of a diagnostic's rule in the list, which it joins if it is new.
    fn rule(&mut self, diagnostic: &Diagnostic) -> usize {
        if let Some(&index) = self.index.get(diagnostic.code.as_ref()) {
            return index;
        }
        let mut rule = json!({
            "id": diagnostic.code,
            "name": diagnostic.rule,
            "shortDescription": { "text": diagnostic.rule },
            "defaultConfiguration": { "level": level(diagnostic.severity) },
        });
        if let Some(info) = self.described.get(diagnostic.code.as_ref()) {
            rule["shortDescription"] = json!({ "text": info.summary });
            rule["help"] = json!({ "text": info.documentation, "markdown": info.documentation });
        }
        if let Some(url) = &diagnostic.url {
            rule["helpUri"] = json!(url);
        }
        self.rules.push(rule);
        self.index
            .insert(diagnostic.code.to_string(), self.rules.len() - 1);
        self.rules.len() - 1
    }
}

fn result(file: &File<'_>, diagnostic: &Diagnostic, rule: usize) -> Value {
    let text = match &diagnostic.help {
        Some(help) => format!("{} ({help})", diagnostic.message),
        None => diagnostic.message.clone(),
    };
    let mut location = json!({
        "physicalLocation": {
            "artifactLocation": { "uri": uri(file.name) },
            "region": region(file, diagnostic.span),
        },
    });
    if let Some(key) = &diagnostic.key {
        location["logicalLocations"] = json!([{ "fullyQualifiedName": key }]);
    }
    let mut result = json!({
        "ruleId": diagnostic.code,
        "ruleIndex": rule,
        "level": level(diagnostic.severity),
        "message": { "text": text },
        "locations": [location],
    });
    if let Some(code) = diagnostic.twilio {
        result["properties"] = json!({ "twilio": code });
    }
    if let Some(fix) = &diagnostic.fix {
        result["fixes"] = json!([self::fix(file, fix)]);
    }
    result
}

fn fix(file: &File<'_>, fix: &Fix) -> Value {
    let replacements: Vec<Value> = fix
        .edits
        .iter()
        .map(|edit| json!({ "deletedRegion": region(file, edit.span), "insertedContent": { "text": edit.text } }))
        .collect();
    json!({
        "description": { "text": fix.message },
        "artifactChanges": [{ "artifactLocation": { "uri": uri(file.name) }, "replacements": replacements }],
    })
}

fn region(file: &File<'_>, span: Span) -> Value {
    let (start, end) = file.range(span);
    json!({
        "startLine": start.line, "startColumn": start.column,
        "endLine": end.line, "endColumn": end.column,
        "byteOffset": span.start, "byteLength": span.len(),
    })
}

const fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

/// A file name as a relative URI reference: what may not stand in a path is percent-encoded.
fn uri(name: &str) -> String {
    let mut uri = String::with_capacity(name.len());
    for byte in name.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte));
            }
            b'\\' => uri.push('/'),
            _ => {
                let _infallible = write!(uri, "%{byte:02X}");
            }
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn file_names_become_uris() {
        assert_eq!(uri("a b\\ü:<stdin>"), "a%20b/%C3%BC%3A%3Cstdin%3E");
    }
}
