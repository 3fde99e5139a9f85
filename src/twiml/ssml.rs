//! Spoken text from SSML.

use super::check::check;
use super::element::{Element, Node};
use super::error::SchemaError;
use super::read::{ReadError, read};
use super::voice::Say;
use super::{Typed as _, builder::Draft};
use crate::text::Span;

impl Say {
    /// Makes a `<Say>` from text with SSML in it.
    ///
    /// The text is read and becomes typed children: it cannot break out of the element, and what
    /// Twilio would not take is an error here. A `<speak>` around it all, as other services want it,
    /// is left out. Text that comes from users belongs into [`Say::new`], which escapes it.
    ///
    /// # Errors
    ///
    /// When the text is not well-formed XML, or the table does not have an element, a value or a
    /// nesting in it.
    ///
    /// # Examples
    ///
    /// ```
    /// use wamark::twiml::voice::Say;
    ///
    /// let say = Say::ssml(r#"Call <say-as interpret-as="telephone">112</say-as> <emphasis>now</emphasis>"#)?;
    /// assert_eq!(say.children::<wamark::twiml::voice::ssml::SayAs>().count(), 1);
    ///
    /// let error = Say::ssml("<break>pause</break>").unwrap_err();
    /// assert_eq!(error.to_string(), "`<break>` takes no text");
    /// assert!(Say::ssml("</Say><Hangup/><Say>").is_err());
    /// # Ok::<(), wamark::twiml::SsmlError>(())
    /// ```
    pub fn ssml(ssml: &str) -> Result<Self, SsmlError> {
        const OPEN: &str = "<Say>";
        let source = format!("{OPEN}{ssml}</Say>");
        let shift = |span: Span| {
            let end = span.end.saturating_sub(OPEN.len()).min(ssml.len());
            Span::new(span.start.saturating_sub(OPEN.len()).min(end), end)
        };
        let mut say = read(&source).map_err(|error| SsmlError {
            span: shift(error.span()),
            kind: SsmlErrorKind::Read(error),
        })?;
        unwrap_speak(&mut say);
        let stranger = say
            .walk()
            .find(|element| super::language::named(&element.name).next().is_none());
        let verdict = match stranger {
            // Typed elements pass on what the table does not know; a voice would skip it or fail.
            Some(stranger) => {
                let expected = expectation();
                Err(SchemaError::nesting(
                    &stranger.name,
                    "Say",
                    expected,
                    stranger.name_span(),
                ))
            }
            None => check(&say, Self::spec()),
        };
        verdict.map_err(|error| SsmlError {
            span: shift(error.span()),
            kind: SsmlErrorKind::Schema(error),
        })?;
        forget_spans(&mut say);
        Ok(Self(Draft::checked(say)))
    }
}

fn expectation() -> String {
    let names = Say::spec()
        .children
        .iter()
        .map(|child| format!("`<{}>`", child.element.name));
    names.collect::<Vec<_>>().join(", ")
}

/// Puts what is in a `<speak>` in its place, when there is nothing else.
fn unwrap_speak(say: &mut Element) {
    let is_blank = |node: &Node| {
        node.as_text()
            .is_some_and(|text| text.trim_ascii().is_empty())
    };
    let mut content = say.children.iter().filter(|node| !is_blank(node));
    let is_wrapped = content
        .next()
        .and_then(Node::as_element)
        .is_some_and(|e| e.name == "speak");
    if is_wrapped && content.next().is_none() {
        let speak = say
            .elements_mut()
            .next()
            .map(|speak| std::mem::take(&mut speak.children));
        say.children = speak.unwrap_or_default();
    }
}

/// Drops the places in the fragment: in a document they would point at something else.
fn forget_spans(root: &mut Element) {
    let mut rest: Vec<&mut Element> = vec![root];
    while let Some(element) = rest.pop() {
        element.span = Span::default();
        for attribute in &mut element.attributes {
            attribute.name_span = Span::default();
            attribute.value_span = Span::default();
        }
        for node in &mut element.children {
            match node {
                Node::Element(child) => rest.push(child),
                Node::Text(text) => text.span = Span::default(),
                Node::Comment(comment) => comment.span = Span::default(),
                Node::ProcessingInstruction(instruction) => instruction.span = Span::default(),
            }
        }
    }
}

/// Why SSML could not become spoken text.
///
/// Opaque, so that a new cause is not a breaking change.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{kind}")]
pub struct SsmlError {
    kind: SsmlErrorKind,
    span: Span,
}

#[derive(Clone, Debug, thiserror::Error)]
enum SsmlErrorKind {
    #[error(transparent)]
    Read(ReadError),
    #[error(transparent)]
    Schema(SchemaError),
}

impl SsmlError {
    /// Gives the place of the offender in the SSML.
    #[must_use]
    pub const fn span(&self) -> Span {
        self.span
    }

    /// Tells whether the SSML is no well-formed XML.
    #[must_use]
    pub const fn is_syntax(&self) -> bool {
        matches!(self.kind, SsmlErrorKind::Read(_))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn speak_around_the_text_is_left_out() {
        let say = Say::ssml(" <speak>Wait<break time=\"2s\"/></speak>\n").unwrap();
        assert_eq!(say.to_xml().unwrap(), "<Say>Wait<break time=\"2s\"/></Say>");
    }

    #[test]
    fn breaking_out_is_a_syntax_error() {
        for attack in [
            "</Say><Hangup/><Say>",
            "</Say>",
            "<Say>",
            "a & b",
            "<!DOCTYPE x>",
        ] {
            assert!(Say::ssml(attack).is_err(), "{attack}");
        }
        assert!(Say::ssml("</Say><Hangup/><Say>").unwrap_err().is_syntax());
    }

    #[test]
    fn nesting_and_names_are_checked_with_their_place() {
        let error = Say::ssml("One <p>two <s><p>three</p></s></p>").unwrap_err();
        assert_eq!(
            error.to_string(),
            "`<p>` may not stand in `<s>`, which takes `<break>`, `<emphasis>`, `<lang>`, `<phoneme>`, \
             `<prosody>`, `<say-as>`, `<sub>`, `<w>`"
        );
        assert_eq!(error.span(), Span::new(15, 16));
        let error = Say::ssml("<Break/>").unwrap_err();
        assert!(
            error
                .to_string()
                .starts_with("`<Break>` may not stand in `<Say>`"),
            "{error}"
        );
        assert_eq!(error.span(), Span::new(1, 6));
        assert!(Say::ssml("<Hangup/>").is_err());
    }

    #[test]
    fn markup_with_missing_attributes_is_refused() {
        let error = Say::ssml("<sub>Mg</sub>").unwrap_err();
        assert_eq!(error.to_string(), "`<sub>` needs the attribute `alias`");
    }
}
