//! What stands in a line of text.

use super::sink::Id;
use super::vocabulary::{Address, Name, Tag, Text, Token};
use super::walk::{NoteUse, Walk};
use crate::article::{Direction, Image, Inline, Link, MathElement, MathNode, Span};
use crate::url::{Scheme, Url};

impl<'a> Walk<'a> {
    /// A line's parts, in order.
    pub(super) fn inlines(&mut self, content: &'a [Inline]) {
        for inline in content {
            self.inline(inline);
        }
    }

    fn inline(&mut self, inline: &'a Inline) {
        match inline {
            Inline::Text { text } => self.out.text(text),
            Inline::Code { text } => {
                self.out.open(Tag::Code);
                self.out.text(text);
                self.out.close();
            }
            Inline::Emphasis { content } => self.element(Tag::Em, content),
            Inline::Strong { content } => self.element(Tag::Strong, content),
            Inline::Subscript { content } => self.element(Tag::Sub, content),
            Inline::Superscript { content } => self.element(Tag::Sup, content),
            Inline::Deletion { content } => self.element(Tag::Del, content),
            Inline::Insertion { content } => self.element(Tag::Ins, content),
            Inline::Mark { content } => self.element(Tag::Mark, content),
            Inline::Small { content } => self.element(Tag::Small, content),
            Inline::Keyboard { content } => self.element(Tag::Kbd, content),
            Inline::Cite { content } => self.element(Tag::Cite, content),
            Inline::Link(link) => self.link(link),
            Inline::Quotation { content, cite } => {
                self.out.open(Tag::Q);
                if let Some(cite) = cite {
                    self.out.address(Address::Cite, cite);
                }
                self.inlines(content);
                self.out.close();
            }
            Inline::Span(span) => self.span(span),
            Inline::Abbreviation { content, title } => self.abbreviation(content, title.as_deref()),
            Inline::Time { content, value } => {
                self.out.open(Tag::Time);
                self.out.attribute(Text::Datetime, value.as_str());
                self.inlines(content);
                self.out.close();
            }
            Inline::Ruby { content, reading } => self.ruby(content, reading),
            Inline::Image(image) => self.inline_image(image),
            Inline::Math { source, mathml } => self.formula(source, mathml.as_deref()),
            Inline::NoteRef { note } => self.note_reference(note),
            Inline::LineBreak => self.out.void(Tag::Br),
        }
    }

    /// A short form; at its first use with its expansion, since a title is
    /// reached neither by keyboard nor by touch (WCAG technique H28).
    fn abbreviation(&mut self, content: &'a [Inline], title: Option<&'a str>) {
        self.out.open(Tag::Abbr);
        if let Some(title) = title {
            self.out.attribute(Text::Title, title);
        }
        self.inlines(content);
        self.out.close();
        if let Some(title) = title
            && self.explained.insert(title)
            && !self.story().holds(title)
        {
            self.out.label(" (");
            self.out.open_class(Tag::Span, "sf-expansion");
            self.out.text(title);
            self.out.close();
            self.out.label(")");
        }
    }

    fn element(&mut self, tag: Tag, content: &'a [Inline]) {
        self.out.open(tag);
        self.inlines(content);
        self.out.close();
    }

    /// Opens a link; whether it did: one to a place that the article does not have would do nothing.
    pub(super) fn open_link(&mut self, url: &'a Url) -> bool {
        let inner = url.fragment().filter(|_| url.scheme() == Scheme::Fragment);
        let target = inner.as_deref().and_then(|name| self.target(name)).cloned();
        if inner.is_some() && target.is_none() {
            return false;
        }
        self.out.open(Tag::A);
        match &target {
            Some(target) => self.out.name(Name::Fragment, target),
            None => self.out.address(Address::Href, url),
        }
        true
    }

    fn link(&mut self, link: &'a Link) {
        let only_notes = link.content.iter().all(|inline| matches!(inline, Inline::NoteRef { .. }));
        if self.behind_link.is_some() || only_notes && !link.content.is_empty() || !self.open_link(&link.url) {
            self.inlines(&link.content);
            return;
        }
        if let Some(title) = &link.title {
            self.out.attribute(Text::Title, title);
        }
        // Such a link is as large as its picture: what marks the focus, and what magnifies it, goes by the link's box.
        if !link.content.is_empty() && link.content.iter().all(|inline| matches!(inline, Inline::Image(_))) {
            self.out.token(Token::Class, "sf-picture-link");
        }
        self.linked(|walk| walk.inlines(&link.content));
    }

    /// What an open link says, and its end. A link holds no other: references to notes stand behind it.
    pub(super) fn linked(&mut self, write: impl FnOnce(&mut Self)) {
        self.behind_link = Some(Vec::new());
        write(self);
        self.out.close();
        for note in self.behind_link.take().unwrap_or_default() {
            self.note_reference(note);
        }
    }

    fn span(&mut self, span: &'a Span) {
        let tag = match (span.override_, span.direction) {
            (true, Some(Direction::Ltr | Direction::Rtl)) => Tag::Bdo,
            (_, Some(Direction::Auto)) => Tag::Bdi,
            _ => Tag::Span,
        };
        self.out.open(tag);
        self.language_attributes(span.language.as_ref(), span.direction);
        self.inlines(&span.content);
        self.out.close();
    }

    /// Parentheses stand around the reading where the browser shows it in the line.
    fn ruby(&mut self, content: &'a [Inline], reading: &'a [Inline]) {
        self.out.open(Tag::Ruby);
        self.inlines(content);
        self.out.open(Tag::Rp);
        self.out.label("(");
        self.out.close();
        self.element(Tag::Rt, reading);
        self.out.open(Tag::Rp);
        self.out.label(")");
        self.out.close();
        self.out.close();
    }

    fn inline_image(&mut self, image: &'a Image) {
        self.out.open_class(Tag::Img, "sf-inline-image");
        self.out.address(Address::Src, &image.url);
        self.alternative_text(image);
        self.dimensions(image.width, image.height);
        self.out.token(Token::Loading, "lazy");
        self.out.token(Token::Decoding, "async");
        self.out.close();
    }

    /// A note's number as a link to the note (DPUB-ARIA 1.1, doc-noteref). A
    /// reference to a note that is not there keeps its name, as text.
    fn note_reference(&mut self, note: &'a str) {
        if !self.note_names.contains(note) {
            self.out.open(Tag::Sup);
            self.out.text(note);
            self.out.close();
            return;
        }
        if let Some(behind) = &mut self.behind_link {
            behind.push(note);
            return;
        }
        let next = self.notes.len() + 1;
        let usage = self.notes.entry(note).or_insert(NoteUse { number: next, references: 0 });
        usage.references += 1;
        let NoteUse { number, references } = *usage;
        let target = self.fixed_id(&format!("note-{number}"));
        let own: Id = self.fixed_id(&format!("ref-{number}-{references}"));
        self.out.open_class(Tag::Sup, "sf-noteref");
        self.out.open(Tag::A);
        self.out.token(Token::Role, "doc-noteref");
        self.out.name(Name::Fragment, &target);
        self.out.name(Name::Id, &own);
        self.hidden_label(self.options.messages.note());
        self.out.label(&["\u{a0}", &self.figures(number)].concat());
        self.out.close();
        self.out.close();
    }

    /// The same parts without links or anything else that takes focus.
    pub(super) fn unlinked(&mut self, content: &'a [Inline]) {
        for inline in content {
            match inline {
                Inline::Link(link) => self.unlinked(&link.content),
                Inline::NoteRef { .. } => {}
                Inline::Emphasis { content } => {
                    self.out.open(Tag::Em);
                    self.unlinked(content);
                    self.out.close();
                }
                Inline::Strong { content } => {
                    self.out.open(Tag::Strong);
                    self.unlinked(content);
                    self.out.close();
                }
                other if other.children().is_empty() => self.inline(other),
                other => self.unlinked(other.children()),
            }
        }
    }

    /// A formula's elements, by the closed list.
    pub(super) fn math(&mut self, element: &MathElement) {
        self.out.open_math(element.tag);
        for (name, value) in &element.attributes {
            self.out.math_attribute(*name, value);
        }
        for child in &element.children {
            match child {
                MathNode::Element(element) => self.math(element),
                MathNode::Text { text } => self.out.text(text),
            }
        }
        self.out.close();
    }

    /// Who shows something: the name in the source, else the site's.
    pub(super) fn provider(&self, named: Option<&'a str>, url: Option<&'a Url>) -> &'a str {
        named.or_else(|| url.and_then(Url::host)).unwrap_or(self.options.messages.another_site())
    }
}
