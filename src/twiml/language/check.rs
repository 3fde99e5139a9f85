//! Values held against what the rows say.

use super::{AttributeSpec, TextSpec, TypeSpec, ValueKind};
use crate::twiml::value::{is_address, is_number, is_url};

impl AttributeSpec {
    /// Holds a value against the row; the error says what was expected.
    ///
    /// # Errors
    ///
    /// When the value is not what [`value`](Self::value) says, or an item of a list is not.
    ///
    /// # Examples
    ///
    /// ```
    /// use wamark::twiml::language;
    ///
    /// let gather = language::element("Gather").unwrap();
    /// let digits = gather.attribute("numDigits").unwrap();
    /// assert_eq!(digits.check("4"), Ok(()));
    /// assert_eq!(digits.check("four").unwrap_err(), "a whole number from 1");
    /// let input = gather.attribute("input").unwrap();
    /// assert_eq!(input.check("dtmf speech"), Ok(()));
    /// assert_eq!(input.check("dtmf,speech").unwrap_err(), "`dtmf` or `speech`, separated by spaces");
    /// ```
    pub fn check(&self, value: &str) -> Result<(), String> {
        if !self.list {
            return self.value.check(value);
        }
        for item in value.split_ascii_whitespace() {
            self.value
                .check(item)
                .map_err(|what| format!("{what}, separated by spaces"))?;
        }
        Ok(())
    }
}

impl TextSpec {
    /// Holds a text against the row; the error says what was expected.
    ///
    /// The length is that of a message or a name as Twilio counts it: in characters, SSML left out.
    ///
    /// # Errors
    ///
    /// When the text is too short, too long or not what [`value`](Self::value) says.
    pub fn check(&self, text: &str) -> Result<(), String> {
        // A character is one to four bytes: most texts need no counting.
        if let Some(max) = self.max
            && text.len() > max
            && text.chars().count() > max
        {
            return Err(format!("at most {max} characters"));
        }
        if let Some(min) = self.min
            && text.len() < 4 * min
            && text.chars().count() < min
        {
            return Err(if min == 1 {
                "text".into()
            } else {
                format!("at least {min} characters")
            });
        }
        self.value.check(text)
    }
}

impl ValueKind {
    /// Holds a single value against the kind; the error says what was expected.
    ///
    /// # Errors
    ///
    /// When the value is of another kind or out of range. Of an open set, only the empty value is.
    pub fn check(&self, value: &str) -> Result<(), String> {
        if self.accepts(value) {
            Ok(())
        } else {
            Err(self.expectation())
        }
    }

    fn accepts(&self, value: &str) -> bool {
        match *self {
            Self::Text { chars, max_length } => {
                chars.is_none_or(|chars| value.chars().all(|character| chars.contains(character)))
                    && max_length.is_none_or(|max| value.chars().count() <= max)
            }
            Self::Url { schemes } => is_url(value.trim_ascii(), schemes),
            Self::Method => matches!(value, "GET" | "POST"),
            Self::Bool => matches!(value, "true" | "false"),
            Self::Integer { min, max } => {
                integer(value).is_some_and(|number| (min..=max).contains(&number))
            }
            Self::AutoOrInteger { min } => {
                value == "auto" || integer(value).is_some_and(|number| number >= min)
            }
            Self::Decimal { min, max } => {
                value
                    .bytes()
                    .all(|byte| byte.is_ascii_digit() || byte == b'.')
                    && value
                        .parse()
                        .is_ok_and(|number: f64| (min..=max).contains(&number))
            }
            Self::Address => is_address(value.trim_ascii()),
            Self::Number => is_number(value.trim_ascii()),
            Self::Sid { prefix } => value.strip_prefix(prefix).is_some_and(|rest| {
                rest.len() == 32 && rest.bytes().all(|byte| byte.is_ascii_hexdigit())
            }),
            Self::Enum(set) => set.accepts(value),
        }
    }

    fn expectation(&self) -> String {
        match *self {
            Self::Text {
                chars: None,
                max_length: None,
            } => "text".into(),
            Self::Text {
                chars: None,
                max_length: Some(max),
            } => format!("at most {max} characters"),
            Self::Text {
                chars: Some(chars),
                max_length: None,
            } => format!("characters of `{chars}`"),
            Self::Text {
                chars: Some(chars),
                max_length: Some(1),
            } => {
                format!("one character of `{chars}`, or none")
            }
            Self::Text {
                chars: Some(chars),
                max_length: Some(max),
            } => {
                format!("at most {max} characters of `{chars}`")
            }
            Self::Url { schemes: &[] } => "a URL".into(),
            Self::Url { schemes } => {
                let schemes: Vec<String> = schemes
                    .iter()
                    .map(|scheme| format!("`{scheme}:`"))
                    .collect();
                format!("a URL with {}", schemes.join(" or "))
            }
            Self::Method => "`GET` or `POST`".into(),
            Self::Bool => "`true` or `false`".into(),
            Self::Integer { min, max: u32::MAX } => format!("a whole number from {min}"),
            Self::Integer { min, max } => format!("a whole number from {min} to {max}"),
            Self::AutoOrInteger { min } => format!("`auto` or a whole number from {min}"),
            Self::Decimal { min, max } => format!("a number from {min} to {max}"),
            Self::Number => "a telephone number such as `+14155550100`".into(),
            Self::Address => {
                "a telephone number or an address such as `whatsapp:+14155550100`".into()
            }
            Self::Sid { prefix } => format!("`{prefix}` and 32 hexadecimal digits"),
            Self::Enum(set) => set.expectation(),
        }
    }
}

impl TypeSpec {
    /// Tells whether the value is in the set, or may be because the set is open.
    #[must_use]
    pub fn accepts(&self, value: &str) -> bool {
        if self.open {
            !value.is_empty()
        } else {
            self.canonical(value).is_some()
        }
    }

    /// Gives the known value that this one is or stands for.
    ///
    /// # Examples
    ///
    /// ```
    /// use wamark::twiml::language;
    ///
    /// let record = language::types().iter().find(|set| set.name == "DialRecord").unwrap();
    /// assert_eq!(record.canonical("true"), Some("record-from-answer"));
    /// assert_eq!(record.canonical("yes"), None);
    /// ```
    #[must_use]
    pub fn canonical(&self, value: &str) -> Option<&'static str> {
        let known = self.values.iter().copied().find(|known| *known == value);
        known.or_else(|| Some(self.aliases.iter().find(|(alias, _)| *alias == value)?.1))
    }

    pub(in crate::twiml) fn expectation(&self) -> String {
        if self.open {
            return "a name".into();
        }
        let values: Vec<String> = self
            .values
            .iter()
            .map(|value| format!("`{value}`"))
            .collect();
        match &values[..] {
            [first @ .., last] if !first.is_empty() => format!("{} or {last}", first.join(", ")),
            _ => values.concat(),
        }
    }
}

/// Reads a number the way Twilio does: ASCII digits, no sign.
fn integer(value: &str) -> Option<u32> {
    if value.bytes().all(|byte| byte.is_ascii_digit()) {
        value.parse().ok()
    } else {
        None
    }
}
