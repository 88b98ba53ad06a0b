use super::authority::{self, Authority};
use super::path::{push_absolute, push_relative};
use super::percent::{Part, encode};
use super::{Caveat, Caveats, Refusal, Scheme, Url, Use, data};
use std::borrow::Cow;

/// Reads `text` as a browser would (URL Standard, "basic URL parser").
///
/// `purpose` says how long it may be, whether `data:` is of interest, and that
/// a frame's `//host` is https; the allow-lists are for the caller to apply.
pub(super) fn read(text: &str, purpose: Use) -> Result<Url, Refusal> {
    let trimmed = text.trim_matches(|letter| letter <= ' ');
    let text = without_breaks(trimmed);
    let text = text.as_ref();
    if text.is_empty() {
        return Err(Refusal::Empty);
    }
    let scheme = split_scheme(text);
    let holds_data = purpose == Use::MediaData && scheme.is_some_and(|(name, _)| name.eq_ignore_ascii_case("data"));
    let limit = if holds_data { Url::DATA_LIMIT } else { Url::LIMIT };
    if text.len() > limit {
        return Err(Refusal::TooLong(limit));
    }

    let mut url = match scheme {
        Some((_, rest)) if holds_data => data::read(rest).ok_or(Refusal::Data)?,
        Some((name, rest)) => match name.to_ascii_lowercase().as_str() {
            "http" => with_host(Scheme::Http, rest)?,
            "https" => with_host(Scheme::Https, rest)?,
            "mailto" => opaque(Scheme::Mailto, rest)?,
            "tel" => opaque(Scheme::Tel, rest)?,
            name => return Err(Refusal::Scheme(super::refusal::excerpt(name))),
        },
        None if text.starts_with('#') => relative(Scheme::Fragment, text),
        None if has_host(text) && purpose == Use::Frame => with_host(Scheme::Https, text)?,
        None if has_host(text) => with_host(Scheme::Relative, text)?,
        None => relative(Scheme::Relative, text),
    };
    if url.text.len() > limit {
        return Err(Refusal::TooLong(limit));
    }
    url.caveats.add_if(Caveat::Controls, trimmed.bytes().any(|byte| byte.is_ascii_control()));
    url.caveats.add_if(Caveat::BidiControls, !text.is_ascii() && text.contains(is_bidi_control));
    Ok(url)
}

/// Tabs and line breaks do not count, wherever they stand.
fn without_breaks(text: &str) -> Cow<'_, str> {
    const BREAKS: [char; 3] = ['\t', '\n', '\r'];
    if text.bytes().any(|byte| matches!(byte, b'\t' | b'\n' | b'\r')) {
        Cow::Owned(text.replace(BREAKS, ""))
    } else {
        Cow::Borrowed(text)
    }
}

/// The scheme and what follows its colon, where there is one ("scheme start state").
fn split_scheme(text: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = text.split_once(':')?;
    let is_scheme = scheme.starts_with(|letter: char| letter.is_ascii_alphabetic())
        && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'));
    is_scheme.then_some((scheme, rest))
}

/// Whether a text without a scheme begins with a host ("relative slash state").
fn has_host(text: &str) -> bool {
    let mut letters = text.chars();
    [letters.next(), letters.next()].iter().all(|letter| matches!(letter, Some('/' | '\\')))
}

/// An address with a host. However many slashes there are, and whichever way
/// they lean, the host comes next ("special authority ignore slashes state").
fn with_host(scheme: Scheme, rest: &str) -> Result<Url, Refusal> {
    let (before, tail) = split_path(rest);
    let address = before.trim_start_matches(['/', '\\']);
    let (raw, path) =
        address.split_at_checked(address.find(['/', '\\']).unwrap_or(address.len())).unwrap_or((address, ""));
    let Authority { host, port, mut caveats } = authority::read(raw, scheme)?;
    let mut text = String::with_capacity(rest.len() + 8);
    if scheme != Scheme::Relative {
        text.push_str(scheme.as_str());
        text.push(':');
    }
    text.push_str("//");
    text.push_str(&host);
    if let Some(port) = port {
        text.push(':');
        text.push_str(&port.to_string());
    }
    push_absolute(&mut text, path);
    push_tail(&mut text, tail);
    caveats.add_if(Caveat::Backslashes, before.contains('\\'));
    Ok(Url { text, scheme, caveats })
}

/// An address without a host.
fn relative(scheme: Scheme, address: &str) -> Url {
    let (path, tail) = split_path(address);
    let mut text = String::with_capacity(address.len());
    push_relative(&mut text, path);
    push_tail(&mut text, tail);
    let mut caveats = Caveats::default();
    caveats.add_if(Caveat::Backslashes, path.contains('\\'));
    let start = address.get(..4).unwrap_or_default();
    caveats.add_if(Caveat::SchemeMissing, start.eq_ignore_ascii_case("www."));
    Url { text, scheme, caveats }
}

/// A mail address or telephone number.
fn opaque(scheme: Scheme, rest: &str) -> Result<Url, Refusal> {
    if rest.trim_matches(['/', ' ']).is_empty() {
        return Err(Refusal::Malformed);
    }
    let mut text = String::with_capacity(rest.len() + 8);
    text.push_str(scheme.as_str());
    text.push(':');
    encode(&mut text, rest, Part::Opaque);
    Ok(Url { text, scheme, caveats: Caveats::default() })
}

/// What stands before the first `?` or `#`, and the rest.
fn split_path(text: &str) -> (&str, &str) {
    text.split_at_checked(text.find(['?', '#']).unwrap_or(text.len())).unwrap_or((text, ""))
}

/// Appends query and fragment.
fn push_tail(out: &mut String, tail: &str) {
    let (query, fragment) = match tail.split_once('#') {
        Some((query, fragment)) => (query, Some(fragment)),
        None => (tail, None),
    };
    encode(out, query, Part::Query);
    if let Some(fragment) = fragment {
        out.push('#');
        encode(out, fragment, Part::Fragment);
    }
}

/// The marks, embeddings, overrides and isolates of UAX 9 that turn text around.
pub(super) fn is_bidi_control(letter: char) -> bool {
    matches!(letter, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}
