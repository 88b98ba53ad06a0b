//! Blocks: a `type`, and what that type has.

use super::record::{Record, is_always, key};
use super::value::{kept, wrong};
use super::{Native, Writer, field};
use crate::article::{Block, BlockKind, Inline, words};
use crate::finding::{Finding, Rule};
use crate::import::{Draft, Fields, unknown_block};
use serde_json::Value;

/// Declares a tagged type: the variants with fields of their own, then those that hold a record.
macro_rules! tagged {
    ($type:ident; $($variant:ident $name:literal { $($field:ident $($key:literal)? $(: $always:ident)?),* })*;
        $($record:ident $record_name:literal)* $(; else $rest:path)?) => {
        impl $type {
            /// The value of the type that JSON calls `name`; none where there is no such type.
            fn read_as(name: &str, value: &Value, draft: &mut Draft<'_>) -> Option<Self> {
                Some(match name {
                    $($name => {
                        $(let mut $field = Default::default();
                        field(value, key!($field $($key)?), draft, &mut $field);)*
                        Self::$variant { $($field),* }
                    })*
                    $($record_name => Self::$record(Native::read(value, draft)?),)*
                    _ => return None,
                })
            }
        }

        impl Record for $type {
            fn write_fields(&self, out: &mut Writer) {
                match self {
                    $(Self::$variant { $($field),* } => {
                        out.name($name);
                        $(out.field(key!($field $($key)?), is_always!($($always)?), $field);)*
                    })*
                    $(Self::$record(record) => {
                        out.name($record_name);
                        record.write_fields(out);
                    })*
                    $(other => $rest(other, out),)?
                }
            }
        }
    };
}
pub(super) use tagged;

tagged! {
    BlockKind;
    Paragraph "paragraph" { content: always }
    Plain "plain" { content: always }
    Heading "heading" { level: always, content: always }
    DescriptionList "descriptionList" { items: always }
    Quote "quote" { content: always, attribution, cite }
    PullQuote "pullQuote" { content: always, attribution }
    Math "math" { source: always, mathml }
    ThematicBreak "thematicBreak" { }
    Aside "aside" { role, title, content: always }
    Details "details" { summary: always, open, content: always }
    Related "related" { title, links: always }
    Group "group" { label, content: always };
    List "list"
    Figure "figure"
    Gallery "gallery"
    Video "video"
    Audio "audio"
    Table "table"
    Code "code"
    Embed "embed"
    Correction "correction"
    LivePost "livePost"
}

impl Native for Block {
    fn read(value: &Value, draft: &mut Draft<'_>) -> Option<Self> {
        if let Value::String(text) = value
            && let Some(block) = Self::of_text(text)
        {
            kept(draft, value, "a block");
            return Some(block.at(draft.origin_of(value)));
        }
        if !value.is_object() {
            return wrong(draft, value, "a block");
        }
        let name = value.string("type").unwrap_or_default();
        let Some(kind) = BlockKind::read_as(name, value, draft) else {
            return Some(unknown_block(draft, name, value));
        };
        let origin = draft.origin_of(value);
        let mut block = Self::new(kind).at(origin);
        field(value, "id", draft, &mut block.id);
        field(value, "language", draft, &mut block.language);
        field(value, "direction", draft, &mut block.direction);
        if let BlockKind::Heading { level, .. } = &mut block.kind
            && !(1..=6).contains(level)
        {
            let before = level.to_string();
            *level = (*level).clamp(2, 6);
            let message = format!("a heading's level is a number from 1 to 6: it is taken for {level}");
            draft.report(Finding::new(Rule::BadValue, origin, message).replacing(before, level.to_string()));
        }
        Some(block)
    }

    fn write(&self, out: &mut Writer) {
        out.object(|out| {
            out.field("id", false, &self.id);
            out.field("language", false, &self.language);
            out.field("direction", false, &self.direction);
            self.kind.write_fields(out);
        });
    }

    fn of_text(text: &str) -> Option<Self> {
        words(text).next().map(|_| Self::paragraph(vec![Inline::text(text)]))
    }
}
