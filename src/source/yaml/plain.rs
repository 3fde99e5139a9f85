//! What may stand without quotes and is a string.

/// Whether a text may stand without quotes and stays a string. Careful: it says no to some that may.
pub(super) fn is_plain(text: &str, flow: bool) -> bool {
    let mut characters = text.chars();
    let (Some(first), second) = (characters.next(), characters.next()) else {
        return false;
    };
    let bad_start = match first {
        '-' | '?' => second.is_none_or(|c| c.is_whitespace() || "-,[]{}".contains(c)),
        _ => ",:[]{}#&*!|>'\"%@`=<.~".contains(first),
    };
    let bad_inside = [": ", ":\t", ":\n", " #", "\t#", "\n#"];
    !bad_start
        && !text.starts_with([' ', '\t', '\n', '\r'])
        && !text.ends_with([' ', '\t', '\n', '\r', ':'])
        && !bad_inside.iter().any(|it| text.contains(it))
        && !(flow && (text.contains([',', '[', ']', '{', '}', ':']) || text.contains(" -")))
        && is_plain_text(text)
        && !is_other_in_1_1(text)
}

/// Whether a plain scalar is a string in YAML 1.2: nothing, truth values and numbers are not.
pub(super) fn is_plain_text(text: &str) -> bool {
    if matches!(
        text,
        "" | "~"
            | "null"
            | "Null"
            | "NULL"
            | "true"
            | "True"
            | "TRUE"
            | "false"
            | "False"
            | "FALSE"
    ) {
        return false;
    }
    let number = text.strip_prefix(['-', '+']).unwrap_or(text);
    let special = matches!(number, ".inf" | ".Inf" | ".INF" | ".nan" | ".NaN" | ".NAN");
    let based = |prefix, radix| {
        number.strip_prefix(prefix).is_some_and(|digits: &str| {
            !digits.is_empty() && digits.chars().all(|c| c.is_digit(radix))
        })
    };
    !(special || based("0x", 16) || based("0o", 8) || is_decimal(number))
}

fn is_decimal(number: &str) -> bool {
    let (mantissa, exponent) = match number.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (number, None),
    };
    let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let exponent_holds = exponent.is_none_or(|it| {
        let digits = it.strip_prefix(['-', '+']).unwrap_or(it);
        !digits.is_empty() && is_digits(digits)
    });
    is_digits(whole) && is_digits(fraction) && whole.len() + fraction.len() > 0 && exponent_holds
}

/// Whether readers of YAML 1.1 take a text for a truth value, number, time or date.
fn is_other_in_1_1(text: &str) -> bool {
    const WORDS: [&str; 8] = ["y", "n", "yes", "no", "on", "off", "null", "nan"];
    let lower = text.len() <= 5 && WORDS.contains(&text.to_ascii_lowercase().as_str());
    let numeric = text.starts_with(|c: char| c.is_ascii_digit() || "+-".contains(c))
        && text
            .chars()
            .all(|c| c.is_ascii_digit() || "+-_.:,/ xXoObBeEtTzZabcdefABCDEF".contains(c));
    lower || numeric
}
