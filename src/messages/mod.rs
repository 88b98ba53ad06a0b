//! The interface's own words, one data file a language.
//!
//! The files stand in `www/messages`, since pages fetch the one that an article
//! needs: the module carries English alone. Natively all of them are built in.
//! `languages` says which file serves an article.

mod dates;
#[cfg(not(target_arch = "wasm32"))]
mod files;
mod languages;
mod plurals;

pub use dates::DateWords;
#[cfg(not(target_arch = "wasm32"))]
pub use files::FILES;
pub use languages::{FALLBACKS, TAGS, serving};

use crate::article::{Direction, LanguageTag};
use serde::ser::{Serialize, Serializer};
use serde_json::{Map, Value};
#[cfg(not(target_arch = "wasm32"))]
use std::sync::OnceLock;
use std::sync::{Arc, LazyLock};

/// The interface's words in one language. Braces stand for what is put in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Messages {
    /// The language of the words.
    pub language: LanguageTag,
    /// How dates are written, where the language's file says it.
    pub dates: Option<DateWords>,
    words: Words,
}

/// The words, in the order of [`NAMES`]. Shared by all articles that are written with them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Words(Arc<[String]>);

/// Declares the words: one row each, with the names of the data files' keys.
macro_rules! words {
    ($($field:ident),* $(,)?) => {
        /// The words' names as Rust has them; the data files have them in camel case.
        const NAMES: &[&str] = &[$(stringify!($field)),*];

        #[derive(Clone, Copy)]
        #[allow(non_camel_case_types, reason = "the names are those of the methods")]
        enum Word {
            $($field),*
        }

        impl Messages {
            $(
                #[doc = concat!("The words for `", stringify!($field), "`.")]
                pub fn $field(&self) -> &str {
                    self.word(Word::$field)
                }
            )*
        }
    };
}

words! {
    skip_to_article, skip_to_breaking, skip_past_article, skip_past_table, skip_past_embed, end_of_article,
    breaking_news, image_caption, image_source, video_caption, audio_caption, source, image, image_not_included,
    gallery, video, audio, table, code, formula, by, comma, and, photographer, illustrator, videographer, editor,
    translator, contributor, published, updated, contents, note, notes, back_to_reference, correction, corrections,
    related, sections, topics, transcript, duration, hours, minutes, seconds, play_at, load_embed, embed_notice, open_embed, another_site, aside_note,
    aside_tip, aside_important, aside_warning, aside_caution, aside_disclaimer, details, live, live_ended, key_event,
    pinned, done, not_done, article_by, untitled, readable_in_words, not_all_in_words, loading, load_media,
    new_updates, pause_updates, resume_updates, updates_paused, article_changed, headline_changed, correction_added, changed,
    since_last_read, added, removed,
}

const ENGLISH: &str = include_str!("../../www/messages/en.json");

impl Messages {
    /// The words of a data file. A word that the file lacks stays English: a
    /// page may have a newer module than its files.
    ///
    /// # Errors
    /// Where the file is not JSON, or does not say its language.
    pub fn parse(json: &str) -> Result<Self, String> {
        Self::read(json, &Self::english().words)
    }

    fn read(json: &str, english: &Words) -> Result<Self, String> {
        let file: Map<String, Value> =
            serde_json::from_str(json).map_err(|error| format!("the file of words is not JSON: {error}"))?;
        let tag = file.get("@language").and_then(|language| language.get("tag")).and_then(Value::as_str);
        let language = tag.and_then(LanguageTag::parse).ok_or("the file of words does not name its language")?;
        let word = |(index, name)| match file.get(&key(name)) {
            Some(Value::String(word)) => word.clone(),
            _ => english.0.get(index).cloned().unwrap_or_default(),
        };
        let words = Words(NAMES.iter().copied().enumerate().map(word).collect());
        Ok(Self { language, dates: file.get("@dates").and_then(DateWords::of), words })
    }

    /// The words in English, whose file is read once.
    #[expect(clippy::expect_used, reason = "the file is part of this crate, and a test reads it")]
    pub fn english() -> Self {
        static READ: LazyLock<Messages> =
            LazyLock::new(|| Messages::read(ENGLISH, &Words(Arc::default())).expect("the English words can be read"));
        READ.clone()
    }

    /// The words for an article in `language`: in the nearest language that there are words for. Each file is read once.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn serving(language: Option<&LanguageTag>) -> Self {
        static READ: LazyLock<Vec<OnceLock<Messages>>> =
            LazyLock::new(|| FILES.iter().map(|_| OnceLock::new()).collect());
        let tag = language.map_or("en", serving);
        let mut files = FILES.iter().zip(READ.iter());
        let Some(((_, json), read)) = files.find(|((name, _), _)| *name == tag) else { return Self::english() };
        read.get_or_init(|| Self::parse(json).unwrap_or_else(|_| Self::english())).clone()
    }

    /// All the words, for the shell around the article.
    #[cfg(target_arch = "wasm32")]
    pub(crate) fn words(&self) -> &Words {
        &self.words
    }

    /// The direction of the words.
    pub fn direction(&self) -> Direction {
        self.language.direction()
    }

    /// Whether these words would be foreign in a text in `language`: another
    /// language, or the same in another script.
    pub fn are_foreign_to(&self, language: &LanguageTag) -> bool {
        language.primary() != self.language.primary() || language.likely_script() != self.language.likely_script()
    }

    /// The form of a word that goes with `number`, with the number in its place. A word's forms stand in one string.
    pub fn counted(&self, forms: &str, number: u32) -> String {
        let place = plurals::place(&self.language, number);
        let form = forms.split('|').nth(place).or_else(|| forms.rsplit('|').next()).unwrap_or_default();
        filled(form, &self.language.figures(number))
    }

    fn word(&self, word: Word) -> &str {
        self.words.0.get(word as usize).map_or("", String::as_str)
    }
}

impl Serialize for Words {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(NAMES.iter().map(|name| key(name)).zip(self.0.iter()))
    }
}

/// A word's name in the data files: `skipToArticle` for `skip_to_article`.
fn key(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    for part in name.split('_') {
        match (key.is_empty(), part.split_at_checked(1)) {
            (false, Some((initial, rest))) => key.extend([&initial.to_ascii_uppercase(), rest]),
            _ => key.push_str(part),
        }
    }
    key
}

/// A message with its one `{placeholder}` taken apart: what stands before it and after it.
pub(crate) fn around(message: &str) -> (&str, &str) {
    match message.split_once('{') {
        Some((before, rest)) => (before, rest.split_once('}').map_or("", |(_, after)| after)),
        None => (message, ""),
    }
}

/// A message with `value` in its placeholder's place.
pub(crate) fn filled(message: &str, value: &str) -> String {
    let (before, after) = around(message);
    match message.contains('{') {
        true => [before, value, after].concat(),
        false => message.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_english_words_are_complete() {
        let english = Messages::english();
        assert_eq!(english.table(), "Table");
        assert!(english.words.0.iter().all(|word| !word.is_empty()));
    }

    #[test]
    fn a_word_that_a_file_lacks_stays_english() {
        let messages = Messages::parse(r#"{"@language": {"tag": "fr"}, "table": "Tableau", "video": 3}"#).unwrap();
        assert_eq!((messages.table(), messages.video(), messages.language.as_str()), ("Tableau", "Video", "fr"));
        for file in ["", "[]", "{}", r#"{"@language": {"tag": "?"}}"#] {
            assert!(Messages::parse(file).is_err(), "{file}");
        }
    }

    #[test]
    fn a_value_takes_its_placeholders_place() {
        assert_eq!(filled("Open it at {provider}", "Example"), "Open it at Example");
        assert_eq!(filled("Details", "Example"), "Details");
    }

    #[test]
    fn words_are_foreign_in_another_language_or_script() {
        let words = |tag: &str| Messages { language: LanguageTag::parse(tag).unwrap(), ..Messages::english() };
        for (of, to, foreign) in [
            ("fr", "fr-CA", false),
            ("fr", "ht", true),
            ("zh-Hans", "zh", false),
            ("sr", "sr-Latn", true),
            ("sr-Latn", "sr-ME", false),
            ("uz", "uz-Cyrl", true),
            ("fa", "prs", true),
        ] {
            assert_eq!(words(of).are_foreign_to(&LanguageTag::parse(to).unwrap()), foreign, "{of} in {to}");
        }
    }
}
