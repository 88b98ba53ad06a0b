//! Boxes with their own form: guides, quizzes, timelines, callouts, products, crosswords.

use super::Reader;
use super::element::linked;
use super::words::{join, push, push_strong, says_nothing};
use crate::article::{AsideRole, Block, BlockKind, Description, Figure, Image, Inline, List, ListItem, RelatedLink};
use crate::finding::{Finding, Rule};
use crate::import::html;
use crate::import::json::Fields;
use crate::url::Use;
use serde_json::Value;

impl Reader<'_, '_> {
    /// Background that other articles share: a label ("Quick guide"), a title, a picture, text.
    pub(super) fn guide(&mut self, value: &Value) -> BlockKind {
        let origin = self.draft.origin_of(value);
        let mut title = self.line(value.field("label"));
        let heading = self.line(value.field("title"));
        join(&mut title, ": ", heading);
        let credit = self.line(value.field("credit"));
        let image = value.field("img").and_then(|picture| self.small_picture(picture));
        let mut content = Vec::new();
        if image.is_some() || !credit.is_empty() {
            // The picture sets the mood; what it shows nobody says.
            let image = image.map(|image| Image { alt: Some(String::new()), ..image });
            let block = match image {
                Some(_) => Block::new(BlockKind::Figure(Box::new(Figure { image, credit, ..Figure::default() }))),
                None => Block::paragraph(credit),
            };
            content.push(block.at(origin));
        }
        content.append(&mut self.flow(value.field("html")));
        BlockKind::Aside { role: AsideRole::Aside, title, content }
    }

    /// A quiz, for reading: each question with its answers, and what is said of an answer once it is chosen.
    pub(super) fn quiz(&mut self, value: &Value) -> BlockKind {
        let origin = self.draft.origin_of(value);
        let mut content = Vec::new();
        for question in value.list("questions") {
            let line = self.line(question.field("text"));
            push_strong(&mut content, line, origin);
            let mut items = Vec::new();
            for answer in question.list("answers") {
                let line = self.line(answer.field("text"));
                let revealed = self.flow(answer.field("revealText"));
                let block = match revealed.is_empty() {
                    true => BlockKind::Plain { content: line },
                    false => BlockKind::Details { summary: line, open: false, content: revealed },
                };
                items.push(ListItem { checked: None, content: vec![Block::new(block).at(origin)] });
            }
            content.push(Block::new(BlockKind::List(List { items, ..List::default() })).at(origin));
        }
        for result in value.list("resultBuckets").iter().chain(value.list("resultGroups")) {
            let line = self.line(result.field("title"));
            push_strong(&mut content, line, origin);
            content.append(&mut self.flow(result.field("description")));
            content.append(&mut self.flow(result.field("shareText")));
        }
        let message = "the quiz can't be played here: its questions and answers are shown for reading";
        self.draft.report(Finding::new(Rule::UnknownBlock, origin, message));
        BlockKind::Aside { role: AsideRole::Aside, title: self.line(value.field("title")), content }
    }

    pub(super) fn timeline_atom(&mut self, value: &Value) -> BlockKind {
        let mut content = self.flow(value.field("description"));
        let mut items = Vec::new();
        for event in value.list("events") {
            let mut term = Vec::new();
            for key in ["date", "toDate", "title"] {
                let part = self.line(event.field(key));
                join(&mut term, if key == "toDate" { " – " } else { " " }, part);
            }
            items.push(Description { terms: vec![term], details: vec![self.flow(event.field("body"))] });
        }
        if !items.is_empty() {
            content.push(Block::new(BlockKind::DescriptionList { items }));
        }
        BlockKind::Aside { role: AsideRole::Aside, title: self.line(value.field("title")), content }
    }

    /// An appeal to readers. Its form can't be sent from here: its questions are named in a finding.
    pub(super) fn callout(&mut self, value: &Value) -> BlockKind {
        let origin = self.draft.origin_of(value);
        let mut content = Vec::new();
        let subtitle = self.line(value.field("subtitle").or(value.field("prompt")));
        push(&mut content, subtitle, origin);
        for key in ["intro", "description"] {
            content.append(&mut self.flow(value.field(key)));
        }
        let heading = self.line(value.field("mainTextHeading"));
        push_strong(&mut content, heading, origin);
        for key in ["mainText", "emailContact", "messagingContact", "securedropContact", "endNote"] {
            content.append(&mut self.flow(value.field(key)));
        }
        for contact in value.list("contacts") {
            let line = self.lines(contact, &["name", "value", "guidance"]);
            push(&mut content, line, origin);
        }
        let mut questions = String::new();
        super::text::form(value, &mut questions);
        if !questions.trim().is_empty() {
            let message = "the form of the callout was left out: it can be sent only from the publisher's own page";
            self.draft.report(Finding::new(Rule::LeftOut, origin, message).omitting(questions));
        }
        BlockKind::Aside { role: AsideRole::Aside, title: self.line(value.field("title")), content }
    }

    /// A crossword: its clues, for readers who solve on paper.
    pub(super) fn crossword(&mut self, value: &Value, content: &mut Vec<Block>) {
        let origin = self.draft.origin_of(value);
        let crossword = value.field("crossword").unwrap_or(&Value::Null);
        let name = self.line(crossword.field("name"));
        if !says_nothing(&name) {
            content.push(Block::new(BlockKind::Heading { level: 2, content: name }).at(origin));
        }
        content.append(&mut self.flow(crossword.field("instructions")));
        for goes_across in [true, false] {
            let mut items = Vec::new();
            let entries = crossword.list("entries").iter();
            for entry in entries.filter(|entry| (entry.string("direction") == Some("across")) == goes_across) {
                let mut line = self.line(entry.field("clue"));
                let number = entry.string("humanNumber").map(str::to_string);
                let number = number.or_else(|| entry.number("number").map(|number| number.to_string()));
                if let Some(number) = number {
                    line.insert(0, Inline::text(format!("{number} ")));
                }
                let plain = Block::new(BlockKind::Plain { content: line });
                items.push(ListItem { checked: None, content: vec![plain.at(origin)] });
            }
            if !items.is_empty() {
                content.push(Block::new(BlockKind::List(List { items, ..List::default() })).at(origin));
            }
        }
        let message = "the crossword can't be played here: its clues are shown for reading";
        self.draft.report(Finding::new(Rule::UnknownBlock, origin, message));
    }

    /// A product that a review recommends.
    pub(super) fn product(&mut self, value: &Value) -> BlockKind {
        let origin = self.draft.origin_of(value);
        let mut content = Vec::new();
        for (level, key) in [(2, "primaryHeadingHtml"), (3, "secondaryHeadingHtml")] {
            let line = self.line(value.field(key));
            if !says_nothing(&line) {
                content.push(Block::new(BlockKind::Heading { level, content: line }).at(origin));
            }
        }
        if let Some(picture) = value.field("image") {
            content.extend(self.own_picture(picture));
        }
        let name = self.lines(value, &["brandName", "productName"]);
        push(&mut content, name, origin);
        if let Some(rating) = value.field("starRating").and_then(super::page::stars) {
            content.push(Block::paragraph(vec![Inline::text(rating)]).at(origin));
        }
        content.extend(self.offers(value));
        let mut items = Vec::new();
        for attribute in value.list("customAttributes") {
            let term = self.line(attribute.field("name"));
            items.push(Description { terms: vec![term], details: vec![self.flow(attribute.field("value"))] });
        }
        if !items.is_empty() {
            content.push(Block::new(BlockKind::DescriptionList { items }).at(origin));
        }
        content.append(&mut self.elements(value.list("content")));
        BlockKind::Group { label: Some("product".into()), content }
    }

    /// A picture that is an object with `url` and its own words.
    fn own_picture(&mut self, picture: &Value) -> Option<Block> {
        let origin = self.draft.origin_of(picture);
        let image = self.small_picture(picture);
        let image = image.map(|image| Image { alt: picture.string("alt").map(html::text), ..image });
        let caption = self.line(picture.field("caption"));
        let shows = picture.get("displayCredit").and_then(Value::as_bool) != Some(false);
        let credit = if shows { self.line(picture.field("credit")) } else { Vec::new() };
        let says = image.is_some() || !caption.is_empty() || !credit.is_empty();
        let figure = Figure { image, caption, credit, link: None };
        says.then(|| Block::new(BlockKind::Figure(Box::new(figure))).at(origin))
    }

    /// Where a product is sold: a list of links.
    fn offers(&mut self, value: &Value) -> Option<Block> {
        let mut items = Vec::new();
        for offer in value.list("productCtas") {
            let origin = self.draft.origin_of(offer);
            let url = offer.string("url").and_then(|address| self.draft.url(address, Use::Link, origin));
            let title = self.lines(offer, &["text", "label", "price", "retailer"]);
            if url.is_some() || !title.is_empty() {
                let content = linked(RelatedLink { url, title, description: Vec::new() });
                let block = Block::new(BlockKind::Plain { content }).at(origin);
                items.push(ListItem { checked: None, content: vec![block] });
            }
        }
        (!items.is_empty()).then(|| Block::new(BlockKind::List(List { items, ..List::default() })))
    }

    /// Several products at a glance.
    pub(super) fn products(&mut self, value: &Value) -> BlockKind {
        let origin = self.draft.origin_of(value);
        let mut content = Vec::new();
        for product in value.list("products") {
            let line = self.lines(product, &["primaryHeadingHtml", "brandName", "productName"]);
            push(&mut content, line, origin);
            content.extend(self.offers(product));
        }
        BlockKind::Aside { role: AsideRole::Aside, title: self.line(value.field("title")), content }
    }

    /// The recipe that an article is about, as the recipe app has it.
    pub(super) fn recipe(&mut self, value: &Value) -> BlockKind {
        let mut content = Vec::new();
        if let Some(picture) = value.field("featuredImage") {
            content.extend(self.own_picture(picture));
        }
        content.append(&mut self.flow(value.field("description")));
        BlockKind::Aside { role: AsideRole::Aside, title: self.line(value.field("title")), content }
    }
}
