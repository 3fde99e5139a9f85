//! What may stand in what.

use std::fmt::Write as _;

use super::table::{Element, Table};

/// Writes one trait for each element that takes others: the compiler's error lists them.
pub(super) fn nesting(table: &Table) -> String {
    let mut code = String::from(
        "//! What may stand in what, one trait for each element that takes others.\n\n\
         #![allow(deprecated, reason = \"Twilio still takes what it has given up\")]\n\n\
         use super::{messaging, voice};\nuse crate::twiml::builder::{ChildOf, Ended, IntoDraft};\n\n",
    );
    for parent in table
        .elements
        .iter()
        .filter(|element| element.has_builder())
    {
        let children = parent
            .children(table)
            .expect("`element_file` has looked the keys up");
        let children: Vec<&Element> = children
            .iter()
            .filter(|child| !child.legacy)
            .map(|child| child.element)
            .collect();
        if children.is_empty() {
            continue;
        }
        let name = nesting_trait(parent);
        let tag = &parent.tag;
        let list: Vec<String> = children
            .iter()
            .map(|child| format!("`{}`", child.path()))
            .collect();
        let notes = list.join(", ");
        let then = if parent.is_root() {
            "    /// What the builder is behind it: itself, or `Ended` where the element ends the document.\n    \
             type Then: From<PARENT>;\n"
        } else {
            ""
        };
        write!(
            code,
            "/// What may stand in [`{path}`](crate::twiml::{path}): {docs}.\n\
             #[diagnostic::on_unimplemented(\n\
             message = \"`{{Self}}` may not stand in `<{tag}>`\",\n\
             label = \"not a child of `<{tag}>`\",\n\
             note = \"`<{tag}>` takes {notes}, and `Element` for names that the table does not know\"\n)]\n\
             pub trait {name}: IntoDraft {{\n{then}}}\n\n",
            path = parent.path(),
            docs = list.join(", "),
            then = then.replace("PARENT", &parent.path()),
        )
        .expect("a String takes all");
        let path = parent.path();
        for child in &children {
            let then = match (parent.is_root(), child.flow()) {
                (false, _) => String::new(),
                (true, "ends") => format!("type Then = Ended<{path}>;"),
                (true, _) => format!("type Then = {path};"),
            };
            writeln!(code, "impl {name} for {} {{ {then} }}", child.path())
                .expect("a String takes all");
        }
        let then = if parent.is_root() {
            format!("type Then = {path};")
        } else {
            String::new()
        };
        writeln!(code, "impl {name} for crate::twiml::Element {{ {then} }}")
            .expect("a String takes all");
        if parent.is_root() {
            let verb = format!("{}::Verb", parent.module);
            writeln!(code, "impl {name} for {verb} {{ {then} }}").expect("a String takes all");
        }
        let then = if parent.is_root() {
            "C::Then".to_owned()
        } else {
            path.clone()
        };
        write!(
            code,
            "impl<C: {name}> ChildOf<{path}> for C {{ type Then = {then}; }}\n\n"
        )
        .expect("a String takes all");
    }
    code
}

pub(super) fn nesting_trait(parent: &Element) -> String {
    let prefix = match (parent.module, parent.is_root()) {
        ("messaging", true) => "Messaging",
        ("voice", true) => "Voice",
        _ => "",
    };
    format!("{prefix}{}Child", parent.type_name)
}
