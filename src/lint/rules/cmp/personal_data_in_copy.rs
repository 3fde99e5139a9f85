//! `CMP011`.

use std::sync::LazyLock;

use regex::Regex;

use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};
use crate::source::Role;
use crate::text::Span;

declare_rule! {
    /// Flags card numbers, and sample data that was left in copy: `john.doe@example.com`, `+1 555-0100`; in samples the address of a person.
    ///
    /// Other addresses and numbers may be those of the business, and pass.
    ///
    /// ## Why
    /// The customer reads data of somebody else, or of nobody. Samples are seen by whoever reviews the template.
    ///
    /// ## Example
    /// ```text
    /// We charged your card 4111 1111 1111 1111.
    /// ```
    /// Use instead:
    /// ```text
    /// We charged your card ending in {{1}}.
    /// ```
    PersonalDataInCopy = "CMP011", "personal-data-in-copy",
    severity: Warning, fix: None, on: [All], scope: Any,
}

/// Addresses that nobody has.
static LEFT: LazyLock<Regex> = LazyLock::new(|| {
    let pattern = r"(?i-u)\b(?:[\w.+-]+@example\.(?:com|org|net)|(?:john|jane)[._-]?doe@[\w-]+(?:\.[\w-]+)+)\b";
    Regex::new(pattern).expect("a pattern")
});

/// Numbers that telephone companies give to nobody: for films and manuals.
static FICTION: LazyLock<Regex> = LazyLock::new(|| {
    let pattern = r"(?-u)(?:\+?\b1[ .-]?)?(?:(?:\(\d{3}\)|\b\d{3})[ .-]?|\b)555[ .-]01\d\d\b|\b123[ .-]456[ .-]7890\b";
    Regex::new(pattern).expect("a pattern")
});

/// Addresses of persons.
static PERSON: LazyLock<Regex> = LazyLock::new(|| {
    let hosts = "gmail|googlemail|hotmail|outlook|yahoo|icloud|live|proton|protonmail|gmx|qq|163";
    let pattern = format!(r"(?i-u)\b[\w.+-]+@(?:{hosts})\.[a-z]{{2,3}}(?:\.[a-z]{{2}})?\b");
    Regex::new(&pattern).expect("a pattern")
});

impl Rule for PersonalDataInCopy {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        let is_sample = message.role == Role::Sample;
        if !message.role.is_visible() && !is_sample {
            return;
        }
        let mut found: Vec<(Span, &str)> = Vec::new();
        let mut all = |pattern: &Regex, what| {
            let hits = pattern.find_iter(message.text);
            found.extend(hits.map(|hit| (Span::new(hit.start(), hit.end()), what)));
        };
        if memchr::memchr(b'@', message.text.as_bytes()).is_some() {
            if is_sample {
                all(&PERSON, "the address of a person");
            } else {
                all(&LEFT, "an address of no one");
            }
        }
        let digits = message.text.bytes().filter(u8::is_ascii_digit).count();
        if digits > 6 && !is_sample {
            all(&FICTION, "a number of no one");
        }
        if digits >= SHORTEST {
            found.extend(cards(message.text).into_iter().map(|it| (it, "a card number")));
        }
        for (span, what) in found {
            if !message.is_opaque(span.start) {
                cx.report(self.meta(), message, span, format!("`{}` is {what}", message.slice(span))).done();
            }
        }
    }
}

/// The fewest digits of a card number, and the most.
const SHORTEST: usize = 14;
const LONGEST: usize = 16;

/// The card numbers of a text: digits, or groups of them with one space or hyphen between.
fn cards(text: &str) -> Vec<Span> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = bytes[at..].iter().position(u8::is_ascii_digit).map(|it| at + it) {
        let mut end = start;
        let mut digits = Vec::new();
        let mut groups = vec![0];
        loop {
            match bytes.get(end) {
                Some(digit @ b'0'..=b'9') => {
                    digits.push(digit - b'0');
                    if let Some(last) = groups.last_mut() {
                        *last += 1;
                    }
                }
                Some(b' ' | b'-') if bytes.get(end + 1).is_some_and(u8::is_ascii_digit) => groups.push(0),
                _ => break,
            }
            end += 1;
        }
        at = end;
        let is_free = !text[..start].ends_with(|c: char| c.is_alphanumeric() || "+.,_/#=".contains(c))
            && !text[end..].starts_with(|c: char| c.is_alphanumeric() || "_/".contains(c));
        let is_grouped = matches!(&groups[..], [_] | [4, 4, 4, 4] | [4, 6, 4 | 5]);
        if is_free && is_grouped && is_card(&digits) {
            found.push(Span::new(start, end));
        }
    }
    found
}

/// Whether digits are a number of one of the great issuers, by its beginning, its length and its check digit.
fn is_card(digits: &[u8]) -> bool {
    if !(SHORTEST..=LONGEST).contains(&digits.len()) {
        return false;
    }
    let start = digits[..4].iter().fold(0, |number, &digit| number * 10 + u16::from(digit));
    let length = match start {
        4000..=4999 | 5100..=5599 | 2221..=2720 | 6011 | 6500..=6599 | 3528..=3589 => 16,
        3400..=3499 | 3700..=3799 => 15,
        3600..=3699 | 3800..=3899 => 14,
        _ => return false,
    };
    let sum: u32 = digits.iter().rev().enumerate().fold(0, |sum, (index, &digit)| {
        let weighted = u32::from(digit) * if index % 2 == 1 { 2 } else { 1 };
        sum + weighted / 10 + weighted % 10
    });
    digits.len() == length && sum.is_multiple_of(10)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;
    use crate::source::UnitKind;

    #[test]
    fn personal_data_in_copy() {
        Tester::new(RULE)
            .pass([
                "Call +34 600 123 456 or write to hola@acme.com",
                "Panadería Lola: panaderia.lola@gmail.com",
                "Order 4111111111111112, track 1Z9999999999999999, 2026-11-22 10:30",
                "IBAN DE89 3704 0044 0532 0130 00",
                "https://acme.com/4111111111111111 `4111111111111111`",
                "Tel. 555 1234, 01555 0100 200",
                "{{1}} john@doe.com",
                "卡号 **** 1111",
            ])
            .fail([
                ("Tarjeta 4111 1111 1111 1111.", &["4111 1111 1111 1111"][..]),
                ("Card 4111111111111111, 3782-822463-10005", &["4111111111111111", "3782-822463-10005"]),
                ("Write to john.doe@example.com", &["john.doe@example.com"]),
                ("Call (415) 555-0132 or +1 415 555 0100", &["(415) 555-0132", "+1 415 555 0100"]),
            ])
            .unit(UnitKind::MetaTemplate)
            .pass(["sample 1: ana@example.com\nbody: Hi {{1}}", "sample 1: +1 415 555 0100\nbody: Hi {{1}}"])
            .fail([("sample 1: ana.garcia@gmail.com\nbody: Hi {{1}}", &["ana.garcia@gmail.com"][..])]);
    }
}
