//! The blocks of the story.

use super::posts::{self, address};
use super::sink::Id;
use super::vocabulary::{Address, Name, Tag, Text, Token};
use super::walk::Walk;
use crate::article::{
    AsideRole, Block, BlockKind, Code, Description, Inline, List, LivePost, MathElement, joined_words, plain_line,
    plain_text,
};
use crate::messages::filled;
use crate::url::Url;

impl<'a> Walk<'a> {
    /// Blocks, in order.
    pub(super) fn blocks(&mut self, blocks: &'a [Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    /// Does `work` with headings `levels` deeper.
    pub(super) fn nested(&mut self, levels: u8, work: impl FnOnce(&mut Self)) {
        self.nesting = self.nesting.saturating_add(levels);
        work(self);
        self.nesting = self.nesting.saturating_sub(levels);
    }

    /// An element that stands for `block` starts: with its name, language and direction.
    pub(super) fn open_block(&mut self, block: &'a Block, tag: Tag) {
        self.out.open(tag);
        if let Some(id) = self.own_target(block).cloned() {
            self.out.name(Name::Id, &id);
            self.out.token(Token::Tabindex, "-1");
        }
        self.block_attributes(block);
    }

    fn block_attributes(&mut self, block: &'a Block) {
        if block.language.is_some() || block.direction.is_some() {
            self.language_attributes(block.language.as_ref(), block.direction);
        }
        if self.options.origins
            && let Some(index) = block.origin.index()
        {
            self.out.number(Token::DataOrigin, index as i64);
        }
    }

    /// One block.
    pub(super) fn block(&mut self, block: &'a Block) {
        match &block.kind {
            BlockKind::Paragraph { content } => {
                self.open_block(block, Tag::P);
                self.inlines(content);
                self.out.close();
            }
            BlockKind::Plain { content } => self.plain(block, content),
            BlockKind::Heading { level, content } => self.heading(block, *level, content),
            BlockKind::List(list) => self.list(block, list),
            BlockKind::DescriptionList { items } => self.description_list(block, items),
            BlockKind::Quote { content, attribution, cite } => {
                self.quote(block, content, attribution, cite.as_ref());
            }
            BlockKind::PullQuote { content, attribution } => self.pull_quote(block, content, attribution),
            BlockKind::Figure(figure) => {
                self.open_block(block, figure_tag(&figure.caption, &figure.credit));
                self.figure(figure);
                self.out.close();
            }
            BlockKind::Gallery(gallery) => self.gallery(block, gallery),
            BlockKind::Video(video) => self.video(block, video),
            BlockKind::Audio(audio) => self.audio(block, audio),
            BlockKind::Table(table) => self.table(block, table),
            BlockKind::Code(code) => self.code(block, code),
            BlockKind::Math { source, mathml } => {
                self.open_block(block, Tag::Div);
                self.out.token(Token::Class, "sf-math");
                self.formula(source, mathml.as_deref());
                self.out.close();
            }
            BlockKind::Embed(embed) => self.embed(block, embed),
            BlockKind::ThematicBreak => {
                self.open_block(block, Tag::Hr);
                self.out.close();
            }
            BlockKind::Aside { role, title, content } => self.aside(block, *role, title, content),
            BlockKind::Details { summary, open, content } => {
                self.open_block(block, Tag::Details);
                self.out.token(Token::Class, "sf-details");
                if *open {
                    self.out.flag(Token::Open);
                }
                self.out.open(Tag::Summary);
                match summary.is_empty() {
                    true => self.label(self.options.messages.details()),
                    false => self.inlines(summary),
                }
                self.out.close();
                self.blocks(content);
                self.out.close();
            }
            BlockKind::Correction(correction) => {
                self.open_block(block, Tag::Div);
                self.correction(correction);
                self.out.close();
            }
            BlockKind::Related { title, links } => {
                let name = match title.is_empty() {
                    true => self.options.messages.related().to_string(),
                    false => plain_text(title),
                };
                let is_region = self.is_new_region(&name);
                self.open_block(block, if is_region { Tag::Aside } else { Tag::Div });
                self.out.token(Token::Class, "sf-related");
                let label = self.numbered_id("related");
                if !is_region {
                    self.out.token(Token::Role, "group");
                }
                self.out.name(Name::AriaLabelledby, &label);
                self.out.open_class(Tag::P, "sf-related-title");
                self.out.name(Name::Id, &label);
                match title.is_empty() {
                    true => self.label(self.options.messages.related()),
                    false => self.line(title),
                }
                self.out.close();
                self.related_links(links);
                self.out.close();
            }
            BlockKind::LivePost(post) => self.live_post(block, post),
            BlockKind::Group { content, .. } => {
                self.open_block(block, Tag::Div);
                self.out.token(Token::Class, "sf-group");
                self.blocks(content);
                self.out.close();
            }
        }
    }

    /// Text right inside a list item or a cell: an element of its own only where it must carry something.
    fn plain(&mut self, block: &'a Block, content: &'a [Inline]) {
        let bare = block.id.is_none()
            && block.language.is_none()
            && block.direction.is_none()
            && !(self.options.origins && block.origin.index().is_some());
        if bare {
            self.inlines(content);
            return;
        }
        self.open_block(block, Tag::Span);
        self.inlines(content);
        self.out.close();
    }

    /// A heading of the story. A story's own level 2 stands right below the title; see `repair`.
    fn heading(&mut self, block: &'a Block, level: u8, content: &'a [Inline]) {
        let known = self.heading_ids.get(&address(block));
        let id = match known.or_else(|| self.own_target(block)).cloned() {
            Some(id) => id,
            None => self.heading_id(content),
        };
        self.open_heading(level.clamp(2, 6) - 1 + self.nesting, &id);
        self.out.token(Token::Tabindex, "-1");
        self.block_attributes(block);
        self.inlines(content);
        self.out.close();
    }

    /// An id made of a heading's words, in any script.
    fn heading_id(&mut self, content: &[Inline]) -> Id {
        let mut name = joined_words(&plain_line(content), 8, '-');
        if name.is_empty() {
            name.push_str("section");
        }
        self.new_id(&name)
    }

    /// The story's headings right below the title, with the ids that [`Walk::heading`] will give them.
    pub(super) fn headings(&mut self) -> Vec<(Id, &'a Block, &'a [Inline])> {
        let mut headings = Vec::new();
        for block in &self.article.body {
            if let BlockKind::Heading { level: 0..=2, content } = &block.kind {
                let id = match self.own_target(block).cloned() {
                    Some(id) => id,
                    None => self.heading_id(content),
                };
                self.heading_ids.insert(address(block), id.clone());
                headings.push((id, block, content.as_slice()));
            }
        }
        headings
    }

    fn list(&mut self, block: &'a Block, list: &'a List) {
        self.open_block(block, if list.ordered { Tag::Ol } else { Tag::Ul });
        if list.ordered
            && let Some(start) = list.start.filter(|start| *start != 1)
        {
            self.out.number(Token::Start, start);
        }
        if list.reversed {
            self.out.flag(Token::Reversed);
        }
        if list.items.iter().any(|item| item.checked.is_some()) {
            self.out.token(Token::Class, "sf-tasks");
        }
        for item in &list.items {
            self.out.open(Tag::Li);
            if let Some(done) = item.checked {
                self.task_state(done);
            }
            self.blocks(&item.content);
            self.out.close();
        }
        self.out.close();
    }

    /// Whether a task is done: a sign for the eye, words for the ear. No form control: it can't be changed.
    fn task_state(&mut self, done: bool) {
        let messages = &self.options.messages;
        self.out.open_class(Tag::Span, if done { "sf-done" } else { "sf-to-do" });
        self.out.token(Token::AriaHidden, "true");
        self.out.label(if done { "\u{2611}\u{fe0e} " } else { "\u{2610} " });
        self.out.close();
        self.hidden_label(if done { messages.done() } else { messages.not_done() });
        self.out.label(" ");
    }

    fn description_list(&mut self, block: &'a Block, items: &'a [Description]) {
        self.open_block(block, Tag::Dl);
        for item in items {
            for term in &item.terms {
                self.out.open(Tag::Dt);
                self.inlines(term);
                self.out.close();
            }
            for details in &item.details {
                self.out.open(Tag::Dd);
                self.blocks(details);
                self.out.close();
            }
        }
        self.out.close();
    }

    fn quote(&mut self, block: &'a Block, content: &'a [Block], attribution: &'a [Inline], cite: Option<&Url>) {
        if attribution.is_empty() {
            self.open_block(block, Tag::Blockquote);
            self.quote_content(content, cite);
            self.out.close();
            return;
        }
        // Who said it is not part of the quotation (HTML standard, "The blockquote element").
        self.open_block(block, Tag::Figure);
        self.out.token(Token::Class, "sf-quote");
        self.out.open(Tag::Blockquote);
        self.quote_content(content, cite);
        self.out.close();
        self.attribution(Tag::Figcaption, attribution);
        self.out.close();
    }

    fn quote_content(&mut self, content: &'a [Block], cite: Option<&Url>) {
        if let Some(cite) = cite {
            self.out.address(Address::Cite, cite);
        }
        self.nested(1, |walk| walk.blocks(content));
    }

    fn attribution(&mut self, tag: Tag, attribution: &'a [Inline]) {
        self.out.open_class(tag, "sf-attribution");
        self.line(attribution);
        self.out.close();
    }

    /// A pull quote is hidden from assistive technology where it repeats the
    /// story, and is a quotation like any other where it does not.
    fn pull_quote(&mut self, block: &'a Block, content: &'a [Inline], attribution: &'a [Inline]) {
        if self.repeats_story(content) {
            self.open_block(block, Tag::Aside);
            self.out.token(Token::Class, "sf-pull-quote");
            self.out.token(Token::Role, "doc-pullquote");
            self.out.token(Token::AriaHidden, "true");
            self.out.open(Tag::P);
            self.unlinked(content);
            self.out.close();
            if !attribution.is_empty() {
                self.out.open_class(Tag::P, "sf-attribution");
                self.unlinked(attribution);
                self.out.close();
            }
            self.out.close();
            return;
        }
        // A figure is one by its caption: here, who said it.
        self.open_block(block, figure_tag(attribution, &[]));
        self.out.token(Token::Class, "sf-pull-quote");
        self.out.open(Tag::Blockquote);
        self.out.open(Tag::P);
        self.inlines(content);
        self.out.close();
        self.out.close();
        if !attribution.is_empty() {
            self.attribution(Tag::Figcaption, attribution);
        }
        self.out.close();
    }

    fn code(&mut self, block: &'a Block, code: &'a Code) {
        let figure = !code.caption.is_empty();
        if figure {
            self.open_block(block, Tag::Figure);
            self.out.token(Token::Class, "sf-code");
            self.out.open(Tag::Pre);
        } else {
            self.open_block(block, Tag::Pre);
            self.out.token(Token::Class, "sf-code");
        }
        self.out.open(Tag::Code);
        if let Some(syntax) = code.syntax.as_deref() {
            self.out.attribute(Text::DataSyntax, syntax);
        }
        self.out.text(&code.text);
        self.out.close();
        self.out.close();
        if figure {
            self.out.open(Tag::Figcaption);
            self.line(&code.caption);
            self.out.close();
            self.out.close();
        }
    }

    fn aside(&mut self, block: &'a Block, role: AsideRole, title: &'a [Inline], content: &'a [Block]) {
        let messages = &self.options.messages;
        let (class, word) = match role {
            AsideRole::Aside => ("sf-aside", None),
            AsideRole::Note => ("sf-aside sf-aside-note", Some(messages.aside_note())),
            AsideRole::Tip => ("sf-aside sf-aside-tip", Some(messages.aside_tip())),
            AsideRole::Important => ("sf-aside sf-aside-important", Some(messages.aside_important())),
            AsideRole::Warning => ("sf-aside sf-aside-warning", Some(messages.aside_warning())),
            AsideRole::Caution => ("sf-aside sf-aside-caution", Some(messages.aside_caution())),
            AsideRole::Disclaimer => ("sf-aside sf-aside-disclaimer", Some(messages.aside_disclaimer())),
        };
        // A note and no landmark: an article may have many, and most are called alike.
        let titled = !title.is_empty() || word.is_some();
        self.open_block(block, Tag::Div);
        self.out.token(Token::Class, class);
        self.out.token(Token::Role, "note");
        if titled {
            let label = self.numbered_id("aside");
            self.out.name(Name::AriaLabelledby, &label);
            self.out.open_class(Tag::P, "sf-aside-title");
            self.out.name(Name::Id, &label);
            match title.is_empty() {
                true => self.label(word.unwrap_or_default()),
                false => self.line(title),
            }
            self.out.close();
        }
        self.blocks(content);
        self.out.close();
    }

    /// A post of live coverage: its time, state and title are one heading, so that they are read as one phrase.
    fn live_post(&mut self, block: &'a Block, post: &'a LivePost) {
        let messages = &self.options.messages;
        self.open_block(block, Tag::Article);
        self.out.token(Token::Class, if post.pinned { "sf-post sf-post-pinned" } else { "sf-post" });
        let heading = self.numbered_id("post");
        self.out.name(Name::AriaLabelledby, &heading);
        self.open_heading(1 + self.nesting, &heading);
        self.out.token(Token::Class, "sf-post-title");
        self.out.token(Token::Tabindex, "-1");
        let states = [
            (post.pinned, messages.pinned()),
            (post.breaking, messages.breaking_news()),
            (post.key, messages.key_event()),
        ];
        for (_, words) in states.into_iter().filter(|(set, _)| *set) {
            self.label_element(Tag::Span, "sf-post-state", words);
            self.out.label(" ");
        }
        if let Some(published) = &post.published {
            self.time(published);
            self.out.label(" ");
        }
        self.line(&post.title);
        if post.title.is_empty() && post.published.is_none() {
            self.label(messages.updated());
        }
        if let Some(number) = self.post_number(block) {
            self.out.label(&format!(" ({number})"));
        }
        self.out.close();
        if !post.authors.is_empty() {
            self.out.open_class(Tag::P, "sf-byline");
            for (index, author) in post.authors.iter().enumerate() {
                if index > 0 {
                    self.label(self.options.messages.comma());
                }
                self.person(author);
            }
            self.out.close();
        }
        self.nested(1, |walk| walk.blocks(&post.content));
        if let Some(modified) = post.modified.as_ref().filter(|modified| Some(*modified) != post.published.as_ref()) {
            self.out.open_class(Tag::P, "sf-dates");
            self.label(messages.updated());
            self.out.label(" ");
            self.time(modified);
            self.out.close();
        }
        self.out.close();
    }

    /// What tells a post from others of the same time and title: articles need names of their own.
    fn post_number(&mut self, post: &'a Block) -> Option<usize> {
        if self.post_numbers.is_none() {
            self.post_numbers = Some(posts::numbers(self.article, &|time| self.date_words(time)));
        }
        self.post_numbers.as_ref()?.get(&address(post)).copied()
    }

    /// A formula: as MathML where there is any, else its source as code.
    pub(super) fn formula(&mut self, source: &str, mathml: Option<&MathElement>) {
        match mathml {
            Some(element) => self.math(element),
            None => {
                self.out.open_class(Tag::Code, "sf-formula");
                self.out.text(source);
                self.out.close();
            }
        }
    }

    /// Whether the words of `content` stand in the story in the same order.
    fn repeats_story(&mut self, content: &[Inline]) -> bool {
        self.story().holds(&plain_text(content))
    }

    /// The label of a link that leads past something, such as a table.
    pub(super) fn skip_past(&mut self, message: &str, value: &str, target: &Id) {
        self.out.open_class(Tag::A, "sf-skip-link");
        self.label_language();
        self.out.name(Name::Fragment, target);
        self.out.label(&filled(message, value));
        self.out.close();
    }
}

/// A figure is one by its caption (HTML standard, "The figure element"): what has none is a plain box.
pub(super) fn figure_tag(caption: &[Inline], credit: &[Inline]) -> Tag {
    if caption.is_empty() && credit.is_empty() { Tag::Div } else { Tag::Figure }
}
