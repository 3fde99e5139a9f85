//! Files that mean harm: whatever they hold, reading ends, with a source or an error, without deep recursion and in linear time.

use std::time::Duration;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use wamark::diagnostic::Edit;
use wamark::source::{self, Format};
use wamark::text::Span;

use super::{change, changes, copy, spans_hold};
use crate::generate::for_all;

/// Bits of every container.
fn file() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => select(&[
            "{", "}", "[", "]", "(", ")", "<", ">", ":", ": ", ",", "\"", "'", "=", "#", "- ", "|", "&", "*", "!", "%", "@", "`", "~", "\\",
            "\"\"\"", "'''", "|\n", ">-\n", "---\n", "...\n", "+++\n", "{{1}}", "\u{feff}", "\0", "\t", " ", "  ", "\n", "\r\n", "\r", "\n\n",
        ]).prop_map(str::to_owned),
        3 => select(&[
            "key: ", "\"key\": ", "a = ", "[t]\n", "[[t]]\n", "msgid \"", "msgstr \"", "msgctxt \"x\"\n", "#, fuzzy\n", "#~ ", "-term = ", ".a = ",
            "{ $x ->\n *[a] ", "<Response>", "<Message>", "<Body>", "</Body>", "</Message>", "</Response>", "<![CDATA[", "]]>", "&amp;", "&#1",
            "<!--", "-->", "<?", "key,en\n", "\"types\": {", "\"twilio/text\": {\"body\": \"", "\"components\": [", "{\"type\": \"BODY\", \"text\": \"",
            "\\ud83d", "\\u00e9", "\\n", "\\x", "&a ", "*a", "<<: ", "? ", "!!str ", "true", "null", "12", "1.5", "2026-01-01",
        ]).prop_map(str::to_owned),
        1 => copy(),
    ];
    vec(piece, 0..40).prop_map(|it| it.concat())
}

#[test]
fn any_text_is_read_or_refused() {
    for_all((file(), changes()), 600, |(file, changes)| {
        for &format in Format::ALL {
            match source::read(format, &file) {
                Ok(source) => {
                    spans_hold(&source);
                    change(&source, &changes);
                }
                Err(error) => {
                    assert!(
                        file.get(error.span().range()).is_some(),
                        "{error:?} {file:?}"
                    );
                    let message = error.to_string();
                    assert!(
                        message.starts_with("expected ") || message.starts_with("not well-formed "),
                        "{message}"
                    );
                }
            }
        }
    });
}

/// A file for each way in which reading could take too long: what it begins with, what is repeated, what it ends with.
const LONG: &[(Format, &str, &str, &str)] = &[
    (Format::Text, "", "x *y* ", ""),
    (Format::Markdown, "---\na: b\n---\n", "<!-- x ", ""),
    (Format::Markdown, "", "<!-- x --> ", ""),
    (Format::Markdown, "---\n", "a\n", ""),
    (Format::Json, "[\"", "x\\u00e9\\ud83d", "\"]"),
    (Format::Json, "[\"", "🎉 \\n", "\"]"),
    (Format::Json, "[", "\"x\",", "\"y\"]"),
    (Format::Json, "{", "\"k\":\"x\",", "\"k\":\"y\"}"),
    (Format::Json, "{", "\"@k\":\"x\",", "\"k\":\"y\"}"),
    (Format::Json, "[", "/* x */\"x\",", "1]"),
    (Format::Json, "[", "// x\n", "1]"),
    (Format::Json, "{\"types\":{\"twilio/x\":", "[", ""),
    (
        Format::ContentTemplate,
        "{\"types\":{",
        "\"twilio/tex\":{\"body\":\"x\"},",
        "\"y\":1}}",
    ),
    (
        Format::MetaTemplate,
        "{\"components\":[",
        "{\"type\":\"BODY\",\"text\":\"x\",\"zzz\":1},",
        "1]}",
    ),
    (
        Format::StudioFlow,
        "{\"initial_state\":1,\"states\":[",
        "{\"name\":\"x\",\"type\":\"send-message\",\"properties\":{\"body\":\"y\"}},",
        "1]}",
    ),
    (Format::Yaml, "a: \"", "x \\n\n  ", "\""),
    (Format::Yaml, "a: 'é", "x ''\n  ", "'"),
    (Format::Yaml, "a: |\n", "  é\n\n", ""),
    (Format::Yaml, "a: >\n", "  x\n", ""),
    (Format::Yaml, "a: x", "\n  y é", ""),
    (Format::Yaml, "", "- |\n é\n", ""),
    (Format::Yaml, "", "- &a !t x # é\n", ""),
    (Format::Yaml, "", "- x | | > é\n", ""),
    (Format::Yaml, "", "- |\n\n\n\n", ""),
    (Format::Yaml, "- x", " | |", ""),
    (Format::Yaml, "[", "x, ", "y]"),
    (Format::Yaml, "", "--- x\n", ""),
    (Format::Toml, "", "[[a.b]]\nx = 'y'\n", ""),
    (Format::Toml, "a = \"\"\"", "x \\\n  \\n", "\"\"\""),
    (Format::Toml, "a = [", "'x', # y\n", "]"),
    (Format::Po, "", "msgid \"x\"\nmsgstr \"y\"\n", ""),
    (Format::Po, "msgid \"x\"\nmsgstr ", "\"y\\n\"\n", ""),
    (Format::Po, "", "# c\n#, fuzzy\n", ""),
    (Format::Fluent, "a = x", "\n    *b* é", ""),
    (Format::Fluent, "a = x", "{ $b } {\"{\"}", ""),
    (Format::Fluent, "", "a = x\n", ""),
    (Format::Csv, "key,en\n", "a,\"x \"\"y\"\"\"\n", ""),
    (Format::Csv, "key,en\na,\"", "x\"\"", "\""),
    (Format::Csv, "", "en,", ""),
    (Format::Csv, "en,es", ",en\n,x", ""),
    (
        Format::Twiml,
        "<Response>",
        "<Message>x &amp; <![CDATA[y]]></Message>",
        "</Response>",
    ),
    (
        Format::Twiml,
        "<Response><Message>",
        "x<!-- y -->&#10;<![CDATA[]]>",
        "</Message></Response>",
    ),
    (Format::Twiml, "<Response>", "<!-- y -->", "</Response>"),
];

/// Processor time of reading, and of edits of the first string.
fn time(format: Format, file: &str) -> Duration {
    let start = cpu_time::ThreadTime::now();
    if let Ok(source) = source::read(format, file)
        && let Some(entry) = source.entries.first()
    {
        for at in 0..10 {
            let at = at * entry.text.len() / 10;
            if entry.text.is_char_boundary(at) {
                let _ = entry.place(Span::new(at, at));
                let _ = entry.edit(&Edit::new(Span::new(at, at), "x"));
            }
        }
    }
    start.elapsed()
}

#[test]
fn time_grows_in_proportion_to_length() {
    for &(format, before, repeated, after) in LONG {
        let file =
            |bytes: usize| format!("{before}{}{after}", repeated.repeat(bytes / repeated.len()));
        // What takes quadratic time takes sixteen times as long.
        let fastest = |file: &str| (0..2).map(|_| time(format, file)).min().unwrap();
        let short = fastest(&file(50_000)).max(Duration::from_millis(3));
        let long = fastest(&file(200_000));
        assert!(
            long < short * 9,
            "{format} {before:?} {repeated:?}: {short:?}, {long:?}"
        );
    }
}

#[test]
fn deep_files_are_refused_on_a_small_stack() {
    let read = || {
        for (format, open) in [
            (Format::Json, "["),
            (Format::Json, "{\"a\":"),
            (Format::Yaml, "["),
            (Format::Yaml, "- "),
            (Format::Yaml, "? "),
            (Format::Yaml, "{a: "),
            (Format::Twiml, "<a>"),
            (Format::Fluent, "a = {{{{"),
            (Format::ContentTemplate, "[{\"types\":"),
        ] {
            assert!(
                source::read(format, &open.repeat(100_000)).is_err(),
                "{format} {open}"
            );
        }
        for open in ["[", "{a="] {
            assert!(source::read(Format::Toml, &format!("a={}", open.repeat(100_000))).is_err());
        }
    };
    let thread = std::thread::Builder::new()
        .stack_size(512 * 1024)
        .spawn(read);
    thread.unwrap().join().unwrap();
}

#[test]
fn long_keys_do_not_multiply() {
    let key = "k".repeat(100_000);
    let file = format!("{{\"{key}\": [{}\"x\"]}}", "\"x\",".repeat(10_000));
    let source = source::read(Format::Json, &file).unwrap();
    assert!(source.entries.iter().all(|it| it.key.len() < 600));
    assert_eq!(source.entries[7].key, "…[7]");
}
