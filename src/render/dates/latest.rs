//! What was last made for a language.

use crate::article::LanguageTag;
use std::cell::RefCell;

/// What was made for the language that was asked for last: an article has many dates, but few languages.
pub(crate) struct Latest<T>(RefCell<Option<(LanguageTag, T)>>);

impl<T> Latest<T> {
    pub(crate) const fn new() -> Self {
        Self(RefCell::new(None))
    }

    /// Asks what was made for `language`; where the last was for another, makes it first.
    pub(crate) fn ask<Answer>(
        &self,
        language: &LanguageTag,
        make: impl FnOnce(&LanguageTag) -> T,
        question: impl FnOnce(&T) -> Answer,
    ) -> Answer {
        let mut latest = self.0.borrow_mut();
        let (_, made) = match latest.take() {
            Some(known) if known.0 == *language => latest.insert(known),
            _ => latest.insert((language.clone(), make(language))),
        };
        question(made)
    }
}
