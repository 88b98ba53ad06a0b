use super::{Caveats, Scheme, Url};

/// The raster types that browsers decode to pixels and nothing else. SVG is
/// not among them: it is a document, with links and scripts.
const TYPES: [(&str, &str); 6] = [
    ("image/png", "image/png"),
    ("image/jpeg", "image/jpeg"),
    ("image/jpg", "image/jpeg"),
    ("image/gif", "image/gif"),
    ("image/webp", "image/webp"),
    ("image/avif", "image/avif"),
];

/// The raster picture in what follows `data:`, which has to be in base64 and
/// without parameters (RFC 2397).
pub(super) fn read(rest: &str) -> Option<Url> {
    let (meta, payload) = rest.split_once(',')?;
    let (named, encoding) = meta.split_once(';')?;
    let (_, kind) = TYPES.iter().find(|(known, _)| known.eq_ignore_ascii_case(named.trim_matches(' ')))?;
    if !encoding.trim_matches(' ').eq_ignore_ascii_case("base64") {
        return None;
    }
    let mut text = String::with_capacity(payload.len() + 32);
    text.extend(["data:", kind, ";base64,"]);
    let start = text.len();
    let payload = super::percent::decode(payload);
    text.extend(payload.chars().filter(|letter| *letter != ' '));
    let digits = text.get(start..)?.trim_end_matches('=');
    let padding = text.len() - start - digits.len();
    // Four digits are three bytes; a single one left over is none.
    let is_padded = padding == 0 || (padding <= 2 && (digits.len() + padding).is_multiple_of(4));
    let fits = !digits.is_empty() && digits.len() % 4 != 1 && is_padded;
    let is_base64 = digits.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/'));
    (fits && is_base64).then_some(Url { text, scheme: Scheme::Data, caveats: Caveats::default() })
}
