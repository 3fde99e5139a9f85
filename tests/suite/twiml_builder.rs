//! The typed builder: every attribute and nesting of the table, what it writes and what it refuses.

use std::collections::BTreeSet;

use wamark::diagnostic::Severity;
use wamark::twiml::messaging::{self, Body, Media, Message};
use wamark::twiml::value::{Beep, DialRecord, GatherInput, Method, Timeout, Voice};
use wamark::twiml::voice::{self, Conference, Dial, Gather, Hangup, Number, Pause, Say, Sip, ssml};
use wamark::twiml::{Context, Element, Ended, language, read, validate, write};

use crate::twiml_calls::{calls, getters};

#[test]
fn every_attribute_of_the_table_has_a_document() {
    let ids: BTreeSet<&str> = calls().iter().map(|call| call.id).collect();
    let mut slots = 0;
    for spec in language::elements() {
        for attribute in spec.attributes {
            slots += usize::from(!attribute.docs_only);
            if spec.domain != language::Domain::Fax {
                let id = format!("{}@{}", spec.key, attribute.name);
                assert!(ids.contains(&*id), "{id}");
            }
        }
    }
    assert!(slots >= 309, "{slots}");
}

#[test]
fn every_nesting_of_the_table_has_a_document() {
    let ids: BTreeSet<&str> = calls().iter().map(|call| call.id).collect();
    let specs = language::elements()
        .iter()
        .filter(|spec| spec.domain != language::Domain::Fax);
    for spec in specs {
        for child in spec.children.iter().filter(|child| !child.legacy) {
            let id = format!("{}>{}", spec.key, child.element.key);
            assert!(ids.contains(&*id), "{id}");
        }
    }
}

#[test]
fn every_document_reads_back_equal() {
    for call in calls() {
        let xml = call
            .xml
            .unwrap_or_else(|error| panic!("{}: {error}", call.id));
        let tree = read(&xml).unwrap_or_else(|error| panic!("{}: {error}", call.id));
        assert_eq!(tree, call.tree, "{}", call.id);
        assert_eq!(write(&tree).unwrap(), xml, "{}", call.id);
    }
}

#[test]
fn every_document_validates() {
    let mut found = Vec::new();
    for call in calls() {
        let is_messaging = call.tree.elements().any(|verb| verb.name == "Message")
            || call.id.starts_with("Messaging");
        let context = if is_messaging {
            Context::Messaging
        } else {
            Context::Voice
        };
        let diagnostics = validate(&call.tree, context);
        let errors: Vec<String> = diagnostics
            .iter()
            .filter(|diagnostic| diagnostic.severity == Severity::Error)
            .map(|diagnostic| format!("{} {}", diagnostic.code, diagnostic.message))
            .collect();
        if !errors.is_empty() {
            found.push(format!("{}: {}", call.id, errors.join(", ")));
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn every_document_becomes_typed_again() {
    for call in calls() {
        let is_messaging = messaging::Response::try_from(&call.tree).is_ok();
        let is_voice = voice::Response::try_from(&call.tree).is_ok();
        assert!(is_messaging || is_voice, "{}", call.id);
        // Both roots take a redirect, messages also the old `<Sms>`, and nothing.
        let verb = call.tree.elements().next().map_or("", |verb| &verb.name);
        if !matches!(verb, "" | "Redirect" | "Sms") {
            assert_ne!(is_messaging, is_voice, "{}", call.id);
        }
    }
}

#[test]
fn every_attribute_stands_where_the_call_put_it() {
    for call in calls().iter().filter(|call| !call.attribute.is_empty()) {
        let found = call
            .tree
            .walk()
            .any(|element| element.attribute(call.attribute).is_some());
        assert!(found, "{}", call.id);
    }
}

#[test]
fn every_getter_gives_what_was_set() {
    for (id, is_set) in getters() {
        assert!(is_set, "{id}");
    }
}

#[test]
fn table_values_are_the_types_values() {
    for spec in language::elements() {
        for attribute in spec.attributes {
            if let language::ValueKind::Enum(set) = attribute.value {
                for value in set.values {
                    assert_eq!(
                        attribute.check(value),
                        Ok(()),
                        "{}@{}",
                        spec.key,
                        attribute.name
                    );
                    assert_eq!(set.canonical(value), Some(*value));
                }
                if let Some(default) = attribute.default {
                    assert_eq!(
                        attribute.check(default),
                        Ok(()),
                        "{}@{}",
                        spec.key,
                        attribute.name
                    );
                }
            }
        }
    }
    assert_eq!(Voice::KNOWN.len(), 900);
    assert!(Voice::from("Polly.Joanna").is_known());
    assert!(!Voice::from("Polly.Nobody").is_known());
}

#[test]
fn attributes_keep_the_order_of_the_calls() {
    let dial = Dial::empty()
        .timeout(5)
        .action("/a")
        .caller_id("+14155550100")
        .timeout(6);
    assert_eq!(
        dial.to_xml().unwrap(),
        r#"<Dial timeout="6" action="/a" callerId="+14155550100"/>"#
    );
}

#[test]
fn children_keep_order_and_repeats() {
    let response = voice::Response::new()
        .with(Say::new("one"))
        .with(Pause::new())
        .with(Say::new("two"))
        .with(Pause::new());
    assert!(
        response
            .to_xml()
            .unwrap()
            .ends_with("<Response><Say>one</Say><Pause/><Say>two</Say><Pause/></Response>")
    );
}

#[test]
fn empty_differs_from_absent() {
    let silent = Conference::new("Room").wait_url("");
    assert_eq!(silent.get_wait_url(), Some(""));
    assert_eq!(
        silent.to_xml().unwrap(),
        r#"<Conference waitUrl="">Room</Conference>"#
    );
    assert_eq!(Conference::new("Room").get_wait_url(), None);
    let any_length = Gather::new().finish_on_key("");
    assert_eq!(any_length.to_xml().unwrap(), r#"<Gather finishOnKey=""/>"#);
}

#[test]
fn mixed_content_keeps_text_between_elements() {
    let say = Say::new("Call ")
        .with(ssml::Emphasis::new("me"))
        .text(" now")
        .text("!")
        .with(ssml::Break::new());
    assert_eq!(
        say.to_xml().unwrap(),
        "<Say>Call <emphasis>me</emphasis> now!<break/></Say>"
    );
}

#[test]
fn message_with_media_puts_its_text_into_a_body() {
    let message = Message::new("one")
        .with(Media::new("https://example.com/1"))
        .text("two");
    assert_eq!(
        message.to_xml().unwrap(),
        "<Message><Body>one</Body><Media>https://example.com/1</Media><Body>two</Body></Message>"
    );
    let media_only = Message::empty().with(Media::new("https://example.com/1"));
    assert_eq!(
        media_only.to_xml().unwrap(),
        "<Message><Media>https://example.com/1</Media></Message>"
    );
    assert_eq!(
        Message::new("").to_xml().unwrap_err().to_string(),
        "expected text or an element in `<Message>`, found none"
    );
    assert_eq!(
        Message::empty().with(Body::new("x")).to_xml().unwrap(),
        "<Message><Body>x</Body></Message>"
    );
}

#[test]
fn setters_complain_when_the_element_is_written() {
    let error = |gather: Gather| gather.to_xml().unwrap_err().to_string();
    assert_eq!(
        error(Gather::new().num_digits(0)),
        "expected a whole number from 1 in `numDigits` of `<Gather>`, found `0`"
    );
    assert_eq!(
        error(Gather::new().finish_on_key("##")),
        "expected one character of `0123456789#*`, or none in `finishOnKey` of `<Gather>`, found `##`"
    );
    assert_eq!(
        error(Gather::new().action("ftp://example.com")),
        "expected a URL in `action` of `<Gather>`, found `ftp://example.com`"
    );
    assert_eq!(
        error(Gather::new().timeout(0).num_digits(0)),
        "expected a whole number from 1 in `timeout` of `<Gather>`, found `0`"
    );
}

#[test]
fn complaint_of_a_child_reaches_the_root() {
    let response = voice::Response::new().with(Dial::empty().with(Number::new("call me maybe")));
    let error = response.to_xml().unwrap_err();
    assert!(error.as_schema_error().is_some());
    assert_eq!(
        error.to_string(),
        "expected a telephone number such as `+14155550100` in `<Number>`, found `call me maybe`"
    );
    assert!(response.into_element().is_err());
}

#[test]
fn bodies_over_the_limit_are_refused() {
    assert!(Message::new("é".repeat(1_600)).to_xml().is_ok());
    let error = Message::new("é".repeat(1_601))
        .to_xml()
        .unwrap_err()
        .to_string();
    assert!(
        error.starts_with("expected at most 1600 characters in `<Message>`, found `ééé"),
        "{error}"
    );
    assert!(error.len() < 250, "{error}");
}

#[test]
fn limits_hold_for_the_whole() {
    let message = Message::new("a".repeat(1_000)).text("b".repeat(601));
    assert!(message.to_xml().is_err());
    let mut album = Message::empty();
    for _ in 0..10 {
        album.push(Media::new("https://example.com/1"));
    }
    assert!(album.to_xml().is_ok());
    album.push(Media::new("https://example.com/1"));
    assert_eq!(
        album.to_xml().unwrap_err().to_string(),
        "`<Message>` takes at most 10 `<Media>`"
    );
    let error = Message::try_from(album.as_element()).unwrap_err();
    assert_eq!(error.to_string(), "`<Message>` takes at most 10 `<Media>`");
}

#[test]
fn verbs_that_end_the_document_end_the_builder() {
    let ended: Ended<voice::Response> = voice::Response::new().with(Hangup::new());
    let again: voice::Response = ended.into_inner().with(Say::new("never heard"));
    assert_eq!(again.as_element().elements().count(), 2);
}

#[test]
fn verbs_of_run_time_are_pushed() {
    let mut response = voice::Response::new();
    let verbs: Vec<voice::Verb> = vec![Say::new("a").into(), Hangup::new().into()];
    response.extend(verbs);
    response
        .push(Say::new("b"))
        .push(Element::new("Brandnew").with_attribute("x", "1"));
    assert!(
        response
            .to_xml()
            .unwrap()
            .ends_with("<Say>a</Say><Hangup/><Say>b</Say><Brandnew x=\"1\"/></Response>")
    );
    let verb = voice::Verb::try_from(&Element::new("Pause")).unwrap();
    assert_eq!(verb, voice::Verb::Pause(Pause::new()));
    assert!(voice::Verb::try_from(&Element::new("Number")).is_err());
}

#[test]
fn the_escape_hatch_is_for_unknown_names() {
    let write = |element: Element| voice::Response::new().with(element).to_xml();
    assert!(write(Element::new("NewVerb").with_child(Element::new("NewNoun"))).is_ok());
    assert!(write(Element::new("Say").with_text("known, and where it may be")).is_ok());
    assert!(
        write(Element::new("New Verb"))
            .unwrap_err()
            .is_invalid_name()
    );
    let error = write(Element::new("Number").with_text("+14155550100")).unwrap_err();
    assert!(error.as_schema_error().unwrap().is_nesting());
    let error = write(Element::new("Say").with_attribute("loop", "often")).unwrap_err();
    assert_eq!(
        error.to_string(),
        "expected a whole number from 0 in `loop` of `<Say>`, found `often`"
    );
    let hatch = Say::new("x")
        .attribute("newAttribute", "1")
        .attribute("loop", "2");
    assert_eq!(
        hatch.to_xml().unwrap(),
        r#"<Say newAttribute="1" loop="2">x</Say>"#
    );
    assert!(Say::new("x").attribute("loop", "-1").to_xml().is_err());
}

#[test]
fn getters_give_typed_values_back() {
    let source = r#"<Gather input="dtmf speech" numDigits="4" method="GET" speechTimeout="auto" bargeIn="false"
        new="1"><Say voice="Polly.Nobody"/><!-- kept --><Odd/></Gather>"#;
    let tree = read(source).unwrap();
    let gather = Gather::try_from(&tree).unwrap();
    assert_eq!(
        gather.get_input(),
        Some(vec![GatherInput::Dtmf, GatherInput::Speech])
    );
    assert_eq!(gather.get_num_digits(), Some(4));
    assert_eq!(gather.get_method(), Some(Method::Get));
    assert_eq!(gather.get_speech_timeout(), Some(Timeout::Auto));
    assert_eq!(gather.get_barge_in(), Some(false));
    assert_eq!(gather.get_hints(), None);
    let number = Number::try_from(&read("<Number>+1415<!-- - -->5550100</Number>").unwrap());
    assert_eq!(number.unwrap().get_text(), "+14155550100");
    let says: Vec<Say> = gather.children().collect();
    assert_eq!(says[0].get_voice().unwrap().as_str(), "Polly.Nobody");
    assert_eq!(
        Element::from(gather),
        tree,
        "what the table does not know is kept"
    );
}

#[test]
fn aliases_are_read_and_kept() {
    let dial = Dial::try_from(read(r#"<Dial record="true"/>"#).unwrap()).unwrap();
    assert_eq!(dial.get_record(), Some(DialRecord::RecordFromAnswer));
    assert_eq!(dial.to_xml().unwrap(), r#"<Dial record="true"/>"#);
    assert_eq!("onEnter".parse(), Ok(Beep::OnEnter));
    assert_eq!(
        "onenter".parse::<Beep>().unwrap_err().to_string(),
        "expected `true`, `false`, `onEnter` or `onExit`, found `onenter`"
    );
}

#[test]
fn typed_elements_refuse_trees_that_are_something_else() {
    let error = |source: &str| Gather::try_from(&read(source).unwrap()).unwrap_err();
    assert_eq!(
        error("<Say/>").to_string(),
        "expected `<Gather>`, found `<Say>`"
    );
    let nested = error("<Gather><Pause/><Dial/></Gather>");
    assert_eq!(
        nested.to_string(),
        "`<Dial>` may not stand in `<Gather>`, which takes `<Pause>`, `<Play>`, `<Say>`"
    );
    assert_eq!(nested.span(), wamark::text::Span::new(17, 21));
    assert_eq!(
        error("<Gather>Hello</Gather>").to_string(),
        "`<Gather>` takes no text"
    );
    let value = error("<Gather method='PUT'/>");
    assert_eq!(
        value.to_string(),
        "expected `GET` or `POST` in `method` of `<Gather>`, found `PUT`"
    );
    assert_eq!(value.span(), wamark::text::Span::new(16, 19));
    let sub = ssml::Sub::try_from(&read("<sub>Mg</sub>").unwrap()).unwrap_err();
    assert_eq!(sub.to_string(), "`<sub>` needs the attribute `alias`");
}

#[test]
fn addresses_are_taken_as_they_are_or_typed() {
    let address: wamark::whatsapp::Address = "whatsapp:+14155550100".parse().unwrap();
    let typed = Message::new("x").to(address);
    assert_eq!(typed, Message::new("x").to("whatsapp:+14155550100"));
    assert!(
        Message::new("x")
            .to("whatsapp:4155550100")
            .to_xml()
            .is_err()
    );
    assert!(Message::new("x").from("ACME Shop").to_xml().is_ok());
}

#[test]
fn one_name_two_elements() {
    let in_dial = Dial::empty().with(Sip::new("sip:a@example.com").username("u"));
    let in_refer = voice::Refer::new().with(voice::ReferSip::new("sip:a@example.com"));
    assert_eq!(in_dial.as_element().elements().next().unwrap().name, "Sip");
    assert_eq!(in_refer.as_element().elements().next().unwrap().name, "Sip");
    let known = read("<Refer><Sip>sip:a@example.com</Sip></Refer>").unwrap();
    assert_eq!(voice::Refer::try_from(&known).unwrap(), in_refer);
}

#[test]
fn relay_attributes_are_camel_case() {
    let relay = voice::ConversationRelay::new("wss://example.com")
        .speech_timeout(900)
        .ignore_backchannel("true")
        .background_noise_reduction("true")
        .deepgram_smart_format("true");
    assert_eq!(
        relay.to_xml().unwrap(),
        "<ConversationRelay url=\"wss://example.com\" speechTimeout=\"900\" ignoreBackchannel=\"true\" \
         backgroundNoiseReduction=\"true\" deepgramSmartFormat=\"true\"/>"
    );
}

#[test]
fn comments_are_written_and_checked() {
    let response = messaging::Response::new()
        .comment(" night shift ")
        .with(Message::new("Hi"));
    assert!(
        response
            .to_xml()
            .unwrap()
            .contains("<Response><!-- night shift --><Message>")
    );
    assert!(messaging::Response::new().comment("--").to_xml().is_err());
}

#[cfg(feature = "serde")]
#[test]
fn typed_elements_are_json_both_ways() {
    let gather = Gather::new().num_digits(4).with(Say::new("Code?"));
    let json = serde_json::to_value(&gather).unwrap();
    assert_eq!(
        json,
        serde_json::json!({
            "name": "Gather",
            "attributes": {"numDigits": "4"},
            "children": [{"name": "Say", "attributes": {}, "children": ["Code?"]}],
        })
    );
    assert_eq!(serde_json::from_value::<Gather>(json).unwrap(), gather);
    let error =
        serde_json::from_str::<Gather>(r#"{"name": "Gather", "attributes": {"numDigits": "x"}}"#);
    assert!(
        error
            .unwrap_err()
            .to_string()
            .starts_with("expected a whole number from 1 in `numDigits`")
    );
    for call in calls() {
        let json = serde_json::to_string(&call.tree).unwrap();
        assert_eq!(
            serde_json::from_str::<Element>(&json).unwrap(),
            call.tree,
            "{}",
            call.id
        );
    }
}

#[test]
fn elements_that_need_others_complain_without() {
    let error = voice::Response::new()
        .with(voice::Connect::new())
        .to_xml()
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "expected an element in `<Connect>`, found none"
    );
    assert!(voice::Connect::try_from(&Element::new("Connect")).is_err());
    let stop = voice::Stop::new().with(voice::Stream::empty().name("audio"));
    assert!(stop.to_xml().is_ok());
}
