//! How an import writes what WhatsApp has no equal for.

use std::borrow::Cow;

/// Options of an import, the same for every language; each setter says the default.
///
/// # Examples
///
/// ```
/// use wamark::import::{Headings, Links, Options, markdown};
///
/// let options = Options::new().headings(Headings::Capitals).links(Links::Colon);
/// let imported = markdown("# Menu\n\n[Order](https://x.test)", &options);
/// assert_eq!(imported.document.source(), "*MENU*\n\nOrder: https://x.test");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    pub(super) headings: Headings,
    pub(super) links: Links,
    pub(super) tables: Tables,
    pub(super) literals: Literals,
    pub(super) dialect: Dialect,
    pub(super) nested: Cow<'static, str>,
    pub(super) rule: Cow<'static, str>,
    pub(super) tasks: [Cow<'static, str>; 2],
    pub(super) unwrap: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self::new()
    }
}

impl Options {
    /// The defaults.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            headings: Headings::Strong,
            links: Links::Parentheses,
            tables: Tables::Rows,
            literals: Literals::LookAlikes,
            dialect: Dialect::Gfm,
            nested: Cow::Borrowed("◦"),
            rule: Cow::Borrowed("────────────"),
            tasks: [Cow::Borrowed("☐"), Cow::Borrowed("☑")],
            unwrap: true,
        }
    }

    /// Whether what the options put into lines may format.
    pub(super) fn may_format(&self) -> bool {
        let [open, done] = &self.tasks;
        [&self.nested, open, done].iter().any(|text| {
            text.contains(['*', '_', '~', '`', '/']) || text.to_ascii_lowercase().contains("www")
        })
    }

    /// How headings are written. Default: [`Headings::Strong`].
    #[must_use]
    pub const fn headings(mut self, headings: Headings) -> Self {
        self.headings = headings;
        self
    }

    /// How links with a text are written. Default: [`Links::Parentheses`].
    #[must_use]
    pub const fn links(mut self, links: Links) -> Self {
        self.links = links;
        self
    }

    /// How tables are written. Default: [`Tables::Rows`].
    #[must_use]
    pub const fn tables(mut self, tables: Tables) -> Self {
        self.tables = tables;
        self
    }

    /// What becomes of characters that would format and are not meant to. Default: [`Literals::LookAlikes`].
    #[must_use]
    pub const fn literals(mut self, literals: Literals) -> Self {
        self.literals = literals;
        self
    }

    /// Which Markdown is read; nothing to HTML. Default: [`Dialect::Gfm`].
    #[must_use]
    pub const fn dialect(mut self, dialect: Dialect) -> Self {
        self.dialect = dialect;
        self
    }

    /// What marks an item of a list in a list, once for each level; nothing if it is empty. Default: `◦`.
    ///
    /// # Examples
    ///
    /// ```
    /// use wamark::import::{Options, markdown};
    ///
    /// let text = "- a\n  - b";
    /// assert_eq!(markdown(text, &Options::new()).document.source(), "- a\n- ◦ b");
    /// assert_eq!(markdown(text, &Options::new().nested_mark("–")).document.source(), "- a\n- – b");
    /// ```
    #[must_use]
    pub fn nested_mark(mut self, mark: impl Into<Cow<'static, str>>) -> Self {
        self.nested = in_one_line(mark.into());
        self
    }

    /// The line that stands for a rule; nothing is written if it is empty. Default: `────────────`.
    ///
    /// # Examples
    ///
    /// ```
    /// use wamark::import::{Options, markdown};
    ///
    /// let options = Options::new().rule_line("· · ·");
    /// assert_eq!(markdown("a\n\n---\n\nb", &options).document.source(), "a\n\n· · ·\n\nb");
    /// ```
    #[must_use]
    pub fn rule_line(mut self, line: impl Into<Cow<'static, str>>) -> Self {
        self.rule = in_one_line(line.into());
        self
    }

    /// What stands for the box of a task: open, done; the bullet stays where it is empty. Default: `☐` and `☑`.
    ///
    /// # Examples
    ///
    /// ```
    /// use wamark::import::{Options, markdown};
    ///
    /// let options = Options::new().task_marks("⬜", "✅");
    /// assert_eq!(markdown("- [ ] a\n- [x] b", &options).document.source(), "⬜ a\n✅ b");
    /// ```
    #[must_use]
    pub fn task_marks(
        mut self,
        open: impl Into<Cow<'static, str>>,
        done: impl Into<Cow<'static, str>>,
    ) -> Self {
        self.tasks =
            [open.into(), done.into()].map(|mark| mark.trim().replace(['\n', '\r'], " ").into());
        self
    }

    /// Whether Markdown that is one fence of `markdown` is read as what the fence holds, as language
    /// models answer. Default: yes.
    ///
    /// # Examples
    ///
    /// ```
    /// use wamark::import::{Options, markdown};
    ///
    /// let answer = "```markdown\n**hi**\n```";
    /// assert_eq!(markdown(answer, &Options::new()).document.source(), "*hi*");
    /// let options = Options::new().unwrap_fence(false);
    /// assert_eq!(markdown(answer, &options).document.source(), "```**hi**```");
    /// ```
    #[must_use]
    pub const fn unwrap_fence(mut self, yes: bool) -> Self {
        self.unwrap = yes;
        self
    }
}

/// A text with spaces for its line breaks.
fn in_one_line(text: Cow<'static, str>) -> Cow<'static, str> {
    if text.contains(['\n', '\r']) {
        text.replace(['\n', '\r'], " ").into()
    } else {
        text
    }
}

/// How headings are written.
///
/// # Examples
///
/// ```
/// use wamark::import::{Headings, Options, markdown};
///
/// let message = |style| markdown("## Menu", &Options::new().headings(style)).document.source().to_owned();
/// assert_eq!(message(Headings::Strong), "*Menu*");
/// assert_eq!(message(Headings::Capitals), "*MENU*");
/// assert_eq!(message(Headings::Plain), "Menu");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Headings {
    /// In bold.
    #[default]
    Strong,
    /// In bold capitals.
    Capitals,
    /// As text.
    Plain,
}

/// How links with a text are written.
///
/// # Examples
///
/// ```
/// use wamark::import::{Links, Options, markdown};
///
/// let message = |style| {
///     markdown("[Docs](https://x.test)", &Options::new().links(style)).document.source().to_owned()
/// };
/// assert_eq!(message(Links::Parentheses), "Docs (https://x.test)");
/// assert_eq!(message(Links::Colon), "Docs: https://x.test");
/// assert_eq!(message(Links::Footnotes), "Docs [1]\n\n[1] https://x.test");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Links {
    /// The URL in parentheses behind the text.
    #[default]
    Parentheses,
    /// The URL behind the text and a colon.
    Colon,
    /// A number in brackets behind the text, the URLs at the end.
    Footnotes,
}

/// How tables are written.
///
/// Two columns of keys and values become `*key:* value` in every style.
///
/// # Examples
///
/// ```
/// use wamark::import::{Options, Tables, markdown};
///
/// let table = "| Tea | Size | Price |\n|---|---|--:|\n| Oolong | L | 3 |";
/// let message = |style| markdown(table, &Options::new().tables(style)).document.source().to_owned();
/// assert_eq!(message(Tables::Rows), "*Oolong*\n- Size: L\n- Price: 3");
/// assert_eq!(
///     message(Tables::Grid { width: 28 }),
///     "```\nTea    │ Size │ Price\n───────┼──────┼──────\nOolong │ L    │     3\n```"
/// );
/// assert_eq!(message(Tables::Auto { width: 20 }), message(Tables::Rows));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Tables {
    /// One block for each row: the first cell in bold, the others as items.
    #[default]
    Rows,
    /// A grid in monospace; cells are wrapped to keep it within a width. If that cannot be done, or would
    /// cut a URL or a variable, the table is written in rows.
    Grid {
        /// In cells of a monospace font: CJK and emoji take two.
        width: u16,
    },
    /// A grid where one fits without wrapping, rows otherwise.
    Auto {
        /// In cells of a monospace font: CJK and emoji take two.
        width: u16,
    },
}

/// What becomes of characters that would format and are not meant to, such as the stars of `\*`.
///
/// # Examples
///
/// ```
/// use wamark::import::{Literals, LossKind, Options, markdown};
///
/// let message = |style| markdown("\\*a\\*, 2 * 3", &Options::new().literals(style));
/// assert_eq!(message(Literals::LookAlikes).document.source(), "∗a∗, 2 * 3");
/// let left = message(Literals::Leave);
/// assert_eq!(left.document.source(), "*a*, 2 * 3");
/// assert_eq!(left.losses[0].kind, LossKind::LiteralLeft);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Literals {
    /// They are replaced by characters that look alike, where the parser says that they would format. Of
    /// three backticks that are not code it says so always: a later line could close what they open.
    #[default]
    LookAlikes,
    /// They are left and reported; fences inside code are replaced all the same.
    Leave,
}

/// Which Markdown is read.
///
/// # Examples
///
/// ```
/// use wamark::import::{Dialect, Options, markdown};
///
/// let message = |dialect| markdown("~~a~~", &Options::new().dialect(dialect)).document.source().to_owned();
/// assert_eq!(message(Dialect::Gfm), "~a~");
/// // Text, which WhatsApp would strike out.
/// assert_eq!(message(Dialect::CommonMark), "∼∼a∼∼");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Dialect {
    /// GitHub's: CommonMark with tables, strikethrough, task lists, footnotes, alerts and bare URLs. And
    /// what the author must have meant: `**Note:**text` is strong, though CommonMark says it is not.
    #[default]
    Gfm,
    /// CommonMark by the book.
    CommonMark,
}
