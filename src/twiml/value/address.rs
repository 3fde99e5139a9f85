//! Who a message or a call goes to.

use crate::whatsapp::E164;

/// Tells whether Twilio may take the text as an address: one that can be called, or the name of an
/// alphanumeric sender.
pub(in crate::twiml) fn is_address(text: &str) -> bool {
    let is_sender = |text: &str| {
        let is_part = |c: char| c.is_ascii_alphanumeric() || " -_&+".contains(c);
        (1..=11).contains(&text.len()) && text.chars().all(is_part) && !text.starts_with('+')
    };
    is_number(text) || is_sender(text)
}

/// Tells whether Twilio may call the text.
///
/// Numbers with a `+` have to be E.164. Without one they are national numbers and short codes, with
/// the usual separators.
pub(in crate::twiml) fn is_number(text: &str) -> bool {
    if let Some(number) = text.strip_prefix("whatsapp:") {
        return E164::is_valid(number);
    }
    if let Some((channel, rest)) = text.split_once(':') {
        let is_channel =
            !channel.is_empty() && channel.bytes().all(|byte| byte.is_ascii_lowercase());
        return is_channel && !rest.is_empty();
    }
    let is_separator = |character: char| matches!(character, ' ' | '-' | '.' | '(' | ')');
    if text.starts_with('+') {
        return E164::is_valid(&text.replace(is_separator, ""));
    }
    let mut has_digit = false;
    let is_part = |character: char| {
        has_digit |= character.is_ascii_digit();
        character.is_ascii_digit() || is_separator(character)
    };
    text.chars().all(is_part) && has_digit
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn senders_cannot_be_called() {
        for good in [
            "+1 (415) 555-0100",
            "whatsapp:+14155550100",
            "911",
            "client:alice",
        ] {
            assert!(is_number(good), "{good}");
        }
        for bad in ["", "-", "ACME Shop", "abc", "+1415CALLME"] {
            assert!(!is_number(bad), "{bad}");
        }
    }

    #[test]
    fn numbers_channels_and_senders_are_addresses() {
        for good in [
            "+14155550100",
            "+1 (415) 555-0100",
            "whatsapp:+14155550100",
            "415-555-0100",
            "12345",
            "client:alice",
            "sip:alice@example.com",
            "messenger:123",
            "ACME Shop",
        ] {
            assert!(is_address(good), "{good}");
        }
        for bad in [
            "",
            "whatsapp:4155550100",
            "whatsapp:",
            "+1415x",
            "a name that is too long",
            ":x",
            "a<b",
        ] {
            assert!(!is_address(bad), "{bad}");
        }
    }
}
