//! The characters that rules look for, found in one pass for all of them.

/// Which of the characters that make rules look closer a text holds.
#[derive(Clone, Copy)]
pub(super) struct Marks(u8);

impl Marks {
    pub(super) fn of(text: &str) -> Self {
        // Most values are shorter than what a search with wide registers pays for.
        let all = text.bytes();
        Self(all.fold(0, |marks, byte| marks | MARKS[usize::from(byte)]))
    }

    pub(super) const fn has_open_brace(self) -> bool {
        self.0 & 1 != 0
    }

    pub(super) const fn has_brace(self) -> bool {
        self.0 & 3 != 0
    }

    pub(super) const fn has_less_than(self) -> bool {
        self.0 & 4 != 0
    }

    pub(super) const fn has_ampersand(self) -> bool {
        self.0 & 8 != 0
    }

    pub(super) const fn has_underscore(self) -> bool {
        self.0 & 16 != 0
    }
}

static MARKS: [u8; 256] = {
    let mut table = [0; 256];
    table[b'{' as usize] = 1;
    table[b'}' as usize] = 2;
    table[b'<' as usize] = 4;
    table[b'&' as usize] = 8;
    table[b'_' as usize] = 16;
    table
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_character_has_a_mark_of_its_own() {
        let marks = |text| {
            let marks = Marks::of(text);
            [
                marks.has_open_brace(),
                marks.has_brace(),
                marks.has_less_than(),
                marks.has_ampersand(),
                marks.has_underscore(),
            ]
        };
        assert_eq!(marks("plain"), [false; 5]);
        assert_eq!(marks("a long text {"), [true, true, false, false, false]);
        assert_eq!(marks("}"), [false, true, false, false, false]);
        assert_eq!(marks("<"), [false, false, true, false, false]);
        assert_eq!(marks("&"), [false, false, false, true, false]);
        assert_eq!(marks("_"), [false, false, false, false, true]);
    }
}
