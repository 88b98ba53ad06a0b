//! Text looked at eight bytes at once, for what every byte of every article is
//! asked. A number of eight bytes does what the browser's module, which has no
//! wider ones, and the command line can both do in a few instructions.
//!
//! An answer is a number too: 0x80 in the place of each byte that it is true
//! of, the first byte in the lowest place, and 0 in the others.

/// A byte's value in all eight places.
const fn all(byte: u8) -> u64 {
    u64::from_ne_bytes([byte; 8])
}

const HIGH: u64 = all(0x80);

/// Whether `is` says yes to some eight of the text's bytes, which come in order, with where they start. Behind the last
/// bytes stand zeros.
#[inline]
pub(crate) fn any(text: &str, mut is: impl FnMut(usize, u64) -> bool) -> bool {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) {
        let eight = rest.first_chunk().copied().unwrap_or_else(|| {
            let mut last = [0; 8];
            last.iter_mut().zip(rest).for_each(|(place, byte)| *place = *byte);
            last
        });
        if is(at, number(eight)) {
            return true;
        }
        at += 8;
    }
    false
}

/// Where the first byte stands that `ask` answers yes for. It is asked of eight bytes after the other.
#[inline]
pub(crate) fn position(text: &str, mut ask: impl FnMut(u64) -> u64) -> Option<usize> {
    let mut found = usize::MAX;
    any(text, |at, eight| {
        let answer = ask(eight);
        if answer != 0 {
            found = at + answer.trailing_zeros() as usize / 8;
        }
        answer != 0
    });
    (found < text.len()).then_some(found)
}

/// Eight bytes as the number that the questions are asked of.
pub(crate) fn number(eight: [u8; 8]) -> u64 {
    u64::from_le_bytes(eight)
}

/// The bytes that are part of a character beyond ASCII.
pub(crate) fn beyond_ascii(eight: u64) -> u64 {
    eight & HIGH
}

/// The bytes that are `least` or more, which is beyond ASCII.
pub(crate) fn from_byte(eight: u64, least: u8) -> u64 {
    // What carries into the highest bit is large enough; no carry leaves its byte.
    eight & ((eight & !HIGH) + all(0x80 - (least & 0x7F))) & HIGH
}

/// The bytes that are ASCII letters or digits.
pub(crate) fn letters_and_digits(eight: u64) -> u64 {
    let low = eight & !HIGH;
    let from = |bytes: u64, least: u8| bytes + all(0x80 - least);
    let small = low | all(0x20);
    let letters = from(small, b'a') & !from(small, b'z' + 1);
    let digits = from(low, b'0') & !from(low, b'9' + 1);
    (letters | digits) & !eight & HIGH
}

/// The bytes that are `byte`.
pub(crate) fn equal(eight: u64, byte: u8) -> u64 {
    let other = eight ^ all(byte);
    !(((other & !HIGH) + !HIGH) | other) & HIGH
}

/// The bytes that are below U+0020.
pub(crate) fn controls(eight: u64) -> u64 {
    !(((eight & !HIGH) + all(0x60)) | eight) & HIGH
}

/// An answer for the byte before each; `before` is the answer for the eight before.
pub(crate) fn after(answer: u64, before: u64) -> u64 {
    answer << 8 | before >> 56
}

/// The bytes of an answer that it is true of and not of the byte before; `before` is the answer for the eight before.
pub(crate) fn starts(answer: u64, before: u64) -> u64 {
    answer & !after(answer, before)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The bytes that an answer is true of, by their places.
    fn places(answer: u64) -> Vec<u32> {
        (0..8).filter(|place| answer >> (place * 8) & 0xFF == 0x80).collect()
    }

    #[test]
    fn every_byte_is_answered_for_whatever_stands_beside_it() {
        for byte in 0..=u8::MAX {
            for beside in [0, b' ', b'A', b'z', 0x7F, 0x80, 0xFF] {
                let mut eight = [beside; 8];
                eight[3] = byte;
                let eight = number(eight);
                let is = |answer: u64| answer >> 24 & 0xFF == 0x80;
                assert_eq!(is(beyond_ascii(eight)), byte >= 0x80, "{byte}");
                assert_eq!(is(from_byte(eight, 0xCD)), byte >= 0xCD, "{byte} beside {beside}");
                assert_eq!(is(letters_and_digits(eight)), byte.is_ascii_alphanumeric(), "{byte} beside {beside}");
                assert_eq!(is(equal(eight, b'A')), byte == b'A', "{byte} beside {beside}");
                assert_eq!(is(controls(eight)), byte < b' ', "{byte} beside {beside}");
            }
        }
    }

    #[test]
    fn a_text_comes_whole_and_its_words_start_where_they_do() {
        let mut before = 0;
        let mut found = Vec::new();
        let is_last = any("One word, and 2 words", |at, eight| {
            let letters = letters_and_digits(eight);
            found.extend(places(starts(letters, before)).into_iter().map(|place| at + place as usize));
            before = letters;
            false
        });
        assert_eq!(found, [0, 4, 10, 14, 16]);
        assert!(!is_last);
        assert!(!any("", |_, _| true));
    }

    #[test]
    fn a_byte_is_found_where_it_first_stands_and_not_behind_the_end() {
        for length in 0..20 {
            let text = "a".repeat(length);
            assert_eq!(position(&text, |eight| equal(eight, 0)), None);
            let end = text.clone() + "<<";
            assert_eq!(position(&end, |eight| equal(eight, b'<') | equal(eight, b'&')), Some(length));
        }
    }
}
