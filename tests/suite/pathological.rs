//! Texts that make a careless parser slow or overflow its stack. How long they take is for the benches.

use wamark::render::html::Html;
use wamark::render::{ansi, html, markdown, plain, whatsapp};

#[path = "../../benches/corpus/mod.rs"]
pub(crate) mod corpus;

/// Small enough that one frame for every nested delimiter would not fit.
const STACK: usize = 128 * 1024;
const SIZE: usize = 16 * 1024;

fn on_a_small_stack(run: impl FnOnce() + Send + 'static) {
    let thread = std::thread::Builder::new().stack_size(STACK);
    thread.spawn(run).unwrap().join().unwrap();
}

#[test]
fn families_are_parsed_and_rendered() {
    on_a_small_stack(|| {
        for family in corpus::FAMILIES {
            let message = family.text(SIZE);
            let document = wamark::parse(&message);
            let canonical = whatsapp(&document);
            assert_eq!(wamark::parse(&canonical), document, "{}", family.name);
            let outputs = [
                ("html", html(&document)),
                (
                    "html with options",
                    Html::new()
                        .links(true)
                        .class_prefix("wa-")
                        .render(&document),
                ),
                ("plain", plain(&document)),
                ("markdown", markdown(&document)),
                ("ansi", ansi(&document)),
                ("whatsapp", canonical),
            ];
            for (name, output) in outputs {
                // Nothing grows beyond its markup, and nothing but white space is lost.
                let least = if message.trim().is_empty() {
                    0
                } else {
                    message.len() / 8
                };
                assert!(
                    output.len() >= least,
                    "{}: {} bytes of {name}",
                    family.name,
                    output.len()
                );
                assert!(
                    output.len() <= message.len() * 64,
                    "{}: {} bytes of {name}",
                    family.name,
                    output.len()
                );
            }
            #[cfg(feature = "split")]
            {
                use wamark::render::split::{Limit, split};
                let short = family.text(SIZE / 8);
                let parts = split(&wamark::parse(&short), Limit::characters(100));
                assert!(parts.iter().all(|part| part.length() <= 100));
            }
            #[cfg(feature = "serde")]
            {
                let json = wamark::render::json(&document);
                let copy: wamark::Document<'static> = serde_json::from_str(&json).unwrap();
                assert_eq!(copy, document, "{}", family.name);
            }
        }
    });
}

#[test]
fn deep_nesting_needs_no_deep_stack() {
    on_a_small_stack(|| {
        for unit in ["*_~", "(*", "*a _b ~c ", "> ", "- *", "`*"] {
            let half = unit.repeat(SIZE / unit.len());
            let mirrored: String = half.chars().rev().collect();
            let message = format!("{half}x{mirrored}");
            let document = wamark::parse(&message);
            assert_eq!(plain(&document).matches('x').count(), 1);
            assert!(html(&document).starts_with('<'));
        }
    });
}

#[cfg(all(feature = "import-markdown", feature = "import-html"))]
#[test]
fn hostile_markdown_is_imported() {
    use wamark::import::{self, Options};

    on_a_small_stack(|| {
        for family in corpus::MARKDOWN_FAMILIES {
            let text = family.text(SIZE);
            for imported in [
                import::markdown(&text, &Options::new()),
                import::html(&text, &Options::new()),
            ] {
                let message = imported.document.source();
                assert_eq!(wamark::parse(message), imported.document, "{}", family.name);
                assert!(message.len() <= text.len() * 64, "{}", family.name);
                for loss in &imported.losses {
                    let place = loss.span.start..loss.span.end;
                    assert!(text.get(place).is_some(), "{}: {loss:?}", family.name);
                }
            }
        }
    });
}
