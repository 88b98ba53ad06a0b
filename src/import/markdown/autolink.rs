//! Addresses that stand bare in the text, as GitHub Flavored Markdown links
//! them (GFM 0.29, section 6.9): `www.example.org`, `https://example.org/a`,
//! `mailto:reader@example.org` and `reader@example.org`.

use crate::eights::{self, equal};

/// The longest name there is (RFC 1035, section 2.3.4); looking no further keeps the work in step with the text.
const LONGEST_DOMAIN: usize = 255;

/// A piece of a text: words, or words that are an address.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Piece<'t> {
    Text(&'t str),
    /// The text and what is to stand before it in the address.
    Link(&'t str, &'static str),
}

/// Whether a text may hold an address at all.
pub(super) fn may_link(text: &str) -> bool {
    // Of the three letters of `www`, two stand in the same eight bytes.
    let has_sign = |eight: u64| {
        let double = equal(eight, b'w');
        equal(eight, b'@') | equal(eight, b':') | (double & double << 8) != 0
    };
    eights::any(text, |_, eight| has_sign(eight))
        && (text.contains('@') || text.contains("://") || text.contains("www."))
}

/// The pieces of `text`, in order; together they are the text.
pub(super) fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let (mut start, mut at) = (0, 0);
    while let Some(next) = text.get(at..).and_then(|rest| rest.find([':', 'w', '@'])) {
        at += next;
        match link_at(text, start, at) {
            Some((from, to, scheme)) => {
                push_text(&mut pieces, text.get(start..from));
                pieces.extend(text.get(from..to).map(|shown| Piece::Link(shown, scheme)));
                (start, at) = (to, to);
            }
            None => at += 1,
        }
    }
    push_text(&mut pieces, text.get(start..));
    pieces
}

fn push_text<'t>(pieces: &mut Vec<Piece<'t>>, text: Option<&'t str>) {
    pieces.extend(text.filter(|text| !text.is_empty()).map(Piece::Text));
}

/// The address that a sign at `at` gives away, where it starts (not before `start`), ends, and what it lacks.
fn link_at(text: &str, start: usize, at: usize) -> Option<(usize, usize, &'static str)> {
    let (before, rest) = (text.get(start..at)?, text.get(at..)?);
    if rest.starts_with('@') {
        return mail_at(text, start, at);
    }
    let (length, scheme) = if rest.starts_with("www.") {
        (0, "http://")
    } else if rest.starts_with("://") {
        let name = ["https", "http"].into_iter().find(|name| ends_with(before, name))?;
        (name.len(), "")
    } else {
        return None;
    };
    let from = at - length;
    let starts_word = text.get(..from)?.chars().next_back().is_none_or(|letter| {
        letter.is_whitespace() || matches!(letter, '*' | '_' | '~' | '(') || length > 0 && !letter.is_alphanumeric()
    });
    if !starts_word {
        return None;
    }
    let host_start = if length > 0 { at + 3 } else { at };
    let host = text.get(host_start..)?;
    let host_length = domain(host, length > 0)?;
    let path = text.get(host_start + host_length..)?;
    let path_length = path.find(|letter: char| letter.is_whitespace() || letter == '<').unwrap_or(path.len());
    let to = host_start + host_length + path_length;
    let shown = trimmed(text.get(from..to)?);
    Some((from, from + shown.len(), scheme))
}

fn ends_with(text: &str, name: &str) -> bool {
    text.len().checked_sub(name.len()).and_then(|at| text.get(at..)).is_some_and(|end| end.eq_ignore_ascii_case(name))
}

/// The length of a valid domain that `text` starts with: parts of letters, digits, `-` and `_`,
/// no `_` in its last two, and two parts at least, where it has no scheme.
fn domain(text: &str, has_scheme: bool) -> Option<usize> {
    let is_of_domain = |letter: &char| letter.is_alphanumeric() || matches!(letter, '-' | '_' | '.');
    let letters = text.chars().take(LONGEST_DOMAIN + 1).take_while(is_of_domain);
    let domain = text.get(..letters.map(char::len_utf8).sum())?;
    if domain.len() > LONGEST_DOMAIN {
        return None;
    }
    let name = domain.trim_end_matches(['.', '-', '_']);
    let mut last = name.rsplit('.');
    let sound = last.by_ref().take(2).all(|part| !part.contains('_'));
    let dots = name.bytes().filter(|byte| *byte == b'.').count();
    (sound && !name.is_empty() && dots >= usize::from(!has_scheme)).then_some(domain.len())
}

/// An address without what ends the sentence that it stands in (GFM, "extended autolink path validation").
fn trimmed(address: &str) -> &str {
    let mut address = address;
    let (opened, mut closed) =
        address.bytes().fold((0, 0), |(o, c), byte| (o + usize::from(byte == b'('), c + usize::from(byte == b')')));
    loop {
        let Some(last) = address.chars().next_back() else { return address };
        let without = address.get(..address.len() - last.len_utf8()).unwrap_or_default();
        address = match last {
            '?' | '!' | '.' | ',' | ':' | '*' | '_' | '~' | '\'' | '"' => without,
            ')' if closed > opened => {
                closed -= 1;
                without
            }
            ';' => match without.rsplit_once('&') {
                Some((start, name)) if !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric()) => {
                    start
                }
                _ => return address,
            },
            _ => return address,
        };
    }
}

/// The mail address around the `@` at `at`.
fn mail_at(text: &str, start: usize, at: usize) -> Option<(usize, usize, &'static str)> {
    let is_local = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '.' | '-' | '_' | '+');
    let before = text.get(start..at)?;
    let local = before.trim_end_matches(is_local);
    let mut from = start + local.len();
    let after = text.get(at + 1..)?;
    let is_host = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '.' | '-' | '_');
    let host = after.get(..after.find(|letter| !is_host(letter)).unwrap_or(after.len()))?;
    let host = host.trim_end_matches('.');
    let valid = !host.is_empty() && host.contains('.') && !host.ends_with(['-', '_']) && !host.starts_with('.');
    if from == at || !valid {
        return None;
    }
    let mut scheme = "mailto:";
    let starts_word = |text: &str| !text.ends_with(char::is_alphanumeric);
    if let Some(rest) = local.strip_suffix("mailto:")
        && starts_word(rest)
    {
        (from, scheme) = (start + rest.len(), "");
    }
    Some((from, at + 1 + host.len(), scheme))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The pieces with each link in brackets, after what its address lacks.
    fn shown(text: &str) -> String {
        let shown = |piece: Piece<'_>| match piece {
            Piece::Text(text) => text.to_string(),
            Piece::Link(text, scheme) => format!("{scheme}[{text}]"),
        };
        pieces(text).into_iter().map(shown).collect()
    }

    #[test]
    fn bare_addresses_are_links_and_the_sentence_around_them_is_not() {
        for (text, expected) in [
            ("See www.example.org.", "See http://[www.example.org]."),
            ("(www.example.org/a_(b)?c=d)", "(http://[www.example.org/a_(b)?c=d])"),
            ("(https://example.org/a(b)))", "([https://example.org/a(b)]))"),
            ("HTTPS://example.org/ü, next", "[HTTPS://example.org/ü], next"),
            ("https://localhost:8080/a<b", "[https://localhost:8080/a]<b"),
            ("www.example.org/a&amp;&b;", "http://[www.example.org/a]&amp;&b;"),
            ("a@b.example, c+d.e@f-g.example.", "mailto:[a@b.example], mailto:[c+d.e@f-g.example]."),
            ("at mailto:a@b.example/x", "at [mailto:a@b.example]/x"),
            ("a@b.example/c@d.example", "mailto:[a@b.example]/mailto:[c@d.example]"),
        ] {
            assert_eq!(shown(text), expected);
        }
    }

    #[test]
    fn what_only_looks_like_an_address_stays_text() {
        for text in [
            "",
            "www",
            "www.",
            "awww.example.org",
            "xhttps://example.org",
            "https://",
            "https:// a",
            "https://a_b.c_d",
            "ftp://example.org",
            "@reader",
            "a@b",
            "a@b.c-",
            "a@.b",
            "@b.example",
            "é@",
            "xwww.example.org.www.example.org",
            "10:30, so: a@ b",
        ] {
            assert_eq!(shown(text), text);
        }
    }

    #[cfg(not(target_arch = "wasm32"))]
    #[test]
    fn the_pieces_are_the_text() {
        proptest::proptest!(|(text in r"([a-z@:/.w_()é<&; ]|www\.|https?://|@b\.c){0,40}")| {
            let whole: String = pieces(&text).into_iter().map(|piece| match piece {
                Piece::Text(text) | Piece::Link(text, _) => text,
            }).collect();
            assert_eq!(whole, text);
        });
    }
}
