//! The bytes that may have a meaning within a line, of a whole text at once.

use std::ops::Range;

use super::hot::hot_in_line;

/// Which bytes of a text may have a meaning, but for line breaks: a bit for each.
pub(crate) struct HotBits(Vec<u64>);

impl HotBits {
    const BLOCK: usize = u64::BITS as usize;

    pub(crate) fn new(text: &[u8]) -> Self {
        let mut words = Vec::with_capacity(text.len() / Self::BLOCK + 3);
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
        // The end of the text may be that of a block.
        words.push(0);
        Self(words)
    }

    /// Whether no byte of a stretch may have a meaning, if no line ends in it.
    #[inline]
    pub(crate) fn is_plain(&self, stretch: Range<usize>) -> bool {
        let Range { start, end } = stretch;
        let (first, last) = (start / Self::BLOCK, end / Self::BLOCK);
        let behind = self.0[first] & !FIRST[start % Self::BLOCK];
        let before = self.0[last] & FIRST[end % Self::BLOCK];
        // No branch: how often a stretch reaches into a second block is hard to foresee.
        let ends = if first == last {
            behind & before
        } else {
            behind | before
        };
        let between = self.0.get(first + 1..last).unwrap_or_default();
        between.iter().fold(ends, |any, word| any | word) == 0
    }
}

/// As [`bits`], of a block that may be short.
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
fn bits(block: &[u8; HotBits::BLOCK], before: &[u8; HotBits::BLOCK]) -> u64 {
    let mut hits = [0; HotBits::BLOCK];
    for (at, ((hit, &byte), &before)) in hits.iter_mut().zip(block).zip(before).enumerate() {
        *hit = hot_in_line(byte, before) & 1 << (at / 8);
    }
    let eights = hits.as_chunks().0.iter();
    eights.fold(0, |bits, &eight| bits | u64::from_le_bytes(eight))
}

/// The bits of the first bytes of a block, by how many there are.
const FIRST: [u64; HotBits::BLOCK] = {
    let mut first = [0; HotBits::BLOCK];
    let mut at = 1;
    while at < HotBits::BLOCK {
        let before = at - 1;
        first[at] = first[before] | 1 << (8 * (before % 8) + before / 8);
        at += 1;
    }
    first
};

#[cfg(test)]
mod tests {
    use super::super::hot::Hot;
    use super::HotBits;

    #[test]
    fn bits_tell_of_any_stretch_what_the_search_finds() {
        let pieces = [
            "*",
            "_",
            "`",
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
