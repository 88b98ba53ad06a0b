//! What the targets share: how a source is chosen and damaged, and what a page makes of a rendering.

#[path = "../../tests/hostile/damage.rs"]
#[allow(dead_code, reason = "`tests/hostile.rs` damages values in one more way")]
mod damage;
#[path = "../../tests/hostile/oracle.rs"]
mod oracle;
#[path = "../../tests/hostile/seeds.rs"]
#[allow(dead_code, reason = "the fixtures are made into a corpus by `cargo xtask fuzz`")]
mod seeds;
#[path = "../../tests/hostile/tape.rs"]
mod tape;
mod tree;

use damage::Chance;
use standfirst::article::Article;
use standfirst::import::Format;
use standfirst::render;

/// The formats written in angle brackets, but for HTML.
const XML: &[&str] = &["rss", "atom", "nitf", "jats"];

/// The formats that are no JSON.
const NOT_JSON: &[&str] = &["markdown", "html", "text", "rss", "atom", "nitf", "jats"];

/// None, which is to be detected, and every format.
pub fn any() -> Vec<Option<Format>> {
    std::iter::once(None).chain(Format::all().map(Some)).collect()
}

/// None, as the fixtures are read, and the formats named.
pub fn named(names: &[&str]) -> Vec<Option<Format>> {
    std::iter::once(None).chain(names.iter().map(|name| Format::named(name))).collect()
}

/// None, and the formats of XML.
pub fn xml() -> Vec<Option<Format>> {
    named(XML)
}

/// None, and the formats of JSON: all that are nothing else, so that a new one is among them.
pub fn json() -> Vec<Option<Format>> {
    any().into_iter().filter(|format| format.is_none_or(|format| !NOT_JSON.contains(&format.name()))).collect()
}

/// Reads `data` and holds what comes of it to what may be written, by its tags and by the
/// tree that a page would make of it. The first byte chooses among `formats`.
pub fn hold(data: &[u8], formats: &[Option<Format>]) {
    let Some((choice, text)) = text(data) else { return };
    let format = formats.get(choice as usize % formats.len().max(1)).copied().flatten();
    if let Some(html) = oracle::hold(text, format) {
        tree::hold(&html);
    }
}

/// Renders the article that `data` has in Standfirst's own JSON as it stands, by neither
/// import nor repair, with the options that the first byte chooses.
pub fn hold_model(data: &[u8]) {
    let Some((choice, text)) = text(data) else { return };
    let Ok(article) = serde_json::from_str::<Article>(text) else { return };
    let options = render::Options {
        heading_level: 1 + choice % 6,
        contents: choice & 8 > 0,
        parts: choice & 16 > 0,
        media_wait: choice & 32 > 0,
        origins: choice & 64 > 0,
        skip_links: choice & 128 == 0,
        ..render::Options::default()
    };
    let html = oracle::hold_article(&article, &options);
    tree::hold(&html);
    let json = serde_json::to_string(&article).expect("a model is written");
    assert_eq!(serde_json::from_str::<Article>(&json).expect("what is written is read"), article);
}

/// The first byte, which chooses, and the text after it.
fn text(data: &[u8]) -> Option<(u8, &str)> {
    let (choice, text) = data.split_first()?;
    Some((*choice, std::str::from_utf8(text).ok()?))
}

/// Damages `data` in place as `tests/hostile.rs` does, JSON as JSON; every other time as libFuzzer does.
pub fn damage(data: &mut [u8], size: usize, most: usize, seed: u32) -> usize {
    let mut chance = Chance(u64::from(seed) + 1);
    // The first numbers of neighbouring seeds are alike.
    for _ in 0..4 {
        chance.below(2);
    }
    let current = data.get(..size).unwrap_or_default();
    if chance.below(2) == 0
        && let Some((choice, text)) = text(current)
    {
        let damaged = chance.damaged_json(text, text).unwrap_or_else(|| chance.damaged(text, text));
        let damaged = [&[choice], damaged.as_bytes()].concat();
        if damaged.len() <= most
            && let Some(place) = data.get_mut(..damaged.len())
        {
            place.copy_from_slice(&damaged);
            return damaged.len();
        }
    }
    libfuzzer_sys::fuzzer_mutate(data, size, most)
}
