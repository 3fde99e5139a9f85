//! `style` attributes: what of CSS a message can show.

use super::LossKind;
use super::build::{Builder, Style};
use super::elements::Element;
use crate::text::Span;

/// Whether CSS keeps an element from being shown.
pub(super) fn is_concealed(css: &str) -> bool {
    declarations(css).any(|(name, value)| {
        matches!(
            (&*name, &*value),
            ("display", "none") | ("visibility", "hidden")
        )
    })
}

/// Whether CSS takes back the style that an element has by itself.
pub(super) fn is_undone(style: Style, css: &str) -> bool {
    declarations(css).any(|(name, value)| match style {
        Style::Strong => name == "font-weight" && !is_bold(&value),
        Style::Emphasis => name == "font-style" && value == "normal",
        Style::Strikethrough => name.starts_with("text-decoration") && value == "none",
        Style::Code => false,
    })
}

fn is_bold(weight: &str) -> bool {
    weight.starts_with("bold") || weight.parse().is_ok_and(|weight: u16| weight >= 600)
}

/// Opens the styles that CSS asks for, but for that of the element itself.
pub(super) fn open_styles(builder: &mut Builder, css: &str, element: Element, source: Span) {
    let own = match element {
        Element::Style(style) => Some(style),
        Element::Heading => Some(Style::Strong),
        _ => None,
    };
    let mut looks = false;
    for (name, value) in declarations(css) {
        let style = match name.as_str() {
            "font-weight" => is_bold(&value).then_some(Style::Strong),
            "font-style" => (value.starts_with("italic") || value.starts_with("oblique"))
                .then_some(Style::Emphasis),
            "text-decoration" | "text-decoration-line" => {
                if value.contains("underline") {
                    builder.lose(LossKind::Underline, source);
                }
                value
                    .contains("line-through")
                    .then_some(Style::Strikethrough)
            }
            "color" | "background" | "background-color" | "font-size" | "font-family" => {
                looks = true;
                None
            }
            _ => None,
        };
        if let Some(style) = style.filter(|&style| own != Some(style)) {
            builder.open(style, source);
        }
    }
    if looks {
        builder.lose(LossKind::Appearance, source);
    }
}

/// The declarations of a `style` attribute, in lower case.
pub(super) fn declarations(css: &str) -> impl Iterator<Item = (String, String)> {
    css.split(';').filter_map(|declaration| {
        let (name, value) = declaration.split_once(':')?;
        let value = value.split_once('!').map_or(value, |(value, _)| value);
        Some((
            name.trim().to_ascii_lowercase(),
            value.trim().to_ascii_lowercase(),
        ))
    })
}
