use crate::article::{Moment, Time};
use serde_json::Value;

/// How a language writes dates and times of the Gregorian calendar, for
/// languages that browsers or CLDR's library may not know.
///
/// The patterns' placeholders: `{d}`, `{M}` and `{y}` are the day's number, the
/// month's name and the year; `{H}` and `{h}` the hour of 24 and of 12, `{HH}`
/// the hour in two figures, `{mm}` the minute and `{a}` the half of the day;
/// `{date}` and `{time}` stand in the pattern of both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateWords {
    months: Vec<String>,
    date: String,
    time: String,
    date_time: String,
    halves: Vec<String>,
    digits: Vec<char>,
}

impl DateWords {
    pub(super) fn of(value: &Value) -> Option<Self> {
        let text = |key: &str| value.get(key).and_then(Value::as_str).map(str::to_string);
        let list = |key: &str| -> Vec<String> {
            let list = value.get(key).and_then(Value::as_array);
            list.into_iter().flatten().filter_map(Value::as_str).map(str::to_string).collect()
        };
        Some(Self {
            months: Some(list("months")).filter(|months| months.len() == 12)?,
            date: text("date")?,
            time: text("time")?,
            date_time: text("dateTime")?,
            halves: list("halves"),
            digits: text("digits").unwrap_or_default().chars().collect(),
        })
    }

    /// The moment in words; none where they have no word for it.
    pub fn in_words(&self, moment: Moment) -> Option<String> {
        let year = self.figures(moment.year.into(), 1);
        let Some(month) = moment.month else { return Some(year) };
        let month = self.months.get(usize::from(month).checked_sub(1)?)?;
        let Some(day) = moment.day else { return Some([month, " ", &year].concat()) };
        let date = self.date.replace("{d}", &self.figures(day.into(), 1)).replace("{M}", month).replace("{y}", &year);
        let Some(time) = moment.time else { return Some(date) };
        Some(self.date_time.replace("{date}", &date).replace("{time}", &self.time_in_words(time)?))
    }

    fn time_in_words(&self, time: Time) -> Option<String> {
        let hour = u32::from(time.hour);
        let of_twelve = (hour + 11) % 12 + 1;
        let words = self
            .time
            .replace("{HH}", &self.figures(hour, 2))
            .replace("{H}", &self.figures(hour, 1))
            .replace("{h}", &self.figures(of_twelve, 1))
            .replace("{mm}", &self.figures(time.minute.into(), 2));
        match words.contains("{a}") {
            true => Some(words.replace("{a}", self.halves.get(usize::from(hour >= 12))?)),
            false => Some(words),
        }
    }

    /// A number in the language's own figures.
    fn figures(&self, number: u32, least: usize) -> String {
        let own = |figure: char| figure.to_digit(10).and_then(|value| self.digits.get(value as usize).copied());
        format!("{number:0least$}").chars().map(|figure| own(figure).unwrap_or(figure)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Timestamp;

    #[track_caller]
    fn check(dates: &str, moment: &str, expect: Option<&str>) {
        let months = r#""months": ["A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L"]"#;
        let words = DateWords::of(&serde_json::from_str(&format!("{{{months}, {dates}}}")).unwrap()).unwrap();
        assert_eq!(words.in_words(Timestamp::parse(moment).unwrap().moment()).as_deref(), expect, "{moment}");
    }

    #[test]
    fn a_pattern_is_filled() {
        let dates = r#""date": "{d}. {M} {y}", "time": "{HH}.{mm}", "dateTime": "{date} at {time}""#;
        check(dates, "2026-11-04T08:05Z", Some("4. K 2026 at 08.05"));
        check(dates, "2026-01-24", Some("24. A 2026"));
        check(dates, "2026-12", Some("L 2026"));
        check(dates, "2026", Some("2026"));
    }

    #[test]
    fn the_clock_of_twelve_hours_names_the_half_of_the_day() {
        let dates = r#""date": "{M}", "time": "{h}:{mm} {a}", "dateTime": "{time}", "halves": ["am", "pm"]"#;
        check(dates, "2026-11-24T00:05", Some("12:05 am"));
        check(dates, "2026-11-24T11:05", Some("11:05 am"));
        check(dates, "2026-11-24T12:05", Some("12:05 pm"));
        check(dates, "2026-11-24T23:05", Some("11:05 pm"));
        check(r#""date": "{M}", "time": "{h} {a}", "dateTime": "{time}""#, "2026-11-24T23:05", None);
    }

    #[test]
    fn a_language_has_its_own_figures() {
        let dates = r#""date": "{y} {M} {d}", "time": "{H}", "dateTime": "{time}", "digits": "၀၁၂၃၄၅၆၇၈၉""#;
        check(dates, "2026-11-24", Some("၂၀၂၆ K ၂၄"));
    }
}
