use crate::script::Script;

/// The longest label that the domain name system has.
const LABEL: usize = 63;

/// Small letters of other scripts that could pass for Latin ones. A label made
/// of nothing else reads as a Latin name.
const CYRILLIC_LIKE_LATIN: &str = "аьсԁеғһіјҝӏкмоԛпрԝгѕтѵхуүԍʜ";
const GREEK_LIKE_LATIN: &str = "αβγηικνορστυχωϲϳ";
const ARMENIAN_LIKE_LATIN: &str = "ցհոսօզղյ";

/// Whether some label of the host mixes scripts that no language mixes (UTS 39,
/// "highly restrictive"), or could be read as Latin without being it.
pub(super) fn is_look_alike(host: &str) -> bool {
    // A label in Punycode has hyphens; any other in ASCII is Latin.
    if host.is_ascii() && !host.contains('-') {
        return false;
    }
    // Under a name that is itself in the script, nobody takes the letters for Latin.
    let last = host.trim_end_matches('.').rsplit('.').next().unwrap_or_default();
    let is_latin_domain = last.is_ascii() && !last.starts_with("xn--");
    host.split('.').any(|label| match label.strip_prefix("xn--") {
        Some(encoded) => decode(encoded).is_some_and(|letters| deceives(&letters, is_latin_domain)),
        None => deceives(&label.chars().collect::<Vec<_>>(), is_latin_domain),
    })
}

/// Whether each label that claims to be Punycode is. Longer labels exist nowhere.
pub(super) fn punycode_is_fine(host: &str) -> bool {
    host.split('.').filter_map(|label| label.strip_prefix("xn--")).all(|encoded| decode(encoded).is_some())
}

fn deceives(letters: &[char], is_latin_domain: bool) -> bool {
    let mut scripts: Vec<Script> = Vec::new();
    for script in letters.iter().copied().filter_map(Script::of) {
        if !scripts.contains(&script) {
            scripts.push(script);
        }
    }
    match scripts.as_slice() {
        [] => false,
        [script] => {
            let alike = match script {
                Script::Cyrillic => CYRILLIC_LIKE_LATIN,
                Script::Greek => GREEK_LIKE_LATIN,
                Script::Armenian => ARMENIAN_LIKE_LATIN,
                _ => return false,
            };
            is_latin_domain && letters.iter().all(|letter| Script::of(*letter).is_none() || alike.contains(*letter))
        }
        // Chinese, Japanese and Korean are written in several scripts, and with Latin.
        scripts => [&[Script::Kana][..], &[Script::Bopomofo], &[Script::Hangul]].iter().all(|partners| {
            scripts.iter().any(|script| !matches!(script, Script::Latin | Script::Han) && !partners.contains(script))
        }),
    }
}

/// The letters of a label in Punycode, without its `xn--` (RFC 3492, section 6.2).
fn decode(encoded: &str) -> Option<Vec<char>> {
    const BASE: u32 = 36;
    const FIRST_BIAS: u32 = 72;
    if encoded.len() > LABEL || !encoded.is_ascii() {
        return None;
    }
    let (basic, deltas) = encoded.rsplit_once('-').unwrap_or(("", encoded));
    let mut letters: Vec<char> = basic.chars().collect();
    let (mut code, mut index, mut bias) = (128_u32, 0_u32, FIRST_BIAS);
    let mut digits = deltas.bytes().peekable();
    while digits.peek().is_some() {
        let before = index;
        let mut weight = 1_u32;
        for step in 1.. {
            let digit = match digits.next()? {
                letter @ b'a'..=b'z' => u32::from(letter - b'a'),
                number @ b'0'..=b'9' => u32::from(number - b'0') + 26,
                _ => return None,
            };
            index = index.checked_add(digit.checked_mul(weight)?)?;
            let threshold = (BASE * step).saturating_sub(bias).clamp(1, 26);
            if digit < threshold {
                break;
            }
            weight = weight.checked_mul(BASE - threshold)?;
        }
        let count = u32::try_from(letters.len()).ok()? + 1;
        bias = adapted(index - before, count, before == 0);
        code = code.checked_add(index / count)?;
        index %= count;
        letters.insert(usize::try_from(index).ok()?, char::from_u32(code)?);
        index += 1;
    }
    Some(letters)
}

/// The bias for the next number (RFC 3492, section 6.1).
fn adapted(delta: u32, count: u32, is_first: bool) -> u32 {
    let mut delta = if is_first { delta / 700 } else { delta / 2 };
    delta += delta / count;
    let mut bias = 0;
    while delta > 455 {
        delta /= 35;
        bias += 36;
    }
    bias + 36 * delta / (delta + 38)
}
