//! `import::html`: what a message says that was HTML.

use proptest::prelude::*;
use wamark::import::{Options, html};

use crate::generate;

fn imported(text: &str) -> String {
    html(text, &Options::new()).document.source().to_owned()
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table")]
fn messages_say_what_the_page_shows() {
    let cases = [
        // Styles, by element and by CSS.
        (
            "<b>x</b> <strong>y</strong> <i>z</i> <em>u</em>",
            "*x* *y* _z_ _u_",
        ),
        ("<b style=\"color:red\">y</b>", "*y*"),
        ("<B CLASS=a>y</B>", "*y*"),
        (
            "<span style='font-weight: 700; font-style: italic'>y</span>",
            "*_y_*",
        ),
        ("<del>a</del> <s>b</s> <strike>c</strike>", "~a~ ~b~ ~c~"),
        ("<b><i>x</i></b>", "*_x_*"),
        ("<b>a<b>b</b>c</b>", "*abc*"),
        ("<code>a*b</code> and <kbd>Ctrl</kbd>", "`a*b` and `Ctrl`"),
        // Malformed, as browsers recover.
        ("<b>unclosed", "*unclosed*"),
        ("<b>a<i>b</b>c</i>", "*ab*_c_"),
        ("a<b>b <s>c</b>d e</s>", "ab ~cd e~"),
        ("a</b>b", "ab"),
        ("1 < 2 && 3 > 2", "1 < 2 && 3 > 2"),
        ("<3 you", "<3 you"),
        // Lines.
        ("<b>a<br>b</b>", "*a*\n*b*"),
        ("<p>a</p><p>b</p>", "a\n\nb"),
        ("<div>a</div><div>b</div>", "a\nb"),
        ("a\n   b\t c", "a b c"),
        ("  <p>  a  </p>  ", "a"),
        ("a<hr>b", "a\n\n────────────\n\nb"),
        ("<h2>Big <b>news</b></h2>text", "*Big news*\n\ntext"),
        // References.
        (
            "a&nbsp;b &lt;c&gt; &amp;amp; &#8364;5 caf&eacute;",
            "a\u{a0}b <c> &amp; €5 café",
        ),
        ("&lt;script&gt;", "<script>"),
        // What is not text.
        ("<script>alert(1)</script>ok<style>b{}</style>", "ok"),
        (
            "<title>T</title><head><meta charset=utf-8></head><body>b</body>",
            "b",
        ),
        ("<!-- a --><!DOCTYPE html>b<?php c ?>", "b"),
        ("<textarea>a</textarea>b", "b"),
        ("<p hidden>a</p>b", "b"),
        // Links and images.
        (
            "<a href='https://x.test/a_(b)_c'>Docs</a>",
            "Docs (https://x.test/a_(b)_c)",
        ),
        (
            "<a href='https://x.test'>https://x.test</a>",
            "https://x.test",
        ),
        ("<a href='javascript:alert(1)'>x</a>", "x"),
        ("<a href='mailto:ana@x.test'>ana@x.test</a>", "ana@x.test"),
        (
            "<b><a href='https://x.test'>Docs</a></b>",
            "*Docs* (https://x.test)",
        ),
        (
            "<img alt='Chart' src='https://x.test/c.png'>",
            "Chart (https://x.test/c.png)",
        ),
        // Lists.
        (
            "<ul><li>a<li>b<ul><li>c</ul><li>d</ul>",
            "- a\n- b\n- ◦ c\n- d",
        ),
        (
            "<ol start=4><li>a<li>b<li value=9>c</ol>",
            "4. a\n5. b\n9. c",
        ),
        ("<ul><li><p>a</p><p>b</p></li></ul>", "- a b"),
        (
            "<ul><li><input type=checkbox checked> done<li><input type=checkbox>open</ul>",
            "☑ done\n☐ open",
        ),
        (
            "<dl><dt>Tea<dd>hot<dt>Ice<dd>cold</dl>",
            "*Tea*\n- hot\n*Ice*\n- cold",
        ),
        // Quotes and code.
        ("<blockquote>a<br>b</blockquote>c", "> a\n> b\n\nc"),
        ("<pre>\na\n  *b*\n</pre>", "```\na\n  *b*\n```"),
        ("<pre><code class=x>ls</code></pre>", "```ls```"),
        // Tables.
        (
            "<table><tr><th>Name<th>Price<tr><td>Tea<td>3</table>",
            "*Tea*\n- Price: 3",
        ),
        ("<table><tr><td>1</td><td>2</td></tr></table>", "*1*\n- 2"),
        ("a<table>x<tr><td>1<td>2</table>b", "a\n\nx\n*1*\n- 2\n\nb"),
        (
            "<table><caption>Tea<tr><td>1<td>2</table>",
            "Tea\n\n*1*\n- 2",
        ),
        (
            "<table><tr><th>A<th>B<tr><td><ul><li>x<li>y</ul><td>z<br>z</table>",
            "*x y*\n- B: z z",
        ),
        (
            "<table><tr><th>A<th>B<th>C<tr><td colspan=2>x<td>y</table>",
            "*x*\n- C: y",
        ),
        (
            "<table><tr><th>Size<td>L<tr><th>Col:<td>Red</table>",
            "*Size:* L\n*Col:* Red",
        ),
        (
            "<table><tr><th>A<th>B<tr><td>a<td>https://x.test<ul><li>b</ul></table>",
            "*a*\n- B: https://x.test b",
        ),
        (
            "<table><tr><td><th>A<th>B<tr><th>x<td>1<td>2</table>",
            "*x*\n- A: 1\n- B: 2",
        ),
        // Tables that lay out a page.
        (
            "<table><tr><td><h1>Hi</h1><p>a</p><p>b<br>c</p></td></tr></table>",
            "*Hi*\n\na\n\nb\nc",
        ),
        (
            "<table><tr><td><table><tr><td>Tea<td>3</table></td><td>x</td></tr></table>y",
            "*Tea*\n- 3\n\nx\n\ny",
        ),
        ("<table role=presentation><tr><td>a<td>b</table>", "a\nb"),
        ("<table><tr><td>a<b>b<td>c</b>d</table>", "*ab*\n- cd"),
        // What CSS says.
        ("<b style='font-weight:normal'>a <b>b</b></b>", "a *b*"),
        (
            "<i style='font-style: normal'>a</i> <s style='text-decoration:none'>b</s>",
            "a b",
        ),
        ("<h1 style='font-weight:700'>a</h1>", "*a*"),
        ("<span style='font-weight:600 !important'>a</span>", "*a*"),
        (
            "<div style='Display: none'>a</div><i style='visibility:hidden'>b</i>c",
            "c",
        ),
        // Code.
        (
            "<pre>a <b>b</b><script>c</script><a href=d>e</a></pre>",
            "```a be```",
        ),
        (
            "<code>a <b>b</b></code> <b><code>c</code></b>",
            "`a b` *`c`*",
        ),
        (
            "<code>a <a href='https://x.test'>b</a></code>",
            "`a b` (https://x.test)",
        ),
        // The rest.
        ("<q>a</q>", "“a”"),
        (
            "<ruby>漢<rp>（</rp><rt>kan</rt><rp>）</rp>字<rt>ji</ruby>",
            "漢(kan)字(ji)",
        ),
        (
            "<a href='https://x.test'><h2>a</h2><p>b</p></a>",
            "*a*\n\nb\n\nhttps://x.test",
        ),
        (
            "<video>a</video><audio>b</audio><canvas>c</canvas><embed src=d>e",
            "e",
        ),
        ("<a name=b>c</a>", "c"),
        ("<img src=a.png alt=''>b", "b"),
        (
            "<base href='https://x.test/a/'><a href='b'>c</a> <img alt=d src='/e'>",
            "c (https://x.test/a/b) d (https://x.test/e)",
        ),
        // Text that would format.
        ("* x *", "∗ x *"),
        ("*not bold*", "∗not bold∗"),
        ("<p>- no item</p>", "‐ no item"),
        (
            "2 * 3 * 4 and snake_case_name",
            "2 * 3 * 4 and snake_case_name",
        ),
        ("https://x.test/_a_?b=*c*", "https://x.test/_a_?b=*c*"),
        ("su<b>per</b>", "super"),
        ("", ""),
    ];
    assert_messages(&cases);
}

fn assert_messages(cases: &[(&str, &str)]) {
    let failed: Vec<_> = cases
        .iter()
        .filter(|(page, message)| imported(page) != *message)
        .map(|(page, message)| {
            format!(
                "{page:?}\n  gives {:?}\n  meant {message:?}",
                imported(page)
            )
        })
        .collect();
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

/// What browsers show apart never becomes one word.
#[test]
fn words_stay_apart() {
    assert_messages(&[
        // Behind a paragraph or another block in an item or a cell.
        (
            "<ul><li><p>First item</p><b>bold</b> text</li></ul>",
            "- First item *bold* text",
        ),
        (
            "<table><tr><td><p>Tea</p><small>green</small></td><td><p>5</p></td></tr></table>",
            "*Tea green*\n- 5",
        ),
        (
            "<table><tr><td>a</td><td>Street 5<p>12345 City</p>Spain</td></tr></table>",
            "*a*\n- Street 5 12345 City Spain",
        ),
        (
            "<table><tr><td><p>http://x.y</p>b</td><td>c</td></tr></table>",
            "http://x.y *b*\n- c",
        ),
        ("<dl><dd><p>a</p>b</dd></dl>", "- a b"),
        (
            "<table><tr><td>a<pre>b</pre>c</td><td>d</td></tr></table>",
            "*a `b` c*\n- d",
        ),
        ("<li><div>a</div>b</li>", "- a b"),
        // End tags without an element.
        ("line one</br>line two", "line one\nline two"),
        ("<pre>a</br>b</pre>", "```\na\nb\n```"),
        ("<li>a</br>b", "- a b"),
        ("<div>a</p>b</div>", "a\n\nb"),
        ("<li>a</p>b", "- a b"),
        ("<table><tr><td>a</p>b<td>c</table>", "*a b*\n- c"),
        ("<div hidden>a</p>b</br></div>c", "c"),
        (
            "Name:<input name=n><label>L</label><button>Go</button><button>Stop</button>",
            "Name: L Go Stop",
        ),
        // Around what is not there.
        ("<div style='max-height:0px;overflow:hidden'>x</div>a", "a"),
        ("a <i hidden>x</i> b<div hidden>x<p>y</div> c", "a b c"),
        (
            "<p>a <script>x</script> b <template><p>x</template> c",
            "a b c",
        ),
        (
            "<b>a <span hidden><p>x</p><ul><li>y</ul><table><tr><td>z</table><hr><br><h1>t</h1><pre>p</pre></span> c</b> d",
            "*a c* d",
        ),
        ("<ol><li>a<li hidden>b<li>c</ol>", "1. a\n2. c"),
        ("a<div style='visibility:hidden'>x</div>b", "a\nb"),
        (
            "<pre>a<i hidden>q<br></i>b<style>x</style><br>c</pre>",
            "```\nab\nc\n```",
        ),
        ("<html><head><meta charset=utf-8><title>x</title><p>a", "a"),
        ("<head><title>x</title>a<body>b", "a\nb"),
        // White space around what shows nothing.
        ("a <!-- c --> b", "a b"),
        ("a <wbr> b <x-y> c", "a b c"),
    ]);
}

/// As browsers recover: what is directly in a table stands before it, and tags reach only so far.
#[test]
fn tables_keep_to_themselves() {
    assert_messages(&[
        (
            "<table><tr><a href=\"http://x.y/a_b\"><td>foo</td><td>bar</td></a></tr></table>",
            "http://x.y/a_b\n*foo*\n- bar",
        ),
        (
            "<table><tr><a href='http://x.y'>see<td>foo<td>bar</table>",
            "see (http://x.y)\n*foo*\n- bar",
        ),
        (
            "<table><tr><th>A</th></tr><tr><td>1</td></tr>tail</table>after",
            "tail\n*A*\n- 1\n\nafter",
        ),
        (
            "<table><tbody>http://x.y/<tr><td>foo<td>bar</table>",
            "http://x.y/\n*foo*\n- bar",
        ),
        (
            "<table><code><td>www.z.com/_q_bar<td>b",
            "www.z.com/_q_bar\n- b",
        ),
        (
            "<table><i><a href=\"http://q.r/s*t\"><td>a<td>b",
            "http://q.r/s*t\n*a*\n- b",
        ),
        ("<table><tr><b>a<td>b<td>c</table>d", "*a*\n*b*\n- c\n\nd"),
        ("<table><tr><p>a<td>b<td>c</table>d", "a\n\n*b*\n- c\n\nd"),
        ("<table><tr><th>A<tr><td></table>x", "*A*\n\nx"),
        // End tags.
        (
            "<div><table><tr><td>a</div>b<td>c</table></div>",
            "*ab*\n- c",
        ),
        (
            "<b>x<table><tr><td>a</b>b<td>c</table>",
            "*x*\n\n*ab*\n- *c*",
        ),
        (
            "<table><thead><tr><th>A<th>B<tbody><tr><td>a<td>b</tbody></table>",
            "*a*\n- B: b",
        ),
        (
            "<table><colgroup><col><col><tr><td>a<td>b</table>",
            "*a*\n- b",
        ),
    ]);
}

/// Formulas are on one line, said once; an image that stands for a character is that character.
#[test]
fn formulas_and_emoji_are_text() {
    assert_messages(&[
        (
            "a <math><semantics><mrow><mi>E</mi><mo>=</mo><msup><mi>c</mi><mn>2</mn></msup></mrow><annotation encoding='application/x-tex'>E=c^2</annotation></semantics></math><span class='x katex-html'><b>E=c2</b></span> b",
            "a E=c^2 b",
        ),
        (
            "<math><mi>x</mi><mo>+</mo><mfrac><mn>1</mn><mn>2</mn></mfrac></math> a",
            "x+1/2 a",
        ),
        ("<p>a <math><mi>x<p>b</p>", "a x\n\nb"),
        ("<span class=katex-html>E</span>", "E"),
        (
            "<img alt='👍🏽' src=a.png> <img alt=':x:' class='c emoji' src=a.png> <img alt=1 src=a.png>",
            "👍🏽 :x: 1 (a.png)",
        ),
    ]);
}

/// As chats and editors copy it: what stands around the code is none, and a line is a line.
#[test]
fn code_is_what_was_written_and_no_more() {
    assert_messages(&[
        (
            "<pre><div><div>python</div><button><svg></svg>Copy code</button></div><div><code><span>def</span> f():\n  x\n</code></div></pre>",
            "```\ndef f():\n  x\n```",
        ),
        (
            "<pre><div>a</div><div>b</div><p>c</p>d</pre>",
            "```\na\nb\nc\nd\n```",
        ),
        ("<pre>$ <code>x</code> y</pre>", "```$ x y```"),
        (
            "Run <span style='font-family:Consolas,monospace'>ls *</span> <b style='font-family:monospace'>x</b>",
            "Run `ls *` *x*",
        ),
    ]);
    let page = "<pre><div>js<button>Copy</button></div><code>a</code></pre>";
    let losses = html(page, &Options::new()).losses;
    let losses: Vec<_> = losses.iter().map(|loss| loss.kind.name()).collect();
    assert_eq!(losses, ["html", "code-language"]);
}

/// They are paragraphs, each with its marker as text.
#[test]
fn items_of_word_are_items() {
    let item = |level: u8, marker: &str, text: &str| {
        format!(
            "<p class=MsoListParagraph style='mso-list:l0 level{level} lfo1'><![if !supportLists]><span \
             style='mso-list:Ignore'>{marker}<span>&nbsp; </span></span><![endif]>{text}<o:p></o:p></p>\n"
        )
    };
    let page = format!(
        "<p class=MsoNormal>Hi</p>{}{}{}{}<p class=MsoNormal>Bye",
        item(1, "·", "a <b>b</b>"),
        item(1, "2.", "c"),
        item(2, "o", "d"),
        item(1, "b)", "e")
    );
    assert_eq!(imported(&page), "Hi\n\n- a *b*\n2. c\n- ◦ d\nb. e\n\nBye");
    let losses = html(&page, &Options::new()).losses;
    let losses: Vec<_> = losses.iter().map(|loss| loss.kind.name()).collect();
    assert_eq!(losses, ["nested-list", "long-number"]);
}

#[test]
fn items_are_marked_as_in_browsers() {
    assert_messages(&[
        ("<ol type=a><li>x<li>y</ol>", "a. x\nb. y"),
        (
            "<ol><li>x<ol style='list-style-type:lower-roman'><li>y<li>z</ol><li>w</ol>",
            "1. x\n- ◦ i. y\n- ◦ ii. z\n2. w",
        ),
        (
            "<ol style='list-style: upper-alpha inside' start=26><li>*x*<li><b>y</b></ol>",
            "Z. ∗x∗\nAA. *y*",
        ),
        ("<ul type=circle><li>x</ul>", "- x"),
        // As Quill writes them.
        (
            "<ol><li data-list=ordered>a<li data-list=ordered>b<li data-list=bullet>c<li data-list=checked>d<li data-list=unchecked>e</ol>",
            "1. a\n2. b\n- c\n☑ d\n☐ e",
        ),
        (
            "<ul><li>a<br></li><li>b<br><b>c</b><br></li></ul>d<br>e",
            "- a\n- b *c*\n\nd\ne",
        ),
        (
            "<ul><li>a<br><a href='http://x.y'>b</a><br><p>c</ul>",
            "- a b (http://x.y) c",
        ),
    ]);
}

/// A cell stands in each row and column that it spans, and what it says is not said of others.
#[test]
fn cells_that_span_rows_and_columns_keep_their_places() {
    assert_messages(&[
        (
            "<table><tr><th>Day<th>Slot<th>Who<tr><td rowspan=2>Mon<td>9<td>Ana<tr><td>10<td>Bob<tr><td>Tue<td>9<td>Cy</table>",
            "*Mon*\n- Slot: 9\n- Who: Ana\n\n*Mon*\n- Slot: 10\n- Who: Bob\n\n*Tue*\n- Slot: 9\n- Who: Cy",
        ),
        (
            "<table><tr><th rowspan=2>Name<th colspan=2>Score<tr><th>Math<th>Art<tr><td>Ana<td>5<td>6</table>",
            "*Ana*\n- Score Math: 5\n- Score Art: 6",
        ),
        (
            "<table><tr><th>A<th>B<th>C<tr><td>1<td rowspan=0>x<td rowspan=2>y<tr><td>2<tr><td>3<td>z</table>",
            "*1*\n- B: x\n- C: y\n\n*2*\n- B: x\n- C: y\n\n*3*\n- B: x\n- C: z",
        ),
        (
            "<table><tr><th>A<th colspan=2>B<tr><td>1<td>x<td>y<tr><td colspan=2>2<td>z<tr><td colspan=3>all</table>",
            "*1*\n- B: x\n- B: y\n\n*2*\n- B: z\n\n*all*",
        ),
        (
            "<table><tr><td rowspan=3>x<td>y<tr><tr><td>z</table>",
            "*x*\n- y\n\n*x*\n- z",
        ),
        // A row that is one cell is a title.
        (
            "<table><tr><th colspan=2>Rome<tr><th>Country<td>Italy<tr><th>Pop<td>3</table>",
            "*Rome*\n\n*Country:* Italy\n*Pop:* 3",
        ),
        (
            "<table><tr><td colspan=2>T<tr><th>A<th>B<tr><td>1<td>2</table>",
            "*T*\n\n*1*\n- B: 2",
        ),
        ("<table><tr><th>A<th>B<tr><th>C<th>D</table>", "*C*\n- B: D"),
        (
            "<table><thead><tr><td>A<td>B<tbody><tr><td>1<td>2</table>",
            "*1*\n- B: 2",
        ),
    ]);
}

/// An item is one line; what cannot stay in it is reported.
#[test]
fn blocks_in_items_go_on_behind_them() {
    assert_messages(&[
        (
            "<ol><li><div>a</div><div>b</div></li><li>c</li></ol>",
            "1. a b\n2. c",
        ),
        ("<ul><li>a<section>b</section></li></ul>", "- a b"),
        ("<ul><li><h3>T</h3>text</li></ul>", "- *T* text"),
        ("<ul><li><div><div>a</div></div><p>b</p></ul>", "- a b"),
        (
            "<li>a<table role=none><tr><td>b<td>c</table></li>",
            "- a b c",
        ),
        ("<li><div hidden><h3>x</h3></div><b>a</b></li>", "- *a*"),
    ]);
}

/// What an element and CSS format is formatted, and no more.
#[test]
fn styles_reach_as_far_as_in_browsers() {
    assert_messages(&[
        (
            "<b><span style=\"font-weight:normal\">a</span> b</b>",
            "a *b*",
        ),
        (
            "<b>a <span style='font-weight:400'>b</span> c</b>",
            "*a* b *c*",
        ),
        (
            "<b><i>a <span style='font-weight:400'>b <b>c</b> d</span> e</i></b>",
            "*_a_* _b *c* d_ *_e_*",
        ),
        (
            "<i>a <em style='font-style:normal'>b</em> c</i>",
            "_a_ b _c_",
        ),
        (
            "<b>a <span style='font-weight:inherit'>b</span></b>",
            "*a b*",
        ),
        (
            "<b>a <br><u style='font-weight:400'>b<br>c</u> d</b>",
            "*a*\nb\nc *d*",
        ),
        (
            "<b>a <u style='font-weight:400'>http://x.y b</u> c</b>",
            "*a* http://x.y b *c*",
        ),
        (
            "<b><a href='http://x.y'><u style='font-weight:400'>http://x.y</u></a> c</b>",
            "http://x.y *c*",
        ),
        (
            "<h2>a <span style='font-weight:normal'>b</span></h2>",
            "*a* b",
        ),
        ("<h2 style='font-weight:normal'>a</h2>b", "a\n\nb"),
        ("<b>a<div hidden><h1>b</h1></div> c</b>", "*a c*"),
        // The shorthand.
        ("<span style=\"font:bold 12px Arial\">x</span>", "*x*"),
        (
            "<span style='font: italic 700 1em/1.2 \"Times\"'>x</span>",
            "*_x_*",
        ),
        ("<b>a <span style='font:12px Bold'>b</span></b>", "*a* b"),
        ("<b><span style='font:inherit'>b</span></b>", "*b*"),
        // Elements that a block ends go on behind it.
        ("<p><b>foo</p><p>bar</b></p>", "*foo*\n\n*bar*"),
        ("<p><b>foo</p><p>bar</b> a</p>", "*foo*\n\n*bar* a"),
        ("<p><b><i>a<p>b</b> c</i> d", "*_a_*\n\n*_b_* _c_ d"),
        ("<p><b>a</p></b><p>b</p>", "*a*\n\nb"),
        ("<ul><li><i>a<li>b</i></ul>c", "- _a_\n- _b_\n\nc"),
        ("<p><span style='font-weight:700'>a</p>b", "*a*\n\nb"),
        (
            "<table><tr><td><b>a<td>b<tr><td>c<td>d</table>e",
            "*a*\n- b\n\n*c*\n- d\n\ne",
        ),
        // Into the cells of a table, and on behind it.
        (
            "<b>x<table><tr><td>a<td>b <b>c</b><tr><td>d<td></table>y</b> z",
            "*x*\n\n*a*\n- *b c*\n\n*d*\n\n*y* z",
        ),
        (
            "<div style='font-style:italic'>t<table>u<tr><td style='font-style:normal'>a<td>b</td>v<td>c</table></div>",
            "_t_\n\n_u_\n_v_\n*a*\n- _b_\n- _c_",
        ),
        (
            "<s><table><tr><th>A<th>B<tr><td>a<td>b <a href=http://x.y>c</a></table></s>d",
            "*~a~*\n- B: ~b c~ (http://x.y)\n\nd",
        ),
        // Line breaks.
        ("<p style=\"white-space:pre-wrap\">a\n  b</p>", "a\n  b"),
        (
            "<p style='white-space:pre'>  - a   *b*\n\n <b> c </b>  d\r\n e </p>  f",
            "  - a   ∗b∗\n\n  *c*   d\n e\n\nf",
        ),
        (
            "<ul style='white-space:pre-wrap'><li>  a   b\n c</ul>",
            "- a   b  c",
        ),
        (
            "<table style='white-space:break-spaces'><tr><td>  a  <td>b  c</table>",
            "*a*\n- b  c",
        ),
        (
            "<div style='white-space:pre'>a\n\n<b>b</b>\nc</div>d\ne",
            "a\n\n*b*\nc\nd e",
        ),
        (
            "<p style='white-space:pre-line'>a\nb <i style='white-space:normal'>c\nd</i>",
            "a\nb _c d_",
        ),
    ]);
}

#[test]
fn links_of_areas_and_images_are_those_that_can_be_seen() {
    assert_messages(&[
        (
            "<map><area href=\"http://x.y\" alt=\"z\"><area href='http://x.z'><area></map>",
            "z (http://x.y) http://x.z",
        ),
        ("a<img src='http://x.y' width=1 height=1>b", "ab"),
        (
            "<img src='http://x.y' alt=a style='width:1px;height:0'>b",
            "b",
        ),
        (
            "<img src='http://x.y' width=1 height=100 alt=a>",
            "a (http://x.y)",
        ),
        ("<iframe hidden>a</iframe>b", "b"),
        ("<script style='display:none'>a</script>b", "b"),
        ("<ol reversed><li>a<li>b<li>c</ol>", "3. a\n2. b\n1. c"),
        (
            "<ol reversed><li>a<ol><li>x<li>y</ol><li value=' 7x'>b<ul><li value=9>z</ul><li>c</ol>",
            "3. a\n- ◦ 1. x\n- ◦ 2. y\n7. b\n- ◦ z\n6. c",
        ),
        ("<ol start=9 reversed><li>a<li>b</ol>", "9. a\n8. b"),
        ("<ol start=-1><li>a<li>b<li>c</ol>", "-1. a\n0. b\n1. c"),
        ("\u{feff}<b>a</b>", "*a*"),
    ]);
}

/// They are no URLs: what follows does not become a part of them, and styles may cover them.
#[test]
fn addresses_and_numbers_need_no_room() {
    assert_messages(&[
        (
            "<p>Ana &lt;<a href='mailto:ana@x.y'>ana@x.y</a>&gt; wrote:",
            "Ana <ana@x.y> wrote:",
        ),
        (
            "<b>Mail <a href='mailto:a@b.c'>a@b.c</a>’s</b>",
            "*Mail a@b.c’s*",
        ),
        (
            "<a href='tel:123'>here</a>–free <a href='tel:+49123'>+49 (123)</a>/<a href='tel:5 6'>Ana</a>",
            "here (123)–free +49 (123)/Ana (5 6)",
        ),
        ("x<a href='mailto:a_b@c.d'></a>y", "x a_b@c.d y"),
        (
            "http://x.y<a href='mailto:a@b.c'>z</a> http://x.y <a href='mailto:a@b.c'>http://z.w</a>!",
            "http://x.y z (a@b.c) http://x.y http://z.w (a@b.c)!",
        ),
        ("<a href='mailto:_a_@b.c'>_a_@b.c</a>", "＿a＿@b.c"),
    ]);
}

/// Text for screen readers only is not seen.
#[test]
fn text_that_is_clipped_away_is_hidden() {
    assert_messages(&[
        (
            "<a href='http://x.y'>Buy<span class='a sr-only'> (opens a window)</span></a>",
            "Buy (http://x.y)",
        ),
        ("<b class=visually-hidden>a</b>b", "b"),
        ("<span class=screen-reader-text>a</span>b", "b"),
        (
            "<i style='position:absolute;width:1px;height:1px;overflow:hidden'>a</i>b",
            "b",
        ),
        (
            "<i style='position: absolute; clip: rect(0 0 0 0)'>a</i>b",
            "b",
        ),
        (
            "<i style='position:absolute;clip:rect(1px, 1px, 1px, 1px)'>a</i>b",
            "b",
        ),
        ("<i style='position:fixed;clip-path:inset(50%)'>a</i>b", "b"),
        // Seen after all.
        ("<i style='position:absolute'>a</i> b", "_a_ b"),
        ("<i style='width:1px;height:1px'>a</i> b", "_a_ b"),
        (
            "<i style='position:absolute;clip:rect(0,60px,200px,0)'>a</i> b",
            "_a_ b",
        ),
        ("<i style='clip:rect(0 0 0 0)'>a</i> b", "_a_ b"),
    ]);
}

/// As browsers show it, wherever it is written.
#[test]
fn foot_of_a_table_is_last() {
    assert_messages(&[
        (
            "<table><thead><tr><th>A<th>B<tfoot><tr><td>Sum<td>3<tbody><tr><td>x<td>1<tr><td>y<td>2</table>",
            "*x*\n- B: 1\n\n*y*\n- B: 2\n\n*Sum*\n- B: 3",
        ),
        (
            "<table><tfoot><tr><td>s<td>t<td>u<tr><td>v</tfoot><thead><tr><th>A<th>B<th>C</thead><tr><td>x<td>1<td>2</table>",
            "*x*\n- B: 1\n- C: 2\n\n*s*\n- B: t\n- C: u\n\n*v*",
        ),
        (
            "<table><tr><td>x<td>1<td>2<tfoot><tr><td>s<td>t<td>u</table>",
            "*x*\n- 1\n- 2\n\n*s*\n- t\n- u",
        ),
        ("<table><tfoot><tr><td>a<td>b<td>c</table>", "*a*\n- b\n- c"),
        // Of the outer table.
        (
            "<table><tr><th>A<th>B<tr><td>x<td><table><tfoot><tr><td>1<td>2<tbody><tr><td>3<td>4</table><tr><td>y<td>z</table>",
            "*x*\n- B: 1 2 3 4\n\n*y*\n- B: z",
        ),
    ]);
}

/// A digit on the line would make another number of it.
#[test]
fn digits_raised_behind_a_digit_stay_raised() {
    assert_messages(&[
        ("10<sup>3</sup> m", "10³ m"),
        (
            "10<sup>-12</sup>, 5<sup>+</sup>, 2<sup>\u{2212}4</sup>",
            "10⁻¹², 5⁺, 2⁻⁴",
        ),
        ("<b>10<sup>3</sup></b> m", "*10³* m"),
        ("<b>10</b><sup>3</sup> m", "10³ m"),
        ("1010<sub>2</sub>", "1010₂"),
        ("2024<sup><a href='#n'>1</a></sup>", "2024¹"),
        ("<ul><li>1<li>10<sup>9</sup></ul>", "- 1\n- 10⁹"),
        (
            "<table><tr><th>A<th>B<tr><td>1<td><sup>2</sup>3<sup>4</sup></table>",
            "*1*\n- B: 23⁴",
        ),
        // Nothing is another number.
        ("x<sup>2</sup>, H<sub>2</sub>O", "x2, H2O"),
        ("1<sup>st</sup> 10 <sup>3</sup>", "1st 10 3"),
        ("10<sup>3a</sup> 10<sup><b>3</b></sup>", "103a 103"),
        ("http://x.y/1<sup>2</sup>", "http://x.y/12"),
        ("1<sup hidden>2</sup>", "1"),
        // What ends or begins inside has its place there.
        ("<b>10<sup>3</b></sup> x", "*103* x"),
        ("<i><b>10<sup>3</b><i></sup> x", "_*103* x_"),
        ("10<sup>2<a href='#n'>3</sup>4</a>", "10234"),
        ("1<sup>2<br>3</sup>", "12\n3"),
    ]);
}

/// The class says how deep an item of Quill is, and each level counts by itself.
#[test]
fn items_of_quill_nest() {
    assert_messages(&[
        (
            "<ul><li>a</li><li class=ql-indent-1>b</li><li class='ql-indent-2'>c</li><li>d</li></ul>e",
            "- a\n- ◦ b\n- ◦ ◦ c\n- d\n\ne",
        ),
        (
            "<ol><li>a<li class=ql-indent-1>b<li class=ql-indent-1>c<li class=ql-indent-2>d<li>e<li class=ql-indent-1>f</ol>",
            "1. a\n- ◦ a. b\n- ◦ b. c\n- ◦ ◦ i. d\n2. e\n- ◦ a. f",
        ),
        (
            "<ol><li data-list=ordered>a<li data-list=bullet class=ql-indent-1>b<li data-list=ordered class=ql-indent-1>c<li data-list=ordered>d</ol>",
            "1. a\n- ◦ b\n- ◦ a. c\n2. d",
        ),
        ("<p class=ql-indent-1>a</p>", "a"),
        ("<ul><li class=ql-indent-99>a</ul>", "- a"),
    ]);
}

/// One block is one text; of several the target is behind the last.
#[test]
fn links_around_blocks_stand_behind_them() {
    assert_messages(&[
        (
            "<p><a href='http://x.y'><div>Buy</div></a></p>",
            "Buy (http://x.y)",
        ),
        (
            "<a href='http://x.y'><div>Buy</div></a>",
            "Buy (http://x.y)",
        ),
        (
            "a <a href='http://x.y'><div> <p>Buy</p> </div> </a>b",
            "a\n\nBuy (http://x.y)\n\nb",
        ),
        (
            "<p>a<a href='http://x.y' style='font-weight:bold'><div>Buy</div></a>b",
            "a\n\n*Buy* (http://x.y)\nb",
        ),
        (
            "<a href='http://x.y'><div>http://x.y</div></a>b",
            "http://x.y\nb",
        ),
        (
            "<ul><li><a href='http://x.y'><div>Buy</div></a>b</ul>",
            "- Buy (http://x.y) b",
        ),
    ]);
}

#[test]
fn losses_name_their_place_in_the_page() {
    let page = "é<u>a</u> <img src=https://x.test/i.png> su<b>per</b>";
    let losses = html(page, &Options::new()).losses;
    let losses: Vec<_> = losses
        .iter()
        .map(|loss| (loss.kind.name(), &page[loss.span.range()]))
        .collect();
    assert_eq!(losses[0], ("underline", "<u>"));
    assert!(
        losses.contains(&("image", "<img src=https://x.test/i.png>")),
        "{losses:?}"
    );
    assert!(
        losses.iter().any(|(name, _)| *name == "mid-word"),
        "{losses:?}"
    );
}

/// What is left out is reported, and what is there is not.
#[test]
#[expect(clippy::too_many_lines, reason = "a table")]
fn losses_are_what_is_lost() {
    for (page, expected) in [
        ("<p hidden>a</p>", &[("html", "<p hidden>")][..]),
        (
            "<i style='display:none'>a</i>",
            &[("html", "<i style='display:none'>")],
        ),
        (
            "<img style='display:none' src=a>",
            &[("html", "<img style='display:none' src=a>")],
        ),
        ("<img src=a alt=''>", &[("html", "<img src=a alt=''>")]),
        (
            "<input type=text value=a>",
            &[("html", "<input type=text value=a>")],
        ),
        ("<embed src=a>", &[("html", "<embed src=a>")]),
        ("<a name=b>c</a>", &[]),
        ("<b style='font-weight:bold'>a</b>", &[]),
        ("<table role=none><tr><td>a</table>", &[]),
        (
            "<p style='color:red;font-size:1px'>a</p>",
            &[("appearance", "<p style='color:red;font-size:1px'>")],
        ),
        ("<code><b>a</b></code>", &[("nested-style", "<b>")]),
        (
            "<pre><i>a</i><a href=b>c</a><img src=d></pre>",
            &[
                ("nested-style", "<i>"),
                ("link-target", "<a href=b>"),
                ("html", "<img src=d>"),
            ],
        ),
        ("<input type=hidden value=a>", &[]),
        ("<table><tr><td>a</table>", &[("table", "<table>")]),
        ("http://x/<b>y</b>", &[("styled-url", "<b>")]),
        ("<a href=http://x>http://x</a>y", &[("space", "y")]),
        ("*a* b", &[("literal", "*"), ("literal", "*")]),
        ("a &lt;\r\n~b~", &[("literal", "~"), ("literal", "~")]),
        ("&#42;a&ast;", &[("literal", "&#42;"), ("literal", "&ast;")]),
        // As long as what they stand for, by accident.
        (
            "&nGg;&nGt;&nGt;&lt _a_",
            &[("literal", "_"), ("literal", "_")],
        ),
        (
            "<p style='white-space:pre'>&lt;\n*a*",
            &[("literal", "*"), ("literal", "*")],
        ),
        (
            "<li>a<div>b</div>c",
            &[("item-lines", "<div>"), ("item-lines", "c")],
        ),
        ("<li><div>a</div></li>", &[]),
        (
            "<li><div>a</div><div hidden>b</div>",
            &[("html", "<div hidden>")],
        ),
        ("<li>a</p>b", &[("item-lines", "</p>")]),
        ("<li>a</br>b", &[("item-lines", "</br>")]),
        ("<li>a<br>b<br></li>", &[("item-lines", "<br>")]),
        ("<ol type=i><li>a</ol>", &[("long-number", "<li>")]),
        (
            "<ul><li>a<ul><li>b</ul>c<div>d</div></ul>",
            &[
                ("nested-list", "<ul>"),
                ("block-in-item", "c"),
                ("item-lines", "<div>"),
            ],
        ),
        (
            "<li>a<dl><dd>b</dl>",
            &[("definition-list", "<dl>"), ("block-in-item", "<dl>")],
        ),
        (
            "<u style='vertical-align:super'>a</u>",
            &[
                ("underline", "<u style='vertical-align:super'>"),
                ("script", "<u style='vertical-align:super'>"),
            ],
        ),
        (
            "<p style='font:bold 9px x'>a</p>",
            &[("appearance", "<p style='font:bold 9px x'>")],
        ),
        ("<p><b>a</p><p>b</p>", &[]),
        (
            "<img src=a width=1 height=1>",
            &[("html", "<img src=a width=1 height=1>")],
        ),
        (
            "<area href='http://x.y' alt=a>",
            &[("link-text", "<area href='http://x.y' alt=a>")],
        ),
        ("<b>x <a href='mailto:a@b.c'>a@b.c</a>&gt;</b>", &[]),
        ("<a href='/a:b?c'>/a:b?c</a>", &[]),
        (
            "<a href='MAILTO:a@b.c?subject=Hi'>a@b.c</a>",
            &[("link-fields", "<a href='MAILTO:a@b.c?subject=Hi'>")],
        ),
        (
            "<a href='tel:1;ext=2'>1</a>",
            &[("link-fields", "<a href='tel:1;ext=2'>")],
        ),
        ("<ol start=-1><li>a</ol>", &[("long-number", "<li>")]),
        ("<math><mi>x</mi></math>", &[("math", "<math>")]),
        (
            "<ul><li>a<li class=ql-indent-1>b</ul>",
            &[("nested-list", "<li class=ql-indent-1>")],
        ),
        ("10<sup>3</sup>", &[]),
        ("x<sup>3</sup>", &[("script", "<sup>")]),
        ("<b class=sr-only>a</b>", &[("html", "<b class=sr-only>")]),
        ("<img src=a alt=🚀>", &[]),
        ("\u{feff}<u>a</u>", &[("underline", "<u>")]),
        ("\u{feff}<table><tr><td>a</table>", &[("table", "<table>")]),
    ] {
        let losses = html(page, &Options::new()).losses;
        let losses: Vec<_> = losses
            .iter()
            .map(|loss| (loss.kind.name(), &page[loss.span.range()]))
            .collect();
        assert_eq!(losses, expected, "{page}");
    }
}

#[test]
fn deep_pages_do_not_overflow_the_stack() {
    for open in [
        "<div>",
        "<b>",
        "<ul><li>",
        "<blockquote>",
        "<table><tr><td>",
        "<a href=x>",
        "<b><p>",
        "<tr><td rowspan=9999 colspan=99>x",
    ] {
        let page = open.repeat(4_000) + "x";
        let message = imported(&page);
        assert!(message.contains('x'), "{open}");
        assert!(message.len() < 20 * page.len() + 100, "{open} explodes");
    }
}

/// Tags and text that meet in every order.
fn pages() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        3 => prop::sample::select(vec![
            "<b>", "</b>", "<i>", "</i>", "<s>", "<code>", "</code>", "<p>", "</p>", "<br>", "<ul>", "</ul>",
            "<ol start=98>", "<li>", "</li>", "<blockquote>", "</blockquote>", "<pre>", "</pre>", "<table>",
            "</table>", "<tr>", "<td>", "<th>", "<h1>", "</h1>", "<a href=https://x.test/_a_>", "</a>", "<hr>",
            "<img src=https://x.test alt='*a*'>", "<script>", "</script>", "<dl>", "<dt>", "<dd>", "</dl>", "<!--", "-->",
            "<input type=checkbox>", "</br>", "</p>", "<tbody>", "<p style='mso-list:l0 level2'>", "<i style='mso-list:Ignore'>", "<math><mfrac>", "<mi>", "</math>", "<thead>", "<td rowspan=2>", "<th colspan=3 rowspan=0>", "</tr>", "</i>", "</li>",
            "<span style='font-weight:normal'>", "<p style='white-space:pre;font:italic 1px x'>", "</span>", "<area href=www.x_ alt=b>", "&amp;", "&#42;", "&lt;b&gt;", "<div hidden>", "</div>", "<u>", "<b style='font-style:italic'>",
        ])
        .prop_map(str::to_owned),
        2 => generate::messages(),
        2 => prop::sample::select(vec!["*", "_", "~", "`", "```", "- ", "1. ", "> ", " ", "\n", "a", "é", "https://x.test/a"])
            .prop_map(str::to_owned),
    ];
    prop::collection::vec(part, 0..24).prop_map(|parts| parts.concat())
}

#[test]
fn any_page_is_a_message_that_says_itself() {
    generate::for_all(pages(), 2_000, |page| {
        let imported = html(&page, &Options::new());
        let source = imported.document.source();
        assert_eq!(wamark::parse(source), imported.document);
        for loss in &imported.losses {
            assert!(page.get(loss.span.range()).is_some(), "{loss:?}");
        }
    });
}

#[test]
fn literal_text_never_formats() {
    generate::for_all(generate::messages(), 2_000, |text| {
        let page = text.replace('&', "&amp;").replace('<', "&lt;");
        let imported = html(&page, &Options::new());
        for node in imported.document.nodes() {
            assert!(
                ["text", "link", "hard_break", "paragraph"].contains(&node.name()),
                "{} in {:?}",
                node.name(),
                imported.document.source()
            );
        }
    });
}
