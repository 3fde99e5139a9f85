//! Templates of WhatsApp itself, and the messages with buttons or lists that need none.

use super::super::tree::Ref;
use super::super::{Role, Source, UnitKind};
use super::fields::{Field, Fields};
use Field::{
    Each, Known, NamedSamples, One, OneOf, Parts, PositionalSamples, Setting, Text, Typed,
};

const TEMPLATE: Fields = &[
    ("name", Text(Role::TemplateName)),
    ("category", Text(Role::Category)),
    ("language", Text(Role::Language)),
    ("components", Typed(COMPONENTS)),
    ("parameter_format", Setting(&["NAMED", "POSITIONAL"])),
    ("allow_category_change", Known),
    ("message_send_ttl_seconds", Known),
    ("sub_category", Known),
    ("display_format", Known),
    ("cta_url_link_tracking_opted_out", Known),
    ("is_primary_device_delivery_only", Known),
    ("library_template_name", Known),
    ("library_template_body_inputs", Known),
    ("library_template_button_inputs", Known),
    ("degrees_of_freedom_spec", Known),
    ("creative_sourcing_spec", Known),
    ("bid_spec", Known),
    ("id", Known),
    ("status", Known),
    ("previous_category", Known),
    ("correct_category", Known),
    ("quality_score", Known),
    ("rejected_reason", Known),
    ("rejection_info", Known),
];

/// The kinds of component of a template, and of a card of a carousel.
const COMPONENTS: &[(&str, Fields)] = &[
    ("BODY", BODY),
    ("HEADER", HEADER),
    ("FOOTER", FOOTER),
    ("BUTTONS", BUTTONS),
    (
        "LIMITED_TIME_OFFER",
        &[("type", COMPONENT), ("limited_time_offer", One(OFFER))],
    ),
    ("CAROUSEL", &[("type", COMPONENT), ("cards", Parts(CARD))]),
    ("CALL_PERMISSION_REQUEST", &[("type", COMPONENT)]),
];

const COMPONENT: Field = OneOf(&[
    "BODY",
    "HEADER",
    "FOOTER",
    "BUTTONS",
    "LIMITED_TIME_OFFER",
    "CAROUSEL",
    "CALL_PERMISSION_REQUEST",
]);

const HEADER_FORMAT: Field = Setting(&[
    "TEXT", "IMAGE", "VIDEO", "DOCUMENT", "LOCATION", "GIF", "PRODUCT",
]);

const CARD: Fields = &[
    ("components", Typed(CARD_COMPONENTS)),
    ("card_index", Known),
];

const CARD_COMPONENTS: &[(&str, Fields)] = &[
    ("BODY", BODY),
    ("HEADER", HEADER),
    ("FOOTER", FOOTER),
    ("BUTTONS", BUTTONS),
];

const BODY: Fields = &[
    ("type", COMPONENT),
    ("text", Text(Role::Body)),
    ("example", One(EXAMPLE)),
    ("add_security_recommendation", Known),
];

const HEADER: Fields = &[
    ("type", COMPONENT),
    ("format", HEADER_FORMAT),
    ("text", Text(Role::Header)),
    ("example", One(EXAMPLE)),
];

const FOOTER: Fields = &[
    ("type", COMPONENT),
    ("text", Text(Role::Footer)),
    ("code_expiration_minutes", Known),
];

const BUTTONS: Fields = &[("type", COMPONENT), ("buttons", Typed(BUTTON_TYPES))];

const OFFER: Fields = &[("text", Text(Role::Header)), ("has_expiration", Known)];

const EXAMPLE: Fields = &[
    ("header_text", PositionalSamples),
    ("header_text_named_params", NamedSamples),
    ("header_handle", Text(Role::Sample)),
    ("header_url", Text(Role::Sample)),
    ("body_text", PositionalSamples),
    ("body_text_named_params", NamedSamples),
];

const BUTTON_TYPES: &[(&str, Fields)] = &[("", BUTTON), ("COPY_CODE", COPY_CODE)];

const BUTTON_TYPE: Field = OneOf(&[
    "QUICK_REPLY",
    "URL",
    "PHONE_NUMBER",
    "COPY_CODE",
    "OTP",
    "FLOW",
    "CATALOG",
    "MPM",
    "SPM",
    "VOICE_CALL",
    "APP",
    "POSTBACK",
]);

const BUTTON: Fields = &[
    ("type", BUTTON_TYPE),
    ("text", Text(Role::Button)),
    ("url", Text(Role::ButtonUrl)),
    ("example", PositionalSamples),
    ("phone_number", Text(Role::ButtonPhone)),
    ("otp_type", OneOf(&["COPY_CODE", "ONE_TAP", "ZERO_TAP"])),
    ("autofill_text", Text(Role::Button)),
    ("zero_tap_terms_accepted", Known),
    ("package_name", Known),
    ("signature_hash", Known),
    ("supported_apps", Known),
    ("app_deep_link", Known),
    ("flow_id", Known),
    ("flow_name", Known),
    ("flow_json", Known),
    ("flow_action", Known),
    ("navigate_screen", Known),
    ("icon", Known),
    ("ttl_minutes", Known),
];

const COPY_CODE: Fields = &[
    ("type", BUTTON_TYPE),
    ("text", Text(Role::Button)),
    ("example", Text(Role::CouponCode)),
];

/// A message as it is sent, without a template.
const MESSAGE: Fields = &[
    ("messaging_product", Known),
    ("recipient_type", Known),
    ("to", Known),
    ("type", Known),
    ("context", Known),
    ("biz_opaque_callback_data", Known),
    ("interactive", One(INTERACTIVE)),
    (
        "text",
        One(&[("body", Text(Role::Body)), ("preview_url", Known)]),
    ),
    ("image", One(MEDIA)),
    ("video", One(MEDIA)),
    ("document", One(MEDIA)),
    ("audio", One(MEDIA)),
    ("sticker", One(MEDIA)),
    ("template", Known),
    ("location", Known),
    ("contacts", Known),
    ("reaction", Known),
];

const MEDIA: Fields = &[
    ("id", Known),
    ("link", Text(Role::MediaUrl)),
    ("caption", Text(Role::Caption)),
    ("filename", Known),
    ("provider", Known),
    ("voice", Known),
];

const INTERACTIVE: Fields = &[
    ("type", INTERACTIVE_TYPE),
    ("header", One(INTERACTIVE_HEADER)),
    ("body", One(&[("text", Text(Role::Body))])),
    ("footer", One(&[("text", Text(Role::Footer))])),
    ("action", One(ACTION)),
];

const INTERACTIVE_TYPE: Field = OneOf(&[
    "button",
    "list",
    "cta_url",
    "flow",
    "product",
    "product_list",
    "catalog_message",
    "carousel",
    "location_request_message",
    "address_message",
    "call_permission_request",
    "voice_call",
    "order_details",
    "order_status",
]);

const INTERACTIVE_HEADER: Fields = &[
    (
        "type",
        OneOf(&["text", "image", "video", "document", "gif"]),
    ),
    ("text", Text(Role::Header)),
    ("sub_text", Text(Role::Header)),
    ("image", One(MEDIA)),
    ("video", One(MEDIA)),
    ("document", One(MEDIA)),
];

const ACTION: Fields = &[
    ("button", Text(Role::ListButton)),
    ("buttons", Each(REPLY_BUTTON)),
    ("sections", Each(SECTION)),
    ("name", Known),
    ("parameters", One(PARAMETERS)),
    ("catalog_id", Known),
    ("product_retailer_id", Known),
    ("thumbnail_product_retailer_id", Known),
    ("mode", Known),
    ("cards", Parts(INTERACTIVE_CARD)),
];

const INTERACTIVE_CARD: Fields = &[
    ("card_index", Known),
    ("type", Known),
    ("header", One(INTERACTIVE_HEADER)),
    ("body", One(&[("text", Text(Role::Body))])),
    (
        "action",
        One(&[
            ("name", Known),
            ("parameters", One(PARAMETERS)),
            ("buttons", Each(REPLY_BUTTON)),
            ("catalog_id", Known),
            ("product_retailer_id", Known),
        ]),
    ),
];

const REPLY_BUTTON: Fields = &[
    ("type", Known),
    (
        "reply",
        One(&[("id", Text(Role::ButtonId)), ("title", Text(Role::Button))]),
    ),
    (
        "quick_reply",
        One(&[("id", Text(Role::ButtonId)), ("title", Text(Role::Button))]),
    ),
];

const SECTION: Fields = &[
    ("title", Text(Role::SectionTitle)),
    (
        "rows",
        Each(&[
            ("id", Text(Role::RowId)),
            ("title", Text(Role::RowTitle)),
            ("description", Text(Role::RowDescription)),
        ]),
    ),
    ("product_items", Known),
];

const PARAMETERS: Fields = &[
    ("display_text", Text(Role::Button)),
    ("url", Text(Role::ButtonUrl)),
    ("flow_cta", Text(Role::Button)),
    ("flow_message_version", Known),
    ("flow_token", Known),
    ("flow_id", Known),
    ("flow_name", Known),
    ("flow_action", Known),
    ("flow_action_payload", Known),
    ("mode", Known),
    ("thumbnail_product_retailer_id", Known),
    ("country", Known),
    ("values", Known),
    ("ttl_minutes", Known),
    ("payload", Known),
];

pub(super) fn is_template(template: Ref<'_, '_>) -> bool {
    let is_known = |component: Ref<'_, '_>| {
        let kind = component.get("type").and_then(Ref::as_str);
        kind.is_some_and(|kind| COMPONENTS.iter().any(|it| it.0.eq_ignore_ascii_case(kind)))
    };
    template
        .get("components")
        .is_some_and(|it| it.items().next().is_some_and(is_known))
}

/// Whether it is a message that is sent without a template, or what stands below `interactive` in one.
pub(super) fn is_message(message: Ref<'_, '_>) -> bool {
    let product = message.get("messaging_product").and_then(Ref::as_str);
    product == Some("whatsapp")
        || message.get("interactive").is_some_and(is_interactive)
        || is_interactive(message)
}

fn is_interactive(message: Ref<'_, '_>) -> bool {
    let is_object = |name| message.get(name).is_some_and(Ref::is_map);
    message.get("type").is_some() && is_object("action") && is_object("body")
}

pub(super) fn read<'s>(source: &mut Source<'s>, template: Ref<'_, 's>) {
    if is_message(template) {
        let has = |name| template.get(name).is_some();
        let kind = if has("interactive") || is_interactive(template) {
            UnitKind::Interactive
        } else {
            UnitKind::Plain
        };
        let fields = if is_interactive(template) {
            INTERACTIVE
        } else {
            MESSAGE
        };
        super::unit(source, kind, template, None, |it| {
            it.object(template, fields);
        });
    } else {
        let language = template.get("language").and_then(Ref::as_str);
        super::unit(source, UnitKind::MetaTemplate, template, language, |it| {
            it.object(template, TEMPLATE);
        });
    }
}
