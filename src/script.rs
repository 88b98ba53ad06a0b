//! Writing systems: which script a letter, a text or a language is written in.
//!
//! Knowing the script is enough to choose fonts and leading, to mark a passage
//! that is foreign beyond doubt, to see which way it runs, and to notice a host
//! name that mixes letters that look alike.

use crate::article::Direction;
use crate::eights;

/// Declares the scripts: one row each, with its ISO 15924 code.
macro_rules! scripts {
    ($($(#[$doc:meta])* $variant:ident, $code:literal;)*) => {
        /// A script that news is written in today.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Script {
            $($(#[$doc])* $variant,)*
        }

        impl Script {
            /// Every script.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The ISO 15924 code ("Arab").
            pub fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),* }
            }

            /// The script with that ISO 15924 code, in its usual case.
            pub fn from_code(code: &str) -> Option<Self> {
                Some(match code {
                    $($code => Self::$variant,)*
                    "Aran" => Self::Arabic,
                    "Hans" | "Hant" | "Hanb" => Self::Han,
                    "Jpan" | "Hira" | "Hrkt" => Self::Kana,
                    "Kore" | "Jamo" => Self::Hangul,
                    "Latf" | "Latg" => Self::Latin,
                    "Cyrs" => Self::Cyrillic,
                    "Geok" => Self::Georgian,
                    "Syre" | "Syrj" | "Syrn" => Self::Syriac,
                    _ => return None,
                })
            }
        }
    };
}

scripts! {
    /// Latin.
    Latin, "Latn";
    /// Greek.
    Greek, "Grek";
    /// Cyrillic.
    Cyrillic, "Cyrl";
    /// Armenian.
    Armenian, "Armn";
    /// Georgian, in all its cases.
    Georgian, "Geor";
    /// Hebrew.
    Hebrew, "Hebr";
    /// Arabic, with the letters of Persian, Urdu, Pashto, Uyghur and others.
    Arabic, "Arab";
    /// Syriac.
    Syriac, "Syrc";
    /// Thaana, for Dhivehi.
    Thaana, "Thaa";
    /// N'Ko, for the Manding languages.
    Nko, "Nkoo";
    /// Adlam, for Fula.
    Adlam, "Adlm";
    /// Hanifi Rohingya.
    Rohingya, "Rohg";
    /// Samaritan.
    Samaritan, "Samr";
    /// Mandaic.
    Mandaic, "Mand";
    /// Devanagari, for Hindi, Marathi, Nepali and others.
    Devanagari, "Deva";
    /// Bengali, for Bengali and Assamese.
    Bengali, "Beng";
    /// Gurmukhi, for Punjabi.
    Gurmukhi, "Guru";
    /// Gujarati.
    Gujarati, "Gujr";
    /// Odia.
    Oriya, "Orya";
    /// Tamil.
    Tamil, "Taml";
    /// Telugu.
    Telugu, "Telu";
    /// Kannada.
    Kannada, "Knda";
    /// Malayalam.
    Malayalam, "Mlym";
    /// Sinhala.
    Sinhala, "Sinh";
    /// Meetei Mayek, for Manipuri.
    MeeteiMayek, "Mtei";
    /// Ol Chiki, for Santali.
    OlChiki, "Olck";
    /// Thai.
    Thai, "Thai";
    /// Lao.
    Lao, "Laoo";
    /// Khmer.
    Khmer, "Khmr";
    /// Burmese and its neighbours.
    Myanmar, "Mymr";
    /// Tibetan, for Tibetan and Dzongkha.
    Tibetan, "Tibt";
    /// Mongolian, written downwards.
    Mongolian, "Mong";
    /// Javanese.
    Javanese, "Java";
    /// Balinese.
    Balinese, "Bali";
    /// Sundanese.
    Sundanese, "Sund";
    /// Ethiopic, for Amharic, Tigrinya and others.
    Ethiopic, "Ethi";
    /// Tifinagh, for the Berber languages.
    Tifinagh, "Tfng";
    /// Vai.
    Vai, "Vaii";
    /// Coptic.
    Coptic, "Copt";
    /// Cherokee.
    Cherokee, "Cher";
    /// Canadian syllabics, for Inuktitut, Cree and others.
    CanadianSyllabics, "Cans";
    /// Han: Chinese characters, wherever they are used.
    Han, "Hani";
    /// Hiragana and Katakana.
    Kana, "Kana";
    /// Bopomofo.
    Bopomofo, "Bopo";
    /// Hangul.
    Hangul, "Hang";
    /// Yi.
    Yi, "Yiii";
    /// Lisu.
    Lisu, "Lisu";
}

impl Script {
    /// The script of a letter; none for digits, marks of punctuation, symbols,
    /// and the letters of scripts that no newspaper uses.
    pub fn of(letter: char) -> Option<Self> {
        if letter.is_ascii() {
            return letter.is_ascii_alphabetic().then_some(Self::Latin);
        }
        if !letter.is_alphabetic() {
            return None;
        }
        let code = u32::from(letter);
        let after = RANGES.partition_point(|&(first, ..)| first <= code);
        let &(_, last, script) = RANGES.get(after.checked_sub(1)?)?;
        (code <= last).then_some(script)
    }

    /// The script that most letters of `text` are in: the first one to appear,
    /// where two are as many. Han with kana among it (one letter in ten) is
    /// Japanese, and therefore [`Script::Kana`].
    pub fn of_text(text: &str) -> Option<Self> {
        if Self::is_plainly_latin(text) {
            return text.chars().find_map(Self::of);
        }
        let mut counts: Vec<(Self, usize)> = Vec::new();
        for script in text.chars().filter_map(Self::of) {
            match counts.iter_mut().find(|(known, _)| *known == script) {
                Some((_, count)) => *count += 1,
                None => counts.push((script, 1)),
            }
        }
        let mut most = None;
        for &(script, count) in &counts {
            if most.is_none_or(|(_, highest)| count > highest) {
                most = Some((script, count));
            }
        }
        let (script, count) = most?;
        let kana = counts.iter().find(|(known, _)| *known == Self::Kana).map_or(0, |(_, kana)| *kana);
        Some(if script == Self::Han && kana * 10 >= count { Self::Kana } else { script })
    }

    /// Whether a look at the bytes is enough to say that no letter of `text` is of
    /// another script than Latin, and no sign an emoji: most texts of most articles.
    /// Where it is not, that says nothing.
    pub fn is_plainly_latin(text: &str) -> bool {
        let bytes = text.as_bytes();
        let is_plain = |(at, byte): (usize, &u8)| match byte {
            // From U+2000 to U+20BF: dashes, quotation marks, currencies.
            0xE2 => bytes.get(at + 1).is_none_or(|next| *next <= 0x82),
            // Up to U+033F.
            byte => *byte <= 0xCC,
        };
        let is_all_plain = |at: usize| (at..).zip(bytes.get(at..).unwrap_or_default()).take(8).all(is_plain);
        !eights::any(text, |at, eight| eights::from_byte(eight, 0xCD) != 0 && !is_all_plain(at))
    }

    /// The direction that the script runs in.
    pub fn direction(self) -> Direction {
        match self {
            Self::Hebrew
            | Self::Arabic
            | Self::Syriac
            | Self::Thaana
            | Self::Nko
            | Self::Adlam
            | Self::Rohingya
            | Self::Samaritan
            | Self::Mandaic => Direction::Rtl,
            _ => Direction::Ltr,
        }
    }
}

/// The first and last letter of each run of letters of one script, by code
/// point, from the `Script` property of the Unicode Character Database. What
/// stands between two letters of the same script and is no letter of another is
/// part of the run: [`Script::of`] asks only about letters.
#[rustfmt::skip]
static RANGES: &[(u32, u32, Script)] = &[
    (0x41, 0x2E4, Script::Latin),
    (0x370, 0x3E1, Script::Greek),
    (0x3E2, 0x3EF, Script::Coptic),
    (0x3F0, 0x3FF, Script::Greek),
    (0x400, 0x52F, Script::Cyrillic),
    (0x531, 0x588, Script::Armenian),
    (0x5B0, 0x5F2, Script::Hebrew),
    (0x610, 0x6FF, Script::Arabic),
    (0x710, 0x74F, Script::Syriac),
    (0x750, 0x77F, Script::Arabic),
    (0x780, 0x7B1, Script::Thaana),
    (0x7CA, 0x7FA, Script::Nko),
    (0x800, 0x82C, Script::Samaritan),
    (0x840, 0x858, Script::Mandaic),
    (0x860, 0x86A, Script::Syriac),
    (0x870, 0x8FF, Script::Arabic),
    (0x900, 0x97F, Script::Devanagari),
    (0x980, 0x9FC, Script::Bengali),
    (0xA01, 0xA75, Script::Gurmukhi),
    (0xA81, 0xAFC, Script::Gujarati),
    (0xB01, 0xB71, Script::Oriya),
    (0xB82, 0xBD7, Script::Tamil),
    (0xC00, 0xC63, Script::Telugu),
    (0xC80, 0xCF3, Script::Kannada),
    (0xD00, 0xD7F, Script::Malayalam),
    (0xD81, 0xDF3, Script::Sinhala),
    (0xE01, 0xE4D, Script::Thai),
    (0xE81, 0xEDF, Script::Lao),
    (0xF00, 0xFBC, Script::Tibetan),
    (0x1000, 0x109D, Script::Myanmar),
    (0x10A0, 0x10FF, Script::Georgian),
    (0x1100, 0x11FF, Script::Hangul),
    (0x1200, 0x138F, Script::Ethiopic),
    (0x13A0, 0x13FD, Script::Cherokee),
    (0x1401, 0x167F, Script::CanadianSyllabics),
    (0x1780, 0x17DC, Script::Khmer),
    (0x1820, 0x18AA, Script::Mongolian),
    (0x18B0, 0x18F5, Script::CanadianSyllabics),
    (0x1B00, 0x1B4C, Script::Balinese),
    (0x1B80, 0x1BBF, Script::Sundanese),
    (0x1C5A, 0x1C7D, Script::OlChiki),
    (0x1C80, 0x1C8A, Script::Cyrillic),
    (0x1C90, 0x1CBF, Script::Georgian),
    (0x1D00, 0x1D25, Script::Latin),
    (0x1D26, 0x1D2A, Script::Greek),
    (0x1D2B, 0x1D2B, Script::Cyrillic),
    (0x1D2C, 0x1D5C, Script::Latin),
    (0x1D5D, 0x1D61, Script::Greek),
    (0x1D62, 0x1D65, Script::Latin),
    (0x1D66, 0x1D6A, Script::Greek),
    (0x1D6B, 0x1D77, Script::Latin),
    (0x1D78, 0x1D78, Script::Cyrillic),
    (0x1D79, 0x1DBE, Script::Latin),
    (0x1DBF, 0x1DBF, Script::Greek),
    (0x1E00, 0x1EFF, Script::Latin),
    (0x1F00, 0x1FFC, Script::Greek),
    (0x2071, 0x209C, Script::Latin),
    (0x2126, 0x2126, Script::Greek),
    (0x212A, 0x2188, Script::Latin),
    (0x2C60, 0x2C7F, Script::Latin),
    (0x2C80, 0x2CF3, Script::Coptic),
    (0x2D00, 0x2D2D, Script::Georgian),
    (0x2D30, 0x2D6F, Script::Tifinagh),
    (0x2D80, 0x2DDE, Script::Ethiopic),
    (0x2DE0, 0x2DFF, Script::Cyrillic),
    (0x3005, 0x303B, Script::Han),
    (0x3041, 0x30FF, Script::Kana),
    (0x3105, 0x312F, Script::Bopomofo),
    (0x3131, 0x318E, Script::Hangul),
    (0x31A0, 0x31BF, Script::Bopomofo),
    (0x31F0, 0x31FF, Script::Kana),
    (0x3400, 0x9FFF, Script::Han),
    (0xA000, 0xA48C, Script::Yi),
    (0xA4D0, 0xA4FD, Script::Lisu),
    (0xA500, 0xA62B, Script::Vai),
    (0xA640, 0xA69F, Script::Cyrillic),
    (0xA722, 0xA7FF, Script::Latin),
    (0xA8F2, 0xA8FF, Script::Devanagari),
    (0xA960, 0xA97C, Script::Hangul),
    (0xA980, 0xA9BF, Script::Javanese),
    (0xA9E0, 0xA9FE, Script::Myanmar),
    (0xAA60, 0xAA7F, Script::Myanmar),
    (0xAAE0, 0xAAF5, Script::MeeteiMayek),
    (0xAB01, 0xAB2E, Script::Ethiopic),
    (0xAB30, 0xAB64, Script::Latin),
    (0xAB65, 0xAB65, Script::Greek),
    (0xAB66, 0xAB69, Script::Latin),
    (0xAB70, 0xABBF, Script::Cherokee),
    (0xABC0, 0xABEA, Script::MeeteiMayek),
    (0xAC00, 0xD7FB, Script::Hangul),
    (0xF900, 0xFAD9, Script::Han),
    (0xFB00, 0xFB06, Script::Latin),
    (0xFB13, 0xFB17, Script::Armenian),
    (0xFB1D, 0xFB4F, Script::Hebrew),
    (0xFB50, 0xFEFC, Script::Arabic),
    (0xFF21, 0xFF5A, Script::Latin),
    (0xFF66, 0xFF9D, Script::Kana),
    (0xFFA0, 0xFFDC, Script::Hangul),
    (0x10140, 0x10174, Script::Greek),
    (0x10780, 0x107BA, Script::Latin),
    (0x10D00, 0x10D27, Script::Rohingya),
    (0x10EC2, 0x10EFC, Script::Arabic),
    (0x11AB0, 0x11ABF, Script::CanadianSyllabics),
    (0x11FB0, 0x11FB0, Script::Lisu),
    (0x16FE3, 0x16FF6, Script::Han),
    (0x1AFF0, 0x1B167, Script::Kana),
    (0x1DF00, 0x1DF2A, Script::Latin),
    (0x1E030, 0x1E08F, Script::Cyrillic),
    (0x1E7E0, 0x1E7FE, Script::Ethiopic),
    (0x1E900, 0x1E94B, Script::Adlam),
    (0x1EE00, 0x1EEBB, Script::Arabic),
    (0x20000, 0x33479, Script::Han),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ranges_are_sorted_and_apart() {
        for pair in RANGES.windows(2) {
            assert!(pair[0].0 <= pair[0].1 && pair[0].1 < pair[1].0, "{pair:X?}");
        }
    }

    #[test]
    fn every_script_has_letters_and_a_code_that_leads_back() {
        for &script in Script::ALL {
            assert!(RANGES.iter().any(|&(.., other)| other == script), "{script:?}");
            assert_eq!(Script::from_code(script.code()), Some(script));
        }
    }

    #[test]
    fn the_script_of_a_text_is_that_of_most_letters() {
        let cases = [
            ("A plain line", Some(Script::Latin)),
            ("Ölpreise steigen", Some(Script::Latin)),
            ("Πρωινά νέα", Some(Script::Greek)),
            ("Утренние новости BBC", Some(Script::Cyrillic)),
            ("Լուրեր", Some(Script::Armenian)),
            ("დილის ამბები", Some(Script::Georgian)),
            ("חדשות הבוקר", Some(Script::Hebrew)),
            ("أخبار الصباح", Some(Script::Arabic)),
            ("صبح کی خبریں", Some(Script::Arabic)),
            ("ހެނދުނުގެ ޚަބަރު", Some(Script::Thaana)),
            ("𞤸𞤢𞤦𞤢𞤪𞤵", Some(Script::Adlam)),
            ("सुबह की ख़बरें", Some(Script::Devanagari)),
            ("সকালের খবর", Some(Script::Bengali)),
            ("காலை செய்திகள்", Some(Script::Tamil)),
            ("උදෑසන පුවත්", Some(Script::Sinhala)),
            ("ข่าวเช้า", Some(Script::Thai)),
            ("ຂ່າວເຊົ້າ", Some(Script::Lao)),
            ("ព័ត៌មានពេលព្រឹក", Some(Script::Khmer)),
            ("မနက်ခင်း သတင်း", Some(Script::Myanmar)),
            ("སྔ་དྲོའི་གསར་འགྱུར།", Some(Script::Tibetan)),
            ("የጠዋት ዜና", Some(Script::Ethiopic)),
            ("早间新闻", Some(Script::Han)),
            ("朝のニュース", Some(Script::Kana)),
            ("経済成長率発表を受け株価上昇へ", Some(Script::Kana)),
            ("아침 뉴스", Some(Script::Hangul)),
            ("2026 – 11 – 24", None),
            ("👍🏽 …", None),
            ("", None),
            ("да no", Some(Script::Cyrillic)),
        ];
        for (text, script) in cases {
            assert_eq!(Script::of_text(text), script, "{text}");
        }
    }

    #[test]
    fn what_is_plainly_latin_has_no_letter_of_another_script() {
        for text in ["A plain line", "Ölpreise “steigen” – 5 €", "Đặt", ""] {
            assert_eq!(Script::is_plainly_latin(text), text != "Đặt", "{text}");
        }
        for letter in (0..0x110_000).filter_map(char::from_u32) {
            let latin = Script::is_plainly_latin(letter.encode_utf8(&mut [0; 4]));
            assert!(!latin || matches!(Script::of(letter), None | Some(Script::Latin)), "{letter:?}");
        }
    }

    #[test]
    fn signs_and_digits_have_no_script() {
        for sign in ['7', '٣', '७', '—', '«', '،', '。', '€', '\u{200F}', '\u{FFFD}'] {
            assert_eq!(Script::of(sign), None, "{sign:?}");
        }
    }
}
