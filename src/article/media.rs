use super::{Block, Inline, LanguageTag, is_default};
use crate::url::Url;
use serde::{Deserialize, Serialize};

/// A picture with its caption and credit.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(default, rename_all = "camelCase")]
pub struct Figure {
    /// The picture. Some sources have only its caption: then there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image: Option<Image>,
    /// What the picture shows and why it is here, for every reader.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub caption: Vec<Inline>,
    /// Who made it or owns it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub credit: Vec<Inline>,
    /// Where the picture leads when it is activated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link: Option<Url>,
}

/// A picture.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Image {
    /// The file that every browser can show.
    pub url: Url,
    /// What stands for the picture where it is not seen. `None`: the source
    /// gives nothing. Empty: the source says that it is decorative.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alt: Option<String>,
    /// Width of `url` in pixels.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub width: Option<u32>,
    /// Height of `url` in pixels.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub height: Option<u32>,
    /// The same picture in other sizes (HTML `srcset`).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub candidates: Vec<Candidate>,
    /// How wide the picture is shown (HTML `sizes`), for choosing among `candidates`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sizes: Option<Sizes>,
    /// The same picture in other file types or croppings (HTML `picture`), best first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<ImageSource>,
    /// The point to keep in view when the picture is cropped.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub focus: Option<FocalPoint>,
}

impl Image {
    /// A picture at `url`, with nothing known of it.
    pub fn new(url: Url) -> Self {
        Self {
            url,
            alt: None,
            width: None,
            height: None,
            candidates: Vec::new(),
            sizes: None,
            sources: Vec::new(),
            focus: None,
        }
    }
}

/// One file of an image in some size.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Candidate {
    /// The file.
    pub url: Url,
    /// Its width in pixels (`640w`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub width: Option<u32>,
    /// Its pixel density in hundredths (`2x` is 200), where there is no width.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub density: Option<u32>,
}

/// How wide a picture is shown: the one rule that the article's layout needs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Sizes {
    /// As wide as the text.
    #[default]
    Column,
    /// As wide as the window.
    Full,
    /// Half of the text's width, such as beside other text.
    Half,
}

/// One alternative of a picture.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(default, rename_all = "camelCase")]
pub struct ImageSource {
    /// The file type.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub media_type: Option<ImageType>,
    /// The narrowest window, in CSS pixels, that this alternative is for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min_width: Option<u32>,
    /// The widest window, in CSS pixels, that this alternative is for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_width: Option<u32>,
    /// Its files.
    pub candidates: Vec<Candidate>,
}

/// The file types that a picture's alternatives may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub enum ImageType {
    /// AVIF.
    #[serde(rename = "image/avif")]
    Avif,
    /// WebP.
    #[serde(rename = "image/webp")]
    Webp,
    /// JPEG.
    #[serde(rename = "image/jpeg")]
    Jpeg,
    /// PNG.
    #[serde(rename = "image/png")]
    Png,
    /// GIF.
    #[serde(rename = "image/gif")]
    Gif,
    /// JPEG XL.
    #[serde(rename = "image/jxl")]
    Jxl,
}

impl ImageType {
    /// The media type ("image/avif"), where it is one of these.
    pub fn parse(media_type: &str) -> Option<Self> {
        let essence = media_type.split(';').next().unwrap_or_default().trim();
        Some(match essence.to_ascii_lowercase().as_str() {
            "image/avif" => Self::Avif,
            "image/webp" => Self::Webp,
            "image/jpeg" | "image/jpg" => Self::Jpeg,
            "image/png" => Self::Png,
            "image/gif" => Self::Gif,
            "image/jxl" => Self::Jxl,
            _ => return None,
        })
    }

    /// The media type.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Avif => "image/avif",
            Self::Webp => "image/webp",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Gif => "image/gif",
            Self::Jxl => "image/jxl",
        }
    }
}

/// A point of a picture, in percent from its left and top edges.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(default, rename_all = "camelCase")]
pub struct FocalPoint {
    /// Percent from the left edge, 0 to 100.
    pub x: u8,
    /// Percent from the top edge, 0 to 100.
    pub y: u8,
}

/// Pictures that belong together.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(default, rename_all = "camelCase")]
pub struct Gallery {
    /// The gallery's title.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub title: Vec<Inline>,
    /// The pictures.
    pub figures: Vec<Figure>,
    /// The caption for all of them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub caption: Vec<Inline>,
}

/// A film.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(default, rename_all = "camelCase")]
pub struct Video {
    /// What it is called.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Its files, best first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<MediaSource>,
    /// Captions, subtitles and chapters.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tracks: Vec<Track>,
    /// The picture shown before it plays.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub poster: Option<Image>,
    /// Width in pixels.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub width: Option<u32>,
    /// Height in pixels.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub height: Option<u32>,
    /// Length in seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duration: Option<u32>,
    /// Whether it is a silent loop, like an animated picture. It never starts by itself.
    #[serde(rename = "loop", skip_serializing_if = "is_default")]
    pub loop_: bool,
    /// The page that shows it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<Url>,
    /// The caption.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub caption: Vec<Inline>,
    /// Who made it or owns it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub credit: Vec<Inline>,
    /// Everything said and shown, in words.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub transcript: Vec<Block>,
}

/// A recording.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(default, rename_all = "camelCase")]
pub struct Audio {
    /// What it is called.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Its files, best first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<MediaSource>,
    /// Length in seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duration: Option<u32>,
    /// The page that plays it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<Url>,
    /// The caption.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub caption: Vec<Inline>,
    /// Who made it or owns it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub credit: Vec<Inline>,
    /// Everything said, in words.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub transcript: Vec<Block>,
}

/// One file of a film or recording.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct MediaSource {
    /// The file.
    pub url: Url,
    /// Its media type ("video/mp4"), where it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub media_type: Option<String>,
}

/// Timed text for a film.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Track {
    /// The WebVTT file.
    pub url: Url,
    /// What it holds.
    #[serde(default)]
    pub kind: TrackKind,
    /// Its language.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<LanguageTag>,
    /// What the player's menu calls it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
}

/// What a [`Track`] holds (HTML `track kind`).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum TrackKind {
    /// Speech and sounds, for those who do not hear them.
    #[default]
    Captions,
    /// Speech, for those who do not know the language.
    Subtitles,
    /// What is seen, in words.
    Descriptions,
    /// Chapter titles.
    Chapters,
}

/// A link to related reading.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(default, rename_all = "camelCase")]
pub struct RelatedLink {
    /// Where it leads.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<Url>,
    /// Its headline.
    pub title: Vec<Inline>,
    /// A line on what it is about.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub description: Vec<Inline>,
}
