//! The language of the article, where the source does not name it.

use crate::article::{Article, LanguageTag, Origin, plain_text};
use crate::finding::{Finding, Rule};
use crate::script::Script;

/// How many letters are enough to tell the script.
const ENOUGH: usize = 4000;

/// Names the language by the script, where it is not Latin: the language that
/// the script is for, or that most texts in it are in. Languages in Latin
/// letters are never told apart by guessing.
pub(super) fn name(article: &mut Article, findings: &mut Vec<Finding>) {
    if article.language.is_some() {
        return;
    }
    let mut text = String::new();
    article.each_line_mut(&mut |line, _| {
        if text.len() < ENOUGH {
            text.push_str(&plain_text(line));
        }
    });
    let tag = Script::of_text(&text).and_then(|script| of_script(script, &text));
    let finding = match &tag {
        Some(tag) => {
            let message = format!("the source names no language; its letters say `{tag}`", tag = tag.as_str());
            Finding::new(Rule::LanguageMissing, Origin::UNKNOWN, message).replacing("", tag.as_str())
        }
        None => {
            let message = "the source names no language; the article is read as in the interface's";
            Finding::new(Rule::LanguageMissing, Origin::UNKNOWN, message)
        }
    };
    findings.push(finding);
    article.language = tag;
}

/// The language that `text` in `script` is most likely in: the one that the
/// script is for, or that has letters of its own in the text, or that CLDR's
/// likely subtags name. None for Latin, which would be a guess.
pub(super) fn of_script(script: Script, text: &str) -> Option<LanguageTag> {
    let has = |letters: &str| text.contains(|letter| letters.contains(letter));
    let language = match script {
        Script::Latin => return None,
        Script::Arabic if has("ټډړښګځڅ") => "ps",
        Script::Arabic if has("ٹڈڑےں") => "ur",
        Script::Arabic if has("ڕڵێ") => "ckb",
        Script::Arabic if has("ۈېۋ") => "ug",
        Script::Arabic if has("پچژگی") => "fa",
        Script::Arabic => "ar",
        Script::Cyrillic if has("ўЎ") => "be",
        Script::Cyrillic if has("їЇєЄґҐ") => "uk",
        Script::Cyrillic if has("ѓЃќЌѕЅ") => "mk",
        Script::Cyrillic if has("јЈљЉњЊђЂћЋџЏ") => "sr",
        Script::Cyrillic if has("әӘіІұҰ") => "kk",
        Script::Cyrillic => "ru",
        Script::Bengali if has("ৰৱ") => "as",
        Script::Bengali => "bn",
        Script::Devanagari => "hi",
        Script::Hebrew => "he",
        Script::Ethiopic => "am",
        Script::Tibetan => "bo",
        Script::Myanmar => "my",
        Script::Mongolian => "mn",
        Script::Han => "zh",
        Script::Kana => "ja",
        Script::Hangul => "ko",
        Script::Greek => "el",
        Script::Armenian => "hy",
        Script::Georgian => "ka",
        Script::Thaana => "dv",
        Script::Gurmukhi => "pa",
        Script::Gujarati => "gu",
        Script::Oriya => "or",
        Script::Tamil => "ta",
        Script::Telugu => "te",
        Script::Kannada => "kn",
        Script::Malayalam => "ml",
        Script::Sinhala => "si",
        Script::Thai => "th",
        Script::Lao => "lo",
        Script::Khmer => "km",
        Script::Cherokee => "chr",
        Script::Syriac => "syr",
        Script::Nko => "nqo",
        Script::Adlam => "ff-Adlm",
        Script::Yi => "ii",
        Script::Vai => "vai",
        _ => return None,
    };
    LanguageTag::parse(language)
}
