//! Holds a tree against the table, for typed elements.
//!
//! The validator says everything that can be said about a document. This is the short question a
//! typed element asks: may I stand for this tree? Names that the table does not know pass, with all
//! that is in them.

use super::element::{Element, Event};
use super::error::SchemaError;
use super::language::{self, ElementSpec, Needs};

/// Checks an element and all below it against the row that it is to be.
pub(super) fn check(element: &Element, spec: &'static ElementSpec) -> Result<(), SchemaError> {
    if element.name != spec.name {
        return Err(SchemaError::name(
            spec.name.into(),
            &element.name,
            element.name_span(),
        ));
    }
    // The rows of the open elements; `None` inside an unknown one.
    let mut open: Vec<Option<&'static ElementSpec>> = Vec::new();
    for event in element.events() {
        match event {
            Event::Open(child) => {
                let row = match open.last() {
                    None => Some(spec),
                    Some(None) => None,
                    Some(Some(parent)) => row_of_child(child, parent)?,
                };
                if let Some(row) = row {
                    check_one(child, row)?;
                }
                open.push(row);
            }
            Event::Leaf(_) => {}
            Event::Close(_) => {
                open.pop();
            }
        }
    }
    Ok(())
}

/// Finds the row of a child, or `None` where the table does not know the name at all.
///
/// # Errors
///
/// When the table knows the name and does not allow it here.
pub(super) fn row_of_child(
    child: &Element,
    parent: &'static ElementSpec,
) -> Result<Option<&'static ElementSpec>, SchemaError> {
    match parent.child(&child.name) {
        None if language::named(&child.name).next().is_some() => {
            let names: Vec<String> = parent
                .children
                .iter()
                .map(|row| format!("`<{}>`", row.element.name))
                .collect();
            let expected = names.join(", ");
            Err(SchemaError::nesting(
                &child.name,
                parent.name,
                expected,
                child.name_span(),
            ))
        }
        row => Ok(row),
    }
}

/// Checks that an element is not empty where it may not be.
pub(super) fn check_needs(element: &Element, spec: &ElementSpec) -> Result<(), SchemaError> {
    let is_met = match spec.needs {
        Needs::Nothing => true,
        Needs::Element => element.elements().next().is_some(),
        Needs::Content => {
            element.elements().next().is_some() || !element.text().trim_ascii().is_empty()
        }
    };
    if is_met {
        return Ok(());
    }
    Err(SchemaError::empty(
        spec.name,
        spec.needs == Needs::Content,
        element.name_span(),
    ))
}

/// Checks the attributes and the text of one element.
fn check_one(element: &Element, spec: &'static ElementSpec) -> Result<(), SchemaError> {
    for attribute in &element.attributes {
        let Some(row) = spec.attribute(&attribute.name) else {
            continue;
        };
        row.check(&attribute.value).map_err(|expected| {
            let span = attribute.value_span;
            SchemaError::attribute(expected, spec.name, row.name, &attribute.value, span)
        })?;
    }
    for row in spec.attributes.iter().filter(|row| row.required) {
        if element.attribute(row.name).is_none() {
            return Err(SchemaError::missing(
                row.name,
                spec.name,
                element.name_span(),
            ));
        }
    }
    check_needs(element, spec)?;
    for row in spec.children {
        let name = row.element.name;
        if let Some(max) = row.max
            && let Some(extra) = element
                .elements()
                .filter(|child| child.name == name)
                .nth(max)
        {
            return Err(SchemaError::too_many(
                name,
                spec.name,
                max,
                extra.name_span(),
            ));
        }
    }
    let text = element.text();
    let Some(row) = &spec.text else {
        let stray = element.children.iter().find(|node| {
            node.as_text()
                .is_some_and(|text| !text.trim_ascii().is_empty())
        });
        return match stray {
            Some(stray) => Err(SchemaError::no_text(spec.name, stray.span())),
            None => Ok(()),
        };
    };
    // Child elements may stand in the place of text that is not required.
    if !row.required && text.trim_ascii().is_empty() {
        return Ok(());
    }
    row.check(&text)
        .map_err(|expected| SchemaError::text(expected, spec.name, &text, element.name_span()))
}
