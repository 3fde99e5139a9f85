//! Messages in parts that a channel takes.
//!
//! Each part is a message of its own, and the parser has read it: it shows what its share of the document shows, in the
//! same styles. The parts together show all of the document but the white space where it was cut
//! (`tests/suite/split.rs`).

mod cutter;
mod flat;
mod place;
mod segment;
mod work;

use crate::markup::Document;
use crate::text::Span;
use cutter::{Cutter, Piece};
use flat::Flat;

/// Splits a document into parts within a limit, with the default options of [`Split`].
///
/// # Examples
///
/// ```
/// use wamark::render::split::Limit;
///
/// let document = wamark::parse("Hi Ana! *Your parcel is on its way.*\n- today: Vigo\n- tomorrow: Porto");
/// let parts = wamark::render::split(&document, Limit::characters(32));
/// let texts: Vec<_> = parts.iter().map(|part| part.text()).collect();
/// assert_eq!(
///     texts,
///     ["Hi Ana! *Your parcel is on its*", "*way.*\n- today: Vigo", "- tomorrow: Porto"]
/// );
/// ```
#[must_use]
pub fn split(document: &Document<'_>, limit: Limit) -> Vec<Part> {
    Split::new(limit).parts(document)
}

/// How long a part may be, in characters: Unicode scalar values, as the channels count. Delimiters count.
///
/// # Examples
///
/// ```
/// use wamark::render::split::Limit;
///
/// assert_eq!(Limit::TWILIO, Limit::characters(1_600));
/// assert_eq!(Limit::CLOUD_API.get(), 4_096);
/// assert_eq!(Limit::TEMPLATE_BODY.get(), 1_024);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit(usize);

impl Limit {
    /// Makes a limit of so many characters; 0 is taken for 1, as no part is empty.
    #[must_use]
    pub const fn characters(count: usize) -> Self {
        Self(if count == 0 { 1 } else { count })
    }

    /// Gives the number of characters.
    #[must_use]
    pub const fn get(self) -> usize {
        self.0
    }
}

/// Where parts have their number, such as `(1/3)`: on a line of its own, so that it changes no other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Numbers {
    /// Nowhere.
    #[default]
    None,
    /// Before the text.
    Before,
    /// Behind the text.
    Behind,
}

/// The splitter with its options.
///
/// A document that fits is one part, as it is; a blank one has no parts.
///
/// A part ends at the best place in the second half of what fits, and at the last one of that kind: a blank line, the end
/// of a block, of a line, of a line of monospace, of a sentence (UAX #29), or a space. Sentences and spaces outside of spans
/// and inline code come before those inside. If the second half has none, the part ends at the last place before it. A word
/// is cut only if it is longer than a part, at the boundaries of UAX #29 or else of graphemes; and so is a URL, a template
/// variable (`{{1}}`, `{{name}}`), and in the end a grapheme: see [`Part::is_exact`].
///
/// - White space is dropped where the cut is, but what indents a line stays.
/// - Spans, inline code and monospace that are cut are closed, and opened again in the next part.
/// - A quoted line that is cut goes on with its marker `> `.
/// - An item that is cut goes on as text: another marker would make another item of it.
///
/// It takes time in proportion to the length of the document.
///
/// # Examples
///
/// ```
/// use wamark::render::split::{Limit, Numbers, Split};
///
/// let document = wamark::parse("> _All words are in one quote_");
/// let parts = Split::new(Limit::characters(26)).numbers(Numbers::Before).parts(&document);
/// let texts: Vec<_> = parts.iter().map(|part| part.text()).collect();
/// assert_eq!(texts, ["(1/2)\n> _All words are in_", "(2/2)\n> _one quote_"]);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Split {
    limit: Limit,
    numbers: Numbers,
}

impl Split {
    /// Makes a splitter without numbers.
    #[must_use]
    pub const fn new(limit: Limit) -> Self {
        Self {
            limit,
            numbers: Numbers::None,
        }
    }

    /// Numbers the parts, if there are several and the limit has room for numbers. They count as characters.
    #[must_use]
    pub const fn numbers(mut self, numbers: Numbers) -> Self {
        self.numbers = numbers;
        self
    }

    /// Splits a document.
    #[must_use]
    pub fn parts(&self, document: &Document<'_>) -> Vec<Part> {
        let flat = Flat::new(document);
        if flat.text.trim().is_empty() {
            return Vec::new();
        }
        let Limit(limit) = self.limit;
        let longer = document.source().chars().nth(limit).is_some();
        if !longer {
            return vec![Part {
                document: document.clone().into_owned(),
                plain_span: Span::new(0, flat.text.len()),
                exact: true,
            }];
        }
        let mut cutter = Cutter::new(&flat);
        let bare = cutter.pieces(|_| limit).unwrap_or_default();
        if self.numbers == Numbers::None || bare.len() < 2 {
            return bare.into_iter().map(Part::bare).collect();
        }
        // Numbers make parts shorter, hence maybe more, and so maybe longer numbers.
        for digits in count_digits(bare.len()).. {
            let room =
                |index| limit.saturating_sub("(/)\n".len() + count_digits(index + 1) + digits);
            match cutter.pieces(room) {
                Some(pieces) if count_digits(pieces.len()) <= digits => {
                    let count = pieces.len();
                    let numbered = pieces.into_iter().enumerate();
                    return numbered
                        .map(|(index, piece)| Part::numbered(piece, index + 1, count, self.numbers))
                        .collect();
                }
                Some(_) => {}
                None => break,
            }
        }
        bare.into_iter().map(Part::bare).collect()
    }
}

fn count_digits(number: usize) -> usize {
    number.checked_ilog10().map_or(1, |log| log as usize + 1)
}

/// A part of a document: a message of its own.
#[derive(Clone, Debug)]
pub struct Part {
    document: Document<'static>,
    plain_span: Span,
    exact: bool,
}

impl Part {
    fn bare(piece: Piece) -> Self {
        Self {
            document: piece.document,
            plain_span: piece.share.into(),
            exact: piece.exact,
        }
    }

    fn numbered(piece: Piece, number: usize, count: usize, numbers: Numbers) -> Self {
        let text = piece.document.source();
        let text = match numbers {
            Numbers::None => text.to_owned(),
            Numbers::Before => format!("({number}/{count})\n{text}"),
            Numbers::Behind => format!("{text}\n({number}/{count})"),
        };
        Self {
            document: Document::parse_owned(text),
            ..Self::bare(piece)
        }
    }

    /// The part as a document, with its number.
    #[must_use]
    pub const fn document(&self) -> &Document<'static> {
        &self.document
    }

    /// The message to send.
    #[must_use]
    pub fn text(&self) -> &str {
        self.document.source()
    }

    /// Counts its characters, as [`Limit`] does.
    #[must_use]
    pub fn length(&self) -> usize {
        self.text().chars().count()
    }

    /// The bytes that it shows of the plain text of the whole document, as [`plain`](super::plain()) has it.
    ///
    /// The spans of the parts ascend; what lies between them, before the first and behind the last is white
    /// space. The plain text of the part is those bytes, and around them only its number and the `> ` of a quoted
    /// line that was cut.
    ///
    /// # Examples
    ///
    /// ```
    /// use wamark::render::{plain, split, split::Limit};
    ///
    /// let document = wamark::parse("> *one two*");
    /// let parts = split(&document, Limit::characters(8));
    /// let whole = plain(&document);
    /// assert_eq!(&whole[parts[0].plain_span().range()], "> one");
    /// assert_eq!(&whole[parts[1].plain_span().range()], "two");
    /// assert_eq!(plain(parts[1].document()), "> two");
    /// ```
    #[must_use]
    pub const fn plain_span(&self) -> Span {
        self.plain_span
    }

    /// Whether every character has the styles that it has in the document, and no URL, variable or grapheme is cut.
    ///
    /// Where the limit leaves no room for that, a part shows bare text, or a piece of a URL, of a variable, or in the end of
    /// a grapheme. It is never longer than the limit, and has no style that the document has not. With room enough only
    /// text is bare that was made to resist: code of backticks and spaces alone, say, cannot be cut in two that are code.
    ///
    /// # Examples
    ///
    /// ```
    /// use wamark::render::{split, split::Limit};
    ///
    /// let document = wamark::parse("see *this*");
    /// let exact = |limit| split(&document, Limit::characters(limit)).iter().all(|part| part.is_exact());
    /// assert!(exact(6));
    /// assert!(!exact(2));
    /// ```
    #[must_use]
    pub const fn is_exact(&self) -> bool {
        self.exact
    }
}
