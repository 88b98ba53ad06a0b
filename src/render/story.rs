//! The words of a story, to tell whether a pull quote repeats them.

use crate::article::words;
use std::collections::HashMap;

/// How many pull quotes are looked for. No story sets more in large letters,
/// and each look goes through the whole story; those beyond count as new words.
const LOOKS: usize = 64;

/// A story's words, each as a number, so that words are compared once only.
#[derive(Debug, Default)]
pub(super) struct Story {
    numbers: HashMap<String, u32>,
    words: Vec<u32>,
    looks: usize,
}

impl Story {
    /// Adds text to the story.
    pub(super) fn add(&mut self, text: &str) {
        for word in words(text) {
            let next = self.numbers.len() as u32;
            self.words.push(*self.numbers.entry(word).or_insert(next));
        }
    }

    /// Whether the words of `quote` stand in the story, one after the other.
    pub(super) fn holds(&mut self, quote: &str) -> bool {
        self.looks += 1;
        let quoted: Option<Vec<u32>> = words(quote).map(|word| self.numbers.get(&word).copied()).collect();
        quoted.is_some_and(|quoted| !quoted.is_empty() && self.looks <= LOOKS && stands_in(&quoted, &self.words))
    }
}

/// Whether `part` stands in `whole`, by Knuth, Morris and Pratt: each number is
/// met once, however much the two repeat themselves.
fn stands_in(part: &[u32], whole: &[u32]) -> bool {
    // For each place in the part: how much of its start ends there too.
    let mut starts = vec![0; part.len()];
    let step = |starts: &[usize], mut matched: usize, number: u32| {
        while matched > 0 && part.get(matched) != Some(&number) {
            matched = starts.get(matched - 1).copied().unwrap_or_default();
        }
        matched + usize::from(part.get(matched) == Some(&number))
    };
    let mut matched = 0;
    for (place, number) in part.iter().enumerate().skip(1) {
        matched = step(&starts, matched, *number);
        if let Some(start) = starts.get_mut(place) {
            *start = matched;
        }
    }
    matched = 0;
    whole.iter().any(|number| {
        matched = step(&starts, matched, *number);
        matched == part.len()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(story: &str, quote: &str, holds: bool) {
        let mut words = Story::default();
        words.add(story);
        assert_eq!(words.holds(quote), holds);
    }

    #[test]
    fn a_quote_is_found_where_its_words_follow_each_other() {
        check("We came, we saw, and we left again.", "we came and we saw", false);
        check("We came, we saw, and we left again.", "\u{201c}We saw, and we left\u{201d}", true);
        check("a a a b", "a a b", true);
        check("a b a b a c", "a b a c", true);
        check("a b", "a b c", false);
        check("a", "", false);
    }

    #[test]
    fn only_so_many_quotes_are_looked_for() {
        let mut story = Story::default();
        story.add("a b");
        assert!((0..LOOKS).all(|_| story.holds("b")));
        assert!(!story.holds("b"));
    }
}
