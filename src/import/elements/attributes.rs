//! The attributes of a start tag.

/// The attributes of a start tag, by names in lower case; character references are resolved.
pub(in crate::import) trait Attributes {
    fn get(&self, name: &str) -> Option<String>;
}

/// The number that an attribute begins with.
pub(super) fn integer(attributes: &dyn Attributes, name: &str) -> Option<i64> {
    let value = attributes.get(name)?;
    let value = value.trim_start();
    let sign = usize::from(value.starts_with(['-', '+']));
    let digits = value[sign..].bytes().take_while(u8::is_ascii_digit).count();
    value[..sign + digits].parse().ok()
}

/// Whether an element is of a class.
pub(super) fn has_class(attributes: &dyn Attributes, class: &str) -> bool {
    let classes = attributes.get("class").unwrap_or_default();
    classes.split_ascii_whitespace().any(|found| found == class)
}
