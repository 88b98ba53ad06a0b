use serde::{Deserialize, Serialize};

/// A language, as a well-formed BCP 47 tag in its usual case ("zh-Hant-TW").
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(try_from = "String", into = "String")]
pub struct LanguageTag(String);

/// The direction that text runs in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
    /// As its first strong character says.
    Auto,
}

impl Direction {
    /// The HTML `dir` value.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ltr => "ltr",
            Self::Rtl => "rtl",
            Self::Auto => "auto",
        }
    }
}

impl LanguageTag {
    /// The tag in `text`, where it is a well-formed one (RFC 5646, section 2.1). Underscores are read as hyphens.
    pub fn parse(text: &str) -> Option<Self> {
        let tag = text.trim().replace('_', "-");
        let fine = !tag.is_empty()
            && tag
                .split('-')
                .all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()));
        fine.then_some(Self(tag))
    }

    /// The tag.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The primary language subtag ("zh").
    pub fn primary(&self) -> &str {
        self.0.split('-').next().unwrap_or_default()
    }

    /// The direction of the script that the language is usually written in, or that the tag names.
    pub fn direction(&self) -> Direction {
        let primary = self.0.split('-').next().unwrap_or_default();
        if matches!(primary, "ar" | "fa" | "he" | "ur" | "ps" | "ug" | "yi" | "sd" | "dv" | "ckb") {
            Direction::Rtl
        } else {
            Direction::Ltr
        }
    }
}

impl TryFrom<String> for LanguageTag {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Self::parse(&text).ok_or_else(|| format!("`{text}` is not a BCP 47 language tag, such as `en` or `zh-Hant`"))
    }
}

impl From<LanguageTag> for String {
    fn from(tag: LanguageTag) -> Self {
        tag.0
    }
}
