//! Whatever the reader takes can be written, read back, checked and fixed: on mutants of good documents.
//!
//! `tests/suite/twiml_lxml.rs` compares what is taken with libxml2, `fuzz/fuzz_targets/twiml_read.rs` goes further.

use wamark::diagnostic::Applicability;
use wamark::twiml::{self, Context};

const MUTANTS: usize = 6_000;
const PIECES: &[&str] = &[
    "<",
    ">",
    "&",
    "\"",
    "'",
    "/",
    "=",
    " ",
    "\n",
    "\r",
    "\t",
    ";",
    "]]>",
    "<!--",
    "-->",
    "<![CDATA[",
    "<?a b?>",
    "&amp;",
    "&amp;amp;",
    "&nbsp;",
    "&#1;",
    "&#13;",
    "\u{1}",
    "\u{ffff}",
    "é",
    "🍕",
    "<Say>",
    "</Say>",
    "<say>",
    "<Speak/>",
    "<b>",
    "</b>",
    " a:b='1'",
    " timeout='x'",
    " loop='1'",
    "true",
    "False",
    "http://a_b/",
    "{",
    "}",
    "[",
    ",",
    "<Response>",
    "</Response>",
    "<speak>",
    "</speak>",
];

/// A small generator: the same mutants on every machine.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit as u64).expect("it is less than a usize")
    }
}

fn mutate(text: &str, random: &mut Random) -> String {
    let boundaries: Vec<usize> = text
        .char_indices()
        .map(|(at, _)| at)
        .chain([text.len()])
        .collect();
    let first = random.below(boundaries.len());
    let last = (first + random.below(9)).min(boundaries.len() - 1);
    let (from, to) = (boundaries[first], boundaries[last]);
    let piece = PIECES[random.below(PIECES.len())];
    match random.below(5) {
        0 => [&text[..from], &text[to..]].concat(),
        1 => [&text[..to], &text[from..]].concat(),
        2 => [&text[..from], piece, &text[to..]].concat(),
        _ => [&text[..from], piece, &text[from..]].concat(),
    }
}

#[test]
fn mutants_are_read_written_checked_and_fixed() {
    let mut files: Vec<_> =
        std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/twiml"))
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .collect();
    files.sort();
    let mut documents: Vec<String> = files
        .iter()
        .map(|path| std::fs::read_to_string(path).unwrap())
        .collect();
    // The examples of the rules reach into every corner of the validator.
    let examples = twiml::rules().flat_map(|rule| [rule.bad_document(), rule.good_document()]);
    documents.extend(examples.filter(|document| document.len() < 2_000));
    let mut random = Random(0x5eed_2026);
    let (mut taken, mut fixed_count) = (0, 0);
    for round in 0..MUTANTS {
        let mut text = documents[round % documents.len()].clone();
        for _ in 0..=random.below(3) {
            text = mutate(&text, &mut random);
        }
        let context = Context::ALL[random.below(Context::ALL.len())];
        let found = twiml::validate_source(&text, context);
        for found in &found {
            assert!(
                text.get(found.span.range()).is_some(),
                "{found:?}\n{text:?}"
            );
            let Some(fix) = &found.fix else { continue };
            let fixed = fix
                .apply(&text)
                .unwrap_or_else(|| panic!("{fix:?}\n{text:?}"));
            fixed_count += 1;
            if fix.applicability == Applicability::Safe && twiml::read(&text).is_ok() {
                twiml::read(&fixed)
                    .unwrap_or_else(|error| panic!("{error} after {fix:?}\n{fixed:?}"));
            }
        }
        match twiml::read(&text) {
            Ok(root) => {
                taken += 1;
                let written =
                    twiml::write(&root).unwrap_or_else(|error| panic!("{error}\n{text:?}"));
                assert_eq!(twiml::read(&written).unwrap(), root, "{text:?}");
            }
            Err(error) => {
                assert_eq!(found.len(), 1, "{text:?}");
                assert!(!error.to_string().ends_with('.'));
            }
        }
    }
    assert!(
        taken > MUTANTS / 20 && fixed_count > 100,
        "{taken} taken, {fixed_count} fixes"
    );
}
