//! Dates and times in words: as readers of a language write them.
//!
//! The pattern is CLDR's long date and short time, in the calendar and the
//! figures of the language; the publisher's offset stands behind it in the form
//! that is known everywhere: `November 24, 2026 at 8:30 AM (UTC+1)`. The words
//! come from the language's own file where it has them (CLDR's data is thin
//! there, in browsers above all), natively from CLDR itself, in a browser from
//! its `Intl`, and where nobody knows the language, figures stand instead.

#[cfg(not(target_arch = "wasm32"))]
mod cldr;
mod latest;

use crate::article::{LanguageTag, Moment, Timestamp};
use crate::messages::Messages;
#[cfg(target_arch = "wasm32")]
pub(crate) use latest::Latest;
use std::fmt::Write;

/// Knows the words for a moment in a language, its offset left aside; none
/// where the language is not known to it.
pub type Dates = fn(Moment, &LanguageTag) -> Option<String>;

/// What knows the words where nothing else is said.
#[cfg(not(target_arch = "wasm32"))]
pub(super) const DATES: Dates = cldr::in_words;

/// What knows the words where nothing else is said: nothing. See `browser`.
#[cfg(target_arch = "wasm32")]
pub(super) const DATES: Dates = |_, _| None;

/// A date or time for readers of `language`.
pub(super) fn in_words(timestamp: &Timestamp, language: &LanguageTag, messages: &Messages, dates: Dates) -> String {
    let moment = timestamp.moment();
    let own = messages.dates.as_ref().filter(|_| !messages.are_foreign_to(language));
    let words = own.and_then(|own| own.in_words(moment)).or_else(|| dates(moment, language));
    let mut words = words.unwrap_or_else(|| in_figures(moment));
    zone(&mut words, moment);
    words
}

/// A date or time for readers of any language: `2026-11-24 08:30`.
fn in_figures(moment: Moment) -> String {
    let mut figures = format!("{:04}", moment.year);
    for part in [moment.month, moment.day].into_iter().flatten() {
        let _ = write!(figures, "-{part:02}");
    }
    if let Some(time) = moment.time {
        let _ = write!(figures, " {:02}:{:02}", time.hour, time.minute);
    }
    figures
}

/// Appends the publisher's offset, ` (UTC+5:30)`; nothing where none is known.
fn zone(words: &mut String, moment: Moment) {
    let Some(offset) = moment.time.and_then(|time| time.offset) else { return };
    let (hours, minutes) = (offset.unsigned_abs() / 60, offset.unsigned_abs() % 60);
    let sign = if offset < 0 { '\u{2212}' } else { '+' };
    let _ = match (hours, minutes) {
        (0, 0) => write!(words, " (UTC)"),
        (_, 0) => write!(words, " (UTC{sign}{hours})"),
        _ => write!(words, " (UTC{sign}{hours}:{minutes:02})"),
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_that_nobody_knows_has_its_dates_in_figures() {
        let cases = [
            ("2026-11-24T08:05:59Z", "2026-11-24 08:05 (UTC)"),
            ("2026-11-24T08:05+05:30", "2026-11-24 08:05 (UTC+5:30)"),
            ("2026-11-24T08:05-03:00", "2026-11-24 08:05 (UTC\u{2212}3)"),
            ("2026-11-24T18:05", "2026-11-24 18:05"),
            ("2026-11-24", "2026-11-24"),
            ("2026-11", "2026-11"),
            ("2026", "2026"),
        ];
        for (text, expect) in cases {
            let language = LanguageTag::parse("tlh").unwrap();
            let timestamp = Timestamp::parse(text).unwrap();
            assert_eq!(in_words(&timestamp, &language, &Messages::english(), |_, _| None), expect);
            #[cfg(not(target_arch = "wasm32"))]
            assert_eq!(in_words(&timestamp, &language, &Messages::english(), DATES), expect);
        }
    }
}
