//! Strings of copy and the messages that they belong to.

use std::borrow::Cow;
use std::ops::Range;

use super::map::SourceMap;
use crate::diagnostic::Edit;
use crate::text::Span;

/// A string of copy in its file.
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
}

impl Entry<'_> {
    /// Turns a span of the text into one of the file.
    #[must_use]
    pub fn place(&self, span: Span) -> Span {
        self.map.place(span)
    }

    /// Turns an edit of the text into one of the file, escaped for the container.
    ///
    /// Gives `None` where the container has no way to write it.
    #[must_use]
    pub fn edit(&self, edit: &Edit) -> Option<Edit> {
        self.map.edit(&self.text, edit)
    }
}

/// What part of a message a string is.
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
    /// An example of a variable's value; the entry's key ends in the variable's name.
    Sample,
    /// The name of a template.
    TemplateName,
    /// The category of a template: marketing, utility, authentication.
    Category,
    /// The language of a template.
    Language,
    /// The kind of the content: `twilio/text`.
    ContentType,
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
