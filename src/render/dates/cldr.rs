//! Dates in words by CLDR.

use crate::article::{LanguageTag, Moment};
use icu_calendar::{AnyCalendarKind, Iso};
use icu_datetime::fieldsets::{YM, YMD, YMDT};
use icu_datetime::input::{Date, Time};
use icu_datetime::scaffold::DateTimeMarkers;
use icu_datetime::unchecked::DateTimeInputUnchecked;
use icu_datetime::{DateTimeFormatter, DateTimeFormatterPreferences};
use icu_locale::{Locale, LocaleCanonicalizer};
use std::cell::RefCell;
use writeable::TryWriteable;

/// The formatters of one language: an article has many dates, but few languages.
struct Formatters {
    language: LanguageTag,
    day: Option<DateTimeFormatter<YMD>>,
    time: Option<DateTimeFormatter<YMDT>>,
    month: Option<DateTimeFormatter<YM>>,
}

thread_local! {
    static LATEST: RefCell<Option<Formatters>> = const { RefCell::new(None) };
}

/// The moment in words of `language`; none where CLDR does not have them.
pub(super) fn in_words(moment: Moment, language: &LanguageTag) -> Option<String> {
    LATEST.with(|latest| {
        let mut latest = latest.borrow_mut();
        let formatters = match latest.take() {
            Some(known) if known.language == *language => latest.insert(known),
            _ => latest.insert(Formatters::of(language)),
        };
        formatters.in_words(moment)
    })
}

impl Formatters {
    fn of(language: &LanguageTag) -> Self {
        let locale = language.as_str().parse().ok().map(|mut locale: Locale| {
            // Dari, for example, is `fa-AF` to CLDR.
            LocaleCanonicalizer::new_extended().canonicalize(&mut locale);
            DateTimeFormatterPreferences::from(&locale)
        });
        let Some(locale) = locale else {
            return Self { language: language.clone(), day: None, time: None, month: None };
        };
        // A month of the Gregorian calendar is none of another, unless only the years are counted differently.
        let month = DateTimeFormatter::try_new(locale, YM::long()).ok().filter(|formatter| {
            let kind = formatter.calendar().kind();
            matches!(
                kind,
                AnyCalendarKind::Gregorian
                    | AnyCalendarKind::Buddhist
                    | AnyCalendarKind::Japanese
                    | AnyCalendarKind::Roc
            )
        });
        Self {
            language: language.clone(),
            day: DateTimeFormatter::try_new(locale, YMD::long()).ok(),
            time: DateTimeFormatter::try_new(locale, YMD::long().with_time_hm()).ok(),
            month,
        }
    }

    fn in_words(&self, moment: Moment) -> Option<String> {
        let month = moment.month?;
        let date = Date::try_new_iso(moment.year.into(), month, moment.day.unwrap_or(1)).ok()?;
        let words = match (moment.day, moment.time) {
            (Some(_), Some(time)) => {
                format(self.time.as_ref()?, date, Some(Time::try_new(time.hour, time.minute, 0, 0).ok()?))
            }
            (Some(_), None) => format(self.day.as_ref()?, date, None),
            (None, _) => format(self.month.as_ref()?, date, None),
        };
        // The month's name in the root of CLDR, which stands where a language has none.
        words.filter(|words| !words.contains(&format!("M{month:02}")))
    }
}

/// The words, or none where the formatter's data does not fit its own pattern.
fn format<Fields: DateTimeMarkers>(
    formatter: &DateTimeFormatter<Fields>,
    date: Date<Iso>,
    time: Option<Time>,
) -> Option<String> {
    let mut input = DateTimeInputUnchecked::default();
    input.set_date_fields_unchecked(date.to_calendar(formatter.calendar()));
    if let Some(time) = time {
        input.set_time_fields(time);
    }
    formatter.format_unchecked(input).try_write_to_string().ok().map(|words| words.into_owned())
}

#[cfg(test)]
mod tests {
    #[test]
    fn dump() {
        for tag in "en om sq am hy az bm bn bs my yue zh-Hans zh-Hant hr prs fil fr ka ht ha id km rw rn ko ku ckb lo ln mk nd ps fa pt ru rhg sg sr sr-Latn sn so es sw th bo ti tr uk ur ug uz vi wo zu ff de it ja ar he hi el fa-AF ar-SA zh-HK en-GB de-AT pt-PT es-MX".split(' ') {
            let tag = super::LanguageTag::parse(tag).unwrap();
            let w: Vec<_> = ["2026-11-24T08:30Z", "2026-11-24T20:05", "2026-11-24", "2026-11", "2026"].iter().map(|t| super::in_words(crate::article::Timestamp::parse(t).unwrap().moment(), &tag).unwrap_or_default()).collect();
            println!("{} | {}", tag.as_str(), w.join(" | "));
        }
    }
}
