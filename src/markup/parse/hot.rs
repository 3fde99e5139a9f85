//! The bytes that may have a meaning: all others are only text.

use super::work;

/// Finds bytes that may have a meaning: delimiters, line breaks, and `.` and `:` where they may belong
/// to the scheme of a URL.
#[derive(Default)]
pub(super) struct Hot {
    /// How far it has looked.
    seen: usize,
    /// Which of the last [`Hot::BLOCK`] bytes before that mean something: 0xFF for each.
    found: u128,
}

/// Finds the next byte from `at` on that may have a meaning, or the end of the text.
#[cfg(feature = "import")]
pub(crate) fn next_hot(bytes: &[u8], at: usize) -> usize {
    Hot::default().next(bytes, at)
}

/// 0xFF if a byte means something, by itself and the one before it. Without a branch: the compiler makes
/// vector instructions of loops over it.
fn hot(byte: u8, before: u8) -> u8 {
    let line_break = matches!(byte, b'\n' | b'\r');
    hot_in_line(byte, before) | if line_break { 0xFF } else { 0 }
}

/// As [`hot`], of a byte that breaks no line.
#[expect(
    clippy::needless_bitwise_bool,
    reason = "a branch would keep the compiler from vectors"
)]
pub(super) fn hot_in_line(byte: u8, before: u8) -> u8 {
    let dot = (byte == b'.') & (before | 0x20 == b'w');
    let colon = (byte == b':') & ((before | 0x20 == b'p') | (before | 0x20 == b's'));
    let mark = (byte == b'*') | (byte == b'_') | (byte == b'~') | (byte == b'`');
    if dot | colon | mark { 0xFF } else { 0 }
}

impl Hot {
    const BLOCK: usize = 16;

    /// Finds the next one from `at` on, or the end of the text; `at` never goes back.
    pub(super) fn next(&mut self, bytes: &[u8], mut at: usize) -> usize {
        if at < self.seen {
            let rest = self.found >> (8 * (Self::BLOCK - (self.seen - at)));
            if rest != 0 {
                return at + (rest.trailing_zeros() / 8) as usize;
            }
            at = self.seen;
        }
        while at < bytes.len() {
            work::count(Self::BLOCK);
            let last = at.wrapping_sub(1);
            self.found = if let Some(block) = bytes[at..].first_chunk()
                && let Some(before) = bytes.get(last..).and_then(<[u8]>::first_chunk)
            {
                Self::find(block, before)
            } else {
                // At the borders of the text.
                let mut block = [0; Self::BLOCK];
                let rest = &bytes[at..bytes.len().min(at + Self::BLOCK)];
                block[..rest.len()].copy_from_slice(rest);
                let last = bytes.get(last).copied().unwrap_or_default();
                let before = u128::from_le_bytes(block) << 8 | u128::from(last);
                Self::find(&block, &before.to_le_bytes())
            };
            self.seen = at + Self::BLOCK;
            if self.found != 0 {
                return at + (self.found.trailing_zeros() / 8) as usize;
            }
            at = self.seen;
        }
        bytes.len()
    }

    /// Which bytes mean something, by themselves and the byte before each.
    fn find(block: &[u8; Self::BLOCK], before: &[u8; Self::BLOCK]) -> u128 {
        let mut hits = [0; Self::BLOCK];
        for ((hit, &byte), &before) in hits.iter_mut().zip(block).zip(before) {
            *hit = hot(byte, before);
        }
        u128::from_le_bytes(hits)
    }
}

/// Finds the scheme of a URL around the byte that gave it away, not before `from`: where the scheme
/// begins and where it ends.
pub(crate) fn scheme(bytes: &[u8], from: usize, hot: usize) -> Option<(usize, usize)> {
    let before = |word: &[u8]| {
        let start = hot.checked_sub(word.len()).filter(|&start| start >= from)?;
        bytes[start..hot]
            .eq_ignore_ascii_case(word)
            .then_some(start)
    };
    if bytes[hot] == b'.' {
        before(b"www").map(|start| (start, hot + 1))
    } else if bytes[hot..].starts_with(b"://") {
        before(b"https")
            .or_else(|| before(b"http"))
            .map(|start| (start, hot + 3))
    } else {
        None
    }
}
