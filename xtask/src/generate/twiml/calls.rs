//! From the table to `tests/suite/twiml_calls.rs`: a document for each element, attribute and nesting,
//! made with the typed builder.

use std::collections::HashMap;
use std::fmt::Write as _;

use serde_json::{Map, Value};

use super::table::{Element, Table, flag, method_name, strings, text, variant};
use crate::generate::Result;

pub(super) fn calls(table: &Table) -> Result<String> {
    let parents = parents(table)?;
    let mut body = String::new();
    let mut getters = String::new();
    let mut count = 0;
    let mut call =
        |id: String, slot: &str, kind: &str, element: &Element, made: &str| -> Result<()> {
            let document = document(table, &parents, element, made)?;
            writeln!(
                body,
                "    call({id:?}, {slot:?}, {kind:?}, &{document}, &mut calls);"
            )?;
            count += 1;
            Ok(())
        };
    for element in table
        .elements
        .iter()
        .filter(|element| element.has_builder())
    {
        let base = base(table, element, false);
        call(element.key.clone(), "", "", element, &base)?;
        let mut all = base.clone();
        for (name, row) in element.attributes() {
            let id = format!("{}@{name}", element.key);
            let setter = format!(
                ".{}({}){}",
                method_name(name),
                sample(table, row),
                companion(&id)
            );
            let kind = kind(row);
            let made = if is_in_new(row) {
                base.clone()
            } else {
                format!("{base}{setter}")
            };
            let getter = format!("get_{}", method_name(name).trim_end_matches('_'));
            writeln!(getters, "    ({id:?}, {made}.{getter}().is_some()),")?;
            call(id, name, kind, element, &made)?;
            if !is_in_new(row) && !flag(row, "docsOnly") {
                all.push_str(&setter);
            }
        }
        if element.attributes().count() > 1 {
            call(format!("{}@*", element.key), "", "", element, &all)?;
        }
        for child in element
            .children(table)?
            .iter()
            .filter(|child| !child.legacy)
        {
            let made = format!(
                "{}.with({})",
                self::base(table, element, true),
                self::base(table, child.element, false)
            );
            call(
                format!("{}>{}", element.key, child.element.key),
                "",
                "",
                element,
                &made,
            )?;
        }
    }
    let functions = format!(
        "//! One document for each element, attribute and nesting of the table, made with the typed builder.\n\n\
         #![allow(deprecated, reason = \"Twilio still takes what it has given up\")]\n\
         #![allow(clippy::too_many_lines, reason = \"a list\")]\n\n\
         use wamark::twiml::{{Element, WriteError, messaging, value, voice}};\n\n\
         /// A document and what it is there for.\n\
         pub(crate) struct Call {{\n\
         /// `Dial`, `Dial@timeout`, `Dial>Number`; `Dial@*` has all attributes.\n\
         pub(crate) id: &'static str,\n\
         /// The attribute that is shown, or nothing.\n\
         pub(crate) attribute: &'static str,\n\
         /// What the attribute's value is to other libraries: `bool`, `integer`, `list`, `text`.\n\
         pub(crate) kind: &'static str,\n\
         /// The tree that the builder made.\n\
         pub(crate) tree: Element,\n\
         /// What the builder wrote.\n\
         pub(crate) xml: Result<String, WriteError>,\n\
         }}\n\n\
         /// A finished response.\n\
         trait Written {{\n    fn tree(&self) -> Element;\n    fn xml(&self) -> Result<String, WriteError>;\n}}\n\n\
         macro_rules! written {{ ($($type:ty),+) => {{ $(impl Written for $type {{\n\
         fn tree(&self) -> Element {{ self.as_element().clone() }}\n\
         fn xml(&self) -> Result<String, WriteError> {{ self.to_xml() }}\n}})+ }} }}\n\n\
         written!(messaging::Response, voice::Response, wamark::twiml::Ended<messaging::Response>, \
         wamark::twiml::Ended<voice::Response>);\n\n\
         fn call(id: &'static str, attribute: &'static str, kind: &'static str, response: &impl Written, calls: &mut Vec<Call>) {{\n\
         calls.push(Call {{ id, attribute, kind, tree: response.tree(), xml: response.xml() }});\n}}\n\n\
         /// Makes all documents.\n\
         pub(crate) fn calls() -> Vec<Call> {{\n    let mut calls = Vec::with_capacity({count});\n{body}    calls\n}}\n\n\
         /// Tells for each attribute whether its getter gives what its setter was told.\n\
         pub(crate) fn getters() -> Vec<(&'static str, bool)> {{\n    vec![\n{getters}    ]\n}}\n",
    );
    Ok(functions)
}

/// Finds the parent that leads to the root on the shortest way, not counting what Twilio documents
/// elsewhere: a prompt stands in `<Pay>`, a queue in `<Dial>`.
fn parents(table: &Table) -> Result<HashMap<String, String>> {
    let mut parents = HashMap::new();
    let mut queue: Vec<&Element> = table
        .elements
        .iter()
        .filter(|element| element.is_root() && element.has_builder())
        .collect();
    let mut at = 0;
    while let Some(parent) = queue.get(at).copied() {
        at += 1;
        for child in parent.children(table)?.iter().filter(|child| !child.legacy) {
            let key = &child.element.key;
            let is_odd = parent.is_root() && matches!(&**key, "Prompt" | "Queue");
            if !is_odd && !parents.contains_key(key) {
                parents.insert(key.clone(), parent.key.clone());
                queue.push(child.element);
            }
        }
    }
    Ok(parents)
}

fn document(
    table: &Table,
    parents: &HashMap<String, String>,
    element: &Element,
    made: &str,
) -> Result<String> {
    let mut document = made.to_owned();
    let mut key = &element.key;
    while let Some(parent) = parents.get(key) {
        document = format!(
            "{}.with({document})",
            base(table, table.element(parent)?, true)
        );
        key = parent;
    }
    Ok(document)
}

/// Writes the constructor call of an element with the least that it needs.
fn base(table: &Table, element: &Element, for_children: bool) -> String {
    let path = element.path();
    let mut arguments = Vec::new();
    let required: Vec<_> = element
        .attributes()
        .filter(|(_, row)| is_in_new(row))
        .collect();
    if let Some(text_row) = element.text() {
        let is_optional = !flag(text_row, "required") && required.is_empty();
        if is_optional && for_children && text(&element.row, "kind") != "ssml" {
            return format!("{path}::empty(){}", companion(&element.key));
        }
        arguments.push(match text(text_row, "type") {
            "url" => "\"https://example.com/a?b=1&c=2\"".to_owned(),
            "address" | "number" => "\"+14155550100\"".to_owned(),
            "sid" => sample(table, text_row),
            _ if element.key == "Task" => r#""{\"skill\": \"a & b\"}""#.to_owned(),
            _ if element.key.contains("Sip") || element.key == "Uri" => {
                "\"sip:kate@example.com\"".to_owned()
            }
            _ => "\"some <text> & more\"".to_owned(),
        });
    }
    arguments.extend(required.iter().map(|(_, row)| sample(table, row)));
    let made = format!("{path}::new({})", arguments.join(", "));
    let child = element
        .children(table)
        .ok()
        .and_then(|children| Some(children.first()?.element));
    match (text(&element.row, "needs"), child) {
        ("element", Some(child)) if !for_children => {
            format!("{made}.with({})", base(table, child, false))
        }
        _ => made,
    }
}

/// Writes what Twilio wants beside an attribute, or in place of an element's text.
fn companion(id: &str) -> &'static str {
    match id {
        "Enqueue" => r#".workflow_sid("WW0123456789abcdef0123456789abcdef")"#,
        "Pay@paymentMethod" => r#".with(voice::Parameter::new("AVSName", "Kate"))"#,
        "Pay@bankAccountType" => {
            r#".payment_method(value::PaymentMethod::AchDebit).with(voice::Parameter::new("AVSName", "Kate"))"#
        }
        _ => "",
    }
}

/// Writes a value of a row's type.
fn sample(table: &Table, row: &Map<String, Value>) -> String {
    let kind = text(row, "type");
    let shortest = row.get("min").and_then(Value::as_u64).unwrap_or(0).max(2);
    let many = flag(row, "list");
    match kind {
        "url" => match strings(row.get("schemes")).first() {
            Some(scheme) => format!("\"{scheme}://example.com/a\""),
            None => "\"https://example.com/a?b=1&c=2\"".into(),
        },
        "method" => "value::Method::Get".into(),
        "bool" => "true".into(),
        "integer" if many => "[1, 2]".into(),
        "integer" => shortest.to_string(),
        "auto-or-integer" => "value::Timeout::Auto".into(),
        "decimal" => "\"0.5\"".into(),
        "address" => "\"whatsapp:+14155550100\"".into(),
        "sid" => format!(
            "\"{}0123456789abcdef0123456789abcdef\"",
            text(row, "prefix")
        ),
        "text" | "body" => match row.get("chars").and_then(Value::as_str) {
            Some(chars) => format!("{:?}", &chars[..1]),
            None => r#""a \"quoted\" & <odd> value""#.into(),
        },
        name => {
            let set = table
                .types
                .get(name)
                .and_then(Value::as_object)
                .expect("`value_kind` has looked it up");
            let values = strings(set.get("values"));
            // `<Connect>` takes the first track only, and a bank account is debited by the first method.
            let at = if matches!(name, "StreamTrack" | "PaymentMethod") {
                0
            } else {
                values.len() - 1
            };
            let (first, last) = (values[0], values[at]);
            if flag(set, "open") {
                format!("{last:?}")
            } else if many && first != last {
                format!(
                    "[value::{name}::{}, value::{name}::{}]",
                    variant(first),
                    variant(last)
                )
            } else if many {
                format!("[value::{name}::{}]", variant(first))
            } else {
                format!("value::{name}::{}", variant(last))
            }
        }
    }
}

fn is_in_new(row: &Map<String, Value>) -> bool {
    flag(row, "required") || flag(row, "inNew")
}

fn kind(row: &Map<String, Value>) -> &'static str {
    match (text(row, "type"), flag(row, "list")) {
        (_, true) => "list",
        ("bool", _) => "bool",
        ("integer", _) => "integer",
        _ => "text",
    }
}
