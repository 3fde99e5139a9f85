//! Flows of Twilio Studio: the messages that its widgets send.

use super::super::tree::Ref;
use super::super::{Flow, Role, Source, UnitKind};
use super::fields::Field;

/// The types of widget that send a message.
const SENDERS: [&str; 2] = ["send-message", "send-and-wait-for-reply"];

/// What of a widget's properties is copy; the others are many, and not ours to check.
const PROPERTIES: [(&str, Field); 3] = [
    ("body", Field::Text(Role::Body)),
    ("media_url", Field::Text(Role::MediaUrl)),
    ("content_variables", Field::Samples),
];

pub(super) fn is_flow(flow: Ref<'_, '_>) -> bool {
    flow.get("states").is_some_and(Ref::is_list) && flow.get("initial_state").is_some()
}

pub(super) fn read<'s>(source: &mut Source<'s>, flow: Ref<'_, 's>) {
    // As a flow is written, and as the API answers with it.
    let flow = flow
        .get("definition")
        .filter(|it| it.is_map())
        .unwrap_or(flow);
    let names = source.flow.get_or_insert_with(Flow::default);
    let states = || flow.get("states").into_iter().flat_map(Ref::items);
    for state in states() {
        let name = state.get("name").and_then(Ref::as_str);
        names.widgets.extend(name.map(str::to_owned));
        let variables = state.get("properties").and_then(|it| it.get("variables"));
        for variable in variables.into_iter().flat_map(Ref::items) {
            let name = variable.get("key").and_then(Ref::as_str);
            names.variables.extend(name.map(str::to_owned));
        }
    }
    for state in states() {
        let kind = state.get("type").and_then(Ref::as_str);
        let Some(properties) = state.get("properties") else {
            continue;
        };
        if kind.is_some_and(|kind| SENDERS.contains(&kind)) {
            super::unit(source, UnitKind::Studio, state, None, |writer| {
                for (name, field) in PROPERTIES {
                    writer.member(properties, name, field);
                }
            });
        }
    }
}
