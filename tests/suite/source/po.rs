//! gettext.

use std::fmt::Write as _;

use proptest::collection::vec;
use proptest::prelude::*;
use wamark::source::{Format, ProblemKind};

use super::{change, changes, comments, copy, holds, read, refuses, replaced, spans_hold};
use crate::generate::for_all;

const F: Format = Format::Po;

const FILE: &str = r#"# Translations.
msgid ""
msgstr ""
"Language: es_MX\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"

#. On the menu
#: menu.py:3
msgid "Hi"
msgstr "Hola"

#, fuzzy, python-format
#| msgid "Old"
msgid "New"
msgstr "Viejo"

# ours
msgctxt "menu"
msgid "Hi"
msgstr ""
"Hola, "
 	"*Ana*\n"
"\tadiós \"x\" \\ \x41\101"

msgid "%d file"
msgid_plural "%d files"
msgstr[0] "%d archivo"
msgstr[1] "%d archivos"

msgid "Not yet"
msgstr ""

#~ msgid "Gone"
#~ msgstr "Ido"
"#;

#[test]
fn translations_are_copy() {
    let expected = [
        ("Hi", "Hola"),
        ("menu|Hi", "Hola, *Ana*\n\tadiós \"x\" \\ AA"),
        ("%d file[0]", "%d archivo"),
        ("%d file[1]", "%d archivos"),
    ];
    holds(F, FILE, &expected);
    let windows = format!("\u{feff}{}", FILE.replace('\n', "\r\n"));
    holds(F, &windows, &expected);
    let source = read(F, FILE);
    assert_eq!(source.locale.as_deref(), Some("es_MX"));
    assert_eq!(
        source.metadata("Plural-Forms"),
        Some("nplurals=2; plural=(n != 1);")
    );
    spans_hold(&source);
}

#[test]
fn in_a_template_the_originals_are_copy() {
    let file = "msgid \"\"\nmsgstr \"Language: \\n\"\n\nmsgid \"Hi\"\nmsgstr \"\"\n\nmsgid \"a\"\nmsgid_plural \"b\"\nmsgstr[0] \"\"\n";
    holds(F, file, &[("Hi", "Hi"), ("a", "a"), ("a[plural]", "b")]);
    assert_eq!(read(F, file).locale, None);
}

#[test]
fn comments_cover_the_next_message() {
    comments(
        F,
        FILE,
        &[
            (
                "Translations.",
                &FILE["# Translations.".len()..FILE.find("\n\n#, fuzzy").unwrap()],
            ),
            (
                "On the menu",
                "\n#: menu.py:3\nmsgid \"Hi\"\nmsgstr \"Hola\"",
            ),
            (
                "ours",
                &FILE[FILE.find("# ours").unwrap() + 6..FILE.find("\n\nmsgid \"%d").unwrap()],
            ),
        ],
    );
}

#[test]
fn a_message_that_comes_twice_is_a_problem() {
    let file = "msgid \"a\"\nmsgstr \"1\"\nmsgctxt \"x\"\nmsgid \"a\"\nmsgstr \"2\"\nmsgid \"\" \"a\"\nmsgstr \"3\"\n";
    let source = read(F, file);
    assert_eq!(source.problems.len(), 1);
    assert_eq!(&file[source.problems[0].span.range()], "\" \"a");
    assert!(
        matches!(source.problems[0].kind, ProblemKind::DuplicateKey(first) if first.range() == (7..8))
    );
}

#[test]
fn what_is_no_gettext_is_refused() {
    refuses(
        F,
        "hello",
        "h",
        "expected a keyword such as `msgid`, found `h`",
    );
    refuses(F, "msgid Hi", "H", "expected a string in quotes, found `H`");
    refuses(
        F,
        "msgid\n\"Hi\"",
        "\n",
        "expected a string in quotes, found the end of the line",
    );
    refuses(
        F,
        "msgid \"Hi",
        "",
        "expected `\"` behind the string, found the end of the file",
    );
    refuses(
        F,
        "msgid \"a\nb\"",
        "\n",
        "expected `\"` behind the string, found the end of the line",
    );
    refuses(
        F,
        "msgid \"\\q\"",
        "q",
        "expected an escape such as `\\n`, found `q`",
    );
    refuses(
        F,
        "msgid \"\\xff\"",
        "x",
        "expected an escape such as `\\n`, found `x`",
    );
    refuses(F, "msgstr \"x\"", "m", "expected `msgid` first, found `m`");
    refuses(
        F,
        "msgid \"x\" y",
        "y",
        "expected a keyword such as `msgid`, found `y`",
    );
}

#[test]
fn edits_leave_the_lines_of_the_file() {
    let replaced = |old, new| replaced(F, FILE, old, new).pop().unwrap();
    assert_eq!(
        replaced("Hola, *Ana*", "\"").unwrap(),
        FILE.replace("\"Hola, \"\n \t\"*Ana*", "\"\\\"\"\n \t\"")
    );
    assert_eq!(
        replaced("archivos", "\u{1}\n🎉").unwrap(),
        FILE.replace("archivos", "\\001\\n🎉")
    );
    assert_eq!(replaced("%d archivos", ""), None);
}

#[test]
fn random_edits_change_what_they_say_and_nothing_else() {
    let files = (
        vec((copy(), any::<u64>()), 1..4),
        any::<bool>(),
        any::<bool>(),
    );
    for_all(
        (files, changes()),
        400,
        |((strings, is_template, windows), changes)| {
            let mut file = String::from("\u{feff}msgid \"\"\nmsgstr \"\"\n\"Language: es\\n\"\n");
            let mut count = 0;
            for (index, (text, bits)) in strings
                .iter()
                .enumerate()
                .filter(|(_, it)| !it.0.is_empty())
            {
                let mut raw = String::from("\"");
                for (index, character) in text.chars().enumerate() {
                    match character {
                        '"' | '\\' => raw.extend(['\\', character]),
                        '\n' => raw.push_str("\\n"),
                        '\r' => raw.push_str("\\r"),
                        _ => raw.push(character),
                    }
                    if bits >> (index % 61) & 3 == 3 {
                        raw.push_str("\"\n  \"");
                    }
                }
                raw.push('"');
                count += 1;
                if is_template {
                    write!(file, "# c\nmsgctxt \"{index}\"\nmsgid {raw}\nmsgstr \"\"\n").unwrap();
                } else {
                    write!(file, "# c\nmsgid \"{index}\"\nmsgstr {raw}\n").unwrap();
                }
            }
            if windows {
                file = file.replace('\n', "\r\n");
            }
            let source = read(F, &file);
            assert_eq!(source.entries.len(), count);
            spans_hold(&source);
            change(&source, &changes);
        },
    );
}
