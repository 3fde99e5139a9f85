//! `UNI014`.

use unicode_normalization::UnicodeNormalization;

use crate::diagnostic::Edit;
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};
use crate::text::Span;

declare_rule! {
    /// Flags words in letters that are signs of mathematics, circled, squared or small capitals: `𝗦𝗮𝗹𝗲`, `ⓢⓐⓛⓔ`, `ꜱᴀʟᴇ`.
    ///
    /// ## Why
    /// Screen readers spell or skip them, search does not find them, some phones show boxes, and filters take them for spam. WhatsApp has
    /// `*bold*` and `_italic_`.
    ///
    /// ## Example
    /// ```text
    /// 𝗕𝗶𝗴 𝗦𝗮𝗹𝗲 today
    /// ```
    /// Use instead:
    /// ```text
    /// *Big Sale* today
    /// ```
    FancyLetters = "UNI014", "fancy-letters",
    severity: Warning, fix: Some(Unsafe), on: [All], scope: Visible,
}

impl Rule for FancyLetters {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        if message.is_plain() {
            return;
        }
        for run in runs(message.text) {
            let fancy = message.slice(run);
            let plain: String = fancy.chars().map(|c| plain(c).unwrap_or(c)).collect();
            let report = cx.report(
                self.meta(),
                message,
                run,
                format!("`{fancy}` is not written in letters"),
            );
            let report = match marker(fancy) {
                Some(marker) if message.profile.is_whatsapp() && message.role.is_body() => {
                    report.help(format!("WhatsApp formats `{marker}{plain}{marker}`"))
                }
                _ => report,
            };
            report.unsafe_fix(format!("write `{plain}`"), [Edit::new(run, plain)]);
        }
    }
}

/// Stretches of at least two fancy letters in a word, with the spaces between such words.
fn runs(text: &str) -> Vec<Span> {
    let mut runs: Vec<Span> = Vec::new();
    let mut start = 0;
    for word in text.split_inclusive(char::is_whitespace) {
        let at = start;
        start += word.len();
        let Some(run) = fancy_part(word) else {
            continue;
        };
        let run = Span::new(at + run.start, at + run.end);
        match runs.last_mut() {
            Some(last) if text[last.end..run.start].chars().all(|c| c == ' ') => last.end = run.end,
            _ => runs.push(run),
        }
    }
    runs
}

/// From the first to the last fancy letter of a word, if there are two or more.
fn fancy_part(word: &str) -> Option<Span> {
    let mut fancy = word.char_indices().filter(|&(_, c)| plain(c).is_some());
    let (first, c) = fancy.next()?;
    let (last, end) = fancy.next_back()?;
    // Phonetic script has some small capitals among its letters.
    let capitals = SMALL_CAPITALS.contains(c);
    let count = word.chars().filter(|&c| plain(c).is_some()).count();
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let is_word = !capitals || (count >= 3 && count * 2 > letters);
    is_word.then(|| Span::new(first, last + end.len_utf8()))
}

/// From `ᴀ` to `ᴢ`; there is no `x`, and `q` is missing from many fonts.
const SMALL_CAPITALS: &str = "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘꞯʀꜱᴛᴜᴠᴡʏᴢ";
const THEIR_LETTERS: &str = "abcdefghijklmnopqrstuvwyz";

/// The letter or digit that a fancy one stands for.
pub(super) fn plain(c: char) -> Option<char> {
    let squared = |first: u32, letter: u8| {
        let offset = u8::try_from(c as u32 - first).ok()?;
        Some(char::from(letter + offset))
    };
    match c {
        '\u{1d400}'..='\u{1d7ff}' => Some(c.nfkc().next().unwrap_or(c)),
        // Emoji: blood groups and the parking sign.
        '🅰' | '🅱' | '🅾' | '🅿' => None,
        'Ⓐ'..='Ⓩ' => squared(0x24B6, b'A'),
        'ⓐ'..='ⓩ' => squared(0x24D0, b'a'),
        '\u{1f130}'..='\u{1f149}' => squared(0x1F130, b'A'),
        '\u{1f150}'..='\u{1f169}' => squared(0x1F150, b'A'),
        '\u{1f170}'..='\u{1f189}' => squared(0x1F170, b'A'),
        'ꜰ' | 'ꜱ' | 'ꞯ' | 'ʀ' | 'ʏ' | 'ʙ' | 'ʜ' | 'ʟ' | 'ɢ' | 'ɪ' | 'ɴ' | 'ᴀ'..='ᴢ' => {
            let index = SMALL_CAPITALS.chars().position(|it| it == c)?;
            Some(char::from(THEIR_LETTERS.as_bytes()[index]))
        }
        _ => None,
    }
}

/// The marker that formats as letters of mathematics look.
fn marker(fancy: &str) -> Option<char> {
    let mut styles = fancy.chars().filter(|c| !c.is_whitespace()).map(|c| match c {
        '\u{1d400}'..='\u{1d433}' | '\u{1d5d4}'..='\u{1d607}' | '\u{1d7ce}'..='\u{1d7d7}' | '\u{1d7ec}'..='\u{1d7f5}' => {
            Some('*')
        }
        '\u{1d434}'..='\u{1d467}' | '\u{1d608}'..='\u{1d63b}' => Some('_'),
        '\u{1d670}'..='\u{1d6a3}' => Some('`'),
        _ => None,
    });
    let first = styles.next()??;
    styles.all(|style| style == Some(first)).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::{RULE, SMALL_CAPITALS, THEIR_LETTERS};
    use crate::lint::tester::Tester;

    #[test]
    fn small_capitals_have_their_letters() {
        assert_eq!(SMALL_CAPITALS.chars().count(), THEIR_LETTERS.len());
    }

    #[test]
    fn fancy_letters() {
        Tester::new(RULE)
            .pass([
                "*Big Sale* año नमस्ते مرحبا",
                "①②③ ＡＢＣ ｶﾞ № ™ ℃ ½ x² H₂O",
                "🅰🅱 🆎 🅿 🇪🇸 🆗",
                "/ˈɪŋɡlɪʃ/ /ʀɪːn/ /ʙəʀ/",
                "𝑥 + 1",
                "ℝ ℵ",
            ])
            .fail([
                ("𝗕𝗶𝗴 𝗦𝗮𝗹𝗲 today", &["𝗕𝗶𝗴 𝗦𝗮𝗹𝗲"][..]),
                ("ⓢⓐⓛⓔ! 🅂🄰🄻🄴, ꜱᴀʟᴇ", &["ⓢⓐⓛⓔ", "🅂🄰🄻🄴", "ꜱᴀʟᴇ"]),
                ("ʙᴇsᴛ 𝟓𝟎%", &["ʙᴇsᴛ 𝟓𝟎"]),
            ])
            .fix([("𝓑𝓲𝓰 𝓢𝓪𝓵𝓮", "Big Sale"), ("🅷🅸 ⓣⓗⓔⓡⓔ", "HI there"), ("ɴᴇᴡ", "new")]);
        let found = Tester::new(RULE).found("𝗕𝗶𝗴");
        assert_eq!(found[0].help.as_deref(), Some("WhatsApp formats `*Big*`"));
    }
}
