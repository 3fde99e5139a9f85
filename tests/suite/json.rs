//! JSON can be read back, and `schema/document.json` describes it and nothing else.

use jsonschema::Validator;
use serde_json::{Value, json};
use wamark::Document;
use wamark::render;

use crate::generate::{for_all, messages};

fn schema() -> Value {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/schema/document.json");
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn validator() -> Validator {
    assert!(jsonschema::meta::is_valid(&schema()));
    jsonschema::draft202012::new(&schema()).unwrap()
}

fn rendered(message: &str) -> Value {
    serde_json::from_str(&render::json(&wamark::parse(message))).unwrap()
}

#[track_caller]
fn is_valid(validator: &Validator, message: &str) {
    let json = rendered(message);
    let errors: Vec<String> = validator
        .iter_errors(&json)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{message:?}: {errors:#?}");
}

#[test]
fn json_of_messages_is_valid() {
    let validator = validator();
    for example in crate::spec::examples() {
        is_valid(&validator, &example.message);
    }
    for_all(messages(), 500, |message| is_valid(&validator, &message));
}

#[test]
fn json_of_another_shape_is_not() {
    let validator = validator();
    let document = |block: Value| json!({"version": 1, "blocks": [block]});
    let span = json!({"start": 0, "end": 1});
    let paragraph =
        |inline: Value| document(json!({"type": "paragraph", "span": span, "content": [inline]}));
    assert!(validator.is_valid(&paragraph(
        json!({"type": "text", "span": span, "content": "a"})
    )));
    let wrong = [
        json!([]),
        json!({"version": 1}),
        json!({"version": 2, "blocks": []}),
        json!({"version": 1, "blocks": [], "more": 1}),
        document(json!({"type": "text", "span": span, "content": "a"})),
        document(json!({"type": "heading", "span": span, "content": []})),
        document(json!({"type": "list", "span": span, "content": []})),
        document(
            json!({"type": "list", "span": span, "content": [{"type": "text", "span": span, "content": "a"}]}),
        ),
        document(json!({"type": "monospace", "span": span, "content": []})),
        document(json!({"type": "block_quote", "span": span, "content": "a"})),
        document(json!({"type": "paragraph", "span": {"start": -1, "end": 1}, "content": []})),
        document(json!({"type": "paragraph", "span": {"start": 0}, "content": []})),
        paragraph(json!({"type": "text", "content": 1})),
        paragraph(json!({"type": "text", "span": span, "content": ""})),
        paragraph(json!({"type": "text", "span": span, "content": "a\nb"})),
        paragraph(json!({"type": "text", "span": span, "content": "a", "number": 1})),
        paragraph(json!({"type": "strong", "span": span, "content": []})),
        paragraph(json!({"type": "strong", "span": span, "content": "a"})),
        paragraph(json!({"type": "hard_break", "span": span, "content": ""})),
        paragraph(
            json!({"type": "bold", "span": span, "content": [{"type": "text", "span": span, "content": "a"}]}),
        ),
    ];
    for wrong in wrong {
        assert!(!validator.is_valid(&wrong), "{wrong}");
    }
    for number in [json!(-1), json!(100), json!(1.5), json!("1"), json!(null)] {
        let text = json!({"type": "text", "span": span, "content": "a"});
        let item = json!({"type": "list_item", "span": span, "number": number, "content": [text]});
        let list = json!({"type": "list", "span": span, "content": [item]});
        assert!(!validator.is_valid(&document(list)), "{number}");
    }
}

/// Every property and every kind of node says what it is.
#[test]
fn schema_describes_everything() {
    fn check(path: &str, value: &Value) {
        if let Some(properties) = value.get("properties").and_then(Value::as_object) {
            for (name, property) in properties {
                let described =
                    property.get("description").is_some() || property.get("const").is_some();
                assert!(described, "{path}/{name} has no description");
            }
        }
        if let Some(definitions) = value.get("$defs").and_then(Value::as_object) {
            for (name, definition) in definitions {
                assert!(
                    definition.get("description").is_some(),
                    "{name} has no description"
                );
                check(name, definition);
            }
        }
    }
    check("document", &schema());
}

#[test]
fn document_survives_as_json() {
    for_all(messages(), 2_000, |message| {
        let document = wamark::parse(&message);
        let copy: Document<'static> = serde_json::from_str(&render::json(&document)).unwrap();
        assert_eq!(copy, document);
    });
}

#[test]
fn spans_may_be_left_out_of_json() {
    let json = r#"{"version": 1, "blocks": [
        {"type": "list", "content": [{"type": "list_item", "number": 2, "content": [
            {"type": "text", "content": "a"}
        ]}]},
        {"type": "paragraph", "content": [
            {"type": "hard_break"},
            {"type": "strong", "content": [{"type": "text", "content": "b"}]}
        ]}
    ]}"#;
    let document: Document<'static> = serde_json::from_str(json).unwrap();
    assert_eq!(document.source(), "2. a\n\n*b*");
}

#[test]
fn json_of_another_version_or_of_no_message_is_refused() {
    let read = |json| {
        serde_json::from_str::<Document<'static>>(json)
            .unwrap_err()
            .to_string()
    };
    assert_eq!(
        read(r#"{"version": 2, "blocks": []}"#),
        "expected version 1, found version 2"
    );
    assert_eq!(
        read(r#"{"version": 1, "blocks": [{"type": "block_quote", "content": []}]}"#),
        "expected a quote at `blocks[0]`, but the message `> ` has a paragraph there"
    );
    assert!(
        read(r#"{"version": 1, "blocks": [{"type": "heading", "content": []}]}"#)
            .contains("`heading`")
    );
}
