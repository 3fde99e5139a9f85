//! How much one WhatsApp message holds when it goes through Twilio, and what WhatsApp takes in each field.

/// The most characters of a message body.
pub const BODY_CHARACTERS: usize = 1_600;

/// The most media of a message; SMS and MMS take ten.
pub const MEDIA_PER_MESSAGE: usize = 1;

/// The way that a message goes: limits differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Surface {
    /// Whatever Twilio carries, on every channel.
    Twilio,
    /// A free-form WhatsApp message.
    Session,
    /// A free-form WhatsApp message with reply buttons.
    Buttons,
    /// A free-form WhatsApp message with a list.
    List,
    /// A WhatsApp template.
    Template,
}

/// A part of a message that has a limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Field {
    /// The text.
    Body,
    /// The text above it.
    Header,
    /// The text below it.
    Footer,
    /// The text that goes with media.
    Caption,
    /// The title of a button.
    Button,
    /// The id of a reply button.
    ButtonId,
    /// The address that a button opens.
    ButtonUrl,
    /// The number that a button calls.
    ButtonPhone,
    /// The code that a button copies.
    CouponCode,
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
    /// The name of a template.
    TemplateName,
    /// The value of a variable.
    VariableValue,
    /// The code of an authentication template.
    OneTimeCode,
    /// All buttons.
    Buttons,
    /// All buttons that open a URL.
    UrlButtons,
    /// All buttons that call a number.
    PhoneButtons,
    /// All buttons that copy a code.
    CopyCodeButtons,
    /// All rows of a list.
    Rows,
    /// All sections of a list.
    Sections,
    /// All variables of a header.
    HeaderVariables,
}

/// What a limit counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Count {
    /// Characters, that is Unicode scalar values: an emoji of several counts each of them.
    Characters,
    /// Buttons, rows, … themselves.
    Things,
}

/// A limit, with where and when it was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limit {
    /// The way that the message goes.
    pub surface: Surface,
    /// What is limited.
    pub field: Field,
    /// The most that is taken.
    pub most: usize,
    /// What is counted.
    pub count: Count,
    /// The page that says so.
    pub source: &'static str,
    /// When it was read: year and month.
    pub read: &'static str,
}

/// Gives the limit of a field.
///
/// # Examples
///
/// ```
/// use wamark::whatsapp::limits::{Field, Surface, limit};
///
/// assert_eq!(limit(Surface::Template, Field::Button).unwrap().most, 25);
/// assert!(limit(Surface::Session, Field::Rows).is_none());
/// ```
#[must_use]
pub fn limit(surface: Surface, field: Field) -> Option<&'static Limit> {
    LIMITS
        .iter()
        .find(|limit| limit.surface == surface && limit.field == field)
}

macro_rules! limits {
    ($($surface:ident $field:ident $most:literal $count:ident $source:literal $read:literal;)*) => {
        /// Every limit.
        pub const LIMITS: &[Limit] = &[$(Limit {
            surface: Surface::$surface,
            field: Field::$field,
            most: $most,
            count: Count::$count,
            source: $source,
            read: $read,
        }),*];
    };
}

limits! {
    Twilio Body 1600 Characters "Twilio, error 21617" "2026-11";
    Twilio VariableValue 1600 Characters "Twilio, error 21658" "2026-11";
    Session Body 4096 Characters "Meta, Cloud API: text messages" "2026-11";
    Session Caption 1024 Characters "Meta, Cloud API: media object" "2026-11";
    Buttons Body 1024 Characters "Meta, Cloud API: interactive reply buttons" "2026-11";
    Buttons Header 60 Characters "Meta, Cloud API: interactive reply buttons" "2026-11";
    Buttons Footer 60 Characters "Meta, Cloud API: interactive reply buttons" "2026-11";
    Buttons Button 20 Characters "Meta, Cloud API: interactive reply buttons" "2026-11";
    Buttons ButtonId 256 Characters "Meta, Cloud API: interactive reply buttons" "2026-11";
    Buttons Buttons 3 Things "Meta, Cloud API: interactive reply buttons" "2026-11";
    List Body 4096 Characters "Meta, Cloud API: interactive list messages" "2025-11";
    List Header 60 Characters "Meta, Cloud API: interactive list messages" "2025-11";
    List Footer 60 Characters "Meta, Cloud API: interactive list messages" "2025-11";
    List ListButton 20 Characters "Meta, Cloud API: interactive list messages" "2025-11";
    List SectionTitle 24 Characters "Meta, Cloud API: interactive list messages" "2025-11";
    List RowTitle 24 Characters "Meta, Cloud API: interactive list messages" "2025-11";
    List RowDescription 72 Characters "Meta, Cloud API: interactive list messages" "2025-11";
    List RowId 200 Characters "Meta, Cloud API: interactive list messages" "2025-11";
    List Rows 10 Things "Meta, Cloud API: interactive list messages" "2025-11";
    List Sections 10 Things "Meta, Cloud API: interactive list messages" "2025-11";
    Template Body 1024 Characters "Meta, error 2388040" "2026-11";
    Template Header 60 Characters "Meta, template components" "2025-11";
    Template Footer 60 Characters "Meta, template components" "2025-11";
    Template Button 25 Characters "Meta, template components" "2025-11";
    Template ButtonUrl 2000 Characters "Meta, template components" "2025-11";
    Template ButtonPhone 20 Characters "Meta, template components" "2025-11";
    Template CouponCode 15 Characters "Meta, template components" "2025-11";
    Template TemplateName 512 Characters "Meta, message templates" "2025-11";
    Template OneTimeCode 15 Characters "Meta, authentication templates" "2026-11";
    Template Buttons 10 Things "Meta, template components" "2025-11";
    Template UrlButtons 2 Things "Meta, template components" "2025-11";
    Template PhoneButtons 1 Things "Meta, template components" "2025-11";
    Template CopyCodeButtons 1 Things "Meta, template components" "2025-11";
    Template HeaderVariables 1 Things "Meta, template components" "2025-11";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_limit_is_given_once() {
        for it in LIMITS {
            assert_eq!(limit(it.surface, it.field), Some(it));
        }
        assert_eq!(
            limit(Surface::Twilio, Field::Body).unwrap().most,
            BODY_CHARACTERS
        );
    }
}
