//! The model's records, each with its fields as JSON names them.

use super::value::wrong;
use super::{Native, Writer, field};
use crate::article::*;
use crate::import::{Draft, Fields};
use serde_json::Value;

/// A record's fields without the braces around them, for records inside others.
pub(super) trait Record {
    /// Writes the fields.
    fn write_fields(&self, out: &mut Writer);
}

/// A field's name in JSON.
macro_rules! key {
    ($field:ident) => {
        stringify!($field)
    };
    ($field:ident $key:literal) => {
        $key
    };
}
pub(super) use key;

/// Whether a field is written even where it is empty.
macro_rules! is_always {
    () => {
        false
    };
    (always) => {
        true
    };
}
pub(super) use is_always;

/// Declares records: `name "jsonName"` where the two differ, `: always` for
/// fields that JSON has even where they are empty. A record that can't be
/// without its first field says how it is made of it.
macro_rules! records {
    ($($type:ident $(, $first:ident => $made:expr)? ; $($field:ident $($key:literal)? $(: $always:ident)?),* ;)*) => {
        $(impl Native for $type {
            fn read(value: &Value, draft: &mut Draft<'_>) -> Option<Self> {
                if !value.is_object() {
                    return wrong(draft, value, "an object");
                }
                records!(@made record = $type $(, value, draft, $first => $made)?);
                $(field(value, key!($field $($key)?), draft, &mut record.$field);)*
                Some(record)
            }

            fn write(&self, out: &mut Writer) {
                out.object(|out| self.write_fields(out));
            }
        }

        impl Record for $type {
            fn write_fields(&self, out: &mut Writer) {
                $(out.field(stringify!($first), true, &self.$first);)?
                $(out.field(key!($field $($key)?), is_always!($($always)?), &self.$field);)*
            }
        })*
    };
    (@made $record:ident = $type:ident) => {
        let mut $record = $type::default();
    };
    (@made $record:ident = $type:ident, $value:ident, $draft:ident, $first:ident => $made:expr) => {
        let Some(given) = $value.field(stringify!($first)) else {
            return wrong($draft, $value, concat!("an object with `", stringify!($first), "`"));
        };
        let $first = Native::read(given, $draft)?;
        let mut $record: $type = $made;
    };
}

records! {
    Article;
        language, direction, breaking, kicker, headline, standfirst, byline, contributors, contributions, dateline,
        published, modified, lead, live, body, notes, corrections, related, sections, topics, canonical, source,
        rights, description;
    Breaking; label, content, url;
    Live; active, started, ended;
    Note; id: always, content;
    Correction; label, published, content;
    Topic; name: always, url;
    Source; name: always, url;
    Person; name: always, url, job, affiliation, location, bio, image;
    List; ordered, start, reversed, items: always;
    ListItem; checked, content: always;
    Description; terms: always, details: always;
    Code; syntax, caption, text: always;
    Embed; provider, url, frame, title, width, height, fallback, caption;
    LivePost; title, published, modified, authors, key, pinned, breaking, content: always;
    Figure; image, caption, credit, link;
    Image, url => Image::new(url); alt, width, height, candidates, sizes, sources, focus;
    Candidate, url => Candidate { url, width: None, density: None }; width, density;
    ImageSource; media_type "mediaType", min_width "minWidth", max_width "maxWidth", candidates: always;
    FocalPoint; x: always, y: always;
    Gallery; title, figures: always, caption;
    Video;
        title, sources, tracks, poster, width, height, duration, loop_ "loop", url, caption, credit, transcript;
    Audio; title, sources, duration, url, caption, credit, transcript;
    MediaSource, url => MediaSource { url, media_type: None }; media_type "mediaType";
    Track, url => Track { url, kind: TrackKind::default(), language: None, label: None };
        kind: always, language, label;
    RelatedLink; url, title: always, description;
    Table; caption, columns, head, body: always, foot, credit;
    Row; cells: always;
    Cell; header, column_span "columnSpan", row_span "rowSpan", alignment, content: always;
    Span; language, direction, override_ "override", content: always;
    MathElement, tag => MathElement { tag, attributes: Vec::new(), children: Vec::new() }; attributes, children;
}

impl Native for Contributor {
    fn read(value: &Value, draft: &mut Draft<'_>) -> Option<Self> {
        let mut role = Role::default();
        field(value, "role", draft, &mut role);
        Person::read(value, draft).map(|person| Self { role, person })
    }

    fn write(&self, out: &mut Writer) {
        out.object(|out| {
            out.field("role", true, &self.role);
            self.person.write_fields(out);
        });
    }
}

/// Declares the values that are one of a few names.
macro_rules! names {
    ($($type:ident $(, absent: $absent:ident)?; $($variant:ident = $name:literal),*;)*) => {
        $(impl Native for $type {
            fn read(value: &Value, draft: &mut Draft<'_>) -> Option<Self> {
                let known = &[$(($name, Self::$variant)),*];
                let found = value.as_str().and_then(|name| known.iter().find(|(known, _)| *known == name));
                match found {
                    Some((_, variant)) => Some(*variant),
                    None => wrong(draft, value, concat!("one of" $(, " `", $name, "`")*)),
                }
            }

            fn write(&self, out: &mut Writer) {
                out.symbol(match self { $(Self::$variant => $name),* });
            }

            $(fn is_absent(&self) -> bool {
                *self == Self::$absent
            })?
        })*
    };
}

names! {
    Direction; Ltr = "ltr", Rtl = "rtl", Auto = "auto";
    Role;
        Author = "author", Photographer = "photographer", Illustrator = "illustrator", Videographer = "videographer",
        Editor = "editor", Translator = "translator", Contributor = "contributor";
    AsideRole, absent: Aside;
        Aside = "aside", Note = "note", Tip = "tip", Important = "important", Warning = "warning",
        Caution = "caution", Disclaimer = "disclaimer";
    Sizes; Column = "column", Full = "full", Half = "half";
    ImageType;
        Avif = "image/avif", Webp = "image/webp", Jpeg = "image/jpeg", Png = "image/png", Gif = "image/gif",
        Jxl = "image/jxl";
    TrackKind;
        Captions = "captions", Subtitles = "subtitles", Descriptions = "descriptions", Chapters = "chapters";
    Scope; Column = "column", Row = "row", ColumnGroup = "columnGroup", RowGroup = "rowGroup";
    Alignment, absent: None; None = "none", Start = "start", Center = "center", End = "end";
}

/// Values whose names the model itself knows.
macro_rules! self_named {
    ($($type:ident, $what:literal;)*) => {
        $(impl Native for $type {
            fn read(value: &Value, draft: &mut Draft<'_>) -> Option<Self> {
                value.as_str().and_then(Self::parse).or_else(|| wrong(draft, value, $what))
            }

            fn write(&self, out: &mut Writer) {
                out.symbol(self.as_str());
            }
        })*
    };
}

self_named! {
    MathTag, "the name of a MathML element";
    MathAttribute, "the name of a MathML attribute";
}
