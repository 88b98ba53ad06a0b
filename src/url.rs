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

/// What an address starts with, where it starts with a scheme.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Scheme {
    Http,
    Https,
    Mailto,
    Tel,
    Relative,
    Other(String),
}

impl Url {
    /// The longest address, in bytes.
    pub const LIMIT: usize = 8192;

    /// The address in `text`, if it is one for that `purpose`.
    ///
    /// Its scheme is read as browsers read it (WHATWG URL, "basic URL parser"):
    /// control characters and spaces at the ends, and tabs and newlines
    /// anywhere, are dropped first, and letters may be of either case.
    ///
    /// # Errors
    /// Where the address is none, or not on the purpose's list.
    pub fn parse(text: &str, purpose: Use) -> Result<Self, Refusal> {
        if text.len() > Self::LIMIT {
            return Err(Refusal::TooLong);
        }
        let text = text.trim_matches(|letter: char| letter <= ' ');
        let mut address = String::with_capacity(text.len());
        for letter in text.chars() {
            match letter {
                '\t' | '\n' | '\r' => {}
                // Direction marks would show one address and lead to another.
                '\0'..=' '
                | '\u{7f}'
                | '"'
                | '<'
                | '>'
                | '`'
                | '\u{200e}'
                | '\u{200f}'
                | '\u{202a}'..='\u{202e}'
                | '\u{2066}'..='\u{2069}' => {
                    let mut bytes = [0; 4];
                    for byte in letter.encode_utf8(&mut bytes).bytes() {
                        address.push_str(&format!("%{byte:02X}"));
                    }
                }
                _ => address.push(letter),
            }
        }
        if address.is_empty() {
            return Err(Refusal::Empty);
        }
        let scheme = scheme(&address);
        if matches!(scheme, Scheme::Http | Scheme::Https | Scheme::Relative) {
            // Browsers read a backslash in these as a slash, up to the query.
            let end = address.find(['?', '#']).unwrap_or(address.len());
            let rest = address.split_off(end);
            address = address.replace('\\', "/") + &rest;
        }
        let url = Self(address);
        match url.allows(purpose) {
            true => Ok(url),
            false => Err(match scheme {
                Scheme::Other(name) => Refusal::Scheme(name),
                Scheme::Mailto => Refusal::Scheme("mailto".into()),
                Scheme::Tel => Refusal::Scheme("tel".into()),
                Scheme::Http => Refusal::Scheme("http".into()),
                Scheme::Https | Scheme::Relative => Refusal::Malformed,
            }),
        }
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The host of an http or https address.
    pub fn host(&self) -> Option<&str> {
        let (_, rest) = self.0.split_once("//")?;
        let authority = rest.split(['/', '?', '#']).next()?;
        let host = authority.rsplit('@').next()?.split(':').next()?;
        Some(host).filter(|host| !host.is_empty())
    }

    /// Whether the address is on the list of `purpose`.
    pub fn allows(&self, purpose: Use) -> bool {
        match (purpose, scheme(&self.0)) {
            (Use::Link, scheme) => !matches!(scheme, Scheme::Other(_)),
            (Use::Media, scheme) => matches!(scheme, Scheme::Http | Scheme::Https | Scheme::Relative),
            (Use::Frame, scheme) => scheme == Scheme::Https,
        }
    }
}

/// The scheme of `address`, which holds no tabs, newlines or leading spaces any more.
fn scheme(address: &str) -> Scheme {
    let end = address.find(|letter: char| !letter.is_ascii_alphanumeric() && !matches!(letter, '+' | '-' | '.'));
    let name = match end.and_then(|end| address.split_at_checked(end)) {
        Some((name, rest))
            if rest.starts_with(':') && name.starts_with(|letter: char| letter.is_ascii_alphabetic()) =>
        {
            name
        }
        _ => return Scheme::Relative,
    };
    match name.to_ascii_lowercase().as_str() {
        "http" => Scheme::Http,
        "https" => Scheme::Https,
        "mailto" => Scheme::Mailto,
        "tel" => Scheme::Tel,
        other => Scheme::Other(other.to_string()),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, purpose: Use, expected: Result<&str, Refusal>) {
        let parsed = Url::parse(text, purpose);
        assert_eq!(parsed.as_ref().map(Url::as_str).map_err(Clone::clone), expected, "{text:?}");
    }

    #[test]
    fn addresses_of_articles_pass() {
        for text in
            ["https://example.org/a?b=c#d", "HTTP://example.org", "/a", "a.html", "#part", "//example.org/a", "?q"]
        {
            check(text, Use::Link, Ok(text));
        }
        check(" https://example.org/a b ", Use::Link, Ok("https://example.org/a%20b"));
        check("mailto:desk@example.org", Use::Link, Ok("mailto:desk@example.org"));
        check("https:\\\\example.org\\a", Use::Media, Ok("https://example.org/a"));
    }

    #[test]
    fn code_never_passes_however_it_is_spelt() {
        for text in
            ["javascript:x()", "JaVaScRiPt:x()", " \u{1}javascript:x()", "java\tscript:x()", "java\nscript\r:x()"]
        {
            check(text, Use::Link, Err(Refusal::Scheme("javascript".into())));
        }
        check("data:text/html,x", Use::Link, Err(Refusal::Scheme("data".into())));
        check("vbscript:x", Use::Media, Err(Refusal::Scheme("vbscript".into())));
        check("blob:https://example.org/1", Use::Media, Err(Refusal::Scheme("blob".into())));
    }

    #[test]
    fn each_use_has_its_own_list() {
        check("mailto:a@example.org", Use::Media, Err(Refusal::Scheme("mailto".into())));
        check("http://example.org", Use::Frame, Err(Refusal::Scheme("http".into())));
        check("/frame", Use::Frame, Err(Refusal::Malformed));
        check("https://example.org", Use::Frame, Ok("https://example.org"));
    }

    #[test]
    fn direction_marks_stand_in_the_open() {
        check("https://example.org/\u{202e}gpj.exe", Use::Link, Ok("https://example.org/%E2%80%AEgpj.exe"));
    }

    #[test]
    fn an_address_has_its_limit() {
        check(&"a".repeat(Url::LIMIT + 1), Use::Link, Err(Refusal::TooLong));
        check("  ", Use::Link, Err(Refusal::Empty));
    }
}
