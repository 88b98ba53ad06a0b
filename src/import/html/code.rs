//! Text whose spaces and lines matter, and formulas.

use super::convert::Converter;
use super::flow::{Flow, Mode};
use crate::article::{Block, BlockKind, Code, Inline, MathAttribute, MathElement, MathNode, MathTag};
use crate::import::embeds;
use crate::import::markup::{Edge, Node, Tag, collapsed};

/// How deep a formula may nest.
const FORMULA: usize = 20;

impl<'t> Converter<'_, '_, 't> {
    pub(super) fn preformatted(&mut self, node: Node<'t>, flow: &mut Flow) {
        let origin = self.origin(node);
        let text = literal_text(node);
        if flow.is_line() {
            flow.part();
            if !text.trim().is_empty() {
                flow.inline(Inline::Code { text: text.trim_end().to_string() }, origin);
            }
            flow.part();
            return;
        }
        flow.flush();
        self.name(node, flow, true);
        if text.trim().is_empty() {
            return;
        }
        if node.has_class("wp-block-verse") {
            self.verse(node, flow);
            return;
        }
        let text = text.strip_suffix('\n').unwrap_or(&text).to_string();
        let code = Code { syntax: syntax(node), caption: Vec::new(), text };
        flow.push(Block::new(BlockKind::Code(code)).at(origin));
    }

    /// A poem: text with lines, not code.
    fn verse(&mut self, node: Node<'t>, flow: &mut Flow) {
        let mut line = Flow::line(Mode::Lines);
        for (at, verse) in literal_text(node).split('\n').enumerate() {
            if at > 0 {
                line.line.line_break();
            }
            line.line.text(verse);
        }
        let origin = self.origin(node);
        flow.push(Block::paragraph(line.line.take()).at(origin));
    }

    pub(super) fn formula(&mut self, node: Node<'t>, flow: &mut Flow) {
        let is_block = node.attribute("display").is_some_and(|value| value.eq_ignore_ascii_case("block"));
        let tex = node.descendants().find(|inner| {
            inner.name() == "annotation" && inner.attribute("encoding").is_some_and(|value| value.contains("tex"))
        });
        let source = tex.map(|tex| tex.text().trim().to_string());
        let source = source.or_else(|| node.attribute("alttext").map(|text| text.trim().to_string()));
        let source = source.filter(|source| !source.is_empty()).unwrap_or_else(|| collapsed(&node.text()));
        let mathml = formula(node, 0).map(Box::new);
        let origin = self.origin(node);
        if source.is_empty() && mathml.as_ref().is_none_or(|math| math.children.is_empty()) {
            return;
        }
        if is_block && !flow.is_line() {
            flow.flush();
            flow.push(Block::new(BlockKind::Math { source, mathml }).at(origin));
        } else {
            flow.inline(Inline::Math { source, mathml }, origin);
        }
    }

    /// A script is not run, but some stand for what they would show.
    pub(super) fn script(&mut self, node: Node<'t>, flow: &mut Flow) {
        let origin = self.origin(node);
        let kind = node.attribute("type").unwrap_or_default();
        if kind.starts_with("math/tex") {
            let source = node.text().trim().to_string();
            if kind.contains("mode=display") && !flow.is_line() && !source.is_empty() {
                flow.flush();
                flow.push(Block::new(BlockKind::Math { source, mathml: None }).at(origin));
            } else if !source.is_empty() {
                flow.inline(Inline::Math { source, mathml: None }, origin);
            }
            return;
        }
        let gist = node.attribute("src").map(|src| src.split(['?', '#']).next().unwrap_or_default());
        let gist =
            gist.and_then(|src| src.strip_suffix(".js")).filter(|src| src.starts_with("https://gist.github.com/"));
        if let Some(address) = gist {
            let embed = embeds::of_address(self.draft, address, origin);
            flow.push(Block::new(BlockKind::Embed(Box::new(embed))).at(origin));
        }
    }
}

/// The characters of `node` with a line feed for each line break.
fn literal_text(node: Node<'_>) -> String {
    let mut text = String::new();
    let mut edges = node.edges();
    while let Some(edge) = edges.next() {
        let Edge::Start(inner) = edge else { continue };
        match inner.tag() {
            None => text.push_str(inner.run().unwrap_or_default()),
            Some(Tag::Br) => text.push('\n'),
            Some(Tag::Script | Tag::Style | Tag::Template) => edges.skip_content(),
            Some(_) => {}
        }
    }
    text
}

/// The programming language that a `pre`, or the `code` in it, names.
fn syntax(node: Node<'_>) -> Option<String> {
    let code = node.elements().find(|child| child.is(Tag::Code));
    let around = node.parent().into_iter().chain(node.parent().and_then(|parent| parent.parent()));
    let said = |node: Node<'_>| {
        let attribute = ["data-lang", "data-language"].iter().find_map(|name| node.attribute(name));
        let class = node.classes().find_map(|class| {
            ["language-", "lang-", "highlight-source-", "brush:"].iter().find_map(|prefix| class.strip_prefix(prefix))
        });
        attribute.or(class).map(|name| name.trim().to_ascii_lowercase()).filter(|name| !name.is_empty())
    };
    let said = code.into_iter().chain([node]).chain(around).find_map(said);
    // `none` and `plaintext` are what highlighters write for no language.
    said.filter(|name| name != "none" && name.len() <= 40)
}

/// The formula at `node`, by the closed list of its elements. What is not on the list is walked through.
fn formula(node: Node<'_>, depth: usize) -> Option<MathElement> {
    let tag = MathTag::parse(node.name())?;
    let attributes = node.attributes().filter_map(|(name, value)| {
        let value = value.trim();
        Some((MathAttribute::parse(name)?, value.to_string())).filter(|_| value.len() <= 40)
    });
    let mut element = MathElement { tag, attributes: attributes.collect(), children: Vec::new() };
    let is_token =
        matches!(tag, MathTag::Mi | MathTag::Mn | MathTag::Mo | MathTag::Mtext | MathTag::Ms | MathTag::Annotation);
    let mut edges = node.edges();
    edges.next();
    while let Some(edge) = edges.next() {
        let Edge::Start(inner) = edge else { continue };
        match inner.run() {
            Some(run) if is_token => push_text(&mut element, run, true),
            Some(run) => {
                let text = collapsed(run);
                if !text.is_empty() {
                    push_text(&mut element, &text, false);
                }
            }
            None if inner.name() == "annotation-xml" => edges.skip_content(),
            None if depth >= FORMULA => {}
            None => {
                if let Some(child) = formula(inner, depth + 1) {
                    element.children.push(MathNode::Element(child));
                    edges.skip_content();
                }
            }
        }
    }
    Some(element)
}

/// Adds characters to a formula; outside of its tokens they get one of their own, as they must.
fn push_text(element: &mut MathElement, text: &str, is_token: bool) {
    if !is_token {
        let children = vec![MathNode::Text { text: text.to_string() }];
        let token = MathElement { tag: MathTag::Mtext, attributes: Vec::new(), children };
        element.children.push(MathNode::Element(token));
    } else if let Some(MathNode::Text { text: before }) = element.children.last_mut() {
        before.push_str(text);
    } else {
        element.children.push(MathNode::Text { text: text.to_string() });
    }
}
