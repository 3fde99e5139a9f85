//! HTML, as browsers tokenize it; what its elements mean is for `elements.rs` to say.

use std::collections::BTreeMap;

use html5gum::emitters::default::{DefaultEmitter, Token};
use html5gum::{HtmlString, Spanned, Tokenizer};

use super::build::Builder;
use super::elements::{Attributes, Elements};
use super::layout::layout_tables;
use super::{Imported, Options};
use crate::text::Span;

/// Imports HTML: a fragment, a page, the body of a mail.
///
/// Every text is HTML: there is no error. Character references are resolved, white space is collapsed,
/// scripts and style sheets are left out; `style` attributes count. It takes time in proportion to the
/// length of the text. Literal text never turns into formatting, formatting never touches a letter or
/// a URL, and what WhatsApp cannot show is listed in [`Imported::losses`], with bytes of the HTML.
///
/// # Panics
///
/// If the text or the message has 4 GiB or more.
///
/// # Examples
///
/// ```
/// use wamark::import::{Options, html};
///
/// let imported = html(
///     "<p style='color:red'>Hi <b>Ana</b>,</p><ul><li>2 &times; tea<li><a href='https://x.test/a_b'>Pay</a></ul>",
///     &Options::new(),
/// );
/// assert_eq!(
///     imported.document.source(),
///     "Hi *Ana*,\n\n- 2 × tea\n- Pay (https://x.test/a_b)"
/// );
/// assert_eq!(imported.losses[0].kind.name(), "appearance");
/// ```
#[must_use]
pub fn html(text: &str, options: &Options) -> Imported {
    let mut builder = Builder::new(options);
    builder.reserve(text.len());
    // A byte order mark is the file's.
    let body = text.strip_prefix('\u{feff}').unwrap_or(text);
    let from = text.len() - body.len();
    let span = |span: html5gum::Span<usize>| Span::new(from + span.start, from + span.end);
    let layouts = layout_tables(body).into_iter().map(|at| from + at);
    let mut elements = Elements::new(layouts.collect());
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    // So that the content of `script`, `style`, `title` and their like is text.
    emitter.naively_switch_states(true);
    for token in Tokenizer::new_with_emitter(body, emitter) {
        // Reading from memory does not fail.
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name);
                elements.start(&mut builder, &name, &Map(&tag.attributes), span(tag.span));
            }
            Token::EndTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name);
                elements.end(&mut builder, &name, span(tag.span));
            }
            Token::String(text) => {
                let resolved = String::from_utf8_lossy(&text.value);
                elements.text(&mut builder, &resolved, span(text.span));
            }
            // Malformed HTML means what browsers make of it.
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    elements.end_to(&mut builder, 0);
    builder.finish();
    builder.into_imported()
}

/// The attributes of a start tag.
struct Map<'t>(&'t BTreeMap<HtmlString, Spanned<HtmlString, usize>>);

impl Attributes for Map<'_> {
    fn get(&self, name: &str) -> Option<String> {
        let value = self.0.get(name.as_bytes())?;
        Some(String::from_utf8_lossy(&value.value).into_owned())
    }
}
