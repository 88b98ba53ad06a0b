//! What a node has to say: its body, its posts, questions, steps and parts.

use super::Reader;
use super::choose::{Kind, kind};
use super::graph::{Text, is_a, property, text_of};
use super::words::plain;
use crate::article::{
    AsideRole, Block, BlockKind, Correction, Inline, List, ListItem, LivePost, RelatedLink, Timestamp, plain_text,
    words,
};
use crate::finding::{Finding, Rule};
use crate::import::json::Fields;
use crate::url::Use;
use serde_json::Value;

/// How deep parts may stand in parts. A document's references can make a ring of them.
pub(super) const DEPTH: u8 = 4;

/// Where a node's own text stands, best first.
pub(super) static BODIES: [&str; 3] = ["articleBody", "reviewBody", "text"];

impl<'v> Reader<'_, '_, 'v> {
    /// A node's own text; empty where it has none.
    pub(super) fn own_text(&mut self, node: &'v Value) -> Vec<Block> {
        let language = self.language;
        let bodies = BODIES.iter().map(|name| self.graph.texts(node, name, language));
        let body = bodies.into_iter().find(|texts| !texts.is_empty()).unwrap_or_default();
        body.into_iter().flat_map(|text| self.blocks(text)).collect()
    }

    /// Everything a node says after its own text, `depth` parts deep.
    pub(super) fn further(&mut self, node: &'v Value, depth: u8) -> Vec<Block> {
        let mut blocks = self.judgement(node);
        for property in ["recipeIngredient", "supply", "tool"] {
            let items = self.graph.all(node, property);
            blocks.extend(self.list(&items, false, 0));
        }
        for property in ["recipeInstructions", "step"] {
            let steps = self.graph.all(node, property);
            match steps.as_slice() {
                [] => {}
                [only] if text_of(only).is_some() => {
                    blocks.extend(text_of(only).map(|text| self.blocks(text)).unwrap_or_default());
                }
                steps => blocks.extend(self.list(steps, true, 0)),
            }
        }
        blocks.extend(self.questions(node));
        for update in self.graph.all(node, "liveBlogUpdate") {
            blocks.extend(self.post(update, depth));
        }
        blocks.extend(self.parts(node, depth));
        blocks
    }

    /// How the article came about.
    pub(super) fn backstory(&mut self, node: &'v Value) -> Option<Block> {
        let text = self.graph.text(node, "backstory")?;
        let content = self.blocks(text);
        let origin = self.draft.origin_of(text.value);
        Some(Block::new(BlockKind::Aside { role: AsideRole::Aside, title: Vec::new(), content }).at(origin))
    }

    /// What was judged, and how: "The Long Night: 4/5".
    fn judgement(&mut self, node: &'v Value) -> Vec<Block> {
        let line = judgement(self.graph, node);
        let origin = self.draft.origin_of(node);
        let mut blocks: Vec<Block> =
            line.map(|line| Block::paragraph(vec![Inline::text(line)]).at(origin)).into_iter().collect();
        if let Some(claim) = self.graph.text(node, "claimReviewed") {
            let content = self.blocks(claim);
            blocks.push(Block::new(BlockKind::Quote { content, attribution: Vec::new(), cite: None }).at(origin));
        }
        blocks
    }

    /// Steps, or things that are needed. Sections of a recipe are lists in the list.
    fn list(&mut self, values: &[&'v Value], ordered: bool, depth: u8) -> Option<Block> {
        let first = *values.first()?;
        let mut items = Vec::new();
        for value in values {
            let mut content = Vec::new();
            let name = self.graph.name(value);
            let text = self.graph.text(value, "text").filter(|_| value.is_object());
            // Many name a step by the words of the step itself.
            let name = name.filter(|name| {
                text.is_none_or(|text| text_of(value).is_some() || !text.text.trim().starts_with(name.text.trim()))
            });
            if let Some(name) = name {
                content.push(Block::new(BlockKind::Plain { content: self.line(name) }));
            }
            content.extend(text.into_iter().flat_map(|text| self.blocks(text)));
            let pictures = if value.is_object() { self.pictures(value) } else { Vec::new() };
            content.extend(self.gallery(pictures));
            if depth < DEPTH {
                let inner: Vec<&'v Value> = self.graph.all(value, "itemListElement");
                content.extend(self.list(&inner, ordered, depth + 1));
            }
            if let [Block { kind: kind @ BlockKind::Paragraph { .. }, .. }] = content.as_mut_slice()
                && let BlockKind::Paragraph { content } = kind
            {
                *kind = BlockKind::Plain { content: std::mem::take(content) };
            }
            if !content.is_empty() {
                items.push(ListItem { checked: None, content });
            }
        }
        let origin = self.draft.origin_of(first);
        let list = List { ordered, items, ..List::default() };
        (!list.items.is_empty()).then(|| Block::new(BlockKind::List(list)).at(origin))
    }

    /// Questions as headings with their answers.
    fn questions(&mut self, node: &'v Value) -> Vec<Block> {
        let questions = match is_a(node, &["Question"]) {
            true => vec![node],
            false if kind(node) == Some(Kind::Questions) => self.graph.all(node, "mainEntity"),
            false => Vec::new(),
        };
        let mut blocks = Vec::new();
        for question in questions {
            let origin = self.draft.origin_of(question);
            let own = std::ptr::eq(question, node);
            if let Some(name) = self.graph.name(question).filter(|_| !own) {
                let content = self.line(name);
                blocks.push(Block::new(BlockKind::Heading { level: 2, content }).at(origin));
                if question.is_object() {
                    blocks.extend(self.own_text(question));
                }
            }
            for property in ["acceptedAnswer", "suggestedAnswer"] {
                for answer in self.graph.all(question, property) {
                    let text = text_of(answer).or_else(|| self.graph.text(answer, "text"));
                    blocks.extend(text.map(|text| self.blocks(text)).unwrap_or_default());
                }
            }
        }
        blocks
    }

    /// One post of live coverage.
    fn post(&mut self, value: &'v Value, depth: u8) -> Option<Block> {
        let origin = self.draft.origin_of(value);
        if let Some(text) = text_of(value) {
            let post = LivePost { content: self.blocks(text), ..LivePost::default() };
            return Some(Block::new(BlockKind::LivePost(Box::new(post))).at(origin));
        }
        let graph = self.graph;
        let time = |name| graph.text(value, name).and_then(|text| Timestamp::parse(text.text));
        let mut post = LivePost {
            title: graph.text(value, "headline").map(|text| self.line(text)).unwrap_or_default(),
            published: time("datePublished").or_else(|| time("dateCreated")),
            modified: time("dateModified"),
            authors: self.contributors(value).into_iter().map(|contributor| contributor.person).collect(),
            content: self.own_text(value),
            ..LivePost::default()
        };
        if post.content.is_empty() {
            let text = graph.text(value, "description");
            post.content = text.map(|text| self.blocks(text)).unwrap_or_default();
        }
        let pictures = self.pictures(value);
        post.content.extend(self.gallery(pictures));
        let players = self.players(value);
        post.content.extend(players);
        if depth < DEPTH {
            let further = self.further(value, depth + 1);
            post.content.extend(further);
        }
        if post.content.is_empty() && post.title.is_empty() {
            return None;
        }
        let mut block = Block::new(BlockKind::LivePost(Box::new(post))).at(origin);
        block.id = ["@id", "url", "identifier"].iter().find_map(|key| value.string(key)).and_then(name_in);
        Some(block)
    }

    /// Parts with text of their own. Those without one only mark a place of a page, such as what is paid for.
    fn parts(&mut self, node: &'v Value, depth: u8) -> Vec<Block> {
        let mut blocks = Vec::new();
        if depth >= DEPTH {
            return blocks;
        }
        for part in self.graph.all(node, "hasPart") {
            if !part.is_object() || self.nodes.contains(&std::ptr::from_ref(part)) {
                continue;
            }
            let origin = self.draft.origin_of(part);
            if is_a(part, super::MEDIA) {
                blocks.extend(self.medium(part));
                continue;
            }
            self.nodes.push(part);
            let mut content = self.own_text(part);
            content.extend(self.further(part, depth + 1));
            content.extend(self.backstory(part));
            let name = self.graph.text(part, "headline").or_else(|| self.graph.text(part, "name"));
            match name {
                Some(name) if content.is_empty() => {
                    // A work of its own elsewhere.
                    let address = self.graph.address(part, &["url", "mainEntityOfPage"]);
                    if address.is_some() {
                        self.related(name, address, part);
                    }
                }
                Some(name) => {
                    let title = self.line(name);
                    blocks.push(Block::new(BlockKind::Heading { level: 2, content: title }).at(origin));
                }
                None => {}
            }
            blocks.extend(content);
            self.nodes.pop();
        }
        blocks
    }

    /// A link to another work.
    pub(super) fn related(&mut self, name: Text<'v>, address: Option<Text<'v>>, node: &'v Value) {
        let origin = self.draft.origin_of(node);
        let title = self.line(name);
        let url = address.filter(|address| address.text.starts_with("http"));
        let url = url.and_then(|address| self.draft.url(address.text.trim(), Use::Link, origin));
        let description = description_of_link(self.graph, node, name.text);
        let description = description.map(|text| self.line(text)).unwrap_or_default();
        let link = RelatedLink { url, title, description };
        if !self.draft.article.related.contains(&link) {
            self.draft.article.related.push(link);
        }
    }

    /// Corrections: texts, or comments with a date; an address leads to a page of them.
    pub(super) fn corrections(&mut self, node: &'v Value) {
        for value in self.graph.all(node, "correction") {
            let text = text_of(value).or_else(|| self.graph.text(value, "text"));
            let Some(text) = text.or_else(|| self.graph.text(value, "description")) else { continue };
            let label = self.graph.text(value, "headline").filter(|_| value.is_object());
            let published = self.graph.text(value, "datePublished").and_then(|text| Timestamp::parse(text.text));
            let origin = self.draft.origin_of(value);
            let content = match text.text.starts_with("http") && !text.text.trim().contains(' ') {
                true => {
                    let url = self.draft.url(text.text.trim(), Use::Link, origin);
                    let words = vec![Inline::text(text.text.trim())];
                    let content = match url {
                        Some(url) => vec![Inline::link(url, words)],
                        None => words,
                    };
                    vec![Block::paragraph(content).at(origin)]
                }
                false => self.blocks(text),
            };
            let label = label.map(|label| plain(label.text));
            self.draft.article.corrections.push(Correction { label, published, content });
        }
    }

    /// The lines under the headline: the abstract and the description, unless the story says the same.
    pub(super) fn standfirst(&mut self, node: &'v Value) {
        let told: Vec<String> = self.draft.article.body.iter().flat_map(spoken).collect();
        let mut said = vec![words(&plain_text(&self.draft.article.headline)).collect::<Vec<_>>()];
        let mut standfirst = Vec::new();
        for text in subtitles(self.graph, node) {
            let own: Vec<String> = words(text.text.trim_end_matches(['.', '…'])).collect();
            let is_told = said.contains(&own) || stands_in(&own, &told);
            if is_told {
                let origin = self.draft.origin_of(text.value);
                let finding = Finding::new(Rule::LeftOut, origin, "the article says the same; it is shown once");
                self.draft.report(finding.omitting(plain(text.text)));
                continue;
            }
            said.push(own);
            standfirst.extend(self.blocks(text));
        }
        match self.draft.article.body.is_empty() && self.draft.article.lead.is_none() {
            true => self.draft.article.body = standfirst,
            false => self.draft.article.standfirst = standfirst,
        }
    }
}

/// The texts that sum an article up, in order. A second headline is one where there is no other.
pub(super) fn subtitles<'v>(graph: &super::Graph<'v>, node: &'v Value) -> Vec<Text<'v>> {
    let texts: Vec<_> = ["abstract", "description"].iter().filter_map(|name| graph.text(node, name)).collect();
    match texts.is_empty() {
        true => graph.text(node, "alternativeHeadline").into_iter().collect(),
        false => texts,
    }
}

/// What was judged and how.
pub(super) fn judgement<'v>(graph: &super::Graph<'v>, node: &'v Value) -> Option<String> {
    let item = graph.first(node, "itemReviewed").and_then(|item| graph.name(item)).map(|name| plain(name.text));
    let rating = graph.first(node, "reviewRating").or_else(|| graph.first(node, "contentRating"));
    let written = |rating: &'v Value, name: &str| match property(rating, name)? {
        serde_json::Value::Number(number) => Some(number.to_string()),
        serde_json::Value::String(text) => Some(text.trim().to_string()).filter(|text| !text.is_empty()),
        _ => None,
    };
    let rating = rating.filter(|rating| rating.is_object()).and_then(|rating| {
        let words = written(rating, "alternateName");
        let value = written(rating, "ratingValue").map(|value| match written(rating, "bestRating") {
            Some(best) => format!("{value}/{best}"),
            None => value,
        });
        words.or(value)
    });
    match (item, rating) {
        (Some(item), Some(rating)) => Some(format!("{item}: {rating}")),
        (item, rating) => item.or(rating),
    }
}

/// What stands under a link to a work, where it says more than the link.
pub(super) fn description_of_link<'v>(graph: &super::Graph<'v>, node: &'v Value, title: &str) -> Option<Text<'v>> {
    if !node.is_object() {
        return None;
    }
    graph.text(node, "description").filter(|text| text.text.trim() != title.trim())
}

/// The words of a block's paragraphs, in order.
fn spoken(block: &Block) -> Vec<String> {
    let mut spoken = Vec::new();
    block.each(&mut |block| {
        if let BlockKind::Paragraph { content } | BlockKind::Heading { content, .. } = &block.kind {
            spoken.extend(words(&plain_text(content)));
        }
    });
    spoken
}

/// Whether `own` stands in `told`, word for word. Only its start is looked for where it begins.
fn stands_in(own: &[String], told: &[String]) -> bool {
    // Summaries are cut in the middle of a word: the last one may be half of one.
    let (Some((last, start)), true) = (own.split_last(), own.len() <= 120) else { return own.is_empty() };
    told.windows(own.len())
        .any(|window| window.split_last().is_some_and(|(end, begin)| begin == start && end.starts_with(last.as_str())))
}

/// The name in an identifier: what stands after the last `#`, else all of it where it is no address.
fn name_in(text: &str) -> Option<String> {
    let name = match text.rsplit_once('#') {
        Some((_, name)) => name,
        None if text.contains('/') => return None,
        None => text,
    };
    let is_name = |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '_' | ':' | '.');
    (!name.is_empty() && name.len() <= 80 && name.chars().all(is_name)).then(|| name.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_summary_that_was_cut_off_stands_in_its_story() {
        let list = |text: &str| words(text).collect::<Vec<_>>();
        assert!(stands_in(&list("the ferry ret"), &list("On Monday the ferry returned to port.")));
        assert!(!stands_in(&list("the boat ret"), &list("On Monday the ferry returned to port.")));
        assert!(stands_in(&[], &[]));
    }

    #[test]
    fn a_post_is_named_by_the_end_of_its_address() {
        assert_eq!(name_in("https://example.org/live#post-3").as_deref(), Some("post-3"));
        assert_eq!(name_in("60300f5f").as_deref(), Some("60300f5f"));
        assert_eq!(name_in("https://example.org/live"), None);
    }
}
