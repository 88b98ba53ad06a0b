use super::read::is_bidi_control;
use super::refusal::excerpt;
use super::{Caveat, Caveats, Refusal, Scheme, lookalike, percent};
use std::net::{Ipv4Addr, Ipv6Addr};

/// The host and port of an address.
pub(super) struct Authority {
    pub(super) host: String,
    /// None where the scheme implies it.
    pub(super) port: Option<u16>,
    pub(super) caveats: Caveats,
}

/// Reads what stands between the `//` and the path. A user name and password
/// are dropped: whatever comes last before the path is the host, which is how
/// `https://bank.example@elsewhere.example/` deceives.
pub(super) fn read(authority: &str, scheme: Scheme) -> Result<Authority, Refusal> {
    let (user, place) = match authority.rsplit_once('@') {
        Some((user, place)) => (Some(user), place),
        None => (None, authority),
    };
    let end_of_address = place.find(']').unwrap_or(0);
    let colon = place.get(end_of_address..).and_then(|rest| rest.find(':')).map(|at| at + end_of_address);
    let (name, port) = match colon.and_then(|colon| place.split_at_checked(colon)) {
        Some((name, port)) => (name, port.strip_prefix(':').unwrap_or(port)),
        None => (place, ""),
    };

    let (host, is_number) = host(name).ok_or_else(|| Refusal::Host(excerpt(name)))?;
    let mut caveats = Caveats::default();
    caveats.add_if(Caveat::Credentials, user.is_some());
    caveats.add_if(Caveat::NumericHost, is_number);
    caveats.add_if(Caveat::LookAlikeHost, !is_number && lookalike::is_look_alike(&host));
    Ok(Authority { host, port: read_port(port, scheme)?, caveats })
}

fn read_port(text: &str, scheme: Scheme) -> Result<Option<u16>, Refusal> {
    if text.is_empty() {
        return Ok(None);
    }
    let refusal = || Refusal::Port(excerpt(text));
    if !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(refusal());
    }
    let port = text.parse().map_err(|_| refusal())?;
    let implied = matches!((scheme, port), (Scheme::Http, 80) | (Scheme::Https, 443));
    Ok((!implied).then_some(port))
}

/// The host in its usual writing, and whether it is a number ("host parsing").
fn host(text: &str) -> Option<(String, bool)> {
    if let Some(inner) = text.strip_prefix('[') {
        let address: Ipv6Addr = inner.strip_suffix(']')?.parse().ok()?;
        return Some((format!("[{}]", ipv6(address)), true));
    }
    let name: String = match !text.is_empty() && text.bytes().all(is_plain) {
        true => text.to_string(),
        false => percent::decode(text).chars().filter(|letter| !is_ignored(*letter)).map(mapped).collect(),
    };
    if name.is_empty() || !name.bytes().all(is_plain) && name.contains(is_forbidden) {
        return None;
    }
    // A label in Punycode has hyphens.
    if name.contains('-') && !lookalike::punycode_is_fine(&name) {
        return None;
    }
    if ends_in_number(&name) {
        return Some((ipv4(&name)?.to_string(), true));
    }
    Some((name, false))
}

/// What a host's name is made of as a rule, and stays as it is.
fn is_plain(byte: u8) -> bool {
    byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'.' | b'-')
}

/// What the mapping of UTS 46 drops: characters that nobody sees.
fn is_ignored(letter: char) -> bool {
    matches!(letter, '\u{AD}' | '\u{34F}' | '\u{180B}'..='\u{180D}' | '\u{180F}' | '\u{200B}' | '\u{2060}' | '\u{2064}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}')
}

/// The part of the mapping of UTS 46 that typing produces: capital letters,
/// full-width forms and the full stops of Chinese and Japanese.
fn mapped(letter: char) -> char {
    match letter {
        '\u{3002}' | '\u{FF61}' => '.',
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(letter) - 0xFEE0).unwrap_or(letter).to_ascii_lowercase(),
        _ => letter.to_ascii_lowercase(),
    }
}

/// The "forbidden domain code points", and those that have no place in a name
/// although the standard leaves them to the name server: quotation marks,
/// braces, and what nobody sees.
fn is_forbidden(letter: char) -> bool {
    "#%/:<>?@[\\]^|\"'`{}\u{FFFD}".contains(letter)
        || letter.is_control()
        || letter.is_whitespace()
        || is_bidi_control(letter)
}

/// The "ends in a number" check: such a host is an IPv4 address or none at all.
fn ends_in_number(host: &str) -> bool {
    let host = host.strip_suffix('.').unwrap_or(host);
    let last = host.rsplit('.').next().unwrap_or_default();
    let is_digits = !last.is_empty() && last.bytes().all(|byte| byte.is_ascii_digit());
    is_digits || ipv4_number(last).is_some()
}

/// An IPv4 address in any of the notations that browsers take: `127.1`,
/// `0x7f.0.0.1` and `2130706433` are all one ("IPv4 parser").
fn ipv4(host: &str) -> Option<Ipv4Addr> {
    let host = host.strip_suffix('.').unwrap_or(host);
    let mut numbers = Vec::with_capacity(4);
    for part in host.split('.') {
        if numbers.len() == 4 {
            return None;
        }
        numbers.push(ipv4_number(part)?);
    }
    // The last number fills what the others leave of the four bytes.
    let mut address = numbers.pop().filter(|last| *last < 1 << (8 * (4 - numbers.len())))?;
    for (number, shift) in numbers.iter().zip([24, 16, 8]) {
        if *number > 255 {
            return None;
        }
        address |= number << shift;
    }
    u32::try_from(address).ok().map(Ipv4Addr::from)
}

/// A decimal, octal (`0…`) or hexadecimal (`0x…`) number below 2³², or a larger one that fits nowhere.
fn ipv4_number(text: &str) -> Option<u64> {
    let (digits, radix) = match text.strip_prefix("0x").or_else(|| text.strip_prefix("0X")) {
        Some(digits) => (digits, 16),
        None if text.len() > 1 && text.starts_with('0') => (text.strip_prefix('0')?, 8),
        None if text.is_empty() => return None,
        None => (text, 10),
    };
    digits.chars().try_fold(0_u64, |number, digit| {
        Some(number.saturating_mul(radix).saturating_add(u64::from(digit.to_digit(u32::try_from(radix).ok()?)?)))
    })
}

/// An IPv6 address with its longest run of zeros left out ("host serializing").
/// `Ipv6Addr` writes the end of some addresses as IPv4, which browsers do not.
fn ipv6(address: Ipv6Addr) -> String {
    let pieces = address.segments();
    let (mut longest, mut start, mut run) = (1, pieces.len(), 0);
    for (index, piece) in pieces.iter().enumerate() {
        run = if *piece == 0 { run + 1 } else { 0 };
        if run > longest {
            (longest, start) = (run, index + 1 - run);
        }
    }
    let mut text = String::new();
    for (index, piece) in pieces.iter().enumerate() {
        if index == start {
            text.push_str(if index == 0 { "::" } else { ":" });
        } else if index < start || index >= start + longest {
            text.push_str(&format!("{piece:x}"));
            if index + 1 < pieces.len() {
                text.push(':');
            }
        }
    }
    text
}
