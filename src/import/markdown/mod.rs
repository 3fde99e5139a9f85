//! Markdown, as pulldown-cmark reads it.

mod events;
mod frame;
mod references;
mod stream;
mod tags;

use pulldown_cmark::{OffsetIter, Options as Extensions, Parser};

use super::build::Builder;
use super::elements::Elements;
use super::{Dialect, Imported, Loss, LossKind, Options};
use crate::text::Span;
use events::Front;
use frame::Nuls;
use references::Resolver;

pub use stream::MarkdownStream;

/// Imports Markdown: CommonMark and GFM, as [`Options::dialect`] says.
///
/// Every text is Markdown: there is no error. It takes time in proportion to the length of the text.
/// Literal text never turns into formatting, formatting never touches a letter or a URL, and what
/// WhatsApp cannot show is listed in [`Imported::losses`].
///
/// # Panics
///
/// If the text or the message has 4 GiB or more.
///
/// # Examples
///
/// ```
/// use wamark::import::{Options, markdown};
///
/// let imported = markdown("## Total: **€5**\n\n1. [Pay](https://x.test/a_b)\n2. \\*net\\*", &Options::new());
/// assert_eq!(
///     imported.document.source(),
///     "*Total: €5*\n\n1. Pay (https://x.test/a_b)\n2. ∗net∗"
/// );
/// ```
#[must_use]
pub fn markdown(text: &str, options: &Options) -> Imported {
    let mut nuls = Nuls::default();
    let replaced = nuls.replaced(text, 0);
    let mut imported = import(&replaced, options);
    nuls.restore(&mut imported.losses);
    imported
}

fn import(text: &str, options: &Options) -> Imported {
    let mut builder = Builder::new(options);
    let inner = frame::strip(text, 0, options, &mut builder);
    let mut events = events(inner, options, None);
    // Now: what the parser allocates has grown as large as it gets, and had the room to.
    builder.reserve(text.len() + text.len() / 8);
    let mut elements = Elements::default();
    let mut front = Front::new(&mut builder, &mut elements, options, inner);
    front.place = inner.as_ptr() as usize - text.as_ptr() as usize;
    front.run(&mut events);
    elements.end_to(&mut builder, 0);
    builder.finish();
    builder.into_imported()
}

/// What the parser says of a text. One type for all: one copy of the parser's code.
type Events<'t, 'r> = OffsetIter<'t, Resolver<'r>>;

fn events<'t, 'r>(
    text: &'t str,
    options: &Options,
    resolver: Option<Resolver<'r>>,
) -> Events<'t, 'r> {
    Parser::new_with_broken_link_callback(text, extensions(options), resolver).into_offset_iter()
}

/// What is read beside CommonMark.
fn extensions(options: &Options) -> Extensions {
    match options.dialect {
        Dialect::CommonMark => Extensions::empty(),
        Dialect::Gfm => {
            Extensions::ENABLE_TABLES
                | Extensions::ENABLE_STRIKETHROUGH
                | Extensions::ENABLE_TASKLISTS
                | Extensions::ENABLE_FOOTNOTES
                | Extensions::ENABLE_GFM
        }
    }
}
