//! Trees to JSON, through `serde`.

use serde::ser::{self, Serialize, SerializeMap, SerializeSeq, SerializeStruct, Serializer};

use crate::twiml::element::{Attribute, Element, Node};

/// Elements inside each other that are written; as many as the reader takes.
const MAX_DEPTH: usize = 256;

impl Serialize for Element {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Tree {
            element: self,
            depth: 1,
        }
        .serialize(serializer)
    }
}

/// An element with its depth: `serde` recurses, so depth must end somewhere.
struct Tree<'e> {
    element: &'e Element,
    depth: usize,
}

impl Serialize for Tree<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.depth > MAX_DEPTH {
            let message =
                format!("expected at most {MAX_DEPTH} elements inside each other, found one more");
            return Err(ser::Error::custom(message));
        }
        let mut fields = serializer.serialize_struct("Element", 3)?;
        fields.serialize_field("name", &self.element.name)?;
        fields.serialize_field("attributes", &Attributes(&self.element.attributes))?;
        fields.serialize_field("children", &Children(self))?;
        fields.end()
    }
}

struct Attributes<'e>(&'e [Attribute]);

impl Serialize for Attributes<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for attribute in self.0 {
            map.serialize_entry(&attribute.name, &attribute.value)?;
        }
        map.end()
    }
}

struct Children<'e>(&'e Tree<'e>);

impl Serialize for Children<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Tree { element, depth } = self.0;
        let mut children = serializer.serialize_seq(Some(element.children.len()))?;
        for child in &element.children {
            match child {
                Node::Element(element) => children.serialize_element(&Tree {
                    element,
                    depth: depth + 1,
                })?,
                Node::Text(text) => children.serialize_element(&text.content)?,
                Node::Comment(comment) => {
                    children.serialize_element(&Wire::Comment(&comment.content))?;
                }
                Node::ProcessingInstruction(instruction) => {
                    children.serialize_element(&Wire::Instruction {
                        target: &instruction.target,
                        content: &instruction.content,
                    })?;
                }
            }
        }
        children.end()
    }
}

/// What has no name in TwiML.
#[derive(serde::Serialize)]
#[serde(rename_all = "lowercase")]
enum Wire<'e> {
    Comment(&'e str),
    Instruction { target: &'e str, content: &'e str },
}
