//! The literate specification in `tests/spec`, run against the library and against the oracle.
//!
//! `tests/spec/README.md` describes the format of the files and the notation of the examples.

use std::fmt::Write as _;
use std::path::Path;

/// How many examples the files must hold at least. A lower count means that some were not read.
const FEWEST: usize = 350;

/// Every rule of the language. Each is cited by at least one section with examples.
const RULES: [&str; 29] = [
    "S1", "S2", "S3", "S4", "S5", "S6", "S7", "S8", "S9", "S10", "S11", "S12", "S13", "S14", "C1",
    "C2", "C3", "C4", "C5", "U1", "U2", "B1", "B2", "B3", "B4", "B5", "B6", "B7", "B8",
];

/// The words that say how a rule is known.
const EVIDENCE: [&str; 6] = [
    "documented",
    "reported",
    "agreed",
    "inferred",
    "disputed",
    "decided",
];

/// One message and its HTML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Example {
    /// The name of the file.
    pub(crate) file: String,
    /// The line of its opening fence, from 1.
    pub(crate) line: usize,
    /// The heading it stands under.
    pub(crate) section: String,
    /// The rules that its section cites, e.g. `S4`.
    pub(crate) rules: Vec<String>,
    /// The message, notation resolved.
    pub(crate) message: String,
    /// The HTML of the message, notation resolved.
    pub(crate) html: String,
}

/// All examples of all files, in order.
pub(crate) fn examples() -> Vec<Example> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/spec");
    let mut files: Vec<_> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .collect();
    files.sort();
    let mut examples = Vec::new();
    for path in files {
        let file = path.file_name().unwrap().to_string_lossy();
        let text = std::fs::read_to_string(&path).unwrap();
        // Windows checkouts may turn every line break into CRLF; CR is never meant literally here.
        let read = read(&file, &text.replace("\r\n", "\n"));
        examples.extend(read.unwrap_or_else(|error| panic!("{error}")));
    }
    examples
}

/// Reads one file.
fn read(file: &str, text: &str) -> Result<Vec<Example>, String> {
    let opener = format!("{} example", "`".repeat(32));
    let closer = "`".repeat(32);
    let mut examples: Vec<Example> = Vec::new();
    let mut section = String::new();
    let mut rules = Vec::new();
    let mut section_start = 0;
    let mut lines = text.lines().enumerate();
    while let Some((at, line)) = lines.next() {
        let error = |why: &str| format!("{file}:{}: {why}", at + 1);
        if line.starts_with('#') {
            line.trim_start_matches('#').trim().clone_into(&mut section);
            rules = Vec::new();
            section_start = examples.len();
        }
        if line != opener {
            if line.starts_with(&closer) {
                return Err(error("a fence that opens no example"));
            }
            for rule in citations(line).map_err(|why| error(&why))? {
                rules.push(rule.clone());
                // A rule may be cited below an example: it holds for the whole section.
                examples[section_start..]
                    .iter_mut()
                    .for_each(|example| example.rules.push(rule.clone()));
            }
            continue;
        }
        let body: Vec<&str> = lines
            .by_ref()
            .map(|(_, line)| line)
            .take_while(|line| *line != closer)
            .collect();
        let dot = body.iter().position(|line| *line == ".");
        let dot = dot.ok_or_else(|| error("an example without a `.` line"))?;
        let resolve = |lines: &[&str]| match lines {
            [""] => Err(error("one empty line stands for nothing: leave it out")),
            lines => decode(&lines.join("\n")).map_err(|why| error(&why)),
        };
        examples.push(Example {
            file: file.to_owned(),
            line: at + 1,
            section: section.clone(),
            rules: rules.clone(),
            message: resolve(&body[..dot])?,
            html: resolve(&body[dot + 1..])?,
        });
    }
    Ok(examples)
}

/// The rules cited on a line of prose, e.g. `[S4, S5, reported]`.
fn citations(line: &str) -> Result<Vec<String>, String> {
    let mut cited = Vec::new();
    for group in line
        .split('[')
        .skip(1)
        .filter_map(|rest| rest.split_once(']'))
    {
        let words: Vec<&str> = group.0.split(", ").collect();
        if !words.iter().any(|word| RULES.contains(word)) {
            continue;
        }
        for word in words {
            if RULES.contains(&word) {
                cited.push(word.to_owned());
            } else if !EVIDENCE.contains(&word) {
                return Err(format!("`{word}` is neither a rule nor evidence"));
            }
        }
    }
    Ok(cited)
}

/// Resolves the visible notation of an example.
fn decode(shown: &str) -> Result<String, String> {
    let mut out = String::new();
    let mut rest = shown;
    while let Some(c) = rest.chars().next() {
        rest = &rest[c.len_utf8()..];
        if c == '\\'
            && let Some((c, after)) = escape(rest)
        {
            out.push(c);
            rest = after;
            continue;
        }
        match c {
            '→' => out.push('\t'),
            '␍' => out.push('\r'),
            '␠' => out.push(' '),
            c if hidden(c, rest) => {
                return Err(format!("U+{:04X} must be written visibly", u32::from(c)));
            }
            c => out.push(c),
        }
    }
    Ok(out)
}

/// The character that `u{…}` stands for, and the text behind it.
fn escape(text: &str) -> Option<(char, &str)> {
    let (digits, after) = text.strip_prefix("u{")?.split_once('}')?;
    let is_number =
        (1..=6).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_hexdigit());
    let number = is_number.then(|| u32::from_str_radix(digits, 16).ok())??;
    Some((char::from_u32(number)?, after))
}

/// Whether an editor hides a character or drops it when it saves.
fn hidden(c: char, rest: &str) -> bool {
    match c {
        '\n' => false,
        ' ' => rest.is_empty() || rest.starts_with('\n'),
        '\u{AD}'
        | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}'
        | '\u{FE00}'..='\u{FE0F}'
        | '\u{FEFF}'
        | '\u{E0000}'..='\u{E0FFF}' => true,
        c => c.is_control() || c.is_whitespace(),
    }
}

/// Runs every example and describes those that fail.
fn failures(html: impl Fn(&str) -> String) -> String {
    let mut failures = String::new();
    for Example {
        file,
        line,
        section,
        message,
        html: expected,
        ..
    } in examples()
    {
        let got = html(&message);
        if got != expected {
            writeln!(
                failures,
                "tests/spec/{file}:{line}: {section}\n  message:  {message:?}\n  expected: {expected:?}\n  got:      {got:?}",
            )
            .unwrap();
        }
    }
    failures
}

#[test]
fn library_follows_the_specification() {
    let failures = failures(|message| wamark::render::html(&wamark::parse(message)));
    assert!(failures.is_empty(), "\n{failures}");
}

#[test]
fn oracle_follows_the_specification() {
    let failures = failures(crate::oracle::html);
    assert!(failures.is_empty(), "\n{failures}");
}

#[test]
fn specification_is_read_whole() {
    let found = examples().len();
    assert!(
        found >= FEWEST,
        "{found} examples found, fewer than {FEWEST}"
    );
}

#[test]
fn every_rule_has_examples() {
    let examples = examples();
    let without: Vec<&str> = RULES
        .into_iter()
        .filter(|rule| {
            !examples
                .iter()
                .any(|example| example.rules.iter().any(|cited| cited == rule))
        })
        .collect();
    assert!(
        without.is_empty(),
        "rules that no section with examples cites: {without:?}"
    );
}

#[test]
fn messages_are_not_repeated() {
    let mut examples = examples();
    examples.sort_by(|a, b| a.message.cmp(&b.message));
    let repeated: Vec<String> = examples
        .windows(2)
        .filter(|pair| pair[0].message == pair[1].message)
        .map(|pair| {
            format!(
                "{}:{} and {}:{}",
                pair[0].file, pair[0].line, pair[1].file, pair[1].line
            )
        })
        .collect();
    assert!(repeated.is_empty(), "{repeated:#?}");
}

mod format {
    use super::{citations, decode, read};

    fn file(body: &str) -> String {
        let fence = "`".repeat(32);
        format!("# Heading [S1, documented]\n\n{fence} example\n{body}{fence}\n")
    }

    #[test]
    fn lines_are_joined_by_line_breaks() {
        let examples = read("x.txt", &file("a\n\nb\n\n.\n<p>\n</p>\n")).unwrap();
        assert_eq!(examples.len(), 1);
        assert_eq!(examples[0].message, "a\n\nb\n");
        assert_eq!(examples[0].html, "<p>\n</p>");
        assert_eq!(examples[0].section, "Heading [S1, documented]");
        assert_eq!(examples[0].rules, ["S1"]);
        assert_eq!(examples[0].line, 3);
    }

    #[test]
    fn no_line_is_the_empty_message() {
        let examples = read("x.txt", &file(".\n")).unwrap();
        assert_eq!(examples[0].message, "");
        assert_eq!(examples[0].html, "");
    }

    #[test]
    fn two_empty_lines_are_one_line_break() {
        assert_eq!(read("x.txt", &file("\n\n.\nx\n")).unwrap()[0].message, "\n");
        assert!(read("x.txt", &file("\n.\nx\n")).is_err());
    }

    #[test]
    fn example_without_html_part_is_refused() {
        assert_eq!(
            read("x.txt", &file("a\n")).unwrap_err(),
            "x.txt:3: an example without a `.` line"
        );
    }

    #[test]
    fn symbols_stand_for_white_space() {
        assert_eq!(decode("a→b␍c␠").unwrap(), "a\tb\rc ");
    }

    #[test]
    fn escapes_stand_for_any_character() {
        assert_eq!(
            decode(r"\u{0}\u{200F}\u{1F600}\u{2192}\u{2E}").unwrap(),
            "\0\u{200F}😀→."
        );
    }

    #[test]
    fn other_backslashes_are_themselves() {
        for text in [
            r"\",
            r"\\",
            r"\u",
            r"\u{",
            r"\u{}",
            r"\u{xyz}",
            r"\u{D800}",
            r"\u{1234567}",
            r"\*",
        ] {
            assert_eq!(decode(text).unwrap(), text);
        }
        assert_eq!(decode(r"\u{5C}u{41}").unwrap(), r"\u{41}");
    }

    #[test]
    fn hidden_characters_are_refused() {
        for text in [
            "a ", "a \nb", "\t", "\r", "\u{A0}", "\u{200B}", "\u{FE0F}", "\u{2028}", "\0",
        ] {
            assert!(decode(text).is_err(), "{text:?}");
        }
        assert_eq!(decode(" a\nb").unwrap(), " a\nb");
    }

    #[test]
    fn citation_names_rules_and_evidence() {
        assert_eq!(
            citations("one [S1, documented] two [B2, C3, inferred]").unwrap(),
            ["S1", "B2", "C3"]
        );
        assert_eq!(citations("no [citation](here) and [x]").unwrap(), [""; 0]);
        assert!(citations("a [S1, rumoured] b").is_err());
    }
}
