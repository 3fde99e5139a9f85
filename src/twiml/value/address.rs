//! Who a message or a call goes to.

use crate::whatsapp::E164;

/// Tells whether Twilio may take the text as an address.
///
/// Numbers with a `+` have to be E.164. Without one they are national numbers and short codes, with
/// the usual separators, or the names of alphanumeric senders.
pub(in crate::twiml) fn is_address(text: &str) -> bool {
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
    let is_number = text
        .chars()
        .all(|character| character.is_ascii_digit() || is_separator(character));
    let is_sender = text.len() <= 11
        && text
            .chars()
            .all(|character| character.is_ascii_alphanumeric() || " -_&+".contains(character));
    !text.is_empty() && (is_number || is_sender)
}

#[cfg(test)]
mod tests {
    use super::*;

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
