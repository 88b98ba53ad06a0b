//! Words that lean on a colour.

use super::capitals::start;
use crate::article::{Article, plain_line};
use crate::eights;
use crate::finding::{Finding, Rule};

const COLOURS: [&str; 14] = [
    "red", "green", "blue", "yellow", "orange", "purple", "pink", "brown", "grey", "gray", "black", "white", "gold",
    "violet",
];
const SHOWN: [&str; 12] = [
    "marked",
    "shown",
    "highlighted",
    "printed",
    "shaded",
    "coloured",
    "colored",
    "written",
    "drawn",
    "circled",
    "outlined",
    "indicated",
];
const PARTS: [&str; 20] = [
    "line", "lines", "bar", "bars", "area", "areas", "dot", "dots", "column", "columns", "cell", "cells", "row",
    "rows", "arrow", "arrows", "button", "slice", "segment", "text",
];

/// Reports English text such as "shown in red" and "the blue line". Whether a
/// word or a pattern says the same is for a person to see.
pub(super) fn report(article: &mut Article, findings: &mut Vec<Finding>) {
    if article.language.as_ref().is_some_and(|language| language.primary() != "en") {
        return;
    }
    article.each_line_mut(&mut |line, origin| {
        let text = plain_line(line);
        if let Some(phrase) = leans_on_colour(&text) {
            let message = format!("`{phrase}` in `{}` may tell something by colour alone", start(&text));
            findings.push(Finding::new(Rule::ColourMeaning, origin, message));
        }
    });
}

/// The first such phrase. Every word of every English article passes here: nothing is copied but what is found.
fn leans_on_colour(text: &str) -> Option<String> {
    if !names_colour(text) {
        return None;
    }
    let (mut first, mut second) = ("", "");
    for third in text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let shown = is_one_of(third, &COLOURS) && second.eq_ignore_ascii_case("in") && is_one_of(first, &SHOWN);
        let part = first.eq_ignore_ascii_case("the") && is_one_of(second, &COLOURS) && is_one_of(third, &PARTS);
        if shown || part {
            return Some(format!("{first} {second} {third}").to_lowercase());
        }
        (first, second) = (second, third);
    }
    None
}

/// Whether a colour's name may stand in `text`, by a look at the bytes that words start with.
fn names_colour(text: &str) -> bool {
    let mut before = 0;
    eights::any(text, |at, eight| {
        let letters = eights::letters_and_digits(eight);
        let mut starts = eights::starts(letters, std::mem::replace(&mut before, letters));
        while starts != 0 {
            let place = starts.trailing_zeros();
            let initial = (eight >> (place & !7)) as u8;
            let may_be = matches!(initial | 0x20, b'b' | b'g' | b'o' | b'p' | b'r' | b'v' | b'w' | b'y');
            if may_be && text.as_bytes().get(at + place as usize / 8..).is_some_and(begins_with_colour) {
                return true;
            }
            starts &= starts - 1;
        }
        false
    })
}

/// Whether a colour's name is the first word.
fn begins_with_colour(text: &[u8]) -> bool {
    let (Some(first), Some(second)) = (text.first(), text.get(1)) else { return false };
    let colours: &[&str] = match first.to_ascii_lowercase() {
        b'r' => &["red"],
        b'g' => &["green", "grey", "gray", "gold"],
        b'b' => &["blue", "black", "brown"],
        b'y' => &["yellow"],
        b'o' => &["orange"],
        b'p' => &["purple", "pink"],
        b'w' => &["white"],
        b'v' => &["violet"],
        _ => return false,
    };
    colours.iter().any(|colour| {
        let colour = colour.as_bytes();
        colour.get(1) == Some(&second.to_ascii_lowercase())
            && text.get(..colour.len()).is_some_and(|word| word.eq_ignore_ascii_case(colour))
            && !text.get(colour.len()).is_some_and(u8::is_ascii_alphanumeric)
    })
}

fn is_one_of(word: &str, list: &[&str]) -> bool {
    // No word in the lists is shorter or longer.
    (3..=11).contains(&word.len()) && list.iter().any(|known| known.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_that_lean_on_a_colour_are_found_in_any_case() {
        let cases = [
            ("Losses are shown in RED, gains in green.", Some("shown in red")),
            ("See The blue–line: it falls.", Some("the blue line")),
            ("It was highlighted, in yellow", Some("highlighted in yellow")),
            ("The red house", None),
            ("Shown in Łódź in red", None),
            ("in red", None),
            ("", None),
        ];
        for (text, phrase) in cases {
            assert_eq!(leans_on_colour(text).as_deref(), phrase, "{text}");
        }
    }

    #[test]
    fn no_word_of_the_lists_is_too_short_or_too_long() {
        for word in COLOURS.iter().chain(&SHOWN).chain(&PARTS) {
            assert!(is_one_of(word, &[word]), "{word}");
        }
        for colour in COLOURS {
            assert!(names_colour(colour), "{colour}");
        }
    }
}
