//! The receipt as JSON: it is only ever written.

use super::Writer;
use crate::finding::{Finding, Place};

impl Finding {
    /// Writes it as its serde form is.
    pub(super) fn write(&self, out: &mut Writer) {
        out.object(|out| {
            let Self { rule, severity, criterion, place, origin, message, before, after, omitted, fix } = self;
            let mut word = |key: &str, word: &str| {
                out.key(key);
                out.string(word);
            };
            word("rule", rule.id());
            word("severity", severity.as_str());
            if let Some(criterion) = criterion {
                word("criterion", criterion);
            }
            out.key("place");
            match place {
                Place::Whole => out.plain("null"),
                Place::Line { line, column } => out.object(|out| {
                    out.field("line", true, line);
                    out.field("column", true, column);
                }),
                Place::Pointer { pointer } => out.object(|out| out.field("pointer", true, pointer)),
            }
            if let Some(origin) = origin.index() {
                out.key("origin");
                out.plain(origin);
            }
            out.field("message", true, message);
            out.field("before", false, before);
            out.field("after", false, after);
            out.field("omitted", false, omitted);
            out.key("fix");
            out.string(fix);
        });
    }
}
