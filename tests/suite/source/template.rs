//! Templates of Twilio and of WhatsApp, interactive messages, Studio flows.

use std::path::Path;

use proptest::prelude::*;
use wamark::source::{Format, ProblemKind, Role, UnitKind};

use super::json::quote;
use super::{change, changes, copy, read, refuses, spans_hold};
use crate::generate::for_all;

/// What the entries of a file are: key, role, text.
fn roles(format: Format, file: &str, expected: &[(&str, Role, &str)]) {
    let source = read(format, file);
    spans_hold(&source);
    let found: Vec<_> = source
        .entries
        .iter()
        .map(|it| (it.key.as_str(), it.role, &*it.text))
        .collect();
    assert_eq!(found, expected);
}

/// The names of fields that are not known, and what was meant.
fn unknown(format: Format, file: &str) -> Vec<(String, Option<String>)> {
    let source = read(format, file);
    let problems = source.problems.iter().map(|it| match &it.kind {
        ProblemKind::UnknownField(meant) => (it.key.clone(), meant.clone()),
        kind => panic!("{kind:?}"),
    });
    problems.collect()
}

const CONTENT: &str = r#"{
  "friendly_name": "Order ready",
  "language": "es",
  "variables": {"1": "Ana", "2": "A-17"},
  "types": {
    "twilio/text": {"body": "Hola {{1}}"},
    "twilio/quick-reply": {
      "body": "Hola *{{1}}*",
      "actions": [{"type": "QUICK_REPLY", "title": "Sí", "id": "yes"}]
    },
    "twilio/list-picker": {
      "body": "Elige", "button": "Ver",
      "items": [{"item": "Uno", "id": "1", "description": "El primero"}]
    },
    "twilio/call-to-action": {
      "body": "x",
      "actions": [
        {"type": "URL", "title": "Ver", "url": "https://example.com/{{2}}"},
        {"type": "PHONE_NUMBER", "title": "Llamar", "phone": "+34600000000"},
        {"type": "COPY_CODE", "title": "Copiar", "code": "A1"}
      ]
    },
    "twilio/media": {"body": "Foto", "media": ["https://example.com/a.jpg"]},
    "twilio/carousel": {
      "body": "Mira",
      "cards": [
        {"title": "Uno", "body": "a", "media": "https://example.com/1.jpg", "actions": []},
        {"title": "Dos", "subtitle": "b"}
      ]
    },
    "whatsapp/card": {"body": "y", "header_text": "z", "footer": "w"},
    "whatsapp/authentication": {"add_security_recommendation": true, "actions": [{"type": "COPY_CODE", "copy_code_text": "Copiar"}]}
  }
}"#;

#[test]
#[expect(clippy::too_many_lines, reason = "a table")]
fn content_templates_have_roles() {
    let f = Format::ContentTemplate;
    roles(
        f,
        CONTENT,
        &[
            ("friendly_name", Role::FriendlyName, "Order ready"),
            ("language", Role::Language, "es"),
            ("variables.1", Role::Sample, "Ana"),
            ("variables.2", Role::Sample, "A-17"),
            ("types.twilio/text", Role::ContentType, "twilio/text"),
            ("types.twilio/text.body", Role::Body, "Hola {{1}}"),
            (
                "types.twilio/quick-reply",
                Role::ContentType,
                "twilio/quick-reply",
            ),
            ("types.twilio/quick-reply.body", Role::Body, "Hola *{{1}}*"),
            (
                "types.twilio/quick-reply.actions[0].title",
                Role::Button,
                "Sí",
            ),
            (
                "types.twilio/quick-reply.actions[0].id",
                Role::ButtonId,
                "yes",
            ),
            (
                "types.twilio/list-picker",
                Role::ContentType,
                "twilio/list-picker",
            ),
            ("types.twilio/list-picker.body", Role::Body, "Elige"),
            ("types.twilio/list-picker.button", Role::ListButton, "Ver"),
            (
                "types.twilio/list-picker.items[0].item",
                Role::RowTitle,
                "Uno",
            ),
            ("types.twilio/list-picker.items[0].id", Role::RowId, "1"),
            (
                "types.twilio/list-picker.items[0].description",
                Role::RowDescription,
                "El primero",
            ),
            (
                "types.twilio/call-to-action",
                Role::ContentType,
                "twilio/call-to-action",
            ),
            ("types.twilio/call-to-action.body", Role::Body, "x"),
            (
                "types.twilio/call-to-action.actions[0].title",
                Role::Button,
                "Ver",
            ),
            (
                "types.twilio/call-to-action.actions[0].url",
                Role::ButtonUrl,
                "https://example.com/{{2}}",
            ),
            (
                "types.twilio/call-to-action.actions[1].title",
                Role::Button,
                "Llamar",
            ),
            (
                "types.twilio/call-to-action.actions[1].phone",
                Role::ButtonPhone,
                "+34600000000",
            ),
            (
                "types.twilio/call-to-action.actions[2].title",
                Role::Button,
                "Copiar",
            ),
            (
                "types.twilio/call-to-action.actions[2].code",
                Role::CouponCode,
                "A1",
            ),
            ("types.twilio/media", Role::ContentType, "twilio/media"),
            ("types.twilio/media.body", Role::Caption, "Foto"),
            (
                "types.twilio/media.media[0]",
                Role::MediaUrl,
                "https://example.com/a.jpg",
            ),
            (
                "types.twilio/carousel",
                Role::ContentType,
                "twilio/carousel",
            ),
            ("types.twilio/carousel.body", Role::Body, "Mira"),
            ("types.twilio/carousel.cards[0].title", Role::Body, "Uno"),
            ("types.twilio/carousel.cards[0].body", Role::Body, "a"),
            (
                "types.twilio/carousel.cards[0].media",
                Role::MediaUrl,
                "https://example.com/1.jpg",
            ),
            ("types.twilio/carousel.cards[1].title", Role::Body, "Dos"),
            ("types.twilio/carousel.cards[1].subtitle", Role::Footer, "b"),
            ("types.whatsapp/card", Role::ContentType, "whatsapp/card"),
            ("types.whatsapp/card.body", Role::Body, "y"),
            ("types.whatsapp/card.header_text", Role::Header, "z"),
            ("types.whatsapp/card.footer", Role::Footer, "w"),
            (
                "types.whatsapp/authentication",
                Role::ContentType,
                "whatsapp/authentication",
            ),
            (
                "types.whatsapp/authentication.actions[0].copy_code_text",
                Role::Button,
                "Copiar",
            ),
        ],
    );
    let source = read(f, CONTENT);
    assert_eq!(unknown(f, CONTENT), []);
    assert_eq!(source.locale.as_deref(), Some("es"));
    assert_eq!(source.units.len(), 1);
    assert_eq!(source.units[0].kind, UnitKind::ContentTemplate);
    assert_eq!(source.units[0].entries, 0..source.entries.len());
    let entry = |key: &str| source.entries.iter().find(|it| it.key == key).unwrap();
    assert_eq!(entry("variables.2").variable.as_deref(), Some("2"));
    assert_eq!(entry("variables.2").part(), "");
    assert_eq!(entry("types.twilio/text.body").part(), "types.twilio/text");
    assert_eq!(
        entry("types.twilio/carousel.body").part(),
        "types.twilio/carousel"
    );
    assert_eq!(
        entry("types.twilio/carousel.cards[1].title").part(),
        "types.twilio/carousel.cards[1]"
    );
}

#[test]
fn fields_that_are_not_known_are_problems() {
    let found = unknown(
        Format::ContentTemplate,
        r#"{"friendlyname": "x", "types": {"twilio/quickreply": {"body": "a"}, "twilio/text": {"Body": "b", "zzz": 1}}}"#,
    );
    let known = |key: &str, meant: Option<&str>| (key.to_owned(), meant.map(str::to_owned));
    assert_eq!(
        found,
        [
            known("friendlyname", Some("friendly_name")),
            known("types.twilio/quickreply", Some("twilio/quick-reply")),
            known("types.twilio/text.Body", Some("body")),
            known("types.twilio/text.zzz", None),
        ]
    );
    // Its strings are read all the same.
    let file = r#"{"types": {"twilio/quickreply": {"body": "a"}}}"#;
    assert_eq!(read(Format::ContentTemplate, file).entries[1].text, "a");
    let found = unknown(
        Format::MetaTemplate,
        r#"{"name": "x", "components": [{"type": "BODY", "txt": "a"}, {"type": "FOOTER", "example": {}}]}"#,
    );
    assert_eq!(
        found,
        [
            known("components[0].txt", Some("text")),
            known("components[1].example", None)
        ]
    );
}

const META: &str = r#"{
  "name": "order_ready", "category": "UTILITY", "language": "es_MX", "parameter_format": "POSITIONAL",
  "components": [
    {"type": "HEADER", "format": "TEXT", "text": "Pedido {{1}}", "example": {"header_text": ["A-17"]}},
    {"type": "BODY", "text": "Hola {{1}}, {{2}}", "example": {"body_text": [["Ana", "hoy"], ["Eva", "ya"]]}},
    {"type": "FOOTER", "text": "Gracias"},
    {"type": "BUTTONS", "buttons": [
      {"type": "QUICK_REPLY", "text": "Sí"},
      {"type": "URL", "text": "Ver", "url": "https://example.com/{{1}}", "example": ["https://example.com/a"]},
      {"type": "PHONE_NUMBER", "text": "Llamar", "phone_number": "+34600000000"},
      {"type": "COPY_CODE", "example": "250FF"},
      {"type": "OTP", "otp_type": "ONE_TAP", "text": "Copiar", "autofill_text": "Pegar"}
    ]},
    {"type": "carousel", "cards": [
      {"components": [
        {"type": "header", "format": "image", "example": {"header_handle": ["4::aW"]}},
        {"type": "body", "text": "Uno {{name}}", "example": {"body_text_named_params": [{"param_name": "name", "example": "x"}]}}
      ]}
    ]}
  ]
}"#;

#[test]
fn meta_templates_have_roles() {
    let f = Format::MetaTemplate;
    roles(
        f,
        META,
        &[
            ("name", Role::TemplateName, "order_ready"),
            ("category", Role::Category, "UTILITY"),
            ("language", Role::Language, "es_MX"),
            ("parameter_format", Role::Setting, "POSITIONAL"),
            ("components[0].format", Role::Setting, "TEXT"),
            ("components[0].text", Role::Header, "Pedido {{1}}"),
            ("components[0].example.header_text[0]", Role::Sample, "A-17"),
            ("components[1].text", Role::Body, "Hola {{1}}, {{2}}"),
            ("components[1].example.body_text[0][0]", Role::Sample, "Ana"),
            ("components[1].example.body_text[0][1]", Role::Sample, "hoy"),
            ("components[2].text", Role::Footer, "Gracias"),
            ("components[3].buttons[0].text", Role::Button, "Sí"),
            ("components[3].buttons[1].text", Role::Button, "Ver"),
            (
                "components[3].buttons[1].url",
                Role::ButtonUrl,
                "https://example.com/{{1}}",
            ),
            (
                "components[3].buttons[1].example[0]",
                Role::Sample,
                "https://example.com/a",
            ),
            ("components[3].buttons[2].text", Role::Button, "Llamar"),
            (
                "components[3].buttons[2].phone_number",
                Role::ButtonPhone,
                "+34600000000",
            ),
            (
                "components[3].buttons[3].example",
                Role::CouponCode,
                "250FF",
            ),
            ("components[3].buttons[4].text", Role::Button, "Copiar"),
            (
                "components[3].buttons[4].autofill_text",
                Role::Button,
                "Pegar",
            ),
            (
                "components[4].cards[0].components[0].format",
                Role::Setting,
                "image",
            ),
            (
                "components[4].cards[0].components[0].example.header_handle[0]",
                Role::Sample,
                "4::aW",
            ),
            (
                "components[4].cards[0].components[1].text",
                Role::Body,
                "Uno {{name}}",
            ),
            (
                "components[4].cards[0].components[1].example.body_text_named_params[0].example",
                Role::Sample,
                "x",
            ),
        ],
    );
    assert_eq!(unknown(f, META), []);
    let source = read(f, META);
    assert_eq!(source.locale.as_deref(), Some("es_MX"));
    let samples = source.entries.iter().filter(|it| it.role == Role::Sample);
    let variables: Vec<_> = samples.map(|it| it.variable.as_deref()).collect();
    assert_eq!(
        variables,
        [
            Some("1"),
            Some("1"),
            Some("2"),
            Some("1"),
            None,
            Some("name")
        ]
    );
    assert_eq!(source.entries[5].part(), "");
    let last = source.entries.last().unwrap();
    assert_eq!(last.part(), "components[4].cards[0]");
}

#[test]
fn answers_of_the_services_hold_several_templates() {
    let file = r#"{"data": [
      {"name": "a", "language": "en", "components": [{"type": "BODY", "text": "x"}], "id": "1"},
      {"name": "b", "language": "es", "components": [{"type": "BODY", "text": "y"}]}
    ], "paging": {}}"#;
    let source = read(Format::MetaTemplate, file);
    let units: Vec<_> = source
        .units
        .iter()
        .map(|it| (it.key.as_str(), it.entries.clone()))
        .collect();
    assert_eq!(units, [("data[0]", 0..3), ("data[1]", 3..6)]);
    assert_eq!(source.locale, None);
    assert_eq!(source.entries[4].locale.as_deref(), Some("es"));
    assert_eq!(source.problems, []);
}

#[test]
fn interactive_messages_have_roles() {
    let file = r#"{"messaging_product": "whatsapp", "to": "34600000000", "type": "interactive", "interactive": {
      "type": "list",
      "header": {"type": "text", "text": "Menú"},
      "body": {"text": "Elige"},
      "footer": {"text": "Hasta las 22"},
      "action": {"button": "Ver", "sections": [
        {"title": "Pizzas", "rows": [{"id": "m", "title": "Margarita", "description": "Con albahaca"}]}
      ]}
    }}"#;
    let f = Format::MetaTemplate;
    roles(
        f,
        file,
        &[
            ("interactive.header.text", Role::Header, "Menú"),
            ("interactive.body.text", Role::Body, "Elige"),
            ("interactive.footer.text", Role::Footer, "Hasta las 22"),
            ("interactive.action.button", Role::ListButton, "Ver"),
            (
                "interactive.action.sections[0].title",
                Role::SectionTitle,
                "Pizzas",
            ),
            (
                "interactive.action.sections[0].rows[0].id",
                Role::RowId,
                "m",
            ),
            (
                "interactive.action.sections[0].rows[0].title",
                Role::RowTitle,
                "Margarita",
            ),
            (
                "interactive.action.sections[0].rows[0].description",
                Role::RowDescription,
                "Con albahaca",
            ),
        ],
    );
    assert_eq!(read(f, file).units[0].kind, UnitKind::Interactive);
    let bare = r#"{"type": "button", "body": {"text": "¿Sí?"}, "action": {"buttons": [
      {"type": "reply", "reply": {"id": "y", "title": "Sí"}}]}}"#;
    roles(
        f,
        bare,
        &[
            ("body.text", Role::Body, "¿Sí?"),
            ("action.buttons[0].reply.id", Role::ButtonId, "y"),
            ("action.buttons[0].reply.title", Role::Button, "Sí"),
        ],
    );
    let link = r#"{"type": "cta_url", "body": {"text": "Ver"}, "action": {"name": "cta_url", "parameters": {
      "display_text": "Abrir", "url": "https://example.com"}}}"#;
    roles(
        f,
        link,
        &[
            ("body.text", Role::Body, "Ver"),
            ("action.parameters.display_text", Role::Button, "Abrir"),
            (
                "action.parameters.url",
                Role::ButtonUrl,
                "https://example.com",
            ),
        ],
    );
    let image = r#"{"messaging_product": "whatsapp", "type": "image", "image": {"link": "https://example.com/a.png", "caption": "*x*"}}"#;
    roles(
        f,
        image,
        &[
            ("image.link", Role::MediaUrl, "https://example.com/a.png"),
            ("image.caption", Role::Caption, "*x*"),
        ],
    );
    for file in [file, bare, link, image] {
        assert_eq!(unknown(f, file), []);
    }
}

const FLOW: &str = r#"{
  "description": "Reminder", "initial_state": "Trigger", "flags": {"allow_concurrent_calls": true},
  "states": [
    {"name": "Trigger", "type": "trigger", "transitions": [], "properties": {"offset": {"x": 0, "y": 0}}},
    {"name": "ask", "type": "send-and-wait-for-reply", "properties": {"from": "{{flow.channel.address}}", "body": "¿Vienes?", "timeout": "3600"}},
    {"name": "set", "type": "set-variables", "properties": {"variables": [{"key": "day", "value": "lunes"}]}},
    {"name": "tell", "type": "send-message", "properties": {
      "body": "Dijiste {{widgets.ask.inbound.Body}}", "media_url": "https://example.com/a.png",
      "content_variables": [{"key": "1", "value": "{{flow.variables.day}}"}]}},
    {"name": "say", "type": "say-play", "properties": {"say": "Hola"}}
  ]
}"#;

#[test]
fn flows_have_the_messages_of_their_widgets_and_all_names() {
    roles(
        Format::StudioFlow,
        FLOW,
        &[
            ("states[1].properties.body", Role::Body, "¿Vienes?"),
            (
                "states[3].properties.body",
                Role::Body,
                "Dijiste {{widgets.ask.inbound.Body}}",
            ),
            (
                "states[3].properties.media_url",
                Role::MediaUrl,
                "https://example.com/a.png",
            ),
            (
                "states[3].properties.content_variables[0].value",
                Role::Sample,
                "{{flow.variables.day}}",
            ),
        ],
    );
    let source = read(Format::StudioFlow, FLOW);
    let units: Vec<_> = source
        .units
        .iter()
        .map(|it| (it.kind, it.key.as_str()))
        .collect();
    assert_eq!(
        units,
        [
            (UnitKind::Studio, "states[1]"),
            (UnitKind::Studio, "states[3]")
        ]
    );
    let flow = source.flow.unwrap();
    assert_eq!(flow.widgets, ["Trigger", "ask", "set", "tell", "say"]);
    assert_eq!(flow.variables, ["day"]);
}

#[test]
fn formats_are_told_by_content() {
    let of = |content: &str| Format::of(Path::new("a/b.json"), content).unwrap();
    assert_eq!(of(CONTENT), Format::ContentTemplate);
    assert_eq!(of(META), Format::MetaTemplate);
    assert_eq!(of(FLOW), Format::StudioFlow);
    assert_eq!(of(&format!("[{META}]")), Format::MetaTemplate);
    assert_eq!(
        of(&format!("{{\"contents\": [{CONTENT}]}}")),
        Format::ContentTemplate
    );
    for other in [
        r#"{"types": {"user": "x"}, "components": "y"}"#,
        r#"{"components": [{"type": "button"}]}"#,
        r#"{"states": {"open": "Open"}, "action": "Go"}"#,
        r#"{"types": broken"#,
        "",
    ] {
        assert_eq!(of(other), Format::Json, "{other}");
    }
    assert_eq!(Format::of(Path::new("x.arb"), CONTENT), Some(Format::Json));
}

#[test]
fn what_is_no_object_is_refused() {
    for format in [
        Format::ContentTemplate,
        Format::MetaTemplate,
        Format::StudioFlow,
    ] {
        refuses(format, "1", "1", "expected an object, found `1`");
        assert!(read(format, "{}").entries.is_empty());
        assert!(
            read(
                format,
                "[1, {\"types\": 1, \"components\": {}, \"states\": [1]}]"
            )
            .entries
            .is_empty()
        );
    }
}

#[test]
fn random_edits_change_what_they_say_and_nothing_else() {
    for_all(
        (copy(), any::<u64>(), changes()),
        200,
        |(text, bits, changes)| {
            let text = quote(&text, bits);
            let content = format!(
                r#"{{"language": "en", "variables": {{"1": {text}}}, "types": {{"twilio/text": {{"body": {text}}}}}}}"#
            );
            let source = read(Format::ContentTemplate, &content);
            // Not the type, which says what the rest is.
            let body = source
                .entries
                .iter()
                .position(|it| it.role == Role::Body)
                .unwrap();
            assert!(change(&source, &(body, changes.1.clone())));
            let meta = format!(
                r#"{{"name": "x", "components": [{{"type": "BODY", "text": {text}, "example": {{"body_text": [[{text}]]}}}}]}}"#
            );
            assert!(change(&read(Format::MetaTemplate, &meta), &changes));
        },
    );
}
