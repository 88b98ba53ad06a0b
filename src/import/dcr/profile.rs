//! Passages that each have a title: takeaways, questions and answers, profiles, bylines, events.

use super::Reader;
use super::words::{join, push, says_nothing};
use crate::article::{Block, BlockKind};
use crate::import::json::Fields;
use serde_json::Value;

impl Reader<'_, '_> {
    /// Passages with a title each, which is a heading of the article.
    pub(super) fn titled(&mut self, list: &[Value], content: &mut Vec<Block>) {
        for passage in list {
            let origin = self.draft.origin_of(passage);
            let title = self.line(passage.field("title"));
            if !says_nothing(&title) {
                content.push(Block::new(BlockKind::Heading { level: 2, content: title }).at(origin));
            }
            let byline = self.line(passage.field("bylineHtml").or(passage.field("byline")));
            push(content, byline, origin);
            content.append(&mut self.flow(passage.field("bio")));
            content.append(&mut self.elements(passage.list("body")));
            content.append(&mut self.elements(passage.list("elements")));
            content.append(&mut self.flow(passage.field("endNote")));
        }
    }

    /// Events, in sections with a title of their own or in none.
    pub(super) fn timeline(&mut self, value: &Value, content: &mut Vec<Block>) {
        for section in value.list("sections") {
            let origin = self.draft.origin_of(section);
            let title = self.line(section.field("title"));
            if !says_nothing(&title) {
                content.push(Block::new(BlockKind::Heading { level: 2, content: title }).at(origin));
            }
            self.events(section.list("events"), 3, content);
        }
        self.events(value.list("events"), 2, content);
    }

    fn events(&mut self, list: &[Value], level: u8, content: &mut Vec<Block>) {
        for event in list {
            let origin = self.draft.origin_of(event);
            let label = self.line(event.field("label"));
            push(content, label, origin);
            let mut line = self.line(event.field("date"));
            let title = self.line(event.field("title"));
            join(&mut line, ": ", title);
            if !says_nothing(&line) {
                content.push(Block::new(BlockKind::Heading { level, content: line }).at(origin));
            }
            if let Some(main) = event.field("main").filter(|main| main.is_object()) {
                content.append(&mut self.elements(std::slice::from_ref(main)));
            }
            content.append(&mut self.elements(event.list("body")));
        }
    }
}
