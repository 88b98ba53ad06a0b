use serde::{Deserialize, Serialize};

/// The direction that text runs in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
    /// As its first strong character says.
    Auto,
}

impl Direction {
    /// The HTML `dir` value.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ltr => "ltr",
            Self::Rtl => "rtl",
            Self::Auto => "auto",
        }
    }
}

/// The direction of the first character of `text` that has one, as `dir=auto`
/// finds it (HTML standard, "text node directionality").
///
/// Right to left are the characters of bidi class R and AL (UAX 9). Left to
/// right are letters and the left-to-right mark: the signs and digits that the
/// standard counts too, those of Devanagari for example, are passed over for
/// the letter that follows them.
pub fn first_strong(text: &str) -> Option<Direction> {
    text.chars().find_map(strong)
}

/// The direction of `text` where all that has one in it shares it.
pub fn only_direction(text: &str) -> Option<Direction> {
    let mut directions = text.chars().filter_map(strong);
    let first = directions.next()?;
    directions.all(|direction| direction == first).then_some(first)
}

fn strong(letter: char) -> Option<Direction> {
    if letter.is_ascii() {
        return letter.is_ascii_alphabetic().then_some(Direction::Ltr);
    }
    let code = u32::from(letter);
    let within = |ranges: &[(u32, u32)]| ranges.iter().any(|&(first, last)| (first..=last).contains(&code));
    match letter {
        '\u{200E}' => Some(Direction::Ltr),
        '\u{200F}' => Some(Direction::Rtl),
        _ if within(RIGHT_TO_LEFT) => (!within(NEUTRAL)).then_some(Direction::Rtl),
        _ => (letter.is_alphabetic() && !within(NEUTRAL_LETTERS)).then_some(Direction::Ltr),
    }
}

/// The blocks of scripts that run from right to left, by code point: what is
/// not assigned in them yet will run that way too (`DerivedBidiClass.txt`).
const RIGHT_TO_LEFT: &[(u32, u32)] =
    &[(0x590, 0x8FF), (0xFB1D, 0xFDFF), (0xFE70, 0xFEFF), (0x10800, 0x10FFF), (0x1E800, 0x1EFFF)];

/// What stands in those blocks and has no direction of its own: points and
/// other marks, digits that are written from the left, signs.
#[rustfmt::skip]
const NEUTRAL: &[(u32, u32)] = &[
    (0x591, 0x5BD), (0x5BF, 0x5BF), (0x5C1, 0x5C2), (0x5C4, 0x5C5), (0x5C7, 0x5C7), (0x600, 0x607),
    (0x609, 0x60A), (0x60C, 0x60C), (0x60E, 0x61A), (0x64B, 0x66C), (0x670, 0x670), (0x6D6, 0x6E4),
    (0x6E7, 0x6ED), (0x6F0, 0x6F9), (0x711, 0x711), (0x730, 0x74A), (0x7A6, 0x7B0), (0x7EB, 0x7F3),
    (0x7F6, 0x7F9), (0x7FD, 0x7FD), (0x816, 0x819), (0x81B, 0x823), (0x825, 0x827), (0x829, 0x82D),
    (0x859, 0x85B), (0x890, 0x891), (0x897, 0x89F), (0x8CA, 0x8FF), (0xFB1E, 0xFB1E), (0xFB29, 0xFB29),
    (0xFD3E, 0xFD4F), (0xFDCF, 0xFDEF), (0xFDFD, 0xFDFF), (0xFEFF, 0xFEFF), (0x1091F, 0x1091F), (0x10A01, 0x10A03),
    (0x10A05, 0x10A06), (0x10A0C, 0x10A0F), (0x10A38, 0x10A3A), (0x10A3F, 0x10A3F), (0x10AE5, 0x10AE6), (0x10B39, 0x10B3F),
    (0x10D24, 0x10D27), (0x10D30, 0x10D39), (0x10D40, 0x10D49), (0x10D69, 0x10D6E), (0x10E60, 0x10E7E), (0x10EAB, 0x10EAC),
    (0x10EFC, 0x10EFF), (0x10F46, 0x10F50), (0x10F82, 0x10F85), (0x1E8D0, 0x1E8D6), (0x1E944, 0x1E94A), (0x1EEF0, 0x1EEF1),
];

/// Letters without direction: they modify others.
const NEUTRAL_LETTERS: &[(u32, u32)] = &[
    (0x2B9, 0x2BA),
    (0x2C6, 0x2CF),
    (0x2EC, 0x2EC),
    (0x374, 0x374),
    (0x2E2F, 0x2E2F),
    (0xA67F, 0xA67F),
    (0xA717, 0xA71F),
    (0xA788, 0xA788),
    (0x10140, 0x10174),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_character_with_a_direction_decides() {
        let cases = [
            ("Rain – مطر", Some(Direction::Ltr)),
            ("مطر – rain", Some(Direction::Rtl)),
            ("«2026: חדשות»", Some(Direction::Rtl)),
            ("(1) Новости", Some(Direction::Ltr)),
            ("٣ – Three", Some(Direction::Ltr)),
            ("२ लोग", Some(Direction::Ltr)),
            ("߀ rain", Some(Direction::Rtl)),
            ("\u{200F}BBC", Some(Direction::Rtl)),
            ("\u{200E}قناة", Some(Direction::Ltr)),
            ("新闻", Some(Direction::Ltr)),
            ("𞤸𞤢𞤦", Some(Direction::Rtl)),
            ("ܚܕܬܐ", Some(Direction::Rtl)),
            ("ހެނ", Some(Direction::Rtl)),
            ("12:30 – 14 %", None),
            ("👍", None),
            ("", None),
        ];
        for (text, direction) in cases {
            assert_eq!(first_strong(text), direction, "{text}");
        }
    }

    #[test]
    fn text_of_two_directions_has_none_of_its_own() {
        let cases = [
            ("Rain: 14 mm!", Some(Direction::Ltr)),
            ("مطر (14)", Some(Direction::Rtl)),
            ("BBC تعلن", None),
            ("14 %", None),
        ];
        for (text, direction) in cases {
            assert_eq!(only_direction(text), direction, "{text}");
        }
    }

    #[test]
    #[cfg(not(target_arch = "wasm32"))]
    fn every_character_runs_as_the_unicode_tables_say() {
        use unicode_bidi::{BidiClass, bidi_class};
        for letter in '\0'..=char::MAX {
            let class = bidi_class(letter);
            match strong(letter) {
                Some(Direction::Rtl) => {
                    assert!(matches!(class, BidiClass::R | BidiClass::AL), "{letter:?} is {class:?}")
                }
                // Vowel signs have no direction, but stand behind a letter that has theirs.
                Some(_) => assert!(matches!(class, BidiClass::L | BidiClass::NSM), "{letter:?} is {class:?}"),
                None => {
                    let passed_over = class == BidiClass::L && !letter.is_alphabetic();
                    let strong = matches!(class, BidiClass::L | BidiClass::R | BidiClass::AL);
                    assert!(passed_over || !strong, "{letter:?} is {class:?}");
                }
            }
        }
    }
}
