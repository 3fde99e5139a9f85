//! What the rules of the family share: a text against a limit.

use crate::lint::{Context, Message, Meta, Profile};
use crate::source::Role;
use crate::text::Span;
use crate::whatsapp::limits::{Field, Limit, Surface, limit};

/// Reports what of a message lies beyond a limit. Variables count as they are written in templates, for so they are
/// submitted; elsewhere they count nothing, for nobody knows their values.
pub(super) fn check(
    cx: &mut Context<'_>,
    meta: &'static Meta,
    message: &Message<'_>,
    surface: Surface,
    field: Field,
) {
    let Some(limit) = limit(surface, field) else {
        return;
    };
    let variables: Vec<Span> = if surface == Surface::Template {
        Vec::new()
    } else {
        message.variables().iter().map(|it| it.span).collect()
    };
    if let Some((count, span)) = beyond(message.text, &variables, limit.most) {
        report(cx, meta, message, limit, count, span);
    }
}

fn report(
    cx: &mut Context<'_>,
    meta: &'static Meta,
    message: &Message<'_>,
    limit: &Limit,
    count: usize,
    span: Span,
) {
    let what = what(message.role);
    let report = cx.report(
        meta,
        message,
        span,
        format!("{what} of {count} characters, {} at most", limit.most),
    );
    match limit.source.strip_prefix("Twilio, error ") {
        Some(code) => report.twilio(code.parse().unwrap_or_default()).done(),
        None => report.done(),
    }
}

/// Counts the characters outside `free`, and gives what lies beyond the limit if there are too many.
fn beyond(text: &str, free: &[Span], most: usize) -> Option<(usize, Span)> {
    // A character has a byte at least.
    if text.len() <= most {
        return None;
    }
    let mut free = free.iter().peekable();
    let (mut count, mut start) = (0, text.len());
    for (at, _) in text.char_indices() {
        while free.next_if(|span| span.end <= at).is_some() {}
        if free.peek().is_some_and(|span| span.start <= at) {
            continue;
        }
        if count == most {
            start = at;
        }
        count += 1;
    }
    (count > most).then(|| (count, Span::new(start, text.len())))
}

/// Names a part of a message.
fn what(role: Role) -> &'static str {
    match role {
        Role::Header => "header",
        Role::Footer => "footer",
        Role::Caption => "caption",
        Role::Button => "button title",
        Role::ListButton => "list button",
        Role::SectionTitle => "section title",
        Role::RowTitle => "row title",
        Role::RowDescription => "row description",
        Role::RowId => "row id",
        Role::ButtonId => "button id",
        Role::ButtonUrl => "button URL",
        Role::ButtonPhone => "phone number",
        Role::CouponCode => "coupon code",
        Role::TemplateName => "template name",
        Role::Sample => "sample",
        _ => "body",
    }
}

/// Whether templates' limits hold.
pub(super) const fn is_template(message: &Message<'_>) -> bool {
    matches!(message.profile, Profile::WhatsappTemplate)
}

/// The surface of a message with buttons or a list.
pub(super) fn interactive(messages: &[Message<'_>]) -> Surface {
    let of_list = |role| {
        matches!(
            role,
            Role::ListButton | Role::SectionTitle | Role::RowTitle | Role::RowId
        )
    };
    if messages.iter().any(|message| of_list(message.role)) {
        Surface::List
    } else {
        Surface::Buttons
    }
}
