//! The values that fields hold.

use super::{Native, Writer};
use crate::article::{LanguageTag, Timestamp};
use crate::finding::{Finding, Rule};
use crate::import::Draft;
use crate::url::{Url, Use};
use serde_json::Value;

/// Reports that `value` is not `what` belongs here, with the words that are lost by it.
pub(super) fn wrong<T>(draft: &mut Draft<'_>, value: &Value, what: &str) -> Option<T> {
    let seen = match value {
        Value::Null => "nothing",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    };
    report_wrong(draft, value, seen, what);
    None
}

fn report_wrong(draft: &mut Draft<'_>, value: &Value, seen: &str, what: &str) {
    let origin = draft.origin_of(value);
    let finding = Finding::new(Rule::BadValue, origin, format!("{seen} stands where {what} belongs: it was left out"));
    let lost = lost_words(value);
    draft.report(if lost.is_empty() { finding } else { finding.omitting(lost) });
}

/// Reports that text stands where `what` belongs, and that it is kept.
pub(super) fn kept(draft: &mut Draft<'_>, value: &Value, what: &str) {
    let origin = draft.origin_of(value);
    draft.report(Finding::new(Rule::BadValue, origin, format!("text stands where {what} belongs: it is kept as text")));
}

/// The words under `value`, whatever they are for.
fn lost_words(value: &Value) -> String {
    let mut lost = String::new();
    let mut open = vec![value];
    while let Some(value) = open.pop() {
        match value {
            Value::String(text) => text.split_whitespace().for_each(|word| {
                if !lost.is_empty() {
                    lost.push(' ');
                }
                lost.push_str(word);
            }),
            Value::Array(list) => open.extend(list.iter().rev()),
            Value::Object(object) => {
                open.extend(object.iter().rev().filter(|(key, _)| *key != "type").map(|(_, value)| value));
            }
            _ => {}
        }
    }
    lost
}

impl Native for String {
    fn read(value: &Value, draft: &mut Draft<'_>) -> Option<Self> {
        match value {
            Value::String(text) => Some(text.clone()),
            Value::Number(number) => match number.as_i64() {
                Some(number) => Some(number.to_string()),
                None => wrong(draft, value, "text"),
            },
            _ => wrong(draft, value, "text"),
        }
    }

    fn write(&self, out: &mut Writer) {
        out.string(self);
    }
}

impl Native for bool {
    fn read(value: &Value, draft: &mut Draft<'_>) -> Option<Self> {
        value.as_bool().or_else(|| wrong(draft, value, "true or false"))
    }

    fn write(&self, out: &mut Writer) {
        out.plain(if *self { "true" } else { "false" });
    }

    fn is_absent(&self) -> bool {
        !self
    }
}

/// A whole number from `least` to `most`.
fn number(value: &Value, draft: &mut Draft<'_>, least: i64, most: i64) -> Option<i64> {
    let number = value.as_i64().filter(|number| (least..=most).contains(number));
    number.or_else(|| wrong(draft, value, "a whole number"))
}

macro_rules! numbers {
    ($($name:ident $(, absent: $absent:literal)?;)*) => {
        $(impl Native for $name {
            fn read(value: &Value, draft: &mut Draft<'_>) -> Option<Self> {
                number(value, draft, $name::MIN.into(), $name::MAX.into())?.try_into().ok()
            }

            fn write(&self, out: &mut Writer) {
                out.plain(i64::from(*self));
            }

            $(fn is_absent(&self) -> bool {
                *self == $absent
            })?
        })*
    };
}

numbers! {
    u8;
    // A cell's span.
    u16, absent: 1;
    u32;
    i32;
}

impl Native for Url {
    fn read(value: &Value, draft: &mut Draft<'_>) -> Option<Self> {
        let Value::String(text) = value else { return wrong(draft, value, "an address") };
        let origin = draft.origin_of(value);
        // Whatever media allow, links do too; the renderer asks again for each use.
        draft.url(text, Use::Link, origin)
    }

    fn write(&self, out: &mut Writer) {
        out.symbol(self.as_str());
    }
}

impl Native for LanguageTag {
    fn read(value: &Value, draft: &mut Draft<'_>) -> Option<Self> {
        let tag = value.as_str().and_then(Self::parse);
        tag.or_else(|| wrong(draft, value, "a language tag, such as `en` or `zh-Hant`,"))
    }

    fn write(&self, out: &mut Writer) {
        out.symbol(self.as_str());
    }
}

impl Native for Timestamp {
    fn read(value: &Value, draft: &mut Draft<'_>) -> Option<Self> {
        let timestamp = value.as_str().and_then(Self::parse);
        timestamp.or_else(|| wrong(draft, value, "a date or time, such as `2026-11-24T08:30:00Z`,"))
    }

    fn write(&self, out: &mut Writer) {
        out.symbol(self.as_str());
    }
}

impl<T: Native> Native for Option<T> {
    fn read(value: &Value, draft: &mut Draft<'_>) -> Option<Self> {
        T::read(value, draft).map(Some)
    }

    fn write(&self, out: &mut Writer) {
        match self {
            Some(value) => value.write(out),
            None => out.plain("null"),
        }
    }

    fn is_absent(&self) -> bool {
        self.is_none()
    }
}

impl<T: Native> Native for Box<T> {
    fn read(value: &Value, draft: &mut Draft<'_>) -> Option<Self> {
        T::read(value, draft).map(Self::new)
    }

    fn write(&self, out: &mut Writer) {
        T::write(self, out);
    }
}

impl<T: Native> Native for Vec<T> {
    fn read(value: &Value, draft: &mut Draft<'_>) -> Option<Self> {
        match value {
            Value::Array(list) => Some(list.iter().filter_map(|item| T::read(item, draft)).collect()),
            Value::String(text) => match T::of_text(text) {
                Some(item) => {
                    kept(draft, value, "a list");
                    Some(vec![item])
                }
                None => wrong(draft, value, "a list"),
            },
            // One that is not in a list is a list of one.
            Value::Object(_) => T::read(value, draft).map(|item| vec![item]),
            _ => wrong(draft, value, "a list"),
        }
    }

    fn write(&self, out: &mut Writer) {
        out.list(self, |out, item| item.write(out));
    }

    fn is_absent(&self) -> bool {
        self.is_empty()
    }

    fn of_text(text: &str) -> Option<Self> {
        T::of_text(text).map(|item| vec![item])
    }
}

impl<A: Native, B: Native> Native for (A, B) {
    fn read(value: &Value, draft: &mut Draft<'_>) -> Option<Self> {
        match value.as_array().map(Vec::as_slice) {
            Some([first, second]) => Some((A::read(first, draft)?, B::read(second, draft)?)),
            _ => wrong(draft, value, "a pair"),
        }
    }

    fn write(&self, out: &mut Writer) {
        out.pair(&self.0, &self.1);
    }
}
