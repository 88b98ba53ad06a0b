use std::borrow::Cow;

/// A part of an address, each with its own set of characters to encode.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Path,
    Query,
    Fragment,
    /// What follows `mailto:` or `tel:`.
    Opaque,
}

/// Appends `text` with the characters percent-encoded that may not stand in
/// that part (URL Standard, "Percent-encoded bytes"). In the opaque part the
/// standard keeps spaces, quotation marks and angle brackets; they are encoded
/// too, so that no stored address has any.
pub(super) fn encode(out: &mut String, text: &str, part: Part) {
    let is_plain = |letter: char| letter.is_ascii() && !is_encoded(letter, part);
    let plain = text.bytes().position(|byte| !is_plain(char::from(byte))).unwrap_or(text.len());
    // What stands before it is ASCII.
    let (plain, rest) = text.split_at_checked(plain).unwrap_or(("", text));
    out.push_str(plain);
    for letter in rest.chars() {
        if is_plain(letter) {
            out.push(letter);
            continue;
        }
        for byte in letter.encode_utf8(&mut [0; 4]).bytes() {
            out.push('%');
            out.push(hexadecimal(byte >> 4));
            out.push(hexadecimal(byte & 0xF));
        }
    }
}

fn is_encoded(letter: char, part: Part) -> bool {
    match letter {
        '\0'..=' ' | '"' | '<' | '>' | '\u{7F}' => true,
        '`' => part != Part::Query,
        '\'' => part == Part::Query,
        '?' | '^' | '{' | '}' => part == Part::Path,
        _ => false,
    }
}

fn hexadecimal(digit: u8) -> char {
    char::from_digit(u32::from(digit), 16).unwrap_or('0').to_ascii_uppercase()
}

/// `text` with each `%` and two hexadecimal digits turned back into the byte
/// that they stand for; what is not UTF-8 then becomes U+FFFD.
pub(super) fn decode(text: &str) -> Cow<'_, str> {
    if !text.contains('%') {
        return Cow::Borrowed(text);
    }
    let digit = |byte: Option<&u8>| byte.and_then(|byte| char::from(*byte).to_digit(16));
    let mut decoded = Vec::with_capacity(text.len());
    let mut bytes = text.as_bytes();
    while let Some((&byte, rest)) = bytes.split_first() {
        bytes = rest;
        match (byte, digit(rest.first()), digit(rest.get(1))) {
            (b'%', Some(high), Some(low)) => {
                decoded.push(u8::try_from(high * 16 + low).unwrap_or_default());
                bytes = rest.get(2..).unwrap_or_default();
            }
            _ => decoded.push(byte),
        }
    }
    Cow::Owned(
        String::from_utf8(decoded).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned()),
    )
}
