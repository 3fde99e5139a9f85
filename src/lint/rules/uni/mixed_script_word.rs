//! `UNI009`.

use unicode_script::{Script, UnicodeScript};
use unicode_security::confusable_detection::skeleton;

use super::words::words;
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};
use crate::text::Span;

declare_rule! {
    /// Flags words with letters of another script that look like their own: `pаypal` with a Cyrillic `а`.
    ///
    /// ## Why
    /// It is how phishing passes filters, which therefore look for it (Unicode, UTS #39); by mistake it breaks search and keywords.
    /// Words that mix scripts openly pass, such as `SMSки` or `Tシャツ`. Hosts are `UNI010`.
    ///
    /// ## Example
    /// ```text
    /// Log in to your аccount
    /// ```
    /// Use instead:
    /// ```text
    /// Log in to your account
    /// ```
    MixedScriptWord = "UNI009", "mixed-script-word",
    severity: Warning, fix: None, on: [All], scope: Visible,
}

impl Rule for MixedScriptWord {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        if message.text.is_ascii() {
            return;
        }
        let mut start = 0;
        for part in message.text.split_inclusive(' ') {
            let at = start;
            start += part.len();
            if part.is_ascii() || !part.contains(may_host) {
                continue;
            }
            for word in words(part) {
                let span = Span::new(at + word.start, at + word.end);
                let word = message.slice(span);
                if message.is_opaque(span.start) {
                    continue;
                }
                if let Some((odd, script)) = odd_letter(word) {
                    let text = format!("`{odd}` in `{word}` is {}", script.full_name());
                    cx.report(self.meta(), message, span, text).done();
                }
            }
        }
    }
}

/// Whether a letter may be of a script that others look like: Latin, Greek, Cyrillic. Told without a look into tables where whole
/// messages are of others.
fn may_host(c: char) -> bool {
    c.is_ascii_alphabetic() || !matches!(c, '\0'..='\u{a9}' | '\u{530}'..='\u{1c7f}' | '\u{3000}'..='\u{9fff}')
}

/// The first of the letters that are fewer, if all of them look like letters of the others.
pub(super) fn odd_letter(word: &str) -> Option<(char, Script)> {
    if word.is_ascii() {
        return None;
    }
    let mut of: Vec<(Script, usize)> = Vec::new();
    for c in word.chars() {
        let script = c.script();
        if matches!(script, Script::Common | Script::Inherited) {
            continue;
        }
        if of.len() > 2 {
            return None;
        }
        match of.iter_mut().find(|(known, _)| *known == script) {
            Some((_, count)) => *count += 1,
            None => of.push((script, 1)),
        }
    }
    // No language has words in three.
    let &[(first, many), (second, few)] = of.as_slice() else {
        return None;
    };
    let (host, guest) = match many.cmp(&few) {
        std::cmp::Ordering::Greater => (first, second),
        std::cmp::Ordering::Less => (second, first),
        std::cmp::Ordering::Equal => return None,
    };
    let mut guests = word.chars().filter(|c| c.script() == guest);
    let odd = guests.clone().next()?;
    guests.all(|c| looks_like(c, host)).then_some((odd, guest))
}

/// Whether a letter looks like one of a script.
fn looks_like(c: char, script: Script) -> bool {
    match script {
        Script::Latin => {
            let mut buffer = [0; 4];
            let mut twin = skeleton(c.encode_utf8(&mut buffer));
            let is_letter = twin.next().is_some_and(|twin| twin.is_ascii_alphabetic());
            is_letter && twin.next().is_none()
        }
        Script::Cyrillic => "aceopxyijsABCEHIJKMOPTXY".contains(c),
        Script::Greek => "ovABEHIKMNOPTXYZ".contains(c),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;

    #[test]
    fn mixed_script_word() {
        Tester::new(RULE)
            .pass([
                "paypal COVID-19 Müller São",
                "SMSки, VIPом и QR-код",
                "Tシャツ カラオケbox 東京タワー",
                "واتسApp और OTPकोड",
                "Ωmega µm 5Ω",
                "чатbot K8s № 5",
                "한국SNS 微信Pay",
                "https://xn--80ak6aa92e.com",
                "αβ-test",
            ])
            .fail([
                ("Log in at pаypal", &["pаypal"][..]),
                ("Приветcтвие", &["Приветcтвие"]),
                ("Αccount", &["Αccount"]),
            ]);
        let found = Tester::new(RULE).found("pаypal");
        assert_eq!(found[0].message, "`а` in `pаypal` is Cyrillic");
    }
}
