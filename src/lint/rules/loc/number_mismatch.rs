//! `LOC012`.

use std::collections::HashSet;

use super::placeholder::placeholders;
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};
use crate::text::Span;

declare_rule! {
    /// Flags a translation with other numbers than its source: prices, dates, percentages.
    ///
    /// Single digits may be written as words, and long numbers be those of a country: neither counts, nor do numbers in links and placeholders. How
    /// numbers are written does not matter (`1,000.50`, `1.000,50`, `१२`), nor in which order. Texts with `am` or `pm` are left alone.
    ///
    /// ## Why
    /// A price or a date that was changed in one language only is a promise to customers.
    ///
    /// ## Example
    /// ```json
    /// {"en": {"a": "20% off until 31/12"}, "es": {"a": "Un 25% menos hasta el 31/12"}}
    /// ```
    /// Use instead:
    /// ```json
    /// {"en": {"a": "20% off until 31/12"}, "es": {"a": "Un 20% menos hasta el 31/12"}}
    /// ```
    NumberMismatch = "LOC012", "number-mismatch",
    severity: Warning, fix: None, on: [Locales], scope: Visible,
}

impl Rule for NumberMismatch {
    fn translation(&self, source: &Message<'_>, target: &Message<'_>, cx: &mut Context<'_>) {
        if target.text.trim().is_empty() {
            return;
        }
        let (Some(from), Some(to)) = (numbers(source), numbers(target)) else {
            return;
        };
        let digits = |numbers: &[Number]| {
            let mut digits: Vec<u8> = numbers.iter().flat_map(|it| it.digits.iter().copied()).collect();
            digits.sort_unstable();
            digits
        };
        // "9:00" is "9 Uhr".
        let has_times = |message: &Message<'_>, all: &[Number]| all.iter().any(|it| message.slice(it.span).contains(':'));
        if digits(&from) == digits(&to) || has_times(source, &from) != has_times(target, &to) {
            return;
        }
        let set = |numbers: &'_ [Number]| -> HashSet<Vec<u8>> { numbers.iter().map(|it| it.digits.clone()).collect() };
        let (of_from, of_to) = (set(&from), set(&to));
        let added = to.iter().find(|it| !of_from.contains(&it.digits));
        let missing = from.iter().find(|it| !of_to.contains(&it.digits));
        let whole = Span::new(0, target.text.len());
        let shown = |message: &Message<'_>, number: &Number| message.slice(number.span).to_owned();
        let (span, says) = match (added, missing) {
            (Some(added), Some(missing)) => {
                let missing = shown(source, missing);
                (added.span, format!("`{}` where the source has `{missing}`", shown(target, added)))
            }
            (Some(added), None) => (added.span, format!("`{}` is not in the source", shown(target, added))),
            (None, Some(missing)) => (whole, format!("`{}` of the source is missing", shown(source, missing))),
            (None, None) => (whole, "other numbers than in the source".to_owned()),
        };
        cx.report(self.meta(), target, span, says).done();
    }
}

struct Number {
    span: Span,
    /// In order of their value: days and months change places.
    digits: Vec<u8>,
}

/// From how many digits on a number is that of a telephone.
const LONG: usize = 9;

/// The numbers of a text of two digits and more; `None` where times are told in a way that other languages do not have.
fn numbers(message: &Message<'_>) -> Option<Vec<Number>> {
    let text = message.text;
    if !text.contains(|c| digit(c).is_some()) {
        return Some(Vec::new());
    }
    let named = placeholders(text);
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(|c| digit(c).is_some()).map(|it| at + it) {
        at = start;
        let mut digits = Vec::new();
        loop {
            let mut rest = text[at..].chars();
            let Some(c) = rest.next() else { break };
            let digit_of_c = digit(c);
            let goes_on = match c {
                // Thousands in French and others; telephones.
                ' ' => rest.take(2).all(|it| digit(it).is_some()),
                '.' | ',' | ':' | '/' | '\'' | '’' | '-' | '٫' | '٬' | '\u{a0}' | '\u{202f}' => rest.next().is_some_and(|it| digit(it).is_some()),
                _ => digit_of_c.is_some(),
            };
            if !goes_on {
                break;
            }
            digits.extend(digit_of_c);
            at += c.len_utf8();
        }
        let mut number = Number { span: Span::new(start, at), digits };
        let behind = text[number.span.end..].trim_start_matches([' ', '\u{a0}', '\u{202f}']).as_bytes();
        let is_half = |half: &&str| behind.get(..half.len()).is_some_and(|it| it.eq_ignore_ascii_case(half.as_bytes()));
        if ["am", "pm", "a.m", "p.m", "a. m", "p. m"].iter().any(is_half) {
            return None;
        }
        let after = named.partition_point(|it| it.span.start <= number.span.start);
        let is_named = after > 0 && number.span.start < named[after - 1].span.end;
        if is_named || message.is_opaque(number.span.start) {
            continue;
        }
        let is_long = number.digits.len() >= LONG;
        tidy(&mut number.digits, message.slice(number.span));
        if number.digits.len() > 1 && !is_long {
            found.push(number);
        }
    }
    Some(found)
}

/// Takes zeros away that may be missing, in front and behind a point, and puts the digits in order.
fn tidy(digits: &mut Vec<u8>, written: &str) {
    if [".00", ",00", ":00", "٫٠٠"].iter().any(|it| written.ends_with(it)) {
        digits.truncate(digits.len().saturating_sub(2));
    }
    let zeros = digits.iter().take_while(|&&it| it == 0).count();
    digits.drain(..zeros);
    digits.sort_unstable();
}

/// The value of a decimal digit of some scripts.
fn digit(c: char) -> Option<u8> {
    const ZEROS: [u32; 15] = [
        0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0x1040, 0xff10,
    ];
    let code = c as u32;
    if code < ZEROS[0] {
        return u8::try_from(c.to_digit(10)?).ok();
    }
    let after = ZEROS.partition_point(|&zero| zero <= code);
    let digit = code - ZEROS[after.checked_sub(1)?];
    u8::try_from(digit).ok().filter(|&digit| digit < 10)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;
    use crate::source::Format;

    #[test]
    fn number_mismatch() {
        Tester::new(RULE)
            .config(|config| config.format = Format::Json)
            .pass([
                r#"{"en": {"a": "$1,000.50 on 12/31"}, "es": {"a": "El 31/12: 1.000,50 $"}, "fr": {"a": "1 000,50 $ le 31/12"}}"#,
                r#"{"en": {"a": "Two seats, 10.00 €"}, "es": {"a": "2 plazas, 10 €"}, "hi": {"a": "2 सीटें, १० €"}}"#,
                r#"{"en": {"a": "At 5:30 PM"}, "de": {"a": "Um 17:30 Uhr"}}"#,
                r#"{"en": {"a": "Open 09:00-17:00"}, "de": {"a": "Von 9 bis 17 Uhr offen"}}"#,
                r#"{"en": {"a": "Call 0800 123 4567"}, "de": {"a": "Tel. +49 30 1234567"}}"#,
                r#"{"en": {"a": "{{1}} of {{12}} https://a.example/10"}, "de": {"a": "{{1}} von {{12}} https://a.example/20"}}"#,
                r#"{"en": {"a": "20% off"}, "de": {"a": ""}}"#,
            ])
            .fail([
                (r#"{"en": {"a": "20% off"}, "es": {"a": "25% menos"}}"#, &["25"][..]),
                (r#"{"en": {"a": "20% off"}, "es": {"a": "Más barato"}}"#, &["Más barato"]),
                (r#"{"en": {"a": "Sale"}, "ar": {"a": "خصم ٢٠٪"}}"#, &["٢٠"]),
            ]);
    }
}
