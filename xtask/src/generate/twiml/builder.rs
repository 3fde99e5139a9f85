//! The typed elements.

use std::fmt::Write as _;

use serde_json::{Map, Value};

use super::table::{Element, Table, flag, method_name, strings, text};
use crate::generate::Result;

/// How the builder takes and gives the values of one type.
pub(super) struct Parameter {
    /// The type of the setter's parameter.
    takes: String,
    /// The call of `Draft` that stores the parameter.
    stores: String,
    /// The type inside the `Option` of the getter, and the call that makes it.
    gives: String,
    reads: String,
}

pub(super) fn parameter(
    table: &Table,
    name: &str,
    row: &Map<String, Value>,
    spec: &str,
) -> Parameter {
    let kind = text(row, "type");
    let list = flag(row, "list");
    let plain = |takes: &str, stores: String, gives: &str, reads: &str| Parameter {
        takes: takes.to_owned(),
        stores,
        gives: gives.to_owned(),
        reads: reads.to_owned(),
    };
    let set = |kind: &str| table.types.get(kind).and_then(Value::as_object);
    match (kind, list) {
        ("integer", false) => plain(
            "u32",
            format!("set({spec}, {name}.to_string())"),
            "u32",
            "parse",
        ),
        ("integer", true) => plain(
            "impl IntoIterator<Item = u32>",
            format!("set_list({spec}, {name})"),
            "Vec<u32>",
            "parse_list",
        ),
        ("bool", _) => plain(
            "bool",
            format!("set_known({spec}, if {name} {{ \"true\" }} else {{ \"false\" }})"),
            "bool",
            "parse",
        ),
        ("method", _) => plain(
            "value::Method",
            format!("set_known({spec}, {name}.as_str())"),
            "value::Method",
            "parse",
        ),
        ("auto-or-integer", _) => plain(
            "impl Into<value::Timeout>",
            format!("set({spec}, {name}.into().to_string())"),
            "value::Timeout",
            "parse",
        ),
        (kind, list) => match (set(kind), list) {
            (Some(row), false) if flag(row, "open") => plain(
                &format!("impl Into<value::{kind}>"),
                format!("set({spec}, {name}.into().into())"),
                &format!("value::{kind}"),
                "parse",
            ),
            (Some(_), false) => plain(
                &format!("value::{kind}"),
                format!("set_known({spec}, {name}.as_str())"),
                &format!("value::{kind}"),
                "parse",
            ),
            (Some(_), true) => plain(
                &format!("impl IntoIterator<Item = value::{kind}>"),
                format!("set_list({spec}, {name})"),
                &format!("Vec<value::{kind}>"),
                "parse_list",
            ),
            (None, _) => plain(
                "impl Into<String>",
                format!("set({spec}, {name}.into())"),
                "&str",
                "attribute",
            ),
        },
    }
}

pub(super) fn builder(table: &Table, element: &Element) -> Result<String> {
    let row = &element.row;
    let name = &element.type_name;
    let tag = &element.tag;
    let mut code = String::new();
    writeln!(
        code,
        "/// `<{tag}>`: {}\n///\n/// [Twilio's page]({}).",
        lower_first(text(row, "doc")),
        text(row, "docs")
    )?;
    if let [rust, xml] = strings(row.get("example"))[..] {
        let mut imports = vec![
            element
                .module
                .split("::")
                .next()
                .unwrap_or_default()
                .to_owned(),
        ];
        let words: Vec<&str> = rust
            .split(|character: char| !character.is_ascii_alphanumeric())
            .collect();
        let values: Vec<&str> = table
            .types
            .keys()
            .map(String::as_str)
            .chain(["Method"])
            .filter(|name| rust.contains(&format!("{name}::")) && words.contains(name))
            .filter(|name| !rust.contains(&format!("::{name}::")))
            .collect();
        if !values.is_empty() {
            imports.push(format!("value::{{{}}}", values.join(", ")));
        }
        let imports = if imports.len() == 1 {
            imports.concat()
        } else {
            format!("{{{}}}", imports.join(", "))
        };
        let imports = imports.replace(
            &format!("{{{}}}", values.join(", ")),
            &match values[..] {
                [one] => one.to_owned(),
                _ => format!("{{{}}}", values.join(", ")),
            },
        );
        write!(
            code,
            "///\n/// # Examples\n///\n/// ```\n/// use wamark::twiml::{imports};\n///\n\
             /// let xml = {rust}.to_xml()?;\n/// assert_eq!(xml, r#\"{xml}\"#);\n\
             /// # Ok::<(), wamark::twiml::WriteError>(())\n/// ```\n",
        )?;
    }
    code.push_str("#[derive(Clone, Debug, PartialEq, Eq)]\n#[must_use = \"an element does nothing until it is written\"]\n");
    let deprecated = row.get("deprecated").and_then(Value::as_str);
    if let Some(note) = deprecated {
        writeln!(code, "#[deprecated(note = {note:?})]")?;
    }
    write!(code, "pub struct {name}(pub(in crate::twiml) Draft);\n\n")?;
    let takes_children = !element.children(table)?.is_empty();
    let takes_text = element.text().is_some();
    let macro_kind = match (element.is_root(), takes_children, takes_text) {
        (true, ..) => "root",
        (false, true, true) => "mixed",
        (false, true, false) => "children",
        (false, false, true) => "text",
        (false, false, false) => "leaf",
    };
    writeln!(code, "typed!({name}, {macro_kind});")?;
    let (defaults, constructors) = constructors(table, element);
    write!(code, "\n{defaults}impl {name} {{\n{constructors}")?;
    for (at, (attribute, row)) in element.attributes().enumerate() {
        let method = method_name(attribute);
        let spec = format!("&SPEC.attributes[{at}]");
        let parameter = parameter(table, &method, row, &spec);
        write!(
            code,
            "\n/// `{attribute}`: {doc}{facts}\npub fn {method}(mut self, {method}: {takes}) -> Self {{\n\
             self.0.{stores};\nself\n}}\n",
            doc = lower_first(text(row, "doc")),
            facts = facts(table, row),
            takes = parameter.takes,
            stores = parameter.stores,
        )?;
        write!(
            code,
            "\n/// Gives `{attribute}`, where it is set.\n#[must_use]\npub fn get_{bare}(&self) -> Option<{gives}> {{\n\
             self.0.{reads}({attribute:?})\n}}\n",
            bare = method.trim_end_matches('_'),
            gives = parameter.gives,
            reads = parameter.reads,
        )?;
    }
    code.push_str("}\n");
    Ok(code)
}

/// Writes `new`, and `empty` where the text may be absent.
pub(super) fn constructors(table: &Table, element: &Element) -> (String, String) {
    let mut defaults = String::new();
    let tag = &element.tag;
    let mut parameters = Vec::new();
    let mut body = String::new();
    let mut about = Vec::new();
    let required: Vec<(usize, &String, &Map<String, Value>)> = element
        .attributes()
        .enumerate()
        .filter(|(_, (_, row))| flag(row, "required") || flag(row, "inNew"))
        .map(|(at, (name, row))| (at, name, row))
        .collect();
    for (at, attribute, row) in &required {
        let method = method_name(attribute);
        let parameter = parameter(table, &method, row, &format!("&SPEC.attributes[{at}]"));
        parameters.push(format!("{method}: {}", parameter.takes));
        writeln!(body, "draft.{};", parameter.stores).expect("a String takes all");
        about.push(format!("`{attribute}`"));
    }
    let text_row = element.text();
    let (takes, converts) = match text_row.map(|row| text(row, "type")) {
        Some("body") => ("impl Into<value::BodyText>", "into().into()"),
        _ => ("impl Into<String>", "into()"),
    };
    if let Some(text_row) = text_row {
        let text_name = text(text_row, "name");
        parameters.insert(0, format!("{text_name}: {takes}"));
        body.insert_str(
            0,
            &format!("draft.push_text(&SPEC, {text_name}.{converts});\n"),
        );
        about.insert(0, "its text".to_owned());
    }
    let about = if about.is_empty() {
        String::new()
    } else {
        format!(" with {}", about.join(" and "))
    };
    let mutable = if body.is_empty() {
        "let draft"
    } else {
        "let mut draft"
    };
    let mut code = format!(
        "/// Makes a `<{tag}>`{about}.\npub fn new({}) -> Self {{\n{mutable} = Draft::new(&SPEC);\n{body}Self(draft)\n}}\n",
        parameters.join(", "),
    );
    let is_free = !required.iter().any(|(_, _, row)| flag(row, "required"))
        && !text_row.is_some_and(|row| flag(row, "required"));
    let has_empty = is_free && (text_row.is_some() || !required.is_empty());
    if has_empty {
        let without = if text_row.is_some() {
            "text"
        } else {
            "attributes"
        };
        write!(
            code,
            "\n/// Makes a `<{tag}>` without {without}.\npub fn empty() -> Self {{\nSelf(Draft::new(&SPEC))\n}}\n"
        )
        .expect("a String takes all");
    }
    if text_row.is_some() {
        write!(
            code,
            "\n/// Adds text behind what the element already holds.\n\
             pub fn text(mut self, text: {takes}) -> Self {{\nself.0.push_text(&SPEC, text.{converts});\nself\n}}\n\
             \n/// Gives the text that stands directly in the element.\n\
             #[must_use]\npub fn get_text(&self) -> std::borrow::Cow<'_, str> {{\nself.0.element.text()\n}}\n"
        )
        .expect("a String takes all");
    }
    if is_free {
        let made = if has_empty { "empty" } else { "new" };
        write!(
            defaults,
            "impl Default for {name} {{\nfn default() -> Self {{\nSelf::{made}()\n}}\n}}\n\n",
            name = element.type_name
        )
        .expect("a String takes all");
    }
    (defaults, code)
}

/// Writes what the table knows about a value besides its type: default, unit, range.
pub(super) fn facts(table: &Table, row: &Map<String, Value>) -> String {
    let mut facts = Vec::new();
    match text(row, "unit") {
        "s" => facts.push("In seconds".to_owned()),
        "ms" => facts.push("In milliseconds".to_owned()),
        _ => {}
    }
    let number = |field: &str| {
        row.get(field)
            .map(Value::to_string)
            .filter(|number| number != "0")
    };
    match (number("min"), number("max")) {
        (Some(min), Some(max)) => facts.push(format!("From {min} to {max}")),
        (Some(min), None) => facts.push(format!("At least {min}")),
        (None, Some(max)) => facts.push(format!("At most {max}")),
        (None, None) => {}
    }
    if let Some(default) = row.get("default").and_then(Value::as_str) {
        facts.push(format!("Default: `{default}`"));
    }
    if table.types.contains_key(text(row, "type")) && flag(row, "list") {
        facts.push("Written with spaces between".to_owned());
    }
    if facts.is_empty() {
        String::new()
    } else {
        format!("\n///\n/// {}.", facts.join(". "))
    }
}

pub(super) fn lower_first(text: &str) -> String {
    let mut characters = text.chars();
    match characters.next() {
        // `SHAKEN`, `ElevenLabs`: names stay as they are.
        Some(first)
            if characters
                .clone()
                .next()
                .is_some_and(|second| second.is_ascii_lowercase() || second == ' ') =>
        {
            format!("{}{}", first.to_ascii_lowercase(), characters.as_str())
        }
        _ => text.to_owned(),
    }
}
