use std::fmt;

/// Why a text is not an address for that use. Its message is for the person who can mend it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// There is nothing in it.
    Empty,
    /// Its scheme is not on the use's list; here is the scheme, in small letters.
    Scheme(String),
    /// Pages of this host are not shown in frames.
    Site(String),
    /// It has no host, and the use needs one.
    Relative,
    /// It is a place in the page, and the use needs a file.
    Fragment,
    /// It is a `data:` address of something else than a raster picture in base64.
    Data,
    /// It is longer than this many bytes, [`Url::LIMIT`](super::Url::LIMIT) or
    /// [`Url::DATA_LIMIT`](super::Url::DATA_LIMIT).
    TooLong(usize),
    /// No browser would take this for a host.
    Host(String),
    /// No browser would take this for a port.
    Port(String),
    /// It can't be read as an address.
    Malformed,
}

/// The beginning of a text that may be long or hold anything.
pub(super) fn excerpt(text: &str) -> String {
    const LENGTH: usize = 80;
    let mut excerpt: String =
        text.chars().take(LENGTH).map(|letter| if letter.is_control() { '\u{FFFD}' } else { letter }).collect();
    if text.chars().nth(LENGTH).is_some() {
        excerpt.push('…');
    }
    excerpt
}

impl fmt::Display for Refusal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => formatter.write_str("the address is empty"),
            Self::Scheme(scheme) => {
                write!(formatter, "an address with `{scheme}:` can't be used here; give one that begins with `https://`")
            }
            Self::Site(host) => write!(
                formatter,
                "`{host}` is not on the list of sites that are shown in a frame; give a page of one that is, or a link"
            ),
            Self::Relative => {
                formatter.write_str("the address has no host; give the whole address, beginning with `https://`")
            }
            Self::Fragment => {
                formatter.write_str("this is a place in the page, and a file is needed; give the address of the file")
            }
            Self::Data => formatter.write_str(
                "a `data:` address may only hold a png, jpeg, gif, webp or avif picture in base64; give the address of a file",
            ),
            Self::TooLong(limit) => write!(formatter, "the address is longer than {limit} bytes; give a shorter one"),
            Self::Host(host) if host.is_empty() => {
                formatter.write_str("the address has no host; write it after the `//`, as in `https://example.org/`")
            }
            Self::Host(host) => write!(formatter, "`{host}` can't be the name of a host; mend what follows the `//`"),
            Self::Port(port) => write!(formatter, "`{port}` can't be a port; give a number up to 65535, or none"),
            Self::Malformed => formatter.write_str("there is nothing after the scheme; write the rest of the address"),
        }
    }
}

impl std::error::Error for Refusal {}
