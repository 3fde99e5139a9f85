//! What an import changed or left out: the table of losses.

use std::borrow::Cow;
use std::fmt;

use crate::diagnostic::{Diagnostic, Severity};
use crate::text::Span;

/// Makes the enum of kinds and the table that describes them: a kind is one row.
macro_rules! kinds {
    ($($(#[doc = $doc:literal])+ $kind:ident = $code:literal $name:literal $severity:ident $message:literal => $outcome:literal;)*) => {
        /// The kinds of loss. Codes are stable: a number is never used for something else.
        ///
        /// # Examples
        ///
        /// ```
        /// use wamark::import::LossKind;
        ///
        /// assert_eq!(LossKind::Underline.code(), "LOS501");
        /// assert_eq!(LossKind::Underline.name(), "underline");
        /// assert!(LossKind::ALL.contains(&LossKind::Underline));
        /// ```
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum LossKind {
            $($(#[doc = $doc])+ $kind,)*
        }

        impl LossKind {
            /// Every kind, in the order of the codes.
            pub const ALL: &'static [Self] = &[$(Self::$kind,)*];

            fn row(self) -> &'static Row {
                const ROWS: &[Row] = &[$(Row {
                    code: $code,
                    name: $name,
                    severity: Severity::$severity,
                    message: $message,
                    outcome: $outcome,
                },)*];
                &ROWS[self as usize]
            }
        }
    };
}

struct Row {
    code: &'static str,
    name: &'static str,
    severity: Severity,
    message: &'static str,
    outcome: &'static str,
}

kinds! {
    /// A heading, of whatever level.
    HeadingLevel = "LOS101" "heading-level" Info "there are no headings" => "a line of its own, in bold unless the options say otherwise";
    /// A table.
    Table = "LOS102" "table" Info "there are no tables" => "written row by row, or as a grid in monospace";
    /// The language of a block of code.
    CodeLanguage = "LOS103" "code-language" Info "code has no language" => "left out";
    /// A rule between blocks.
    Rule = "LOS104" "rule" Info "there are no rules" => "a line of characters that looks like one";
    /// A footnote, or a reference to one.
    Footnote = "LOS105" "footnote" Info "there are no footnotes" => "a number in brackets, the notes at the end";
    /// Metadata in front of the text.
    Metadata = "LOS106" "metadata" Info "metadata is not part of the message" => "left out";
    /// A list of terms and their definitions.
    DefinitionList = "LOS107" "definition-list" Info "there are no definition lists" => "terms in bold, definitions as items";
    /// The kind of a quote, such as `[!NOTE]`.
    Alert = "LOS108" "alert" Info "quotes have no kinds" => "its name is the first line, in bold";
    /// Cells of a row for which the header has no column.
    ExtraCells = "LOS109" "extra-cells" Warning "a row has no more cells than its header" => "left out";

    /// A list inside a list.
    NestedList = "LOS201" "nested-list" Info "lists do not nest" => "items of the outer list, with a mark for each level";
    /// A quote inside a quote.
    NestedQuote = "LOS202" "nested-quote" Info "quotes do not nest" => "the second `>` is shown as text";
    /// A list inside a quote.
    ListInQuote = "LOS203" "list-in-quote" Info "there are no lists in quotes" => "the markers are shown as text";
    /// A quote, a block of code, a table or a rule inside a list item.
    BlockInItem = "LOS204" "block-in-item" Info "an item holds one line" => "on lines of its own";
    /// A line or paragraph of a list item after the first.
    ItemLines = "LOS205" "item-lines" Info "an item holds one line" => "joined with the line before";
    /// Blank lines between the items of a list.
    LooseList = "LOS206" "loose-list" Info "a blank line would end the list" => "the blank lines are left out";
    /// The box of a task.
    TaskBox = "LOS207" "task-box" Info "there are no task lists" => "a character that looks like the box; of an empty item nothing";
    /// An item whose number has more than two digits, is negative, or is a letter.
    LongNumber = "LOS208" "long-number" Info "numbers are digits, from 0 to 99" => "the number is text, and the line no item";
    /// Blank lines between the paragraphs of a quote, or inside code in a quote.
    BlankInQuote = "LOS209" "blank-in-quote" Info "a blank line would end the quote" => "left out";

    /// The text of a link.
    LinkText = "LOS301" "link-text" Info "links have no text of their own" => "the text, and the URL behind it";
    /// The title of a link or an image.
    LinkTitle = "LOS302" "link-title" Info "links have no titles" => "left out";
    /// A link to a place in the same document, or one that must not be followed.
    LinkTarget = "LOS303" "link-target" Warning "the target means nothing in a message" => "the text is left, without the target";
    /// An image.
    Image = "LOS304" "image" Warning "there are no images in text" => "the description, and the URL behind it; in a link that of the link";
    /// The subject of a mail that a link writes, or whatever else it says apart from the address.
    LinkFields = "LOS305" "link-fields" Warning "an address has no subject, and no other fields" => "the address is left, without them";

    /// Emphasis or code that touches a letter, a digit or `@`.
    MidWord = "LOS401" "mid-word" Warning "nothing formats inside a word" => "the text is left, unformatted";
    /// Strong text in strong text, such as a bold word in a heading; any style in code.
    NestedStyle = "LOS402" "nested-style" Info "a style does not nest in itself, nor in code" => "the inner one is left out";
    /// Emphasis around or next to a URL.
    StyledUrl = "LOS403" "styled-url" Info "formatting would stick to the URL" => "the URL is unformatted";
    /// A space put between a word and what it must not touch.
    Space = "LOS404" "space" Info "the neighbour would spoil it" => "a space was put in between";
    /// A character that would format, replaced.
    Literal = "LOS405" "literal" Info "the character would format" => "a look-alike stands in its place";
    /// A character that formats, left.
    LiteralLeft = "LOS406" "literal-left" Warning "the character formats" => "left as it is, as the options ask";

    /// Underlined text.
    Underline = "LOS501" "underline" Info "there is no underline" => "the text is left";
    /// Superscript or subscript.
    Script = "LOS502" "script" Info "there is no superscript or subscript" => "the text is left, on the line";
    /// Colour, size, font, highlight.
    Appearance = "LOS503" "appearance" Info "text has no colour, size or font" => "the text is left";
    /// An HTML element that holds no text to show, such as a script.
    Html = "LOS504" "html" Warning "the element cannot be shown" => "left out";
    /// A formula.
    Math = "LOS505" "math" Info "there are no formulas" => "on one line: as TeX, if it has some";
}

impl LossKind {
    /// The stable code, such as `LOS301`.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.row().code
    }

    /// The name, such as `link-text`.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.row().name
    }

    /// Whether all that matters is still there (`Info`), or something is gone (`Warning`).
    #[must_use]
    pub fn severity(self) -> Severity {
        self.row().severity
    }

    /// What WhatsApp lacks, in one line.
    #[must_use]
    pub fn message(self) -> &'static str {
        self.row().message
    }

    /// What became of it, in one line.
    #[must_use]
    pub fn outcome(self) -> &'static str {
        self.row().outcome
    }
}

impl fmt::Display for LossKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// Something that WhatsApp cannot show: what it was, where, and what became of it.
///
/// # Examples
///
/// ```
/// use wamark::diagnostic::Diagnostic;
/// use wamark::import::{LossKind, Options, markdown};
///
/// let imported = markdown("see [docs](https://x.test)", &Options::new());
/// let loss = imported.losses[0];
/// assert_eq!(loss.kind, LossKind::LinkText);
/// assert_eq!(loss.span.range(), 4..26);
/// assert_eq!(Diagnostic::from(loss).to_string(), "info[LOS301]: links have no text of their own");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Loss {
    /// What was lost.
    pub kind: LossKind,
    /// Where, in bytes of the text that was imported.
    pub span: Span,
}

impl Loss {
    pub(super) fn new(kind: LossKind, span: Span) -> Self {
        Self { kind, span }
    }
}

impl From<Loss> for Diagnostic {
    fn from(loss: Loss) -> Self {
        let Row {
            code,
            name,
            severity,
            message,
            outcome,
        } = loss.kind.row();
        Self::new(
            Cow::Borrowed(*code),
            Cow::Borrowed(*name),
            *severity,
            loss.span,
            *message,
        )
        .with_help(*outcome)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_ascend_and_names_differ() {
        let codes: Vec<_> = LossKind::ALL.iter().map(|kind| kind.code()).collect();
        assert!(codes.is_sorted_by(|left, right| left < right));
        let names: std::collections::BTreeSet<_> =
            LossKind::ALL.iter().map(|kind| kind.name()).collect();
        assert_eq!(names.len(), LossKind::ALL.len());
    }

    /// What loses each kind, in Markdown; formulas only in HTML.
    #[cfg(all(feature = "import-markdown", feature = "import-html"))]
    const EXAMPLES: &[(LossKind, &str)] = &[
        (LossKind::HeadingLevel, "## Menu"),
        (LossKind::Table, "| Tea | Size |\n|---|---|\n| Oolong | L |"),
        (LossKind::CodeLanguage, "```sh\nls\n```"),
        (LossKind::Rule, "a\n\n---"),
        (LossKind::Footnote, "a[^x]\n\n[^x]: b"),
        (LossKind::Metadata, "---\ntitle: T\n---\na"),
        (LossKind::DefinitionList, "<dl><dt>a</dt><dd>b</dd></dl>"),
        (LossKind::Alert, "> [!NOTE]\n> a"),
        (LossKind::ExtraCells, "| a |\n|---|\n| b | c |"),
        (LossKind::NestedList, "- a\n  1. b"),
        (LossKind::NestedQuote, "> a\n>\n> > b"),
        (LossKind::ListInQuote, "> - a"),
        (LossKind::BlockInItem, "- a\n  > b"),
        (LossKind::ItemLines, "- a\n  b"),
        (LossKind::LooseList, "- a\n\n- b"),
        (LossKind::TaskBox, "- [x] a"),
        (LossKind::LongNumber, "100. a"),
        (LossKind::BlankInQuote, "> a\n>\n> b"),
        (LossKind::LinkText, "[Docs](https://x.test)"),
        (LossKind::LinkTitle, "[Docs](https://x.test \"Title\")"),
        (LossKind::LinkTarget, "[Menu](#menu)"),
        (LossKind::Image, "![A cat](https://x.test/c.png)"),
        (LossKind::LinkFields, "[Write](mailto:a@x.test?subject=Hi)"),
        (LossKind::MidWord, "super**bold**ly"),
        (LossKind::NestedStyle, "# A **b** c"),
        (LossKind::StyledUrl, "**see https://x.test**"),
        (LossKind::Space, "**Note:**text"),
        (LossKind::Literal, "\\*a\\*"),
        (LossKind::LiteralLeft, "\\*a\\*"),
        (LossKind::Underline, "<u>a</u>"),
        (LossKind::Script, "H<sub>2</sub>O"),
        (LossKind::Appearance, "<mark>a</mark>"),
        (LossKind::Html, "a <script>b()</script>"),
        (LossKind::Math, "<math><mi>x</mi></math>"),
    ];

    /// The table of losses as a page.
    #[cfg(all(feature = "import-markdown", feature = "import-html"))]
    fn page() -> String {
        use super::super::{Literals, Options, html, markdown};
        use std::fmt::Write as _;

        let code = |text: &str| {
            let text = text.replace('|', "\\|").replace('\n', "⏎");
            let fence = if text.contains("```") { "````" } else { "`" };
            let space = if text.contains('`') { " " } else { "" };
            format!("{fence}{space}{text}{space}{fence}")
        };
        let mut page = String::from(
            "<!-- @generated from src/import/loss.rs by `cargo xtask generate` -->\n\n\
             # What a message cannot show\n\n\
             `wamark render --losses text` and `import::Imported::losses` report these of Markdown and HTML, each with its \
             place in the input.\nA warning says that something is gone; the rest is still there in another form. \
             `⏎` is a line break. LOS406 takes the place of LOS405 with `Literals::Leave`.\n\n\
             | code | name | severity | why | what becomes of it | Markdown or HTML | message |\n\
             |---|---|---|---|---|---|---|\n",
        );
        for &kind in LossKind::ALL {
            let (_, text) = EXAMPLES.iter().find(|(of, _)| *of == kind).unwrap();
            let literals = if kind == LossKind::LiteralLeft {
                Literals::Leave
            } else {
                Literals::LookAlikes
            };
            let import = if kind == LossKind::Math {
                html
            } else {
                markdown
            };
            let imported = import(text, &Options::new().literals(literals));
            assert!(
                imported.losses.iter().any(|loss| loss.kind == kind),
                "{kind}"
            );
            let _ = writeln!(
                page,
                "| {} | `{kind}` | {} | {} | {} | {} | {} |",
                kind.code(),
                kind.severity(),
                kind.message(),
                kind.outcome().replace('|', "\\|"),
                code(text),
                code(imported.document.source()),
            );
        }
        page
    }

    #[cfg(all(feature = "import-markdown", feature = "import-html"))]
    #[test]
    fn page_of_losses_is_fresh() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/losses.md");
        if std::env::var_os("WAMARK_UPDATE").is_some() {
            std::fs::write(path, page()).unwrap();
        }
        let written = std::fs::read_to_string(path).unwrap_or_default();
        assert!(
            written == page(),
            "docs/losses.md is stale: run `cargo xtask generate`"
        );
    }
}
