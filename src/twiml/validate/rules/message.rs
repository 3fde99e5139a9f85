//! Replies to messages.

use super::super::checker::{At, Checker, Place};
use super::super::rule::declare_rules;
use super::nesting::{elements, named};
use crate::diagnostic::Applicability::Unsafe;
use crate::diagnostic::Fix;
use crate::twiml::element::Element;
use crate::twiml::language::LIMITS;
use crate::twiml::validate::Context;

declare_rules! {
    /// A `<Message>` with text of its own beside a `<Body>`.
    ///
    /// Twilio joins all bodies; text beside them is easily lost or sent twice.
    MESSAGE_TEXT_AND_BODY = "TW250" "message-text-and-body" Warning {
        context: Context::Messaging,
        bad: "<Message>Hello<Body>there</Body></Message>",
        good: "<Message><Body>Hello there</Body></Message>",
    }
    /// A `<Message>` with neither text nor media.
    MESSAGE_EMPTY = "TW251" "message-empty" Error {
        twilio: Some(14103), context: Context::Messaging,
        bad: "<Message to=\"+14155550100\"/>",
        good: "<Message to=\"+14155550100\">Hello</Message>",
    }
    /// More than ten `<Media>` in a `<Message>`.
    MESSAGE_TOO_MANY_MEDIA = "TW252" "message-too-many-media" Error {
        context: Context::Messaging, forbidden: true,
        bad: "<Message><Media>/1.png</Media><Media>/2.png</Media><Media>/3.png</Media><Media>/4.png</Media><Media>/5.png</Media><Media>/6.png</Media><Media>/7.png</Media><Media>/8.png</Media><Media>/9.png</Media><Media>/10.png</Media><Media>/11.png</Media></Message>",
        good: "<Message><Media>/1.png</Media><Media>/2.png</Media></Message>",
    }
    /// More than one `<Media>` in a WhatsApp message.
    ///
    /// WhatsApp shows one picture, document or recording in a message; Twilio sends the first only.
    WHATSAPP_MANY_MEDIA = "TW253" "whatsapp-many-media" Warning {
        context: Context::Messaging,
        bad: "<Message to=\"whatsapp:+14155550100\"><Media>/1.png</Media><Media>/2.png</Media></Message>",
        good: "<Message to=\"whatsapp:+14155550100\"><Media>/1.png</Media></Message>\n<Message to=\"whatsapp:+14155550100\"><Media>/2.png</Media></Message>",
    }
    /// A `<Media>` without a URL.
    MEDIA_EMPTY = "TW254" "media-empty" Warning {
        twilio: Some(21620), context: Context::Messaging, forbidden: true, on: &[("Media", "#text")],
        bad: "<Message><Body>Hello</Body><Media></Media></Message>",
        good: "<Message><Body>Hello</Body><Media>https://example.com/menu.pdf</Media></Message>",
    }
    /// A `<Body>` without text.
    BODY_EMPTY = "TW255" "body-empty" Warning {
        twilio: Some(14103), context: Context::Messaging,
        bad: "<Message><Body> </Body><Media>/menu.pdf</Media></Message>",
        good: "<Message><Media>/menu.pdf</Media></Message>",
    }
    /// `<Sms>`.
    ///
    /// In replies `<Message>` has taken its place; in calls it works in some regions only.
    SMS_LEGACY = "TW256" "sms-legacy" Info {
        twilio: Some(13803), context: Context::Messaging, fix: Some(Unsafe),
        bad: "<Sms>Hello</Sms>",
        good: "<Message>Hello</Message>",
    }
    /// More than ten messages in one document.
    ///
    /// Twilio sends ten replies to a message at most.
    TOO_MANY_REPLIES = "TW257" "too-many-replies" Warning {
        twilio: Some(14109), context: Context::Messaging,
        bad: "<Message>1</Message><Message>2</Message><Message>3</Message><Message>4</Message><Message>5</Message><Message>6</Message><Message>7</Message><Message>8</Message><Message>9</Message><Message>10</Message><Message>11</Message>",
        good: "<Message>1 2 3 4 5 6 7 8 9 10 11</Message>",
    }
    /// A message of more than 1,600 characters.
    ///
    /// All bodies of the message count together.
    MESSAGE_BODY_LENGTH = "TW258" "message-body-length" Error {
        twilio: Some(21617), context: Context::Messaging, on: &[("Body", "#text"), ("Message", "#text")],
        bad: "<Message>{x*1601}</Message>",
        good: "<Message>Your table is booked.</Message>",
    }
    /// An alphanumeric sender of more than 11 characters, or with characters that carriers refuse.
    MESSAGE_FROM_ALPHA = "TW259" "message-from-alpha" Warning {
        twilio: Some(14102), context: Context::Messaging, forbidden: true, on: &[("Message", "from"), ("Sms", "from")],
        bad: "<Message from=\"Pizzeria Napoli\">Ready!</Message>",
        good: "<Message from=\"PizzaNapoli\">Ready!</Message>",
    }
    /// `action` and `statusCallback` of a `<Message>` that differ.
    ///
    /// SMS reads one and MMS the other: give both the same URL.
    MESSAGE_CALLBACK_SPLIT = "TW260" "message-callback-split" Warning {
        twilio: Some(14105), context: Context::Messaging,
        bad: "<Message action=\"/done\" statusCallback=\"/status\">Hello</Message>",
        good: "<Message action=\"/status\" statusCallback=\"/status\">Hello</Message>",
    }
    /// A `<Message>` from one channel to another.
    ///
    /// `whatsapp:` stands before both addresses, or before none of them; one that is not given is that of the conversation.
    MESSAGE_CHANNELS = "TW261" "message-channels" Error {
        twilio: Some(21910), context: Context::Messaging,
        bad: "<Message to=\"whatsapp:+14155550100\" from=\"+14155550199\">Hello</Message>",
        good: "<Message to=\"whatsapp:+14155550100\" from=\"whatsapp:+14155550199\">Hello</Message>",
    }
}

/// Checks the verbs of a document.
pub(super) fn response<'e>(cx: &mut Checker<'e>, place: Place<'e>) {
    for (index, sms) in named(place.element, "Sms") {
        let edits = (cx.context == Context::Messaging)
            .then(|| cx.rename(sms, "Message"))
            .flatten();
        let message = "`<Sms>` is the old form of a message";
        let is_reply = cx.context == Context::Messaging;
        let diagnostic = cx.report(&SMS_LEGACY, place, At::Child(index), message);
        let help = if is_reply {
            "write `<Message>`"
        } else {
            "send it with a request to the Messages API"
        };
        diagnostic.help = Some(help.to_owned());
        diagnostic.fix = edits.map(|edits| Fix::new("write `Message`", Unsafe, edits));
    }
    let max = LIMITS.replies_per_document;
    let is_reply = |child: &Element| matches!(&*child.name, "Message" | "Sms");
    let mut replies = elements(place.element).filter(|(_, child)| is_reply(child));
    if place.spec.key == "MessagingResponse"
        && let Some((index, _)) = replies.nth(max)
    {
        let found = max + 1 + replies.count();
        let message = format!("expected at most {max} messages in a document, found {found}");
        cx.report(&TOO_MANY_REPLIES, place, At::Child(index), message);
    }
}

/// The channel that an address is of, empty for text messages; `None` where a placeholder may stand for it.
fn channel(address: &str) -> Option<&str> {
    let address = address.trim_ascii();
    let channel = address.split_once(':').map_or("", |(channel, _)| channel);
    let is_open = address.contains(['{', '$', '%', '<']) || address.is_empty();
    (!is_open && channel.bytes().all(|byte| byte.is_ascii_lowercase())).then_some(channel)
}

/// Checks one message.
pub(super) fn message<'e>(cx: &mut Checker<'e>, place: Place<'e>) {
    let element = place.element;
    let text = element.text();
    let own = text.trim_ascii();
    let media = named(element, "Media").count();
    let bodies: Vec<_> = named(element, "Body").collect();
    if !own.is_empty() && !bodies.is_empty() {
        let message = "text beside a `<Body>`: Twilio joins them";
        cx.report(&MESSAGE_TEXT_AND_BODY, place, At::Text, message)
            .help = Some("put all text into one `<Body>`".into());
    }
    let characters = own.chars().count()
        + bodies
            .iter()
            .map(|(_, body)| body.text().trim_ascii().chars().count())
            .sum::<usize>();
    if characters == 0 && media == 0 {
        cx.report(
            &MESSAGE_EMPTY,
            place,
            At::Name,
            "a message with neither text nor media",
        );
    } else {
        for (index, body) in &bodies {
            if body.text().trim_ascii().is_empty() {
                cx.report(
                    &BODY_EMPTY,
                    place,
                    At::Child(*index),
                    "a `<Body>` without text",
                );
            }
        }
    }
    let max = place
        .spec
        .text
        .as_ref()
        .and_then(|text| text.max)
        .unwrap_or(usize::MAX);
    if characters > max {
        let at = bodies
            .first()
            .map_or(At::Text, |(index, _)| At::Child(*index));
        let message = format!("expected a message of at most {max} characters, found {characters}");
        cx.report(&MESSAGE_BODY_LENGTH, place, at, message);
    }
    let is_whatsapp = ["to", "from"].iter().any(|name| {
        place
            .value(name)
            .is_some_and(|v| v.starts_with("whatsapp:"))
    });
    if let (Some(to), Some(from)) = (place.attribute("to"), place.attribute("from")) {
        let (to_channel, from_channel) = (channel(&to.value), channel(&from.value));
        if let (Some(to_channel), Some(from_channel)) = (to_channel, from_channel)
            && to_channel != from_channel
        {
            let name = |channel: &str| match channel {
                "" => "a text message".to_owned(),
                channel => format!("`{channel}:`"),
            };
            let message = format!(
                "`to` is {} and `from` is {}",
                name(to_channel),
                name(from_channel)
            );
            cx.report(&MESSAGE_CHANNELS, place, At::Value(from), message);
        }
    }
    let max = if is_whatsapp {
        1
    } else {
        place
            .spec
            .children
            .iter()
            .find_map(|child| child.max)
            .unwrap_or(10)
    };
    if let Some((index, _)) = named(element, "Media").nth(max) {
        if media > 10 {
            let message = format!("expected at most 10 `<Media>` in a message, found {media}");
            cx.report(&MESSAGE_TOO_MANY_MEDIA, place, At::Child(index), message);
        } else {
            let message = format!("expected one `<Media>` in a WhatsApp message, found {media}");
            let diagnostic = cx.report(&WHATSAPP_MANY_MEDIA, place, At::Child(index), message);
            diagnostic.help = Some("send each in a `<Message>` of its own".into());
        }
    }
    if let (Some(action), Some(callback)) =
        (place.value("action"), place.attribute("statusCallback"))
        && action != callback.value.trim_ascii()
    {
        let message = "`action` and `statusCallback` differ: SMS reads one and MMS the other";
        cx.report(&MESSAGE_CALLBACK_SPLIT, place, At::Value(callback), message);
    }
}
