//! Apple News Format: `article.json`, a list of components with roles
//! (Apple's "Apple News Format" reference, version 1.7 and later).

mod component;
mod media;
mod styled;
mod table;
mod text;

use super::json::Fields;
use super::leftover::Shown;
use super::moments::moment;
use super::{Draft, Error, Importer, Match, Source};
use crate::article::{Block, BlockKind, Contributor, Inline, LanguageTag, Person, Role, plain_text, words};
use crate::url::Use;
use serde_json::Value;

pub(super) static IMPORTER: Importer =
    Importer { name: "apple-news", title: "Apple News Format", detect, read, source_text: text::source_text };

fn detect(source: &Source<'_>) -> Option<Match> {
    let root = source.json()?;
    let components = root.list("components");
    let has_roles = !components.is_empty() && components.iter().take(8).all(|one| one.string("role").is_some());
    let has_looks = ["componentTextStyles", "componentLayouts", "layout", "documentStyle", "version"]
        .iter()
        .any(|key| root.field(key).is_some());
    match (has_roles, has_looks) {
        (true, true) => Match::new(96, "has `components` with `role`, and `layout` or styles"),
        (true, false) => Match::new(70, "has `components` with `role`"),
        (false, _) => None,
    }
}

fn read(source: &Source<'_>, draft: &mut Draft<'_>) -> Result<(), Error> {
    let root = source.json().filter(|root| root.get("components").is_some_and(Value::is_array));
    let Some(root) = root else {
        return Err(Error::WrongFormat { format: IMPORTER.name, reason: "it has no list of `components`".into() });
    };
    let mut reader = Reader { draft, root, content: Vec::new(), in_story: false, title: headline(root) };
    reader.metadata();
    reader.components(root.list("components"));
    reader.finish();
    let shown = Shown::default().and_fields(root, &["title", "components"]);
    shown.report(draft, &["accessibilityCaption"]);
    Ok(())
}

/// The component that is the article's headline: the title, or an opening heading that says what the document's title
/// says. A title often has the publication's name after it.
fn headline(root: &Value) -> Option<&Value> {
    let mut opening = Vec::new();
    opening_components(root.list("components"), &mut opening);
    if let Some(title) = opening.iter().find(|one| one.string("role") == Some("title")) {
        return Some(title);
    }
    let title: Vec<String> = words(root.string("title")?).collect();
    opening.into_iter().find(|one| {
        let is_heading = matches!(one.string("role"), Some("heading" | "heading1"));
        let text: Vec<String> = words(one.string("text").unwrap_or_default()).collect();
        is_heading && !text.is_empty() && title.starts_with(&text) && (text.len() > 2 || text.len() == title.len())
    })
}

/// The components that an article opens with, those in containers among them.
fn opening_components<'v>(list: &'v [Value], opening: &mut Vec<&'v Value>) {
    for component in list {
        if opening.len() >= 16 {
            return;
        }
        opening.push(component);
        opening_components(component.list("components"), opening);
    }
}

/// Reads an article's components into a draft.
struct Reader<'r, 'a, 'v> {
    draft: &'r mut Draft<'a>,
    root: &'v Value,
    content: Vec<Block>,
    /// Whether the story has begun: what stands before it belongs to the article's head.
    in_story: bool,
    title: Option<&'v Value>,
}

impl Reader<'_, '_, '_> {
    fn metadata(&mut self) {
        let root = self.root;
        self.draft.article.language = root.string("language").and_then(LanguageTag::parse);
        if self.title.is_none()
            && let Some(title) = root.string("title")
        {
            self.draft.article.headline = vec![Inline::text(title.trim())];
        }
        let Some(metadata) = root.field("metadata") else { return };
        self.draft.article.published = moment(metadata, "datePublished").or_else(|| moment(metadata, "dateCreated"));
        self.draft.article.modified = moment(metadata, "dateModified");
        self.draft.article.description = metadata.string("excerpt").map(str::to_string);
        if let Some(value) = metadata.field("canonicalURL") {
            let origin = self.draft.origin_of(value);
            self.draft.article.canonical = self.draft.url(value.as_str().unwrap_or_default(), Use::Link, origin);
        }
    }

    /// What can only be told once all components are read.
    fn finish(&mut self) {
        let root = self.root;
        let mut content = std::mem::take(&mut self.content);
        let leads = |block: &Block| match &block.kind {
            BlockKind::Figure(figure) => figure.image.is_some(),
            BlockKind::Video(_) => true,
            _ => false,
        };
        if self.draft.article.lead.is_none() && content.first().is_some_and(leads) {
            self.draft.article.lead = Some(Box::new(content.remove(0)));
        }
        let article = &mut self.draft.article;
        article.body = content;
        if article.standfirst.is_empty()
            && let Some(subtitle) = root.string("subtitle")
        {
            article.standfirst = vec![Block::paragraph(vec![Inline::text(subtitle.trim())])];
        }
        if article.byline.is_empty() {
            let authors = root.path(&["metadata"]).map(|metadata| metadata.list("authors")).unwrap_or_default();
            let person = |name: &str| Person { name: name.trim().to_string(), ..Person::default() };
            article.contributors = authors
                .iter()
                .filter_map(Value::as_str)
                .map(|name| Contributor { role: Role::Author, person: person(name) })
                .collect();
        }
    }

    /// Adds a line to the byline.
    fn byline(&mut self, line: Vec<Inline>) {
        let byline = &mut self.draft.article.byline;
        if plain_text(&line).trim().is_empty() {
            return;
        }
        if !byline.is_empty() {
            byline.push(Inline::LineBreak);
        }
        byline.extend(line);
    }
}
