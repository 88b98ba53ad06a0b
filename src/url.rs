//! Addresses: text becomes a [`Url`] only by [`Url::parse`], which says what it may be used for.
//!
//! An address is read as a browser reads it (WHATWG URL Standard, "URL
//! parsing"), and what is stored is the browser's own serialisation: ASCII
//! apart from the host, with no control character, space, quotation mark or
//! angle bracket. What one reader takes for a path and another for a scheme can
//! therefore not get past the allow-lists, and reading the stored text again
//! gives the same address.
//!
//! Three things differ from a browser, on purpose:
//!
//! - There is no base to read against. `https:page` is a path in the page's
//!   directory for a browser that shows an https page, and a host for any other;
//!   here it is the host. [`Url::join`] resolves what is relative.
//! - Host names are not mapped to ASCII (UTS 46), but for capital letters,
//!   full-width forms and ideographic full stops. The browser does it, and its
//!   tables are most of the 76 KB (gzip) that the `url` crate would add to the
//!   module. `fluent-uri` adds 9 KB, and reads RFC 3986, where a tab or a
//!   backslash is an error instead of the way around a filter.
//! - A user name and password are dropped, and so is the whole address where its
//!   host holds quotation marks or braces.

mod authority;
mod caveat;
mod data;
mod lookalike;
mod path;
mod percent;
mod read;
mod refusal;
mod sites;
#[cfg(test)]
mod tests;

pub use caveat::{Caveat, Caveats};
pub use refusal::Refusal;

use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::hash::{Hash, Hasher};

/// An address that has passed the allow-list of at least one [`Use`].
///
/// Two are equal where they lead to the same place, whatever had to be mended
/// in the text they were read from.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(try_from = "String", into = "String")]
pub struct Url {
    text: String,
    scheme: Scheme,
    caveats: Caveats,
}

/// What an address is for: each use has its own list of schemes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Use {
    /// A link that the reader follows: http, https, mailto, tel, relative, fragment.
    Link,
    /// A picture, film, recording or track that the page loads: http, https, relative.
    Media,
    /// The same, or a raster picture (PNG, JPEG, GIF, WebP, AVIF) in a `data:` address.
    MediaData,
    /// A page shown in a frame: https, of a site that is known for pages to be framed. A `//host` address becomes https.
    Frame,
}

/// How an address begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub enum Scheme {
    /// `http://`.
    Http,
    /// `https://`.
    Https,
    /// `mailto:`.
    Mailto,
    /// `tel:`.
    Tel,
    /// A raster picture in a `data:` address.
    Data,
    /// No scheme: `/path`, `path`, `?query`, or `//host/path`.
    Relative,
    /// No more than `#place`.
    Fragment,
}

impl Url {
    /// The longest address, in bytes.
    pub const LIMIT: usize = 8192;

    /// The longest `data:` address, in bytes.
    pub const DATA_LIMIT: usize = 1 << 20;

    /// The address in `text`, if it is one for that `purpose`.
    ///
    /// # Errors
    /// Where the text is no address, or its scheme is not on the list of the use.
    pub fn parse(text: &str, purpose: Use) -> Result<Self, Refusal> {
        let url = read::read(text, purpose)?;
        if url.allows(purpose) {
            return Ok(url);
        }
        Err(match url.scheme {
            Scheme::Relative => Refusal::Relative,
            Scheme::Fragment => Refusal::Fragment,
            Scheme::Https => Refusal::Site(refusal::excerpt(url.host().unwrap_or_default())),
            scheme => Refusal::Scheme(scheme.as_str().to_string()),
        })
    }

    /// The address, as a browser would write it.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// How the address begins.
    pub fn scheme(&self) -> Scheme {
        self.scheme
    }

    /// Whether the address is on the list of `purpose`.
    pub fn allows(&self, purpose: Use) -> bool {
        use Scheme::{Data, Fragment, Http, Https, Mailto, Relative, Tel};
        match purpose {
            Use::Link => matches!(self.scheme, Http | Https | Mailto | Tel | Relative | Fragment),
            Use::Media => matches!(self.scheme, Http | Https | Relative),
            Use::MediaData => matches!(self.scheme, Http | Https | Relative | Data),
            Use::Frame => self.scheme == Https && self.may_be_framed(),
        }
    }

    /// Whether the host, at its usual port, is one of the [`sites`].
    fn may_be_framed(&self) -> bool {
        let authority = self.split().map_or("", |(_, authority, _)| authority);
        self.host() == Some(authority) && sites::may_be_framed(authority, self.path())
    }

    /// What a person should look at, although the address can be used.
    pub fn caveats(&self) -> Caveats {
        self.caveats
    }

    /// Whether relative addresses can be seen from this one: it is http or https.
    pub fn may_be_base(&self) -> bool {
        matches!(self.scheme, Scheme::Http | Scheme::Https)
    }

    /// The host of an http, https or `//host` address, without the port.
    pub fn host(&self) -> Option<&str> {
        let (_, authority, _) = self.split()?;
        let end = if authority.starts_with('[') {
            authority.find(']')? + 1
        } else {
            authority.find(':').unwrap_or(authority.len())
        };
        authority.get(..end)
    }

    /// The path of an http, https or relative address, percent-encoded: `/news/a%20b`.
    pub fn path(&self) -> &str {
        match self.scheme {
            Scheme::Mailto | Scheme::Tel | Scheme::Data | Scheme::Fragment => "",
            Scheme::Http | Scheme::Https | Scheme::Relative => {
                let rest = self.split().map_or(self.as_str(), |(.., rest)| rest);
                rest.split(['?', '#']).next().unwrap_or_default()
            }
        }
    }

    /// The query of an http, https or relative address, percent-encoded and without its `?`.
    pub fn query(&self) -> Option<&str> {
        match self.scheme {
            Scheme::Mailto | Scheme::Tel | Scheme::Data => None,
            _ => self.without_fragment().split_once('?').map(|(_, query)| query),
        }
    }

    /// The place in the page, without its `#` and as an `id` would have it: percent-decoded.
    pub fn fragment(&self) -> Option<Cow<'_, str>> {
        self.text.split_once('#').map(|(_, fragment)| percent::decode(fragment))
    }

    /// `reference` as seen from this address, which has to be http or https:
    /// its relative parts are filled in (URL Standard; RFC 3986, section 5.2).
    /// A reference with a scheme is the same from everywhere. Places in the page
    /// (`#note`) are resolved too: do not ask for those that should stay in it.
    /// The caveats are the reference's own.
    ///
    /// None where the reference is relative and this address is not http or
    /// https, or where the result is longer than [`Url::LIMIT`].
    pub fn join(&self, reference: &Self) -> Option<Self> {
        if !matches!(reference.scheme, Scheme::Relative | Scheme::Fragment) {
            return Some(reference.clone());
        }
        if !self.may_be_base() {
            return None;
        }
        let (start, authority, _) = self.split()?;
        let (path, relative) = (self.path(), reference.as_str());
        let text = match relative.chars().next() {
            Some('/') if relative.starts_with("//") => format!("{}:{relative}", self.scheme.as_str()),
            Some('/') => format!("{start}{authority}{relative}"),
            Some('?') => format!("{start}{authority}{path}{relative}"),
            Some('#') => format!("{}{relative}", self.without_fragment()),
            _ => {
                let (directory, _) = path.rsplit_once('/')?;
                format!("{start}{authority}{directory}/{relative}")
            }
        };
        // Reading takes the dots out of the path, and a port that goes without saying.
        let joined = Self::parse(&text, Use::Link).ok()?;
        // What is doubtful about this address is not the reference's doing.
        Some(Self { caveats: reference.caveats, ..joined })
    }

    /// Start ("https://" or "//"), authority and the rest, of an address with a host.
    fn split(&self) -> Option<(&str, &str, &str)> {
        let start = match self.scheme {
            Scheme::Http => "http://",
            Scheme::Https => "https://",
            Scheme::Relative => "//",
            _ => return None,
        };
        let rest = self.text.strip_prefix(start)?;
        let (authority, rest) = rest.split_at_checked(rest.find(['/', '?', '#']).unwrap_or(rest.len()))?;
        Some((start, authority, rest))
    }

    fn without_fragment(&self) -> &str {
        self.text.split('#').next().unwrap_or_default()
    }
}

impl Scheme {
    /// The scheme's name, where it has one.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Http => "http",
            Self::Https => "https",
            Self::Mailto => "mailto",
            Self::Tel => "tel",
            Self::Data => "data",
            Self::Relative | Self::Fragment => "",
        }
    }
}

impl PartialEq for Url {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for Url {}

impl Hash for Url {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.text.hash(state);
    }
}

impl TryFrom<String> for Url {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        // Whatever media allow, links do too.
        Self::parse(&text, Use::Link).map_err(|refusal| {
            format!("`{}` is not an address that an article may use: {refusal}", refusal::excerpt(&text))
        })
    }
}

impl From<Url> for String {
    fn from(url: Url) -> Self {
        url.text
    }
}
