//! The text of a message.

/// The text of a message, as it is sent: WhatsApp text, where the channel is WhatsApp.
///
/// Whatever has a text form can be one: implement `From` for it.
///
/// # Examples
///
/// ```
/// use wamark::twiml::messaging::Message;
/// use wamark::twiml::value::BodyText;
///
/// struct Order { number: u32 }
///
/// impl From<Order> for BodyText {
///     fn from(order: Order) -> Self {
///         format!("Order *{}* is on its way", order.number).into()
///     }
/// }
///
/// let message = Message::new(Order { number: 7 });
/// assert_eq!(message.as_element().text(), "Order *7* is on its way");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct BodyText(String);

impl BodyText {
    /// Gives the text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&str> for BodyText {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl From<&String> for BodyText {
    fn from(text: &String) -> Self {
        Self(text.clone())
    }
}

impl From<String> for BodyText {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl From<BodyText> for String {
    fn from(text: BodyText) -> Self {
        text.0
    }
}
