use super::{Format, Source};
use std::fmt;

/// Why a source holds no article. Poor content is never an error, always a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Error {
    /// There is nothing in it.
    Empty,
    /// It is not UTF-8 text.
    NotUtf8 {
        /// The first wrong byte.
        offset: usize,
    },
    /// It starts as JSON but is not, or not all of it.
    Json {
        /// The line of the error, from 1.
        line: usize,
        /// The column of the error, from 1.
        column: usize,
        /// What is wrong there.
        message: String,
    },
    /// No format fits.
    UnknownFormat {
        /// What was seen.
        seen: String,
        /// The formats that come nearest.
        nearest: Vec<&'static str>,
    },
    /// It is not of the format that was named.
    WrongFormat {
        /// The format that was named.
        format: &'static str,
        /// What it lacks.
        reason: String,
    },
    /// It is of a format whose importer is not loaded yet. Only in a page, which loads it and asks again.
    NotLoaded {
        /// The format.
        format: &'static str,
    },
    /// The source holds several articles, but not the one that was asked for.
    NoSuchItem {
        /// What was asked for.
        item: Option<String>,
        /// How many there are.
        items: usize,
    },
    /// The source says itself that it is not to be shown.
    Withheld {
        /// Its own words, or the field that says so.
        reason: String,
    },
    /// It is larger than the limit.
    TooLarge {
        /// The limit that was passed, in words ("10 MB of input").
        limit: String,
    },
}

impl Error {
    /// A stable code for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::NotUtf8 { .. } => "not-utf8",
            Self::Json { .. } => "bad-json",
            Self::UnknownFormat { .. } => "unknown-format",
            Self::WrongFormat { .. } => "wrong-format",
            Self::NotLoaded { .. } => "not-loaded",
            Self::NoSuchItem { .. } => "no-such-item",
            Self::Withheld { .. } => "withheld",
            Self::TooLarge { .. } => "too-large",
        }
    }

    pub(super) fn unknown(source: &Source<'_>) -> Self {
        let (seen, nearest) = super::json::nearest(source);
        Self::UnknownFormat { seen, nearest }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => formatter.write_str("the source is empty: give it an article"),
            Self::NotUtf8 { offset } => write!(
                formatter,
                "the source is not UTF-8 text (byte {offset} is wrong) and names no other encoding: save it as UTF-8, or name a text file"
            ),
            Self::Json { line, column, message } => {
                write!(formatter, "the source is not valid JSON: {message} at line {line}, column {column}")
            }
            Self::UnknownFormat { seen, nearest } => {
                write!(formatter, "no format fits the source: it is {seen}")?;
                if nearest.is_empty() {
                    let names: Vec<_> = Format::all().map(Format::name).collect();
                    write!(formatter, "; name its format, one of {}", names.join(", "))
                } else {
                    write!(formatter, "; the nearest is {}: name the format if it is one of these", nearest.join(", "))
                }
            }
            Self::WrongFormat { format, reason } => write!(formatter, "the source is not `{format}`: {reason}"),
            Self::NotLoaded { format } => {
                write!(formatter, "the source is `{format}`, and what reads that is not loaded: load the second module")
            }
            Self::NoSuchItem { items: 0, .. } => formatter.write_str("the source is a feed without items"),
            Self::NoSuchItem { item, items } => {
                let item = item.as_deref().unwrap_or_default();
                write!(formatter, "the source has no item `{item}`: give a number from 1 to {items}, or an item's id")
            }
            Self::Withheld { reason } => write!(formatter, "the source is not to be shown: {reason}"),
            Self::TooLarge { limit } => write!(formatter, "the source is over the limit of {limit}"),
        }
    }
}

impl std::error::Error for Error {}
