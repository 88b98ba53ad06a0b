//! The blocks of sections.

use super::{Reader, line::is_line};
use crate::article::{AsideRole, Block, BlockKind, Code, Description, Inline, LanguageTag, List, ListItem};
use crate::import::xml::{Mixed, Node, Space, unwrap_only};
use crate::url::Use;

impl<'t> Reader<'_, '_, 't> {
    /// What stands in an element, as blocks.
    pub(super) fn blocks(&mut self, node: Node<'t>) -> Vec<Block> {
        self.read_into(node, Mixed::paragraphs(node.origin()), &[])
    }

    /// The same without the children of those names.
    pub(super) fn blocks_without(&mut self, node: Node<'t>, names: &[&str]) -> Vec<Block> {
        self.read_into(node, Mixed::paragraphs(node.origin()), names)
    }

    /// The same where lines are no paragraphs.
    pub(super) fn plain(&mut self, node: Node<'t>) -> Vec<Block> {
        let mut blocks = self.read_into(node, Mixed::plain(node.origin()), &[]);
        unwrap_only(&mut blocks);
        blocks
    }

    fn read_into(&mut self, node: Node<'t>, mut mixed: Mixed, without: &[&str]) -> Vec<Block> {
        for child in node.children() {
            match child.run() {
                Some(run) => mixed.inline(Inline::text(run)),
                None if without.contains(&child.name()) => {}
                // Notes that are listed stand where they are.
                None if child.is("fn") && matches!(node.name(), "fn-group" | "author-notes") => {
                    let blocks = self.loose_note(child);
                    mixed.blocks(blocks);
                }
                None if is_line(child) => self.inline(child).into_iter().for_each(|inline| mixed.inline(inline)),
                None => {
                    let blocks = self.block(child);
                    mixed.part();
                    mixed.blocks(blocks);
                }
            }
        }
        mixed.finish()
    }

    /// The blocks that an element is.
    pub(super) fn block(&mut self, node: Node<'t>) -> Vec<Block> {
        let kind = match node.name() {
            "p" => {
                let mut blocks = self.blocks(node);
                self.name(node, &mut blocks);
                return blocks;
            }
            "sec" | "app" | "ack" | "notes" | "glossary" | "bio" | "app-group" | "fn-group" | "ref-list" => {
                return self.section(node);
            }
            "list" => return self.list(node),
            "def-list" => return self.definitions(node),
            "disp-quote" => {
                let attribution = self.part(node, "attrib");
                BlockKind::Quote { content: self.blocks_without(node, &["attrib"]), attribution, cite: None }
            }
            "boxed-text" | "statement" => return vec![self.boxed(node)],
            "fig" | "graphic" | "media" => return self.figure(node),
            "fig-group" => return self.figures(node),
            "table-wrap" => return self.table_wrap(node),
            "table-wrap-group" | "alternatives" | "disp-formula-group" | "title-group" => return self.blocks(node),
            "table" | "array" => return self.bare_table(node),
            "disp-formula" => return self.display_formula(node),
            "code" | "preformat" => {
                let syntax = node.attribute("language").map(str::to_string);
                BlockKind::Code(Code { syntax, text: node.text().trim_matches('\n').to_string(), ..Code::default() })
            }
            "verse-group" => return self.verse(node),
            "speech" => return self.speech(node),
            "supplementary-material" => return self.supplement(node),
            "hr" => BlockKind::ThematicBreak,
            "title" => {
                let content = self.line(node);
                BlockKind::Paragraph { content: vec![Inline::Strong { content }] }
            }
            "fn" => return self.loose_note(node),
            "label" | "attrib" | "caption" | "subtitle" | "td" | "th" | "list-item" | "def" | "term" | "subject"
            | "funding-statement" | "license-p" | "corresp" | "aff" | "contrib" | "contrib-group" => {
                return self.blocks(node);
            }
            "alt-text" | "long-desc" | "object-id" | "permissions" | "related-article" | "sec-meta" => {
                return Vec::new();
            }
            _ if is_line(node) || node.space() == Space::Math => {
                return vec![Block::paragraph(self.inline(node)).at(node.origin())];
            }
            _ => {
                let content = self.blocks(node);
                if content.is_empty() {
                    return Vec::new();
                }
                self.unknown(node);
                BlockKind::Group { label: Some(node.name().to_string()), content }
            }
        };
        let mut blocks = vec![Block::new(kind).at(node.origin())];
        self.name(node, &mut blocks);
        blocks
    }

    /// Gives the first of an element's blocks its name and language.
    pub(super) fn name(&mut self, node: Node<'t>, blocks: &mut [Block]) {
        let language = node.attribute("lang").and_then(LanguageTag::parse);
        let language = language.filter(|tag| self.draft.article.language.as_ref() != Some(tag));
        if let Some(first) = blocks.first_mut() {
            first.id = first.id.take().or_else(|| node.attribute("id").map(str::to_string));
        }
        if language.is_some() {
            blocks.iter_mut().for_each(|block| block.language.clone_from(&language));
        }
    }

    /// The line of a child.
    pub(super) fn part(&mut self, node: Node<'t>, name: &'static str) -> Vec<Inline> {
        node.child(name).map(|part| self.line(part)).unwrap_or_default()
    }

    /// A label and a title, as one line: "2.1 Methods".
    pub(super) fn title(&mut self, node: Node<'t>) -> Vec<Inline> {
        let mut label = self.part(node, "label");
        let title = self.part(node, "title");
        if !label.is_empty() && !title.is_empty() {
            label.push(Inline::text(" "));
        }
        label.extend(title);
        label
    }

    /// A section: its title is a heading, one level below the section around it.
    pub(super) fn section(&mut self, node: Node<'t>) -> Vec<Block> {
        let title = self.title(node);
        let mut blocks = Vec::new();
        let deeper = u8::from(!title.is_empty() || node.is("sec"));
        self.level = self.level.saturating_add(deeper);
        if !title.is_empty() {
            let heading = BlockKind::Heading { level: self.level.clamp(2, 6), content: title };
            blocks.push(Block::new(heading).at(node.origin()));
        }
        blocks.extend(match node.name() {
            "ref-list" => self.references(node),
            _ => self.blocks_without(node, &["label", "title"]),
        });
        self.level = self.level.saturating_sub(deeper);
        self.name(node, &mut blocks);
        blocks
    }

    fn list(&mut self, node: Node<'t>) -> Vec<Block> {
        let kind = node.attribute("list-type").unwrap_or_default();
        let mut items = Vec::new();
        for item in node.all("list-item") {
            let mut content = self.blocks_without(item, &["label"]);
            // Where the source writes the numbers itself, they are not always the list's own.
            let label = item.line_of("label").filter(|_| kind.is_empty() || kind == "simple");
            if let (Some(label), Some(BlockKind::Paragraph { content })) =
                (label, content.first_mut().map(|first| &mut first.kind))
            {
                content.insert(0, Inline::text(format!("{label} ")));
            }
            unwrap_only(&mut content);
            items.push(ListItem { checked: None, content });
        }
        let mut blocks = Vec::new();
        let title = self.title(node);
        if !title.is_empty() {
            blocks.push(Block::paragraph(vec![Inline::Strong { content: title }]).at(node.origin()));
        }
        let ordered = matches!(kind, "order" | "alpha-lower" | "alpha-upper" | "roman-lower" | "roman-upper");
        let list = List { ordered, items, ..List::default() };
        blocks.push(Block::new(BlockKind::List(list)).at(node.origin()));
        self.name(node, &mut blocks);
        blocks
    }

    fn definitions(&mut self, node: Node<'t>) -> Vec<Block> {
        let mut blocks = Vec::new();
        let title = self.title(node);
        if !title.is_empty() {
            blocks.push(Block::paragraph(vec![Inline::Strong { content: title }]).at(node.origin()));
        }
        let mut items = Vec::new();
        for item in node.all("def-item") {
            let terms = item.all("term").map(|term| self.line(term)).collect();
            let details = item.all("def").map(|def| self.plain(def)).collect();
            items.push(Description { terms, details });
        }
        blocks.push(Block::new(BlockKind::DescriptionList { items }).at(node.origin()));
        blocks
    }

    fn boxed(&mut self, node: Node<'t>) -> Block {
        let mut title = self.title(node);
        let caption = node.child("caption");
        let caption_title = caption.map(|caption| self.part(caption, "title")).unwrap_or_default();
        if !title.is_empty() && !caption_title.is_empty() {
            title.push(Inline::text(" "));
        }
        title.extend(caption_title);
        let mut content = caption.map(|caption| self.blocks_without(caption, &["title"])).unwrap_or_default();
        self.level = self.level.saturating_add(1);
        content.extend(self.blocks_without(node, &["label", "title", "caption"]));
        self.level = self.level.saturating_sub(1);
        let mut block = Block::new(BlockKind::Aside { role: AsideRole::Aside, title, content }).at(node.origin());
        block.id = node.attribute("id").map(str::to_string);
        block
    }

    /// Verse: its lines are kept.
    fn verse(&mut self, node: Node<'t>) -> Vec<Block> {
        let mut content = Vec::new();
        let title = self.title(node);
        if !title.is_empty() {
            content.push(Block::paragraph(vec![Inline::Strong { content: title }]).at(node.origin()));
        }
        let mut lines: Vec<Inline> = Vec::new();
        for child in node.elements() {
            match child.name() {
                "verse-line" => {
                    if !lines.is_empty() {
                        lines.push(Inline::LineBreak);
                    }
                    lines.extend(self.line(child));
                }
                "verse-group" => {
                    if !lines.is_empty() {
                        content.push(Block::paragraph(std::mem::take(&mut lines)).at(node.origin()));
                    }
                    content.extend(self.verse(child));
                }
                _ => {}
            }
        }
        if !lines.is_empty() {
            content.push(Block::paragraph(lines).at(node.origin()));
        }
        let attribution = self.part(node, "attrib");
        match attribution.is_empty() {
            true => content,
            false => vec![Block::new(BlockKind::Quote { content, attribution, cite: None }).at(node.origin())],
        }
    }

    fn speech(&mut self, node: Node<'t>) -> Vec<Block> {
        let mut speaker = self.part(node, "speaker");
        let mut blocks = self.blocks_without(node, &["speaker"]);
        if let (false, Some(BlockKind::Paragraph { content })) =
            (speaker.is_empty(), blocks.first_mut().map(|first| &mut first.kind))
        {
            speaker = vec![Inline::Strong { content: speaker }, Inline::text(" ")];
            content.splice(0..0, speaker);
        }
        blocks
    }

    /// A file beside the article: a link to it, with its caption.
    fn supplement(&mut self, node: Node<'t>) -> Vec<Block> {
        let file = std::iter::once(node).chain(node.descendants()).find(|it| it.attribute("href").is_some());
        let mut title = self.title(node);
        let caption = node.child("caption");
        let more = caption.map(|caption| self.part(caption, "title")).unwrap_or_default();
        if !title.is_empty() && !more.is_empty() {
            title.push(Inline::text(" "));
        }
        title.extend(more);
        let address = file.and_then(|file| file.attribute("href"));
        if title.is_empty() {
            title.extend(address.map(Inline::text));
        }
        let url = address.and_then(|address| self.draft.url(address, Use::Link, node.origin()));
        let line = match url {
            Some(url) => vec![Inline::link(url, title)],
            None => title,
        };
        let mut blocks = Vec::new();
        if !line.is_empty() {
            blocks.push(Block::paragraph(line).at(node.origin()));
        }
        blocks.extend(caption.map(|caption| self.blocks_without(caption, &["title"])).unwrap_or_default());
        for child in node.elements() {
            if !matches!(child.name(), "label" | "title" | "caption" | "media" | "graphic") {
                blocks.extend(self.block(child));
            }
        }
        self.name(node, &mut blocks);
        blocks
    }

    /// A note in a list of notes that nothing in the text leads to: it stands where it is.
    fn loose_note(&mut self, node: Node<'t>) -> Vec<Block> {
        match node.attribute("id").filter(|id| self.index.notes.contains_key(id)) {
            // It stands with the article's notes.
            Some(id) => {
                self.note(id);
                Vec::new()
            }
            None => self.note_text(node),
        }
    }
}
