//! The bytes that may have a meaning: all others are only text.

use std::ops::Range;

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

/// Which bytes of a text may have a meaning: a bit for each.
#[cfg(feature = "import-markdown")]
pub(crate) struct HotBits(Vec<u64>);

#[cfg(feature = "import-markdown")]
impl HotBits {
    const BLOCK: usize = u64::BITS as usize;

    pub(crate) fn new(text: &[u8]) -> Self {
        let mut words = Vec::with_capacity(text.len() / Self::BLOCK + 2);
        // The first block has nothing before it, the last one is short.
        let (first, rest) = text.split_at(text.len().min(Self::BLOCK));
        words.push(short_bits(
            first,
            &[&[0], &first[..first.len().saturating_sub(1)]].concat(),
        ));
        if !rest.is_empty() {
            let (blocks, rest) = rest.as_chunks();
            let (befores, _) = text[Self::BLOCK - 1..].as_chunks();
            words.extend(
                blocks
                    .iter()
                    .zip(befores)
                    .map(|(block, before)| bits(block, before)),
            );
            let before = text.len() - rest.len() - 1;
            words.push(short_bits(rest, &text[before..before + rest.len()]));
        }
        Self(words)
    }

    /// Whether no byte of a stretch may have a meaning.
    pub(crate) fn is_plain(&self, stretch: Range<usize>) -> bool {
        let Some(last) = stretch
            .end
            .checked_sub(1)
            .filter(|&last| last >= stretch.start)
        else {
            return true;
        };
        let behind = !FIRST[stretch.start % Self::BLOCK];
        let before = FIRST[last % Self::BLOCK + 1];
        match &self.0[stretch.start / Self::BLOCK..=last / Self::BLOCK] {
            [] => true,
            [word] => word & behind & before == 0,
            [first, between @ .., last] => {
                first & behind == 0 && last & before == 0 && between.iter().all(|&word| word == 0)
            }
        }
    }
}

/// As [`bits`], of a block that may be short.
#[cfg(feature = "import-markdown")]
fn short_bits(block: &[u8], before: &[u8]) -> u64 {
    let whole = |bytes: &[u8]| {
        let mut whole = [0; HotBits::BLOCK];
        whole[..block.len()].copy_from_slice(&bytes[..block.len()]);
        whole
    };
    bits(&whole(block), &whole(before))
}

/// Which bytes of a block mean something: bit `8 * i + g` tells of byte `8 * g + i`. In this order a few vector
/// instructions gather the bits.
#[cfg(feature = "import-markdown")]
fn bits(block: &[u8; HotBits::BLOCK], before: &[u8; HotBits::BLOCK]) -> u64 {
    let mut hits = [0; HotBits::BLOCK];
    for (at, ((hit, &byte), &before)) in hits.iter_mut().zip(block).zip(before).enumerate() {
        *hit = hot(byte, before) & 1 << (at / 8);
    }
    let eights = hits.as_chunks().0.iter();
    eights.fold(0, |bits, &eight| bits | u64::from_le_bytes(eight))
}

/// The bits of the first bytes of a block, by how many there are.
#[cfg(feature = "import-markdown")]
const FIRST: [u64; HotBits::BLOCK + 1] = {
    let mut first = [0; HotBits::BLOCK + 1];
    let mut at = 0;
    while at < HotBits::BLOCK {
        first[at + 1] = first[at] | 1 << (8 * (at % 8) + at / 8);
        at += 1;
    }
    first
};

/// 0xFF if a byte means something, by itself and the one before it. Without a branch: the compiler makes
/// vector instructions of loops over it.
#[expect(
    clippy::needless_bitwise_bool,
    reason = "a branch would keep the compiler from vectors"
)]
fn hot(byte: u8, before: u8) -> u8 {
    let dot = (byte == b'.') & (before | 0x20 == b'w');
    let colon = (byte == b':') & ((before | 0x20 == b'p') | (before | 0x20 == b's'));
    let mark = (byte == b'*') | (byte == b'_') | (byte == b'~') | (byte == b'`');
    let line_break = (byte == b'\n') | (byte == b'\r');
    if dot | colon | mark | line_break {
        0xFF
    } else {
        0
    }
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

#[cfg(all(test, feature = "import-markdown"))]
mod tests {
    use super::{Hot, HotBits};

    #[test]
    fn bits_tell_of_any_stretch_what_the_search_finds() {
        let pieces = [
            "*",
            "_",
            "`",
            "\n",
            ".",
            "www.",
            "s://",
            "word ",
            "é",
            "a",
            "日本語日本語",
            "quite plain text ",
        ];
        let mut state = 1u32;
        for length in 0..60 {
            let mut text = String::new();
            for _ in 0..length {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                // Mostly plain: whole blocks are to be.
                let piece = (state >> 16) as usize % 40;
                text.push_str(pieces[piece.min(pieces.len() - 1)]);
            }
            let bytes = text.as_bytes();
            let bits = HotBits::new(bytes);
            for start in 0..bytes.len() {
                let found = Hot::default().next(bytes, start);
                for end in [start, start + 1, found, found + 1, bytes.len()] {
                    let stretch = start..end.clamp(start, bytes.len());
                    let plain = found >= stretch.end;
                    assert_eq!(
                        bits.is_plain(stretch.clone()),
                        plain,
                        "{text:?} {stretch:?}"
                    );
                }
            }
        }
    }
}
