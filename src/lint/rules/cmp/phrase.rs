//! What rules with a list of phrases do with them.

use crate::lint::phrases::Topic;
use crate::lint::{Context, Message, Meta};

/// Reports every phrase of a topic; the message is `what` with the phrase in it for `{}`.
pub(super) fn report(cx: &mut Context<'_>, meta: &'static Meta, message: &Message<'_>, topic: Topic, what: &str) {
    let mut end = 0;
    for hit in message.phrases().iter().filter(|it| it.topic == topic) {
        // One phrase may stand in the lists of two languages, or inside another.
        if hit.span.start >= end {
            let text = what.replace("{}", &format!("`{}`", message.slice(hit.span)));
            cx.report(meta, message, hit.span, text).done();
            end = hit.span.end;
        }
    }
}
