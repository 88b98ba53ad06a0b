mod read;

use serde::{Deserialize, Serialize};
use std::fmt::Write;

/// A moment, a day, a month or a year, as a valid HTML year, month, date, local
/// date and time, or global date and time string (HTML standard, "Dates and times").
///
/// A time keeps the offset that its publisher gave it, and has none where the
/// publisher gave none: it is never moved to another zone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(try_from = "String", into = "String")]
pub struct Timestamp {
    text: String,
    moment: Moment,
}

/// What a [`Timestamp`] says, taken apart. The numbers are those of the
/// Gregorian calendar, and what they name exists: there is no 30 February.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// The year, 1 to 9999.
    pub year: u16,
    /// The month, 1 to 12, where there is one.
    pub month: Option<u8>,
    /// The day, 1 to 31, where there is one; only with a month.
    pub day: Option<u8>,
    /// The time of day, where there is one; only with a day.
    pub time: Option<Time>,
}

/// A time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Time {
    /// 0 to 23.
    pub hour: u8,
    /// 0 to 59.
    pub minute: u8,
    /// 0 to 59, where seconds are given.
    pub second: Option<u8>,
    /// 0 to 999.
    pub millisecond: u16,
    /// How many minutes the zone is ahead of UTC, where a zone is given: 60 for `+01:00`.
    pub offset: Option<i16>,
}

impl Timestamp {
    /// The date or time in `text`, where it is one that feeds use:
    ///
    /// - RFC 3339 and ISO 8601 calendar dates (`2026-11-24T08:30:00.000+01:00`,
    ///   `20261124T083000Z`, `2026-11-24 08:30`, `2026-11-24`, `2026-11`, `2026`),
    ///   with RFC 9557 annotations passed over;
    /// - RFC 2822 and RFC 822, as in RSS (`Tue, 24 Nov 2026 08:30:00 +0100`);
    /// - what JavaScript's `Date` writes (`Tue Nov 24 2026 08:30:00 GMT+0100 (CET)`);
    /// - an English date in words (`November 24, 2026 8:30 AM`).
    ///
    /// Dates of figures alone are read only with the year first: `11/24/2026`
    /// means one day in one country and another, or none, in the next.
    pub fn parse(text: &str) -> Option<Self> {
        read::read(text).map(Self::new)
    }

    fn new(moment: Moment) -> Self {
        Self { text: moment.to_text(), moment }
    }

    /// The valid HTML string, for `time datetime`.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The same, taken apart.
    pub fn moment(&self) -> Moment {
        self.moment
    }

    /// The publisher's `local` time with the offset that tells it from the same
    /// moment in `utc`, for feeds that give both and no offset.
    pub fn with_offset_between(utc: &Self, local: &Self) -> Option<Self> {
        let (Some(_), Some(_)) = (local.moment.time, utc.moment.time) else { return None };
        let offset = (local.moment.milliseconds() - utc.moment.milliseconds()).div_euclid(60_000);
        let offset = i16::try_from(offset).ok().filter(|offset| (-Time::WIDEST..=Time::WIDEST).contains(offset))?;
        let time = Time { offset: Some(offset), ..local.moment.time? };
        Some(Self::new(Moment { time: Some(time), ..local.moment }))
    }
}

impl Moment {
    fn to_text(self) -> String {
        let mut text = format!("{:04}", self.year);
        let Some(month) = self.month else { return text };
        let _ = write!(text, "-{month:02}");
        let Some(day) = self.day else { return text };
        let _ = write!(text, "-{day:02}");
        let Some(time) = self.time else { return text };
        let _ = write!(text, "T{:02}:{:02}", time.hour, time.minute);
        if let Some(second) = time.second {
            let _ = write!(text, ":{second:02}");
            if time.millisecond > 0 {
                let _ = write!(text, ".{:03}", time.millisecond);
            }
        }
        match time.offset {
            None => {}
            Some(0) => text.push('Z'),
            Some(offset) => {
                let sign = if offset < 0 { '-' } else { '+' };
                let minutes = offset.unsigned_abs();
                let _ = write!(text, "{sign}{:02}:{:02}", minutes / 60, minutes % 60);
            }
        }
        text
    }

    /// The milliseconds from the start of 1970 to this moment, as its own clock
    /// has it: the offset is left aside, and what is not given is the first.
    pub fn milliseconds(self) -> i64 {
        let (month, day) = (i64::from(self.month.unwrap_or(1)), i64::from(self.day.unwrap_or(1)));
        // Years are counted from March, so that a leap day is a year's last.
        let year = i64::from(self.year) - i64::from(month <= 2);
        let months = (month + 9) % 12;
        let days = year * 365 + year / 4 - year / 100 + year / 400 + (months * 153 + 2) / 5 + day - 1 - 719_468;
        let (hour, minute, second, millisecond) = match self.time {
            Some(time) => (time.hour, time.minute, time.second.unwrap_or(0), time.millisecond),
            None => (0, 0, 0, 0),
        };
        (((days * 24 + i64::from(hour)) * 60 + i64::from(minute)) * 60 + i64::from(second)) * 1000
            + i64::from(millisecond)
    }
}

impl Time {
    /// The widest offset that a zone may have, in minutes (ISO 8601 leaves it open; CLDR and Java stop at 18 hours).
    const WIDEST: i16 = 18 * 60;
}

impl TryFrom<String> for Timestamp {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Self::parse(&text).ok_or_else(|| {
            let excerpt: String = text.chars().take(40).collect();
            format!("`{excerpt}` is not a date or time, such as `2026-11-24T08:30:00Z`")
        })
    }
}

impl From<Timestamp> for String {
    fn from(timestamp: Timestamp) -> Self {
        timestamp.text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: &str) {
        let read = Timestamp::parse(text).unwrap_or_else(|| panic!("`{text}` was refused"));
        assert_eq!(read.as_str(), expect, "from `{text}`");
        assert_eq!(Timestamp::parse(expect), Some(read), "`{expect}` reads back");
    }

    #[test]
    fn iso_dates_and_times_become_valid_html_strings() {
        check("2026-11-24T08:30:00Z", "2026-11-24T08:30:00Z");
        check(" 2026-11-24t08:30:00z ", "2026-11-24T08:30:00Z");
        check("2026-11-24T08:30:00.000Z", "2026-11-24T08:30:00Z");
        check("2026-11-24T08:30:00.123456+01:00", "2026-11-24T08:30:00.123+01:00");
        check("2026-11-24T08:30:00,5Z", "2026-11-24T08:30:00.500Z");
        check("2026-11-24T08:30+0530", "2026-11-24T08:30+05:30");
        check("2026-11-24T08:30-03", "2026-11-24T08:30-03:00");
        check("2026-11-24T08:30:00-00:00", "2026-11-24T08:30:00Z");
        check("2026-11-24T08:30:00 +0000", "2026-11-24T08:30:00Z");
        check("2026-11-24 08:30 UTC", "2026-11-24T08:30Z");
        check("2026-11-24T08:30:00+01:00[Europe/Paris][u-ca=gregory]", "2026-11-24T08:30:00+01:00");
        check("2026-11-24 08:30:00", "2026-11-24T08:30:00");
        check("2026-11-24T08:30", "2026-11-24T08:30");
        check("20261124T083000Z", "2026-11-24T08:30:00Z");
        check("20261124T0830+0100", "2026-11-24T08:30+01:00");
        check("20261124", "2026-11-24");
        check("2026-11-24", "2026-11-24");
        check("2026-11", "2026-11");
        check("2026", "2026");
        check("2024-02-29", "2024-02-29");
        // A leap second has no place in HTML's times.
        check("2016-12-31T23:59:60Z", "2016-12-31T23:59:59Z");
        check("2026-11-24T24:00:00Z", "2026-11-24T23:59:59Z");
    }

    #[test]
    fn dates_in_english_words_are_read() {
        check("Tue, 24 Nov 2026 08:30:00 +0100", "2026-11-24T08:30:00+01:00");
        check("Tue, 24 Nov 2026 08:30:00 GMT", "2026-11-24T08:30:00Z");
        check("24 Nov 26 08:30 EST", "2026-11-24T08:30-05:00");
        check("Sat, 24 Nov 94 08:30 UT", "1994-11-24T08:30Z");
        check("Tue Nov 24 2026 08:30:00 GMT+0100 (Central European Standard Time)", "2026-11-24T08:30:00+01:00");
        check("Tue Nov 24 08:30:00 2026", "2026-11-24T08:30:00");
        check("November 24, 2026", "2026-11-24");
        check("Nov. 24th, 2026 at 8:30 pm", "2026-11-24T20:30");
        check("24 November 2026, 12:05 AM", "2026-11-24T00:05");
        check("24 November 2026 12:05 p.m. CET", "2026-11-24T12:05");
        check("1 Sept 2026", "2026-09-01");
        check("November 2026", "2026-11");
    }

    #[test]
    fn what_is_no_date_is_refused() {
        let long = "2026-11-24T08:30:00Z".repeat(20);
        for text in [
            "",
            "0",
            "12345",
            "0000-01-01",
            "2026-13-01",
            "2026-02-29",
            "2026-04-31",
            "2026-1-1",
            "11/24/2026",
            "24.11.2026",
            "2026-11-24T",
            "2026-11-24T25:00",
            "2026-11-24T08:60",
            "2026-11-24T08",
            "2026-11-24T08:30:00+19:00",
            "2026-11-24T08:30:00+01:60",
            "2026-11-24T08:30:00Zulu",
            "2026-11-24T08:30:00.",
            "2026-W48-2",
            "2026-11T08:30",
            "+12026-11-24",
            "yesterday",
            "May",
            "24 2026",
            "Nov Nov 24 2026",
            "Nov 31 2026",
            "Nov 24 2026 13:00 pm",
            "Nov 24 2026 lost at sea",
            "Tue, 24 Nov 2026 08:30:00 +01000",
            "২০২৬-১১-২৪",
            &long,
        ] {
            assert_eq!(Timestamp::parse(text), None, "{text}");
        }
    }

    #[test]
    fn milliseconds_are_counted_from_1970() {
        let cases = [
            ("1970", 0),
            ("1970-01-01T00:00:00.001+05:00", 1),
            ("2000-03-01", 951_868_800_000),
            ("2018-01-01T12:01", 1_514_808_060_000),
            ("1969-12-31T23:59:59Z", -1000),
            ("0001-01-01", -62_135_596_800_000),
        ];
        for (text, expect) in cases {
            assert_eq!(Timestamp::parse(text).unwrap().moment().milliseconds(), expect, "{text}");
        }
    }

    #[test]
    fn two_clocks_give_the_offset_between_them() {
        let cases = [
            ("2026-11-24T08:30:00", "2026-11-24T09:30:00", Some("2026-11-24T09:30:00+01:00")),
            ("2026-11-24T23:30:00Z", "2026-11-25T05:00:00", Some("2026-11-25T05:00:00+05:30")),
            ("2026-01-01T01:00:00", "2025-12-31T20:00:00", Some("2025-12-31T20:00:00-05:00")),
            ("2024-03-01T00:10:00", "2024-02-29T23:10:00", Some("2024-02-29T23:10:00-01:00")),
            ("2026-11-24T08:30:00", "2026-11-24T08:30:00", Some("2026-11-24T08:30:00Z")),
            ("2026-11-24T08:30:00", "2026-11-26T08:30:00", None),
            ("2026-11-24", "2026-11-24T08:30:00", None),
        ];
        for (utc, local, expect) in cases {
            let [utc, local] = [utc, local].map(|text| Timestamp::parse(text).unwrap());
            let with_offset = Timestamp::with_offset_between(&utc, &local);
            assert_eq!(with_offset.as_ref().map(Timestamp::as_str), expect, "{utc:?} {local:?}");
        }
    }
}
