//! Moments given as numbers, as feeds made by programs have them.

use super::decimal::decimal;
use super::json::Fields;
use crate::article::Timestamp;
use serde_json::Value;

/// The moment at `key`: a date or time as text, or milliseconds since 1970.
pub(super) fn moment(value: &Value, key: &str) -> Option<Timestamp> {
    match value.field(key)? {
        Value::String(text) => Timestamp::parse(text),
        Value::Number(number) => of_milliseconds(number.as_f64()? as i64),
        _ => None,
    }
}

/// The moment that is `milliseconds` after the start of 1970 in UTC; none outside of the years 1 to 9999.
pub(super) fn of_milliseconds(milliseconds: i64) -> Option<Timestamp> {
    let seconds = milliseconds.div_euclid(1000);
    let (days, second) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
    let (year, month, day) = civil(days);
    if !(1..=9999).contains(&year) {
        return None;
    }
    let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
    Timestamp::parse(&format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z"))
}

/// The year, month and day of the proleptic Gregorian calendar that is `days` after 1 January 1970.
fn civil(days: i64) -> (i64, i64, i64) {
    // Years are counted from March, so that a leap day is a year's last.
    let days = days.saturating_add(719_468);
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year, month, day)
}

/// The seconds that a duration lasts, as ISO 8601 writes it ("PT1H2M3S"); none where it counts months or years.
pub(super) fn seconds(duration: &str) -> Option<u32> {
    let rest = duration.trim().strip_prefix(['P', 'p'])?;
    let (mut total, mut number, mut in_time) = (0.0, String::new(), false);
    for letter in rest.chars() {
        match letter.to_ascii_uppercase() {
            'T' => in_time = true,
            '0'..='9' | '.' | ',' => number.push(if letter == ',' { '.' } else { letter }),
            unit => {
                let seconds = match unit {
                    'W' => 604_800.0,
                    'D' => 86_400.0,
                    'H' => 3600.0,
                    'M' if in_time => 60.0,
                    'S' => 1.0,
                    _ => return None,
                };
                total += decimal(&number)? * seconds;
                number.clear();
            }
        }
    }
    (number.is_empty() && total > 0.0 && total < f64::from(u32::MAX)).then_some(total.round() as u32)
}

#[cfg(test)]
mod tests {
    use super::{of_milliseconds, seconds};

    #[test]
    fn durations_are_read_as_seconds() {
        assert_eq!(seconds("PT1H2M3S"), Some(3723));
        assert_eq!(seconds("P1DT30S"), Some(86_430));
        assert_eq!(seconds("PT3.6S"), Some(4));
        assert_eq!(seconds("P2M"), None);
        assert_eq!(seconds("two minutes"), None);
        assert_eq!(seconds("PT"), None);
    }

    #[track_caller]
    fn check(milliseconds: i64, expect: &str) {
        assert_eq!(of_milliseconds(milliseconds).unwrap().as_str(), expect);
    }

    #[test]
    fn milliseconds_are_counted_from_1970() {
        check(0, "1970-01-01T00:00:00Z");
        check(1_514_808_060_000, "2018-01-01T12:01:00Z");
        check(951_782_400_999, "2000-02-29T00:00:00Z");
        check(-1, "1969-12-31T23:59:59Z");
        check(1_795_509_000_000, "2026-11-24T08:30:00Z");
    }

    #[test]
    fn numbers_that_are_no_moment_are_none() {
        assert_eq!(of_milliseconds(i64::MAX), None);
        assert_eq!(of_milliseconds(i64::MIN), None);
    }
}
