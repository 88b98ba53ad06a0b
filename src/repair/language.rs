//! The language of the article, where the source does not name it.

use crate::article::{Article, LanguageTag, Origin, plain_text};
use crate::finding::{Finding, Rule};
use crate::script::Script;

/// How many letters are enough to tell the script.
const ENOUGH: usize = 4000;

/// Names the language by the script, where the script tells it. Languages of
/// one script are never told apart by guessing: there the tag names the script
/// alone, which is enough for the direction, the fonts and the voice's alphabet.
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
    let tag = Script::of_text(&text).filter(|script| *script != Script::Latin).and_then(of_script);
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

/// The language that a script is for, or a tag that names the script alone.
pub(super) fn of_script(script: Script) -> Option<LanguageTag> {
    let language = match script {
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
        Script::Kana => "ja",
        Script::Hangul => "ko",
        Script::Cherokee => "chr",
        other => return LanguageTag::parse(&format!("und-{}", other.code())),
    };
    LanguageTag::parse(language)
}
