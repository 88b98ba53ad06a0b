//! The article as a whole: skip links, header, story, notes and what follows.

use super::sink::Id;
use super::vocabulary::{Address, Name, Tag, Text, Token};
use super::walk::{NoteUse, Walk};
use crate::article::{
    Article, BlockKind, Breaking, Contributor, Correction, Inline, Note, Person, RelatedLink, Role, Timestamp, Topic,
    plain_text,
};
use crate::messages::around;
use crate::order;
use std::collections::HashSet;

impl<'a> Walk<'a> {
    /// Everything that is put on a page: skip links, the article, and the place after it.
    pub(super) fn fragment(&mut self) {
        self.out.open_class(Tag::Div, "standfirst");
        self.root_language();
        self.skip_links();
        self.article_element();
        self.end_mark();
        self.out.close();
    }

    /// The same for a page of its own: there the article is the page's `main`.
    pub(super) fn page(&mut self) {
        self.out.open_class(Tag::Div, "standfirst");
        self.root_language();
        // Nothing stands before the article here: the links are part of what they lead through.
        self.out.open(Tag::Main);
        self.skip_links();
        self.article_element();
        self.end_mark();
        self.out.close();
        self.out.close();
    }

    fn root_language(&mut self) {
        let direction = self.article.direction;
        self.language_attributes(Some(self.language()), direction);
    }

    /// The links that lead a keyboard past what comes next (WCAG 2.2, 2.4.1).
    pub(super) fn skip_links(&mut self) {
        if !self.options.skip_links {
            return;
        }
        let messages = &self.options.messages;
        self.out.open_class(Tag::Div, "sf-skip-links");
        self.label_language();
        self.skip_link("title", messages.skip_to_article());
        if self.article.breaking.is_some() {
            self.skip_link("breaking", messages.skip_to_breaking());
        }
        self.skip_link("end", messages.skip_past_article());
        self.out.close();
    }

    fn skip_link(&mut self, target: &str, words: &str) {
        self.out.open_class(Tag::A, "sf-skip-link");
        let target = self.fixed_id(target);
        self.out.name(Name::Fragment, &target);
        self.out.label(words);
        self.out.close();
    }

    /// Where the last skip link leads.
    pub(super) fn end_mark(&mut self) {
        if self.options.skip_links {
            self.out.open_class(Tag::P, "sf-end sf-hidden");
            let id = self.fixed_id("end");
            self.out.name(Name::Id, &id);
            self.out.token(Token::Tabindex, "-1");
            self.label_language();
            self.out.label(self.options.messages.end_of_article());
            self.out.close();
        }
    }

    /// The `article` element.
    pub(super) fn article_element(&mut self) {
        let title = self.fixed_id("title");
        self.out.open_class(Tag::Article, "sf-article");
        self.out.name(Name::AriaLabelledby, &title);
        self.root_language();
        self.header(&title);
        self.media_button();
        self.breaking_notice();
        if let Some(lead) = self.article.lead.as_deref() {
            self.out.open_class(Tag::Div, "sf-lead");
            self.block(lead);
            self.out.close();
        }
        self.contents();
        self.out.open_class(Tag::Div, "sf-body");
        self.part("body");
        self.blocks(&self.article.body);
        self.out.close();
        self.contributions();
        self.corrections();
        self.related_section();
        self.notes();
        self.footer();
        self.out.close();
    }

    /// The way to what waits until the reader asks for it.
    fn media_button(&mut self) {
        if !self.options.media_wait || !has_media(self.article) {
            return;
        }
        self.out.open_class(Tag::P, "sf-media-wait");
        self.out.open_class(Tag::Button, "sf-button");
        self.out.token(Token::Type, "button");
        self.out.flag(Token::DataMedia);
        self.label_language();
        self.out.label(self.options.messages.load_media());
        self.out.close();
        self.out.close();
    }

    fn header(&mut self, title: &Id) {
        let article = self.article;
        self.out.open_class(Tag::Header, "sf-header");
        self.breaking_label();
        if let Some(kicker) = article.kicker.as_deref() {
            self.out.open_class(Tag::P, "sf-kicker");
            self.text_line(kicker);
            self.out.close();
        }
        self.open_heading(0, title);
        self.out.token(Token::Class, "sf-headline");
        self.part("headline");
        self.out.token(Token::Tabindex, "-1");
        if article.headline.is_empty() {
            self.label_language();
            self.out.label(self.options.messages.untitled());
        } else {
            self.line(&article.headline);
        }
        self.out.close();
        if !article.standfirst.is_empty() {
            self.out.open_class(Tag::Div, "sf-standfirst");
            self.part("standfirst");
            self.blocks(&article.standfirst);
            self.out.close();
        }
        self.byline();
        self.dates();
        self.out.close();
    }

    /// The label of an article that is itself the breaking news.
    fn breaking_label(&mut self) {
        let Some(breaking) = self.article.breaking.as_ref().filter(|breaking| breaking.content.is_empty()) else {
            return;
        };
        let id = self.fixed_id("breaking");
        self.out.open_class(Tag::P, "sf-breaking-label");
        self.out.name(Name::Id, &id);
        self.out.token(Token::Tabindex, "-1");
        self.breaking_words(breaking);
        self.out.close();
    }

    /// A notice of other breaking news: a region with a heading, below the
    /// title, so that the title stays the first heading. It can be folded away,
    /// and is no live region: nothing is announced at load.
    fn breaking_notice(&mut self) {
        let Some(breaking) = self.article.breaking.as_ref().filter(|breaking| !breaking.content.is_empty()) else {
            return;
        };
        let id = self.fixed_id("breaking");
        let label = self.fixed_id("breaking-label");
        self.out.open_class(Tag::Section, "sf-breaking");
        self.out.name(Name::Id, &id);
        self.out.token(Token::Tabindex, "-1");
        self.out.name(Name::AriaLabelledby, &label);
        self.out.open(Tag::Details);
        self.out.flag(Token::Open);
        self.out.open(Tag::Summary);
        self.open_heading(1, &label);
        self.out.token(Token::Class, "sf-breaking-label");
        self.breaking_words(breaking);
        self.out.close();
        self.out.close();
        self.out.open_class(Tag::P, "sf-breaking-notice");
        let linked = breaking.url.as_ref().is_some_and(|url| self.open_link(url));
        self.line(&breaking.content);
        if linked {
            self.out.close();
        }
        self.out.close();
        self.out.close();
        self.out.close();
    }

    fn breaking_words(&mut self, breaking: &'a Breaking) {
        match &breaking.label {
            Some(label) => self.out.text(label),
            None => {
                self.label_language();
                self.out.label(self.options.messages.breaking_news());
            }
        }
    }

    fn byline(&mut self) {
        let article = self.article;
        if !article.byline.is_empty() {
            self.out.open_class(Tag::P, "sf-byline");
            self.line(&article.byline);
            self.out.close();
        }
        let messages = &self.options.messages;
        let roles = [
            (Role::Author, messages.by()),
            (Role::Photographer, messages.photographer()),
            (Role::Illustrator, messages.illustrator()),
            (Role::Videographer, messages.videographer()),
            (Role::Translator, messages.translator()),
            (Role::Editor, messages.editor()),
            (Role::Contributor, messages.contributor()),
        ];
        for (role, message) in roles {
            // The publisher's own byline already names the authors.
            if role == Role::Author && !article.byline.is_empty() {
                continue;
            }
            let people: Vec<&'a Contributor> = article.contributors.iter().filter(|one| one.role == role).collect();
            if people.is_empty() {
                continue;
            }
            self.out.open_class(Tag::P, "sf-byline");
            let (before, after) = around(message);
            self.label(before);
            for (index, contributor) in people.iter().enumerate() {
                if index > 0 {
                    let messages = &self.options.messages;
                    self.label(if index + 1 == people.len() { messages.and() } else { messages.comma() });
                }
                self.person(&contributor.person);
            }
            self.label(after);
            self.out.close();
        }
        if let Some(dateline) = article.dateline.as_deref() {
            self.out.open_class(Tag::P, "sf-dateline");
            self.text_line(dateline);
            self.out.close();
        }
    }

    /// A name, isolated from the direction of what stands around it, with what is known of the person.
    pub(super) fn person(&mut self, person: &Person) {
        self.out.open_class(Tag::Span, "sf-person");
        match &person.url {
            Some(url) => {
                self.out.open(Tag::A);
                self.out.token(Token::Rel, "author");
                self.out.address(Address::Href, url);
                self.isolated(&person.name);
                self.out.close();
            }
            None => self.isolated(&person.name),
        }
        for more in [&person.job, &person.affiliation, &person.location].into_iter().flatten() {
            self.out.label(", ");
            self.out.open_class(Tag::Span, "sf-person-more");
            self.text_line(more);
            self.out.close();
        }
        self.out.close();
    }

    fn isolated(&mut self, text: &str) {
        self.out.open(Tag::Bdi);
        self.out.text(text);
        self.out.close();
    }

    fn dates(&mut self) {
        let article = self.article;
        // To the minute, that is: many systems touch an article again as they publish it.
        let [published, modified] =
            [&article.published, &article.modified].map(|date| date.as_ref().map(|date| self.date_words(date)));
        let same = published == modified;
        let messages = &self.options.messages;
        let dates = [
            (article.published.as_ref(), messages.published()),
            (article.modified.as_ref().filter(|_| !same), messages.updated()),
        ];
        if dates.iter().all(|(date, _)| date.is_none()) && article.live.is_none() {
            return;
        }
        self.out.open_class(Tag::P, "sf-dates");
        if let Some(live) = &article.live {
            self.label_element(
                Tag::Span,
                "sf-live-state",
                if live.active { messages.live() } else { messages.live_ended() },
            );
            self.out.label(" ");
        }
        for (date, words) in dates {
            if let Some(date) = date {
                self.out.open_class(Tag::Span, "sf-date");
                self.label(words);
                self.out.label(" ");
                self.time(date);
                self.out.close();
                self.out.label(" ");
            }
        }
        self.out.close();
    }

    pub(super) fn date_words(&self, timestamp: &Timestamp) -> String {
        super::dates::in_words(timestamp, self.language(), &self.options.messages, self.options.dates)
    }

    /// A date or time in words.
    pub(super) fn time(&mut self, timestamp: &Timestamp) {
        self.out.open(Tag::Time);
        self.out.attribute(Text::Datetime, timestamp.as_str());
        let words = self.date_words(timestamp);
        self.out.label(&words);
        self.out.close();
    }

    fn contributions(&mut self) {
        for line in &self.article.contributions {
            self.out.open_class(Tag::P, "sf-contribution");
            self.inlines(line);
            self.out.close();
        }
    }

    fn corrections(&mut self) {
        let corrections = &self.article.corrections;
        if corrections.is_empty() {
            return;
        }
        self.out.open_class(Tag::Section, "sf-corrections");
        let heading = self.new_id("corrections");
        self.out.name(Name::AriaLabelledby, &heading);
        self.section_heading(&heading, self.options.messages.corrections());
        for correction in corrections {
            self.correction(correction);
        }
        self.out.close();
    }

    /// A heading in the interface's words, right below the title.
    pub(super) fn section_heading(&mut self, id: &Id, words: &str) {
        self.open_heading(1, id);
        self.out.token(Token::Class, "sf-section-heading");
        self.label_language();
        self.out.label(words);
        self.out.close();
    }

    /// One correction.
    pub(super) fn correction(&mut self, correction: &'a Correction) {
        self.out.open_class(Tag::Div, "sf-correction");
        self.out.open_class(Tag::P, "sf-correction-label");
        self.out.open(Tag::Strong);
        match correction.label.as_deref() {
            Some(label) => self.out.text(label),
            None => self.label(self.options.messages.correction()),
        }
        self.out.close();
        if let Some(published) = &correction.published {
            self.out.label(" ");
            self.time(published);
        }
        self.out.close();
        self.nested(1, |walk| walk.blocks(&correction.content));
        self.out.close();
    }

    fn related_section(&mut self) {
        let related = &self.article.related;
        if related.is_empty() {
            return;
        }
        let heading = self.new_id("related");
        self.out.open_class(Tag::Section, "sf-related");
        self.out.name(Name::AriaLabelledby, &heading);
        self.section_heading(&heading, self.options.messages.related());
        self.related_links(related);
        self.out.close();
    }

    /// A list of related reading.
    pub(super) fn related_links(&mut self, links: &'a [RelatedLink]) {
        self.out.open_class(Tag::Ul, "sf-links");
        for link in links {
            self.out.open(Tag::Li);
            match link.url.as_ref().filter(|url| self.open_link(url)) {
                Some(url) if link.title.is_empty() => {
                    self.out.label(url.as_str());
                    self.out.close();
                }
                Some(_) => self.linked(|walk| walk.line(&link.title)),
                None => self.line(&link.title),
            }
            if !link.description.is_empty() {
                self.out.open_class(Tag::P, "sf-link-description");
                self.line(&link.description);
                self.out.close();
            }
            self.out.close();
        }
        self.out.close();
    }

    /// The notes, in order of their numbers (DPUB-ARIA 1.1, doc-endnotes).
    fn notes(&mut self) {
        if self.article.notes.is_empty() {
            return;
        }
        let mut notes: Vec<(NoteUse, &'a Note)> = Vec::new();
        let mut unused = self.notes.len();
        let mut seen = HashSet::new();
        for note in &self.article.notes {
            // References lead to the first of two notes that the source calls alike.
            let first = seen.insert(note.id.as_str());
            let usage = self.notes.get(note.id.as_str()).copied().filter(|_| first).unwrap_or_else(|| {
                unused += 1;
                NoteUse { number: unused, references: 0 }
            });
            notes.push((usage, note));
        }
        notes = order::by_number(notes, |(usage, _)| usage.number as u64);
        let heading = self.new_id("notes");
        self.out.open_class(Tag::Section, "sf-notes");
        self.out.token(Token::Role, "doc-endnotes");
        self.out.name(Name::AriaLabelledby, &heading);
        self.section_heading(&heading, self.options.messages.notes());
        self.out.open(Tag::Ol);
        for (usage, note) in notes {
            self.out.open(Tag::Li);
            let id = self.fixed_id(&format!("note-{}", usage.number));
            self.out.name(Name::Id, &id);
            self.out.token(Token::Tabindex, "-1");
            self.nested(1, |walk| walk.blocks(&note.content));
            self.backlinks(usage);
            self.out.close();
        }
        self.out.close();
        self.out.close();
    }

    fn backlinks(&mut self, usage: NoteUse) {
        if usage.references == 0 {
            return;
        }
        self.out.open_class(Tag::P, "sf-backlinks");
        for reference in 1..=usage.references {
            let mut name = self.figures(usage.number);
            if usage.references > 1 {
                name = [&*name, ".", &self.figures(reference)].concat();
            }
            if reference > 1 {
                self.out.label(" ");
            }
            self.out.open_class(Tag::A, "sf-backlink");
            self.out.token(Token::Role, "doc-backlink");
            let target = self.fixed_id(&format!("ref-{}-{reference}", usage.number));
            self.out.name(Name::Fragment, &target);
            self.out.open(Tag::Span);
            self.out.token(Token::AriaHidden, "true");
            self.out.label("\u{21a9}\u{fe0e}");
            self.out.close();
            self.hidden_label(&crate::messages::filled(self.options.messages.back_to_reference(), &name));
            self.out.close();
        }
        self.out.close();
    }

    fn contents(&mut self) {
        if !self.options.contents {
            return;
        }
        let headings = self.headings();
        if headings.len() < 2 {
            return;
        }
        let id = self.new_id("contents");
        self.out.open_class(Tag::Nav, "sf-contents");
        self.out.name(Name::AriaLabelledby, &id);
        self.section_heading(&id, self.options.messages.contents());
        self.out.open(Tag::Ol);
        for (target, block, content) in headings {
            self.out.open(Tag::Li);
            self.out.open(Tag::A);
            self.out.name(Name::Fragment, &target);
            if block.language.is_some() {
                self.language_attributes(block.language.as_ref(), block.direction);
            }
            self.repeated(content);
            self.out.close();
            self.out.close();
        }
        self.out.close();
        self.out.close();
    }

    /// The words of a line that stands in the story too: here they are the
    /// interface's, and bring nothing along but the languages that they are in.
    fn repeated(&mut self, content: &'a [Inline]) {
        for inline in content {
            match inline {
                Inline::Span(span) if span.language.is_some() => {
                    self.out.open(Tag::Span);
                    self.language_attributes(span.language.as_ref(), span.direction);
                    self.repeated(&span.content);
                    self.out.close();
                }
                Inline::Ruby { .. } => self.out.label(&plain_text(std::slice::from_ref(inline))),
                other if other.children().is_empty() => self.out.label(&plain_text(std::slice::from_ref(other))),
                other => self.repeated(other.children()),
            }
        }
    }

    fn footer(&mut self) {
        let article = self.article;
        if article.topics.is_empty()
            && article.sections.is_empty()
            && article.source.is_none()
            && article.rights.is_none()
        {
            return;
        }
        let messages = &self.options.messages;
        self.out.open_class(Tag::Footer, "sf-footer");
        self.topics(messages.sections(), &article.sections);
        self.topics(messages.topics(), &article.topics);
        if let Some(source) = &article.source {
            self.out.open_class(Tag::P, "sf-source");
            let (before, after) = around(messages.article_by());
            self.label(before);
            match &source.url {
                Some(url) => {
                    self.out.open(Tag::A);
                    self.out.address(Address::Href, url);
                    self.isolated(&source.name);
                    self.out.close();
                }
                None => self.out.text(&source.name),
            }
            self.label(after);
            self.out.close();
        }
        if let Some(rights) = article.rights.as_deref() {
            self.out.open_class(Tag::P, "sf-rights");
            self.out.open(Tag::Small);
            self.text_line(rights);
            self.out.close();
            self.out.close();
        }
        self.out.close();
    }

    fn topics(&mut self, words: &str, topics: &[Topic]) {
        if topics.is_empty() {
            return;
        }
        self.out.open_class(Tag::Div, "sf-topics");
        self.label_element(Tag::P, "sf-topics-label", words);
        self.out.open(Tag::Ul);
        for topic in topics {
            self.out.open(Tag::Li);
            match &topic.url {
                Some(url) => {
                    self.out.open(Tag::A);
                    self.out.token(Token::Rel, "tag");
                    self.out.address(Address::Href, url);
                    self.isolated(&topic.name);
                    self.out.close();
                }
                None => self.isolated(&topic.name),
            }
            self.out.close();
        }
        self.out.close();
        self.out.close();
    }
}

/// Whether an article has pictures, films or recordings.
fn has_media(article: &Article) -> bool {
    let mut found = false;
    article.each_block(&mut |block| {
        found |= match &block.kind {
            BlockKind::Figure(figure) => figure.image.is_some(),
            BlockKind::Gallery(gallery) => gallery.figures.iter().any(|figure| figure.image.is_some()),
            BlockKind::Video(video) => !video.sources.is_empty() || video.poster.is_some(),
            BlockKind::Audio(audio) => !audio.sources.is_empty(),
            _ => false,
        };
    });
    found
}
