//! The TwiML tree as JSON, both ways.
//!
//! An element is `{"name": "Say", "attributes": {"loop": "2"}, "children": ["Hello"]}`: children are
//! strings (text) and elements, in order. A comment is `{"comment": "…"}` and a processing instruction
//! `{"instruction": {"target": "…", "content": "…"}}`, so that nothing is lost on the way. Reading takes
//! objects without `attributes` or `children`, and numbers and booleans as attribute values.

mod read;
mod write;

use super::element::Element;
use crate::text::Span;

/// Reads an element from its JSON tree.
///
/// What the tree says is not checked against the language; [`validate`](super::validate()) does that,
/// and each of its diagnostics names the place as a path into the same JSON.
///
/// # Examples
///
/// ```
/// use wamark::twiml::json;
///
/// let tree = r#"{"name": "Response", "children": [{"name": "Pause", "attributes": {"length": 2}}]}"#;
/// let response = json::from_str(tree)?;
/// assert_eq!(response.elements().next().unwrap().attribute("length"), Some("2"));
/// assert_eq!(
///     json::to_string(&response)?,
///     r#"{"name":"Response","attributes":{},"children":[{"name":"Pause","attributes":{"length":"2"},"children":[]}]}"#
/// );
/// # Ok::<(), json::JsonError>(())
/// ```
///
/// # Errors
///
/// Fails when the text is not JSON, has another shape, or nests more than about 60 elements.
pub fn from_str(json: &str) -> Result<Element, JsonError> {
    serde_json::from_str(json).map_err(|error| JsonError::new(&error, json))
}

/// Writes an element as its JSON tree on one line.
///
/// # Examples
///
/// ```
/// use wamark::twiml::{Element, json};
///
/// let hangup = json::to_string(&Element::new("Hangup"))?;
/// assert_eq!(hangup, r#"{"name":"Hangup","attributes":{},"children":[]}"#);
/// # Ok::<(), json::JsonError>(())
/// ```
///
/// # Errors
///
/// Fails when more than 256 elements stand inside each other.
pub fn to_string(element: &Element) -> Result<String, JsonError> {
    serde_json::to_string(element).map_err(|error| JsonError::new(&error, ""))
}

/// Writes an element as its JSON tree, indented by two spaces.
///
/// # Examples
///
/// ```
/// use wamark::twiml::{Element, json};
///
/// let play = json::to_string_pretty(&Element::new("Play").with_text("/a.mp3"))?;
/// assert!(play.contains("\n  \"children\": [\n    \"/a.mp3\"\n  ]"));
/// # Ok::<(), json::JsonError>(())
/// ```
///
/// # Errors
///
/// Fails when more than 256 elements stand inside each other.
pub fn to_string_pretty(element: &Element) -> Result<String, JsonError> {
    serde_json::to_string_pretty(element).map_err(|error| JsonError::new(&error, ""))
}

/// Why a JSON tree could not be read or written.
///
/// # Examples
///
/// ```
/// use wamark::twiml::json;
///
/// let error = json::from_str(r#"{"name": "Say", "text": "Hi"}"#).unwrap_err();
/// assert_eq!(error.to_string(), "expected `name`, `attributes` or `children`, found `text`");
/// assert_eq!(error.span().start, 21);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct JsonError {
    message: String,
    span: Span,
}

impl JsonError {
    fn new(error: &serde_json::Error, json: &str) -> Self {
        let message = error.to_string();
        // The place follows in the message; a caller shows it better.
        let place = format!(" at line {} column {}", error.line(), error.column());
        let message = message.strip_suffix(&place).unwrap_or(&message).to_owned();
        let line = json
            .split_inclusive('\n')
            .take(error.line().saturating_sub(1))
            .map(str::len)
            .sum::<usize>();
        let mut at = (line + error.column().saturating_sub(1)).min(json.len());
        while !json.is_char_boundary(at) {
            at -= 1;
        }
        Self {
            message,
            span: Span::new(at, at),
        }
    }

    /// Gives the place in the JSON text behind which it cannot be right; empty.
    #[must_use]
    pub const fn span(&self) -> Span {
        self.span
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::twiml::element::{Node, Text};

    #[test]
    fn trees_come_back_equal() {
        let source = "<Response a=\"2\" b=\"1\">x &amp; y<!--c--><?go now?><Say/>z</Response>";
        let tree = crate::twiml::read(source).unwrap();
        let json = to_string(&tree).unwrap();
        assert_eq!(
            json,
            r#"{"name":"Response","attributes":{"a":"2","b":"1"},"children":["x & y",{"comment":"c"},{"instruction":{"target":"go","content":"now"}},{"name":"Say","attributes":{},"children":[]},"z"]}"#
        );
        assert_eq!(from_str(&json).unwrap(), tree);
    }

    #[test]
    fn scalars_and_lists_become_strings() {
        let json = r#"{"attributes":{"z":1.5,"a":true,"l":["dtmf","speech"],"e":""},"name":"A","children":["a","","b"]}"#;
        let tree = from_str(json).unwrap();
        let values: Vec<_> = tree
            .attributes
            .iter()
            .map(|a| (&*a.name, &*a.value))
            .collect();
        assert_eq!(
            values,
            [("z", "1.5"), ("a", "true"), ("l", "dtmf speech"), ("e", "")]
        );
        assert_eq!(tree.children, [Node::Text(Text::new("ab"))]);
    }

    #[test]
    fn other_shapes_are_refused() {
        for (json, message) in [
            (
                r#""Hi""#,
                "invalid type: string \"Hi\", expected an element: an object with `name`, `attributes` and `children`",
            ),
            ("{}", "expected an element with a `name`"),
            (r#"{"name":"A","name":"B"}"#, "duplicate field `name`"),
            (
                r#"{"name":"A","attributes":{"a":null}}"#,
                "invalid type: null, expected a string, a number or a boolean",
            ),
            (
                r#"{"name":"A","attributes":{"a":"1","a":"2"}}"#,
                "expected each attribute once, found `a` again",
            ),
            (
                r#"{"name":"A","children":"x"}"#,
                "invalid type: string \"x\", expected a sequence",
            ),
            (
                r#"{"comment":"A","name":"x"}"#,
                "expected nothing beside a comment or an instruction",
            ),
            (r#"{"comment":"A"}"#, "expected an element with a `name`"),
            ("{\"name\":\n\"A\"", "EOF while parsing an object"),
            ("{} x", "expected an element with a `name`"),
        ] {
            assert_eq!(from_str(json).unwrap_err().to_string(), message, "{json}");
        }
    }

    #[test]
    fn depth_is_bounded_both_ways() {
        let deep = (0..300).fold(Element::new("W"), |inner, _| {
            Element::new("W").with_child(inner)
        });
        let message = "expected at most 256 elements inside each other, found one more";
        assert_eq!(to_string(&deep).unwrap_err().to_string(), message);
        assert!(from_str(&r#"{"name":"A","children":["#.repeat(10_000)).is_err());
    }
}
