use serde::{Deserialize, Serialize};

/// A moment or a day, as a valid HTML date, local date and time, or global date
/// and time string (HTML standard, "Dates and times").
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(try_from = "String", into = "String")]
pub struct Timestamp(String);

impl Timestamp {
    /// The date or time in `text`, where it is one that feeds use.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        (text.len() >= 10 && text.as_bytes().first().is_some_and(u8::is_ascii_digit)).then(|| Self(text.to_string()))
    }

    /// The valid HTML string, for `time datetime`.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Timestamp {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Self::parse(&text).ok_or_else(|| format!("`{text}` is not a date or time, such as `2026-11-24T08:30:00Z`"))
    }
}

impl From<Timestamp> for String {
    fn from(timestamp: Timestamp) -> Self {
        timestamp.0
    }
}
