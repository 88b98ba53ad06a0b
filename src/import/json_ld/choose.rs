//! Which of a document's nodes is the article.

use super::graph::{Graph, property, types};
use serde_json::Value;
use std::collections::{HashMap, HashSet};

/// What a node can be to an article, from the least to the most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Kind {
    /// A page, or a work of some other sort, that has a name and a description.
    Work,
    /// A film, a recording or a picture.
    Media,
    /// Questions with their answers.
    Questions,
    /// What is needed and what to do: a recipe, instructions.
    Steps,
    /// A judgement of something.
    Review,
    /// An article, a post, live coverage, a report.
    Article,
}

/// What `node` is; none where it is nothing to read, such as a publisher.
pub(super) fn kind(node: &Value) -> Option<Kind> {
    if property(node, "articleBody").is_some() || property(node, "liveBlogUpdate").is_some() {
        return Some(Kind::Article);
    }
    let best = types(node).filter_map(kind_of_type).max();
    if best == Some(Kind::Work) {
        // A page is often described only for what can be done on it.
        let says = ["name", "headline", "description", "text", "mainEntity", "itemListElement", "blogPost"];
        return best.filter(|_| says.iter().any(|name| property(node, name).is_some()));
    }
    best.or_else(|| {
        let is_bare = types(node).next().is_none() && property(node, "headline").is_some();
        is_bare.then_some(Kind::Article)
    })
}

fn kind_of_type(name: &str) -> Option<Kind> {
    Some(match name {
        "Report"
        | "APIReference"
        | "BlogPosting"
        | "LiveBlogPosting"
        | "SocialMediaPosting"
        | "DiscussionForumPosting"
        | "Comment"
        | "CorrectionComment"
        | "OpinionNewsArticle" => Kind::Article,
        _ if name.ends_with("Article") => Kind::Article,
        _ if name.ends_with("Review") || name == "Recommendation" => Kind::Review,
        "Recipe" | "HowTo" => Kind::Steps,
        "FAQPage" | "QAPage" | "Question" => Kind::Questions,
        "VideoObject"
        | "AudioObject"
        | "ImageObject"
        | "Photograph"
        | "Clip"
        | "VideoObjectSnapshot"
        | "Audiobook"
        | "PodcastEpisode"
        | "RadioEpisode"
        | "TVEpisode"
        | "NewsVideo"
        | "MusicRecording" => Kind::Media,
        "CreativeWork"
        | "Dataset"
        | "Book"
        | "Chapter"
        | "Course"
        | "Blog"
        | "ItemList"
        | "DataFeed"
        | "Poster"
        | "Manuscript"
        | "ShortStory"
        | "Quotation"
        | "Statement"
        | "Thesis"
        | "Poem"
        | "Legislation"
        | "DigitalDocument"
        | "PresentationDigitalDocument"
        | "TextDigitalDocument"
        | "SpecialAnnouncement"
        | "Event"
        | "ImageGallery"
        | "MediaGallery"
        | "VideoGallery" => Kind::Work,
        _ if name.ends_with("Page") => Kind::Work,
        _ => return None,
    })
}

/// The nodes of the document that can be read, in order, each once. What a page or list is about counts as its
/// own node.
pub(super) fn readable<'v>(graph: &Graph<'v>) -> Vec<(Kind, &'v Value)> {
    let mut found = Found { graph, nodes: Vec::new(), addresses: HashSet::new(), titles: HashMap::new() };
    for top in graph.top() {
        if kind(top) != Some(Kind::Article) {
            for name in ["mainEntity", "itemListElement", "blogPost", "blogPosts", "dataFeedElement"] {
                for value in graph.all(top, name) {
                    let item = graph.first(value, "item").unwrap_or(value);
                    for inner in graph.all(item, "itemListElement") {
                        found.add(graph.first(inner, "item").unwrap_or(inner));
                    }
                    // A page's questions are read with the page.
                    if kind(item) != Some(Kind::Questions) || kind(top) != Some(Kind::Questions) {
                        found.add(item);
                    }
                }
            }
        }
        found.add(top);
    }
    found.nodes
}

struct Found<'g, 'v> {
    graph: &'g Graph<'v>,
    nodes: Vec<(Kind, &'v Value)>,
    addresses: HashSet<*const Value>,
    titles: HashMap<(Kind, &'v str), usize>,
}

impl<'v> Found<'_, 'v> {
    /// Adds a node. Sites describe one story several times, once for each consumer: of these, the one with text stays.
    fn add(&mut self, node: &'v Value) {
        let Some(kind) = kind(node) else { return };
        if !self.addresses.insert(node) {
            return;
        }
        let title = ["headline", "name"].iter().find_map(|name| self.graph.text(node, name));
        if let Some(title) = title {
            let place = *self.titles.entry((kind, title.text.trim())).or_insert(self.nodes.len());
            if let Some((_, known)) = self.nodes.get_mut(place) {
                if has_text(self.graph, node) && !has_text(self.graph, known) {
                    *known = node;
                }
                return;
            }
        }
        self.nodes.push((kind, node));
    }
}

/// The readable nodes of the best kind: of these, a caller can ask for one by number.
pub(super) fn articles<'v>(readable: &[(Kind, &'v Value)]) -> Vec<&'v Value> {
    let best = readable.iter().map(|(kind, _)| *kind).max();
    readable.iter().filter(|(kind, _)| Some(*kind) == best).map(|(_, node)| *node).collect()
}

/// The one that is read where the caller asks for none: the only one, or the only one with text. Else the
/// document is a feed.
pub(super) fn main<'v>(graph: &Graph<'v>, articles: &[&'v Value]) -> Option<&'v Value> {
    if let [only] = articles {
        return Some(only);
    }
    let mut with_text = articles.iter().filter(|node| has_text(graph, node));
    let first = with_text.next()?;
    with_text.next().is_none().then_some(*first)
}

fn has_text<'v>(graph: &Graph<'v>, node: &'v Value) -> bool {
    ["articleBody", "reviewBody", "text", "liveBlogUpdate"].iter().any(|name| graph.first(node, name).is_some())
}
