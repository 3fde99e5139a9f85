//! Finds the end of each URL, once code has been found (U1, U2).

use super::contract::offset;
use super::lex::{Token, TokenKind};
use super::work;
use crate::markup::chars::until_space_or;

/// What may follow a URL and does not belong to it.
const PUNCTUATION: &[u8] = b".,:;!?'\")]}";

/// What may close a span that holds the URL, once it stands behind it.
const DELIMITERS: &[u8] = b"*_~";

/// Replaces the token of each URL, and all that it holds, by a link and the delimiters glued to its end.
///
/// `unresolved` is room for the tokens meanwhile.
pub(super) fn resolve(source: &str, tokens: &mut Vec<Token>, unresolved: &mut Vec<Token>) {
    std::mem::swap(tokens, unresolved);
    tokens.clear();
    let mut rest = unresolved.iter().copied().peekable();
    while let Some(token) = rest.next() {
        if token.kind != TokenKind::Url {
            tokens.push(token);
            continue;
        }
        // The grammar stopped at a space, or before a backtick that may yet be text.
        let mut end = token.end;
        loop {
            // Up to code, or through a token that means nothing inside a URL.
            let (until, goes_on) = match rest.peek() {
                None => (source.len(), false),
                Some(code) if is_code(code.kind) => (code.start as usize, false),
                Some(inside) => (inside.end as usize, true),
            };
            let reached = &source[end as usize..until];
            let length = until_space_or(' ', reached);
            work::count(1 + length);
            end += offset(length);
            if length < reached.len() || !goes_on {
                break;
            }
            rest.next();
        }
        push_link(source, token.start, end, tokens);
    }
}

fn is_code(kind: TokenKind) -> bool {
    matches!(kind, TokenKind::Monospace | TokenKind::InlineCode)
}

/// Pushes the link that begins at `start` and the closers glued to it; neither reaches beyond `end`.
fn push_link(source: &str, start: u32, end: u32, tokens: &mut Vec<Token>) {
    let text = &source.as_bytes()[start as usize..end as usize];
    let Extent { scheme, url, glued } = Extent::of(text);
    let glue = &text[url..glued];
    let mut at = start + offset(url);
    if url > scheme {
        tokens.push(Token {
            kind: TokenKind::Link,
            first: text[0],
            start,
            end: at,
        });
    }
    for run in glue.chunk_by(|left, right| left == right) {
        for &delimiter in run {
            if run.len() < 3 {
                tokens.push(Token {
                    kind: TokenKind::Close,
                    first: delimiter,
                    start: at,
                    end: at + 1,
                });
            }
            at += 1;
        }
    }
}

/// How far the parts of a URL reach, in bytes of a text that begins with its scheme.
pub(crate) struct Extent {
    pub(crate) scheme: usize,
    pub(crate) url: usize,
    /// As far as delimiters are glued to it; what comes then is punctuation.
    pub(crate) glued: usize,
}

impl Extent {
    /// Of a text that holds no space (U2).
    pub(crate) fn of(text: &[u8]) -> Self {
        let glued = trim_end(text, PUNCTUATION);
        Self {
            scheme: match text.first() {
                Some(b'w' | b'W') => "www.".len(),
                _ => memchr::memchr(b':', text).map_or(0, |colon| colon + "://".len()),
            },
            url: trim_end(glued, DELIMITERS).len(),
            glued: glued.len(),
        }
    }
}

fn trim_end<'t>(text: &'t [u8], trimmed: &[u8]) -> &'t [u8] {
    let last = text.iter().rposition(|byte| !trimmed.contains(byte));
    &text[..last.map_or(0, |last| last + 1)]
}
