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
        $(mod $family;)*

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
    twi
    sup
}

use super::Rule;

/// Every rule, family by family, in the order of their codes.
pub fn rules() -> impl Iterator<Item = &'static dyn Rule> {
    FAMILIES.iter().flat_map(|family| family.iter().copied())
}

/// The rule of a code or name, if there is one.
///
/// # Examples
///
/// ```
/// use wamark::lint;
///
/// assert_eq!(lint::rule("space-inside-marker").unwrap().meta().code, "FMT002");
/// assert!(lint::rule("FMT999").is_none());
/// ```
#[must_use]
pub fn rule(selector: &str) -> Option<&'static dyn Rule> {
    rules().find(|rule| {
        let meta = rule.meta();
        meta.code == selector || meta.name == selector
    })
}
