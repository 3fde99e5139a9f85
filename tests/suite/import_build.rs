//! What the builder of imports makes of lines, whichever language they come from.

use wamark::import::{
    Dialect, Headings, Imported, Links, Literals, LossKind, Options, Tables, html, markdown,
};

#[track_caller]
fn check(cases: &[(&str, &str)]) {
    check_with(&Options::new(), cases);
}

#[track_caller]
fn check_with(options: &Options, cases: &[(&str, &str)]) {
    for (text, expected) in cases {
        let imported = markdown(text, options);
        assert_eq!(imported.document.source(), *expected, "{text:?}");
    }
}

#[track_caller]
fn check_html(cases: &[(&str, &str)]) {
    for (text, expected) in cases {
        let imported = html(text, &Options::new());
        assert_eq!(imported.document.source(), *expected, "{text:?}");
    }
}

/// The losses of a kind, as the source that they lie over.
fn lost<'t>(imported: &Imported, text: &'t str, kind: LossKind) -> Vec<&'t str> {
    let losses = imported.losses.iter().filter(|loss| loss.kind == kind);
    losses.map(|loss| &text[loss.span.range()]).collect()
}

#[test]
fn star_between_spaces_at_the_end_of_a_span_does_not_spoil_it() {
    check(&[
        ("# 5 * http://x.y/a", "*5 ∗* http://x.y/a"),
        ("**a * http://x.y**", "*a ∗* http://x.y"),
        ("**a \\* http://x.y b**", "*a ∗* http://x.y *b*"),
        ("**http://x.y \\* a**", "http://x.y *∗ a*"),
        ("<b>bar    * http://==", "*bar    ∗* http://=="),
        ("5 * http://x.y/a", "5 * http://x.y/a"),
        ("# a * (http://x.y/b)", "*a ∗* (http://x.y/b)"),
        (
            "|a * http://x.y/c|b|\n|-|-|\n|c * http://x.y/d|e|",
            "*c ∗* http://x.y/d\n- b: e",
        ),
        (
            "|a|\n|-|\n|b|\n|* http://x.y/d * e|",
            "*a*\n- b\n- * http://x.y/d * e",
        ),
        (
            "<table><tr><td>a<td>* b http://x.y/d * e<td>c</table>",
            "*a*\n- * b http://x.y/d * e\n- c",
        ),
        (
            "|a|b|\n|-|-|\n|c|d|\n|\u{a0}\\* e|f|",
            "*c*\n- b: d\n\n*∗ e*\n- b: f",
        ),
    ]);
    let options = Options::new().dialect(Dialect::CommonMark);
    check_with(
        &options,
        &[("# - * http://a.b/c_d", "*- ∗* http://a.b/c_d")],
    );
}

#[test]
fn span_ends_before_the_bracket_that_a_url_stands_in() {
    check(&[
        ("# Docs (https://x.y)", "*Docs* (https://x.y)"),
        ("**Mehr (https://x.y):** a", "*Mehr* (https://x.y): a"),
        ("~~a (https://x.y) b~~", "~a~ (https://x.y) ~b~"),
        ("**_a_ “https://x.y”**", "*_a_* “https://x.y”"),
        ("**_a (https://x.y)_**", "*_a_* (https://x.y)"),
        ("**\"https://x.y\"**", "\"https://x.y\""),
        ("**链接（https://x.y）**", "*链接*（https://x.y）"),
        ("**a（https://x.y ）**b", "*a*（https://x.y *）* b"),
        (
            "|a|b|\n|-|-|\n|c (https://x.y)|d|",
            "*c* (https://x.y)\n- b: d",
        ),
    ]);
    let options = Options::new().headings(Headings::Capitals);
    check_with(
        &options,
        &[("# Docs (https://x.y) b", "*DOCS* (https://x.y) *B*")],
    );
}

#[test]
fn space_at_the_end_of_a_label_is_in_no_span() {
    check_html(&[(
        "<a href=\"http://h.i\">x<br><b>y&nbsp;</b></a>",
        "x\n*y* (http://h.i)",
    )]);
    let text = "<a href=\"http://h.i\">x\n<b>y\u{2028}\u{2028}";
    check(&[(text, "x\n*y* (http://h.i)")]);
}

#[test]
fn address_keeps_the_style_around_it() {
    check(&[
        ("[**a@b.c**](mailto:a@b.c)", "*a@b.c*"),
        ("**<a@b.c>**", "*a@b.c*"),
        ("# Contact <a_b@b.c>", "*Contact a_b@b.c*"),
        ("**[Call](tel:+123) now**", "*Call (+123) now*"),
        ("**foo<a@b.c>bar**", "*foo a@b.c bar*"),
        ("[*mailto:a@b.c*](mailto:a@b.c)", "a@b.c"),
    ]);
    let text = "[`http://x.y`](http://x.y)";
    let imported = markdown(text, &Options::new());
    assert_eq!(lost(&imported, text, LossKind::StyledUrl), ["`http://x.y`"]);
}

#[test]
fn grid_cuts_no_url_and_no_variable() {
    let options = Options::new().tables(Tables::Grid { width: 20 });
    let rows = |cell: &str| format!("*{cell}*\n- b: c");
    for (cell, is_cut) in [
        ("{{first_name_of_it}}", true),
        ("{{first_name}} it", false),
        ("first_name_of_all_of_it", false),
    ] {
        let text = format!("|a|b|\n|-|-|\n|{cell}|c|");
        let message = markdown(&text, &options).document;
        assert_eq!(message.source() == rows(cell), is_cut, "{cell}");
    }
    check_with(
        &options,
        &[(
            "|a|b|\n|-|-|\n|see http://x.y/a-long-path|c|",
            "*see* http://x.y/a-long-path\n- b: c",
        )],
    );
}

#[test]
fn paragraphs_of_a_cell_are_not_those_of_the_quote_around() {
    let text = "<blockquote><p>a<table><tr><td><p>b<p>c<td>d</table>";
    let imported = html(text, &Options::new());
    assert_eq!(lost(&imported, text, LossKind::BlankInQuote), [""; 0]);
}

#[test]
fn apostrophe_stays_with_its_letter() {
    check(&[
        ("[A](https://x.y)'s b", "A (https://x.y) 's b"),
        ("<https://x.y>'s", "https://x.y 's"),
        ("'[A](https://x.y)' b", "'A (https://x.y)' b"),
        ("([A](https://x.y))b", "(A (https://x.y)) b"),
    ]);
}

#[test]
fn footnotes_of_links_are_told_once_and_leave_styles_alone() {
    let options = Options::new().links(Links::Footnotes);
    check_with(
        &options,
        &[
            (
                "[A](https://x.y) [B](https://x.y) [C](https://z.w)[^1]\n\n[^1]: [D](https://x.y)",
                "A [1] B [1] C [2] [3]\n\n[1] https://x.y\n[2] https://z.w\n[3] D [1]",
            ),
            (
                "# [A](https://x.y) b\n\n*[C](https://x.y)*",
                "*A [1] b*\n\n_C [1]_\n\n[1] https://x.y",
            ),
            ("**a [b](https://x.y)**c", "*a b [1]* c\n\n[1] https://x.y"),
        ],
    );
    let imported = markdown("**[A](https://x.y)**", &options);
    let kinds: Vec<_> = imported.losses.iter().map(|loss| loss.kind).collect();
    assert_eq!(kinds, [LossKind::LinkText]);
}

#[test]
fn look_alike_keeps_out_of_urls() {
    check(&[
        (
            "\\*note: see https://x.y/p?q=*",
            "∗note: see https://x.y/p?q=*",
        ),
        ("\\_foo http://a.b/_l_", "＿foo http://a.b/_l_"),
        ("~5 see http://x.y/~bob~", "∼5 see http://x.y/~bob~"),
        (
            "\\*note: [see](https://x.y/p?q=*)",
            "∗note: see (https://x.y/p?q=*)",
        ),
        ("*see www.x.y/a*b*", "∗see www.x.y/a*b*"),
        ("_see http://x.y/a_b_", "_see_ http://x.y/a_b"),
        ("*see www.x.y/a*b", "*see www.x.y/a*b"),
    ]);
    check_html(&[(
        "<p>_a <a href=\"http://x.y/b_\">http://x.y/b_</a></p>",
        "＿a http://x.y/b_",
    )]);
}

#[test]
fn losses_lie_on_characters() {
    use LossKind as L;
    for (text, kind, expected) in [
        (
            "<http://x.org>\\_\u{FE0F}qux <http://au.to/_l_>",
            L::Literal,
            "_",
        ),
        (
            "<img src=\"http://i.j/k.png\" alt=\"z\">\\_🔥- [x] *a* _",
            L::Literal,
            "_",
        ),
        ("[x](mailto:é@b.c)\\*é*", L::Literal, "**"),
        ("a \\*é\\*", L::Literal, "**"),
    ] {
        let imported = markdown(text, &Options::new());
        assert_eq!(lost(&imported, text, kind).concat(), expected, "{text:?}");
    }
    let text = "<a href='mailto:a@b.c'>\r\n\u{200B}*a*";
    let imported = html(text, &Options::new());
    assert_eq!(lost(&imported, text, L::Literal).len(), 2);
    let options = Options::new()
        .literals(Literals::Leave)
        .nested_mark("*")
        .task_marks("☐", "_x_");
    let text = "<http://x.org>_b_\u{200F}qux ```\nhttp://a.b/c_d_*e*";
    lost(&markdown(text, &options), text, L::LiteralLeft);
}

#[test]
fn url_behind_a_url_is_parted_in_the_text_of_a_link() {
    for text in [
        "![http://a.b<http://c.d>](http://x.y)",
        "[http://a.b<http://c.d>](http://x.y)",
    ] {
        check(&[(text, "http://a.b http://c.d (http://x.y)")]);
    }
}

#[test]
fn capitals_leave_urls_and_variables_alone() {
    let options = Options::new().headings(Headings::Capitals);
    check_with(
        &options,
        &[
            (
                "# See http://a.b/PaTh {{first_name}} now",
                "*SEE* http://a.b/PaTh *{{first_name}} NOW*",
            ),
            ("# <http://z.w/eF>", "http://z.w/eF"),
            ("a|b\n-|-\nc <h2>d | e", "*c D*\n- b: e"),
            ("a|b\n-|-\nlonger<li><h2><th>c", "*longer*\n- b: C"),
            (
                "# [See it](http://z.w/eF) now",
                "*SEE IT* (http://z.w/eF) *NOW*",
            ),
            ("# [Ana](mailto:ana@x.y)", "*ANA* (ana@x.y)"),
            ("# use `ls` _straße_ é {{x", "*USE `ls` _STRASSE_ É {{X*"),
            ("# a\nb", "*A*\n\nb"),
            ("# a<br>b \\*c\\* d\n\ne", "*A*\n*B *C∗ D*\n\ne"),
        ],
    );
    let text = "# ßa \\*c\\* d";
    let imported = markdown(text, &options);
    assert_eq!(imported.document.source(), "*SSA *C∗ D*");
    assert_eq!(lost(&imported, text, LossKind::Literal), ["*"]);
    check_with(
        &options,
        &[(
            "| A | B |\n|--|--|\n| <h1>tea</h1>x | b |",
            "*TEA x*\n- B: b",
        )],
    );
    let options = options.links(Links::Footnotes);
    check_with(
        &options,
        &[("# [See](http://z.w/eF)", "*SEE [1]*\n\n[1] http://z.w/eF")],
    );
}

#[test]
fn strong_text_before_a_glued_word_may_end_in_a_link() {
    check(&[
        (
            "请看**[文档](http://x.y)**了解",
            "请看文档 (http://x.y) 了解",
        ),
        ("**see [n](http://z.w)**b", "*see n* (http://z.w) b"),
        ("**[n](http://z.w)**b", "*n* (http://z.w) b"),
        ("**![n](http://z.w)**b", "*n* (http://z.w) b"),
        ("**<http://x.y>**b", "http://x.y b"),
        ("**[n](http://z.w) now!**b", "*n* (http://z.w) *now!* b"),
        (
            "**_x_ [n](http://z.w) _now_ [m](http://v.w)**b **c:**d",
            "*_x_ n* (http://z.w) *_now_ m* (http://v.w) b *c:* d",
        ),
        ("# a **[n](http://z.w)**b", "*a n* (http://z.w) *b*"),
        (
            "# **a [n](http://z.w) c!**b _d_",
            "*a n* (http://z.w) *c!b _d_*",
        ),
        ("**[n](http://z.w).**b", "*n* (http://z.w). b"),
    ]);
    let text = "**[n](http://z.w)**b";
    let imported = markdown(text, &Options::new());
    assert_eq!(lost(&imported, text, LossKind::Space), ["b"]);
    assert_eq!(
        lost(&imported, text, LossKind::StyledUrl),
        ["**[n](http://z.w)**"]
    );
}

#[test]
fn products_keep_their_stars_and_words_lose_them() {
    check(&[
        ("foo**bar**10", "foobar10"),
        ("v**2**beta", "v2beta"),
        ("Room**12**b", "Room12b"),
        ("foo~~bar~~10", "foobar10"),
        ("QaZ***b***1", "QaZb1"),
        ("2*3*4", "2*3*4"),
        ("a*b*c*d*e", "a*b*c*d*e"),
        ("½*3*4", "½*3*4"),
        ("2*3* 4", "2*3* 4"),
        ("x*y* z", "xy z"),
        ("(a*b)*(c*d)", "(a*b)*(c*d)"),
        ("2.5*x*1,000", "2.5*x*1,000"),
        ("我**爱**你", "我爱你"),
        ("1**a** 2", "1a 2"),
    ]);
    let text = "foo**bar**10";
    let imported = markdown(text, &Options::new());
    assert_eq!(lost(&imported, text, LossKind::MidWord), ["**bar**"]);
}

#[test]
fn number_of_an_item_stays_before_a_list_in_it() {
    check(&[
        ("1. - a\n   - b\n2. c", "1. ◦ a\n- ◦ b\n2. c"),
        ("1. 1. a\n2. b", "1. ◦ 1. a\n2. b"),
        ("- 3. - a\n", "- ◦ 3. ◦ a"),
        ("1. > - a", "1. > - a"),
        ("1. -\n2. b", "2. b"),
        ("1. -\n\n   c\n2. b", "1. c\n2. b"),
        ("- - a", "- ◦ a"),
    ]);
    check_html(&[(
        "<ol><li><ul><li>a<li>b</ul><li>c</ol>",
        "1. ◦ a\n- ◦ b\n2. c",
    )]);
    // A table whose first cell is empty is one.
    check(&[
        (
            "1. | a | b |\n   |---|---|\n   |  | x |\n   |  | y |\n2. c",
            "1. b: x\n- b: y\n2. c",
        ),
        ("- | a | b |\n  |---|---|\n  |  | x |", "- b: x"),
    ]);
}

#[test]
fn styles_in_a_grid_are_reported() {
    let text = "| a | b |\n|---|---|\n| ~~10~~ **5** | `x` |";
    let imported = markdown(text, &Options::new().tables(Tables::Grid { width: 30 }));
    assert_eq!(
        imported.document.source(),
        "```\na    │ b\n─────┼──\n10 5 │ x\n```"
    );
    assert_eq!(
        lost(&imported, text, LossKind::NestedStyle),
        ["~~10~~", "**5**"]
    );
}

#[test]
fn options_may_format_before_monospace() {
    let options = Options::new().nested_mark("*b*");
    for text in ["- * \t> x", "- * ```\n    x\n    ```"] {
        let document = markdown(text, &options).document;
        assert_eq!(wamark::parse(document.source()), document);
    }
    let document = html("<ol><dd><pre>a", &options).document;
    assert_eq!(wamark::parse(document.source()), document);
}

#[test]
fn span_over_nothing_is_no_loss() {
    let text = "<table><th><a href=\"http://q.r/s*t\">foo\u{A0}";
    let imported = html(text, &Options::new());
    assert_eq!(lost(&imported, text, LossKind::MidWord), [""; 0]);
    assert_eq!(imported.document.source(), "*foo* (http://q.r/s*t)");
    check(&[("[**foo&nbsp;**](http://x.y)", "*foo* (http://x.y)")]);
}

#[test]
fn loss_of_a_bold_cell_lies_over_its_text() {
    let text = "<table><th><a href='http://x.y/a_b'>awww.z.com</a></table>";
    let imported = html(text, &Options::new());
    let lost = lost(&imported, text, LossKind::MidWord);
    assert_eq!(lost, ["<a href='http://x.y/a_b'>awww.z.com"]);
}
