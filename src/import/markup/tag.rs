/// Declares the element names, in the order of their bytes.
macro_rules! tags {
    ($($variant:ident = $name:literal,)*) => {
        /// The name of an element, as far as any importer cares for it.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[repr(u8)]
        pub(crate) enum Tag {
            $(#[doc = concat!("`", $name, "`")] $variant,)*
            /// The document itself, and elements with any other name.
            Other,
        }

        /// Each name with its tag, sorted: those of one initial stand together.
        static NAMES: &[(&str, Tag)] = &[$(($name, Tag::$variant),)*];
    };
}

tags! {
    A = "a", Abbr = "abbr", Acronym = "acronym", Address = "address", AnnotationXml = "annotation-xml",
    Applet = "applet", Area = "area", Article = "article", Aside = "aside", Audio = "audio", B = "b", Base = "base",
    Basefont = "basefont", Bdi = "bdi", Bdo = "bdo", Bgsound = "bgsound", Big = "big", Blink = "blink",
    Blockquote = "blockquote", Body = "body", Br = "br", Button = "button", Canvas = "canvas", Caption = "caption",
    Center = "center", Cite = "cite", Code = "code", Col = "col", Colgroup = "colgroup", Data = "data",
    Datalist = "datalist", Dd = "dd", Del = "del", Desc = "desc", Details = "details", Dfn = "dfn",
    Dialog = "dialog", Dir = "dir", Div = "div", Dl = "dl", Dt = "dt", Em = "em", Embed = "embed",
    Fieldset = "fieldset", Figcaption = "figcaption", Figure = "figure", Font = "font", Footer = "footer",
    ForeignObject = "foreignobject", Form = "form", Frame = "frame", Frameset = "frameset", H1 = "h1", H2 = "h2",
    H3 = "h3", H4 = "h4", H5 = "h5", H6 = "h6", Head = "head", Header = "header", Hgroup = "hgroup", Hr = "hr",
    Html = "html", I = "i", Iframe = "iframe", Image = "image", Img = "img", Input = "input", Ins = "ins",
    Kbd = "kbd", Keygen = "keygen", Label = "label", Legend = "legend", Li = "li", Link = "link",
    Listing = "listing", Main = "main", Malignmark = "malignmark", Map = "map", Mark = "mark", Marquee = "marquee",
    Math = "math", Menu = "menu", Meta = "meta", Meter = "meter", Mglyph = "mglyph", Mi = "mi", Mn = "mn",
    Mo = "mo", Ms = "ms", Mtext = "mtext", Nav = "nav", Nobr = "nobr", Noembed = "noembed",
    Noframes = "noframes", Noscript = "noscript", Object = "object", Ol = "ol", Optgroup = "optgroup",
    Option = "option", Output = "output", P = "p", Param = "param", Picture = "picture", Plaintext = "plaintext",
    Pre = "pre", Progress = "progress", Q = "q", Rb = "rb", Rp = "rp", Rt = "rt", Rtc = "rtc", Ruby = "ruby",
    S = "s", Samp = "samp", Script = "script", Search = "search", Section = "section", Select = "select",
    Slot = "slot", Small = "small", Source = "source", Span = "span", Strike = "strike", Strong = "strong",
    Style = "style", Sub = "sub", Summary = "summary", Sup = "sup", Svg = "svg", Table = "table", Tbody = "tbody",
    Td = "td", Template = "template", Textarea = "textarea", Tfoot = "tfoot", Th = "th", Thead = "thead",
    Time = "time", Title = "title", Tr = "tr", Track = "track", Tt = "tt", U = "u", Ul = "ul", Var = "var",
    Video = "video", Wbr = "wbr", Xmp = "xmp",
}

use Tag::*;

/// For each letter, how many names begin with a letter before it.
static INITIALS: [u8; 26] = initials();

#[allow(clippy::indexing_slicing, reason = "run by the compiler, which refuses an index that is out of bounds")]
const fn initials() -> [u8; 26] {
    let mut initials = [0; 26];
    let mut at = 0;
    while at < NAMES.len() {
        let mut letter = (NAMES[at].0.as_bytes()[0] - b'a') as usize + 1;
        while letter < initials.len() {
            initials[letter] += 1;
            letter += 1;
        }
        at += 1;
    }
    initials
}

impl Tag {
    /// How many tags there are, with [`Tag::Other`].
    pub(super) const COUNT: usize = Other as usize + 1;

    /// The tag of the element called `name`, in lower case.
    pub(crate) fn parse(name: &str) -> Self {
        let Some(initial) = name.bytes().next().filter(u8::is_ascii_lowercase) else { return Other };
        let from = |letter: u8| INITIALS.get(usize::from(letter - b'a')).map_or(NAMES.len(), |at| usize::from(*at));
        let alike = NAMES.get(from(initial)..from(initial + 1)).unwrap_or_default();
        alike.iter().find(|(known, _)| *known == name).map_or(Other, |(_, tag)| *tag)
    }

    /// The element's name; empty for [`Tag::Other`].
    pub(super) fn as_str(self) -> &'static str {
        NAMES.get(self as usize).map_or("", |(name, _)| name)
    }

    /// Has no content and no end tag (HTML standard, "Void elements", and the obsolete ones its parser knows).
    pub(super) fn is_void(self) -> bool {
        matches!(
            self,
            Area | Base
                | Basefont
                | Bgsound
                | Br
                | Col
                | Embed
                | Frame
                | Hr
                | Img
                | Input
                | Keygen
                | Link
                | Meta
                | Param
                | Source
                | Track
                | Wbr
        )
    }

    /// Holds text only, to its own end tag: no tags in it, and in some no character references.
    pub(super) fn is_raw_text(self) -> bool {
        matches!(self, Iframe | Noembed | Noframes | Plaintext | Script | Style | Textarea | Title | Xmp)
    }

    /// Goes on in the next block where its end tag is missing ("formatting" in the standard's parsing section).
    pub(super) fn is_formatting(self) -> bool {
        matches!(self, A | B | Big | Code | Em | Font | I | Nobr | S | Small | Strike | Strong | Tt | U)
    }

    /// Ends an open paragraph by starting.
    pub(super) fn closes_paragraph(self) -> bool {
        matches!(
            self,
            Address
                | Article
                | Aside
                | Blockquote
                | Center
                | Dd
                | Details
                | Dialog
                | Dir
                | Div
                | Dl
                | Dt
                | Fieldset
                | Figcaption
                | Figure
                | Footer
                | Form
                | H1
                | H2
                | H3
                | H4
                | H5
                | H6
                | Header
                | Hgroup
                | Hr
                | Li
                | Listing
                | Main
                | Menu
                | Nav
                | Ol
                | P
                | Plaintext
                | Pre
                | Search
                | Section
                | Summary
                | Table
                | Ul
                | Xmp
        )
    }

    /// Has an end tag that closes whatever is still open inside it.
    pub(super) fn closes_its_content(self) -> bool {
        matches!(self, Applet | Button | Caption | Marquee | Object | Template)
            || self.is_table_part()
            || (self.closes_paragraph() && !matches!(self, P | Hr | Plaintext | Xmp))
    }

    /// Stops an end tag of ordinary elements from closing anything further out ("special" in the standard).
    pub(super) fn is_special(self) -> bool {
        (self.closes_paragraph() && self != Dialog)
            || self.is_void() && self != Wbr
            || self.is_raw_text()
            || self.is_table_part()
            || matches!(
                self,
                Applet | Body | Button | Frameset | Head | Html | Marquee | Noscript | Object | Select | Template
            )
    }

    /// Bounds what an end tag or an implied one can close ("scope" in the standard).
    pub(super) fn is_scope(self) -> bool {
        matches!(self, Applet | Caption | Html | Marquee | Object | Table | Td | Template | Th)
    }

    /// Keeps the formatting outside it from going on inside it.
    pub(super) fn bounds_formatting(self) -> bool {
        matches!(self, Applet | Caption | Marquee | Object | Td | Template | Th)
    }

    /// Is part of a table, without the table itself.
    pub(super) fn is_table_part(self) -> bool {
        matches!(self, Caption | Col | Colgroup | Tbody | Td | Tfoot | Th | Thead | Tr)
    }

    /// Groups a table's rows.
    pub(super) fn is_row_group(self) -> bool {
        matches!(self, Tbody | Tfoot | Thead)
    }

    /// Holds nothing that a page shows as its text.
    pub(crate) fn is_never_shown(self) -> bool {
        matches!(self, Datalist | Head | Iframe | Noembed | Noframes | Script | Style | Template | Title)
    }

    /// Stands in a line of text, so that a word can go on from before it into it.
    pub(crate) fn is_inline(self) -> bool {
        matches!(
            self,
            A | Abbr
                | Acronym
                | B
                | Bdi
                | Bdo
                | Big
                | Blink
                | Cite
                | Code
                | Data
                | Del
                | Dfn
                | Em
                | Font
                | I
                | Ins
                | Kbd
                | Label
                | Mark
                | Nobr
                | Noscript
                | Other
                | Output
                | Q
                | Rb
                | Ruby
                | S
                | Samp
                | Slot
                | Small
                | Span
                | Strike
                | Strong
                | Sub
                | Sup
                | Time
                | Tt
                | U
                | Var
                | Wbr
        )
    }

    /// Is a heading.
    pub(crate) fn is_heading(self) -> bool {
        matches!(self, H1 | H2 | H3 | H4 | H5 | H6)
    }

    /// Belongs in a page's head.
    pub(super) fn is_head_content(self) -> bool {
        matches!(
            self,
            Base | Basefont | Bgsound | Head | Link | Meta | Noframes | Noscript | Script | Style | Template | Title
        )
    }

    /// Ends an open `svg` or `math` by starting (the standard's rules for parsing foreign content).
    pub(super) fn breaks_out(self) -> bool {
        self.is_heading()
            || matches!(
                self,
                B | Big
                    | Blockquote
                    | Body
                    | Br
                    | Center
                    | Code
                    | Dd
                    | Div
                    | Dl
                    | Dt
                    | Em
                    | Embed
                    | Head
                    | Hr
                    | I
                    | Img
                    | Li
                    | Listing
                    | Menu
                    | Meta
                    | Nobr
                    | Ol
                    | P
                    | Pre
                    | Ruby
                    | S
                    | Small
                    | Span
                    | Strong
                    | Strike
                    | Sub
                    | Sup
                    | Table
                    | Tt
                    | U
                    | Ul
                    | Var
            )
    }

    /// Is inside `svg` or `math` but holds HTML ("integration point" in the standard).
    pub(super) fn is_integration_point(self) -> bool {
        matches!(self, AnnotationXml | Desc | ForeignObject | Mi | Mn | Mo | Ms | Mtext | Title)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_found_and_written_back() {
        assert!(NAMES.is_sorted_by(|(left, _), (right, _)| left < right));
        for (at, (name, tag)) in NAMES.iter().enumerate() {
            assert_eq!(*tag as usize, at, "{name}");
            assert_eq!(Tag::parse(name), *tag);
            assert_eq!(tag.as_str(), *name);
        }
        assert_eq!(Tag::parse("x-card"), Other);
    }
}
