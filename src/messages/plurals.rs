//! Which form of a word goes with a number, in the languages that there are words for.
//!
//! CLDR's cardinal rules for whole numbers below a million, where the rarest
//! form of the Romance languages begins. They are written down here since
//! browsers don't know all of these languages; a test holds them to CLDR's.

use crate::article::LanguageTag;

/// The last of a word's forms, however many there are.
const LAST: usize = usize::MAX;

/// The place of the form for `number` among a word's forms, which stand in
/// CLDR's order: zero, one, two, few, many, other. Beyond the last is the last.
pub(super) fn place(language: &LanguageTag, number: u32) -> usize {
    let (ones, tens) = (number % 10, number % 100);
    let one = match language.primary() {
        "am" | "bn" | "fa" | "fr" | "hi" | "hy" | "ln" | "prs" | "pt" | "ti" | "vi" | "zu" => number < 2,
        "fil" => (1..=3).contains(&number) || !matches!(ones, 4 | 6 | 9),
        "mk" => ones == 1 && tens != 11,
        "bs" | "hr" | "ru" | "sr" | "uk" => match (ones, tens) {
            (1, _) if tens != 11 => return 0,
            (2..=4, _) if !(12..=14).contains(&tens) => return 1,
            _ => return 2,
        },
        "ar" => match (number, tens) {
            (0..=2, _) => return number as usize,
            (_, 3..=10) => return 3,
            (_, 11..) => return 4,
            _ => return LAST,
        },
        "he" if number == 2 => return 1,
        _ => number == 1,
    };
    if one { 0 } else { LAST }
}
