//! The closed vocabulary of the output. What is not in these tables can't be
//! written: there is no script, style, event handler, form or foreign element
//! to name, and no attribute that takes code.

/// Declares a closed set of names, numbered from 0 in order.
macro_rules! names {
    ($(#[$doc:meta])* $name:ident { $($variant:ident = $text:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[repr(u8)]
        pub(crate) enum $name {
            $(#[doc = concat!("`", $text, "`")] $variant,)*
        }

        impl $name {
            /// Every name, in order of its number.
            pub(crate) const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The name as it is written.
            pub(crate) fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),* }
            }
        }
    };
}

names! {
    /// The HTML elements that an article is made of.
    Tag {
        A = "a", Abbr = "abbr", Article = "article", Aside = "aside", Audio = "audio", B = "b", Bdi = "bdi",
        Bdo = "bdo", Blockquote = "blockquote", Br = "br", Button = "button", Caption = "caption", Cite = "cite",
        Code = "code", Dd = "dd", Del = "del", Details = "details", Div = "div", Dl = "dl", Dt = "dt", Em = "em",
        Figcaption = "figcaption", Figure = "figure", Footer = "footer", H1 = "h1", H2 = "h2", H3 = "h3", H4 = "h4",
        H5 = "h5", H6 = "h6", Header = "header", Hr = "hr", Img = "img", Ins = "ins", Kbd = "kbd", Li = "li",
        Main = "main", Mark = "mark", Nav = "nav", Ol = "ol", P = "p", Picture = "picture", Pre = "pre", Q = "q", Rp = "rp",
        Rt = "rt", Ruby = "ruby", Section = "section", Small = "small", Source = "source", Span = "span",
        Strong = "strong", Sub = "sub", Summary = "summary", Sup = "sup", Table = "table", Tbody = "tbody",
        Td = "td", Tfoot = "tfoot", Th = "th", Thead = "thead", Time = "time", Tr = "tr", Track = "track",
        Ul = "ul", Video = "video",
    }
}

impl Tag {
    /// Whether the element never has content or an end tag (HTML standard, "Void elements").
    pub(crate) fn is_void(self) -> bool {
        matches!(self, Self::Br | Self::Hr | Self::Img | Self::Source | Self::Track)
    }

    /// The heading element of `level`, 1 to 6; deeper levels are `h6` with an `aria-level`.
    pub(crate) fn heading(level: u8) -> Self {
        match level {
            0 | 1 => Self::H1,
            2 => Self::H2,
            3 => Self::H3,
            4 => Self::H4,
            5 => Self::H5,
            _ => Self::H6,
        }
    }
}

names! {
    /// Attributes whose value is the renderer's own word, or a number.
    Token {
        AriaHidden = "aria-hidden", AriaLevel = "aria-level", Class = "class", Colspan = "colspan",
        Controls = "controls", DataEmbed = "data-embed", DataMedia = "data-media", DataOrigin = "data-origin", DataHeight = "data-height",
        DataScroll = "data-scroll", DataWidth = "data-width",
        Decoding = "decoding", Dir = "dir", FetchPriority = "fetchpriority", Height = "height", Kind = "kind",
        Loading = "loading", Loop = "loop", Media = "media", Open = "open", Part = "part", Playsinline = "playsinline",
        Preload = "preload", Rel = "rel", ReferrerPolicy = "referrerpolicy", Reversed = "reversed", Role = "role",
        Rowspan = "rowspan", Scope = "scope", Sizes = "sizes", Start = "start", Tabindex = "tabindex", Type = "type",
        Width = "width",
    }
}

names! {
    /// Attributes whose value is text, read by people or as a language, time or media type.
    Text {
        Alt = "alt", AriaLabel = "aria-label", Datetime = "datetime", DataSyntax = "data-syntax", Label = "label",
        Lang = "lang", MediaType = "type", Srclang = "srclang", Title = "title",
    }
}

names! {
    /// Attributes whose value is an address.
    Address {
        Cite = "cite", DataFrame = "data-frame", DataPoster = "data-poster", DataSrc = "data-src",
        DataSrcset = "data-srcset", Href = "href", Poster = "poster", Src = "src", Srcset = "srcset",
    }
}

names! {
    /// Attributes whose value is an id of this rendering, or refers to one.
    Name {
        AriaDescribedby = "aria-describedby", AriaLabelledby = "aria-labelledby", Id = "id", Fragment = "href",
    }
}
