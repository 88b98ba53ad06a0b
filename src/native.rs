//! Native JSON: the model's fields by name, read with forgiveness and written as they stand.
//!
//! The model's serde form defines it, and natively writes it. Reading by serde
//! stops at the first wrong value, and its generated code would be a quarter of
//! the module; here one wrong value costs only itself and is a finding, and all
//! types share one small way. That both agree is tested on every fixture.

mod block;
mod finding;
mod inline;
mod record;
mod value;
mod writer;

use crate::Reading;
use crate::article::Article;
use crate::finding::Finding;
use crate::import::{Draft, Fields};
use serde_json::Value;
use writer::Writer;

/// A value of the model, read from JSON and written to it.
trait Native: Sized {
    /// The value; none where `value` is not of its form, after a finding that says so.
    fn read(value: &Value, draft: &mut Draft<'_>) -> Option<Self>;

    /// Writes it.
    fn write(&self, out: &mut Writer);

    /// Whether JSON leaves it out, being what it is without being named.
    fn is_absent(&self) -> bool {
        false
    }

    /// What plain text in its place means, if anything.
    fn of_text(_text: &str) -> Option<Self> {
        None
    }
}

/// Reads `key` of `object` into `slot`, which keeps what it has where there is nothing or nothing usable.
fn field<T: Native>(object: &Value, key: &str, draft: &mut Draft<'_>, slot: &mut T) {
    if let Some(value) = object.field(key)
        && let Some(read) = T::read(value, draft)
    {
        *slot = read;
    }
}

/// The article in `value`.
pub(crate) fn read(value: &Value, draft: &mut Draft<'_>) -> Option<Article> {
    Article::read(value, draft)
}

/// Every text of the article, a line each.
pub(crate) fn strings(article: &Article) -> String {
    let mut out = Writer::bare();
    article.write(&mut out);
    out.finish()
}

/// The receipt as JSON.
pub(crate) fn write_findings(findings: &[Finding]) -> String {
    let mut out = Writer::default();
    out.list(findings, |out, finding| finding.write(out));
    out.finish()
}

/// What an inspection answers, as JSON.
pub(crate) fn write_reading(reading: &Reading) -> String {
    let mut out = Writer::default();
    out.object(|out| {
        out.key("format");
        out.string(reading.format.name());
        out.field("confidence", true, &reading.matched.confidence);
        out.key("reason");
        out.string(reading.matched.reason);
        out.field("article", true, &reading.article);
        out.key("findings");
        out.list(&reading.findings, |out, finding| finding.write(out));
    });
    out.finish()
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
