//! Walking through the tree: what each element becomes.
//!
//! Elements without a meaning of their own and elements of a line are walked
//! through without recursion, so that depth of markup costs no stack. Only
//! what becomes a block with blocks inside recurs, and how far is bounded by
//! [`DEPTH`].

use super::flow::{Flow, Scope, Sort};
use super::line::Shell;
use super::notes::Notes;
use crate::article::{Block, BlockKind, Direction, Inline, LanguageTag, Origin, Span, Timestamp};
use crate::finding::{Finding, Rule};
use crate::import::Draft;
use crate::import::markup::{Edge, Node, Tag};
use crate::url::{Url, Use};
use std::collections::HashSet;

/// How deep the model may nest, counted in levels of its JSON form: readers of JSON stop at 128
/// (serde_json), and lines, which are bounded too, stand inside the innermost block.
const DEPTH: usize = 48;

/// Where the nodes of a tree stand in the source.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Spot {
    /// All in one place, such as a string in JSON.
    At(Origin),
    /// In a text, of which the tree's source begins at that byte.
    From(usize),
}

/// One conversion of a tree into the model.
pub(super) struct Converter<'d, 's, 't> {
    pub(super) draft: &'d mut Draft<'s>,
    pub(super) notes: Notes<'t>,
    /// Nodes that were read already or are not to be read.
    pub(super) taken: HashSet<u32>,
    /// The names that links in the tree lead to.
    targets: HashSet<&'t str>,
    /// The language and direction around what is being read.
    around: Scope,
    /// Whether lists are only the way that pictures of a gallery are laid out.
    pub(super) in_gallery: bool,
    spot: Spot,
    depth: usize,
    was_too_deep: bool,
}

/// What to do at an element's end.
#[derive(Default)]
struct Leave {
    shells: u8,
    ends_code: bool,
    ends_link: bool,
    parts: bool,
    sort: Option<Sort>,
    heading: Option<(u8, Origin, Sort)>,
    scope: Option<(Scope, Scope)>,
}

impl<'d, 's, 't> Converter<'d, 's, 't> {
    /// A conversion of what is under `top`.
    pub(super) fn new(draft: &'d mut Draft<'s>, top: Node<'t>, spot: Spot) -> Self {
        let around = Scope { language: draft.article.language.clone(), direction: draft.article.direction };
        let mut notes = Notes::find(top);
        let links = top.descendants().filter(|node| node.is(Tag::A) && !notes.has_link(*node));
        let targets = links.filter_map(|link| link.attribute("href")?.strip_prefix('#')).collect();
        notes.rename(&draft.article.notes);
        Self {
            draft,
            notes,
            taken: HashSet::new(),
            targets,
            around,
            in_gallery: false,
            spot,
            depth: 0,
            was_too_deep: false,
        }
    }

    /// Where `node` stands.
    pub(super) fn origin(&self, node: Node<'t>) -> Origin {
        match self.spot {
            Spot::At(origin) => origin,
            Spot::From(start) => Origin::new(start + node.offset()),
        }
    }

    /// The address in an attribute of `node`, or a finding.
    pub(super) fn url(&mut self, node: Node<'t>, text: &str, purpose: Use) -> Option<Url> {
        let origin = self.origin(node);
        self.draft.url(text, purpose, origin)
    }

    /// Says that the text of `node`, if it has any, is left out.
    pub(super) fn omit(&mut self, node: Node<'t>, message: impl Into<String>) {
        let text = node.shown_text();
        self.omit_text(node, text, message);
    }

    /// Says that `text`, if there is any, is left out at `node`.
    pub(super) fn omit_text(&mut self, node: Node<'t>, text: String, message: impl Into<String>) {
        if text.contains(char::is_alphanumeric) {
            let origin = self.origin(node);
            self.draft.report(Finding::new(Rule::LeftOut, origin, message).omitting(text));
        }
    }

    /// Whether the model may nest by `levels` more. If so, give them back with [`Converter::rise`].
    pub(super) fn sink(&mut self, node: Node<'t>, levels: usize) -> bool {
        if self.depth + levels <= DEPTH {
            self.depth += levels;
            return true;
        }
        if !std::mem::replace(&mut self.was_too_deep, true) {
            let origin = self.origin(node);
            let message = "blocks are nested too deep here: their content is kept, without what is around it";
            self.draft.report(Finding::new(Rule::LimitReached, origin, message));
        }
        false
    }

    /// Gives `levels` back.
    pub(super) fn rise(&mut self, levels: usize) {
        self.depth -= levels.min(self.depth);
    }

    /// The blocks in `nodes`, with text outside of paragraphs as `sort`, inside what is open in `outer`.
    pub(super) fn blocks(&mut self, nodes: &[Node<'t>], sort: Sort, outer: &Flow) -> Vec<Block> {
        let mut flow = Flow::blocks(sort, outer.line.shells());
        self.walk(nodes, &mut flow);
        flow.end()
    }

    /// The same, of all that is under `node`.
    pub(super) fn blocks_in(&mut self, node: Node<'t>, sort: Sort, outer: &Flow) -> Vec<Block> {
        let children: Vec<_> = node.children().collect();
        self.blocks(&children, sort, outer)
    }

    /// Reads `nodes` into `flow`.
    pub(super) fn walk(&mut self, nodes: &[Node<'t>], flow: &mut Flow) {
        let mut open = Vec::new();
        for node in nodes {
            let mut edges = node.edges();
            while let Some(edge) = edges.next() {
                match edge {
                    Edge::Start(node) => {
                        let leave = self.enter(node, flow);
                        if leave.is_none() {
                            edges.skip_content();
                        }
                        open.push(leave);
                    }
                    Edge::End(_) => {
                        if let Some(Some(leave)) = open.pop() {
                            self.leave(leave, flow);
                        }
                    }
                }
            }
        }
    }

    /// Reads the start of `node`. None where it has been read with all that is in it.
    fn enter(&mut self, node: Node<'t>, flow: &mut Flow) -> Option<Leave> {
        let Some(tag) = node.tag() else {
            let origin = self.origin(node);
            if !self.taken.contains(&node.number()) {
                flow.text(node.run().unwrap_or_default(), origin);
            }
            return None;
        };
        if self.taken.contains(&node.number()) || self.note(node, flow) {
            if !tag.is_inline() {
                flow.part();
            }
            return None;
        }
        if tag.is_never_shown() && !matches!(tag, Tag::Script | Tag::Iframe) {
            return None;
        }
        if is_hidden(node) {
            self.omit(node, "text that the page hides is left out");
            return None;
        }
        if flow.credit.is_some() && super::figure::is_credit(node) {
            self.credit(node, flow);
            return None;
        }
        match tag {
            Tag::Br => {
                flow.line.line_break();
                None
            }
            Tag::Hr => {
                if flow.is_line() {
                    flow.part();
                } else {
                    let origin = self.origin(node);
                    flow.push(Block::new(BlockKind::ThematicBreak).at(origin));
                }
                None
            }
            Tag::Img | Tag::Picture => {
                self.picture(node, flow);
                None
            }
            Tag::Other if node.name() == "amp-img" => {
                self.picture(node, flow);
                None
            }
            Tag::Math => {
                self.formula(node, flow);
                None
            }
            Tag::Script => {
                self.script(node, flow);
                None
            }
            Tag::Iframe | Tag::Embed => {
                self.frame(node, flow);
                None
            }
            Tag::Object if self.object(node, flow) => None,
            Tag::Video | Tag::Audio => {
                self.player(node, flow);
                None
            }
            Tag::Noscript if self.is_told_already(node) => None,
            Tag::Svg | Tag::Canvas => {
                self.omit(node, "the text of a drawing is left out");
                None
            }
            Tag::Button | Tag::Select | Tag::Textarea | Tag::Input | Tag::Keygen | Tag::Meter | Tag::Progress => {
                self.omit(node, "the text of a form's control is left out");
                None
            }
            Tag::Rp => {
                self.omit(node, "text for browsers that do not know ruby is left out");
                None
            }
            Tag::Form if is_questionnaire(node) => {
                self.omit(node, "a form is left out");
                None
            }
            Tag::Area | Tag::Col | Tag::Frame | Tag::Param | Tag::Source | Tag::Track => None,
            Tag::Meta | Tag::Link | Tag::Base | Tag::Basefont | Tag::Bgsound | Tag::Wbr => None,
            Tag::Ruby => {
                self.ruby(node, flow);
                None
            }
            Tag::Pre | Tag::Listing | Tag::Plaintext | Tag::Xmp => {
                self.preformatted(node, flow);
                None
            }
            Tag::P => Some(self.enter_block(node, flow, Sort::Paragraph)),
            tag if tag.is_heading() && !flow.is_line() => Some(self.enter_heading(node, flow)),
            _ if node.attribute("role") == Some("heading") && !flow.is_line() => Some(self.enter_heading(node, flow)),
            tag if tag.is_inline() => Some(self.enter_inline(node, tag, flow)),
            _ if flow.is_line() => {
                flow.part();
                Some(Leave { parts: true, ..Leave::default() })
            }
            tag => self.enter_container(node, tag, flow),
        }
    }

    fn leave(&mut self, leave: Leave, flow: &mut Flow) {
        if let Some((level, origin, outer)) = leave.heading {
            flow.end_heading(level, origin, outer);
        } else if leave.parts {
            flow.part();
        }
        for _ in 0..leave.shells {
            flow.line.close();
        }
        if leave.ends_code {
            flow.line.end_code();
        }
        if leave.ends_link {
            flow.line.end_link();
        }
        if let Some(sort) = leave.sort {
            flow.sort = sort;
        }
        if let Some((around, scope)) = leave.scope {
            (self.around, flow.scope) = (around, scope);
        }
    }

    /// Starts a block that is walked through.
    fn enter_block(&mut self, node: Node<'t>, flow: &mut Flow, sort: Sort) -> Leave {
        flow.part();
        let mut leave = Leave { parts: true, ..Leave::default() };
        if flow.is_line() {
            return leave;
        }
        self.name(node, flow, sort != flow.sort || node.is(Tag::P));
        leave.scope = self.enter_scope(node, flow);
        leave.sort = Some(std::mem::replace(&mut flow.sort, sort));
        leave
    }

    fn enter_heading(&mut self, node: Node<'t>, flow: &mut Flow) -> Leave {
        let level = match node.tag() {
            Some(Tag::H1) => 1,
            Some(Tag::H2) => 2,
            Some(Tag::H3) => 3,
            Some(Tag::H4) => 4,
            Some(Tag::H5) => 5,
            Some(Tag::H6) => 6,
            _ => node.attribute("aria-level").and_then(|level| level.trim().parse().ok()).unwrap_or(2).clamp(1, 6),
        };
        flow.flush();
        self.name(node, flow, true);
        let scope = self.enter_scope(node, flow);
        let outer = std::mem::replace(&mut flow.sort, Sort::Heading(level));
        Leave { heading: Some((level, self.origin(node), outer)), scope, ..Leave::default() }
    }

    /// Keeps the element's name for the block that it is, or for the one that starts with it if a link leads there.
    pub(super) fn name(&self, node: Node<'t>, flow: &mut Flow, is_block: bool) {
        let name = node.attribute("id").or_else(|| node.attribute("name").filter(|_| node.is(Tag::A)));
        let Some(name) = name.filter(|name| !name.is_empty() && !name.contains(char::is_whitespace)) else { return };
        let is_target = self.targets.contains(name);
        if is_target || is_block && flow.id.is_none() {
            flow.id = Some(name.to_string());
        }
    }

    /// Marks what comes with the element's language and direction. Answers what to restore.
    fn enter_scope(&mut self, node: Node<'t>, flow: &mut Flow) -> Option<(Scope, Scope)> {
        let scope = self.scope_of(node)?;
        let before = (self.around.clone(), flow.scope.clone());
        for kept in [&mut self.around, &mut flow.scope] {
            kept.language = scope.language.clone().or(kept.language.take());
            kept.direction = scope.direction.or(kept.direction);
        }
        Some(before)
    }

    /// What the element says of its language and direction, where it is not so already.
    fn scope_of(&self, node: Node<'t>) -> Option<Scope> {
        let language = node.attribute("lang").or_else(|| node.attribute("xml:lang"));
        let language = language.and_then(LanguageTag::parse).filter(|tag| Some(tag) != self.around.language.as_ref());
        let direction = node.attribute("dir").and_then(direction).filter(|dir| Some(*dir) != self.around.direction);
        (language.is_some() || direction.is_some()).then_some(Scope { language, direction })
    }

    fn enter_inline(&mut self, node: Node<'t>, tag: Tag, flow: &mut Flow) -> Leave {
        self.name(node, flow, false);
        let mut leave = Leave { ends_link: tag == Tag::A, ..Leave::default() };
        if leave.ends_link {
            flow.line.start_link(|| node.shown_text());
        }
        let mut open = |flow: &mut Flow, shell| leave.shells += u8::from(flow.line.open(shell));
        let scope = self.scope_of(node).unwrap_or_default();
        let override_ = tag == Tag::Bdo && scope.direction.is_some();
        let isolates = (tag == Tag::Bdi).then_some(Direction::Auto);
        let direction = scope.direction.or(isolates);
        if scope.language.is_some() || direction.is_some() {
            open(flow, Shell::Span { language: scope.language.clone(), direction, override_ });
        }
        let link = |node: Node<'t>| node.attribute("href").map(str::trim).filter(|href| !href.is_empty());
        let shell = match tag {
            Tag::A => link(node).and_then(|href| self.url(node, href, Use::Link)).map(|url| {
                let title = node.attribute("title").map(str::trim).filter(|title| !title.is_empty());
                Shell::Link(url, title.map(str::to_string))
            }),
            Tag::B | Tag::Strong => Some(Shell::Strong),
            Tag::I | Tag::Em | Tag::Var | Tag::Dfn => Some(Shell::Emphasis),
            Tag::Q => {
                let cite = node.attribute("cite").and_then(|cite| Url::parse(cite, Use::Link).ok());
                Some(Shell::Quotation(cite))
            }
            // A note's own marks are set high by the renderer.
            Tag::Sup if self.notes.is_only_references(node) => None,
            Tag::Sub => Some(Shell::Subscript),
            Tag::Sup => Some(Shell::Superscript),
            Tag::Del | Tag::S | Tag::Strike => Some(Shell::Deletion),
            Tag::Ins => Some(Shell::Insertion),
            Tag::Mark => Some(Shell::Mark),
            Tag::Small => Some(Shell::Small),
            Tag::Abbr | Tag::Acronym => Some(Shell::Abbreviation(
                node.attribute("title").map(str::trim).filter(|title| !title.is_empty()).map(str::to_string),
            )),
            Tag::Kbd => Some(Shell::Keyboard),
            Tag::Cite => Some(Shell::Cite),
            Tag::Time => node.attribute("datetime").and_then(Timestamp::parse).map(Shell::Time),
            _ => None,
        };
        if let Some(shell) = shell {
            open(flow, shell);
        }
        if matches!(tag, Tag::Code | Tag::Samp | Tag::Tt) {
            leave.ends_code = flow.line.start_code();
        }
        if scope != Scope::default() {
            let before = (self.around.clone(), flow.scope.clone());
            self.around.language = scope.language.or(self.around.language.take());
            self.around.direction = scope.direction.or(self.around.direction);
            leave.scope = Some(before);
        }
        leave
    }

    /// An element that becomes a block with blocks inside, or only parts what is around it.
    fn enter_container(&mut self, node: Node<'t>, tag: Tag, flow: &mut Flow) -> Option<Leave> {
        let read = match tag {
            _ if super::card::card(node).is_some() => Self::card,
            _ if self.is_gallery(node) => Self::gallery,
            _ if self.is_captioned(node) => Self::figure,
            _ if self.is_embedded(node) => Self::post,
            _ if self.is_pull_quote(node) => Self::pull_quote,
            Tag::Ul | Tag::Ol | Tag::Menu | Tag::Dir if !self.in_gallery => Self::list,
            Tag::Dl if !self.in_gallery => Self::description_list,
            Tag::Table => Self::table,
            Tag::Blockquote => Self::quote,
            Tag::Figure => Self::figure,
            Tag::Details => Self::details,
            Tag::Aside => Self::aside,
            _ if super::container::aside_role(node).is_some() => Self::aside,
            _ if node.has_class("correction") => Self::correction,
            _ => return Some(self.enter_block(node, flow, flow.sort)),
        };
        // What stands before it is a block of its own, also where this turns out to be nothing.
        flow.flush();
        self.name(node, flow, true);
        let scope = self.enter_scope(node, flow);
        // The block itself carries the language: what is in it need not say it again.
        let is_read = read(self, node, flow);
        if is_read {
            if let Some((around, outer)) = scope {
                (self.around, flow.scope) = (around, outer);
            }
            return None;
        }
        let sort = flow.sort;
        Some(Leave { parts: true, sort: Some(sort), scope, ..Leave::default() })
    }

    /// Reads `children` of a part that has no block of its own, with the language that `node` names.
    pub(super) fn walk_scoped(&mut self, node: Node<'t>, children: &[Node<'t>], flow: &mut Flow) {
        let before = self.enter_scope(node, flow);
        self.walk(children, flow);
        if let Some((around, _)) = before {
            // The line at the end is of that language too.
            flow.flush();
            self.around = around;
        }
    }

    /// The one line that `children` of `node` make, in the language that it names.
    pub(super) fn scoped_line(&mut self, node: Node<'t>, children: &[Node<'t>]) -> Vec<Inline> {
        let Some(scope) = self.scope_of(node) else { return self.line(children) };
        let before = self.around.clone();
        self.around.language = scope.language.clone().or(self.around.language.take());
        self.around.direction = scope.direction.or(self.around.direction);
        let content = self.line(children);
        self.around = before;
        let Scope { language, direction } = scope;
        if content.is_empty() {
            return content;
        }
        vec![Inline::Span(Box::new(Span { language, direction, override_: false, content }))]
    }

    fn ruby(&mut self, node: Node<'t>, flow: &mut Flow) {
        let origin = self.origin(node);
        let (mut base, mut reading): (Vec<Node<'t>>, Vec<Node<'t>>) = (Vec::new(), Vec::new());
        let mut parts = Vec::new();
        for child in node.children() {
            let is_reading = matches!(child.tag(), Some(Tag::Rt | Tag::Rtc));
            if !is_reading && !reading.is_empty() && !child.is(Tag::Rp) {
                parts.push((std::mem::take(&mut base), std::mem::take(&mut reading)));
            }
            if is_reading { reading.push(child) } else { base.push(child) }
        }
        parts.push((base, reading));
        for (base, reading) in parts {
            // Words that run on from one part to the next have no space between them.
            if reading.is_empty() || !self.sink(node, 2) {
                self.walk(&base, flow);
                continue;
            }
            let content = self.line(&base);
            let reading: Vec<_> = reading.iter().flat_map(|reading| reading.children()).collect();
            let reading = self.line(&reading);
            self.rise(2);
            if reading.is_empty() {
                content.into_iter().for_each(|inline| flow.inline(inline, origin));
            } else {
                flow.inline(Inline::Ruby { content, reading }, origin);
            }
        }
    }

    /// The one line that `nodes` make.
    pub(super) fn line(&mut self, nodes: &[Node<'t>]) -> Vec<Inline> {
        let mut flow = Flow::line(super::flow::Mode::Words);
        self.walk(nodes, &mut flow);
        self.ended_line(&mut flow)
    }

    /// What a line says, with links to what can't stand in one.
    pub(super) fn ended_line(&mut self, flow: &mut Flow) -> Vec<Inline> {
        let after = std::mem::take(&mut flow.after);
        for block in after {
            super::media::link_to(block, flow);
        }
        flow.line.take()
    }
}

/// The direction that a `dir` attribute names.
pub(super) fn direction(value: &str) -> Option<Direction> {
    match value.trim().to_ascii_lowercase().as_str() {
        "ltr" => Some(Direction::Ltr),
        "rtl" => Some(Direction::Rtl),
        "auto" => Some(Direction::Auto),
        _ => None,
    }
}

/// Whether a page shows nothing of the element, or says that it is for nobody's ears.
pub(super) fn is_hidden(node: Node<'_>) -> bool {
    if node.attribute("hidden").is_some_and(|value| !value.eq_ignore_ascii_case("until-found")) {
        return true;
    }
    if node.attribute("aria-hidden") == Some("true") {
        // A picture that is not spoken of is decorative, and still a picture.
        return !matches!(node.tag(), Some(Tag::Img | Tag::Picture | Tag::Figure | Tag::Video | Tag::Hr));
    }
    node.attribute("style").is_some_and(|style| {
        style.split(';').filter_map(|rule| rule.split_once(':')).any(|(property, value)| {
            let value = value.trim().trim_end_matches("!important").trim_ascii_end();
            property.trim().eq_ignore_ascii_case("display") && value.eq_ignore_ascii_case("none")
                || property.trim().eq_ignore_ascii_case("visibility") && value.eq_ignore_ascii_case("hidden")
        })
    })
}

/// Whether a form asks for something, rather than being wrapped around a page.
fn is_questionnaire(node: Node<'_>) -> bool {
    let asks = node.descendants().any(|node| match node.tag() {
        Some(Tag::Input) => {
            !matches!(node.attribute("type").unwrap_or_default().to_ascii_lowercase().as_str(), "hidden" | "image")
        }
        Some(Tag::Select | Tag::Textarea | Tag::Button) => true,
        _ => false,
    });
    asks && node.shown_text().len() < 1500 && node.descendants().filter(|node| node.is(Tag::P)).count() < 6
}
