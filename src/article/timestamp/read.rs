//! Reading dates and times as feeds write them.

use super::{Moment, Time};

/// The longest text that is read, in bytes. JavaScript's dates with a long zone name need about 70.
const LIMIT: usize = 128;

/// The date or time in `text`.
pub(super) fn read(text: &str) -> Option<Moment> {
    let text = text.trim();
    if text.len() > LIMIT || !text.is_ascii() {
        return None;
    }
    figures(text).or_else(|| words(text)).filter(|moment| moment.exists())
}

impl Moment {
    /// Whether the calendar has such a day, and its day such a time.
    fn exists(&self) -> bool {
        let days = match self.month {
            None => 31,
            Some(2)
                if self.year.is_multiple_of(4) && (!self.year.is_multiple_of(100) || self.year.is_multiple_of(400)) =>
            {
                29
            }
            Some(2) => 28,
            Some(4 | 6 | 9 | 11) => 30,
            Some(1..=12) => 31,
            Some(_) => return false,
        };
        self.year > 0
            && self.day.is_none_or(|day| (1..=days).contains(&day))
            && self.time.is_none_or(|time| {
                time.hour < 24
                    && time.minute < 60
                    && time.second.is_none_or(|second| second < 60)
                    && time.offset.is_none_or(|offset| (-Time::WIDEST..=Time::WIDEST).contains(&offset))
            })
    }
}

/// What is still to be read.
struct Rest<'t>(&'t str);

impl<'t> Rest<'t> {
    /// Takes exactly `count` digits.
    fn digits(&mut self, count: usize) -> Option<u16> {
        let (digits, rest) = self.0.split_at_checked(count)?;
        if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        self.0 = rest;
        digits.parse().ok()
    }

    fn two(&mut self) -> Option<u8> {
        self.digits(2)?.try_into().ok()
    }

    /// Takes one of `signs`.
    fn sign(&mut self, signs: &[char]) -> Option<char> {
        let sign = self.0.chars().next().filter(|sign| signs.contains(sign))?;
        self.0 = self.0.get(sign.len_utf8()..)?;
        Some(sign)
    }

    fn starts_with_digit(&self) -> bool {
        self.0.starts_with(|first: char| first.is_ascii_digit())
    }
}

/// A date of figures, year first (ISO 8601-1:2019, RFC 3339, RFC 9557).
fn figures(text: &str) -> Option<Moment> {
    // Annotations name the zone or the calendar; the offset stands before them.
    let mut rest = Rest(text.split('[').next().unwrap_or_default().trim_end());
    let mut moment = Moment { year: rest.digits(4)?, month: None, day: None, time: None };
    if rest.0.is_empty() {
        return Some(moment);
    }
    let hyphenated = rest.sign(&['-']).is_some();
    moment.month = Some(rest.two()?);
    if rest.0.is_empty() {
        // Six figures alone may be a year and a month, or the day of a two-figure year.
        return hyphenated.then_some(moment);
    }
    if hyphenated {
        rest.sign(&['-'])?;
    }
    moment.day = Some(rest.two()?);
    if rest.0.is_empty() {
        return Some(moment);
    }
    rest.sign(&['T', 't', ' ', '_'])?;
    rest.0 = rest.0.trim_start();
    let mut time = clock(&mut rest)?;
    time.offset = zone(rest.0.trim_start())?;
    moment.time = Some(time);
    Some(moment)
}

/// Hours and minutes, and what there is of seconds.
fn clock(rest: &mut Rest<'_>) -> Option<Time> {
    let hour = match rest.0.as_bytes().get(1) {
        Some(b':') => rest.digits(1)?.try_into().ok()?,
        _ => rest.two()?,
    };
    let colon = rest.sign(&[':']).is_some();
    let mut time = Time { hour, minute: rest.two()?, second: None, millisecond: 0, offset: None };
    let more = if colon { rest.sign(&[':']).is_some() } else { rest.starts_with_digit() };
    if more {
        time.second = Some(rest.two()?);
        if rest.sign(&['.', ',']).is_some() {
            let count = rest.0.bytes().take_while(u8::is_ascii_digit).count();
            let (fraction, after) = rest.0.split_at_checked(count)?;
            rest.0 = after;
            time.millisecond = format!("{:0<3}", fraction.get(..3).unwrap_or(fraction)).parse().ok()?;
            if fraction.is_empty() {
                return None;
            }
        }
    }
    match (time.hour, time.minute, time.second) {
        // The end of a day, and a leap second: HTML's times have neither.
        (24, 0, None | Some(0)) => Some(Time { hour: 23, minute: 59, second: Some(59), millisecond: 0, offset: None }),
        (_, _, Some(60)) => Some(Time { second: Some(59), millisecond: 0, ..time }),
        _ => Some(time),
    }
}

/// A zone, as minutes ahead of UTC; `Some(None)` where none is given, `None` where it can't be read.
fn zone(text: &str) -> Option<Option<i16>> {
    if text.is_empty() {
        return Some(None);
    }
    let upper = text.to_ascii_uppercase();
    let numeric = ["GMT", "UTC", "UT"]
        .iter()
        .find_map(|name| upper.strip_prefix(name))
        .filter(|rest| rest.starts_with(['+', '-']))
        .unwrap_or(&upper);
    let mut rest = Rest(numeric);
    if let Some(sign) = rest.sign(&['+', '-']) {
        let hours = i16::from(rest.two()?);
        let minutes = match (rest.sign(&[':']).is_some(), rest.0.is_empty()) {
            (false, true) => 0,
            _ => i16::from(rest.two()?),
        };
        let offset = hours * 60 + minutes;
        return (rest.0.is_empty() && minutes < 60).then_some(Some(if sign == '-' { -offset } else { offset }));
    }
    // RFC 2822, section 4.3.
    let hours = match upper.as_str() {
        "Z" | "UT" | "UTC" | "GMT" => 0,
        "EDT" => -4,
        "EST" | "CDT" => -5,
        "CST" | "MDT" => -6,
        "MST" | "PDT" => -7,
        "PST" => -8,
        _ => return None,
    };
    Some(Some(hours * 60))
}

/// A date with its month in English (RFC 2822, RFC 822, RFC 850, `asctime`, JavaScript's `Date`, and plain prose).
fn words(text: &str) -> Option<Moment> {
    // A comment tells the zone in words.
    let text = text.split('(').next().unwrap_or_default();
    let (mut year, mut month, mut day, mut time) = (None, None, None, None::<Time>);
    for (index, word) in text.split([' ', ',', '\t']).filter(|word| !word.is_empty()).enumerate() {
        let lower = word.to_ascii_lowercase().replace('.', "");
        if index == 0 && is_weekday(&lower) {
            continue;
        }
        if word.contains(':') && time.is_none() {
            let mut rest = Rest(&lower);
            let mut read = clock(&mut rest)?;
            match rest.0 {
                "am" | "pm" => half(&mut read, rest.0)?,
                zone_text => read.offset = zone(zone_text)?,
            }
            time = Some(read);
        } else if let Some(number) = number(&lower) {
            let free = if day.is_none() && number.len() <= 2 { &mut day } else { &mut year };
            if free.is_some() {
                return None;
            }
            *free = Some(number.to_string());
        } else if let Some(number) = month_number(&lower).filter(|_| month.is_none()) {
            month = Some(number);
        } else if let Some(time) = time.as_mut() {
            match lower.as_str() {
                "am" | "pm" => half(time, &lower)?,
                _ if time.offset.is_some() => return None,
                _ => match zone(&lower) {
                    Some(offset) => time.offset = offset,
                    // A zone that no standard gives an offset: the time stays the publisher's own.
                    None if (2..=5).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_uppercase()) => {}
                    None => return None,
                },
            }
        } else if lower != "at" {
            return None;
        }
    }
    let year = year?;
    let number: u16 = year.parse().ok()?;
    let year = match (year.len(), number) {
        (4, _) => number,
        // RFC 2822, section 4.3.
        (2, 0..=49) => 2000 + number,
        (2 | 3, _) => 1900 + number,
        _ => return None,
    };
    let day = match day {
        Some(day) => Some(day.parse().ok()?),
        None if time.is_some() => return None,
        None => None,
    };
    Some(Moment { year, month: Some(month?), day, time })
}

/// Takes a time of the twelve-hour clock for what it is.
fn half(time: &mut Time, half: &str) -> Option<()> {
    if !(1..=12).contains(&time.hour) {
        return None;
    }
    time.hour = time.hour % 12 + if half == "pm" { 12 } else { 0 };
    Some(())
}

/// A day's or year's number, an ordinal's ending taken off.
fn number(word: &str) -> Option<&str> {
    let number = ["st", "nd", "rd", "th"].iter().find_map(|ending| word.strip_suffix(ending)).unwrap_or(word);
    let fits = (1..=4).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit());
    fits.then_some(number)
}

fn is_weekday(word: &str) -> bool {
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
        .iter()
        .any(|day| word.len() >= 3 && day.starts_with(word))
        || matches!(word, "tues" | "weds" | "thurs")
}

fn month_number(word: &str) -> Option<u8> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let number = MONTHS.iter().zip(1..).find(|(month, _)| word.len() >= 3 && month.starts_with(word))?.1;
    Some(number)
}
