//! Links to other reading, in a story and below it.

use super::{Reader, kind, rich};
use crate::article::{BlockKind, Inline, RelatedLink, plain_text};
use crate::finding::{Finding, Rule};
use crate::import::json::Fields;
use crate::url::{Url, Use};
use serde_json::Value;

impl Reader<'_, '_> {
    /// A link that stands in the story, with a line on what it leads to.
    pub(super) fn interstitial(&mut self, value: &Value) -> Option<RelatedLink> {
        let url = self.address(value, &["url"]);
        let title = self.line(Some(value));
        let description = self.line(value.field("description"));
        if let Some(image) = value.field("image") {
            let said = self.line(image.field("caption"));
            if !said.is_empty() {
                let origin = self.draft.origin_of(image);
                let message = "the caption of the picture beside a link is left out: the link says where it leads";
                self.draft.report(Finding::new(Rule::LeftOut, origin, message).omitting(plain_text(&said)));
            }
        }
        let is_empty = url.is_none() && title.is_empty() && description.is_empty();
        (!is_empty).then_some(RelatedLink { url, title, description })
    }

    pub(super) fn link_list(&mut self, value: &Value) -> BlockKind {
        let mut links = Vec::new();
        for item in value.list("items") {
            let link = match kind(item) {
                "story" | "gallery" | "video" | "audio" | "reference" => self.related_link(item),
                _ => self.interstitial(item),
            };
            links.extend(link);
        }
        BlockKind::Related { title: self.line(value.field("title")), links }
    }

    /// A link to other content, where the source says what it is or where.
    pub(super) fn related_link(&mut self, value: &Value) -> Option<RelatedLink> {
        let value = match value.path(&["referent", "referent_properties"]) {
            Some(properties) if rich::headline(properties).is_some() => properties,
            _ => value,
        };
        let title = match rich::headline(value) {
            Some(headline) => self.line(Some(headline)),
            None => self.line(value.field("subtitle").or(value.field("caption"))),
        };
        let description = self.line(rich::basic(value, "subheadlines").or(rich::basic(value, "description")));
        let moved = value.field("additional_properties").unwrap_or(&Value::Null);
        let keys = ["canonical_url", "website_url", "canonical_url_external", "short_url"];
        let url = self.address(value, &keys).or_else(|| self.address(moved, &["url"]));
        if url.is_none() && title.is_empty() && description.is_empty() {
            let id = value.string("_id").or(value.path(&["referent", "id"]).and_then(Value::as_str));
            let name = value.field("referent").map_or(kind(value), kind);
            self.unresolved(value, name, id.unwrap_or_default());
            return None;
        }
        let title = match url.as_ref() {
            None if title.is_empty() => return Some(RelatedLink { url, title: description, description: Vec::new() }),
            _ => title,
        };
        Some(RelatedLink { url, title, description })
    }

    /// The first of the addresses at `keys` that is one.
    pub(super) fn address(&mut self, value: &Value, keys: &[&str]) -> Option<Url> {
        for key in keys {
            let Some(text) = value.field(key).filter(|_| value.string(key).is_some()) else { continue };
            let origin = self.draft.origin_of(text);
            let url = self.draft.url(text.as_str().unwrap_or_default().trim(), Use::Link, origin);
            if url.is_some() {
                return url;
            }
        }
        None
    }

    /// Says that something is only referred to.
    pub(super) fn unresolved(&mut self, value: &Value, kind: &str, id: &str) {
        let origin = self.draft.origin_of(value);
        let what = if kind.is_empty() || kind == "reference" { "content" } else { kind };
        let message = format!(
            "the {what} `{id}` is only referred to, so nothing of it can be shown: ask for the story with its \
             references filled in"
        );
        self.draft.report(Finding::new(Rule::BadValue, origin, message));
    }

    /// The words for a link that has none of its own.
    pub(super) fn plain(text: &str) -> Vec<Inline> {
        vec![Inline::text(text.trim())]
    }
}
