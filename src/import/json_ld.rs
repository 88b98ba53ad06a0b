//! schema.org in JSON-LD: news articles of every sort, posts, live coverage,
//! and, with less to tell, reviews, recipes, questions, films and pages.
//!
//! Much of what is written in this vocabulary is only about an article. Where
//! the article itself is in it, it is `articleBody`, plain or HTML.

mod choose;
mod graph;
mod media;
mod page;
mod parts;
mod people;
mod text;
mod words;

use super::items::{self, Offer};
pub(super) use page::of_page;

use super::json::Fields;
use super::leftover::Shown;
use super::{Draft, Error, Importer, Match, Options, Source};
use crate::article::{Block, BlockKind, Inline, LanguageTag, Live, Source as Publisher, Timestamp, Topic};
use crate::finding::Rule;
use crate::url::Use;
use choose::{Kind, articles, kind, main, readable};
use graph::{Graph, flat, property, text_of, types};
use serde_json::Value;
use std::collections::HashSet;
use words::plain;

pub(super) static IMPORTER: Importer =
    Importer { name: "json-ld", title: "schema.org JSON-LD", detect, read, source_text: text::source_text };

/// The types that are shown rather than read.
static MEDIA: &[&str] = &["ImageObject", "VideoObject", "AudioObject", "Photograph", "Clip"];

/// Types of what is about an article.
static ABOUT: &[&str] =
    &["BreadcrumbList", "ImageObject", "NewsMediaOrganization", "Organization", "WebPage", "WebSite"];

/// Properties that say what is about an article, or are articles of their own.
static SILENT: &[&str] = &["breadcrumb", "contactPoint", "inLanguage", "isPartOf", "publisher"];

fn detect(source: &Source<'_>) -> Option<Match> {
    let mut nodes = match source.json()? {
        Value::Array(list) => list.iter().take(8).collect(),
        value => vec![value],
    };
    nodes.retain(|node| node.is_object());
    if nodes.iter().filter_map(|node| node.field("@context")).flat_map(flat).any(is_schema_org) {
        return Match::new(97, "its `@context` is schema.org");
    }
    let is_known = |node: &&Value| {
        let mut names = node.field("@type").into_iter().flat_map(flat).filter_map(Value::as_str);
        names.any(|name| name.contains("schema.org/") || name.starts_with("schema:"))
            || node.field("@type").is_some() && kind(node) >= Some(Kind::Questions)
    };
    if nodes.iter().any(is_known) {
        return Match::new(90, "its `@type` is one of schema.org");
    }
    let graphs = nodes.iter().filter_map(|node| node.field("@graph"));
    match graphs.flat_map(flat).take(40).any(|node| is_known(&node)) {
        true => Match::new(88, "its `@graph` has types of schema.org"),
        false => None,
    }
}

/// Whether a context makes names those of schema.org, rather than naming it among others.
fn is_schema_org(context: &Value) -> bool {
    let name = context.as_str().or_else(|| context.string("@vocab")).unwrap_or_default();
    let name = name.trim().trim_start_matches("https://").trim_start_matches("http://").trim_start_matches("www.");
    name.strip_prefix("schema.org").is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '#']))
}

fn read(source: &Source<'_>, draft: &mut Draft<'_>) -> Result<(), Error> {
    let wrong = |reason: String| Error::WrongFormat { format: IMPORTER.name, reason };
    let root = source.json().ok_or_else(|| wrong("it is no JSON".into()))?;
    let graph = Graph::of(root);
    let mut readable = readable(&graph);
    let articles = articles(&readable);
    if articles.is_empty() {
        let mut seen: Vec<String> = graph.top().into_iter().flat_map(types).map(|name| format!("`{name}`")).collect();
        seen.truncate(6);
        seen.dedup();
        let seen = if seen.is_empty() { "no type".to_string() } else { seen.join(", ") };
        return Err(wrong(format!("there is no article in it, only {seen}")));
    }
    let chosen = chosen(&graph, &articles, draft.options);
    if draft.options.item.is_some() || chosen.is_some_and(|chosen| !stands_out(&graph, &articles, chosen)) {
        let origin = articles.first().map(|first| draft.origin_of(first)).unwrap_or_default();
        items::choose(draft, &offers(&graph, &articles), origin)?;
        readable.retain(|(_, node)| !articles.iter().any(|other| std::ptr::eq(*other, *node)));
    }
    let language = graph.language;
    let (shown, captions) = (HashSet::new(), HashSet::new());
    let mut reader = Reader { draft, graph: &graph, language, shown, captions, nodes: Vec::new() };
    if let Some(node) = chosen {
        reader.article(node, &readable);
        let is_one_of_many = draft.findings().iter().any(|finding| finding.rule == Rule::ItemOfFeed);
        let mut shown = Shown::default();
        if is_one_of_many {
            shown = shown.and(std::slice::from_ref(node));
        } else {
            let nodes = flat(root).into_iter().flat_map(|node| flat(node.field("@graph").unwrap_or(node)));
            for node in nodes.filter(|node| !types(node).any(|name| ABOUT.contains(&name))) {
                shown = shown.and(std::slice::from_ref(node));
            }
        }
        shown.report(draft, SILENT);
    }
    Ok(())
}

/// The article that was asked for; else the only one with text, beside which the others are teasers; else the first.
fn chosen<'v>(graph: &Graph<'v>, articles: &[&'v Value], options: &Options) -> Option<&'v Value> {
    let main = main(graph, articles).filter(|_| options.item.is_none());
    main.or_else(|| articles.get(items::chosen(&offers(graph, articles), options)?).copied())
}

/// Whether `chosen` is the one article among teasers.
fn stands_out<'v>(graph: &Graph<'v>, articles: &[&'v Value], chosen: &'v Value) -> bool {
    main(graph, articles).is_some_and(|main| std::ptr::eq(main, chosen))
}

/// What each article can be chosen by.
fn offers<'v>(graph: &Graph<'v>, articles: &[&'v Value]) -> Vec<Offer> {
    let offer = |node: &&'v Value| {
        let title = title(graph, node).map(|text| plain(text.text)).unwrap_or_default();
        let address = graph.address(node, &["url", "mainEntityOfPage"]).map(|text| text.text);
        let identifier = graph.text(node, "identifier").map(|text| text.text);
        Offer::new(title, &[node.string("@id"), address, identifier])
    };
    articles.iter().map(offer).collect()
}

struct Reader<'d, 'a, 'v> {
    draft: &'d mut Draft<'a>,
    graph: &'d Graph<'v>,
    language: Option<&'v str>,
    /// The files of the pictures that are shown already.
    shown: HashSet<String>,
    /// The captions of the pictures.
    captions: HashSet<String>,
    /// The nodes that are being read, so that parts can't be parts of themselves.
    nodes: Vec<*const Value>,
}

impl<'v> Reader<'_, '_, 'v> {
    fn article(&mut self, node: &'v Value, readable: &[(Kind, &'v Value)]) {
        self.nodes.push(node);
        let page = self.page_of(node);
        self.language(node, page);
        let title = title(self.graph, node);
        self.draft.article.headline = title.map(|text| self.line(text)).unwrap_or_default();
        self.metadata(node, page);
        self.draft.article.contributors = self.contributors(node);

        let pictures = match kind(node) {
            Some(Kind::Media) => Vec::new(),
            _ => self.pictures(node),
        };
        let mut pictures = pictures.into_iter();
        self.draft.article.lead = pictures.next().and_then(|first| self.gallery(vec![first])).map(Box::new);
        if kind(node) == Some(Kind::Media) {
            self.draft.article.lead = self.medium(node).map(Box::new);
        }
        let mut body = self.own_text(node);
        body.extend(self.further(node, 0));
        let players = self.players(node);
        self.add_players(players, &mut body);
        body.extend(self.gallery(pictures.collect()));
        body.extend(self.backstory(node));
        self.draft.article.body = body;
        if kind(node) != Some(Kind::Media) {
            self.standfirst(node);
        }
        self.corrections(node);
        self.links(node);
        if kind(node) == Some(Kind::Work) {
            self.items(node);
        }
        self.complements(node, readable);
        self.nodes.pop();
    }

    /// The page that the article is the main thing of, where the document describes it.
    fn page_of(&self, node: &'v Value) -> Option<&'v Value> {
        let pages = ["mainEntityOfPage", "isPartOf"].iter().filter_map(|name| self.graph.first(node, name));
        let is_page = |page: &&'v Value| page.is_object() && types(page).any(|name| name.ends_with("Page"));
        let mut pages: Vec<&'v Value> = pages.collect();
        pages.extend(self.graph.top());
        pages.into_iter().filter(|page| !std::ptr::eq(*page, node)).find(is_page)
    }

    /// A film leads an article without a picture; any other stands in the story.
    fn add_players(&mut self, players: Vec<Block>, body: &mut Vec<Block>) {
        for player in players {
            match self.draft.article.lead {
                None => self.draft.article.lead = Some(Box::new(player)),
                Some(_) => body.push(player),
            }
        }
    }

    fn language(&mut self, node: &'v Value, page: Option<&'v Value>) {
        let of = |node| {
            let value = self.graph.first(node, "inLanguage")?;
            // A `Language` has its tag as another name.
            text_of(value).or_else(|| self.graph.text(value, "alternateName")).or_else(|| self.graph.name(value))
        };
        let tag = of(node).or_else(|| of(page?)).map(|text| text.text).or(self.language);
        self.language = tag;
        self.draft.article.language = tag.and_then(LanguageTag::parse);
    }

    fn metadata(&mut self, node: &'v Value, page: Option<&'v Value>) {
        let graph = self.graph;
        let text = |name| graph.text(node, name).map(|text| plain(text.text));
        let time = |name| graph.text(node, name).and_then(|text| Timestamp::parse(text.text));
        self.draft.article.published =
            time("datePublished").or_else(|| time("uploadDate")).or_else(|| time("dateCreated"));
        self.draft.article.modified = time("dateModified");
        self.draft.article.dateline = text("dateline");
        self.draft.article.kicker = text("genre").filter(|genre| !genre.starts_with("http"));
        self.draft.article.description =
            text("description").or_else(|| graph.text(page?, "description").map(|text| plain(text.text)));
        self.draft.article.rights = rights(graph, node);
        self.draft.article.source = publisher(graph, node).map(|(name, value)| {
            let origin = self.draft.origin_of(value);
            let address = graph.address(value, &["url"]).filter(|_| value.is_object());
            let url = address.and_then(|address| self.draft.url(address.text.trim(), Use::Link, origin));
            Publisher { name, url }
        });
        let address = graph.address(node, &["url", "mainEntityOfPage"]).or_else(|| {
            let name = node.field("@id")?;
            text_of(name)
        });
        if let Some(address) = address.filter(|address| address.text.trim().starts_with("http")) {
            let origin = self.draft.origin_of(address.value);
            self.draft.article.canonical = self.draft.url(address.text.trim(), Use::Link, origin);
        }
        let sections = graph.all(node, "articleSection").into_iter().filter_map(text_of);
        self.draft.article.sections = sections.map(|text| Topic { name: plain(text.text), url: None }).collect();
        self.draft.article.topics = topics(graph, node).into_iter().map(|name| Topic { name, url: None }).collect();
        let started = time("coverageStartTime");
        let ended = time("coverageEndTime");
        if started.is_some() || ended.is_some() || property(node, "liveBlogUpdate").is_some() {
            self.draft.article.live = Some(Live { active: ended.is_none(), started, ended });
        }
    }

    /// Related reading, and the works that the article names as its sources.
    fn links(&mut self, node: &'v Value) {
        for name in ["relatedLink", "citation", "isBasedOn", "isBasedOnUrl"] {
            for value in self.graph.all(node, name) {
                let address = self.graph.address(value, &["url", "mainEntityOfPage"]).or_else(|| text_of(value));
                let title = self.graph.name(value).or(address);
                if let Some(title) = title {
                    self.related(title, address, value);
                }
            }
        }
    }

    /// What a page or list leads to.
    fn items(&mut self, node: &'v Value) {
        let lists = [vec![node], self.graph.all(node, "mainEntity")].concat();
        for item in lists.into_iter().flat_map(|list| self.graph.all(list, "itemListElement")) {
            self.link(self.graph.first(item, "item").filter(|item| item.is_object()).unwrap_or(item));
        }
    }

    /// What else the document holds: parts of the page in the story, other articles as links.
    fn complements(&mut self, chosen: &'v Value, readable: &[(Kind, &'v Value)]) {
        let own = kind(chosen);
        for (kind, node) in readable {
            if std::ptr::eq(*node, chosen) {
                continue;
            }
            match kind {
                _ if Some(*kind) == own => self.link(node),
                Kind::Review | Kind::Steps | Kind::Questions => {
                    let title = title(self.graph, node).map(|text| self.line(text)).unwrap_or_default();
                    let mut blocks = self.own_text(node);
                    blocks.extend(self.further(node, 0));
                    let is_new = plain_title(&title) != plain_title(&self.draft.article.headline);
                    if is_new && !title.is_empty() && !blocks.is_empty() {
                        let origin = self.draft.origin_of(node);
                        let kind = BlockKind::Heading { level: 2, content: title };
                        self.draft.article.body.push(Block::new(kind).at(origin));
                    }
                    self.draft.article.body.extend(blocks);
                }
                Kind::Media if !types(node).any(|name| name == "ImageObject") => {
                    let player = self.medium(node).filter(|player| !self.holds(player));
                    let mut body = std::mem::take(&mut self.draft.article.body);
                    self.add_players(player.into_iter().collect(), &mut body);
                    self.draft.article.body = body;
                }
                _ => {}
            }
        }
    }

    /// Whether the article has that block already.
    fn holds(&self, block: &Block) -> bool {
        let mut holds = false;
        self.draft.article.each_block(&mut |known| holds |= known.kind == block.kind);
        holds
    }

    /// A link to another article.
    fn link(&mut self, node: &'v Value) {
        let address = self.graph.address(node, &["url", "mainEntityOfPage"]).or_else(|| text_of(node));
        let title = title(self.graph, node).or(address);
        if let Some(title) = title {
            self.related(title, address, node);
        }
    }
}

/// A node's title.
fn title<'v>(graph: &Graph<'v>, node: &'v Value) -> Option<graph::Text<'v>> {
    ["headline", "name"].iter().find_map(|name| graph.text(node, name))
}

fn plain_title(content: &[Inline]) -> Vec<String> {
    crate::article::words(&crate::article::plain_text(content)).collect()
}

/// The line on copyright and use.
fn rights<'v>(graph: &Graph<'v>, node: &'v Value) -> Option<String> {
    let text = |name| graph.text(node, name).map(|text| plain(text.text));
    let notice = text("copyrightNotice").or_else(|| {
        let holder = graph.first(node, "copyrightHolder").and_then(|holder| graph.name(holder))?;
        let year = graph.number(node, "copyrightYear").map(|year| format!("{year} ")).unwrap_or_default();
        Some(format!("© {year}{}", plain(holder.text)))
    });
    let parts: Vec<String> = notice.into_iter().chain(text("creditText")).collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}

/// Who publishes the article.
fn publisher<'v>(graph: &Graph<'v>, node: &'v Value) -> Option<(String, &'v Value)> {
    ["publisher", "sourceOrganization", "provider"].iter().find_map(|name| {
        let value = graph.first(node, name)?;
        Some((plain(graph.name(value)?.text), value))
    })
}

/// What the article is about: the things it names, then its keywords, without those for machines.
fn topics<'v>(graph: &Graph<'v>, node: &'v Value) -> Vec<String> {
    let things = ["about", "mentions"].iter().flat_map(|name| graph.all(node, name));
    let mut names: Vec<String> =
        things.into_iter().filter_map(|thing| graph.name(thing)).map(|name| plain(name.text)).collect();
    for value in graph.all(node, "keywords") {
        let Some(text) = graph.name(value) else { continue };
        let text = plain(text.text);
        names.extend(text.split([',', ';']).map(|name| name.trim().to_string()));
    }
    let mut known = HashSet::new();
    let is_word = |name: &String| {
        let is_coded = name.split_once(':').is_some_and(|(_, rest)| !rest.starts_with(' '));
        !name.is_empty() && !is_coded && name.len() < 80
    };
    names.retain(|name| is_word(name) && known.insert(name.to_lowercase()));
    names.truncate(20);
    names
}
