mod figures;
mod registry;

use super::Direction;
use crate::script::Script;
use serde::{Deserialize, Serialize};

/// A language, as a well-formed BCP 47 tag in its usual case ("zh-Hant-TW").
///
/// The tag is one that a browser takes: what is well-formed but never was a
/// language ("english"), or not the language's tag any more ("iw", "eng"), is
/// not kept as it came.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(try_from = "String", into = "String")]
pub struct LanguageTag(String);

impl LanguageTag {
    /// The longest tag, in bytes. No language needs more than 35 (RFC 5646, section 4.4.1).
    const LIMIT: usize = 100;

    /// The tag in `text`, where it is a well-formed one (RFC 5646, section 2.1).
    ///
    /// Underscores are read as hyphens, since operating systems write them
    /// (`pt_BR`). Codes are replaced by those that took their place: `eng` by
    /// `en`, `iw` by `he`, `en-UK` by `en-GB`, `zh-yue` by `yue`, `i-lux` by `lb`.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if text.len() > Self::LIMIT || !text.is_ascii() {
            return None;
        }
        let tag = text.replace('_', "-").to_ascii_lowercase();
        match registry::grandfathered(&tag) {
            Some(modern) => Some(Self(modern.to_string())),
            None if registry::is_dead(&tag) => None,
            None => read(&tag).map(Self),
        }
    }

    /// The tag.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The language alone: "zh" of "zh-Hant-TW", "x" of a private tag.
    pub fn primary(&self) -> &str {
        self.subtags().next().unwrap_or_default()
    }

    /// The script that the tag names, by its ISO 15924 code: "Hant" of "zh-Hant-TW".
    pub fn script(&self) -> Option<&str> {
        self.subtags().nth(1).filter(|subtag| is_script(subtag))
    }

    /// The region that the tag names: "TW" of "zh-Hant-TW", "419" of "es-419".
    pub fn region(&self) -> Option<&str> {
        self.subtags().skip(1).find(|subtag| !is_script(subtag)).filter(|subtag| is_region(subtag))
    }

    /// The script that the tag names or that the language is usually written in,
    /// there being one that news is written in.
    pub fn likely_script(&self) -> Option<Script> {
        let language = self.primary();
        match (self.script(), self.region()) {
            (Some(script), _) => Script::from_code(script),
            _ if self.is_open() || registry::is_ancient_right_to_left(language) => None,
            (None, Some(region)) => {
                Some(registry::regional_script(language, region).unwrap_or_else(|| registry::script(language)))
            }
            (None, None) => Some(registry::script(language)),
        }
    }

    /// The direction of the script that the language is usually written in, or
    /// that the tag names; [`Direction::Auto`] where the tag names no language.
    pub fn direction(&self) -> Direction {
        match (self.likely_script(), self.script()) {
            (Some(script), _) => script.direction(),
            (None, Some(script)) if registry::is_rare_right_to_left(script) => Direction::Rtl,
            (None, Some(_)) => Direction::Ltr,
            (None, None) if self.is_open() => Direction::Auto,
            (None, None) => Direction::Rtl,
        }
    }

    /// Whether the tag leaves the language open: undetermined, several, none, or a private one.
    fn is_open(&self) -> bool {
        matches!(self.primary(), "und" | "mul" | "mis" | "zxx" | "x")
    }

    /// The subtags up to extensions and private use.
    fn subtags(&self) -> impl Iterator<Item = &str> {
        let is_private = self.0.starts_with("x-");
        let counts = move |(index, subtag): &(usize, &str)| *index == 0 || (subtag.len() > 1 && !is_private);
        self.0.split('-').enumerate().take_while(counts).map(|(_, subtag)| subtag)
    }
}

fn is_script(subtag: &str) -> bool {
    subtag.len() == 4 && is_alphabetic(subtag)
}

fn is_region(subtag: &str) -> bool {
    match subtag.len() {
        2 => is_alphabetic(subtag),
        3 => subtag.bytes().all(|byte| byte.is_ascii_digit()),
        _ => false,
    }
}

fn is_variant(subtag: &str) -> bool {
    subtag.len() >= 5 || (subtag.len() == 4 && subtag.starts_with(|first: char| first.is_ascii_digit()))
}

fn is_alphabetic(subtag: &str) -> bool {
    subtag.bytes().all(|byte| byte.is_ascii_alphabetic())
}

/// The tag in its usual case (RFC 5646, section 2.1.1), from one in small letters.
fn read(tag: &str) -> Option<String> {
    let is_subtag = |subtag: &str| (1..=8).contains(&subtag.len()) && subtag.bytes().all(|b| b.is_ascii_alphanumeric());
    if !tag.split('-').all(is_subtag) {
        return None;
    }
    let mut subtags = tag.split('-').peekable();
    let first = subtags.next()?;
    if first == "x" {
        return subtags.peek().map(|_| tag.to_string());
    }
    // Longer names are reserved or were never registered: "english" is none.
    if !(2..=3).contains(&first.len()) || !is_alphabetic(first) {
        return None;
    }
    let mut language = registry::language(first);
    if let Some(extended) = subtags.next_if(|subtag| subtag.len() == 3 && is_alphabetic(subtag)) {
        if !registry::has_extended(language) {
            return None;
        }
        language = registry::language(extended);
    }
    let mut canonical = language.to_string();
    let mut push = |subtag: &str| canonical.extend(["-", subtag]);

    if let Some(script) = subtags.next_if(|subtag| is_script(subtag)) {
        let (initial, rest) = script.split_at_checked(1)?;
        push(&(initial.to_ascii_uppercase() + rest));
    }
    if let Some(region) = subtags.next_if(|subtag| is_region(subtag)) {
        push(registry::region(&region.to_ascii_uppercase()));
    }
    let mut variants = Vec::new();
    while let Some(variant) = subtags.next_if(|subtag| is_variant(subtag)) {
        if variants.contains(&variant) {
            return None;
        }
        variants.push(variant);
        push(variant);
    }
    let mut singletons = Vec::new();
    while let Some(singleton) = subtags.next_if(|subtag| subtag.len() == 1 && *subtag != "x") {
        if singletons.contains(&singleton) || subtags.peek().is_none_or(|subtag| subtag.len() < 2) {
            return None;
        }
        singletons.push(singleton);
        push(singleton);
        while let Some(subtag) = subtags.next_if(|subtag| subtag.len() > 1) {
            push(subtag);
        }
    }
    if let Some(private) = subtags.next_if(|subtag| *subtag == "x") {
        subtags.peek()?;
        push(private);
        subtags.by_ref().for_each(push);
    }
    subtags.next().is_none().then_some(canonical)
}

impl TryFrom<String> for LanguageTag {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Self::parse(&text).ok_or_else(|| {
            let excerpt: String = text.chars().take(Self::LIMIT).collect();
            format!("`{excerpt}` is not a BCP 47 language tag, such as `en` or `zh-Hant`")
        })
    }
}

impl From<LanguageTag> for String {
    fn from(tag: LanguageTag) -> Self {
        tag.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tag(text: &str) -> LanguageTag {
        LanguageTag::parse(text).unwrap_or_else(|| panic!("`{text}` was refused"))
    }

    #[test]
    fn a_tag_gets_its_usual_case_and_its_codes_of_today() {
        let cases = [
            ("en", "en"),
            (" EN-us ", "en-US"),
            ("pt_BR", "pt-BR"),
            ("zh-hant-tw", "zh-Hant-TW"),
            ("zh_HANS_cn", "zh-Hans-CN"),
            ("es-419", "es-419"),
            ("sl-ROZAJ-biske-1994", "sl-rozaj-biske-1994"),
            ("de-CH-1901", "de-CH-1901"),
            ("de_DE_formal", "de-DE-formal"),
            ("hy-Latn-IT-arevela", "hy-Latn-IT-arevela"),
            ("ar-EG-U-NU-latn-CA-islamic", "ar-EG-u-nu-latn-ca-islamic"),
            ("en-a-myext-b-another", "en-a-myext-b-another"),
            ("de-X-AB", "de-x-ab"),
            ("x-Whatever-1", "x-whatever-1"),
            ("ckb", "ckb"),
            ("eng", "en"),
            ("ara-EG", "ar-EG"),
            ("ger", "de"),
            ("deu-AT", "de-AT"),
            ("per", "fa"),
            ("chi-Hant", "zh-Hant"),
            ("zul", "zu"),
            ("aar", "aa"),
            ("iw-IL", "he-IL"),
            ("in", "id"),
            ("ji", "yi"),
            ("en-UK", "en-GB"),
            ("my-BU", "my-MM"),
            ("zh-yue-HK", "yue-HK"),
            ("zh-cmn-Hans-CN", "cmn-Hans-CN"),
            ("ar-arz", "arz"),
            ("zho-wuu", "wuu"),
            ("sgn-ase", "ase"),
            ("i-klingon", "tlh"),
            ("I_LUX", "lb"),
            ("zh-min-nan", "nan"),
            ("en-GB-oed", "en-GB-oxendict"),
            ("sgn-BE-FR", "sfb"),
        ];
        for (text, expected) in cases {
            assert_eq!(tag(text).as_str(), expected);
            assert_eq!(tag(expected).as_str(), expected);
        }
    }

    #[test]
    fn what_is_no_tag_is_refused() {
        let long = format!("en-x-{}", "a-".repeat(60));
        for text in [
            "",
            " ",
            "-",
            "_",
            "e",
            "en-",
            "en-us-",
            "-en",
            "en--us",
            "english",
            "English (US)",
            "en us",
            "en-us.utf8",
            "en,fr",
            "französisch",
            "日本語",
            "e1",
            "12",
            "en-abcdefghi",
            "en-a",
            "en-u",
            "en-x",
            "x",
            "x-",
            "i-default",
            "i-mingo",
            "zh-min",
            "cel-gaulish",
            "en-eng",
            "zh-yue-cmn",
            "root",
            "en-US-GB",
            "en-US-Latn",
            "en-1234-1234",
            "en-rozaj-rozaj",
            "en-u-ca-gregory-u-nu-latn",
            "en-a-b-cc",
            "en-Latn-Cyrl",
            "en-12",
            "en-1",
            &long,
        ] {
            assert_eq!(LanguageTag::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_tag_is_taken_apart() {
        let cases = [
            ("zh-Hant-TW", "zh", Some("Hant"), Some("TW")),
            ("en", "en", None, None),
            ("es-419", "es", None, Some("419")),
            ("sr-Latn", "sr", Some("Latn"), None),
            ("de-1901", "de", None, None),
            ("sl-rozaj-biske", "sl", None, None),
            ("en-u-nu-latn", "en", None, None),
            ("en-x-latn-us", "en", None, None),
            ("x-latn-us", "x", None, None),
        ];
        for (text, primary, script, region) in cases {
            let tag = tag(text);
            assert_eq!((tag.primary(), tag.script(), tag.region()), (primary, script, region), "{text}");
        }
    }

    #[test]
    fn a_language_runs_as_its_script_does() {
        let right_to_left = "ar ar-EG arz apc fa fa-AF prs ckb ckb-IR he iw yi ur ur-IN ps sd sd-PK ug ug-CN dv nqo rhg syr aii arc \
            sam mid ks glk mzn lrc bal pnb-Arab skr lah pa-PK pa-Arab az-IR az-Arab uz-AF kk-CN ky-CN ku-IQ ku-Arab ms-Arab ms-CC \
            ha-Arab tg-PK sdh haz bgn ff-Adlm man-Nkoo en-Arab ar-Hebr en-Hebr az-Aran und-Arab zxx-Arab phn und-Phnx en-Mend";
        for text in right_to_left.split_whitespace() {
            assert_eq!(tag(text).direction(), Direction::Rtl, "{text}");
        }
        let left_to_right = "en de fr tr az uz kk ky tg ku ku-TR pa pa-IN sd-IN sd-Deva ug-Latn ug-KZ ug-Cyrl ar-Latn fa-Latn he-Latn \
            ks-Deva ha ms ff bo dz my am ti zh zh-Hant yue ja ko ka hy el ru sr th km lo mn hi bn ta so sw lad-Latn und-Latn en-Zyyy \
            en-u-nu-arab en-x-arab tlh art";
        for text in left_to_right.split_whitespace() {
            assert_eq!(tag(text).direction(), Direction::Ltr, "{text}");
        }
        for text in ["und", "mul", "mis", "zxx", "x-klingon", "und-IR"] {
            assert_eq!(tag(text).direction(), Direction::Auto, "{text}");
        }
    }

    #[test]
    fn a_language_has_the_script_that_it_is_usually_written_in() {
        let cases = [
            ("en", Some(Script::Latin)),
            ("ha", Some(Script::Latin)),
            ("ru", Some(Script::Cyrillic)),
            ("sr", Some(Script::Cyrillic)),
            ("sr-ME", Some(Script::Latin)),
            ("sr-Latn", Some(Script::Latin)),
            ("uk", Some(Script::Cyrillic)),
            ("el", Some(Script::Greek)),
            ("ka", Some(Script::Georgian)),
            ("hy", Some(Script::Armenian)),
            ("am", Some(Script::Ethiopic)),
            ("ti-ER", Some(Script::Ethiopic)),
            ("bo", Some(Script::Tibetan)),
            ("my", Some(Script::Myanmar)),
            ("km", Some(Script::Khmer)),
            ("lo", Some(Script::Lao)),
            ("th", Some(Script::Thai)),
            ("zh", Some(Script::Han)),
            ("zh-Hant", Some(Script::Han)),
            ("yue", Some(Script::Han)),
            ("ja", Some(Script::Kana)),
            ("ja-Latn", Some(Script::Latin)),
            ("ko-Kore", Some(Script::Hangul)),
            ("ug", Some(Script::Arabic)),
            ("ps", Some(Script::Arabic)),
            ("ckb", Some(Script::Arabic)),
            ("dv", Some(Script::Thaana)),
            ("mn-CN", Some(Script::Mongolian)),
            ("phn", None),
            ("en-Phnx", None),
            ("und", None),
            ("x-a", None),
        ];
        for (text, script) in cases {
            assert_eq!(tag(text).likely_script(), script, "{text}");
        }
    }

    #[test]
    fn each_language_stands_in_one_row() {
        let mut seen = std::collections::HashSet::new();
        for language in registry::languages() {
            assert!(seen.insert(language), "{language} stands twice");
            assert_eq!(tag(language).primary(), language, "{language} has another code today");
        }
        assert!(seen.len() > 300);
    }
}
