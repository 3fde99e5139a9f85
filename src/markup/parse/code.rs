//! Finds code: monospace over the whole message first, then inline code on what is left of each line.

use super::lex::{Token, TokenKind};
use super::work;

/// How many backticks make a fence.
const FENCE: u32 = 3;

/// Replaces the tokens of code, and all that it holds, by one token for each piece of code (C1 to C5).
///
/// Backticks that are no code are text and leave no token.
pub(super) fn resolve(source: &str, tokens: &mut Vec<Token>) {
    monospace(source, tokens);
    let mut covered = 0;
    // The backtick that may open inline code, and how many tokens stood before it.
    let mut opener: Option<(u32, usize)> = None;
    // How far its line is known to go on.
    let mut line = 0;
    let mut kept = 0;
    work::count(tokens.len());
    for read in 0..tokens.len() {
        let token = tokens[read];
        if token.start < covered || token.kind == TokenKind::Fence {
            continue;
        }
        if token.kind == TokenKind::Monospace {
            tokens[kept] = token;
            kept += 1;
            covered = token.end;
            opener = None;
            continue;
        }
        if token.first == b'`' {
            if opener.is_some() && has_line_break(&source[line as usize..token.start as usize]) {
                opener = None;
            }
            line = token.end;
            match opener {
                Some((start, before)) if token.can_close() && token.start > start + 1 => {
                    let end = token.end;
                    tokens[before] = Token {
                        kind: TokenKind::InlineCode,
                        first: b'`',
                        start,
                        end,
                    };
                    kept = before + 1;
                    opener = None;
                }
                None if token.can_open() => opener = Some((token.start, kept)),
                _ => {}
            }
            continue;
        }
        tokens[kept] = token;
        kept += 1;
    }
    tokens.truncate(kept);
}

/// Turns fences that open monospace into its tokens (C1, C3).
fn monospace(source: &str, tokens: &mut [Token]) {
    // The token of the run that opened, and where in it the fence begins.
    let mut opener = None;
    // Whether the content holds more than spaces and backticks, and how far that was looked for.
    let (mut filled, mut looked) = (false, 0);
    for at in 0..tokens.len() {
        let run = tokens[at];
        if run.kind != TokenKind::Fence {
            continue;
        }
        // One run may close one piece of monospace and open the next.
        let mut fence = run.start;
        while run.end - fence >= FENCE {
            match opener {
                None => {
                    opener = Some((at, fence));
                    (filled, looked) = (false, fence + FENCE);
                }
                Some((token, start)) => {
                    filled = filled || !is_blank(&source[looked as usize..fence as usize]);
                    looked = fence;
                    if filled {
                        tokens[token] = Token {
                            kind: TokenKind::Monospace,
                            first: b'`',
                            start,
                            end: fence + FENCE,
                        };
                        opener = None;
                    }
                }
            }
            fence += FENCE;
        }
    }
}

fn has_line_break(text: &str) -> bool {
    work::count(text.len());
    memchr::memchr2(b'\n', b'\r', text.as_bytes()).is_some()
}

fn is_blank(content: &str) -> bool {
    work::count(content.len());
    content
        .chars()
        .all(|character| character == '`' || character.is_whitespace())
}
