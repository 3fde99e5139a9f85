//! `style` attributes: what of CSS a message can show.

use super::LossKind;
use super::build::{Builder, Numbering, Style};
use super::elements::Element;
use crate::text::Span;

/// Whether CSS takes an element out of the page.
pub(super) fn is_removed(css: &str) -> bool {
    let says = |property, wanted: fn(&str) -> bool| {
        declarations(css).any(|(name, value)| name == property && wanted(&value))
    };
    // The last is how mails hide what mailboxes show beside the subject.
    says("display", |value| value == "none")
        || (says("max-height", |value| pixels(value) == Some(0.0))
            && says("overflow", |value| value == "hidden"))
}

/// Whether CSS leaves text to screen readers alone: nothing of it can be seen.
pub(super) fn is_clipped(css: &str) -> bool {
    let says = |property, wanted: fn(&str) -> bool| {
        declarations(css).any(|(name, value)| name == property && wanted(&value))
    };
    let is_dot = |value: &str| pixels(value).is_some_and(|length| length <= 1.0);
    says("position", |value| matches!(value, "absolute" | "fixed"))
        && (says("clip", is_empty_clip)
            || says("clip-path", |value| {
                matches!(value, "inset(50%)" | "inset(100%)")
            })
            || (says("width", is_dot)
                && says("height", is_dot)
                && says("overflow", |value| matches!(value, "hidden" | "clip"))))
}

/// Whether a clip leaves nothing: its sides are the same.
fn is_empty_clip(value: &str) -> bool {
    let sides = value
        .strip_prefix("rect(")
        .and_then(|rest| rest.strip_suffix(')'));
    let mut sides = sides.into_iter().flat_map(|sides| sides.split([',', ' ']));
    sides.clone().any(|side| !side.is_empty())
        && sides.all(|side| side.is_empty() || pixels(side).is_some_and(|side| side <= 1.0))
}

/// Whether CSS leaves the place of an element empty.
pub(super) fn is_invisible(css: &str) -> bool {
    declarations(css).any(|(name, value)| name == "visibility" && value == "hidden")
}

/// How the items of a list are numbered, if CSS says so.
pub(super) fn numbering(css: &str) -> Option<Numbering> {
    let lists = declarations(css).filter(|(name, _)| name.starts_with("list-style"));
    let words = lists.map(|(_, value)| {
        let mut words = value.split_whitespace();
        words.find_map(|word| {
            Some(match word {
                "decimal" | "decimal-leading-zero" => Numbering::Digits,
                "lower-alpha" | "lower-latin" => Numbering::Lower,
                "upper-alpha" | "upper-latin" => Numbering::Upper,
                "lower-roman" => Numbering::LowerRoman,
                "upper-roman" => Numbering::UpperRoman,
                _ => return None,
            })
        })
    });
    words.flatten().last()
}

/// How deep an item is in the lists of Word, if CSS makes one of a paragraph: `mso-list: l0 level1 lfo1`.
pub(super) fn word_level(css: &str) -> Option<usize> {
    const DEEPEST: usize = 9;
    let lists = declarations(css).filter(|(name, _)| name == "mso-list");
    let levels = lists.map(|(_, value)| {
        let mut words = value.split_whitespace();
        words.find_map(|word| word.strip_prefix("level")?.parse().ok())
    });
    levels
        .flatten()
        .last()
        .map(|level: usize| level.clamp(1, DEEPEST))
}

/// Whether CSS says that an element holds the marker of such an item.
pub(super) fn is_word_marker(css: &str) -> bool {
    declarations(css).any(|(name, value)| name == "mso-list" && value == "ignore")
}

/// Whether CSS asks for letters of one width.
pub(super) fn is_monospace(css: &str) -> bool {
    const FONTS: &[&str] = &["consolas", "courier", "menlo", "monaco", "mono"];
    declarations(css)
        .any(|(name, value)| name == "font-family" && FONTS.iter().any(|font| value.contains(font)))
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

/// The style that CSS takes back from what is around the element; of a line through text it cannot.
fn ended_style(name: &str, value: &str) -> Option<Style> {
    let is_light = || {
        matches!(value, "normal" | "lighter" | "initial")
            || value.parse().is_ok_and(|weight: u16| weight < BOLD)
    };
    match name {
        "font-weight" if is_light() => Some(Style::Strong),
        "font-style" if matches!(value, "normal" | "initial") => Some(Style::Emphasis),
        _ => None,
    }
}

/// What of the white space in a text is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Spaces {
    /// One space for all that stand together.
    #[default]
    Collapsed,
    /// As `Collapsed`, and the line breaks.
    Lines,
    All,
}

/// What of the white space in the text of an element is shown, if CSS says so.
pub(super) fn spaces(css: &str) -> Option<Spaces> {
    let spaces = declarations(css).filter(|(name, _)| name == "white-space");
    spaces
        .filter_map(|(_, value)| match value.as_str() {
            "pre" | "pre-wrap" | "break-spaces" => Some(Spaces::All),
            "pre-line" => Some(Spaces::Lines),
            "normal" | "nowrap" | "initial" => Some(Spaces::Collapsed),
            _ => None,
        })
        .last()
}

/// A width or height in pixels, if it is one.
pub(super) fn pixels(value: &str) -> Option<f32> {
    let value = value.trim();
    value
        .strip_suffix("px")
        .unwrap_or(value)
        .trim()
        .parse()
        .ok()
}

/// The least weight that is bold.
const BOLD: u16 = 600;

fn is_bold(weight: &str) -> bool {
    weight.starts_with("bold") || weight.parse().is_ok_and(|weight: u16| weight >= BOLD)
}

/// Opens the styles that CSS asks for, but for that of the element itself. Gives those that it takes back
/// from what is around the element: they are paused.
pub(super) fn open_styles(
    builder: &mut Builder,
    css: &str,
    element: Element,
    source: Span,
) -> Vec<Style> {
    let mut paused = Vec::new();
    let own = match element {
        Element::Style(style) => Some(style),
        Element::Heading => Some(Style::Strong),
        _ => None,
    };
    let mut looks = false;
    for (name, value) in declarations(css) {
        if let Some(style) = ended_style(&name, &value)
            && builder.pause(style)
        {
            paused.push(style);
        }
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
            "vertical-align" => {
                if matches!(value.as_str(), "super" | "sub") {
                    builder.lose(LossKind::Script, source);
                }
                None
            }
            "font-family" => {
                looks |= own != Some(Style::Code);
                None
            }
            "color" | "background" | "background-color" | "font-size" | "text-transform" => {
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
    paused
}

/// The declarations of a `style` attribute, in lower case; `font` stands for what it sets.
pub(super) fn declarations(css: &str) -> impl Iterator<Item = (String, String)> {
    css.split(';').flat_map(|declaration| {
        let (name, value) = declaration.split_once(':').unwrap_or_default();
        let value = value.split_once('!').map_or(value, |(value, _)| value);
        let name = name.trim().to_ascii_lowercase();
        let value = value.trim().to_ascii_lowercase();
        if name == "font" {
            font(&value)
        } else {
            vec![(name, value)]
        }
    })
}

/// What the shorthand `font` sets: what it does not name is set back. Without a size it is none.
fn font(value: &str) -> Vec<(String, String)> {
    const SIZES: &[&str] = &[
        "xx-small", "x-small", "small", "medium", "large", "x-large", "xx-large", "smaller",
        "larger",
    ];
    let (mut weight, mut style) = ("normal", "normal");
    for word in value.split_whitespace() {
        let starts_number = word.starts_with(|c: char| c.is_ascii_digit() || c == '.');
        if word.starts_with("bold") || word == "lighter" || word.parse::<u16>().is_ok() {
            weight = word;
        } else if matches!(word, "italic" | "oblique") {
            style = word;
        } else if starts_number || SIZES.contains(&word.split('/').next().unwrap_or(word)) {
            let set = [
                ("font-weight", weight),
                ("font-style", style),
                ("font-size", word),
            ];
            return set
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
                .into();
        }
    }
    Vec::new()
}
