//! Addresses are read as browsers read them: our own reading against the `url`
//! crate's, on random and adversarial text.
//!
//! Known differences, each on purpose:
//! - a user name and password are dropped;
//! - `^` in a path is encoded, as the standard has it since 2024;
//! - a host with a quotation mark or a brace is refused;
//! - a host is not mapped to ASCII, so it may be one that the mapping refuses;
//! - `mailto:` and `tel:` are not parsed further, and lose their spaces, quotation marks and angle brackets.
//!
//! One is the oracle's: of the slashes before a host without a scheme it skips two, where the standard skips all.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

use proptest::prelude::*;
use standfirst::url::{Refusal, Scheme, Url, Use};

/// What attacks and accidents are made of.
#[rustfmt::skip]
const PIECES: &[&str] = &[
    "javascript", "JaVaScRiPt", "vbscript", "data", "blob", "file", "ftp", "about:blank", "view-source", "http", "HTTPS",
    "https", "mailto", "tel", "ws", ":", ":", ":", "/", "/", "//", "\\", "\\\\", "?", "#", "@", ".", "..", "%2e", "%2E.",
    "...", ";", "=", "&", "&#58;", "%3A", "%", "%zz", "%00", "%0a", "%41", "+", "-", "_", "~", "^", "|", "`", "'", "\"",
    "<", ">", "{", "}", "[", "]", "[::1]", "[1:2::3.4.5.6]", "[v1.x]", "(", ")", ",", "!", "$", "*", " ", "  ", "\t", "\n",
    "\r", "\0", "\u{1}", "\u{1b}", "\u{1f}", "\u{7f}", "\u{80}", "\u{a0}", "\u{ad}", "\u{200b}", "\u{200e}", "\u{202e}",
    "\u{2028}", "\u{2066}", "\u{3000}", "\u{3002}", "\u{feff}", "\u{fffd}", "\u{e000}", "\u{10ffff}", "ｊ", "：", "／", "．",
    "％", "ä", "ß", "İ", "а", "日本", "한", "عربي", "👍", "example.org", "a", "b", "x1", "www.", "xn--", "xn--mnchen-3ya", "0x",
    "127.0.0.1", "1", "08", "256", "4294967295", "4294967296", "0x7f", ":80", ":443", ":8080", ":65536", ":a", "user:pass@",
    "C:", "C|", "localhost", "alert(1)", "image/png;base64,AAAA", "text/html,<b>",
];

const STARTS: &[&str] = &["https://", "http:", "https:\\\\", "//", "/", "javascript:", "java\tscript:", ""];

/// An address, as likely as not a broken one.
fn address() -> impl Strategy<Value = String> {
    let pieces = prop::collection::vec(prop::sample::select(PIECES), 0..12).prop_map(|pieces| pieces.concat());
    let start = prop::sample::select(STARTS);
    prop_oneof![
        3 => pieces.clone(),
        3 => (start, pieces).prop_map(|(start, rest)| format!("{start}{rest}")),
        1 => "(https?://|//|/|\\?|#)?[a-zA-Z0-9.:/?#%@\\\\ -]{0,40}",
        1 => any::<String>(),
    ]
}

fn parsed(text: &str) -> url::Url {
    url::Url::parse(text).unwrap()
}

/// What the oracle makes of `text` in a page that gives it no scheme of its own.
fn oracle(text: &str) -> Result<url::Url, url::ParseError> {
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

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_accepted_has_the_scheme_that_a_browser_sees(text in address()) {
        let theirs = oracle(&text);
        for (purpose, schemes) in [
            (Use::Link, &["http", "https", "mailto", "tel"][..]),
            (Use::Media, &["http", "https"]),
            (Use::MediaData, &["http", "https", "data"]),
            (Use::Frame, &["https"]),
        ] {
            let Ok(url) = Url::parse(&text, purpose) else { continue };
            prop_assert!(url.allows(purpose));
            match &theirs {
                Ok(theirs) => {
                    prop_assert!(schemes.contains(&theirs.scheme()), "{:?} is {} to a browser", text, theirs);
                    if !matches!(url.scheme(), Scheme::Relative | Scheme::Fragment) {
                        prop_assert_eq!(url.scheme().as_str(), theirs.scheme());
                    }
                }
                Err(error) => {
                    prop_assert!(needs_mapping(&url) || is_opaque(&url), "{:?} became {:?}: {}", text, url, error);
                }
            }
        }
    }

    #[test]
    fn what_is_stored_is_what_a_browser_would_write(text in address()) {
        let Ok(url) = Url::parse(&text, Use::Link) else { return Ok(()) };
        let Ok(theirs) = oracle(&text) else { return Ok(()) };
        match url.scheme() {
            Scheme::Http | Scheme::Https if needs_mapping(&url) => {
                prop_assert_eq!(spelt(&parsed(url.as_str())), spelt(&theirs));
            }
            Scheme::Http | Scheme::Https => prop_assert_eq!(url.as_str(), spelt(&theirs)),
            Scheme::Relative | Scheme::Fragment => {
                let page = parsed("https://page.example/a/b?c");
                prop_assert_eq!(spelt(&page.join(url.as_str()).unwrap()), spelt(&theirs));
            }
            _ => prop_assert_eq!(url.scheme().as_str(), theirs.scheme()),
        }
    }

    #[test]
    fn what_is_stored_is_stable_and_plain(text in address()) {
        for purpose in [Use::Link, Use::MediaData, Use::Frame] {
            let Ok(url) = Url::parse(&text, purpose) else { continue };
            let again = Url::parse(url.as_str(), purpose).unwrap();
            prop_assert_eq!(&again, &url);
            prop_assert_eq!(again.scheme(), url.scheme());
            let host = url.host().unwrap_or_default();
            prop_assert!(host.chars().all(is_fit_for_a_host), "{}", url.as_str());
            let (start, rest) = url.as_str().split_once(host).unwrap();
            prop_assert!(start.chars().chain(rest.chars()).all(is_plain), "{}", url.as_str());
        }
    }

    #[test]
    fn what_is_refused_is_refused_for_a_reason(text in address()) {
        let Err(refusal) = Url::parse(&text, Use::Link) else { return Ok(()) };
        let theirs = oracle(&text);
        match refusal {
            Refusal::Scheme(scheme) => {
                if let Ok(theirs) = theirs {
                    prop_assert_eq!(scheme, theirs.scheme());
                    prop_assert!(!["http", "https", "mailto", "tel"].contains(&theirs.scheme()));
                }
            }
            Refusal::Host(host) if host.contains(['"', '\'', '`', '{', '}', '＂']) => {}
            Refusal::Host(_) | Refusal::Port(_) => prop_assert!(theirs.is_err(), "{:?} is {}", text, theirs.unwrap()),
            Refusal::Empty => prop_assert!(text.trim_matches(|letter| letter <= ' ').is_empty()),
            Refusal::Malformed => prop_assert!(theirs.is_ok_and(|theirs| theirs.path().trim_matches(['/', ' ']).is_empty())),
            other => prop_assert!(false, "{:?} was refused: {}", text, other),
        }
    }

    #[test]
    fn a_reference_is_resolved_as_a_browser_resolves_it(page in address(), reference in address()) {
        let fallback = Url::parse("https://page.example/a/b/c?d#e", Use::Link).unwrap();
        let page = Url::parse(&page, Use::Link).ok().filter(|page| page.scheme() == Scheme::Https).unwrap_or(fallback);
        let Ok(reference) = Url::parse(&reference, Use::Link) else { return Ok(()) };
        let joined = page.join(&reference).unwrap();
        prop_assert_eq!(&Url::parse(joined.as_str(), Use::Link).unwrap(), &joined);
        let Ok(theirs) = url::Url::parse(page.as_str()).and_then(|page| page.join(reference.as_str())) else {
            prop_assert!(needs_mapping(&page) || needs_mapping(&reference) || is_opaque(&reference));
            return Ok(());
        };
        if is_opaque(&joined) {
            prop_assert_eq!(joined, reference);
        } else if needs_mapping(&joined) {
            prop_assert_eq!(spelt(&parsed(joined.as_str())), spelt(&theirs));
        } else {
            prop_assert_eq!(joined.as_str(), spelt(&theirs));
        }
    }
}

#[test]
fn a_long_address_of_any_characters_is_read_to_its_end_or_refused() {
    for piece in PIECES {
        let text = format!("https://example.org/{}", piece.repeat(8000 / piece.len()));
        match Url::parse(&text, Use::Link) {
            Ok(url) => assert!(url.as_str().len() <= Url::LIMIT),
            Err(refusal) => assert_eq!(refusal, Refusal::TooLong(Url::LIMIT), "{piece:?}"),
        }
    }
}
