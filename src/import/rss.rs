//! RSS 2.0 and its elders, RSS 0.9 and 1.0 (RDF), with the modules that news feeds use: whole texts
//! (`content:encoded`), Dublin Core, Media RSS and podcasts.

use super::feeds::{Media, link, paragraphs_or_markup};
use super::items::{self, Offer};
use super::xml::{self, Document, Node, Space};
use super::{Draft, Error, Importer, Match, Options, Source, feeds, html};
use crate::article::{Contributor, LanguageTag, Person, Role, Source as Publisher, Timestamp, Topic};
use crate::url::Use;

pub(super) static IMPORTER: Importer =
    Importer { name: "rss", title: "RSS 2.0, 1.0 and 0.9", detect, read, source_text };

fn detect(source: &Source<'_>) -> Option<Match> {
    let start = xml::start(source.text()?)?;
    match start.name {
        "rss" => Match::new(98, "its root is `rss`"),
        "RDF" if start.head.contains("purl.org/rss/") || start.head.contains("netscape.com/rdf") => {
            Match::new(97, "its root is `RDF` with the vocabulary of RSS")
        }
        _ => None,
    }
}

/// The items of a feed: in its channel, or beside it (RSS 1.0).
fn items_of<'t>(root: Node<'t>) -> Vec<Node<'t>> {
    let channel = root.child("channel");
    let around = channel.into_iter().chain(std::iter::once(root));
    around.flat_map(|node| node.all("item")).collect()
}

fn offers(items: &[Node<'_>]) -> Vec<Offer> {
    let offer = |item: &Node<'_>| {
        let (guid, link) = (item.line_of("guid"), item.line_of("link"));
        Offer::new(title(*item), &[guid.as_deref(), link.as_deref(), item.attribute("about")])
    };
    items.iter().map(offer).collect()
}

fn title(item: Node<'_>) -> String {
    html::text(&item.child("title").map(Node::text).unwrap_or_default())
}

fn read(source: &Source<'_>, draft: &mut Draft<'_>) -> Result<(), Error> {
    let wrong = |reason: &str| Error::WrongFormat { format: IMPORTER.name, reason: reason.into() };
    let document = Document::parse(source.text().ok_or_else(|| wrong("it is JSON"))?);
    document.report(draft);
    let root = document.root();
    let items = items_of(root);
    if items.is_empty() {
        return Err(wrong("there is no `item` in it"));
    }
    let origin = root.child("channel").unwrap_or(root).origin();
    let place = items::choose(draft, &offers(&items), origin)?;
    if let Some(item) = items.get(place) {
        Reader { draft }.article(root.child("channel"), *item);
    }
    Ok(())
}

struct Reader<'d, 'a> {
    draft: &'d mut Draft<'a>,
}

impl Reader<'_, '_> {
    fn article(mut self, channel: Option<Node<'_>>, item: Node<'_>) {
        if let Some(channel) = channel {
            self.channel(channel);
        }
        let language = item.child_in(Space::DublinCore, "language").and_then(|tag| LanguageTag::parse(&tag.line()));
        self.draft.article.language = language.or(self.draft.article.language.take());
        if let Some(title) = item.child("title") {
            self.draft.article.headline = feeds::line(self.draft, title);
        }
        self.metadata(item);
        self.people(item);
        let whole = item.child_in(Space::Content, "encoded").filter(|node| !node.is_blank());
        let short = item.child("description").filter(|node| !node.is_blank());
        let short = short.or_else(|| item.child_in(Space::Podcast, "summary").filter(|node| !node.is_blank()));
        let body = whole.or(short).map(|node| paragraphs_or_markup(self.draft, node)).unwrap_or_default();
        self.draft.article.body = body;
        if let (Some(_), Some(short)) = (whole, short) {
            let blocks = paragraphs_or_markup(self.draft, short);
            feeds::standfirst(self.draft, blocks, short);
        }
        Media::of(item).add(self.draft);
    }

    fn channel(&mut self, channel: Node<'_>) {
        let language = channel.line_of("language");
        let language = language.or_else(|| channel.child_in(Space::DublinCore, "language").map(Node::line));
        self.draft.article.language = language.as_deref().and_then(LanguageTag::parse);
        self.draft.article.rights = channel.line_of("copyright");
        if let Some(name) = channel.line_of("title").map(|title| html::text(&title)) {
            let url = channel.all("link").find_map(|node| link(self.draft, node));
            self.draft.article.source = Some(Publisher { name, url });
        }
    }

    fn metadata(&mut self, item: Node<'_>) {
        let time = |node: Option<Node<'_>>| node.and_then(|node| Timestamp::parse(&node.line()));
        let dublin = |name: &str| item.child_in(Space::DublinCore, name);
        self.draft.article.published =
            time(item.child("pubDate")).or_else(|| time(dublin("issued"))).or_else(|| time(dublin("date")));
        self.draft.article.modified = time(dublin("modified")).or_else(|| time(item.child_in(Space::Atom, "updated")));
        self.draft.article.canonical = item.all("link").find_map(|node| link(self.draft, node)).or_else(|| {
            let is_address = |guid: &Node<'_>| {
                guid.attribute("isPermaLink").is_none_or(|it| it == "true") && guid.line().starts_with("http")
            };
            let guid = item.child("guid").filter(is_address)?;
            self.draft.url(&guid.line(), Use::Link, guid.origin())
        });
        let categories =
            item.all("category").chain(item.elements().filter(|it| it.is_in(Space::DublinCore, "subject")));
        let names = categories.map(|node| html::text(&node.text())).filter(|name| !name.is_empty());
        self.draft.article.topics = names.map(|name| Topic { name, url: None }).collect();
        if let Some(rights) = dublin("rights").map(Node::line).filter(|line| !line.is_empty()) {
            self.draft.article.rights = Some(rights);
        }
        if let Some(node) = item.child("source").filter(|node| !node.is_blank()) {
            // The feed that the item was taken from.
            let url = node.attribute("url").and_then(|url| self.draft.url(url, Use::Link, node.origin()));
            self.draft.article.source = Some(Publisher { name: node.line(), url });
        }
    }

    fn people(&mut self, item: Node<'_>) {
        let creators = item.elements().filter(|node| node.is_in(Space::DublinCore, "creator"));
        let mut names: Vec<String> = creators.map(|node| html::text(&node.text())).collect();
        if names.is_empty() {
            let authors = item.elements().filter(|node| node.is("author") || node.is_in(Space::Podcast, "author"));
            names.extend(authors.map(|node| name_of(&html::text(&node.text()))));
        }
        names.retain(|name| !name.is_empty());
        names.dedup();
        let contributor = |name| Contributor { role: Role::Author, person: Person { name, ..Person::default() } };
        self.draft.article.contributors = names.into_iter().map(contributor).collect();
        for node in item.elements().filter(|node| node.is_in(Space::Atom, "author")) {
            if let Some(name) = node.child_in(Space::Atom, "name").map(Node::line).filter(|name| !name.is_empty()) {
                self.draft.article.contributors.push(contributor(name));
            }
        }
        let contributors = item.elements().filter(|node| node.is_in(Space::DublinCore, "contributor"));
        let lines = contributors.map(Node::line).filter(|line| !line.is_empty());
        self.draft.article.contributors.extend(
            lines.map(|name| Contributor { role: Role::Contributor, person: Person { name, ..Person::default() } }),
        );
    }
}

/// The name in RSS's form of an author: "editor@example.org (Ida Moor)".
fn name_of(author: &str) -> String {
    match author.split_once('(') {
        Some((before, name)) if before.contains('@') => name.trim_end().trim_end_matches(')').trim().to_string(),
        _ => author.to_string(),
    }
}

fn source_text(source: &Source<'_>, options: &Options) -> String {
    let document = Document::parse(source.text().unwrap_or_default());
    let items = items_of(document.root());
    let Some(item) = items::chosen(&offers(&items), options).and_then(|place| items.get(place)) else {
        return String::new();
    };
    let mut text = String::new();
    for node in item.elements() {
        let is_shown = node.is("title")
            || node.is("description")
            || node.is_in(Space::Content, "encoded")
            || node.is_in(Space::DublinCore, "creator");
        if is_shown {
            text.push_str(&feeds::source_text(&node.text()));
            text.push('\n');
        }
    }
    text.push_str(&feeds::media_text(*item));
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::plain_text;

    #[track_caller]
    fn read(source: &str) -> crate::Reading {
        let source = Source::of_text(source).unwrap();
        crate::read(&source, &Options::default()).unwrap()
    }

    #[test]
    fn a_feed_that_is_cut_off_keeps_what_stands_before_the_cut() {
        let reading = read("<rss><channel><title>T</title><item><title>Rain</title><description>It rai");
        assert_eq!(plain_text(&reading.article.headline), "Rain");
        assert_eq!(reading.article.body.len(), 1);
        assert!(reading.findings.iter().any(|finding| finding.message.contains("ends inside of")));
    }

    #[test]
    fn an_authors_name_stands_after_the_address() {
        assert_eq!(name_of("desk@example.org (Ida Moor)"), "Ida Moor");
        assert_eq!(name_of("Ida Moor (Oslo)"), "Ida Moor (Oslo)");
        assert_eq!(name_of("desk@example.org"), "desk@example.org");
    }

    #[test]
    fn plain_titles_may_hold_what_looks_like_markup() {
        let reading = read("<rss><channel><item><title>1 &lt; 2 &amp;amp; R&amp;B</title></item></channel></rss>");
        assert_eq!(plain_text(&reading.article.headline), "1 < 2 & R&B");
    }
}
