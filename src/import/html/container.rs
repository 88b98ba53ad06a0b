//! Blocks that hold blocks: lists, quotes, asides, passages that open.

use super::convert::Converter;
use super::flow::{Flow, Sort};
use crate::article::{AsideRole, Block, BlockKind, Correction, Description, Inline, List, ListItem};
use crate::import::markup::{Node, Tag};
use crate::url::{Url, Use};

impl<'t> Converter<'_, '_, 't> {
    pub(super) fn list(&mut self, node: Node<'t>, flow: &mut Flow) -> bool {
        if !self.sink(node, 4) {
            return false;
        }
        let ordered = node.is(Tag::Ol);
        let start = node.attribute("start").and_then(|start| start.trim().parse().ok());
        let mut list = List {
            ordered,
            start: start.filter(|start| ordered && *start != 1),
            reversed: ordered && node.attribute("reversed").is_some(),
            items: Vec::new(),
        };
        // What stands between the items belongs to the one before it, as a list right in a list does.
        let mut strays: Vec<Node<'t>> = Vec::new();
        for child in node.children() {
            if child.is(Tag::Li) {
                self.take_strays(&mut strays, &mut list.items, flow);
                if !self.note(child, flow) {
                    let item = self.item(child, flow);
                    list.items.extend(item);
                }
            } else {
                strays.push(child);
            }
        }
        self.take_strays(&mut strays, &mut list.items, flow);
        self.rise(4);
        if !list.items.is_empty() {
            let origin = self.origin(node);
            flow.push(Block::new(BlockKind::List(list)).at(origin));
        }
        true
    }

    fn take_strays(&mut self, strays: &mut Vec<Node<'t>>, items: &mut Vec<ListItem>, flow: &Flow) {
        // A line of text would run into the item's own.
        let sort = if items.is_empty() { Sort::Plain } else { Sort::Paragraph };
        let content = self.blocks(strays, sort, flow);
        strays.clear();
        match items.last_mut() {
            Some(item) => item.content.extend(content),
            None if content.is_empty() => {}
            None => items.push(ListItem { checked: None, content }),
        }
    }

    /// An item, unless the page hides it.
    fn item(&mut self, node: Node<'t>, flow: &Flow) -> Option<ListItem> {
        if self.taken.contains(&node.number()) {
            return None;
        }
        if super::convert::is_hidden(node) {
            self.omit(node, "text that the page hides is left out");
            return None;
        }
        let is_box = |node: &Node<'t>| {
            node.is(Tag::Input) && node.attribute("type").is_some_and(|kind| kind.eq_ignore_ascii_case("checkbox"))
        };
        // The box stands first in the item, or in its first paragraph or label.
        let mut first = node.children().find(|child| !is_space(*child));
        while let Some(inner) = first
            && matches!(inner.tag(), Some(Tag::P | Tag::Label | Tag::Span))
        {
            first = inner.children().find(|child| !is_space(*child));
        }
        let checked = first.filter(is_box).map(|input| input.attribute("checked").is_some());
        let mut inner = Flow::blocks(Sort::Plain, flow.line.shells());
        let children: Vec<_> = node.children().collect();
        self.name(node, &mut inner, false);
        self.walk_scoped(node, &children, &mut inner);
        Some(ListItem { checked, content: inner.end() })
    }

    pub(super) fn description_list(&mut self, node: Node<'t>, flow: &mut Flow) -> bool {
        if !self.sink(node, 5) {
            return false;
        }
        let mut items: Vec<Description> = Vec::new();
        let mut strays = Vec::new();
        for child in node.children() {
            let group = if child.is(Tag::Div) { child.children().collect() } else { vec![child] };
            for part in group {
                match part.tag() {
                    Some(Tag::Dt) => {
                        if items.last().is_none_or(|item| !item.details.is_empty()) {
                            items.push(Description::default());
                        }
                        let term: Vec<_> = part.children().collect();
                        let term = self.scoped_line(part, &term);
                        if let Some(item) = items.last_mut() {
                            item.terms.push(term);
                        }
                    }
                    Some(Tag::Dd) if self.note(part, flow) => {}
                    Some(Tag::Dd) => {
                        let mut inner = Flow::blocks(Sort::Plain, flow.line.shells());
                        let children: Vec<_> = part.children().collect();
                        self.walk_scoped(part, &children, &mut inner);
                        if items.is_empty() {
                            items.push(Description::default());
                        }
                        if let Some(item) = items.last_mut() {
                            item.details.push(inner.end());
                        }
                    }
                    _ => strays.push(part),
                }
            }
        }
        let strays = self.blocks(&strays, Sort::Paragraph, flow);
        self.rise(5);
        let origin = self.origin(node);
        strays.into_iter().for_each(|block| flow.push(block));
        if !items.is_empty() {
            flow.push(Block::new(BlockKind::DescriptionList { items }).at(origin));
        }
        true
    }

    pub(super) fn quote(&mut self, node: Node<'t>, flow: &mut Flow) -> bool {
        if !self.sink(node, 2) {
            return false;
        }
        let attribution = self.attribution(node);
        let content = self.blocks_in(node, Sort::Paragraph, flow);
        self.rise(2);
        let cite = node.attribute("cite").and_then(|cite| Url::parse(cite, Use::Link).ok());
        if !content.is_empty() || !attribution.is_empty() {
            let origin = self.origin(node);
            flow.push(Block::new(BlockKind::Quote { content, attribution, cite }).at(origin));
        }
        true
    }

    /// Who is quoted: the `cite` or `footer` at the end of a quote, which is then read.
    fn attribution(&mut self, node: Node<'t>) -> Vec<Inline> {
        let last = |node: Node<'t>| node.children().filter(|child| !is_space(*child)).last();
        let Some(end) = last(node) else { return Vec::new() };
        let is_source = |node: Node<'t>| {
            matches!(node.tag(), Some(Tag::Cite | Tag::Footer))
                || node.attribute("itemprop") == Some("author")
                || node.classes().any(|class| matches!(class, "attribution" | "source" | "quote-source" | "citation"))
        };
        let is_alone = |child: Node<'t>| {
            node.children().filter(|child| !is_space(*child)).nth(1).is_some() || child.is(Tag::Footer)
        };
        let source = if is_source(end) && is_alone(end) {
            Some(end)
        } else {
            // A paragraph of nothing but a `cite`.
            last(end).filter(|inner| {
                let is_all = end.children().filter(|child| !is_space(*child)).nth(1).is_none();
                end.is(Tag::P) && is_all && inner.is(Tag::Cite) && is_alone(end)
            })
        };
        let Some(source) = source else { return Vec::new() };
        self.taken.insert(source.number());
        // The element says that it is a source; what it says needs no mark as one again.
        let children: Vec<_> = source.children().collect();
        let children = match children.as_slice() {
            [only] if only.is(Tag::Cite) => only.children().collect(),
            _ => children,
        };
        self.line(&children)
    }

    /// Whether the element sets words of the article large.
    pub(super) fn is_pull_quote(&self, node: Node<'t>) -> bool {
        node.attribute("role") == Some("doc-pullquote")
            || node.classes().any(|class| matches!(class, "wp-block-pullquote" | "pullquote" | "pull-quote"))
    }

    pub(super) fn pull_quote(&mut self, node: Node<'t>, flow: &mut Flow) -> bool {
        let quote = node.find(Tag::Blockquote).unwrap_or(node);
        let mut attribution = self.attribution(quote);
        if let Some(caption) = node.find(Tag::Figcaption)
            && self.taken.insert(caption.number())
        {
            let children: Vec<_> = caption.children().collect();
            attribution.extend(self.line(&children));
        }
        let mut inner = Flow::line(super::flow::Mode::Lines);
        let children: Vec<_> = node.children().collect();
        self.walk(&children, &mut inner);
        let content = self.ended_line(&mut inner);
        if !content.is_empty() || !attribution.is_empty() {
            let origin = self.origin(node);
            flow.push(Block::new(BlockKind::PullQuote { content, attribution }).at(origin));
        }
        true
    }

    pub(super) fn details(&mut self, node: Node<'t>, flow: &mut Flow) -> bool {
        if !self.sink(node, 2) {
            return false;
        }
        let mut summary = Vec::new();
        if let Some(line) = node.elements().find(|child| child.is(Tag::Summary)) {
            self.taken.insert(line.number());
            let children: Vec<_> = line.children().collect();
            summary = self.scoped_line(line, &children);
        }
        let content = self.blocks_in(node, Sort::Paragraph, flow);
        self.rise(2);
        let open = node.attribute("open").is_some();
        if !summary.is_empty() || !content.is_empty() {
            let origin = self.origin(node);
            flow.push(Block::new(BlockKind::Details { summary, open, content }).at(origin));
        }
        true
    }

    pub(super) fn aside(&mut self, node: Node<'t>, flow: &mut Flow) -> bool {
        if !self.sink(node, 2) {
            return false;
        }
        let role = aside_role(node).unwrap_or_default();
        // Its title is the heading that it begins with, or what a Markdown renderer marks as one.
        let first = node.elements().next().filter(|first| {
            first.tag().is_some_and(Tag::is_heading)
                || first.has_class("admonition-title")
                || first.has_class("markdown-alert-title")
        });
        let mut title = Vec::new();
        if let Some(first) = first
            && first.previous().is_none_or(is_space)
        {
            self.taken.insert(first.number());
            let children: Vec<_> = first.children().collect();
            title = self.scoped_line(first, &children);
        }
        let content = self.blocks_in(node, Sort::Paragraph, flow);
        self.rise(2);
        if !title.is_empty() || !content.is_empty() {
            let origin = self.origin(node);
            flow.push(Block::new(BlockKind::Aside { role, title, content }).at(origin));
        }
        true
    }

    pub(super) fn correction(&mut self, node: Node<'t>, flow: &mut Flow) -> bool {
        if !self.sink(node, 2) {
            return false;
        }
        let content = self.blocks_in(node, Sort::Paragraph, flow);
        self.rise(2);
        if !content.is_empty() {
            let origin = self.origin(node);
            let correction = Correction { content, ..Correction::default() };
            flow.push(Block::new(BlockKind::Correction(Box::new(correction))).at(origin));
        }
        true
    }
}

/// What sort of passage an element other than `aside` sets apart, where it says so.
pub(super) fn aside_role(node: Node<'_>) -> Option<AsideRole> {
    if node.attribute("role") == Some("note") {
        return Some(AsideRole::Note);
    }
    let is_admonition = node.has_class("admonition") || node.has_class("markdown-alert");
    if !is_admonition {
        return None;
    }
    let kind = node.classes().find_map(|class| {
        Some(match class.strip_prefix("markdown-alert-").unwrap_or(class) {
            "note" | "info" | "seealso" => AsideRole::Note,
            "tip" | "hint" => AsideRole::Tip,
            "important" => AsideRole::Important,
            "warning" | "danger" | "error" => AsideRole::Warning,
            "caution" | "attention" => AsideRole::Caution,
            _ => return None,
        })
    });
    Some(kind.unwrap_or(AsideRole::Note))
}

/// Whether `node` is white space.
pub(super) fn is_space(node: Node<'_>) -> bool {
    node.run().is_some_and(|run| run.trim_ascii().is_empty())
}
