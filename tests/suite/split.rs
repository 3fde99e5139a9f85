//! Parts of messages: where they are cut, and that together they show what the whole shows.

use std::collections::BTreeSet;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use unicode_segmentation::UnicodeSegmentation;
use wamark::Document;
use wamark::markup::{BlockKind, InlineKind, Inlines};
use wamark::render::plain;
use wamark::render::split::{Limit, Numbers, Part, Split, split};

use crate::generate::{for_all, messages};
use crate::styled::Style;

fn texts(message: &str, limit: usize) -> Vec<String> {
    split(&wamark::parse(message), Limit::characters(limit))
        .iter()
        .map(|part| part.text().to_owned())
        .collect()
}

#[test]
fn message_that_fits_is_one_part_as_it_is() {
    for message in ["a", "* *a*\r\n01. b\n", " a ", "*a*\n\n"] {
        assert_eq!(texts(message, 16), [message]);
        let parts = Split::new(Limit::TWILIO)
            .numbers(Numbers::Before)
            .parts(&wamark::parse(message));
        assert_eq!(parts.len(), 1);
        assert_eq!(parts[0].text(), message);
    }
}

#[test]
fn blank_message_has_no_parts() {
    for message in ["", " ", "\n\n", "\u{3000}\t \r\n"] {
        assert!(texts(message, 1).is_empty(), "{message:?}");
        assert!(texts(message, 100).is_empty(), "{message:?}");
    }
}

/// Compares the parts, with `|` between them, for a limit and a message each.
#[track_caller]
fn check(table: &[(usize, &str, &str)]) {
    let wrong = table.iter().filter_map(|&(limit, message, parts)| {
        let found = texts(message, limit).join("|");
        (found != parts).then(|| format!("{message:?} in {limit}: {found:?}"))
    });
    let wrong: Vec<_> = wrong.collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn best_place_wins() {
    // The limit and the parts, `|` between them.
    check(&[
        // A blank line, the end of a block, a line, a sentence, a space.
        (14, "one two\n\nthree\nfour", "one two|three\nfour"),
        (16, "one two\n- three\n- four", "one two\n- three|- four"),
        (12, "one two\n- three\n- four", "one two|- three|- four"),
        (16, "One. Two, three four", "One. Two, three|four"),
        (16, "One two. Three four", "One two.|Three four"),
        (12, "one two three four", "one two|three four"),
        (12, "one, two, three", "one, two,|three"),
        // None in the first half, if there is a space in the second.
        (16, "a\n\nbb cc dd ee ff gg", "a\n\nbb cc dd ee|ff gg"),
        // Outside of spans before inside.
        (20, "one two three *four five*", "one two three|*four five*"),
        (
            20,
            "*one two three four five*",
            "*one two three four*|*five*",
        ),
        (
            20,
            "a *one two three four five*",
            "a *one two three*|*four five*",
        ),
        (18, "One two *a. B c d e f* g", "One two *a.*|*B c d e f* g"),
        // Sentences of other scripts, words without spaces.
        (
            8,
            "今日は雨です。明日は晴れです。",
            "今日は雨です。|明日は晴れです。",
        ),
        (8, "¿Sí? ¡No! Quizás", "¿Sí?|¡No!|Quizás"),
        (6, "abc—def—ghi", "abc—|def—|ghi"),
        // Never before punctuation that ends something.
        (6, "字字字字字字、字", "字字字字字|字、字"),
        // A word that is longer than a part is cut where it is full.
        (4, "abcdefghij", "abcd|efgh|ij"),
        (3, "👍🏽👍🏽👍🏽", "👍🏽|👍🏽|👍🏽"),
        // No-break spaces hold words together.
        (5, "ab c\u{A0}d e", "ab|c\u{A0}d e"),
    ]);
}

#[test]
fn what_is_cut_is_closed_and_opened_again() {
    check(&[
        (8, "*one two three*", "*one*|*two*|*three*"),
        (12, "_*one ~two three~*_", "_*one*_|_*~two~*_|_*~three~*_"),
        (9, "`one two three`", "`one two`|`three`"),
        (13, "```one two three```", "```one two```|```three```"),
        (
            15,
            "```one\n  two\n three```",
            "```one\n  two```|``` three```",
        ),
        (12, "```\none\n```\ntwo", "```\none\n```|two"),
        (10, "> *one* two _three_", "> *one*|> two|> _three_"),
        (8, "> one\n> two", "> one|> two"),
        // What is left of an item is text, also where it could be taken for an item.
        (8, "- one two\n- three", "- one|two|- three"),
        (8, "1. one two\n2. six", "1. one|two|2. six"),
        (6, "- aaa - b", "- aaa| - b"),
        (7, "aaaaa 1. b", "aaaaa| 1. b"),
        // A delimiter at the edge of its span would be none of it.
        (8, "*a 2 * 3 b*", "*a*|*2 * 3*|*b*"),
    ]);
}

#[test]
fn what_the_limit_has_no_room_for_is_given_up() {
    check(&[
        // Styles go first, then URLs and variables, then graphemes.
        (3, "*a b*", "*a*|*b*"),
        (2, "*a b*", "a|b"),
        (1, "*ab*", "a|b"),
        (2, "> a b", ">|a|b"),
        (3, "> a b", "> a|> b"),
        (
            9,
            "see https://a.bc/def_gh_ij",
            "see|https://|a.bc/|def_gh_ij",
        ),
        (7, "a {{1}} {{name}}", "a {{1}}|{{|name}}"),
        (7, "*{{1}}*", "*{{1}}*"),
        (6, "*{{1}}*", "{{1}}"),
        (2, "e\u{301}\u{302}e\u{301}", "e\u{301}|\u{302}|e\u{301}"),
        (1, "👍🏽", "👍|🏽"),
        // No part is blank.
        (1, "{{a}}\t\u{200D}", "{|{|a|}|}|\u{200D}"),
        // Code of backticks and spaces is none.
        (8, "`a ` ` ` ` ` b`", "a ` ` `|` ` b"),
    ]);
    assert_eq!(Limit::characters(0), Limit::characters(1));
    assert_eq!(texts("ab", 0), ["a", "b"]);
}

/// A character and how it looks.
#[derive(Clone, Debug, PartialEq)]
struct Seen {
    character: char,
    style: Style,
    link: bool,
    place: &'static str,
}

/// What plain text shows, one by one.
fn seen(document: &Document<'_>) -> Vec<Seen> {
    fn add(out: &mut Vec<Seen>, text: &str, style: Style, link: bool, place: &'static str) {
        out.extend(text.chars().map(|character| Seen {
            character,
            style,
            link,
            place,
        }));
    }
    fn inlines(out: &mut Vec<Seen>, content: Inlines<'_>, style: Style, place: &'static str) {
        for inline in content {
            let mut inner = style;
            let content = match inline.kind() {
                InlineKind::Strong(content) => {
                    inner.strong = true;
                    content
                }
                InlineKind::Emphasis(content) => {
                    inner.emphasis = true;
                    content
                }
                InlineKind::Strikethrough(content) => {
                    inner.strikethrough = true;
                    content
                }
                InlineKind::Text(text) => {
                    add(out, text, style, false, place);
                    continue;
                }
                InlineKind::Link(url) => {
                    add(out, url, style, true, place);
                    continue;
                }
                InlineKind::InlineCode(text) => {
                    inner.code = true;
                    add(out, text, inner, false, place);
                    continue;
                }
                InlineKind::Monospace(text) => {
                    inner.code = true;
                    add(out, &text, inner, true, place);
                    continue;
                }
                InlineKind::HardBreak => {
                    add(out, "\n", Style::default(), false, "break");
                    if place == "quote" {
                        add(out, "> ", Style::default(), false, "quote marker");
                    }
                    continue;
                }
            };
            inlines(out, content, inner, place);
        }
    }
    let mut out = Vec::new();
    for (at, block) in document.blocks().enumerate() {
        if at > 0 {
            add(&mut out, "\n", Style::default(), false, "break");
        }
        match block.kind() {
            BlockKind::Paragraph(content) => inlines(&mut out, content, Style::default(), "text"),
            BlockKind::BlockQuote(content) => {
                add(&mut out, "> ", Style::default(), false, "quote marker");
                inlines(&mut out, content, Style::default(), "quote");
            }
            BlockKind::List(list) => {
                for (at, item) in list.items().enumerate() {
                    if at > 0 {
                        add(&mut out, "\n", Style::default(), false, "break");
                    }
                    add(
                        &mut out,
                        item.marker(),
                        Style::default(),
                        false,
                        "item marker",
                    );
                    inlines(&mut out, item.inlines(), Style::default(), "item");
                }
            }
            BlockKind::Monospace(text) => {
                let code = Style {
                    code: true,
                    ..Style::default()
                };
                add(&mut out, &text, code, true, "text");
            }
        }
    }
    let text: String = out.iter().map(|seen| seen.character).collect();
    assert_eq!(text, plain(document));
    out
}

/// Whether what stands in the plain text at `at` continues a line of the message.
fn continues(seen: &[Seen], at: usize) -> bool {
    at > 0 && seen[at - 1].place != "break"
}

/// Checks that no grapheme is cut that has room, and that no part with a piece of one says that it is exact.
fn graphemes_are_kept(parts: &[Part], whole: &str, room: usize, is_marker: impl Fn(usize) -> bool) {
    let spans = parts.iter().map(Part::plain_span);
    let edges: BTreeSet<_> = spans.flat_map(|span| [span.start, span.end]).collect();
    for (start, grapheme) in whole.grapheme_indices(true) {
        let end = start + grapheme.len();
        if edges.range(start + 1..end).next().is_none() || is_marker(start) {
            continue;
        }
        assert!(
            grapheme.chars().count() > room,
            "{grapheme:?} of {whole:?} in {room}"
        );
        let holds = |part: &&Part| part.plain_span().start < end && start < part.plain_span().end;
        assert!(
            !parts.iter().filter(holds).any(Part::is_exact),
            "{grapheme:?} of {whole:?} in {room}"
        );
    }
}

/// Checks all that is promised of parts, and gives them.
fn parts(message: &str, limit: usize, numbers: Numbers) -> Vec<Part> {
    let document = wamark::parse(message);
    let whole = plain(&document);
    let looks = seen(&document);
    let index: Vec<usize> = whole
        .char_indices()
        .map(|(at, _)| at)
        .chain([whole.len()])
        .collect();
    let place = |byte: usize| index.binary_search(&byte).unwrap();
    let parts = Split::new(Limit::characters(limit))
        .numbers(numbers)
        .parts(&document);
    let count = parts.len();
    let mut shown = 0;
    for (at, part) in parts.iter().enumerate() {
        let context = format!("part {at} of {message:?} in {limit}: {:?}", part.text());
        assert_eq!(part.length(), part.text().chars().count());
        assert!(part.length() <= limit, "{context}");
        assert_eq!(*part.document(), wamark::parse(part.text()), "{context}");
        let span = part.plain_span();
        assert!(!span.is_empty(), "{context}");
        assert!(whole[shown..span.start].trim().is_empty(), "{context}");
        shown = span.end;

        let number = format!("({}/{count})", at + 1);
        let mut found = seen(part.document());
        let line = number.len() + 1;
        if count > 1
            && numbers == Numbers::Before
            && part.text().starts_with(&format!("{number}\n"))
        {
            found.drain(..line);
        } else if count > 1
            && numbers == Numbers::Behind
            && part.text().ends_with(&format!("\n{number}"))
        {
            found.truncate(found.len() - line);
        } else {
            // There may be no room.
            assert!(
                count < 2 || numbers == Numbers::None || limit < 2 * line,
                "{context}"
            );
        }
        let range = place(span.start)..place(span.end);
        let mut wanted = looks[range.clone()].to_vec();
        if continues(&looks, range.start) {
            let line = wanted.iter().position(|seen| seen.place == "break");
            let line = line.unwrap_or(wanted.len());
            for seen in &mut wanted[..line] {
                if seen.place == "item" {
                    seen.place = "text";
                }
            }
            if looks[range.start].place == "quote"
                && found
                    .first()
                    .is_some_and(|seen| seen.place == "quote marker")
            {
                found.drain(..2);
            }
        }
        let bare = |seen: &[Seen]| seen.iter().map(|seen| seen.character).collect::<String>();
        assert_eq!(bare(&found), bare(&wanted), "{context}");
        if part.is_exact() {
            assert_eq!(found, wanted, "{context}");
        }
        // What is given up is given up as a whole: never a style that is not of the original.
        for (found, wanted) in std::iter::zip(&found, &wanted) {
            let (now, then) = (found.style, wanted.style);
            assert!(
                (!now.strong || then.strong)
                    && (!now.emphasis || then.emphasis)
                    && (!now.strikethrough || then.strikethrough)
                    && (!now.code || then.code),
                "{context}"
            );
        }
    }
    assert!(whole[shown..].trim().is_empty(), "{message:?} in {limit}");
    let room = match numbers {
        Numbers::None => limit,
        Numbers::Before | Numbers::Behind => limit.saturating_sub(4 + 2 * count.to_string().len()),
    };
    let is_marker = |at| looks[place(at)].place.ends_with("marker");
    graphemes_are_kept(&parts, &whole, room, is_marker);
    parts
}

fn numbers() -> impl Strategy<Value = Numbers> {
    select(&[
        Numbers::None,
        Numbers::None,
        Numbers::Before,
        Numbers::Behind,
    ])
}

#[test]
fn parts_show_what_the_whole_shows() {
    let limits = prop_oneof![1usize..6, 4usize..24, 16usize..80];
    let exact = std::cell::Cell::new((0, 0));
    for_all(
        (messages(), limits, numbers()),
        3_000,
        |(message, limit, numbers)| {
            for part in parts(&message, limit, numbers) {
                if limit >= 40 {
                    let (all, kept) = exact.get();
                    exact.set((all + 1, kept + usize::from(part.is_exact())));
                }
            }
        },
    );
    let (all, kept) = exact.get();
    assert!(kept * 20 > all * 19, "{kept} of {all} parts were exact");
}

/// Messages as people write them: words, URLs, variables and emoji in spans, code, items and quotes.
fn prose() -> impl Strategy<Value = String> {
    let word = select(&[
        "a",
        "two",
        "parcel",
        "Ana.",
        "¿Qué?",
        "(and",
        "so)",
        "2",
        "-",
        "*",
        "字字字。",
        "e\u{301}te\u{301}",
        "👩‍👩‍👧",
        "🇵🇹",
        "{{1}}",
        "{{first_name}}",
        "https://example.org/a_b?c=1",
        "www.x.org",
        "résumé!",
        "co-op",
        "x…",
    ]);
    let words = move |most| vec(word.clone(), 1..most).prop_map(|words| words.join(" "));
    let clean = words(12).prop_map(|text| text.replace(['*', '-'], "x"));
    let around = select(&["", "*", "_", "~", "*_", "`", "```"]);
    let span = (around, clean).prop_map(|(open, text)| {
        let close: String = open.chars().rev().collect();
        format!("{open}{text}{close}")
    });
    let text = prop_oneof![2 => words(20), 3 => span];
    let line = (select(&["", "", "- ", "7. ", "> "]), vec(text, 1..4))
        .prop_map(|(marker, texts)| format!("{marker}{}", texts.join(" ")));
    let monospace = vec(select(&["let x = 1;", "  y();", "", "}", "z"]), 1..8)
        .prop_map(|lines| format!("```\nfn main() {{\n{}\n```", lines.join("\n")));
    let block = prop_oneof![6 => line, 1 => monospace, 1 => Just(String::new())];
    vec(block, 1..12).prop_map(|lines| lines.join("\n"))
}

#[test]
fn what_people_write_keeps_its_styles_links_and_variables() {
    for_all(
        (prose(), 48usize..120, numbers()),
        500,
        |(message, limit, numbers)| {
            let links = |document: &Document<'_>| {
                let links = document.nodes().filter(|node| node.name() == "link");
                links
                    .map(|node| document.source()[node.span().range()].to_owned())
                    .collect::<Vec<_>>()
            };
            let parts = parts(&message, limit, numbers);
            let mut found = Vec::new();
            for part in &parts {
                assert!(
                    part.is_exact(),
                    "{:?} of {message:?} in {limit}",
                    part.text()
                );
                assert!(part.text() == message || part.text().trim_end() == part.text());
                found.extend(links(part.document()));
            }
            let document = wamark::parse(&message);
            assert_eq!(found, links(&document));
            let variables =
                |text: &str| text.matches("{{1}}").count() + text.matches("{{first_name}}").count();
            let kept: usize = parts.iter().map(|part| variables(part.text())).sum();
            assert_eq!(kept, variables(&message));
            // Parts are not shorter than they have to be: neighbours would not fit into one.
            for pair in parts.windows(2) {
                assert!(
                    pair[0].length() + pair[1].length() > limit / 2,
                    "{message:?} in {limit}"
                );
            }
        },
    );
}

#[test]
fn numbers_are_counted() {
    let message = "ab ".repeat(200);
    for limit in 6..40 {
        let parts = parts(&message, limit, Numbers::Before);
        let numbered = parts[0]
            .text()
            .starts_with(&format!("(1/{})\n", parts.len()));
        // `(100/200)` and the line break take ten.
        assert_eq!(numbered, limit > 10, "{limit}");
    }
    let texts: Vec<_> = parts("one two three", 12, Numbers::Behind)
        .iter()
        .map(|part| part.text().to_owned())
        .collect();
    assert_eq!(texts, ["one\n(1/3)", "two\n(2/3)", "three\n(3/3)"]);
    // Nine parts without numbers, ten with.
    assert_eq!(parts(&"abcdefg ".repeat(9), 14, Numbers::Before).len(), 9);
}

#[test]
fn hostile_text_is_split() {
    let size = 1_000;
    for unit in [
        "a",
        "\u{301}",
        "*a ",
        "*a*b ",
        "👩\u{200D}",
        "👨\u{200D}👩\u{200D}👧 ",
        "🇵🇹",
        ".)",
        "- ",
        "> ",
        "1. ",
        "*_~",
        "*_~x~_* ",
        "(*a",
        "`",
        "` ",
        "`a",
        "```",
        "``` a",
        "** ",
        "{{",
        "{{1}}",
        "www.",
        "https://x.y/_a_",
        "\n",
        " ",
        "a\u{A0}",
        "a:\u{AD}",
        "```a\n``` ",
    ] {
        for (before, behind) in [
            ("", ""),
            ("*a ", " b*"),
            ("`a ", " b`"),
            ("```a ", " b```"),
            ("> _a ", " b_"),
            ("https://", ""),
        ] {
            let message = format!("{before}{}{behind}", unit.repeat(size / unit.len()));
            for limit in [1, 7, 100] {
                parts(&message, limit, Numbers::None);
            }
        }
    }
}
