//! Character references ("Character reference state" of the HTML standard, and those after it).

use pulldown_cmark::{Event, Parser};

/// Reads the reference at the start of `text`, which is a `&`, writes what it stands for,
/// and answers how many bytes it took: 0 where it is none.
pub(crate) fn read(text: &str, in_attribute: bool, out: &mut String) -> usize {
    let rest = text.get(1..).unwrap_or_default();
    match rest.strip_prefix('#') {
        Some(digits) => numeric(digits, out),
        None => named(rest, in_attribute, out),
    }
}

fn numeric(digits: &str, out: &mut String) -> usize {
    let (prefix, radix, digits) = match digits.strip_prefix(['x', 'X']) {
        Some(hex) => ("&#x".len(), 16, hex),
        None => ("&#".len(), 10, digits),
    };
    let length = digits.bytes().take_while(|byte| char::from(*byte).is_digit(radix)).count();
    if length == 0 {
        return 0;
    }
    let code = digits.chars().take(length).filter_map(|digit| digit.to_digit(radix)).fold(0_u32, |code, digit| {
        // Whatever is beyond the last character stays beyond it.
        (code.saturating_mul(radix)).saturating_add(digit)
    });
    out.push(character(code));
    prefix + length + usize::from(digits.as_bytes().get(length) == Some(&b';'))
}

/// The character of a number ("Numeric character reference end state").
fn character(code: u32) -> char {
    /// What 0x80 to 0x9F stand for: the characters that Windows has there.
    const WINDOWS: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";
    let replaced = match code {
        0 => None,
        0x80..=0x9f => WINDOWS.chars().nth(code as usize - 0x80),
        _ => char::from_u32(code),
    };
    replaced.unwrap_or(char::REPLACEMENT_CHARACTER)
}

fn named(text: &str, in_attribute: bool, out: &mut String) -> usize {
    let length = text.bytes().take(LONGEST + 1).take_while(u8::is_ascii_alphanumeric).count();
    let name = text.get(..length).unwrap_or_default();
    let after = text.as_bytes().get(length);
    if after == Some(&b';') && push(name, out) {
        return 1 + length + 1;
    }
    // The names that HTML has always taken without the semicolon.
    let old = (2..=length.min(6)).rev().find_map(|length| {
        let name = name.get(..length)?;
        OLD.split(' ').any(|old| old == name).then_some(name)
    });
    let Some(old) = old else { return 0 };
    let next = text.as_bytes().get(old.len());
    // In an attribute this is more likely a query's parameter.
    if in_attribute && next.is_some_and(|next| *next == b'=' || next.is_ascii_alphanumeric()) {
        return 0;
    }
    match push(old, out) {
        true => 1 + old.len(),
        false => 0,
    }
}

/// The longest name, in bytes.
const LONGEST: usize = 31;

/// Writes what `name` stands for; answers false where it is no name.
///
/// The Markdown reader has the standard's whole list and is asked for it, so
/// that the module does not carry the list twice.
fn push(name: &str, out: &mut String) -> bool {
    let common = match name {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "nbsp" => "\u{a0}",
        _ => {
            let reference = ["&", name, ";"].concat();
            let mut found = String::new();
            for event in Parser::new(&reference) {
                if let Event::Text(text) = event {
                    found.push_str(&text);
                }
            }
            let is_known = found != reference;
            if is_known {
                out.push_str(&found);
            }
            return is_known;
        }
    };
    out.push_str(common);
    true
}

/// The names that stand for a character without a semicolon too (HTML standard, "Named character references").
pub(super) const OLD: &str = "AElig AMP Aacute Acirc Agrave Aring Atilde Auml COPY Ccedil ETH Eacute Ecirc Egrave Euml GT \
    Iacute Icirc Igrave Iuml LT Ntilde Oacute Ocirc Ograve Oslash Otilde Ouml QUOT REG THORN Uacute Ucirc Ugrave \
    Uuml Yacute aacute acirc acute aelig agrave amp aring atilde auml brvbar ccedil cedil cent copy curren deg \
    divide eacute ecirc egrave eth euml frac12 frac14 frac34 gt iacute icirc iexcl igrave iquest iuml laquo lt \
    macr micro middot nbsp not ntilde oacute ocirc ograve ordf ordm oslash otilde ouml para plusmn pound quot \
    raquo reg sect shy sup1 sup2 sup3 szlig thorn times uacute ucirc ugrave uml uuml yacute yen yuml";
