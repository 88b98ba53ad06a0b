//! The page around the elements: headline, byline, dates, and the posts of live coverage.

use super::Reader;
use crate::article::{
    Block, BlockKind, Contributor, Direction, Image, Inline, LanguageTag, Live, LivePost, Person, RelatedLink, Role,
    Source, Timestamp, Topic,
};
use crate::finding::{Finding, Rule};
use crate::import::html;
use crate::import::json::Fields;
use crate::import::moments::moment;
use crate::url::{Url, Use};
use serde_json::Value;
use std::collections::HashSet;

impl Reader<'_, '_> {
    pub(super) fn page(&mut self, page: &Value) {
        self.heading(page);
        self.byline(page);
        self.dates(page);
        self.surroundings(page);
        let mut body = self.lead(page);
        if let Some(rating) = page.field("starRating").and_then(stars) {
            body.push(Block::paragraph(vec![Inline::text(rating)]));
        }
        let blocks = page.list("blocks");
        match is_live(page) {
            true => self.live(page, &mut body),
            false => blocks.iter().for_each(|block| {
                let title = self.line(block.field("title"));
                if !title.is_empty() {
                    body.push(Block::new(BlockKind::Heading { level: 2, content: title }));
                }
                body.append(&mut self.elements(block.list("elements")));
            }),
        }
        self.draft.article.body = body;
    }

    fn heading(&mut self, page: &Value) {
        self.draft.article.language = page.string("lang").and_then(LanguageTag::parse);
        self.draft.article.direction = page.flag("isRightToLeftLang").then_some(Direction::Rtl);
        // Text, not HTML: the page that the format is made for shows it letter for letter.
        let headline = page.string("headline").or(page.string("webTitle"));
        self.draft.article.headline = headline.map(|text| vec![Inline::text(text.trim())]).unwrap_or_default();
        self.draft.article.standfirst = self.flow(page.field("standfirst"));
        self.draft.article.description = page.string("trailText").map(html::text);
        self.draft.article.kicker = kicker(page).filter(|kicker| !kicker.trim().is_empty());
    }

    /// The byline as it is written; the names in it lead to their own pages.
    fn byline(&mut self, page: &Value) {
        let tags: Vec<&Value> = page.list("tags").iter().filter(|tag| is_tag(tag, "Contributor")).collect();
        for tag in &tags {
            let Some(name) = tag.string("title") else { continue };
            let origin = self.draft.origin_of(tag);
            let image = tag.string("bylineLargeImageUrl").or(tag.string("bylineImageUrl"));
            let image = image.and_then(|address| self.draft.url(address, Use::Media, origin)).map(Image::new);
            let url = self.address_of_tag(page, tag);
            let person = Person { name: html::text(name), url, image, ..Person::default() };
            self.draft.article.contributors.push(Contributor { role: Role::Author, person });
        }
        let byline = page.string("byline").or_else(|| page.path(&["author", "byline"])?.as_str());
        let Some(byline) = byline.map(html::text).filter(|byline| !byline.trim().is_empty()) else { return };
        self.draft.article.byline = linked_names(&byline, &self.draft.article.contributors);
    }

    fn dates(&mut self, page: &Value) {
        let linked = page.list("linkedData").iter();
        let modified = linked.filter_map(|data| moment(data, "dateModified")).next();
        let newest = || {
            let times = page.list("blocks").iter().filter_map(|block| block.field("blockLastUpdated")?.as_i64());
            crate::import::moments::of_milliseconds(times.max()?)
        };
        self.draft.article.published = moment(page, "webPublicationDate");
        let published = self.draft.article.published.as_ref().map(day);
        // The page's own times differ by seconds; what readers are told of is another day, or live coverage.
        let modified = modified.or_else(newest);
        self.draft.article.modified = modified.filter(|time| is_live(page) || Some(day(time)) != published);
        let linked = page.list("linkedData").iter();
        if is_live(page) {
            let ended = page.path(&["format", "design"]).and_then(Value::as_str) == Some("DeadBlogDesign");
            let mut times = linked.map(|data| (moment(data, "coverageStartTime"), moment(data, "coverageEndTime")));
            let (started, end) = times.find(|(start, _)| start.is_some()).unwrap_or_default();
            self.draft.article.live = Some(Live { active: !ended, started, ended: end.filter(|_| ended) });
        }
    }

    /// What stands around an article: its sections, topics, address and publisher.
    fn surroundings(&mut self, page: &Value) {
        if let Some(address) = ["canonicalUrl", "webURL"].iter().find_map(|key| page.field(key)) {
            let origin = self.draft.origin_of(address);
            self.draft.article.canonical = self.draft.url(address.as_str().unwrap_or_default(), Use::Link, origin);
        }
        if let Some(name) = page.string("sectionLabel").or(page.string("sectionName")) {
            let url = page.field("sectionUrl").and_then(|address| self.own_address(page, address));
            self.draft.article.sections = vec![Topic { name: html::text(name), url }];
        }
        let mut links: Vec<(&str, Option<&Value>)> = Vec::new();
        for link in page.list("subMetaSectionLinks").iter().chain(page.list("subMetaKeywordLinks")) {
            links.extend(link.string("title").map(|title| (title, link.field("url"))));
        }
        if links.is_empty() {
            let tags = page.list("tags").iter().filter(|tag| is_tag(tag, "Keyword"));
            links.extend(tags.filter_map(|tag| Some((tag.string("title")?, tag.field("id")))));
        }
        let mut known = HashSet::new();
        for (name, address) in links {
            if known.insert(name) {
                let url = address.and_then(|address| self.own_address(page, address));
                self.draft.article.topics.push(Topic { name: html::text(name), url });
            }
        }
        self.draft.article.source = page.string("publication").map(|name| Source { name: name.to_string(), url: None });
    }

    /// An address of the page's own site, which is often written without it.
    fn own_address(&mut self, page: &Value, address: &Value) -> Option<Url> {
        let origin = self.draft.origin_of(address);
        let path = address.as_str()?.trim();
        let base = page.string("guardianBaseURL").filter(|_| !path.contains("://"));
        match base {
            Some(base) => {
                let address = format!("{}/{}", base.trim_end_matches('/'), path.trim_start_matches('/'));
                self.draft.url(&address, Use::Link, origin)
            }
            None => self.draft.url(path, Use::Link, origin),
        }
    }

    fn address_of_tag(&mut self, page: &Value, tag: &Value) -> Option<Url> {
        page.string("guardianBaseURL").and_then(|_| self.own_address(page, tag.field("id")?))
    }

    /// What leads the article; other main media comes first in the story.
    fn lead(&mut self, page: &Value) -> Vec<Block> {
        let mut blocks = self.elements(page.list("mainMediaElements"));
        if blocks.is_empty() && page.list("mainMediaElements").is_empty() {
            blocks = self.flow(page.field("main"));
        }
        let leads = |block: &Block| {
            matches!(
                block.kind,
                BlockKind::Figure(_)
                    | BlockKind::Gallery(_)
                    | BlockKind::Video(_)
                    | BlockKind::Audio(_)
                    | BlockKind::Embed(_)
            )
        };
        if blocks.first().is_some_and(leads) {
            self.draft.article.lead = Some(Box::new(blocks.remove(0)));
        }
        blocks
    }

    /// Live coverage: the posts of this page, and where the others are.
    fn live(&mut self, page: &Value, body: &mut Vec<Block>) {
        let blocks = page.list("blocks");
        let here: HashSet<&str> = blocks.iter().filter_map(|block| block.string("id")).collect();
        if let Some(pinned) = page.field("pinnedPost").filter(|post| !is_among(&here, post)) {
            let mut post = self.post(pinned);
            if let BlockKind::LivePost(post) = &mut post.kind {
                post.pinned = true;
            }
            body.push(post);
        }
        for block in blocks {
            let post = self.post(block);
            body.push(post);
        }
        let address = page.string("webURL").or(page.string("canonicalUrl")).unwrap_or_default();
        for event in page.list("keyEvents").iter().filter(|event| !is_among(&here, event)) {
            let title = self.line(event.field("title"));
            let Some(id) = event.string("id").filter(|_| !title.is_empty()) else { continue };
            let origin = self.draft.origin_of(event);
            let url = self.draft.url(&format!("{address}?page=with:block-{id}#block-{id}"), Use::Link, origin);
            self.draft.article.related.push(RelatedLink { url, title, description: Vec::new() });
        }
        if let Some(pagination) = page.field("pagination").filter(|pages| pages.number("totalPages") > Some(1)) {
            let origin = self.draft.origin_of(pagination);
            let number = |key| pagination.number(key).unwrap_or(1);
            let older = pagination.string("older").map(|query| format!("; older posts are at {address}{query}"));
            let message = format!(
                "this is page {} of {} of the live coverage{}",
                number("currentPage"),
                number("totalPages"),
                older.unwrap_or_default()
            );
            self.draft.report(Finding::new(Rule::LeftOut, origin, message));
        }
    }

    /// One post of live coverage.
    pub(super) fn post(&mut self, block: &Value) -> Block {
        let origin = self.draft.origin_of(block);
        let attribute = |name: &str| block.field("attributes").is_some_and(|attributes| attributes.flag(name));
        let published = moment(block, "blockFirstPublished").or_else(|| moment(block, "blockCreatedOn"));
        let modified = moment(block, "blockLastUpdated").filter(|modified| Some(modified) != published.as_ref());
        let mut authors = Vec::new();
        for author in block.list("contributors") {
            let Some(name) = author.string("name") else { continue };
            let origin = self.draft.origin_of(author);
            let image = author.string("imageUrl").or(author.string("largeImageUrl"));
            let image = image.and_then(|address| self.draft.url(address, Use::Media, origin)).map(Image::new);
            authors.push(Person { name: html::text(name), image, ..Person::default() });
        }
        let post = LivePost {
            title: self.line(block.field("title")),
            published,
            modified,
            authors,
            key: attribute("keyEvent") || attribute("summary"),
            pinned: attribute("pinned"),
            breaking: false,
            content: self.elements(block.list("elements")),
        };
        let mut post = Block::new(BlockKind::LivePost(Box::new(post))).at(origin);
        post.id = block.string("id").map(|id| format!("block-{id}"));
        post
    }
}

/// A rating of at most five stars, in characters that are read out as a number.
pub(super) fn stars(rating: &Value) -> Option<String> {
    let rating = match rating {
        Value::Number(number) => number.to_string(),
        Value::String(text) if !text.trim().is_empty() && text != "none-selected" => text.trim().to_string(),
        _ => return None,
    };
    Some(format!("★ {rating}/5"))
}

pub(super) fn is_live(page: &Value) -> bool {
    let design = page.path(&["format", "design"]).and_then(Value::as_str).unwrap_or_default();
    matches!(design, "LiveBlogDesign" | "DeadBlogDesign")
        || page.field("pageType").is_some_and(|kind| kind.flag("isLiveblog"))
}

pub(super) fn is_among(ids: &HashSet<&str>, block: &Value) -> bool {
    block.string("id").is_some_and(|id| ids.contains(id))
}

fn is_tag(tag: &Value, name: &str) -> bool {
    tag.string("type").is_some_and(|kind| kind.eq_ignore_ascii_case(name))
}

/// The label above the headline: who paid for the article, else its series, else its section.
fn kicker(page: &Value) -> Option<String> {
    if page.field("pageType").is_some_and(|kind| kind.flag("isPaidContent"))
        && let Some(payer) = payer(page)
    {
        return Some(payer);
    }
    let series = page.list("tags").iter().find(|tag| is_tag(tag, "Series") || is_tag(tag, "Blog"));
    series.and_then(|tag| tag.string("title")).or(page.string("sectionLabel")).map(html::text)
}

/// "Paid for by" somebody, in the words of the reader's edition.
fn payer(page: &Value) -> Option<String> {
    let editions = page.field("commercialProperties")?;
    let edition = page.string("editionId").unwrap_or("UK");
    let branding = editions.path(&[edition, "branding"])?;
    let name = branding.string("sponsorName")?;
    Some(match branding.path(&["logo", "label"]).and_then(Value::as_str) {
        Some(label) => format!("{} {}", html::text(label), html::text(name)),
        None => html::text(name),
    })
}

fn day(time: &Timestamp) -> String {
    time.as_str().chars().take(10).collect()
}

/// The byline, in which the name of each contributor is a link.
fn linked_names(byline: &str, contributors: &[Contributor]) -> Vec<Inline> {
    let mut line = Vec::new();
    let mut rest = byline;
    // Every name is looked for from every place: what is longer than any byline is not worth it.
    while byline.len() < 1000 && contributors.len() < 100 {
        let found = contributors.iter().filter_map(|one| {
            let url = one.person.url.as_ref()?;
            let name = one.person.name.as_str();
            Some((rest.find(name).filter(|_| !name.is_empty())?, name, url))
        });
        // The one that comes first, and of two that begin at the same place the longer.
        let Some((at, name, url)) = found.min_by_key(|(at, name, _)| (*at, std::cmp::Reverse(name.len()))) else {
            break;
        };
        let (before, after) = (rest.get(..at).unwrap_or_default(), rest.get(at + name.len()..).unwrap_or_default());
        if !before.is_empty() {
            line.push(Inline::text(before));
        }
        line.push(Inline::link(url.clone(), vec![Inline::text(name)]));
        rest = after;
    }
    if !rest.is_empty() {
        line.push(Inline::text(rest));
    }
    line
}
