//! Markdown as WhatsApp messages: cases written by hand, and what must hold for any Markdown.
//!
//! CommonMark's own examples, and those of its extensions, come with the sources of pulldown-cmark that
//! cargo has downloaded.

use std::path::PathBuf;
use std::process::Command;
use std::sync::LazyLock;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use pulldown_cmark::{Event, Options as Extensions, Parser, Tag, TagEnd, html};
use wamark::import::{
    Dialect, Headings, Imported, Links, Literals, LossKind, Options, Tables, markdown,
};
use wamark::markup::{BlockKind, InlineKind, Node};
use wamark::render;

use crate::generate::{for_all, messages};

/// The WhatsApp text of Markdown, with default options.
fn message(text: &str) -> String {
    markdown(text, &Options::new()).document.source().to_owned()
}

/// The kinds of what is lost.
fn losses(text: &str) -> Vec<LossKind> {
    let Imported { losses, .. } = markdown(text, &Options::new());
    losses.iter().map(|loss| loss.kind).collect()
}

#[track_caller]
fn check(cases: &[(&str, &str)]) {
    for (text, expected) in cases {
        assert_eq!(message(text), *expected, "{text:?}");
    }
}

#[test]
fn cases_come_out_as_written_down() {
    let cases = include_str!("../cases/markdown-to-whatsapp.jsonl");
    let mut wrong = Vec::new();
    for case in cases.lines() {
        let case: serde_json::Value = serde_json::from_str(case).unwrap();
        let text = |key: &str| case[key].as_str().unwrap();
        let found = message(text("markdown"));
        if found != text("whatsapp") {
            wrong.push(format!(
                "{}: {:?}\n  expected {:?}\n  found    {found:?} ({})",
                text("id"),
                text("markdown"),
                text("whatsapp"),
                text("why")
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What other converters get wrong.
#[test]
fn tricky_markdown_shows_what_was_meant() {
    check(&[
        ("***x***", "*_x_*"),
        ("**bold *and italic* inside**", "*bold _and italic_ inside*"),
        ("*italic **bold** inside*", "_italic *bold* inside_"),
        ("super**bold**ly", "superboldly"),
        (
            "snake_case_name and __init__ and my_var_x",
            "snake_case_name and *init* and my_var_x",
        ),
        ("2 * 3 * 4 = 24 and 2*3*4", "2 * 3 * 4 = 24 and 2*3*4"),
        (
            "see https://ex.com/a_b_c/_d_?x=*1*&y=~2~ ok",
            "see https://ex.com/a_b_c/_d_?x=*1*&y=~2~ ok",
        ),
        (
            "[a **bold** link](https://ex.com/a_(b)_c)",
            "a *bold* link (https://ex.com/a_(b)_c)",
        ),
        (
            "![alt text](https://ex.com/i.png)",
            "alt text (https://ex.com/i.png)",
        ),
        ("# Big **bold** and _it_", "*Big bold and _it_*"),
        (
            "- a\n  - b\n    1. c\n    2. d\n- e",
            "- a\n- ◦ b\n- ◦ ◦ 1. c\n- ◦ ◦ 2. d\n- e",
        ),
        (
            "* one *it* word\n* two **b** word",
            "- one _it_ word\n- two *b* word",
        ),
        (
            "| Item | Qty |\n|------|----:|\n| **Tea** | 2 |\n| Milk_A | 3 |",
            "*Tea*\n- Qty: 2\n\n*Milk_A*\n- Qty: 3",
        ),
        (
            "```python\ndef f(*args, **kw):\n    return a_b*c\n```",
            "```\ndef f(*args, **kw):\n    return a_b*c\n```",
        ),
        (
            "use `**not bold**` and `a_b`",
            "use `**not bold**` and `a_b`",
        ),
        (
            "\\*not bold\\* and \\_x\\_ and \\~y\\~",
            "∗not bold∗ and ＿x＿ and ∼y∼",
        ),
        (
            "**first line\nsecond line** end",
            "*first line*\n*second line* end",
        ),
        ("🔥**Sale**🔥 and **🔥hot🔥**", "🔥*Sale*🔥 and *🔥hot🔥*"),
        ("请**注意**这里。", "请注意这里。"),
        ("**مرحبا** بالعالم *جدا*", "*مرحبا* بالعالم _جدا_"),
        (
            "<b>bold</b> &amp; a<br>b **md** <i>it</i> <u>u</u>",
            "*bold* & a\nb *md* _it_ u",
        ),
        (
            "> quote **b**\n> second\n>\n> > nested\n> - item",
            "> quote *b*\n> second\n> > nested\n> - item",
        ),
        ("- [ ] todo\n- [x] done", "☐ todo\n☑ done"),
        (
            "~~strike~~ and ~single~ and a~b~c",
            "~strike~ and ~single~ and a~b~c",
        ),
        ("a\n\n---\n\nb", "a\n\n────────────\n\nb"),
        (
            "**Note:**text after and (**ok**).",
            "*Note:* text after and (*ok*).",
        ),
        (
            "<https://ex.com/x_y> and [ref][1]\n\n[1]: https://ex.com/r_1",
            "https://ex.com/x_y and ref (https://ex.com/r_1)",
        ),
        (
            "** not bold ** and **bold** .",
            "** not bold ** and *bold* .",
        ),
        (
            "line one  \nline two\\\nline three\nsoft",
            "line one\nline two\nline three\nsoft",
        ),
        (
            "Hi {{1}}, **{{2}}** due _{{due_date}}_ see {{order_id}}",
            "Hi {{1}}, *{{2}}* due _{{due_date}}_ see {{order_id}}",
        ),
        ("````\n```js\nx\n```\n````", "```\nˋˋˋjs\nx\nˋˋˋ\n```"),
        (
            "**bold**\n\n1. one\n\n   para in item\n\n2. two\n\ntext",
            "*bold*\n\n1. one para in item\n2. two\n\ntext",
        ),
    ]);
}

#[test]
fn emphasis_keeps_off_words_and_urls() {
    check(&[
        ("<b>a</b><b>b</b> <i>c</i><b>d</b>", "*ab* _c_*d*"),
        ("<b> a </b>b", "*a* b"),
        ("a<b>(b)</b>", "a *(b)*"),
        ("**注意：**这里", "*注意：* 这里"),
        ("这是**“重点”**的。", "这是 *“重点”* 的。"),
        ("2**(n)**(m)", "2**(n)**(m)"),
        ("@**a**", "@a"),
        ("*a***b**c", "abc"),
        ("a*b*c and a**b**", "a*b*c and ab"),
        (
            "**see https://x.test/a_b now**",
            "*see* https://x.test/a_b *now*",
        ),
        ("**https://x.test.**", "https://x.test."),
        ("[a](https://x.test)b", "a (https://x.test) b"),
        ("[a](https://x.test). b", "a (https://x.test). b"),
        ("**[a](https://x.test)!** b", "*a* (https://x.test)! b"),
        ("https://x.test/*a*/b*c* *d*", "https://x.test/*a*/b*c* _d_"),
        ("*a https://x.test/b*c d", "*a https://x.test/b*c d"),
        ("<b>a<i>b</b>c</i>", "*ab*_c_"),
        ("<b>a <i>b</b> c</i>", "*a _b_* _c_"),
        ("http://x/<b>*y*</b>", "http://x/ *_y_*"),
        ("http://x/<!-- -->y<br>z", "http://x/ y\nz"),
        ("**a\n\nb** c", "**a\n\nb** c"),
        ("**a `b` c**", "*a `b` c*"),
        ("x`a`", "xa"),
        ("`a`:`b`", "`a`:`b`"),
    ]);
}

#[test]
fn strong_text_beside_strong_text_is_what_its_author_saw() {
    check(&[
        (
            "请点击**“设置”**，然后选择**“保存”**按钮。",
            "请点击 *“设置”*，然后选择 *“保存”* 按钮。",
        ),
        ("**「A」**と**「B」**です", "*「A」* と *「B」* です"),
        (
            "- **「A」**を、**「B」**を、**「C」**を",
            "- *「A」* を、*「B」* を、*「C」* を",
        ),
        ("**「A」**と**「B」**", "*「A」* と *「B」*"),
        ("**「A」**と**「B」**と**C**", "*「A」* と *「B」* とC"),
        ("**«A»**и**«B»**", "*«A»* и *«B»*"),
        ("**„A“**und **50%**of", "*„A“* und *50%* of"),
        ("**\"A\"**and**\"B\"**then", "*\"A\"* and *\"B\"* then"),
        ("**“A”**和 *b* **“C”**吧", "*“A”* 和 _b_ *“C”* 吧"),
        ("做**《A》**，出自*x***《B》**", "做 *《A》*，出自x *《B》*"),
        // Quotation marks that open, and spaces.
        ("**a (**b**) c**", "*a (b) c*"),
        ("**a \"**b**\" c**", "*a \"b\" c*"),
        ("**a, **b**, c**", "*a, b, c*"),
    ]);
    let text = "在**“甲”**，**“乙”**里";
    let imported = markdown(text, &Options::new());
    let spans: Vec<_> = imported
        .losses
        .iter()
        .map(|loss| &text[loss.span.range()])
        .collect();
    assert_eq!(spans, ["**“甲”**", "**“乙”**"]);
    let options = Options::new().dialect(Dialect::CommonMark);
    let imported = markdown("**「A」**と**「B」**", &options);
    assert_eq!(imported.document.source(), "*「A」と「B」*");
}

#[test]
fn struck_text_before_a_word_is_struck() {
    check(&[
        ("~~19,99 €~~14,99 €", "~19,99 €~ 14,99 €"),
        ("~~(a)~~b **c:**d", "~(a)~ b *c:* d"),
        ("~~**a:**~~b", "~*a:*~ b"),
        ("**~~a.~~**b", "*~a.~* b"),
        ("~~**a:**b:~~c", "~*a:* b:~ c"),
        ("**a:~~b:**c:~~d", "*a:~~b:* c:~~d"),
        ("约~~“旧”~~新", "约 ~“旧”~ 新"),
        ("a~~ ~~b", "a~~ ~~b"),
        ("\\~~a:~~b", "∼~a:∼~b"),
        ("x ~~~a:~~b c", "x ~~~a:~~b c"),
    ]);
}

#[test]
fn bare_urls_end_where_what_is_around_them_ends() {
    check(&[
        // All delimiters are the URL's.
        ("http://x.y***a***", "http://x.y***a***"),
        ("- www.x.y***a***b", "- www.x.y***a***b"),
        ("https://x.y/_a_***b***_c_ d", "https://x.y/_a_***b***_c_ d"),
        ("https://x.y/__init__.py", "https://x.y/__init__.py"),
        ("http://x.y/?a=*1*&amp;b=_2_", "http://x.y/?a=*1*&b=_2_"),
        ("http://x.y/?a=*1*&b=_2_, c", "http://x.y/?a=*1*&b=_2_, c"),
        ("http://x.y/*\\_a* b", "http://x.y/*_a* b"),
        ("http://x.y/_a_[b]", "http://x.y/_a_[b]"),
        ("http://x.y/**a_b*c*_**. d", "http://x.y/**a_b*c*_**. d"),
        ("http://x.y/*a b*c", "http://x.y/*a b*c"),
        // A link, an image.
        ("[**https://x.y**](https://x.y)", "https://x.y"),
        (
            "[https://x.y/_foo_](https://x.y/_foo_)",
            "https://x.y/_foo_",
        ),
        ("[www.x.y/~~a~~](http://www.x.y/~~a~~)", "www.x.y/~~a~~"),
        (
            "[**see http://x.y**](http://z.w)",
            "*see* http://x.y (http://z.w)",
        ),
        (
            "[**http://x.y**][1]\n\n[1]: http://z.w",
            "http://x.y (http://z.w)",
        ),
        (
            "![http://a.b/_c_](http://x.y)",
            "http://a.b/_c_ (http://x.y)",
        ),
        ("[http://x.y/_a_](#b)c", "http://x.y/_a_ c"),
        ("[see **https://x.y/a**]", "[see https://x.y/a]"),
        // A cell.
        (
            "|A|B|C|\n|-|-|-|\n|1|*https://x.y/a*|2|",
            "*1*\n- B: https://x.y/a\n- C: 2",
        ),
        (
            "|Site|N|\n|---|---|\n|https://x.y/_foo_|5|",
            "https://x.y/_foo_\n- N: 5",
        ),
        // Emphasis that began before.
        ("访问**https://x.y/a**获取", "访问https://x.y/a 获取"),
        ("**https://x.y/_a_**。", "https://x.y/_a_ 。"),
        ("“**https://x.y/a**”", "“https://x.y/a ”"),
        ("**see https://x.y/a**—b", "*see* https://x.y/a —b"),
        ("***see https://x.y/a***b c", "*_see_* https://x.y/a b c"),
        ("*https://x.y/a*b", "https://x.y/a b"),
        ("**a**: **http://x.y**;**b**", "*a*: http://x.y; *b*"),
        // More likely a part of the URL.
        ("*a https://x.y/b*c/_d_ e", "*a https://x.y/b*c/_d_ e"),
        // Emphasis of what ends a URL.
        ("http://x.y*,*,*,", "http://x.y*,,,"),
    ]);
}

#[test]
fn tags_that_are_none_are_text() {
    check(&[
        ("Vec<String> z", "Vec<String> z"),
        ("`a`: List<T> and <T>", "`a`: List<T> and <T>"),
        ("Dear <customer-name>,", "Dear <customer-name>,"),
        ("Dear <first name>, **<T>**", "Dear <first name>, *<T>*"),
        ("<think>a</think> b", "<think>a</think> b"),
        ("<String>\n\na", "<String>\n\na"),
        ("<pre>\nVec<String>\n</pre>", "```Vec<String>```"),
        ("http://x.y/<id>/a", "http://x.y/<id>/a"),
        // Someone else's markup, and elements that change nothing.
        ("a<my-tag x=y>b</my-tag>c", "abc"),
        ("<span>a</span> <math><mi>x</mi></math>", "a x"),
    ]);
    assert_eq!(losses("Vec<String> z"), []);
}

#[test]
fn tags_leave_one_space_and_one_break() {
    check(&[
        ("a <!-- c --> b", "a b"),
        ("a <!-- c --><!-- d -->  b", "a b"),
        ("a <u> b </u> c", "a b c"),
        ("a <b> b </b> c", "a *b* c"),
        ("- a <br> b", "- a b"),
        ("a <img src=b alt=c> d", "a c (b) d"),
        ("a<br>\nb", "a\nb"),
        ("a <br/> \nb<BR>\r\nc", "a\nb\nc"),
        ("a\n<br>b", "a\nb"),
        ("a\n<br>\nb", "a\nb"),
        ("> a\n> <br>\n> b", "> a\n> b"),
        ("a<br>\n<br>\nb", "a\n\nb"),
        ("a  \n<br>b", "a\n\nb"),
        ("- a<br>\n  b", "- a b"),
    ]);
    assert_eq!(losses("- a<br>\n  b"), [LossKind::ItemLines]);
}

#[test]
fn only_metadata_is_left_out() {
    check(&[
        ("---\na: b\nc:\n  - d\n- e\n# f\n\ng: h\n---\ni", "i"),
        ("---\r\na_b-c: 'd'\r\n...\r\ne", "e"),
        (
            "---\n**Order 5** is ready\n---\nBye",
            "────────────\n\n*Order 5 is ready*\n\nBye",
        ),
        (
            "---\nHello there, how are you?\n\n---\nBye",
            "────────────\nHello there, how are you?\n\n────────────\nBye",
        ),
        (
            "---\nNote: a\n\nText of it\n\n---\nBye",
            "────────────\nNote: a\n\nText of it\n\n────────────\nBye",
        ),
        (
            "---\nhttp://x.y\n\n---\na",
            "────────────\nhttp://x.y\n\n────────────\na",
        ),
    ]);
}

#[test]
fn nul_is_replaced() {
    check(&[
        ("a\0b `\0` [\0](\0)", "a\u{FFFD}b `\u{FFFD}` \u{FFFD}"),
        ("\0<p>\0</p>", "\u{FFFD}\n\n\u{FFFD}"),
    ]);
    let text = "\0 <u>\0</u> \\*a\\* \0<u>b</u>";
    for loss in markdown(text, &Options::new()).losses {
        let found = &text[loss.span.range()];
        assert!(["<u>", "*"].contains(&found), "{found:?}");
    }
}

#[test]
fn literal_text_does_not_format() {
    check(&[
        ("\\*a **b** c\\*", "∗a *b* c*"),
        ("**a \\* b \\*c\\***", "*a * b *c∗*"),
        ("\\`a\\` \\`\\`\\`b", "ˋaˋ ˋˋˋb"),
        ("`` a`b `` `` `c` ``", "`a`b` ``cˋ`"),
        (
            "\\- a\n\\* b\n\\+ c\n1\\) d\n\\# e",
            "‐ a\n∗ b\n+ c\n1) d\n# e",
        ),
        ("&gt; a\n12\\. b\n100\\. c", "› a\n12․ b\n100. c"),
        ("a \\- b > c 1. d", "a - b > c 1. d"),
        ("- \\- a\n- \\> b", "- - a\n- > b"),
        ("\\_a\\_b \\_c\\_", "＿a_b _c＿"),
        ("**a b_c * d**", "*a b_c * d*"),
        ("**x \\***", "*x ∗*"),
        ("__\\* x__", "*∗ x*"),
        ("# x * <b>", "*x ∗*"),
        ("a<i> * x</i>", "a _* x_"),
    ]);
    assert_eq!(losses("\\*a\\* b * c"), [LossKind::Literal; 2]);
}

#[test]
fn blocks_stand_apart_as_they_did() {
    check(&[
        ("a\n- b\n\nc", "a\n- b\n\nc"),
        ("a\n\n- b\n- c", "a\n\n- b\n- c"),
        ("a\n# b\nc", "a\n\n*b*\n\nc"),
        ("a\n```\nb\n```\nc", "a\n```b```\nc"),
        ("a\n> b\n\n\n\n> c", "a\n> b\n\n> c"),
        ("- a\n\n+ b", "- a\n\n- b"),
        ("<!-- a -->\n\nb\n\n<!-- c -->\n\nd", "b\n\nd"),
        ("a<br><br>b", "a\n\nb"),
        ("a\n\n&nbsp;\n\nb", "a\n\nb"),
        ("```\n\n```\na", "a"),
    ]);
}

#[test]
fn lists_have_one_line_an_item() {
    check(&[
        ("99. a\n100. b\n101. c", "99. a\n100. b\n101. c"),
        ("0. a\n1. b", "0. a\n1. b"),
        ("- a\n  > q\n\n  b\n- c", "- a\n> q\nb\n- c"),
        ("- ```\n  a\n  b\n  ```", "- ```\na\nb\n```"),
        ("1. > a", "1. > a"),
        ("- - a", "- ◦ a"),
        ("- # a\n- b  \n  c", "- *a*\n- b c"),
        ("-\n- a", "- a"),
        ("- [x] a\n  - [ ] b\n- c", "☑ a\n- ◦ ☐ b\n- c"),
        ("> - a\n>   - b\n>\n>   > c", "> - a\n> - ◦ b\n> > c"),
    ]);
    assert_eq!(
        losses("- a\n\n  b\n- c"),
        [LossKind::LooseList, LossKind::ItemLines]
    );
}

#[test]
fn empty_marks_leave_no_space() {
    let options = Options::new().nested_mark("").task_marks("", "✓");
    let imported = markdown("- a\n  - b\n- [ ] c\n- [x] d", &options);
    assert_eq!(imported.document.source(), "- a\n- b\n- c\n✓ d");
    let imported = markdown("1. [ ] a", &options.task_marks(" ", " "));
    assert_eq!(imported.document.source(), "1. a");
}

#[test]
fn quotes_have_a_mark_on_every_line() {
    check(&[
        ("> a\nb\n> > c\nd", "> a\n> b\n> > c\n> > d"),
        ("> ```\n> a\n>\n>   b\n> ```", "> ```a```\n> ```  b```"),
        ("> # a\n> b\n>\n> ---", "> *a*\n> b\n> ────────────"),
        ("> [!NOTE]\n> a", "> *Note*\n> a"),
        ("> | a | b |\n> |---|---|\n> | c | d |", "> *c*\n> - b: d"),
    ]);
}

#[test]
fn tables_become_rows() {
    check(&[
        ("| a |\n|---|\n| b |\n| c |", "*a*\n- b\n- c"),
        ("| a | b |\n|---|---|", "*a*\n- b"),
        ("| a | b |\n|---|---|\n| | d |\n| e | |", "- b: d\n\n*e*"),
        (
            "| Name | Value |\n|---|---|\n| `x` | [y](https://z.test) |",
            "*`x`:* y (https://z.test)",
        ),
        (
            "| a | b |\n|---|---|\n| [c](https://d.test) | e*f* |",
            "*c* (https://d.test)\n- b: ef",
        ),
        (
            "| a: | b |\n|---|---|\n| 1 | x<br>y |\n\nz",
            "*1*\n- b: x y\n\nz",
        ),
        (
            "- | a | b |\n  |---|---|\n  | c | d |\n- e",
            "- *c*\n- b: d\n- e",
        ),
        (
            "<table><tr><th>a</th><th>b</th></tr><tr><td>c<td>d</table>",
            "*c*\n- b: d",
        ),
    ]);
}

#[test]
fn grids_fit_their_width() {
    let table = "| Item | 价格 |\n|:-:|--:|\n| long words here | 1 |\n| 茶 | 22 |";
    let grid = |width| {
        let options = Options::new().tables(Tables::Grid { width });
        markdown(table, &options).document.source().to_owned()
    };
    assert_eq!(
        grid(22),
        "```\n     Item       │ 价格\n────────────────┼─────\nlong words here │    1\n      茶        │   22\n```"
    );
    assert_eq!(
        grid(17),
        "```\n   Item    │ 价格\n───────────┼─────\nlong words │    1\n   here    │\n    茶     │   22\n```"
    );
    assert_eq!(grid(8), "*long words here*\n- 价格: 1\n\n*茶*\n- 价格: 22");
}

#[test]
fn links_say_where_they_lead() {
    check(&[
        ("[https://x.test](https://x.test/)", "https://x.test/"),
        ("[www.x](<http://www.x>)", "www.x"),
        ("[www.x](<https://www.x>)", "https://www.x"),
        ("[x.test](<http://x.test>)", "http://x.test"),
        ("[](https://x.test) [a]()", "https://x.test a"),
        ("[![](b)![](http://c)](https://x.test)", "https://x.test"),
        (
            "<a href=\"/a\">b<img src=\"http://c\"><img src=\"http://d\"></a>",
            "b (/a)",
        ),
        ("[ana](mailto:ana@x.test?subject=hi)", "ana (ana@x.test)"),
        ("[a](#b) [c](/d) [e](javascript:f)", "a c (/d) e"),
        ("[![a](b.png)](https://x.test)", "a (https://x.test)"),
        ("![](data:image/png;base64,AA)", ""),
        ("[a](<https://x.test/b c>)", "a (https://x.test/b%20c)"),
        (
            "a[^n]. b[^m]\n\n[^m]: two\n[^n]: one",
            "a [1]. b [2]\n\n[1] one\n[2] two",
        ),
    ]);
    assert_eq!(losses("[a](#b)"), [LossKind::LinkTarget]);
}

#[test]
fn html_is_read() {
    check(&[
        (
            "<div>\n<p>a &eacute;</p>\n<ul><li>b<li>c</ul>\n</div>",
            "a é\n\n- b\n- c",
        ),
        ("<script>\nlet a = \"<b>\";\n</script>\n\nb", "b"),
        ("<pre>\na\n  b\n</pre>", "```\na\n  b\n```"),
        ("<h2>a</h2>\n<blockquote>b</blockquote>", "*a*\n\n> b"),
        (
            "<a href=\"https://x.test/?a=1&amp;b=2\" title='t'>c</a>",
            "c (https://x.test/?a=1&b=2)",
        ),
        ("<img src=a.png alt=\"b\">", "b (a.png)"),
        (
            "<span style=\"font-weight: bold; color: red\">a</span>",
            "*a*",
        ),
        ("<dl><dt>a<dd>b<dd>c</dl>", "*a*\n- b\n- c"),
        (
            "<details>\n<summary>a</summary>\n\n**b**\n\n</details>",
            "a\n\n*b*",
        ),
        ("> <ol\n>  reversed><li>a\n> <li>b</ol>", "> 2. a\n> 1. b"),
        ("a <custom-tag x=y>b</custom-tag> <!-- c --> d", "a b d"),
    ]);
}

#[test]
fn losses_say_where_and_what() {
    use LossKind as L;
    for (text, expected) in [
        ("a *b* `c`", vec![]),
        ("# a", vec![(L::HeadingLevel, "# a")]),
        ("xx**aa**yy", vec![(L::MidWord, "**aa**")]),
        (
            "![a](b \"c\")",
            vec![(L::Image, "![a](b \"c\")"), (L::LinkTitle, "![a](b \"c\")")],
        ),
        ("a \\*b\\*", vec![(L::Literal, "*"), (L::Literal, "*")]),
        (
            "<p>&lt;3 _a_</p>",
            vec![(L::Literal, "_"), (L::Literal, "_")],
        ),
        (
            "&#42;a&ast;",
            vec![(L::Literal, "&#42;"), (L::Literal, "&ast;")],
        ),
        (
            "- <p>a</p>b",
            vec![(L::LooseList, "<p>"), (L::ItemLines, "b")],
        ),
        (
            "- <p>a</p>\n\n  b\n- <div>c</div>",
            vec![(L::LooseList, "<p>"), (L::BlockInItem, "b")],
        ),
        ("> <p>a\n> <u>b</u>", vec![(L::Underline, "<u>")]),
        (
            "-\t<div>\n\t_a_ <img alt='x\n\ty' src=z>",
            vec![
                (L::Image, "<img alt='x\n\ty' src=z>"),
                (L::Literal, "_"),
                (L::Literal, "_"),
            ],
        ),
        ("<http://x>&nGg;", vec![(L::Space, "&nGg;")]),
        ("```js\na\n```", vec![(L::CodeLanguage, "```js\na\n```")]),
        (
            "<u>a</u> H<sub>2</sub>",
            vec![(L::Underline, "<u>"), (L::Script, "<sub>")],
        ),
        ("- [x] a", vec![(L::TaskBox, "[x]")]),
        ("---", vec![(L::Rule, "---")]),
        ("---\na: b\n---\nc", vec![(L::Metadata, "---\na: b\n---\n")]),
        ("**a:**b", vec![(L::Space, "**a:**")]),
        ("<http://x>. y", vec![]),
        ("<http://x>y *z*", vec![(L::Space, "y ")]),
        ("<http://x>`y`", vec![(L::Space, "`y`")]),
        (
            "<http://x>[y](z)",
            vec![(L::Space, "[y](z)"), (L::LinkText, "[y](z)")],
        ),
        ("http://x/<b>y</b>", vec![(L::Space, "y")]),
        ("[^1]: a", vec![(L::Footnote, "[^1]: a")]),
        (
            "**a [b](https://c.d)**",
            vec![
                (L::LinkText, "[b](https://c.d)"),
                (L::StyledUrl, "**a [b](https://c.d)**"),
            ],
        ),
    ] {
        let found = markdown(text, &Options::new()).losses;
        let found: Vec<_> = found
            .iter()
            .map(|loss| (loss.kind, &text[loss.span.range()]))
            .collect();
        assert_eq!(found, expected, "{text:?}");
    }
}

#[test]
fn blank_lines_in_a_quote_are_reported_once() {
    for (text, expected) in [
        ("> a\n>\n> b\n>\n> c", &["b"][..]),
        ("> a\n> b\n\n> c", &[]),
        ("> a\n> - b\n>\n>   c", &[]),
        ("> # a\n> b\n> > c\n> >\n> > d", &["d"]),
        ("> ```\n> a\n>\n> b\n> ```", &["```\n> a\n>\n> b\n> ```"]),
    ] {
        let imported = markdown(text, &Options::new());
        let blank = imported
            .losses
            .iter()
            .filter(|loss| loss.kind == LossKind::BlankInQuote);
        let found: Vec<_> = blank.map(|loss| &text[loss.span.range()]).collect();
        assert_eq!(found, expected, "{text:?}");
    }
}

#[test]
fn cells_that_the_header_has_no_column_for_are_reported() {
    let cases: [(&str, &[&str]); 4] = [
        ("|a|b|\n|-|-|\n|`x|y`|z|\n|1|2|", &["z"]),
        ("a|b\n-|-\n1|2|3 | *4*\n5|6|", &["3 | *4*"]),
        ("> |a|\n> |-|\n> |1| \n> |2| | |3|\n", &["3"]),
        ("|a|b|\n|-|-|\n|1|\n|2\\|3|4|\n", &[]),
    ];
    for (text, expected) in cases {
        let imported = markdown(text, &Options::new());
        let extra = imported
            .losses
            .iter()
            .filter(|loss| loss.kind == LossKind::ExtraCells);
        let found: Vec<_> = extra.map(|loss| &text[loss.span.range()]).collect();
        assert_eq!(found, expected, "{text:?}");
    }
}

#[test]
fn a_fence_around_everything_is_taken_off() {
    check(&[
        ("\n```md\n# a\n\n```js\nb\n```\n```\n\n", "*a*\n\n```b```"),
        ("~~~~markdown\na\n~~~\nb\n~~~\n~~~~", "a\n```b```"),
        ("```markdown\na\n```\nb", "```a```\nb"),
        ("```markdown\na", "```a```"),
        ("```markdown x\na\n```", "```a```"),
    ]);
}

/// Markdown: mostly of trouble.
pub(crate) fn texts() -> impl Strategy<Value = String> {
    prop_oneof![
        2 => vec(piece(), 0..12).prop_map(|pieces| pieces.concat()),
        2 => vec(piece(), 0..40).prop_map(|pieces| pieces.concat()),
        1 => messages(),
    ]
}

/// A bit of Markdown.
fn piece() -> impl Strategy<Value = &'static str> {
    prop_oneof![
        14 => select(&["*", "**", "_", "__", "~", "~~", "`", "``", "***", "```", "\\", "\\*"]),
        8 => select(&["**a**", "*b*", "_c_", "~~d~~", "`e`", "**a *b* c**", "***x***", "**N:**t", "2*3*4"]),
        12 => select(&["a", "b c", "7", "é", "字", "@", ".", ":", "!", "(", ")", "🎉", "\u{301}"]),
        10 => Just(" "),
        8 => select(&["\n", "\n\n", "  \n", "\\\n", "\r\n", "\n\n\n", "\r", "\t"]),
        8 => select(&[
            "\n- ", "\n  - ", "\n1. ", "\n   2) ", "\n> ", "\n> > ", "\n- [x] ", "\n* ", "- ", "> ", "\n100. ", "\\- ", "1\\. ",
        ]),
        6 => select(&[
            "\n# ", "\n## x", "\n---\n", "\nx\n===\n", "\n```js\ny\n```\n", "\n    z\n", "\n~~~\nw `\n~~~\n",
            "````\n```\n````\n", "\n```markdown\n",
        ]),
        6 => select(&[
            "[a](https://x.y)", "[b][1]", "\n\n[1]: https://r.s\n", "![c](d.png \"t\")", "<https://x.y/a_b>",
            "https://x.y/_a_*b*", "www.x", "www.", "[^1]", "\n\n[^1]: note\n", "<a@b.cc>", "[x](#y)", "[![i](j)](k)",
        ]),
        4 => select(&["| a | b |\n|---|--:|\n| **c** | `d` |\n", "\n|k|v|\n|-|-|\n|x|y|\n"]),
        6 => select(&[
            "<b>", "</b>", "<i>", "</i>", "<br>", "<code>", "</code>", "<!-- x -->", "\n<div>\n", "</div>", "<u>y</u>",
            "<table><tr><td>q</table>", "<ul><li>w<li>v</ul>", "<pre>", "</pre>", "<script>", "</script>", "&amp;", "&#42;",
            "&#10;", "&nbsp;", "<",
        ]),
    ]
}

fn options() -> impl Strategy<Value = Options> {
    let headings = select(&[Headings::Strong, Headings::Capitals, Headings::Plain]);
    let links = select(&[Links::Parentheses, Links::Colon, Links::Footnotes]);
    let tables = select(&[
        Tables::Rows,
        Tables::Grid { width: 12 },
        Tables::Auto { width: 20 },
    ]);
    let literals = select(&[Literals::LookAlikes, Literals::LookAlikes, Literals::Leave]);
    let marks = select(&["◦", "", "*", "_a_", "- "]);
    let options = (headings, links, tables, literals, marks).prop_map(
        |(headings, links, tables, literals, mark)| {
            let options = Options::new()
                .headings(headings)
                .links(links)
                .tables(tables);
            options
                .literals(literals)
                .nested_mark(mark)
                .task_marks(mark, "`")
                .rule_line(mark)
        },
    );
    prop_oneof![2 => Just(Options::new()), 1 => options]
}

#[test]
fn documents_are_what_their_source_says() {
    for_all((texts(), options()), 2000, |(text, options)| {
        let imported = markdown(&text, &options);
        assert_eq!(wamark::parse(imported.document.source()), imported.document);
        for loss in imported.losses {
            assert!(text.get(loss.span.range()).is_some(), "{loss:?}");
        }
    });
}

#[test]
fn escaped_text_never_formats() {
    for_all(messages(), 2000, |text| {
        let mut escaped = String::new();
        for character in text.chars() {
            escaped.extend(character.is_ascii_punctuation().then_some('\\'));
            escaped.push(if character.is_whitespace() {
                ' '
            } else {
                character
            });
        }
        let document = markdown(escaped.trim(), &Options::new()).document;
        for node in document.nodes() {
            match node {
                Node::Block(block) => {
                    assert!(matches!(block.kind(), BlockKind::Paragraph(_)), "{text:?}");
                }
                Node::Inline(inline) => assert!(
                    matches!(inline.kind(), InlineKind::Text(_) | InlineKind::Link(_)),
                    "{text:?}"
                ),
                Node::ListItem(_) => panic!("{text:?}"),
            }
        }
        assert_eq!(ink(document.source()), ink(&text));
    });
}

/// The characters that are shown, look-alikes as what they stand for.
fn ink(text: &str) -> String {
    let shown = text
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '\0' | '\u{FFFD}' | '\u{FEFF}'));
    let meant = shown.map(|character| match character {
        '∗' => '*',
        '＿' => '_',
        '∼' => '~',
        'ˋ' => '`',
        '‐' => '-',
        '›' => '>',
        '․' => '.',
        _ => character,
    });
    meant.collect()
}

/// The text that a Markdown parser shows, and the URLs; nothing if there is HTML.
fn shown(text: &str) -> Option<(String, String)> {
    let (mut shown, mut urls) = (String::new(), String::new());
    for event in Parser::new(text) {
        match event {
            Event::Text(text) | Event::Code(text) => shown.push_str(&text),
            Event::Html(_) | Event::InlineHtml(_) => return None,
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                urls.push_str(&dest_url);
            }
            _ => {}
        }
    }
    Some((
        ink(&shown.replace("mailto:", "").replace("MAILTO:", "")),
        ink(&urls),
    ))
}

/// Checks that no text is lost and no markup is left.
#[track_caller]
fn keeps_text(text: &str) {
    let Some((shown, urls)) = shown(text) else {
        return;
    };
    let options = Options::new()
        .dialect(Dialect::CommonMark)
        .unwrap_fence(false);
    let document = markdown(text, &options).document;
    let plain = ink(&render::plain(&document));
    let mut rest = plain.chars();
    for character in shown.chars().filter(|c| c.is_alphanumeric()) {
        assert!(
            rest.any(|found| found == character),
            "{character:?} of {text:?} is not in {plain:?}"
        );
    }
    for delimiter in ['*', '_', '~', '`', '#'] {
        let count = |text: &str| text.matches(delimiter).count();
        let (found, least) = (count(&plain), count(&shown).saturating_sub(count(&urls)));
        assert!(
            (least..=count(&shown) + count(&urls)).contains(&found),
            "{found} {delimiter} in {plain:?} of {text:?}"
        );
    }
}

#[test]
fn text_is_kept_and_markup_is_not() {
    for_all(texts(), 2000, |text| keeps_text(&text));
}

/// The inputs of pulldown-cmark's own tests, by file: CommonMark's examples are `spec.rs`.
static EXAMPLES: LazyLock<Vec<(String, Vec<String>)>> = LazyLock::new(|| {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["metadata", "--format-version", "1", "--offline"]);
    cargo.current_dir(env!("CARGO_MANIFEST_DIR"));
    let metadata: serde_json::Value =
        serde_json::from_slice(&cargo.output().unwrap().stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    let package = packages
        .iter()
        .find(|package| package["name"] == "pulldown-cmark")
        .unwrap();
    let manifest = PathBuf::from(package["manifest_path"].as_str().unwrap());
    let folder = manifest.parent().unwrap().join("tests/suite");
    let mut examples = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let source = std::fs::read_to_string(&path).unwrap();
        let originals = source.split("let original = r##\"").skip(1);
        let originals = originals.map(|rest| rest.split("\"##;").next().unwrap().to_owned());
        examples.push((
            path.file_stem().unwrap().to_str().unwrap().to_owned(),
            originals.collect(),
        ));
    }
    examples.sort();
    examples
});

#[test]
fn examples_of_the_specification_are_read() {
    let (_, spec) = EXAMPLES.iter().find(|(name, _)| name == "spec").unwrap();
    assert!(spec.len() >= 650);
    for (_, examples) in EXAMPLES.iter() {
        for text in examples {
            let imported = markdown(text, &Options::new());
            assert_eq!(
                wamark::parse(imported.document.source()),
                imported.document,
                "{text:?}"
            );
        }
    }
    for text in spec {
        keeps_text(text);
    }
}

/// Markdown of what a message can hold.
fn plain_blocks() -> impl Strategy<Value = String> {
    let word = || select(&["a", "bc", "é", "字", "🎉", "(d)", "e.", "x_y"]);
    let inline = || {
        prop_oneof![
            4 => word().prop_map(str::to_owned),
            1 => word().prop_map(|word| format!("**{word}**")),
            1 => word().prop_map(|word| format!("_{word}_")),
            1 => word().prop_map(|word| format!("~~{word} {word}~~")),
            1 => word().prop_map(|word| format!("_**{word}**_ **{word} _{word}_**")),
            1 => word().prop_map(|word| format!("`{word}`")),
        ]
    };
    let line = move || vec(inline(), 1..5).prop_map(|parts| parts.join(" "));
    let lines = move || vec(line(), 1..4);
    let block = prop_oneof![
        lines().prop_map(|lines| lines.join("\\\n")),
        lines().prop_map(|lines| format!("- {}", lines.join("\n- "))),
        lines().prop_map(|lines| {
            let items = lines
                .iter()
                .enumerate()
                .map(|(at, line)| format!("{}. {line}", at + 3));
            items.collect::<Vec<_>>().join("\n")
        }),
        lines().prop_map(|lines| format!("> {}", lines.join("\\\n> "))),
        lines().prop_map(|lines| format!("```\n{}\n```", lines.join("\n"))),
    ];
    // Two lists in a row would be one, and a loose one.
    vec(block, 1..5).prop_map(|blocks| blocks.join("\n\nz\n\n"))
}

#[test]
fn markdown_of_the_document_renders_to_the_same_html() {
    let extensions = Extensions::ENABLE_STRIKETHROUGH;
    let page = |text: &str| {
        let mut page = String::new();
        html::push_html(&mut page, Parser::new_ext(text, extensions));
        page
    };
    for_all(plain_blocks(), 1000, |text| {
        let document = markdown(&text, &Options::new()).document;
        assert_eq!(
            page(&render::markdown(&document)),
            page(&text),
            "{:?}",
            document.source()
        );
    });
}

#[test]
fn events_of_a_table_are_balanced() {
    // A table ends where its block ends, whatever HTML stands in its cells.
    let text = "| a |\n|---|\n| <table><tr><td>b |\n\nc";
    let ends = Parser::new_ext(text, Extensions::ENABLE_TABLES);
    assert_eq!(
        ends.filter(|event| *event == Event::End(TagEnd::Table))
            .count(),
        1
    );
    assert_eq!(message(text), "*a*\n- b\n\nc");
}
