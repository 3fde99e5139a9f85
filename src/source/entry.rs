//! Strings of copy and the messages that they belong to.

use std::borrow::Cow;
use std::ops::Range;

use super::map::SourceMap;
use crate::diagnostic::Edit;
use crate::text::Span;

/// The longest string, in bytes, whose edits are read back where the container asks for that: four times the longest
/// message of any channel. Longer ones get no edits there, so that many findings in a huge string stay cheap.
const MAX_CHECKED: usize = 16 * 1024;

/// A string of copy in its file.
///
/// # Examples
///
/// ```
/// use wamark::diagnostic::Edit;
/// use wamark::source::{self, Format};
/// use wamark::text::Span;
///
/// let file = r#"{"menu": {"hi": "*Hola*\u0021"}}"#;
/// let source = source::read(Format::Json, file).unwrap();
/// let entry = &source.entries[0];
/// assert_eq!((entry.key.as_str(), &*entry.text), ("menu.hi", "*Hola*!"));
/// let edit = entry.edit(&Edit::new(Span::new(6, 7), "\n")).unwrap();
/// assert_eq!((&file[edit.span.range()], &*edit.text), (r"\u0021", r"\n"));
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Entry<'s> {
    /// Where the string stands in its container: `menu.welcome`, `components[0].text`; empty for a text file.
    pub key: String,
    /// What part of a message it is.
    pub role: Role,
    /// The locale, where the container tells it for the string.
    pub locale: Option<Cow<'s, str>>,
    /// The text, decoded: what the reader of the message sees.
    pub text: Cow<'s, str>,
    /// The bytes of the file that hold it, quotes left out.
    pub span: Span,
    /// How places in the text and in the file belong together.
    pub map: SourceMap,
    /// For a [`Role::Sample`]: the name of the variable, `1` or `order_id`, where the container tells it.
    pub variable: Option<String>,
    /// Names of the values that are filled in, where the container tells them: `placeholders` of ARB.
    pub declared: Option<Vec<String>>,
    /// The string that this one translates, where they stand in one file: `msgid` of PO.
    pub(super) original: Option<Box<Entry<'s>>>,
    pub(super) file: &'s str,
    /// The part of the key that is the same in every locale.
    pub(super) id: Range<usize>,
    /// How much of the key names the part of the message that shows the string.
    pub(super) part: usize,
}

/// A decoded string with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(clippy::struct_field_names, reason = "a text is what it holds")]
pub(super) struct Text<'s> {
    pub(super) text: Cow<'s, str>,
    pub(super) span: Span,
    pub(super) map: SourceMap,
}

impl<'s> Entry<'s> {
    pub(super) fn new(file: &'s str, key: String, role: Role, text: Text<'s>) -> Self {
        let Text { text, span, map } = text;
        Self {
            id: 0..key.len(),
            part: 0,
            key,
            role,
            locale: None,
            text,
            span,
            map,
            variable: None,
            declared: None,
            original: None,
            file,
        }
    }

    /// Makes a string that stands in the file as it is, for tests of what reads several of them.
    #[cfg(test)]
    pub(crate) fn copied(file: &'s str, key: String, role: Role, span: Span) -> Self {
        let text = Text {
            text: Cow::Borrowed(&file[span.range()]),
            span,
            map: SourceMap::copy(span.start),
        };
        Self::new(file, key, role, text)
    }

    /// Names the string in every locale: the key, without what tells the locale in it.
    ///
    /// # Examples
    ///
    /// ```
    /// use wamark::source::{self, Format};
    ///
    /// let source = source::read(Format::Json, r#"{"es": {"hi": "Hola"}, "en": {"hi": "Hi"}}"#).unwrap();
    /// assert_eq!(source.entries[0].key, "es.hi");
    /// assert_eq!(source.entries[0].id(), source.entries[1].id());
    /// ```
    #[must_use]
    pub fn id(&self) -> &str {
        &self.key[self.id.clone()]
    }

    /// The string that this one translates, where both stand in one file: `msgid` of PO.
    ///
    /// # Examples
    ///
    /// ```
    /// use wamark::source::{self, Format};
    ///
    /// let file = "msgid \"Hi, Ana\"\nmsgstr \"Hola, Ana\"\n";
    /// let source = source::read(Format::Po, file).unwrap();
    /// assert_eq!(source.entries[0].original().unwrap().text, "Hi, Ana");
    /// ```
    #[must_use]
    pub fn original(&self) -> Option<&Entry<'s>> {
        self.original.as_deref()
    }

    /// Names the part of a template that shows the string, as the beginning of its key; strings of one part are seen
    /// together.
    ///
    /// `types.twilio/card`, `components[2].cards[0]`; empty where the message has one part, and for what all parts share.
    ///
    /// # Examples
    ///
    /// ```
    /// use wamark::source::{self, Format};
    ///
    /// let file = r#"{"language": "en", "types": {"twilio/text": {"body": "Hi"}}}"#;
    /// let source = source::read(Format::ContentTemplate, file).unwrap();
    /// let parts: Vec<_> = source.entries.iter().map(|entry| entry.part()).collect();
    /// assert_eq!(parts, ["", "", "types.twilio/text"]);
    /// ```
    #[must_use]
    pub fn part(&self) -> &str {
        &self.key[..self.part]
    }

    /// The string without its file: to compare others with, not to edit.
    pub(crate) fn detached(&self) -> Entry<'static> {
        Entry {
            key: self.key.clone(),
            role: self.role,
            locale: self.locale.as_deref().map(|it| Cow::Owned(it.to_owned())),
            text: Cow::Owned(self.text.clone().into_owned()),
            span: self.span,
            map: SourceMap::copy(self.span.start),
            variable: self.variable.clone(),
            declared: None,
            original: None,
            file: "",
            id: self.id.clone(),
            part: self.part,
        }
    }

    /// Turns a span of the text into one of the file.
    #[must_use]
    pub fn place(&self, span: Span) -> Span {
        self.map.place(span)
    }

    /// Whether an edit of a span of the text leaves the lines of the file alone.
    ///
    /// It does not where the span holds a line break of the file that is none of the text, as in YAML's folded scalars: then the
    /// data are what the edit says, but the lines are joined.
    ///
    /// # Examples
    ///
    /// ```
    /// use wamark::source::{self, Format};
    /// use wamark::text::Span;
    ///
    /// let source = source::read(Format::Yaml, "hi: >\n  Hola,\n  *Ana*\n").unwrap();
    /// assert_eq!(source.entries[0].text, "Hola, *Ana*\n");
    /// assert!(source.entries[0].is_exact(Span::new(0, 4)));
    /// assert!(!source.entries[0].is_exact(Span::new(0, 11)));
    /// ```
    #[must_use]
    pub fn is_exact(&self, span: Span) -> bool {
        self.map.is_exact(span)
    }

    /// Turns an edit of the text into one of the file, escaped for the container.
    ///
    /// Gives `None` where the container has no way to write it, and where the edit does not fit the text. For
    /// several edits of one string ask [`edits`](Self::edits), which sees what they make together.
    #[must_use]
    pub fn edit(&self, edit: &Edit) -> Option<Edit> {
        self.edits(std::slice::from_ref(edit))?.pop()
    }

    /// Turns edits of the text, in order and without overlaps, into edits of the file, escaped for the container.
    ///
    /// The file with those edits reads as before but for this string. There may be fewer of them: where a string can
    /// no longer stand as it did, it is written anew, in quotes.
    ///
    /// Gives `None` where the container has no way to write the new text, and where an edit does not fit the old one.
    ///
    /// # Examples
    ///
    /// ```
    /// use wamark::diagnostic::Edit;
    /// use wamark::source::{self, Format};
    /// use wamark::text::Span;
    ///
    /// let source = source::read(Format::Yaml, "hi: Hola Ana\n").unwrap();
    /// let edits = [Edit::new(Span::new(4, 4), ":"), Edit::new(Span::new(8, 8), "!")];
    /// let edits = source.entries[0].edits(&edits).unwrap();
    /// assert_eq!(edits, [Edit::new(Span::new(4, 12), "\"Hola: Ana!\"")]);
    /// ```
    #[must_use]
    pub fn edits(&self, edits: &[Edit]) -> Option<Vec<Edit>> {
        for edit in edits {
            self.text.get(edit.span.range())?;
        }
        let encoding = &self.map.encoding;
        let removed: usize = edits.iter().map(|edit| edit.span.len()).sum();
        let is_emptied = removed >= self.text.len() && edits.iter().all(|it| it.text.is_empty());
        if is_emptied && encoding.needs_text() {
            return None;
        }
        let replace = |is_wide| -> Option<Vec<Edit>> {
            let replace = |edit| self.map.replace(self.file, &self.text, edit, is_wide);
            edits.iter().map(replace).collect()
        };
        let direct = replace(false);
        let is_end = |edit: &Edit| edit.span.start == 0 || edit.span.end == self.text.len();
        if !encoding.is_checked(edits.iter().any(is_end)) {
            return direct;
        }
        if encoding.is_slow() && self.text.len() > MAX_CHECKED {
            return None;
        }
        let text = apply(edits, &self.text, 0)?;
        if let Some(direct) = direct.filter(|it| self.reads_as(it, &text)) {
            return Some(direct);
        }
        if let Some(wide) = replace(true).filter(|it| self.reads_as(it, &text)) {
            return Some(wide);
        }
        let edit = encoding.rewrite(self.file, self.span, &text)?;
        Some(vec![edit])
    }

    /// Whether the string reads as `text` after some edits of the file.
    fn reads_as(&self, edits: &[Edit], text: &str) -> bool {
        let raw = &self.file[self.span.range()];
        apply(edits, raw, self.span.start).is_some_and(|raw| self.map.encoding.reads_as(&raw, text))
    }
}

/// Applies edits to a text that stands at the byte `start`.
fn apply(edits: &[Edit], text: &str, start: usize) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for edit in edits {
        let (from, to) = (
            edit.span.start.checked_sub(start)?,
            edit.span.end.checked_sub(start)?,
        );
        out.push_str(text.get(done..from)?);
        text.get(from..to)?;
        out.push_str(&edit.text);
        done = to;
    }
    out.push_str(text.get(done..)?);
    Some(out)
}

/// What part of a message a string is.
///
/// # Examples
///
/// ```
/// use wamark::source::Role;
///
/// assert!(Role::Caption.is_body() && Role::Button.is_visible());
/// assert!(!Role::Button.is_body() && !Role::ButtonUrl.is_visible());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Role {
    /// The message itself.
    Body,
    /// Text above the body.
    Header,
    /// Text below the body.
    Footer,
    /// Text that goes with media.
    Caption,
    /// The title of a reply, URL, phone or other button.
    Button,
    /// The button that opens a list.
    ListButton,
    /// The title of a section of a list.
    SectionTitle,
    /// The title of a row of a list.
    RowTitle,
    /// The description of a row of a list.
    RowDescription,
    /// The id of a row of a list.
    RowId,
    /// The id of a reply button.
    ButtonId,
    /// The address that a button opens.
    ButtonUrl,
    /// The number that a button calls.
    ButtonPhone,
    /// The code that a button copies.
    CouponCode,
    /// The address of a picture, video or document.
    MediaUrl,
    /// An example of a variable's value; [`Entry::variable`] names it, and the key begins as that of the text it is for.
    Sample,
    /// The name of a template, as WhatsApp knows it.
    TemplateName,
    /// What a template is called where it was made; WhatsApp does not see it.
    FriendlyName,
    /// The category of a template: marketing, utility, authentication.
    Category,
    /// The language of a template.
    Language,
    /// The kind of the content: `twilio/text`.
    ContentType,
    /// A setting that is one of a few words, which the end of the key names: `parameter_format`, the `format` of a header.
    Setting,
}

impl Role {
    /// Whether people read it: not an id, an address or a name.
    #[must_use]
    pub const fn is_visible(self) -> bool {
        matches!(
            self,
            Self::Body
                | Self::Header
                | Self::Footer
                | Self::Caption
                | Self::Button
                | Self::ListButton
                | Self::SectionTitle
                | Self::RowTitle
                | Self::RowDescription
        )
    }

    /// Whether it is the running text of a message, in which WhatsApp formats.
    #[must_use]
    pub const fn is_body(self) -> bool {
        matches!(self, Self::Body | Self::Caption)
    }
}

/// A message as a whole: neighbouring entries of its source.
///
/// # Examples
///
/// ```
/// use wamark::source::{self, Format, UnitKind};
///
/// let file = r#"{"types": {"twilio/media": {"body": "Hi", "media": ["https://example.com/a.png"]}}}"#;
/// let source = source::read(Format::ContentTemplate, file).unwrap();
/// assert_eq!(source.units[0].kind, UnitKind::ContentTemplate);
/// assert_eq!(source.entries[source.units[0].entries.clone()].len(), 3); // the type, too
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Unit {
    /// What kind of message it is.
    pub kind: UnitKind,
    /// Its place in the container, as in [`Entry::key`].
    pub key: String,
    /// Where it stands, in bytes of the file.
    pub span: Span,
    /// Its strings, as indices of [`Source::entries`](super::Source::entries).
    pub entries: Range<usize>,
}

/// The kinds of message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum UnitKind {
    /// One string.
    Plain,
    /// A template of Twilio's Content API.
    ContentTemplate,
    /// A template of WhatsApp itself.
    MetaTemplate,
    /// A free-form message with buttons or a list.
    Interactive,
    /// A message of a Studio flow.
    Studio,
    /// A `<Message>` of TwiML.
    Twiml,
}
