//! The rules, one file each, in families; a family's list is the registry.

/// Makes the list of a family from the files of its rules.
macro_rules! family {
    ($($rule:ident)*) => {
        $(mod $rule;)*

        /// The rules of the family, in the order of their codes.
        pub(in crate::lint) const RULES: &[&dyn crate::lint::Rule] = &[$($rule::RULE),*];
    };
}
use family;

/// Makes the list of all rules from the families.
macro_rules! families {
    ($($family:ident)*) => {
        $(pub(super) mod $family;)*

        const FAMILIES: &[&[&dyn Rule]] = &[$($family::RULES),*];
    };
}

mod link;
mod unit;

families! {
    fmt
    mkd
    len
    uni
    var
    lnk
    cmp
    loc
    wsp
    tpl
    sup
}

#[cfg(test)]
mod tests;
mod tw;

use std::collections::HashMap;
use std::sync::LazyLock;

use super::Rule;
use crate::diagnostic::{Diagnostic, Severity};
use crate::text::{Span, nearest};

pub(super) use tw::{alias, aliases, validate};

/// Every rule, family by family, in the order of their codes; those of the TwiML validator, `TW…`, come last.
pub fn rules() -> impl Iterator<Item = &'static dyn Rule> {
    let own = FAMILIES.iter().flat_map(|family| family.iter().copied());
    own.chain(tw::rules())
}

/// The rule of a code or name, if there is one.
///
/// # Examples
///
/// ```
/// use wamark::lint;
///
/// assert_eq!(lint::rule("space-inside-marker").unwrap().meta().code, "FMT002");
/// assert_eq!(lint::rule("TWI001").unwrap().meta().code, "TW101"); // another name of it
/// assert!(lint::rule("FMT999").is_none());
/// ```
#[must_use]
pub fn rule(selector: &str) -> Option<&'static dyn Rule> {
    let known = BY_NAME.get(selector);
    known.or_else(|| BY_NAME.get(alias(selector)?)).copied()
}

/// The rules by code and by name. Rules ask for each other once for each string.
static BY_NAME: LazyLock<HashMap<&str, &'static dyn Rule>> = LazyLock::new(|| {
    let names = |rule: &'static dyn Rule| [(rule.meta().code, rule), (rule.meta().name, rule)];
    rules().flat_map(names).collect()
});

/// Whether a selector names a rule, or several.
///
/// # Examples
///
/// ```
/// use wamark::lint;
///
/// assert!(["FMT002", "FMT", "space-inside-marker", "ALL"].into_iter().all(lint::is_selector));
/// assert!(!lint::is_selector("FMT999"));
/// ```
#[must_use]
pub fn is_selector(selector: &str) -> bool {
    rules().any(|rule| rule.meta().is_selected_by(selector))
}

/// The code or name that somebody probably meant, who named no rule.
///
/// # Examples
///
/// ```
/// use wamark::lint;
///
/// assert_eq!(lint::suggest("fmt002").as_deref(), Some("FMT002"));
/// assert_eq!(lint::suggest("space-in-marker"), None);
/// ```
#[must_use]
pub fn suggest(selector: &str) -> Option<String> {
    nearest_rule(selector, &[])
}

/// The code or name that somebody probably meant; `own` are those of the configuration.
#[must_use]
pub(super) fn nearest_rule(selector: &str, own: &[String]) -> Option<String> {
    let upper = selector.to_ascii_uppercase();
    if is_selector(&upper) {
        return Some(upper);
    }
    let known = rules().flat_map(|rule| [rule.meta().code, rule.meta().name]);
    nearest(selector, known.chain(own.iter().map(String::as_str))).map(str::to_owned)
}

/// The finding for a rule that there is none of.
pub(super) fn unknown_rule(span: Span, selector: &str) -> Diagnostic {
    let meta = sup::UNKNOWN.meta();
    let message = format!("no rule `{selector}`");
    Diagnostic::new(meta.code, meta.name, Severity::Error, span, message)
}
