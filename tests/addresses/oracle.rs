//! What a browser would make of an address, by the `url` crate, and what must hold
//! of our own reading beside it. `tests/addresses.rs` and a fuzz target hold addresses to it.
//!
//! Known differences, each on purpose:
//! - a user name and password are dropped;
//! - `^` in a path is encoded, as the standard has it since 2024;
//! - a host with a quotation mark or a brace, also one that is encoded, is refused;
//! - a host is not mapped to ASCII, so it may be one that the mapping refuses;
//! - `mailto:` and `tel:` are not parsed further, and lose their spaces, quotation marks and angle brackets.
//!
//! Two are the oracle's. It keeps a segment such as `C:` where `..` follows, which the standard does in files' addresses
//! only. And of the slashes before a host without a scheme it skips two, where the standard skips all.

use standfirst::url::{Refusal, Scheme, Url, Use};

fn parsed(text: &str) -> url::Url {
    url::Url::parse(text).unwrap()
}

/// What the oracle makes of `text` in a page that gives it no scheme of its own.
fn browser(text: &str) -> Result<url::Url, url::ParseError> {
    // In an https page, `https:x` would be a path.
    let stripped = text.trim_start_matches(|letter| letter <= ' ').replace(['\t', '\n', '\r'], "");
    let is_https = stripped.get(..6).is_some_and(|start| start.eq_ignore_ascii_case("https:"));
    let page = if is_https { "http://page.example/a/b?c" } else { "https://page.example/a/b?c" };
    let tail = stripped.trim_start_matches(['/', '\\']);
    let text = if stripped.len() - tail.len() > 2 { format!("//{tail}") } else { stripped };
    parsed(page).join(&text).map(without_credentials)
}

fn without_credentials(mut url: url::Url) -> url::Url {
    if url.has_host() {
        let _ = url.set_username("");
        let _ = url.set_password(None);
    }
    url
}

/// The address with `^` in its path encoded.
fn spelt(url: &url::Url) -> String {
    let text = url.as_str();
    let (path, rest) = text.split_at(text.find(['?', '#']).unwrap_or(text.len()));
    format!("{}{rest}", path.replace('^', "%5E"))
}

/// Whether only the mapping of host names to ASCII can tell.
fn needs_mapping(url: &Url) -> bool {
    url.host().is_some_and(|host| !host.is_ascii() || host.contains("xn--"))
}

fn is_opaque(url: &Url) -> bool {
    matches!(url.scheme(), Scheme::Mailto | Scheme::Tel)
}

fn is_plain(letter: char) -> bool {
    letter.is_ascii_graphic() && !matches!(letter, '"' | '<' | '>')
}

/// What a host may hold: of other letters it has what the mapping makes of them.
fn is_fit_for_a_host(letter: char) -> bool {
    is_plain(letter) || !(letter.is_ascii() || letter.is_control() || "\u{200e}\u{202e}\u{2066}".contains(letter))
}

/// Holds the reading of `text` to all of these.
pub(crate) fn hold(text: &str) {
    hold_accepted(text);
    hold_stored(text);
    hold_stable(text);
    hold_refused(text);
}

/// What is accepted has the scheme that a browser sees.
pub(crate) fn hold_accepted(text: &str) {
    let theirs = browser(text);
    for (purpose, schemes) in [
        (Use::Link, &["http", "https", "mailto", "tel"][..]),
        (Use::Media, &["http", "https"]),
        (Use::MediaData, &["http", "https", "data"]),
        (Use::Frame, &["https"]),
    ] {
        let Ok(url) = Url::parse(text, purpose) else { continue };
        assert!(url.allows(purpose));
        match &theirs {
            Ok(theirs) => {
                assert!(schemes.contains(&theirs.scheme()), "{:?} is {} to a browser", text, theirs);
                if !matches!(url.scheme(), Scheme::Relative | Scheme::Fragment) {
                    assert_eq!(url.scheme().as_str(), theirs.scheme());
                }
            }
            Err(error) => {
                assert!(needs_mapping(&url) || is_opaque(&url), "{:?} became {:?}: {}", text, url, error);
            }
        }
    }
}

/// What is stored is what a browser would write.
pub(crate) fn hold_stored(text: &str) {
    let Ok(url) = Url::parse(text, Use::Link) else { return };
    let Ok(theirs) = browser(text) else { return };
    if has_drive(url.as_str()) || has_drive(theirs.as_str()) {
        return;
    }
    match url.scheme() {
        Scheme::Http | Scheme::Https if needs_mapping(&url) => {
            assert_eq!(spelt(&parsed(url.as_str())), spelt(&theirs));
        }
        Scheme::Http | Scheme::Https => assert_eq!(url.as_str(), spelt(&theirs)),
        Scheme::Relative | Scheme::Fragment => {
            let page = parsed("https://page.example/a/b?c");
            assert_eq!(spelt(&page.join(url.as_str()).unwrap()), spelt(&theirs));
        }
        _ => assert_eq!(url.scheme().as_str(), theirs.scheme()),
    }
}

/// What is stored is stable and plain.
pub(crate) fn hold_stable(text: &str) {
    for purpose in [Use::Link, Use::MediaData, Use::Frame] {
        let Ok(url) = Url::parse(text, purpose) else { continue };
        let again = Url::parse(url.as_str(), purpose).unwrap();
        assert_eq!(&again, &url);
        assert_eq!(again.scheme(), url.scheme());
        let host = url.host().unwrap_or_default();
        assert!(host.chars().all(is_fit_for_a_host), "{}", url.as_str());
        let (start, rest) = url.as_str().split_once(host).unwrap();
        assert!(start.chars().chain(rest.chars()).all(is_plain), "{}", url.as_str());
    }
}

/// Quotation marks and braces as a host may write them too.
const ENCODED: [&str; 5] = ["%22", "%27", "%60", "%7b", "%7d"];

/// What is refused is refused for a reason.
pub(crate) fn hold_refused(text: &str) {
    let Err(refusal) = Url::parse(text, Use::Link) else { return };
    let theirs = browser(text);
    match refusal {
        Refusal::Scheme(scheme) => {
            if let Ok(theirs) = theirs {
                // A long one is named by its beginning.
                match scheme.strip_suffix('…') {
                    Some(start) => assert!(theirs.scheme().starts_with(start)),
                    None => assert_eq!(scheme, theirs.scheme()),
                }
                assert!(!["http", "https", "mailto", "tel"].contains(&theirs.scheme()));
            }
        }
        Refusal::Host(host) if host.contains(['"', '\'', '`', '{', '}', '＂', '＇', '｀', '｛', '｝']) => {}
        Refusal::Host(host) if ENCODED.iter().any(|sign| host.to_ascii_lowercase().contains(sign)) => {}
        // No name has such parts (RFC 1035, section 2.3.4), though the oracle lets some pass.
        Refusal::Host(host) if host.split(['.', '．', '。', '｡']).any(|part| part.is_empty() || part.len() > 63) => {
        }
        // An encoded name is ASCII; the oracle lets it be so only after it has mapped its letters.
        Refusal::Host(host) if host.split('.').any(|part| part.starts_with("xn--") && !part.is_ascii()) => {}
        Refusal::Host(_) | Refusal::Port(_) => assert!(theirs.is_err(), "{:?} is {}", text, theirs.unwrap()),
        Refusal::Empty => assert!(text.trim_matches(|letter| letter <= ' ').is_empty()),
        Refusal::Malformed => assert!(theirs.is_ok_and(|theirs| theirs.path().trim_matches(['/', ' ']).is_empty())),
        other => panic!("{:?} was refused: {}", text, other),
    }
}

/// Whether the oracle takes a segment of `address` for the name of a drive.
fn has_drive(address: &str) -> bool {
    address.split(['/', '\\', '?', '#']).any(|part| part.len() == 2 && part.ends_with([':', '|']))
}

/// A reference is resolved as a browser resolves it.
pub(crate) fn hold_reference(page: &str, reference: &str) {
    let fallback = Url::parse("https://page.example/a/b/c?d#e", Use::Link).unwrap();
    let page = Url::parse(page, Use::Link).ok().filter(|page| page.scheme() == Scheme::Https).unwrap_or(fallback);
    let Ok(reference) = Url::parse(reference, Use::Link) else { return };
    if has_drive(reference.as_str()) {
        return;
    }
    let joined = page.join(&reference).unwrap();
    assert_eq!(&Url::parse(joined.as_str(), Use::Link).unwrap(), &joined);
    let Ok(theirs) = url::Url::parse(page.as_str()).and_then(|page| page.join(reference.as_str())) else {
        assert!(needs_mapping(&page) || needs_mapping(&reference) || is_opaque(&reference));
        return;
    };
    if is_opaque(&joined) {
        assert_eq!(joined, reference);
    } else if needs_mapping(&joined) {
        assert_eq!(spelt(&parsed(joined.as_str())), spelt(&theirs));
    } else {
        assert_eq!(joined.as_str(), spelt(&theirs));
    }
}
