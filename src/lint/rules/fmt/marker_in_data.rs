//! `FMT013`.

use crate::diagnostic::Edit;
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};
use crate::markup::chars::is_word;
use crate::text::Span;

declare_rule! {
    /// Flags payment strings and codes with markers in them, outside code.
    ///
    /// That is, a long word of letters and digits that holds `***` (such as a Pix code) or of which a part formats. Masked numbers and
    /// addresses (`****1234`, `j***@…`) are left alone.
    ///
    /// ## Why
    /// Whoever copies the message has to get every character. Software on the way drops markers: `***` of a Pix code has arrived as `*`, and
    /// the payment failed. Between backticks the text stays as it is, and is easy to copy.
    ///
    /// ## Example
    /// ```text
    /// 00020126360014br.gov.bcb.pix0114+551199999999952040000530398654041.005802BR62070503***63041D3D
    /// ```
    /// Use instead:
    /// ```text
    /// `00020126360014br.gov.bcb.pix0114+551199999999952040000530398654041.005802BR62070503***63041D3D`
    /// ```
    MarkerInData = "FMT013", "marker-in-data",
    severity: Warning, fix: Some(Unsafe), on: [Whatsapp], scope: Body,
}

/// From how many characters on a word with `***` is taken for a payment string.
const LONG: usize = 20;

impl Rule for MarkerInData {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        if !message.text.contains(['*', '_', '~']) {
            return;
        }
        let mut styles = message.styles.iter().peekable();
        for line in message.rows() {
            let mut at = line.content.start;
            for word in message.slice(line.content).split(char::is_whitespace) {
                let span = Span::new(at, at + word.len());
                at += word.len() + message.text[at + word.len()..].chars().next().map_or(0, char::len_utf8);
                while styles.next_if(|it| it.1.start < span.start).is_some() {}
                let inside = styles.peek().is_some_and(|it| it.1.start < span.end);
                if (!inside && !word.contains("***")) || message.is_opaque(span.start) || word.contains('`') {
                    continue;
                }
                let code = word.trim_matches(|it| matches!(it, '.' | ',' | ':' | ';' | '!' | '?' | '(' | ')' | '"'));
                let start = span.start + (code.as_ptr() as usize - word.as_ptr() as usize);
                let code_span = Span::new(start, start + code.len());
                let cut = styles.peek().filter(|it| {
                    let glued = message.text[..it.1.start].ends_with(['-', '/', '.', '#', '=', '+']);
                    let behind = message.text[it.1.end..].starts_with(['-', '/', '=', '+', '#']);
                    it.1.start > code_span.start && it.1.end < code_span.end && glued && behind
                });
                if is_payment(code) || (cut.is_some() && is_code(code)) {
                    let edits = vec![Edit::new(code_span, format!("`{code}`"))];
                    cx.report(self.meta(), message, code_span, "markers in a code may be lost on the way")
                        .unsafe_fix("put it between backticks", edits);
                }
            }
        }
    }
}

/// Whether it is a long string of letters and digits around `***`.
fn is_payment(word: &str) -> bool {
    let Some((before, after)) = word.split_once("***") else {
        return false;
    };
    let letters = word.bytes().any(|it| it.is_ascii_alphabetic());
    word.len() >= LONG
        && letters
        && before.ends_with(is_word)
        && after.starts_with(is_word)
        && before.bytes().filter(u8::is_ascii_digit).count() > LONG / 2
        && after.bytes().any(|it| it.is_ascii_digit())
        && !word.contains('@')
}

/// Whether it is made of ASCII letters, digits and what joins them, with a digit among them.
fn is_code(word: &str) -> bool {
    word.bytes().any(|it| it.is_ascii_digit())
        && word.bytes().all(|it| it.is_ascii_alphanumeric() || b"-_/.*~+=#:".contains(&it))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tester::Tester;

    const PIX: &str = "00020126360014br.gov.bcb.pix0114+551199999999952040000530398654041.005802BR62070503***63041D3D";

    #[test]
    fn marker_in_data() {
        let bad = format!("Pix: {PIX}");
        let good = format!("Pix: `{PIX}`");
        Tester::new(RULE)
            .pass([
                good.as_str(),
                "Card ****1234, 411111******1111, 123.***.***-45",
                "maria1234***@example.com.br",
                "parcel PX-99_204_11 and *PX-99_204_11*",
                "*A-12* (_B-7_), *$5*/_$6_",
                "https://a.example/123456789012345678***ab12",
                "原价 ~¥99~，现价 *¥79*！",
            ])
            .fail([
                (bad.as_str(), &[PIX][..]),
                ("Key: AB1-_9f3_-77.", &["AB1-_9f3_-77"]),
            ])
            .fix([(bad.as_str(), good.as_str()), ("Key: AB1-_9f3_-77.", "Key: `AB1-_9f3_-77`.")]);
    }
}
