//! Which encoding bytes are in, where they say so themselves.

use super::{Error, Limits};
use std::borrow::Cow;

/// How far into a page its `<meta charset>` is looked for, in bytes. HTML asks for it in the first 1024; pages that
/// are longer in coming to it are read by browsers all the same.
const HEAD: usize = 4096;

/// The text in `bytes`: UTF-8, with or without a byte order mark, or the encoding that they name themselves, by a
/// UTF-16 byte order mark, an XML declaration or a `<meta charset>`. That is then read by `decode`, which is given the
/// encoding's label (WHATWG Encoding Standard, section 4.2) and the bytes, and answers with nothing where it does not
/// know the label. What is UTF-8 is read as UTF-8, whatever it says.
///
/// # Errors
/// Where there are too many bytes, or they are not UTF-8 and name no encoding that `decode` knows.
pub fn decoded<'a>(
    bytes: &'a [u8],
    limits: &Limits,
    decode: impl FnOnce(&str, &[u8]) -> Option<String>,
) -> Result<Cow<'a, str>, Error> {
    limits.check(bytes.len())?;
    std::str::from_utf8(bytes).map(Cow::Borrowed).or_else(|error| {
        let text = label(bytes).and_then(|label| decode(&label, bytes));
        text.map(Cow::Owned).ok_or(Error::NotUtf8 { offset: error.valid_up_to() })
    })
}

/// The label that `bytes` name, in lower case.
fn label(bytes: &[u8]) -> Option<String> {
    match bytes {
        [0xFE, 0xFF, ..] => return Some("utf-16be".into()),
        [0xFF, 0xFE, ..] => return Some("utf-16le".into()),
        _ => {}
    }
    let head: String = bytes.iter().take(HEAD).map(|byte| char::from(byte.to_ascii_lowercase())).collect();
    let declaration = head.trim_start().strip_prefix("<?xml").and_then(|rest| rest.split_once("?>"));
    let named = declaration.and_then(|(declaration, _)| value(declaration, "encoding"));
    let label =
        named.or_else(|| head.split("<meta").skip(1).find_map(|meta| value(meta.split('>').next()?, "charset")));
    label.map(str::to_string)
}

/// What stands behind `name=` in a tag, with or without quotation marks.
fn value<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let rest = tag.split_once(name)?.1.trim_start().strip_prefix('=')?.trim_start();
    let rest = rest.strip_prefix(['"', '\'']).unwrap_or(rest);
    let end = rest.find(|letter: char| matches!(letter, '"' | '\'' | ';' | '/') || letter.is_whitespace());
    rest.get(..end.unwrap_or(rest.len())).filter(|label| !label.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_say_which_encoding_they_are_in() {
        let cases: &[(&[u8], Option<&str>)] = &[
            (b"\xFF\xFEa\0", Some("utf-16le")),
            (b"\xFE\xFF\0a", Some("utf-16be")),
            (b"<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><rss>\xE9", Some("iso-8859-1")),
            (b"\n<?xml version='1.0' encoding = 'windows-1251' standalone='yes'?>\xE9", Some("windows-1251")),
            (b"<!DOCTYPE html><title>\xE9</title><META CHARSET=Shift_JIS>", Some("shift_jis")),
            (b"<meta name=x><meta http-equiv=Content-Type content=\"text/html; charset=gbk\">\xE9", Some("gbk")),
            (b"<meta content='text/html;charset=euc-kr; x'>\xE9", Some("euc-kr")),
            (b"<meta charset=latin1/>\xE9", Some("latin1")),
            (b"<?xml version=\"1.0\"?>\xE9", None),
            (b"charset=latin1 \xE9", None),
            (b"<meta charset>\xE9", None),
            (b"<meta charset=''>\xE9", None),
            (b"\xE9", None),
        ];
        for (bytes, expected) in cases {
            assert_eq!(label(bytes).as_deref(), *expected, "{}", String::from_utf8_lossy(bytes));
        }
    }

    #[test]
    fn what_is_utf8_is_not_decoded_whatever_it_says() {
        let limits = Limits::default();
        let text = decoded("<meta charset=latin1>é".as_bytes(), &limits, |_, _| None).unwrap();
        assert_eq!(text, "<meta charset=latin1>é");
        let refused = decoded(b"a\xE9", &limits, |_, _| Some(String::new())).unwrap_err();
        assert_eq!(refused, Error::NotUtf8 { offset: 1 });
        let unknown =
            decoded(b"<meta charset=x>\xE9", &limits, |label, _| (label != "x").then(String::new)).unwrap_err();
        assert_eq!(unknown, Error::NotUtf8 { offset: 16 });
    }
}
