//! SUP: the hygiene of suppressions, configuration and containers.
//!
//! Only `SUP006` looks at anything by itself: the engine reports the others where it meets them.

super::family! {
    unused_suppression
    unknown_rule
    blanket_suppression
    suppression_without_reason
    container_parse_error
    duplicate_key
}

pub(in crate::lint) use blanket_suppression::RULE as BLANKET;
pub(in crate::lint) use container_parse_error::RULE as UNREADABLE;
pub(in crate::lint) use suppression_without_reason::RULE as REASON;
pub(in crate::lint) use unknown_rule::RULE as UNKNOWN;
pub(in crate::lint) use unused_suppression::RULE as UNUSED;
