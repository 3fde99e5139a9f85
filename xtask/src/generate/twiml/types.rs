//! The named sets of values.

use std::fmt::Write as _;

use serde_json::Value;

use super::table::{Table, constant, flag, strings, text, variant};

pub(super) fn types(table: &Table) -> String {
    let mut code = String::from(
        "//! The named sets of values.\n\nuse crate::twiml::value::{closed, open};\n\n",
    );
    for (name, row) in &table.types {
        let row = row.as_object().expect("types are objects");
        let values = strings(row.get("values"));
        let doc = text(row, "doc");
        if flag(row, "open") {
            let prefixes = strings(row.get("prefixes"));
            write!(
                code,
                "open! {{\n    {name}, {}, {doc:?} {{\n        values: &[\n",
                constant(name)
            )
            .expect("a String takes all");
            for value in values {
                writeln!(code, "            {value:?},").expect("a String takes all");
            }
            write!(
                code,
                "        ],\n        prefixes: &{prefixes:?},\n    }}\n}}\n\n"
            )
            .expect("a String takes all");
        } else {
            write!(
                code,
                "closed! {{\n    {name}, {}, {doc:?} {{\n",
                constant(name)
            )
            .expect("a String takes all");
            for value in values {
                write!(
                    code,
                    "        /// `{value}`.\n        {} = {value:?},\n",
                    variant(value)
                )
                .expect("a String takes all");
            }
            code.push_str("    }\n    aliases {");
            for (alias, target) in row
                .get("aliases")
                .and_then(Value::as_object)
                .into_iter()
                .flatten()
            {
                write!(code, " {alias:?} = {target},").expect("a String takes all");
            }
            code.push_str(" }\n}\n\n");
        }
    }
    code
}
