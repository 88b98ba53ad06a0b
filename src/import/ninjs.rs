//! IPTC ninjs 1.x, 2.x and 3.x: news items of the wire agencies.
//!
//! Version 3 writes names in camel case, version 2 in lower case, version 1 has
//! one field for each sort of text (`body_html`, `headline_main`).

mod media;
mod parts;

use super::items::{self, Offer};
use super::json::Fields;
use super::leftover::Shown;
use super::{Draft, Error, Importer, Match, Source, html, plain};
use crate::article::{Block, Breaking, Inline, LanguageTag, Origin, RelatedLink, Timestamp, Topic};
use crate::url::Use;
use parts::{Part, best, field, parts};
use serde_json::Value;

pub(super) static IMPORTER: Importer =
    Importer { name: "ninjs", title: "IPTC ninjs 1, 2 and 3", detect, read, source_text: parts::source_text };

/// The items of a source: one, or a list of them.
fn items<'s>(source: &'s Source<'_>) -> &'s [Value] {
    match source.json() {
        Some(Value::Array(list)) => list,
        Some(value) => std::slice::from_ref(value),
        None => &[],
    }
}

fn detect(source: &Source<'_>) -> Option<Match> {
    let item = items(source).first()?.as_object()?;
    let standard = ["standard", "$standard"].iter().filter_map(|key| item.get(*key));
    if standard.filter_map(|standard| standard.string("name")).any(|name| name.eq_ignore_ascii_case("ninjs")) {
        return Match::new(98, "its `standard` is named `ninjs`");
    }
    let own = |key: &str| {
        matches!(
            key,
            "headlines"
                | "bodies"
                | "descriptions"
                | "renditions"
                | "associations"
                | "versioncreated"
                | "versionCreated"
                | "firstcreated"
                | "firstCreated"
                | "pubstatus"
                | "pubStatus"
                | "urgency"
                | "altids"
                | "altIds"
                | "infosources"
                | "infoSources"
                | "eventDetails"
                | "plannedCoverage"
                | "representationtype"
                | "trustindicators"
                | "trustIndicators"
                | "rightsinfo"
                | "rightsInfo"
                | "organisations"
                | "copyrightnotice"
                | "mimetype"
                | "usageterms"
        ) || key.starts_with("headline_")
            || key.starts_with("body_")
            || key.starts_with("description_")
    };
    let marks = item.keys().filter(|key| own(key)).count();
    match (item.contains_key("uri"), marks) {
        (true, 1..) => Match::new(92, "has a `uri` and fields of ninjs"),
        (false, 2..) => Match::new(70, "has fields of ninjs, but no `uri`"),
        (true, 0) => Match::new(35, "has a `uri`, all that ninjs asks for"),
        _ => None,
    }
}

fn read(source: &Source<'_>, draft: &mut Draft<'_>) -> Result<(), Error> {
    let items = items(source);
    if items.is_empty() || !items.iter().all(Value::is_object) {
        let reason = "it is neither an object nor a list of objects".into();
        return Err(Error::WrongFormat { format: IMPORTER.name, reason });
    }
    let place = items::choose(draft, &offers(items), Origin::UNKNOWN)?;
    let Some(item) = items.get(place) else { return Ok(()) };
    Reader { draft }.article(item)?;
    // Of several descriptions one is enough, and of headlines the main one.
    let is_described = draft.article.description.is_some();
    let is_shown = |key: &str| match key {
        "headline" | "headlines" | "by" | "byline" | "located" | "associations" | "bodies" => true,
        _ => key.starts_with("body") || !is_described && key.starts_with("description"),
    };
    let is_other = |value: &Value| matches!(value.string("role"), Some("short" | "long"));
    let mut shown = Shown::default();
    for (_, value) in item.as_object().into_iter().flatten().filter(|(key, _)| is_shown(key)) {
        let parts = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
        for part in parts.iter().filter(|part| !is_other(part)) {
            shown = shown.and(std::slice::from_ref(part));
        }
    }
    shown.report(draft, &["name", "renditions"]);
    Ok(())
}

/// What each item can be chosen by.
fn offers(items: &[Value]) -> Vec<Offer> {
    let title = |item: &Value| match best(&parts(item, "headline")) {
        Some(Part { text, is_markup: true, .. }) => html::text(text),
        Some(Part { text, .. }) => text.to_string(),
        None => item.string("title").unwrap_or_default().to_string(),
    };
    items.iter().map(|item| Offer::new(title(item), &[item.string("uri")])).collect()
}

struct Reader<'d, 'a> {
    draft: &'d mut Draft<'a>,
}

impl Reader<'_, '_> {
    fn article(mut self, item: &Value) -> Result<(), Error> {
        let status = field(item, "pubstatus").and_then(Value::as_str).unwrap_or_default().to_ascii_lowercase();
        if matches!(status.as_str(), "withheld" | "canceled" | "cancelled") {
            return Err(Error::Withheld { reason: format!("its `pubStatus` is `{status}`") });
        }
        self.metadata(item);
        let body = best(&parts(item, "body"));
        let description = best(&parts(item, "description"));
        self.draft.article.lead = media::lead(self.draft, item);
        let described = self.draft.article.lead.is_some() && body.is_none();
        self.draft.article.body = body.map(|body| self.blocks(&body)).unwrap_or_default();
        if let Some(description) = description.filter(|_| !described) {
            // An item without a body says what it has to say in its description.
            let blocks = self.blocks(&description);
            match self.draft.article.body.is_empty() {
                true => self.draft.article.body = blocks,
                false => self.draft.article.standfirst = blocks,
            }
        }
        self.associations(item);
        Ok(())
    }

    fn metadata(&mut self, item: &Value) {
        let headline = best(&parts(item, "headline"));
        self.draft.article.headline = match headline {
            Some(headline) => self.line(&headline),
            None => item.string("title").map(|title| vec![Inline::text(title)]).unwrap_or_default(),
        };
        self.draft.article.language = item.string("language").and_then(LanguageTag::parse);
        let byline = item.field("by").or(item.field("byline"));
        if let Some(text) = byline.and_then(Value::as_str).filter(|text| !text.trim().is_empty()) {
            self.draft.article.byline = vec![Inline::text(text.trim())];
        }
        self.draft.article.dateline = item.string("located").map(str::to_string);
        let time = |key| field(item, key).and_then(Value::as_str).and_then(Timestamp::parse);
        self.draft.article.modified = time("versioncreated");
        self.draft.article.published =
            time("firstcreated").or_else(|| time("contentcreated")).or_else(|| self.draft.article.modified.clone());
        if item.number("urgency").is_some_and(|urgency| (1..=2).contains(&urgency)) {
            self.draft.article.breaking = Some(Breaking::default());
        }
        let rights = ["copyrightnotice", "usageterms"].iter().filter_map(|key| field(item, key)?.as_str());
        let rights: Vec<&str> = rights.filter(|text| !text.trim().is_empty()).collect();
        self.draft.article.rights = (!rights.is_empty()).then(|| rights.join(" "));
        for key in ["subjects", "subject", "people", "person", "organisations", "organisation", "places", "place"] {
            let names = item.list(key).iter().filter_map(|one| one.string("name"));
            let topics = names.map(|name| Topic { name: name.to_string(), url: None });
            self.draft.article.topics.extend(topics);
        }
        if let Some(address) = item.string("uri").filter(|uri| uri.starts_with("http")) {
            let origin = item.field("uri").map(|uri| self.draft.origin_of(uri)).unwrap_or_default();
            self.draft.article.canonical = self.draft.url(address, Use::Link, origin);
        }
    }

    fn blocks(&mut self, part: &Part<'_>) -> Vec<Block> {
        let origin = self.draft.origin_of(part.value);
        match part.is_markup {
            true => html::blocks(self.draft, part.text, origin),
            false => plain::paragraphs(part.text, origin),
        }
    }

    fn line(&mut self, part: &Part<'_>) -> Vec<Inline> {
        let origin = self.draft.origin_of(part.value);
        match part.is_markup {
            true => html::inlines(self.draft, part.text, origin),
            false => vec![Inline::text(part.text.trim())],
        }
    }

    /// What stands with the item: pictures, films and recordings in the story, other items beside it.
    fn associations(&mut self, item: &Value) {
        let list = match item.field("associations") {
            Some(Value::Array(list)) => list.iter().collect(),
            Some(Value::Object(map)) => map.values().collect(),
            _ => Vec::new(),
        };
        for associated in list {
            match media::block(self.draft, associated) {
                Some(block) if self.draft.article.lead.is_none() => self.draft.article.lead = Some(Box::new(block)),
                Some(block) => self.draft.article.body.push(block),
                None => self.related(associated),
            }
        }
    }

    fn related(&mut self, item: &Value) {
        let origin = self.draft.origin_of(item);
        let title = match best(&parts(item, "headline")) {
            Some(headline) => self.line(&headline),
            None => {
                item.string("title").or(item.string("name")).map(|name| vec![Inline::text(name)]).unwrap_or_default()
            }
        };
        let description = best(&parts(item, "description")).map(|part| self.line(&part)).unwrap_or_default();
        let address = item.string("uri").filter(|uri| uri.starts_with("http"));
        let url = address.and_then(|address| self.draft.url(address, Use::Link, origin));
        if url.is_some() || !title.is_empty() || !description.is_empty() {
            self.draft.article.related.push(RelatedLink { url, title, description });
        }
    }
}
