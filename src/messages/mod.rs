//! The interface's own words, one data file a language.

use crate::article::{Direction, LanguageTag};
use serde::{Deserialize, Serialize};

/// The interface's words in one language. Braces stand for what is put in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Messages {
    /// The language of the words.
    pub language: LanguageTag,
    words: Words,
}

/// Declares the words: one field each, with the names of the data files' keys.
macro_rules! words {
    ($($field:ident),* $(,)?) => {
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(rename_all = "camelCase")]
        pub(crate) struct Words {
            $($field: String,)*
        }

        impl Messages {
            $(
                #[doc = concat!("The words for `", stringify!($field), "`.")]
                pub fn $field(&self) -> &str {
                    &self.words.$field
                }
            )*
        }
    };
}

words! {
    skip_to_article, skip_to_breaking, skip_past_article, skip_past_table, skip_past_embed, end_of_article,
    breaking_news, image_caption, image_source, video_caption, audio_caption, source, image, image_not_included,
    gallery, video, audio, table, code, formula, by, and, photographer, illustrator, videographer, editor, translator,
    contributor, published, updated, contents, note, notes, back_to_reference, correction, corrections, related,
    sections, topics, transcript, play_at, load_embed, embed_notice, open_embed, another_site, aside_note, aside_tip,
    aside_important, aside_warning, aside_caution, aside_disclaimer, details, live, live_ended, key_event, pinned,
    done, not_done, article_by, untitled, readable_in_words, not_all_in_words, loading, load_media, new_updates, pause_updates,
    resume_updates, updates_paused, article_changed, headline_changed, correction_added, changed, since_last_read,
    added, removed,
}

const ENGLISH: &str = include_str!("en.json");

impl Messages {
    /// The words in the data file `json`, which are in `language`.
    ///
    /// # Errors
    /// Where the file is not JSON, or lacks a word: the message names it.
    pub fn parse(language: LanguageTag, json: &str) -> Result<Self, String> {
        let words =
            serde_json::from_str(json).map_err(|error| format!("the words for `{}`: {error}", language.as_str()))?;
        Ok(Self { language, words })
    }

    /// The words in English.
    #[expect(clippy::expect_used, reason = "the file is part of this crate, and a test reads it")]
    pub fn english() -> Self {
        let language = LanguageTag::parse("en").expect("`en` is a language tag");
        Self::parse(language, ENGLISH).expect("the English words are complete")
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
        assert_eq!(Messages::english().table(), "Table");
    }

    #[test]
    fn a_value_takes_its_placeholders_place() {
        assert_eq!(filled("Open it at {provider}", "Example"), "Open it at Example");
        assert_eq!(filled("Details", "Example"), "Details");
    }
}
