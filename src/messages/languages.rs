//! Which language's words serve an article.

use crate::article::LanguageTag;
use crate::script::Script;

/// The languages that there are words for, each with a file in `www/messages`.
pub const TAGS: &[&str] = &[
    "am", "ar", "az", "bm", "bn", "bo", "bs", "ckb", "de", "en", "es", "fa", "fil", "fr", "ha", "he", "hi", "hr", "ht",
    "hy", "id", "it", "ja", "ka", "km", "ko", "ku", "ln", "lo", "mk", "my", "nd", "om", "prs", "ps", "pt", "rn", "ru",
    "rw", "sn", "so", "sq", "sr", "sr-Latn", "sw", "th", "ti", "tr", "ug", "uk", "ur", "uz", "vi", "wo", "yue",
    "zh-Hans", "zh-Hant", "zu",
];

/// Languages without words of their own, and the language whose words serve
/// their readers best. What is not listed is looked up by taking subtags off the
/// end (RFC 4647, section 3.4), and is served in English in the end.
///
/// A row stands here for one of three reasons: the two tags name one language or
/// parts of one; the readers of both understand each other; or the readers learn
/// the second at school and read the news in it, as the language matching data
/// of CLDR has it (UTS 35, part 1, "Language Matching").
pub const FALLBACKS: &[(&str, &str)] = &[
    // One language, or parts of one.
    ("arb", "ar"),
    ("azb", "az"),
    ("azj", "az"),
    ("als", "sq"),
    ("cmn", "zh"),
    ("cnr", "sr-Latn"),
    ("fa-AF", "prs"),
    ("gax", "om"),
    ("gaz", "om"),
    ("hae", "om"),
    ("hbs", "sr-Latn"),
    ("khk", "ru"),
    ("kmr", "ku"),
    ("pbt", "ps"),
    ("pbu", "ps"),
    ("pes", "fa"),
    ("pst", "ps"),
    ("sdh", "ckb"),
    ("sh", "sr-Latn"),
    ("swc", "sw"),
    ("swh", "sw"),
    ("tl", "fil"),
    ("uzn", "uz"),
    ("zh", "zh-Hans"),
    // The Arabic that is spoken; what is written is mostly the common one.
    ("acm", "ar"),
    ("apc", "ar"),
    ("apd", "ar"),
    ("arq", "ar"),
    ("ary", "ar"),
    ("arz", "ar"),
    // Chinese of other places than the capital's, written alike.
    ("gan", "zh"),
    ("hak", "zh-Hant"),
    ("hsn", "zh"),
    ("nan", "zh-Hant"),
    ("wuu", "zh"),
    // Understood.
    ("ms", "id"),
    ("prs", "fa"),
    // Learnt at school, and the language of much of the news.
    ("ab", "ru"),
    ("ay", "es"),
    ("ba", "ru"),
    ("be", "ru"),
    ("br", "fr"),
    ("ca", "es"),
    ("ce", "ru"),
    ("ceb", "fil"),
    ("cv", "ru"),
    ("dje", "fr"),
    ("eu", "es"),
    ("ff", "fr"),
    ("fuc", "fr"),
    ("gl", "es"),
    ("gn", "es"),
    ("gsw", "de"),
    ("hil", "fil"),
    ("ilo", "fil"),
    ("jv", "id"),
    ("kg", "fr"),
    ("kk", "ru"),
    ("ky", "ru"),
    ("lb", "de"),
    ("mg", "fr"),
    ("oc", "fr"),
    ("os", "ru"),
    ("pnb", "ur"),
    ("qu", "es"),
    ("sah", "ru"),
    ("sd", "ur"),
    ("ses", "fr"),
    ("sg", "fr"),
    ("su", "id"),
    ("tg", "ru"),
    ("tk", "ru"),
    ("tmh", "fr"),
    ("tt", "ru"),
];

/// The tag of the words that serve an article in `language`: one of [`TAGS`].
pub fn serving(language: &LanguageTag) -> &'static str {
    let mut tag = match (language.primary(), language.script(), language.region(), language.likely_script()) {
        // The script says more than the region does, and both more than their order in the tag.
        ("zh" | "cmn", Some("Hant"), ..) | ("zh" | "cmn", None, Some("TW" | "HK" | "MO"), _) => "zh-Hant",
        ("sr", _, _, Some(Script::Latin)) => "sr-Latn",
        ("ku", _, _, Some(Script::Arabic)) => "ckb",
        _ => language.as_str(),
    };
    // The longest way is one subtag, or one row, at each step: rows lead to no other row twice.
    for _ in 0..=LONGEST {
        if let Some(known) = TAGS.iter().find(|known| **known == tag) {
            return known;
        }
        tag = match FALLBACKS.iter().find(|(from, _)| *from == tag) {
            Some((_, to)) => to,
            None => match tag.rsplit_once('-') {
                Some((shorter, _)) => shorter,
                None => return "en",
            },
        };
    }
    "en"
}

/// More steps than any tag needs: its subtags, and two rows of the table.
const LONGEST: usize = 52;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_is_served_by_the_nearest_words() {
        let cases = [
            ("en-GB", "en"),
            ("fr", "fr"),
            ("fr-CD", "fr"),
            ("pt-BR", "pt"),
            ("es-419", "es"),
            ("zh", "zh-Hans"),
            ("zh-CN", "zh-Hans"),
            ("zh-SG", "zh-Hans"),
            ("zh-Hans-HK", "zh-Hans"),
            ("zh-TW", "zh-Hant"),
            ("zh-Hant-HK", "zh-Hant"),
            ("zh-HK", "zh-Hant"),
            ("cmn-Hans-CN", "zh-Hans"),
            ("cmn-Hant", "zh-Hant"),
            ("zh-yue", "yue"),
            ("yue-Hant-HK", "yue"),
            ("nan-TW", "zh-Hant"),
            ("wuu", "zh-Hans"),
            ("sr", "sr"),
            ("sr-Cyrl-RS", "sr"),
            ("sr-Latn-RS", "sr-Latn"),
            ("sr-ME", "sr-Latn"),
            ("sh", "sr-Latn"),
            ("ku", "ku"),
            ("kmr", "ku"),
            ("ku-Arab-IQ", "ckb"),
            ("ckb-IR", "ckb"),
            ("fa-IR", "fa"),
            ("fa-AF", "prs"),
            ("prs", "prs"),
            ("uz-Cyrl", "uz"),
            ("arz", "ar"),
            ("ar-EG-u-nu-latn", "ar"),
            ("sg", "fr"),
            ("kk-KZ", "ru"),
            ("ms-MY", "id"),
            ("rhg", "en"),
            ("tlh", "en"),
            ("und", "en"),
            ("x-klingon", "en"),
            ("eng", "en"),
            ("orm", "om"),
            ("iw", "he"),
        ];
        for (tag, expect) in cases {
            assert_eq!(serving(&LanguageTag::parse(tag).unwrap()), expect, "{tag}");
        }
    }

    #[test]
    fn every_way_ends_in_words_that_there_are() {
        for (from, _) in FALLBACKS {
            let Some(tag) = LanguageTag::parse(from) else { panic!("{from} is no tag") };
            assert!(TAGS.contains(&serving(&tag)), "{from}");
        }
        let long = format!("xx-x-{}", vec!["a"; 40].join("-"));
        assert_eq!(serving(&LanguageTag::parse(&long).unwrap()), "en");
    }
}
