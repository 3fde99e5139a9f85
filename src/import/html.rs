//! HTML, as browsers tokenize it; what its elements mean is for `elements` to say.

use std::borrow::Cow;
use std::collections::BTreeMap;

use html5gum::emitters::default::{DefaultEmitter, Token};
use html5gum::{HtmlString, Spanned, Tokenizer};

use super::build::Builder;
use super::elements::{Attributes, Elements};
use super::layout::{layout_tables, reversed_lists};
use super::reference::pieces;
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
pub fn html(page: &str, options: &Options) -> Imported {
    let mut builder = Builder::new(options);
    builder.reserve(page.len());
    // A byte order mark is the file's.
    let body = page.strip_prefix('\u{feff}').unwrap_or(page);
    let from = page.len() - body.len();
    let span = |span: html5gum::Span<usize>| Span::new(from + span.start, from + span.end);
    let layouts = layout_tables(body).into_iter().map(|at| from + at);
    let lists = reversed_lists(body).into_iter();
    let lengths = lists.map(|(at, items)| (from + at, items)).collect();
    let mut elements = Elements::new(layouts.collect(), lengths);
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
                let place = span(text.span);
                let source = page.get(place.range()).unwrap_or_default();
                for piece in resolved_pieces(source, &resolved) {
                    let span = Span::new(place.start + piece.start, place.start + piece.end);
                    elements.text(&mut builder, &piece.text, span, piece.exact);
                }
            }
            // Malformed HTML means what browsers make of it.
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    elements.end_to(&mut builder, 0);
    builder.finish();
    builder.into_imported()
}

/// A piece of text, and its place in the source that it is a piece of.
struct Piece<'t> {
    text: Cow<'t, str>,
    start: usize,
    end: usize,
    /// Whether it is spelled as in the source.
    exact: bool,
}

/// Cuts text at its character references; `resolved` is what the tokenizer made of it.
fn resolved_pieces<'t>(source: &'t str, resolved: &'t str) -> Vec<Piece<'t>> {
    let whole = |exact| {
        let (text, end) = (Cow::Borrowed(resolved), source.len());
        vec![Piece {
            text,
            start: 0,
            end,
            exact,
        }]
    };
    if source == resolved {
        return whole(true);
    }
    let pieces = pieces(source).map(|(start, piece)| {
        let text = match piece.strip_prefix('&') {
            Some(_) => Cow::Owned(resolved_alone(piece)),
            None => Cow::Borrowed(piece),
        };
        let exact = text == piece;
        Piece {
            text,
            start,
            end: start + piece.len(),
            exact,
        }
    });
    let pieces: Vec<_> = pieces.collect();
    // Each by itself means the same, but for the odd character.
    let mut rest = resolved;
    let stands = pieces.iter().all(|piece| {
        piece.text.split_inclusive("\r\n").all(|line| {
            let (line, end) = line
                .strip_suffix("\r\n")
                .map_or((line, ""), |line| (line, "\n"));
            let behind = rest
                .strip_prefix(line)
                .and_then(|rest| rest.strip_prefix(end));
            rest = behind.unwrap_or(rest);
            behind.is_some()
        })
    });
    if stands && rest.is_empty() {
        pieces
    } else {
        whole(false)
    }
}

/// What a tokenizer makes of a text by itself.
fn resolved_alone(reference: &str) -> String {
    let mut resolved = String::new();
    for token in Tokenizer::new(reference) {
        let Ok(token) = token;
        if let Token::String(text) = token {
            resolved.push_str(&String::from_utf8_lossy(&text));
        }
    }
    resolved
}

/// The attributes of a start tag.
struct Map<'t>(&'t BTreeMap<HtmlString, Spanned<HtmlString, usize>>);

impl Attributes for Map<'_> {
    fn get(&self, name: &str) -> Option<String> {
        let value = self.0.get(name.as_bytes())?;
        Some(String::from_utf8_lossy(&value.value).into_owned())
    }
}
