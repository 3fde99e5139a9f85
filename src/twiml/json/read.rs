//! JSON to trees, through `serde`.

use std::borrow::Cow;
use std::fmt;

use serde::de::{self, Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use crate::twiml::element::{Attribute, Comment, Element, Node, ProcessingInstruction, Text};

impl<'de> Deserialize<'de> for Element {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match deserializer.deserialize_map(NodeVisitor)? {
            Node::Element(element) => Ok(element),
            _ => Err(de::Error::custom("expected an element with a `name`")),
        }
    }
}

/// A child, for [`Deserialize`] alone: a bare string is text only inside an element.
struct Child(Node);

impl<'de> Deserialize<'de> for Child {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ChildVisitor).map(Child)
    }
}

struct ChildVisitor;

impl<'de> Visitor<'de> for ChildVisitor {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string or an element")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Node, E> {
        Ok(Node::Text(Text::new(text)))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Node, A::Error> {
        NodeVisitor.visit_map(map)
    }
}

struct NodeVisitor;

impl<'de> Visitor<'de> for NodeVisitor {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an element: an object with `name`, `attributes` and `children`")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Node, A::Error> {
        let mut name: Option<String> = None;
        let mut attributes: Option<AttributeList> = None;
        let mut children: Option<ChildList> = None;
        while let Some(key) = map.next_key::<Cow<'_, str>>()? {
            let is_first = name.is_none() && attributes.is_none() && children.is_none();
            match &*key {
                "name" => set(&mut name, map.next_value()?, "name")?,
                "attributes" => set(&mut attributes, map.next_value()?, "attributes")?,
                "children" => set(&mut children, map.next_value()?, "children")?,
                "comment" if is_first => {
                    let comment = Node::Comment(Comment::new(map.next_value::<String>()?));
                    return alone(comment, map);
                }
                "instruction" if is_first => {
                    let Instruction { target, content } = map.next_value()?;
                    return alone(
                        Node::ProcessingInstruction(ProcessingInstruction::new(target, content)),
                        map,
                    );
                }
                other => {
                    let message = format!(
                        "expected `name`, `attributes` or `children`, found `{}`",
                        other.escape_debug()
                    );
                    return Err(de::Error::custom(message));
                }
            }
        }
        let Some(name) = name else {
            return Err(de::Error::custom("expected an element with a `name`"));
        };
        let mut element = Element::new(name);
        element.attributes = attributes.unwrap_or_default().0;
        for Child(child) in children.unwrap_or_default().0 {
            match child {
                // Neighbours become one, and empty ones vanish, as in what the reader gives.
                Node::Text(text) => element.push_text(text.content),
                child => element.push(child),
            }
        }
        Ok(Node::Element(element))
    }
}

fn set<T, E: de::Error>(slot: &mut Option<T>, value: T, name: &'static str) -> Result<(), E> {
    if slot.replace(value).is_some() {
        Err(E::duplicate_field(name))
    } else {
        Ok(())
    }
}

fn alone<'de, A: MapAccess<'de>>(node: Node, mut map: A) -> Result<Node, A::Error> {
    match map.next_entry::<IgnoredAny, IgnoredAny>()? {
        None => Ok(node),
        Some(_) => Err(de::Error::custom(
            "expected nothing beside a comment or an instruction",
        )),
    }
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Instruction {
    target: String,
    #[serde(default)]
    content: String,
}

#[derive(Default, serde::Deserialize)]
struct ChildList(Vec<Child>);

#[derive(Default)]
struct AttributeList(Vec<Attribute>);

impl<'de> Deserialize<'de> for AttributeList {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(AttributesVisitor)
    }
}

struct AttributesVisitor;

impl<'de> Visitor<'de> for AttributesVisitor {
    type Value = AttributeList;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object of attributes")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<AttributeList, A::Error> {
        let mut seen = std::collections::HashSet::new();
        let mut attributes = Vec::new();
        while let Some((name, Scalar(value))) = map.next_entry::<String, Scalar>()? {
            if !seen.insert(name.clone()) {
                let message = format!(
                    "expected each attribute once, found `{}` again",
                    name.escape_debug()
                );
                return Err(de::Error::custom(message));
            }
            attributes.push(Attribute::new(name, value));
        }
        Ok(AttributeList(attributes))
    }
}

/// An attribute's value: XML knows strings alone, JSON people write `2` and `true`.
struct Scalar(String);

impl<'de> Deserialize<'de> for Scalar {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ScalarVisitor).map(Scalar)
    }
}

struct ScalarVisitor;

impl<'de> Visitor<'de> for ScalarVisitor {
    type Value = String;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string, a number or a boolean")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<String, A::Error> {
        let mut values: Vec<String> = Vec::new();
        while let Some(value) = seq.next_element()? {
            values.push(value);
        }
        // A list attribute: TwiML separates its values by spaces.
        Ok(values.join(" "))
    }

    fn visit_str<E: de::Error>(self, value: &str) -> Result<String, E> {
        Ok(value.to_owned())
    }

    fn visit_bool<E: de::Error>(self, value: bool) -> Result<String, E> {
        Ok(value.to_string())
    }

    fn visit_i64<E: de::Error>(self, value: i64) -> Result<String, E> {
        Ok(value.to_string())
    }

    fn visit_u64<E: de::Error>(self, value: u64) -> Result<String, E> {
        Ok(value.to_string())
    }

    fn visit_f64<E: de::Error>(self, value: f64) -> Result<String, E> {
        Ok(value.to_string())
    }
}
