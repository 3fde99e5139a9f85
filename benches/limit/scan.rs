//! Finds the bytes that can mean something, 64 at a time.

use wide::u8x16;

/// How many bytes one look covers: a bit each in a `u64`.
const BLOCK: usize = 64;

/// The positions of the bytes that can mean something, in order.
///
/// Those are the delimiters, `\n`, `\r`, what HTML escapes, and `:` and `.`, where URLs are
/// recognised. A few bytes that are cheap to take along come too, so look at the byte.
pub(super) struct Scanner<'s> {
    bytes: &'s [u8],
    base: usize,
    hits: u64,
}

impl<'s> Scanner<'s> {
    pub(super) fn new(bytes: &'s [u8]) -> Self {
        let mut scanner = Self {
            bytes,
            base: 0,
            hits: 0,
        };
        scanner.load(0);
        scanner
    }

    /// The next position, or the length of the text.
    #[inline]
    pub(super) fn next(&mut self) -> usize {
        while self.hits == 0 {
            if self.bytes.len() - self.base <= BLOCK {
                return self.bytes.len();
            }
            self.load(self.base + BLOCK);
        }
        let at = self.base + self.hits.trailing_zeros() as usize;
        self.hits &= self.hits - 1;
        at
    }

    /// Leaves out the positions before `at`.
    #[inline]
    pub(super) fn skip_to(&mut self, at: usize) {
        if at - self.base < BLOCK {
            self.hits &= u64::MAX << (at - self.base);
        } else {
            self.load(at);
        }
    }

    #[inline]
    fn load(&mut self, base: usize) {
        self.base = base;
        self.hits = match self.bytes[base..].first_chunk::<BLOCK>() {
            Some(block) => hits(block),
            None => tail(&self.bytes[base..]),
        };
    }
}

/// The last bytes of a text, fewer than a block.
fn tail(bytes: &[u8]) -> u64 {
    let mut block = [b' '; BLOCK];
    block[..bytes.len()].copy_from_slice(bytes);
    hits(&block)
}

#[inline]
fn hits(block: &[u8; BLOCK]) -> u64 {
    let (quarters, _) = block.as_chunks::<16>();
    let mut hits = 0;
    for (index, quarter) in quarters.iter().enumerate() {
        hits |= u64::from(special(u8x16::new(*quarter))) << (16 * index);
    }
    hits
}

/// A bit for each byte that can mean something. Setting bits that a group of bytes does not share
/// makes one comparison do for the group.
#[inline]
fn special(bytes: u8x16) -> u32 {
    let is = |masked: u8x16, byte: u8| masked.simd_eq(u8x16::splat(byte));
    // `&`, `*`, `.` and `"`
    let hits = is(bytes | u8x16::splat(0b1100), b'.')
        // `_`, `~` and `^`, DEL
        | is(bytes | u8x16::splat(0b10_0001), 0x7F)
        // `:`, `>`
        | is(bytes | u8x16::splat(0b100), b'>')
        | is(bytes, b'<')
        | is(bytes, b'`')
        // `\n`, `\r`, NUL and the other controls up to them
        | bytes.min(u8x16::splat(b'\r')).simd_eq(bytes);
    hits.to_bitmask()
}
