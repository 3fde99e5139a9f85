//! The grammar's tokens, with offsets in the source.

// The derive gives an enum that only this module sees.
#![allow(
    missing_docs,
    reason = "pest's `Rule` is private; its docs come from the grammar"
)]

use pest::iterators::Pairs;
use pest::{Parser, RuleType, Token as Event};
use pest_derive::Parser;

use std::ops::Range;

use super::contract::{Contracted, Contractor, offset};
use super::memory::{self, Memory};
use super::work;

#[derive(Parser)]
#[grammar = "grammar/whatsapp.pest"]
#[grammar = "grammar/stand_ins.pest"]
struct Grammar;

/// What the grammar says of a few characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) kind: TokenKind,
    /// Its first byte: the delimiter, where the kind is of one.
    pub(super) first: u8,
    /// Byte offsets in the source.
    pub(super) start: u32,
    pub(super) end: u32,
}

impl Token {
    pub(super) fn can_open(self) -> bool {
        matches!(self.kind, TokenKind::Open | TokenKind::Both)
    }

    pub(super) fn can_close(self) -> bool {
        matches!(self.kind, TokenKind::Close | TokenKind::Both)
    }
}

/// The kinds of token; the first group comes from the grammar, the second is what pairing makes of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum TokenKind {
    #[default]
    Bullet,
    Ordered,
    Quote,
    /// Up to where the URL certainly goes; `link` finds its end.
    Url,
    /// Three or more backticks.
    Fence,
    /// A delimiter, a backtick too.
    Open,
    Close,
    Both,

    /// Monospace, fences included.
    Monospace,
    /// Inline code, backticks included.
    InlineCode,
    Link,
    /// A delimiter that opens a span, and one that closes it.
    SpanStart,
    SpanEnd,
}

/// How many bytes the grammar is given at a time, so that its own memory stays small and warm.
const PIECE: usize = 1024;

/// What the grammar found, by offsets in the text that it read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lexeme {
    pub(super) kind: TokenKind,
    pub(super) start: u32,
    pub(super) end: u32,
}

/// What lexing needs while it lasts.
#[derive(Debug, Default)]
pub(super) struct Lexer {
    contracted: Contracted,
    lexemes: Vec<Lexeme>,
    memory: Memory,
}

impl Lexer {
    /// Finds the tokens of a message, in order.
    pub(super) fn lex(&mut self, source: &str, tokens: &mut Vec<Token>) {
        let mut contractor = Contractor::new(source);
        while let Some(range) = contractor.next_piece(PIECE, &mut self.contracted) {
            let Contracted {
                text, map, words, ..
            } = &self.contracted;
            let mut place = Place {
                map: Map::new(map),
                source,
                range,
                tokens,
            };
            for word in words.windows(2) {
                let (start, end) = (word[0] as usize, word[1] as usize);
                work::count(end - start);
                let key = memory::key(&text.as_bytes()[start..], end - start);
                if let Some(known) = key.and_then(|key| self.memory.recall(key)) {
                    known.for_each(|lexeme| place.add(lexeme, word[0]));
                    continue;
                }
                self.lexemes.clear();
                read(&text[start..end], &mut self.lexemes);
                if let Some(key) = key {
                    self.memory.learn(key, &self.lexemes);
                }
                for &lexeme in &self.lexemes {
                    place.add(lexeme, word[0]);
                }
            }
        }
    }

    /// How many bytes it holds on to.
    pub(super) fn capacity(&self) -> usize {
        self.contracted.text.capacity() + self.lexemes.capacity() * size_of::<Lexeme>()
    }
}

/// Runs the grammar over contracted text, and adds what it found.
fn read(text: &str, lexemes: &mut Vec<Lexeme>) {
    debug_assert!(text.is_ascii(), "{text:?} has characters of classes");
    let Ok(pairs) = Grammar::parse(Rule::message, text) else {
        unreachable!("the grammar accepts every text");
    };
    collect(pairs, |rule| rule, text, lexemes);
}

/// Adds what a grammar found.
fn collect<R: RuleType>(
    pairs: Pairs<'_, R>,
    ours: impl Fn(R) -> Rule,
    text: &str,
    lexemes: &mut Vec<Lexeme>,
) {
    let mut events = pairs.tokens();
    // The start of the message; what it holds does not nest, so that starts and ends take turns.
    events.next();
    while let (Some(Event::Start { rule, pos }), Some(Event::End { pos: end, .. })) =
        (events.next(), events.next())
    {
        let (start, end) = (offset(pos.pos()), offset(end.pos()));
        let kind = match (ours(rule), text.as_bytes()[start as usize]) {
            (Rule::open, _) => TokenKind::Open,
            (Rule::close, _) => TokenKind::Close,
            (Rule::both, _) => TokenKind::Both,
            (Rule::marker, b'>') => TokenKind::Quote,
            (Rule::marker, b'0'..=b'9') => TokenKind::Ordered,
            (Rule::marker, _) => TokenKind::Bullet,
            (Rule::url, _) => TokenKind::Url,
            (Rule::long, b'`') => TokenKind::Fence,
            (Rule::long, _) => continue,
            _ => unreachable!("silent rules give no tokens"),
        };
        lexemes.push(Lexeme { kind, start, end });
    }
}

/// Makes tokens of what the grammar found, as far as they begin in `range` of the source.
struct Place<'p> {
    map: Map<'p>,
    source: &'p str,
    range: Range<u32>,
    tokens: &'p mut Vec<Token>,
}

impl Place<'_> {
    /// Adds a lexeme of the word that begins at `word`.
    fn add(&mut self, lexeme: Lexeme, word: u32) {
        let start = self.map.start(word + lexeme.start);
        if !self.range.contains(&start) {
            return;
        }
        let end = match lexeme.kind {
            // The contracted text has only a part of them.
            TokenKind::Url | TokenKind::Fence => self.map.end(word + lexeme.end),
            _ => start + (lexeme.end - lexeme.start),
        };
        self.tokens.push(Token {
            kind: lexeme.kind,
            first: self.source.as_bytes()[start as usize],
            start,
            end,
        });
    }
}

/// Turns ascending offsets in the contracted text into offsets in the source.
struct Map<'m> {
    rest: &'m [(u32, u32)],
    near: (u32, u32),
}

impl<'m> Map<'m> {
    fn new(map: &'m [(u32, u32)]) -> Self {
        Self {
            rest: map,
            near: (0, 0),
        }
    }

    /// Where the byte at `at` came from.
    fn start(&mut self, at: u32) -> u32 {
        while let Some((&next, rest)) = self.rest.split_first()
            && next.0 <= at
        {
            (self.near, self.rest) = (next, rest);
        }
        self.near.1 + (at - self.near.0)
    }

    /// Where a token that ends at `at` ended: with its last byte, or where the text drifted right behind it.
    fn end(&mut self, at: u32) -> u32 {
        self.start(at - 1);
        match self.rest.first() {
            Some(&(drift, source)) if drift == at => source,
            _ => self.near.1 + (at - self.near.0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The definition of the language, which knows all characters.
    mod definition {
        #[derive(pest_derive::Parser)]
        #[grammar = "grammar/whatsapp.pest"]
        #[grammar = "grammar/characters.pest"]
        pub(super) struct Grammar;
    }

    fn whole(source: &str) -> Vec<Token> {
        let (mut lexemes, mut tokens) = (Vec::new(), Vec::new());
        // As the contracted text, behind a line break.
        let text = format!("\n{source}");
        let pairs = definition::Grammar::parse(definition::Rule::message, &text).unwrap();
        // Both begin with the rules of the same file.
        let ours = |rule: definition::Rule| Rule::all_rules()[rule as usize];
        collect(pairs, ours, &text, &mut lexemes);
        let mut place = Place {
            map: Map::new(&[(1, 0)]),
            source,
            range: 0..offset(source.len()),
            tokens: &mut tokens,
        };
        for lexeme in lexemes {
            place.add(lexeme, 0);
        }
        tokens
    }

    /// Compares the tokens of the text itself with those of its contracted pieces, remembered ones too.
    #[track_caller]
    fn agrees(lexer: &mut Lexer, source: &str) {
        let mut tokens = Vec::new();
        lexer.lex(source, &mut tokens);
        assert_eq!(tokens, whole(source), "{source:?}");
    }

    /// Every text of up to `length` of these parts.
    fn texts(parts: &[&str], length: usize, visit: &mut impl FnMut(&str)) {
        let mut stack = vec![0usize; 0];
        let mut text = String::new();
        loop {
            text.clear();
            text.extend(stack.iter().map(|&part| parts[part]));
            visit(&text);
            if stack.len() < length {
                stack.push(0);
                continue;
            }
            while let Some(part) = stack.pop() {
                if part + 1 < parts.len() {
                    stack.push(part + 1);
                    break;
                }
            }
            if stack.is_empty() {
                return;
            }
        }
    }

    #[test]
    fn contraction_loses_no_token_of_short_texts() {
        let mut lexer = Lexer::default();
        let mut agrees = |source: &str| agrees(&mut lexer, source);
        texts(&["*", "_", "`", " ", "a", "\n", ".", "é"], 6, &mut agrees);
        texts(
            &["*", "**", "```", "-", ">", "1", ".", " ", "x", "\r"],
            5,
            &mut agrees,
        );
        texts(
            &[
                "*", "`", " ", "www.", "http://", "x", ",", "\n", "@", "\u{FE0F}",
            ],
            5,
            &mut agrees,
        );
        texts(
            &[
                "*", "`", " ", "a", "\t", "\r", "\u{300}", "\0", "\u{A0}", "1. ",
            ],
            5,
            &mut agrees,
        );
        texts(
            &[
                "*", "`", "www.", "世", "☀", "\u{FE0F}", "\u{2028}", "- ", "@",
            ],
            5,
            &mut agrees,
        );
    }

    #[test]
    fn tokens_do_not_depend_on_where_pieces_are_cut() {
        for unit in [
            "*_",
            "**a",
            "*\n",
            "`x` ",
            "é*\u{300} ",
            "www.x` *",
            "- *\n",
            "* x\n",
            "````",
            "1. *a*\r\n",
            "a_b ",
        ] {
            let source = unit.repeat(3 * PIECE / unit.len());
            for lead in ["", "x", "xy", "- ", "12. "] {
                agrees(&mut Lexer::default(), &format!("{lead}{source}"));
            }
        }
    }
}
