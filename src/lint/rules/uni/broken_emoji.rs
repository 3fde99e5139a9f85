//! `UNI011`.

use crate::diagnostic::Edit;
use crate::lint::characters::{code_point, is_emoji, takes_skin_tone};
use crate::lint::rule::declare_rule;
use crate::lint::{Context, Declared, Message, Rule};
use crate::text::Span;

declare_rule! {
    /// Flags parts of emoji without the rest: a joiner at the end, half a flag, a flag that there is none of, a skin tone or U+FE0F behind
    /// what takes none, the frame of a keycap without a key.
    ///
    /// ## Why
    /// Phones show a box, a letter in a frame or a patch of colour (UTS #51). It comes of text cut inside an emoji, or of a program that
    /// removes some of its characters.
    ///
    /// ## Example
    /// ```text
    /// Now in English 🇪🇳
    /// ```
    /// Use instead:
    /// ```text
    /// Now in English 🇬🇧
    /// ```
    BrokenEmoji = "UNI011", "broken-emoji",
    severity: Warning, fix: Some(Unsafe), on: [All], scope: Visible,
}

/// The flags that there are: ISO 3166, and the codes that CLDR adds.
const FLAGS: &str = "AC AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ \
    CA CC CD CF CG CH CI CK CL CM CN CO CP CQ CR CU CV CW CX CY CZ DE DG DJ DK DM DO DZ EA EC EE EG EH ER ES ET EU FI FJ FK FM FO FR \
    GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU IC ID IE IL IM IN IO IQ IR IS IT JE JM JO JP \
    KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ \
    NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW \
    SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TA TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ \
    UA UG UM UN US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW";

impl Rule for BrokenEmoji {
    fn message(&self, message: &Message<'_>, cx: &mut Context<'_>) {
        if message.is_plain() {
            return;
        }
        for (span, what) in broken(message.text) {
            cx.report(self.meta(), message, span, what)
                .unsafe_fix("remove it", [Edit::new(span, "")]);
        }
    }
}

/// Finds broken parts, in order, with what is wrong.
pub(super) fn broken(text: &str) -> Vec<(Span, String)> {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let mut found = Vec::new();
    let get = |index: usize| chars.get(index).map(|&(_, c)| c);
    let end = |index: usize| chars.get(index).map_or(text.len(), |&(at, _)| at);
    let mut index = 0;
    while let Some(&(at, c)) = chars.get(index) {
        let before = index.checked_sub(1).and_then(get);
        let after = get(index + 1);
        let mut length = 1;
        let wrong = match c {
            '\u{200d}' => joins_nothing(before, after).then(|| "joiner without an emoji".to_owned()),
            '\u{fe0f}' => presents_nothing(before, after).then(|| "`U+FE0F` behind what is no emoji".to_owned()),
            '\u{20e3}' => {
                let key = if before == Some('\u{fe0f}') { index.checked_sub(2).and_then(get) } else { before };
                let is_key = key.is_some_and(|key| matches!(key, '0'..='9' | '#' | '*'));
                (!is_key).then(|| "frame of a keycap without a digit".to_owned())
            }
            '\u{1f3fb}'..='\u{1f3ff}' => {
                tints_nothing(before, after).then(|| format!("skin tone `{c}` behind what takes none"))
            }
            '\u{1f1e6}'..='\u{1f1ff}' => match after {
                Some(second @ '\u{1f1e6}'..='\u{1f1ff}') => {
                    length = 2;
                    let code: String = [c, second].map(letter).iter().collect();
                    let known = FLAGS.split(' ').any(|flag| flag == code);
                    (!known).then(|| format!("no flag has the code `{code}`"))
                }
                _ => Some(format!("half a flag: `{}`", letter(c))),
            },
            '🏴' if after.is_some_and(is_tag) => {
                let tags = chars[index + 1..].iter().take_while(|(_, c)| is_tag(*c)).count();
                length = 1 + tags;
                (get(index + tags) != Some('\u{e007f}')).then(|| "flag without an end".to_owned())
            }
            _ if is_tag(c) => {
                length = chars[index..].iter().take_while(|(_, c)| is_tag(*c)).count();
                Some(format!("`{}` outside a flag", code_point(c)))
            }
            _ => None,
        };
        if let Some(wrong) = wrong {
            found.push((Span::new(at, end(index + length)), wrong));
        }
        index += length;
    }
    found
}

const fn is_tag(c: char) -> bool {
    matches!(c, '\u{e0020}'..='\u{e007f}')
}

/// The letter of a half of a flag.
fn letter(half: char) -> char {
    let offset = u8::try_from(half as u32 - 0x1F1E6).unwrap_or(0);
    char::from(b'A' + offset)
}

/// Whether a joiner has an emoji on one side only. With none it is `UNI003`'s, or belongs to letters.
fn joins_nothing(before: Option<char>, after: Option<char>) -> bool {
    let ends = |c| is_emoji(c) || matches!(c, '\u{fe0f}' | '\u{fe0e}' | '\u{20e3}');
    let (left, right) = (before.is_some_and(ends), after.is_some_and(is_emoji));
    // Letters that joiners shape may stand before an emoji.
    let letter = |c: Option<char>| c.is_some_and(|c| c.is_alphabetic() && !c.is_ascii());
    (left && !right) || (right && !left && !letter(before))
}

/// Whether U+FE0F follows a space, a letter, or a digit that is no keycap. Behind signs that are no emoji it does no harm.
fn presents_nothing(before: Option<char>, after: Option<char>) -> bool {
    match before {
        None => true,
        Some('0'..='9' | '#' | '*') => after != Some('\u{20e3}'),
        Some(c) => c.is_whitespace() || (c.is_alphanumeric() && !is_emoji(c)),
    }
}

/// Whether a skin tone is neither behind an emoji that takes it nor shown for itself, as in a row of all tones.
fn tints_nothing(before: Option<char>, after: Option<char>) -> bool {
    let is_tone = |c: Option<char>| matches!(c, Some('\u{1f3fb}'..='\u{1f3ff}'));
    let takes = |c| takes_skin_tone(c) || c == '\u{fe0f}';
    !before.is_some_and(takes) && !is_tone(before) && !is_tone(after)
}

#[cfg(test)]
mod tests {
    use super::{FLAGS, RULE};
    use crate::lint::tester::Tester;

    #[test]
    fn flags_are_sorted_and_no_letter_is_lost() {
        let flags: Vec<&str> = FLAGS.split(' ').collect();
        assert!(flags.is_sorted() && flags.iter().all(|flag| flag.len() == 2));
        assert_eq!(flags.len(), 259);
    }

    #[test]
    fn broken_emoji() {
        Tester::new(RULE)
            .pass([
                "Hi 👋🏽 👨\u{200d}👩\u{200d}👧\u{200d}👦 ❤\u{fe0f}\u{200d}🔥 👩🏽\u{200d}🚀",
                "🇪🇸🇧🇷 🇮🇳 🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f} 🏳\u{fe0f}\u{200d}🌈 🏴\u{200d}☠\u{fe0f}",
                "1\u{fe0f}\u{20e3} 2\u{20e3} #\u{fe0f}\u{20e3}",
                "☎\u{fe0f} ☀\u{fe0e} ©\u{fe0f} ★\u{fe0f} ☝\u{fe0f}🏽",
                "🏻🏼🏽🏾🏿",
                "می\u{200c}خواهم ۱۴۴۵ه\u{200d} क्\u{200d}ष",
                "🤝🏽 🧑🏻\u{200d}🤝\u{200d}🧑🏿 👩\u{200d}⚕\u{fe0f}",
            ])
            .fail([
                ("Hi 👨\u{200d}", &["\u{200d}"][..]),
                ("👨\u{200d} 👩", &["\u{200d}"]),
                ("a \u{200d}👩", &["\u{200d}"]),
                ("🇪 🇪🇸🇧", &["🇪", "🇧"]),
                ("🇪🇳", &["🇪🇳"]),
                ("\u{fe0f}a 1\u{fe0f} b\u{fe0f}", &["\u{fe0f}", "\u{fe0f}", "\u{fe0f}"]),
                ("🚗🏽", &["🏽"]),
                ("A\u{20e3}", &["\u{20e3}"]),
                ("\u{e0067}x 🏴\u{e0067}\u{e0062}", &["\u{e0067}", "🏴\u{e0067}\u{e0062}"]),
            ])
            .fix([("Hi 👨\u{200d}!", "Hi 👨!"), ("Ok 🇪", "Ok ")]);
    }
}
