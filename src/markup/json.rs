//! The JSON shape of documents: `Serialize` and `Deserialize`.
//!
//! `schema/document.json` is the shape as a JSON schema. Every node is
//! `{"type", "span": {"start", "end"}, "content"}`: the content of a container is an array of nodes,
//! that of a leaf its text; `hard_break` has none. Spans are byte ranges of the source.

use serde::de::Error as _;
use serde::ser::SerializeStruct;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{
    Block, BlockKind, Blocks, Document, Inline, InlineKind, Inlines, ListItem, ListItems, Node,
    tree,
};

/// The version of the shape. A change that a reader could stumble over gets a new one.
const VERSION: u32 = 1;

impl Serialize for Document<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut document = serializer.serialize_struct("Document", 2)?;
        document.serialize_field("version", &VERSION)?;
        document.serialize_field("blocks", &self.blocks())?;
        document.end()
    }
}

/// Reads the shape that `Serialize` writes. Spans may be left out and do not count: those of the new
/// document are ranges of its own source, which is the message that the tree stands for.
///
/// It is an error if no message shows this tree, as for [`Document::from_tree`].
impl<'de> Deserialize<'de> for Document<'static> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(rename = "Document")]
        struct Shape {
            version: u32,
            blocks: Vec<tree::Block<'static>>,
        }
        let Shape { version, blocks } = Shape::deserialize(deserializer)?;
        if version != VERSION {
            return Err(D::Error::custom(format_args!(
                "expected version {VERSION}, found version {version}"
            )));
        }
        Document::from_tree(&blocks).map_err(D::Error::custom)
    }
}

/// Writes a node; the content is an array of nodes, a text, or nothing.
fn node<S: Serializer>(
    serializer: S,
    node: Node<'_>,
    number: Option<u8>,
    content: Option<impl Serialize>,
) -> Result<S::Ok, S::Error> {
    let fields = 2 + usize::from(number.is_some()) + usize::from(content.is_some());
    let mut shape = serializer.serialize_struct("Node", fields)?;
    shape.serialize_field("type", node.name())?;
    shape.serialize_field("span", &node.span())?;
    if let Some(number) = number {
        shape.serialize_field("number", &number)?;
    }
    if let Some(content) = content {
        shape.serialize_field("content", &content)?;
    }
    shape.end()
}

impl Serialize for Block<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let this = Node::Block(*self);
        match self.kind() {
            BlockKind::Paragraph(content) | BlockKind::BlockQuote(content) => {
                node(serializer, this, None, Some(content))
            }
            BlockKind::List(list) => node(serializer, this, None, Some(list.items())),
            BlockKind::Monospace(text) => node(serializer, this, None, Some(text)),
        }
    }
}

impl Serialize for ListItem<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        node(
            serializer,
            Node::ListItem(*self),
            self.number(),
            Some(self.inlines()),
        )
    }
}

impl Serialize for Inline<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let this = Node::Inline(*self);
        match self.kind() {
            InlineKind::Text(text) | InlineKind::InlineCode(text) | InlineKind::Link(text) => {
                node(serializer, this, None, Some(text))
            }
            InlineKind::Monospace(text) => node(serializer, this, None, Some(text)),
            InlineKind::HardBreak => node(serializer, this, None, None::<&str>),
            InlineKind::Strong(content)
            | InlineKind::Emphasis(content)
            | InlineKind::Strikethrough(content) => node(serializer, this, None, Some(content)),
        }
    }
}

impl Serialize for Blocks<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.clone())
    }
}

impl Serialize for ListItems<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.clone())
    }
}

impl Serialize for Inlines<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.clone())
    }
}
