//! Documents of a megabyte: prose with a marker now and then, and text that is mostly markers.

use super::phrases::ENGLISH;
use super::random::Random;

/// How long a document is, less the line that would not fit.
const SIZE: usize = 1 << 20;

/// Prose: long lines, blank lines between them, 1.7 markers in a KiB.
pub(crate) fn sparse() -> String {
    let mut random = Random::new(2);
    document(|line| {
        for index in 0..random.between(3, 9) {
            let sentence = random.pick(ENGLISH.sentences);
            if index > 0 {
                line.push(' ');
            }
            if random.chance(6) {
                let (before, word) = sentence.rsplit_once(' ').expect("a sentence has words");
                let delimiter = random.pick(&['*', '_', '~']);
                line.push_str(before);
                line.push(' ');
                line.push(delimiter);
                line.push_str(word.trim_end_matches('.'));
                line.push(delimiter);
                line.push('.');
            } else {
                line.push_str(sentence);
            }
        }
        line.push_str("\n\n");
    })
}

/// Short lines of short words, many of them in a span, a blank line now and then: 164 markers in a KiB.
pub(crate) fn dense() -> String {
    let mut random = Random::new(3);
    document(|line| {
        if random.chance(20) {
            line.push_str(random.pick(&["- ", "* ", "> ", "1. "]));
        }
        for index in 0..random.between(4, 14) {
            if index > 0 {
                line.push(' ');
            }
            // Each `w` is a word.
            let shape = match random.between(0, 31) {
                0..=4 => "*w*",
                5..=7 => "_w_",
                8 => "~w~",
                9..=10 => "`w`",
                11 => "*_w_*",
                12 => "*w _w_*",
                13 => "*w",
                14 => "w_w",
                _ => "w",
            };
            for character in shape.chars() {
                if character == 'w' {
                    line.push_str(random.pick(ENGLISH.words));
                } else {
                    line.push(character);
                }
            }
        }
        line.push_str(if random.chance(10) { "\n\n" } else { "\n" });
    })
}

/// As many lines as fit.
fn document(mut push_line: impl FnMut(&mut String)) -> String {
    let mut text = String::with_capacity(SIZE);
    let mut line = String::new();
    loop {
        line.clear();
        push_line(&mut line);
        if text.len() + line.len() > SIZE {
            return text;
        }
        text.push_str(&line);
    }
}
