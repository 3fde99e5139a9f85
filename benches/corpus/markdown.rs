//! A Markdown document such as a language model answers with: headings, prose, links, lists, tables, code.

use super::phrases::{CHINESE, ENGLISH, HINDI, PORTUGUESE, Phrases, SPANISH};
use super::random::Random;

/// A document of about `size` bytes: mostly English, with Spanish, Portuguese, Chinese, Hindi, Arabic and emoji.
pub(crate) fn markdown(size: usize) -> String {
    let mut random = Random::new(5);
    let mut text = String::with_capacity(size + 1024);
    while text.len() < size {
        let phrases = match random.between(0, 9) {
            0 => &CHINESE,
            1 => &HINDI,
            2 => &SPANISH,
            3 => &PORTUGUESE,
            _ => &ENGLISH,
        };
        block(&mut text, &mut random, phrases);
        text.push('\n');
    }
    text
}

fn block(out: &mut String, random: &mut Random, phrases: &Phrases) {
    match random.between(0, 19) {
        0..=2 => {
            let marks = "#".repeat(random.between(1, 4));
            let word = random.pick(phrases.goods);
            out.extend([
                marks.as_str(),
                " ",
                word,
                " & **",
                random.pick(phrases.words),
                "** 🎉\n",
            ]);
        }
        3..=10 => {
            for _ in 0..random.between(1, 4) {
                sentence(out, random, phrases);
                out.push('\n');
            }
        }
        11..=13 => list(out, random, phrases),
        14 => {
            for _ in 0..random.between(1, 3) {
                out.push_str("> ");
                sentence(out, random, phrases);
                out.push('\n');
            }
        }
        15 | 16 => {
            out.push_str("| Item | Price | Note |\n|:-----|------:|------|\n");
            for _ in 0..random.between(2, 5) {
                let (item, note) = (random.pick(phrases.goods), random.pick(phrases.words));
                out.extend([
                    "| **",
                    item,
                    "** | ",
                    phrases.currency,
                    "12 | `",
                    note,
                    "` |\n",
                ]);
            }
        }
        17 => {
            out.push_str("```python\ndef total(items, *args, **options):\n");
            for _ in 0..random.between(1, 6) {
                out.extend([
                    "    price_of_",
                    random.pick(ENGLISH.words),
                    " = a_b * c[\"",
                    random.pick(phrases.words),
                    "\"]\n",
                ]);
            }
            out.push_str("```\n");
        }
        18 => out.push_str("**مرحبا** بالعالم، السعر *خمسة* دولارات 🍕\nطلبك رقم `4711` جاهز.\n"),
        _ => out.push_str("---\n"),
    }
}

fn list(out: &mut String, random: &mut Random, phrases: &Phrases) {
    let ordered = random.chance(40);
    for number in 1..=random.between(2, 6) {
        if ordered {
            out.extend([number.to_string().as_str(), ". "]);
        } else {
            out.push_str("- ");
        }
        if random.chance(30) {
            out.extend(["**", random.pick(phrases.goods), ":** "]);
        }
        sentence(out, random, phrases);
        out.push('\n');
        if random.chance(15) {
            out.extend([
                "   - ",
                random.pick(phrases.goods),
                " _",
                random.pick(phrases.words),
                "_\n",
            ]);
        }
    }
}

/// A sentence, in which now and then something is marked.
fn sentence(out: &mut String, random: &mut Random, phrases: &Phrases) {
    let sentence = random.pick(phrases.sentences);
    match random.between(0, 15) {
        0..=2 => out.extend(["**", random.pick(phrases.words), "** ", sentence]),
        3 | 4 => out.extend([
            sentence,
            phrases.gap,
            "*",
            random.pick(phrases.words),
            "* ✅",
        ]),
        5 | 6 => {
            let word = random.pick(ENGLISH.words);
            out.extend([
                sentence,
                " [",
                random.pick(phrases.words),
                "](https://example.com/",
                word,
                "?id=a_1).",
            ]);
        }
        7 => out.extend([
            sentence,
            " https://example.org/",
            random.pick(ENGLISH.words),
            "_x",
        ]),
        8 => out.extend(["`", random.pick(ENGLISH.words), "_id` – ", sentence]),
        9 => out.extend([
            sentence,
            " (~~",
            phrases.currency,
            "20~~ ",
            phrases.currency,
            "15 &amp; 2 \\* 3)",
        ]),
        _ => out.push_str(sentence),
    }
}
