//! Finds the end of each URL, once code has been found (U1, U2).

use super::contract::offset;
use super::lex::{Token, TokenKind};
use super::work;

/// What may follow a URL and does not belong to it.
const PUNCTUATION: [char; 11] = ['.', ',', ':', ';', '!', '?', '\'', '"', ')', ']', '}'];

/// What may close a span that holds the URL, once it stands behind it.
const DELIMITERS: [char; 3] = ['*', '_', '~'];

/// Replaces the token of each URL, and all that it holds, by a link and the delimiters glued to its end.
pub(super) fn resolve(source: &str, tokens: &mut Vec<Token>) {
    let unresolved = std::mem::take(tokens);
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
            let space = reached.find(char::is_whitespace);
            work::count(1 + space.unwrap_or(reached.len()));
            end += offset(space.unwrap_or(reached.len()));
            if space.is_some() || !goes_on {
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
    let text = &source[start as usize..end as usize];
    let glued = text.trim_end_matches(PUNCTUATION);
    let url = glued.trim_end_matches(DELIMITERS);
    let scheme = match text.as_bytes()[0] {
        b'w' | b'W' => "www.".len(),
        _ => text.find(':').map_or(0, |colon| colon + "://".len()),
    };
    let glue = &glued.as_bytes()[url.len()..];
    let mut at = start + offset(url.len());
    if url.len() > scheme {
        tokens.push(Token {
            kind: TokenKind::Link,
            first: b'h',
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
