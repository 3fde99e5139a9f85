//! Templates of Twilio's Content API, as they are created and as the API answers with them.

use super::super::tree::Ref;
use super::super::{Role, Source, UnitKind};
use super::fields::{Field, Fields};
use Field::{Each, Known, One, OneOf, Parts, Samples, Text};

const TEMPLATE: Fields = &[
    ("friendly_name", Text(Role::FriendlyName)),
    ("language", Text(Role::Language)),
    ("variables", Samples),
    ("types", Known), // read by `read`
    ("sid", Known),
    ("account_sid", Known),
    ("date_created", Known),
    ("date_updated", Known),
    ("url", Known),
    ("links", Known),
    ("approval_requests", One(APPROVAL)),
];

const APPROVAL: Fields = &[
    ("name", Text(Role::TemplateName)),
    ("category", Text(Role::Category)),
    ("allow_category_change", Known),
    ("content_type", Known),
    ("status", Known),
    ("rejection_reason", Known),
    ("type", Known),
];

/// The types of content with their fields. What a type calls title is part of the body on WhatsApp, a subtitle the footer.
const TYPES: &[(&str, Fields)] = &[
    ("twilio/text", &[("body", Text(Role::Body))]),
    (
        "twilio/media",
        &[
            ("body", Text(Role::Caption)),
            ("media", Text(Role::MediaUrl)),
        ],
    ),
    (
        "twilio/location",
        &[
            ("latitude", Known),
            ("longitude", Known),
            ("label", Known),
            ("address", Known),
            ("id", Known),
        ],
    ),
    (
        "twilio/list-picker",
        &[
            ("body", Text(Role::Body)),
            ("button", Text(Role::ListButton)),
            ("items", Each(ROW)),
            ("multiple_selection", Known),
        ],
    ),
    (
        "twilio/call-to-action",
        &[("body", Text(Role::Body)), ("actions", Each(ACTION))],
    ),
    (
        "twilio/quick-reply",
        &[("body", Text(Role::Body)), ("actions", Each(ACTION))],
    ),
    ("twilio/card", CARD),
    (
        "twilio/carousel",
        &[("body", Text(Role::Body)), ("cards", Parts(CARD))],
    ),
    (
        "twilio/catalog",
        &[
            ("body", Text(Role::Body)),
            ("title", Text(Role::Body)),
            ("subtitle", Text(Role::Footer)),
            ("id", Known),
            ("items", Each(PRODUCT)),
            ("dynamic_items", Known),
            ("thumbnail_item_id", Known),
        ],
    ),
    (
        "twilio/flows",
        &[
            ("body", Text(Role::Body)),
            ("button_text", Text(Role::Button)),
            ("subtitle", Text(Role::Footer)),
            ("media_url", Text(Role::MediaUrl)),
            ("pages", Known),
            ("type", Known),
        ],
    ),
    (
        "twilio/schedule",
        &[
            ("id", Known),
            ("title", Text(Role::Body)),
            ("timeSlots", Known),
        ],
    ),
    (
        "whatsapp/card",
        &[
            ("body", Text(Role::Body)),
            ("header_text", Text(Role::Header)),
            ("footer", Text(Role::Footer)),
            ("media", Text(Role::MediaUrl)),
            ("actions", Each(ACTION)),
        ],
    ),
    (
        "whatsapp/authentication",
        &[
            ("add_security_recommendation", Known),
            ("code_expiration_minutes", Known),
            ("actions", Each(ACTION)),
        ],
    ),
    (
        "whatsapp/flows",
        &[
            ("body", Text(Role::Body)),
            ("button_text", Text(Role::Button)),
            ("subtitle", Text(Role::Footer)),
            ("media_url", Text(Role::MediaUrl)),
            ("flow_id", Known),
            ("flow_token", Known),
            ("flow_first_page_id", Known),
            ("is_flow_first_page_endpoint", Known),
        ],
    ),
];

const CARD: Fields = &[
    ("title", Text(Role::Body)),
    ("body", Text(Role::Body)),
    ("subtitle", Text(Role::Footer)),
    ("media", Text(Role::MediaUrl)),
    ("orientation", Known),
    ("actions", Each(ACTION)),
];

const ACTION: Fields = &[
    (
        "type",
        OneOf(&[
            "QUICK_REPLY",
            "URL",
            "PHONE_NUMBER",
            "COPY_CODE",
            "VOICE_CALL",
        ]),
    ),
    ("title", Text(Role::Button)),
    ("copy_code_text", Text(Role::Button)),
    ("id", Text(Role::ButtonId)),
    ("url", Text(Role::ButtonUrl)),
    ("phone", Text(Role::ButtonPhone)),
    ("code", Text(Role::CouponCode)),
    ("index", Known),
    ("webview_size", Known),
];

const ROW: Fields = &[
    ("item", Text(Role::RowTitle)),
    ("description", Text(Role::RowDescription)),
    ("id", Text(Role::RowId)),
];

const PRODUCT: Fields = &[
    ("id", Known),
    ("section_title", Text(Role::SectionTitle)),
    ("name", Known),
    ("media_url", Known),
    ("price", Known),
    ("description", Known),
];

/// The strings of types that are not known.
const ANY_TYPE: Fields = &[
    ("body", Text(Role::Body)),
    ("media", Text(Role::MediaUrl)),
    ("actions", Each(ACTION)),
];

pub(super) fn is_template(template: Ref<'_, '_>) -> bool {
    let is_type = |name: &str| name.starts_with("twilio/") || name.starts_with("whatsapp/");
    template
        .get("types")
        .is_some_and(|types| types.members().any(|(key, _)| is_type(key.name())))
}

pub(super) fn read<'s>(source: &mut Source<'s>, template: Ref<'_, 's>) {
    let language = template.get("language").and_then(Ref::as_str);
    super::unit(
        source,
        UnitKind::ContentTemplate,
        template,
        language,
        |writer| {
            writer.object(template, TEMPLATE);
            let types = template.get("types").into_iter();
            for (key, value) in types.flat_map(Ref::members) {
                writer.key(key, value, Role::ContentType);
                if let Some((_, fields)) = TYPES.iter().find(|(name, _)| *name == key.name()) {
                    writer.part(value, fields);
                } else {
                    writer.unknown(key, value, TYPES.iter().map(|(name, _)| *name));
                    for &(name, field) in ANY_TYPE {
                        writer.member(value, name, field);
                    }
                }
            }
        },
    );
}
