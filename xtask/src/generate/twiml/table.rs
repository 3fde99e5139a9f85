//! The table, and what Rust calls the things in it.

use serde_json::{Map, Value};

use crate::generate::Result;

pub(super) struct Table {
    pub(super) limits: Map<String, Value>,
    pub(super) contexts: Map<String, Value>,
    pub(super) types: Map<String, Value>,
    pub(super) elements: Vec<Element>,
}

pub(super) struct Element {
    pub(super) key: String,
    /// The name of the Rust type.
    pub(super) type_name: String,
    /// The name in documents.
    pub(super) tag: String,
    pub(super) module: &'static str,
    pub(super) file: String,
    pub(super) row: Map<String, Value>,
}

/// A row of `children`.
pub(super) struct Child<'t> {
    pub(super) element: &'t Element,
    pub(super) max: Option<&'t Value>,
    /// Read and accepted, not built.
    pub(super) legacy: bool,
}

impl Table {
    pub(super) fn new(json: &Value) -> Result<Self> {
        let map = |name: &str| -> Result<Map<String, Value>> {
            Ok(json[name]
                .as_object()
                .ok_or(format!("`{name}` is no object"))?
                .clone())
        };
        let mut elements = Vec::new();
        for (key, row) in map("elements")? {
            let row = row
                .as_object()
                .ok_or(format!("`{key}` is no object"))?
                .clone();
            let type_name = row
                .get("type")
                .and_then(Value::as_str)
                .unwrap_or(&key)
                .to_owned();
            let module = match (text(&row, "domain"), text(&row, "kind")) {
                ("messaging", _) => "messaging",
                ("voice", "ssml") => "voice::ssml",
                ("voice", _) => "voice",
                ("fax", _) => "fax",
                (domain, _) => {
                    return Err(format!("`{key}` has the unknown domain `{domain}`").into());
                }
            };
            elements.push(Element {
                tag: row
                    .get("tag")
                    .and_then(Value::as_str)
                    .unwrap_or(&key)
                    .to_owned(),
                file: file_name(&type_name),
                key,
                type_name,
                module,
                row,
            });
        }
        Ok(Self {
            limits: map("limits")?,
            contexts: map("contexts")?,
            types: map("types")?,
            elements,
        })
    }

    pub(super) fn element(&self, key: &str) -> Result<&Element> {
        let found = self.elements.iter().find(|element| element.key == key);
        found.ok_or_else(|| format!("no element has the key `{key}`").into())
    }
}

impl Element {
    pub(super) fn path(&self) -> String {
        format!("{}::{}", self.module, self.type_name)
    }

    pub(super) fn has_builder(&self) -> bool {
        self.module != "fax"
    }

    pub(super) fn is_root(&self) -> bool {
        text(&self.row, "kind") == "root"
    }

    pub(super) fn attributes(&self) -> impl Iterator<Item = (&String, &Map<String, Value>)> {
        let attributes = self.row.get("attributes").and_then(Value::as_object);
        attributes
            .into_iter()
            .flatten()
            .filter_map(|(name, row)| Some((name, row.as_object()?)))
    }

    pub(super) fn children<'t>(&'t self, table: &'t Table) -> Result<Vec<Child<'t>>> {
        let children = self.row.get("children").and_then(Value::as_object);
        children
            .into_iter()
            .flatten()
            .map(|(key, row)| {
                let row = row.as_object().ok_or(format!("`{key}` is no object"))?;
                Ok(Child {
                    element: table.element(key)?,
                    max: row.get("max"),
                    legacy: flag(row, "legacy"),
                })
            })
            .collect()
    }

    pub(super) fn text(&self) -> Option<&Map<String, Value>> {
        self.row.get("text")?.as_object()
    }

    pub(super) fn flow(&self) -> &str {
        text(&self.row, "flow")
    }
}

pub(super) fn text<'r>(row: &'r Map<String, Value>, field: &str) -> &'r str {
    row.get(field).and_then(Value::as_str).unwrap_or_default()
}

pub(super) fn flag(row: &Map<String, Value>, field: &str) -> bool {
    row.get(field).and_then(Value::as_bool).unwrap_or_default()
}

pub(super) fn strings(value: Option<&Value>) -> Vec<&str> {
    value
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect()
}

/// Writes an optional value as Rust: `None`, `Some(5)`, `Some("x")`.
pub(super) fn option(value: Option<&Value>) -> String {
    value.map_or("None".into(), |value| format!("Some({value})"))
}

/// Writes `camelCase`, `PascalCase`, `kebab-case` and `xml:lang` as `snake_case`.
pub(super) fn snake(name: &str) -> String {
    let mut snake = String::new();
    let mut was_lower = false;
    for character in name.chars() {
        if character.is_ascii_uppercase() && was_lower {
            snake.push('_');
        }
        was_lower = character.is_ascii_lowercase() || character.is_ascii_digit();
        snake.push(if character.is_ascii_alphanumeric() {
            character.to_ascii_lowercase()
        } else {
            '_'
        });
    }
    snake
}

/// Writes a name as a method: in snake case, `_` behind the words that Rust keeps for itself.
pub(super) fn method_name(name: &str) -> String {
    let snake = snake(name);
    if matches!(&*snake, "for" | "loop" | "break") {
        format!("{snake}_")
    } else {
        snake
    }
}

pub(super) fn file_name(type_name: &str) -> String {
    let snake = snake(type_name);
    if snake == "break" {
        "break_".into()
    } else {
        snake
    }
}

/// Writes a value as the name of an enum's variant.
pub(super) fn variant(value: &str) -> String {
    let mut variant = String::new();
    let mut starts_word = true;
    for character in value.chars() {
        if !character.is_ascii_alphanumeric() {
            starts_word = true;
        } else if starts_word {
            variant.push(character.to_ascii_uppercase());
            starts_word = false;
        } else {
            variant.push(character);
        }
    }
    variant
}

pub(super) fn constant(type_name: &str) -> String {
    snake(type_name).to_uppercase()
}

/// Groups the digits of a number by three, as clippy wants them.
pub(super) fn grouped(number: &str) -> String {
    if number.len() < 5 || !number.bytes().all(|byte| byte.is_ascii_digit()) {
        return number.to_owned();
    }
    let mut grouped = String::new();
    for (at, digit) in number.chars().enumerate() {
        if at > 0 && (number.len() - at).is_multiple_of(3) {
            grouped.push('_');
        }
        grouped.push(digit);
    }
    grouped
}

pub(super) fn grouped_option(option: &str) -> String {
    match option
        .strip_prefix("Some(")
        .and_then(|rest| rest.strip_suffix(')'))
    {
        Some(number) => format!("Some({})", grouped(number)),
        None => option.to_owned(),
    }
}
