//! Random documents: by the table, and of any shape that XML allows.
//!
//! The table is the strategy: an attribute or element that is added to it is tried here without a
//! further line. A failure names its seed.

use wamark::twiml::language::{self, ElementSpec, Kind, Needs, ValueKind};
use wamark::twiml::{
    Comment, Context, Element, Invalid, Layout, Node, ProcessingInstruction, Text, WriteOptions,
    messaging, read, validate, voice, write,
};

/// A generator of random numbers (xorshift): the same on every machine.
struct Random(u64);

impl Random {
    fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).expect("31 bits fit") % limit
    }

    fn one_in(&mut self, chances: usize) -> bool {
        self.below(chances) == 0
    }

    fn pick<'t, T>(&mut self, from: &'t [T]) -> &'t T {
        &from[self.below(from.len())]
    }

    fn text(&mut self, pieces: &[&str], most: usize) -> String {
        (0..=self.below(most)).map(|_| *self.pick(pieces)).collect()
    }
}

const PIECES: &[&str] = &[
    "a", "B", " ", "\n", "\t", "\r", "\r\n", "&", "<", ">", "\"", "'", "]]>", "--", "é", "🍕",
    "&amp;", "<Say>", "\u{85}", "\u{2028}", "\u{FEFF}", "\u{FFFD}", "%20", "{{1}}", "*", "-",
];

fn value(kind: &ValueKind, random: &mut Random) -> String {
    match *kind {
        ValueKind::Text {
            chars: None,
            max_length,
        } => {
            let text = random.text(PIECES, 6);
            text.chars()
                .take(max_length.unwrap_or(usize::MAX))
                .collect()
        }
        ValueKind::Text {
            chars: Some(chars),
            max_length,
        } => {
            let chars: Vec<char> = chars.chars().collect();
            (0..random.below(max_length.unwrap_or(8) + 1))
                .map(|_| *random.pick(&chars))
                .collect()
        }
        ValueKind::Url { schemes } => match schemes.first() {
            Some(scheme) => format!("{scheme}://example.com/{}", random.below(100)),
            None => (*random.pick(&["/next", "https://example.com/?a=1&b='2'", "", "?x"])).into(),
        },
        ValueKind::Method => (*random.pick(&["GET", "POST"])).into(),
        ValueKind::Bool => (*random.pick(&["true", "false"])).into(),
        ValueKind::Integer { min, max } => {
            let span = usize::try_from((max - min).min(1_000)).expect("small");
            (min + u32::try_from(random.below(span + 1)).expect("small")).to_string()
        }
        ValueKind::AutoOrInteger { min } => {
            if random.one_in(2) {
                "auto".into()
            } else {
                (min + 1).to_string()
            }
        }
        ValueKind::Decimal { min, .. } => min.to_string(),
        ValueKind::Address | ValueKind::Number => (*random.pick(&[
            "+14155550100",
            "whatsapp:+4930123456",
            "client:amy",
            "12345",
        ]))
        .into(),
        ValueKind::Sid { prefix } => format!("{prefix}{:032x}", random.0),
        ValueKind::Enum(set) => (*random.pick(set.values)).into(),
        _ => unreachable!("a new kind of value needs a line here"),
    }
}

/// Makes an element that the table allows, with no more than `depth` levels below it.
fn by_table(spec: &'static ElementSpec, depth: usize, random: &mut Random) -> Element {
    let mut element = Element::new(spec.name);
    for attribute in spec.attributes {
        if attribute.required || random.one_in(4) {
            let value = value(&attribute.value, random);
            // An empty item of a list is no item.
            if !(attribute.list && value.is_empty()) {
                element.set_attribute(attribute.name, value);
            }
        }
    }
    if let Some(text) = &spec.text {
        let is_needed = text.required || spec.needs == Needs::Content;
        let has_room = spec.children.is_empty() || spec.kind != Kind::Root && random.one_in(2);
        if is_needed || has_room {
            let mut content = value(&text.value, random);
            if content.trim_ascii().is_empty() {
                content.push('x');
            }
            element.push_text(content);
        }
    }
    if depth > 0 || spec.needs == Needs::Element {
        let wanted = random
            .below(4)
            .max(usize::from(spec.needs == Needs::Element));
        for _ in 0..if spec.children.is_empty() { 0 } else { wanted } {
            let row = random.pick(spec.children);
            let child = row.element;
            let same = element
                .elements()
                .filter(|other| other.name == child.name)
                .count();
            if row.max.is_some_and(|max| same >= max) {
                continue;
            }
            element.push(by_table(child, depth.saturating_sub(1), random));
            if spec
                .children
                .iter()
                .any(|child| child.element.kind == Kind::Ssml)
                && random.one_in(2)
            {
                element.push_text(random.text(PIECES, 3));
            }
        }
    }
    element
}

/// Makes an element that XML allows.
fn any(depth: usize, random: &mut Random) -> Element {
    const NAMES: &[&str] = &[
        "Response", "Say", "x", "a-b", "_", "ns:name", "Ü", "Message", "say-as",
    ];
    let name = *random.pick(NAMES);
    let mut element = Element::new(name);
    if name.contains(':') {
        element.set_attribute("xmlns:ns", "urn:example");
    }
    for name in ["loop", "xml:lang", "é", "data-x"] {
        if random.one_in(3) {
            element.set_attribute(name, random.text(PIECES, 5));
        }
    }
    for _ in 0..random.below(5) {
        match random.below(8) {
            0..3 if depth > 0 => element.push(any(depth - 1, random)),
            3 => element.push(Comment::new(random.text(&["a", " ", "é", "<", "&"], 5))),
            4 => element.push(ProcessingInstruction::new(
                "fold",
                random.text(&["a", "é", "<"], 5),
            )),
            5 => {
                let content = random.text(&["a", "<", "&", "]", "é"], 5);
                if !matches!(element.children.last(), Some(Node::Text(_))) {
                    element.push(Text {
                        is_cdata: true,
                        ..Text::new(content)
                    });
                }
            }
            _ if matches!(element.children.last(), Some(Node::Text(_))) => {}
            _ => element.push_text(random.text(PIECES, 5)),
        }
    }
    element
}

#[test]
fn documents_by_the_table_are_typed_and_read_back() {
    for seed in 0..3_000 {
        let random = &mut Random::new(seed);
        let is_voice = random.one_in(2);
        let root = if is_voice {
            voice_root()
        } else {
            messaging_root()
        };
        let tree = by_table(root, 4, random);
        let xml = write(&tree).unwrap_or_else(|error| panic!("seed {seed}: {error}"));
        assert_eq!(read(&xml).unwrap(), tree, "seed {seed}");
        let typed = if is_voice {
            voice::Response::try_from(&tree).map(Element::from)
        } else {
            messaging::Response::try_from(&tree).map(Element::from)
        };
        assert_eq!(
            typed.unwrap_or_else(|error| panic!("seed {seed}: {error}\n{xml}")),
            tree
        );
        for context in Context::ALL {
            let _ = validate(&tree, *context);
        }
    }
}

fn voice_root() -> &'static ElementSpec {
    language::root(language::Domain::Voice)
}

fn messaging_root() -> &'static ElementSpec {
    language::root(language::Domain::Messaging)
}

#[test]
fn any_tree_reads_back() {
    for seed in 0..6_000 {
        let random = &mut Random::new(seed);
        let tree = any(5, random);
        let xml = write(&tree).unwrap_or_else(|error| panic!("seed {seed}: {error}"));
        let again = read(&xml).unwrap_or_else(|error| panic!("seed {seed}: {error}\n{xml}"));
        assert_eq!(again, tree, "seed {seed}\n{xml}");
        assert_eq!(write(&again).unwrap(), xml, "seed {seed}");
    }
}

#[test]
fn layouts_are_stable() {
    for seed in 0..2_000 {
        let random = &mut Random::new(seed);
        let tree = by_table(voice_root(), 4, random);
        let compact = WriteOptions::new().layout(Layout::Compact);
        let pretty = WriteOptions::new().layout(Layout::Pretty { indent: 2 });
        let written = pretty.write_string(&tree).unwrap();
        let again = read(&written).unwrap();
        assert_eq!(pretty.write_string(&again).unwrap(), written, "seed {seed}");
        assert_eq!(
            compact.write_string(&again).unwrap(),
            compact.write_string(&tree).unwrap(),
            "seed {seed}"
        );
    }
}

#[test]
fn hostile_text_is_refused_or_read_back() {
    const HOSTILE: &[&str] = &[
        "\0", "\u{1}", "\u{FFFF}", "\u{1B}", "a", "]]>", "&#0;", "--", "?>", "-",
    ];
    for seed in 0..2_000 {
        let random = &mut Random::new(seed);
        let mut tree = Element::new("Response").with_attribute("a", random.text(HOSTILE, 3));
        tree.push_text(random.text(HOSTILE, 3));
        tree.push(Comment::new(random.text(HOSTILE, 3)));
        tree.push(Text {
            is_cdata: true,
            ..Text::new(random.text(HOSTILE, 3))
        });
        if let Ok(xml) = write(&tree) {
            assert_eq!(read(&xml).unwrap(), tree, "seed {seed}");
        }
        for policy in [Invalid::Replace, Invalid::Strip] {
            let xml = WriteOptions::new()
                .invalid(policy)
                .write_string(&tree)
                .unwrap();
            assert!(read(&xml).is_ok(), "seed {seed}: {xml:?}");
        }
    }
}
