//! The rows of elements.

use std::fmt::Write as _;

use serde_json::{Map, Value};

use super::table::{
    Child, Element, Table, constant, flag, grouped, grouped_option, method_name, option, strings,
    text, variant,
};
use crate::generate::Result;

pub(super) fn spec(table: &Table, element: &Element) -> Result<String> {
    let row = &element.row;
    let tag = &element.tag;
    let mut code = String::new();
    write!(
        code,
        "/// What the table says about `<{tag}>`.\n\
         pub(in crate::twiml) static SPEC: ElementSpec = ElementSpec {{\n\
         key: {:?}, name: {tag:?}, type_path: {:?}, domain: Domain::{}, kind: Kind::{},\n",
        element.key,
        element.path(),
        variant(text(row, "domain")),
        variant(text(row, "kind")),
    )?;
    match element.text() {
        None => code.push_str("text: None,\n"),
        Some(text_row) => writeln!(
            code,
            "text: Some(TextSpec {{ name: {:?}, value: {}, required: {}, min: {}, max: {}, code: {} }}),",
            text(text_row, "name"),
            value_kind(table, text_row, "text")?,
            flag(text_row, "required"),
            option(text_row.get("min")),
            option(text_row.get("max")),
            grouped_option(&option(text_row.get("code"))),
        )?,
    }
    code.push_str("attributes: &[\n");
    for (name, row) in element.attributes() {
        writeln!(
            code,
            "AttributeSpec {{ name: {name:?}, setter: {:?}, value: {}, list: {}, required: {}, default: {}, unit: {}, \
             code: {}, was: &{:?}, docs_only: {}, doc: {:?} }},",
            method_name(name),
            value_kind(table, row, "")?,
            flag(row, "list"),
            flag(row, "required"),
            option(row.get("default")),
            option(row.get("unit")),
            grouped_option(&option(row.get("code"))),
            strings(row.get("was")),
            flag(row, "docsOnly"),
            text(row, "doc"),
        )?;
    }
    code.push_str("],\nchildren: &[\n");
    for Child {
        element: child,
        max,
        legacy,
    } in element.children(table)?
    {
        writeln!(
            code,
            "ChildSpec {{ element: &generated::{}::{}::SPEC, max: {}, legacy: {legacy} }},",
            child.module,
            child.file,
            option(max)
        )?;
    }
    let flow = match element.flow() {
        "" => "Next",
        "action" => "Action",
        "moves-on" => "MovesOn",
        "ends" => "Ends",
        other => return Err(format!("`{tag}` has the unknown flow `{other}`").into()),
    };
    write!(
        code,
        "],\nflow: Flow::{flow}, needs: Needs::{}, wrap_text: {}, nesting_code: {}, legacy_attributes: &{:?}, deprecated: {}, \
         docs_only: {}, doc: {:?}, docs: {:?},\n}};\n\n",
        match text(row, "needs") {
            "" => "Nothing",
            "element" => "Element",
            "content" => "Content",
            other => return Err(format!("`{tag}` has the unknown need `{other}`").into()),
        },
        option(row.get("wrapText")),
        grouped_option(&option(row.get("nestingCode"))),
        strings(row.get("legacyAttributes")),
        option(row.get("deprecated")),
        flag(row, "docsOnly"),
        text(row, "doc"),
        text(row, "docs"),
    )?;
    Ok(code)
}

pub(super) fn value_kind(table: &Table, row: &Map<String, Value>, default: &str) -> Result<String> {
    let kind = row.get("type").and_then(Value::as_str).unwrap_or(default);
    let number = |field: &str, default: &str| {
        row.get(field)
            .map_or(default.to_owned(), |value| grouped(&value.to_string()))
    };
    let decimal = |field: &str, default: &str| {
        let number = number(field, default);
        if number.contains('.') {
            number
        } else {
            format!("{number}.0")
        }
    };
    Ok(match kind {
        "text" | "body" => format!(
            "ValueKind::Text {{ chars: {}, max_length: {} }}",
            option(row.get("chars")),
            option(row.get("maxLength"))
        ),
        "url" => format!(
            "ValueKind::Url {{ schemes: &{:?} }}",
            strings(row.get("schemes"))
        ),
        "method" => "ValueKind::Method".into(),
        "bool" => "ValueKind::Bool".into(),
        "integer" => {
            format!(
                "ValueKind::Integer {{ min: {}, max: {} }}",
                number("min", "0"),
                number("max", "u32::MAX")
            )
        }
        "auto-or-integer" => format!("ValueKind::AutoOrInteger {{ min: {} }}", number("min", "0")),
        "decimal" => {
            format!(
                "ValueKind::Decimal {{ min: {}, max: {} }}",
                decimal("min", "0"),
                decimal("max", "f64::MAX")
            )
        }
        "address" => "ValueKind::Address".into(),
        "number" => "ValueKind::Number".into(),
        "sid" => format!("ValueKind::Sid {{ prefix: {:?} }}", text(row, "prefix")),
        name if table.types.contains_key(name) => {
            format!("ValueKind::Enum(&generated::types::{})", constant(name))
        }
        other => return Err(format!("no value type is called `{other}`").into()),
    })
}
