//! Comments that suppress findings: `wamark-ignore CODE[, CODE] [-- reason]` and its kin; `: reason` does as well.
//!
//! | directive | covers |
//! |---|---|
//! | `wamark-ignore` | the next entry or line |
//! | `wamark-ignore-file` | the whole file |
//! | `wamark-ignore-start` … `wamark-ignore-end` | what stands between, or the rest of the file |

use std::collections::HashMap;

use super::rules::sup;
use super::{Context, Rule, is_selector, nearest_rule};
use crate::diagnostic::{Diagnostic, Edit};
use crate::source::{Comment, Source};
use crate::text::Span;

const MARK: &str = "wamark-ignore";

/// A directive in a comment.
#[derive(Debug)]
struct Directive<'s> {
    comment: &'s Comment,
    /// The bytes of the file in which it suppresses.
    covers: Span,
    codes: Vec<Code<'s>>,
    has_reason: bool,
}

/// A rule that a directive names.
#[derive(Debug)]
struct Code<'s> {
    text: &'s str,
    /// Where it stands in the file; `None` in a comment whose text does not stand there as it is.
    span: Option<Span>,
    used: bool,
}

/// The kinds of directive, by what follows the mark.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Next,
    File,
    Start,
    End,
}

/// Takes out of the findings those that comments suppress, and adds what is wrong with the comments.
///
/// `asked` tells whether a rule was asked at all: a directive for another one is not unused.
pub(super) fn apply(
    source: &Source<'_>,
    found: &mut Vec<Diagnostic>,
    asked: impl Fn(&str) -> bool,
    cx: &mut Context<'_>,
) {
    let mut directives = directives(source);
    if directives.is_empty() {
        return;
    }
    found.sort_by_key(|finding| finding.span);
    let used = suppress(&directives, found);
    for (directive, code) in used {
        directives[directive].codes[code].used = true;
    }
    for directive in &directives {
        report(source, directive, &asked, cx);
    }
}

/// Removes the suppressed findings, which come in the order of the file, and gives the codes that did it, each as the
/// index of its directive and its own. Of several directives the innermost counts.
fn suppress(directives: &[Directive<'_>], found: &mut Vec<Diagnostic>) -> Vec<(usize, usize)> {
    let mut order: Vec<usize> = (0..directives.len()).collect();
    order.sort_by_key(|&index| directives[index].covers.start);
    let mut order = order.into_iter().peekable();
    // What each selector has open, the innermost last; the empty one is for every rule.
    let mut open: HashMap<&str, Vec<(usize, usize)>> = HashMap::new();
    let mut used = Vec::new();
    found.retain(|finding| {
        let at = finding.span.start;
        while let Some(index) = order.next_if(|&index| directives[index].covers.start <= at) {
            let codes = &directives[index].codes;
            for (number, code) in codes.iter().enumerate() {
                open.entry(code.text).or_default().push((index, number));
            }
            if codes.is_empty() {
                open.entry("").or_default().push((index, 0));
            }
        }
        let mut keep = true;
        let mut look_up = |selector: &str| {
            let Some(stack) = open.get_mut(selector) else {
                return;
            };
            let ended = |span: Span| at >= span.end.max(span.start + 1);
            while stack
                .pop_if(|(index, _)| ended(directives[*index].covers))
                .is_some()
            {}
            if let Some(&(index, number)) = stack.last() {
                keep = false;
                if !selector.is_empty() {
                    used.push((index, number));
                }
            }
        };
        // A selector is the code or a beginning of it, which is ASCII, the name, or one of these.
        (1..=finding.code.len())
            .filter_map(|end| finding.code.get(..end))
            .for_each(&mut look_up);
        ["", "ALL", &finding.rule]
            .into_iter()
            .for_each(&mut look_up);
        super::rules::aliases(&finding.code).for_each(&mut look_up);
        keep
    });
    used
}

fn report(
    source: &Source<'_>,
    directive: &Directive<'_>,
    asked: &impl Fn(&str) -> bool,
    cx: &mut Context<'_>,
) {
    let whole = directive.comment.span;
    let config = cx.config();
    let on = |rule: &dyn Rule| config.asks(rule.meta(), config.profile);
    if directive.codes.is_empty() && on(sup::BLANKET) {
        cx.report_in_file(
            sup::BLANKET.meta(),
            whole,
            "",
            "a directive without a rule suppresses everything",
        )
        .help("name the rules: `wamark-ignore FMT002`")
        .done();
    }
    if !directive.has_reason && on(sup::REASON) {
        cx.report_in_file(
            sup::REASON.meta(),
            whole,
            "",
            "a suppression without a reason",
        )
        .help("add one behind `--`")
        .done();
    }
    let own: Vec<String> = config
        .custom
        .iter()
        .map(|rule| rule.code().to_owned())
        .collect();
    let mut unused = Vec::new();
    for code in &directive.codes {
        let is_own = own.iter().any(|own| own.starts_with(code.text))
            || config.custom.iter().any(|rule| rule.name() == code.text);
        if !is_own && !is_selector(code.text) {
            if on(sup::UNKNOWN) {
                unknown(code, whole, &own, cx);
            }
        } else if !code.used && (is_own || asked(code.text)) {
            unused.push(code);
        }
    }
    if unused.is_empty() || !on(sup::UNUSED) {
        return;
    }
    let names: Vec<String> = unused
        .iter()
        .map(|code| format!("`{}`", code.text))
        .collect();
    let span = unused[0]
        .span
        .filter(|_| unused.len() == 1)
        .unwrap_or(whole);
    let report = cx.report_in_file(
        sup::UNUSED.meta(),
        span,
        "",
        format!("nothing to suppress here for {}", names.join(", ")),
    );
    match removal(source, directive, &unused) {
        Some(edit) if unused.len() == directive.codes.len() => {
            report.safe_fix("remove the directive", [edit]);
        }
        Some(edit) => report.safe_fix(format!("remove {}", names.join(", ")), [edit]),
        None => report.done(),
    }
}

fn unknown(code: &Code<'_>, whole: Span, own: &[String], cx: &mut Context<'_>) {
    let span = code.span.unwrap_or(whole);
    let meant = nearest_rule(code.text, own);
    let report = cx.report_in_file(
        sup::UNKNOWN.meta(),
        span,
        "",
        format!("no rule `{}`", code.text),
    );
    match (meant, code.span) {
        (Some(meant), Some(span)) => report
            .help(format!("did you mean `{meant}`?"))
            .safe_fix(format!("write `{meant}`"), [Edit::new(span, meant)]),
        (Some(meant), None) => report.help(format!("did you mean `{meant}`?")).done(),
        (None, _) => report.done(),
    }
}

/// The edit that takes rules out of a directive, or all of it where none is left.
fn removal(source: &Source<'_>, directive: &Directive<'_>, unused: &[&Code<'_>]) -> Option<Edit> {
    let left: Vec<&str> = directive
        .codes
        .iter()
        .filter(|code| !unused.iter().any(|it| std::ptr::eq(*it, *code)))
        .map(|code| code.text)
        .collect();
    if !left.is_empty() {
        let first = directive.codes.first()?.span?;
        let last = directive.codes.last()?.span?;
        return Some(Edit::new(Span::new(first.start, last.end), left.join(", ")));
    }
    // A directive that opens a stretch has one that closes it.
    if kind(&directive.comment.text)?.0 == Kind::Start {
        return None;
    }
    let mut span = directive.comment.span;
    let text = source.text;
    let line = text[..span.start]
        .rfind(['\n', '\r'])
        .map_or(0, |at| at + 1);
    let rest = &text[span.end..];
    let after = rest.find(|c| c != ' ' && c != '\t').unwrap_or(rest.len());
    let is_blank = |text: &str| text.bytes().all(|byte| matches!(byte, b' ' | b'\t'));
    let ends = rest[after..].is_empty() || rest[after..].starts_with(['\n', '\r']);
    if is_blank(&text[line..span.start]) && ends {
        // The line goes with it.
        span.start = line;
        span.end += after;
        let rest = &text[span.end..];
        span.end += if rest.starts_with("\r\n") {
            2
        } else {
            usize::from(!rest.is_empty())
        };
    } else {
        span.start = line + text[line..span.start].trim_end_matches([' ', '\t']).len();
    }
    Some(Edit::new(span, ""))
}

/// Reads the kind of a directive, with what stands behind it; `None` for another comment.
fn kind(text: &str) -> Option<(Kind, &str)> {
    let rest = text.strip_prefix(MARK)?;
    let end = rest
        .find(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_')
        .unwrap_or(rest.len());
    // `--` begins the reason.
    let end = rest[..end].find("--").unwrap_or(end);
    let kind = match &rest[..end] {
        "" => Kind::Next,
        "-file" => Kind::File,
        "-start" => Kind::Start,
        "-end" => Kind::End,
        _ => return None,
    };
    Some((kind, &rest[end..]))
}

fn directives<'s>(source: &'s Source<'_>) -> Vec<Directive<'s>> {
    let mut found: Vec<Directive<'s>> = Vec::new();
    // Stretches that no directive has closed yet, as indices of `found`.
    let mut open: Vec<usize> = Vec::new();
    for comment in &source.comments {
        let Some((kind, rest)) = kind(&comment.text) else {
            continue;
        };
        let rest = rest.strip_prefix(':').unwrap_or(rest);
        let dashes = rest.find("--").map(|at| (at, at + 2));
        let colon = rest.find(':').map(|at| (at, at + 1));
        let (names, reason) = match dashes.into_iter().chain(colon).min() {
            Some((end, start)) => (&rest[..end], Some(&rest[start..])),
            None => (rest, None),
        };
        let codes = codes(source, comment, names);
        let covers = match kind {
            Kind::Next => comment.covers,
            Kind::File => Span::new(0, source.text.len()),
            Kind::Start => {
                open.push(found.len());
                Span::new(comment.span.end, source.text.len())
            }
            Kind::End => {
                // It closes the last stretch, or the last one of the same rules.
                let same = |index: &usize| {
                    codes.is_empty()
                        || found[*index]
                            .codes
                            .iter()
                            .map(|it| it.text)
                            .eq(codes.iter().map(|it| it.text))
                };
                if let Some(at) = open.iter().rposition(same) {
                    found[open.remove(at)].covers.end = comment.span.start;
                }
                continue;
            }
        };
        found.push(Directive {
            comment,
            covers,
            codes,
            has_reason: reason.is_some_and(|reason| !reason.trim().is_empty()),
        });
    }
    found
}

/// The rules that a comment names, parted by commas or spaces.
fn codes<'s>(source: &Source<'_>, comment: &'s Comment, names: &'s str) -> Vec<Code<'s>> {
    let raw = source.text.get(comment.span.range()).unwrap_or_default();
    let text = comment.text.as_str();
    let start = raw.find(text).map(|at| comment.span.start + at);
    let names = names
        .split(|c: char| c == ',' || c.is_whitespace())
        .filter(|it| !it.is_empty());
    names
        .map(|name| {
            let at = name.as_ptr() as usize - text.as_ptr() as usize;
            let span = start.map(|start| Span::new(start + at, start + at + name.len()));
            Code {
                text: name,
                span,
                used: false,
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::Applicability;
    use crate::lint::{self, Config};
    use crate::source::Format;

    const BAD: &str = "Only * two seats * left";

    fn config() -> Config {
        Config {
            format: Format::Yaml,
            select: Some(vec!["FMT002".to_owned(), "SUP".to_owned()]),
            ignore: vec!["SUP004".to_owned()],
            ..Config::default()
        }
    }

    /// The codes that are found in YAML, and where: the line, from 1.
    fn found(text: &str) -> Vec<(String, usize)> {
        let line = |at: usize| text[..at].matches('\n').count() + 1;
        let found = lint::check(text, &config()).into_iter();
        found
            .map(|it| (it.code.into_owned(), line(it.span.start)))
            .collect()
    }

    #[track_caller]
    fn finds(text: &str, expected: &[(&str, usize)]) {
        let found = found(text);
        let found: Vec<(&str, usize)> = found
            .iter()
            .map(|(code, line)| (code.as_str(), *line))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn directives_cover_the_next_entry() {
        finds(
            &format!("# wamark-ignore FMT002\na: {BAD}\nb: {BAD}\n"),
            &[("FMT002", 3)],
        );
        finds(
            &format!("# wamark-ignore space-inside-marker, SUP006 -- why\na: {BAD}\n"),
            &[("SUP001", 1)],
        );
        finds(
            &format!("a: {BAD} # wamark-ignore FMT\nb: {BAD}\n"),
            &[("FMT002", 2)],
        );
        finds(
            &format!("# wamark-ignore-next FMT002\na: {BAD}\n"),
            &[("FMT002", 2)],
        );
    }

    #[test]
    fn a_colon_begins_the_reason_too() {
        for directive in [
            "wamark-ignore FMT002: the legacy client shows it so",
            "wamark-ignore: FMT002",
            "wamark-ignore FMT002 -- see: the legacy client",
            "wamark-ignore space-inside-marker, FMT002: a -- b",
        ] {
            finds(&format!("# {directive}\na: {BAD}\n"), &[]);
        }
    }

    #[test]
    fn directives_cover_stretches_and_files() {
        finds(
            &format!(
                "a: {BAD}\n# wamark-ignore-start FMT002\nb: {BAD}\nc: {BAD}\n# wamark-ignore-end\nd: {BAD}\n"
            ),
            &[("FMT002", 1), ("FMT002", 6)],
        );
        finds(&format!("# wamark-ignore-start FMT002\nb: {BAD}\n"), &[]);
        finds(
            &format!("a: {BAD}\n# wamark-ignore-file FMT002 -- generated\nb: {BAD}\n"),
            &[],
        );
        finds(
            &format!("# wamark-ignore-file FMT002\n# wamark-ignore FMT002\na: {BAD}\n"),
            &[("SUP001", 1)],
        );
    }

    #[test]
    fn directives_without_rules_or_with_unknown_ones_are_findings() {
        finds(&format!("# wamark-ignore\na: {BAD}\n"), &[("SUP003", 1)]);
        finds(
            &format!("# wamark-ignore FMT0022\na: {BAD}\n"),
            &[("SUP002", 1), ("FMT002", 2)],
        );
        finds("# wamark-ignored\n# wamark: ignore\na: b\n", &[]);
        let config = Config {
            ignore: Vec::new(),
            ..config()
        };
        let found = lint::check(&format!("# wamark-ignore FMT002 --\na: {BAD}\n"), &config);
        assert_eq!(found[0].code, "SUP004");
    }

    #[test]
    fn rules_that_were_not_asked_are_not_unused() {
        finds("# wamark-ignore UNI003\na: b\n", &[]);
        finds("# wamark-ignore FMT002\na: b\n", &[("SUP001", 1)]);
        // There is nothing to compare with.
        let config = Config {
            format: Format::Yaml,
            ..Config::default()
        };
        assert_eq!(lint::check("# wamark-ignore LOC001\na: b\n", &config), []);
    }

    #[test]
    fn unused_directives_go_with_their_line_and_others_lose_a_rule() {
        for (text, expected) in [
            (
                "x: y\n  # wamark-ignore FMT002 -- why\na: b\n",
                "x: y\na: b\n",
            ),
            ("a: b # wamark-ignore FMT002\n", "a: b\n"),
            (
                "a: b\r\n# wamark-ignore FMT002\r\nc: d\r\n",
                "a: b\r\nc: d\r\n",
            ),
            ("a: b\n# wamark-ignore FMT002", "a: b\n"),
            (
                "# wamark-ignore SUP006, FMT002 -- why\na: x * two * y\n",
                "# wamark-ignore FMT002 -- why\na: x * two * y\n",
            ),
        ] {
            let fixed = lint::fix(text, &config(), Applicability::Safe);
            assert_eq!(fixed.text, expected, "{text:?}");
            assert_eq!(fixed.left, [], "{text:?}");
        }
    }

    #[test]
    fn many_directives_and_findings_take_no_square_of_time() {
        use std::fmt::Write as _;
        let mut text = String::new();
        for number in 0..3_000 {
            let _ = writeln!(text, "# wamark-ignore-start FMT002\nk{number}: {BAD}");
        }
        assert_eq!(found(&text), []);
    }
}
