use serde::{Deserialize, Serialize};

/// A node of a formula: MathML Core, as a closed vocabulary.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(tag = "type", rename_all = "camelCase")]
pub enum MathNode {
    /// An element.
    Element(MathElement),
    /// Characters.
    Text {
        /// The characters.
        text: String,
    },
}

/// An element of a formula.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct MathElement {
    /// Which element.
    pub tag: MathTag,
    /// Its attributes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attributes: Vec<(MathAttribute, String)>,
    /// What it holds.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub children: Vec<MathNode>,
}

/// Declares a closed set of names with its `as_str` and `parse`.
macro_rules! names {
    ($(#[$doc:meta])* $name:ident { $($variant:ident = $text:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
        #[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
        #[repr(u8)]
        pub enum $name {
            $(#[doc = concat!("`", $text, "`")] #[serde(rename = $text)] $variant,)*
        }

        impl $name {
            /// Every name, in order of its number.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The name.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),* }
            }

            /// The name's value, where it is one of these.
            pub fn parse(name: &str) -> Option<Self> {
                match name { $($text => Some(Self::$variant),)* _ => None }
            }
        }
    };
}

names! {
    /// The elements of MathML Core that hold a formula, without `maction` and `annotation-xml`.
    MathTag {
        Math = "math", Mrow = "mrow", Mi = "mi", Mn = "mn", Mo = "mo", Mtext = "mtext", Ms = "ms",
        Mspace = "mspace", Mfrac = "mfrac", Msqrt = "msqrt", Mroot = "mroot", Mstyle = "mstyle",
        Merror = "merror", Mpadded = "mpadded", Mphantom = "mphantom", Msub = "msub", Msup = "msup",
        Msubsup = "msubsup", Munder = "munder", Mover = "mover", Munderover = "munderover",
        Mmultiscripts = "mmultiscripts", Mprescripts = "mprescripts", Mtable = "mtable", Mtr = "mtr",
        Mtd = "mtd", Semantics = "semantics", Annotation = "annotation",
    }
}

names! {
    /// The attributes of MathML Core that change how a formula reads, none of which takes a URL.
    MathAttribute {
        Display = "display", DisplayStyle = "displaystyle", ScriptLevel = "scriptlevel",
        MathVariant = "mathvariant", Stretchy = "stretchy", Fence = "fence", Separator = "separator",
        Form = "form", LargeOp = "largeop", MovableLimits = "movablelimits", Symmetric = "symmetric",
        Accent = "accent", AccentUnder = "accentunder", LineThickness = "linethickness",
        ColumnSpan = "columnspan", RowSpan = "rowspan", Width = "width", Height = "height", Depth = "depth",
        Lspace = "lspace", Rspace = "rspace", MinSize = "minsize", MaxSize = "maxsize", Encoding = "encoding",
    }
}
