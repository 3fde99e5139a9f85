//! Files that mean harm to the linter: checking and reporting them takes time in proportion to their length.

use std::time::Duration;

use wamark::lint::{self, Config, Reference};
use wamark::report::{Format as ReportFormat, Reporter};
use wamark::source::Format;

/// What is long: its format, its beginning, what is repeated, and its end. `#` is a number, another one each time.
const LONG: &[(Format, &str, &str, &str)] = &[
    (Format::Text, "", "*a ", ""),
    (Format::Text, "", "**a** ", ""),
    (Format::Text, "", "a  ", ""),
    (Format::Text, "", "<b>", ""),
    (Format::Text, "", "`a ", ""),
    (Format::Text, "", "http://x.test/_a ", ""),
    (Format::Text, "", "{{#}} ", ""),
    (Format::Text, "", "pаypal ", ""),
    (Format::Text, "", "\u{202e}", ""),
    (Format::Text, "", "> - ~a~\n", ""),
    (
        Format::Json,
        "{\"a\":\"",
        "Your order is on its way! ",
        "\"}",
    ),
    (Format::Json, "{\"a\":\"", "\\u00e9 * x * ", "\"}"),
    (Format::Json, "{", "\"k#\":\"Hi * # *\",", "\"z\":1}"),
    (Format::Json, "{", "\"k\":\"Hi #\",", "\"z\":1}"),
    (
        Format::Json,
        "{",
        "// wamark-ignore FMT002\n\"k#\":\"Hi\",",
        "\"z\":1}",
    ),
    (Format::Json, "[", "{\"a\":{\"a\":{\"a\":[\"x\"]}}},", "1]"),
    (
        Format::Json,
        "{\"en\":{\"a\":\"x\"},\"es\":{",
        "\"k#\":\"Hi {{a}}\",",
        "\"z\":1}}",
    ),
    (Format::Yaml, "", "k#: \"Hi * # *\"\n", ""),
    (Format::Yaml, "a: >\n", "  Hello * you *\n", ""),
    (Format::Yaml, "a: &a x\n", "k#: *a\n", ""),
    (Format::Csv, "key,en,es\n", "k#,Hi * # *,Hola\n", ""),
];

fn file(before: &str, repeated: &str, after: &str, bytes: usize) -> String {
    let parts = (0..bytes / repeated.len()).map(|at| repeated.replace('#', &at.to_string()));
    format!("{before}{}{after}", parts.collect::<String>())
}

/// What is long in a text and in its translation.
const TRANSLATED: &[(&str, &str)] = &[
    ("{{#}} ", "{{#}} "),
    ("{{#}} ", "{{a#}} "),
    ("%s ", "%d "),
    ("http://x.test/# ", "http://x.test/a# "),
    ("10# ", "20# "),
    ("*a* ", "_a_ "),
    ("a\n", "a "),
];

/// Processor time of a check and its report.
fn time(format: Format, source: Option<&str>, file: &str) -> Duration {
    let start = cpu_time::ThreadTime::now();
    let config = Config {
        format,
        ..Config::default()
    };
    let source = source.and_then(|it| Reference::read(it, &config));
    let found = lint::check_translation(file, &config, source.as_ref());
    let mut reporter = Reporter::new(ReportFormat::Json, std::io::sink());
    reporter.file("a", file, &found).unwrap();
    start.elapsed()
}

/// Asserts that four times the bytes take about four times as long. What takes quadratic time takes sixteen times as long.
fn assert_linear(what: &str, time: impl Fn(usize) -> Duration) {
    let fastest = |bytes: usize| (0..2).map(|_| time(bytes)).min().unwrap();
    let short = fastest(10_000).max(Duration::from_millis(3));
    let long = fastest(40_000);
    assert!(long < short * 9, "{what}: {short:?}, {long:?}");
}

#[test]
fn checks_take_time_in_proportion_to_length() {
    for &(format, before, repeated, after) in LONG {
        assert_linear(&format!("{format} {before:?} {repeated:?}"), |bytes| {
            time(format, None, &file(before, repeated, after, bytes))
        });
    }
}

#[test]
fn translations_take_time_in_proportion_to_length() {
    for &(source, target) in TRANSLATED {
        assert_linear(&format!("{source:?} {target:?}"), |bytes| {
            let [source, target] = [source, target].map(|it| file("", it, "", bytes));
            time(Format::Text, Some(&source), &target)
        });
    }
}
