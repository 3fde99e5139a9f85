//! Markdown of a document is Markdown that becomes the document again, as far as Markdown can say it.

use wamark::Document;
use wamark::import::{self, Options};
use wamark::render::markdown;

use crate::generate::{for_all, messages};
use crate::import_markdown::texts;
use crate::styled::lines;

/// An import writes URLs out in full, with a scheme, and encodes backticks.
fn has_plain_urls(document: &Document<'_>) -> bool {
    let links = document.nodes().filter(|node| node.name() == "link");
    let mut urls = links.map(|link| &document.source()[link.span().range()]);
    urls.all(|url| url.starts_with(['h', 'H']) && !url.contains('`'))
}

/// Checks documents: Markdown of most becomes the document again, and where it cannot a loss says so. At most one in
/// `one_in` is lost so.
fn survive<V: std::fmt::Debug>(
    values: impl proptest::strategy::Strategy<Value = V>,
    one_in: usize,
    document: impl Fn(&V) -> Document<'_>,
) {
    let counts = std::cell::Cell::new((0, 0));
    for_all(values, 2_000, |value| {
        let document = document(&value);
        if !has_plain_urls(&document) {
            return;
        }
        let markdown = markdown(&document);
        let again = import::markdown(&markdown, &Options::new());
        let same = lines(&again.document).ink() == lines(&document).ink();
        assert!(
            same || !again.losses.is_empty(),
            "{value:?}\nis {document:?}\nas {markdown:?}\nis {:?}",
            again.document
        );
        let (all, lost) = counts.get();
        counts.set((all + 1, lost + usize::from(!same)));
    });
    let (all, lost) = counts.get();
    assert!(lost * one_in < all, "{lost} of {all} were lost");
}

#[test]
fn imported_markdown_survives_as_markdown() {
    survive(texts(), 100, |text| {
        import::markdown(text, &Options::new()).document
    });
}

#[test]
fn messages_survive_as_markdown() {
    survive(messages(), 5, |message| wamark::parse(message));
}
