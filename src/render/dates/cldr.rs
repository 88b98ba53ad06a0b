//! Dates in words by CLDR.

use super::latest::Latest;
use crate::article::{LanguageTag, Moment};
use icu_calendar::{AnyCalendarKind, Iso};
use icu_datetime::fieldsets::{YM, YMD, YMDT};
use icu_datetime::input::{Date, Time};
use icu_datetime::scaffold::DateTimeMarkers;
use icu_datetime::unchecked::DateTimeInputUnchecked;
use icu_datetime::{DateTimeFormatter, DateTimeFormatterPreferences};
use icu_locale::{Locale, LocaleCanonicalizer};
use writeable::TryWriteable;

/// The formatters of one language.
struct Formatters {
    day: Option<DateTimeFormatter<YMD>>,
    time: Option<DateTimeFormatter<YMDT>>,
    month: Option<DateTimeFormatter<YM>>,
}

thread_local! {
    static LATEST: Latest<Formatters> = const { Latest::new() };
}

/// The moment in words of `language`; none where CLDR does not have them.
pub(super) fn in_words(moment: Moment, language: &LanguageTag) -> Option<String> {
    LATEST.with(|latest| latest.ask(language, Formatters::of, |formatters| formatters.in_words(moment)))
}

impl Formatters {
    fn of(language: &LanguageTag) -> Self {
        let locale = language.as_str().parse().ok().map(|mut locale: Locale| {
            // Dari, for example, is `fa-AF` to CLDR.
            LocaleCanonicalizer::new_extended().canonicalize(&mut locale);
            DateTimeFormatterPreferences::from(&locale)
        });
        let Some(locale) = locale else {
            return Self { day: None, time: None, month: None };
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
