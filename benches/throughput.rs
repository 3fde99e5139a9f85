//! Each contender by itself: `cargo bench --bench throughput [part of a name]`, e.g. `messages::html`.
//!
//! For looking at one thing closely; the figures that are compared come from `table`. A sample is
//! one pass over a set of texts. Some contenders are left out where they take minutes or overflow
//! the stack: markdown-rs on documents, all but one on the pathological families.

#[path = "contenders/mod.rs"]
mod contenders;
#[path = "corpus/mod.rs"]
mod corpus;
#[path = "limit/mod.rs"]
mod limit;

use std::hint::black_box;
use std::sync::LazyLock;

use corpus::{Set, document_sets, family_sets, message_sets};
use divan::Bencher;
use divan::counter::BytesCount;

fn main() {
    divan::main();
}

fn names(sets: &'static [Set]) -> impl Iterator<Item = &'static str> {
    sets.iter().map(|set| set.name)
}

fn bench(bencher: Bencher<'_, '_>, sets: &[Set], name: &str, run: fn(&str) -> usize) {
    let set = sets
        .iter()
        .find(|set| set.name == name)
        .expect("names come from the sets");
    bencher
        .counter(BytesCount::new(set.bytes()))
        .bench_local(|| {
            for text in &set.texts {
                black_box(run(black_box(text)));
            }
        });
}

/// A group of benchmarks: each contender on each of `$sets`.
macro_rules! group {
    ($group:ident: $($contender:ident)*) => {
        #[divan::bench_group(max_time = 0.5)]
        mod $group {
            use divan::Bencher;

            use super::SETS;
            use crate::contenders::$group;

            $(
                #[divan::bench(args = crate::names(&SETS))]
                fn $contender(bencher: Bencher<'_, '_>, name: &str) {
                    crate::bench(bencher, &SETS, name, $group::$contender);
                }
            )*
        }
    };
}

mod messages {
    use super::{LazyLock, Set, message_sets};

    static SETS: LazyLock<Vec<Set>> = LazyLock::new(message_sets);
    group!(html: wamark pulldown_cmark comrak jotdown markdown_rs limit);
    group!(parse: wamark pulldown_cmark comrak jotdown markdown_rs memchr);
}

mod documents {
    use super::{LazyLock, Set, document_sets};

    static SETS: LazyLock<Vec<Set>> = LazyLock::new(document_sets);
    group!(html: wamark pulldown_cmark comrak jotdown limit);
    group!(parse: wamark pulldown_cmark comrak jotdown memchr);
}

mod families {
    use super::{LazyLock, Set, family_sets};

    static SETS: LazyLock<Vec<Set>> = LazyLock::new(|| family_sets(32 << 10));
    group!(html: wamark pulldown_cmark limit);
}
