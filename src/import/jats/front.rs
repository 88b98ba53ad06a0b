//! What stands before the text: titles, authors, dates, abstracts.

use super::Reader;
use crate::article::{
    Block, BlockKind, Contributor, Inline, LanguageTag, Person, Role, Source as Publisher, Timestamp, Topic,
};
use crate::import::xml::Node;
use crate::url::Use;

impl<'t> Reader<'_, '_, 't> {
    pub(super) fn language(&mut self, root: Node<'t>) {
        self.draft.article.language = root.attribute("lang").and_then(LanguageTag::parse);
    }

    pub(super) fn front(&mut self, front: Node<'t>) {
        let meta = front.child("article-meta").unwrap_or(front);
        if let Some(titles) = meta.child("title-group") {
            self.titles(titles);
        }
        let subjects = meta.child("article-categories").into_iter().flat_map(|it| it.all("subj-group"));
        let subjects: Vec<Node<'t>> = subjects.collect();
        let heading = subjects.iter().find(|it| it.attribute("subj-group-type") == Some("heading"));
        self.draft.article.kicker = heading.and_then(|group| group.line_of("subject"));
        let sections = subjects.iter().filter(|group| Some(*group) != heading).filter_map(|it| it.line_of("subject"));
        self.draft.article.sections = sections.map(|name| Topic { name, url: None }).collect();
        for group in meta.all("contrib-group") {
            self.contributors(group, meta);
        }
        self.dates(meta);
        for node in meta.elements().filter(|node| node.is("abstract") || node.is("trans-abstract")) {
            let blocks = self.summary(node);
            self.draft.article.standfirst.extend(blocks);
        }
        let keywords = meta.all("kwd-group").flat_map(|group| group.all("kwd"));
        let names = keywords.map(Node::line).filter(|name| !name.is_empty());
        self.draft.article.topics = names.map(|name| Topic { name, url: None }).collect();
        if let Some(permissions) = meta.child("permissions") {
            self.permissions(permissions);
        }
        let doi = meta.all("article-id").find(|id| id.attribute("pub-id-type") == Some("doi"));
        if let Some(doi) = doi.filter(|doi| !doi.is_blank()) {
            let address = format!("https://doi.org/{}", doi.line());
            self.draft.article.canonical = self.draft.url(&address, Use::Link, doi.origin());
        }
        if let Some(journal) = front.child("journal-meta") {
            let title = journal.path(&["journal-title-group", "journal-title"]);
            let title = title.or_else(|| journal.child("journal-title"));
            let title = title.or_else(|| journal.path(&["publisher", "publisher-name"])).map(Node::line);
            let name = title.filter(|name| !name.is_empty());
            self.draft.article.source = name.map(|name| Publisher { name, url: None });
        }
    }

    fn titles(&mut self, group: Node<'t>) {
        for node in group.elements() {
            match node.name() {
                "article-title" => self.draft.article.headline = self.line(node),
                "subtitle" => self.subtitle(node, None),
                "trans-title-group" => {
                    let language = node.attribute("lang").and_then(LanguageTag::parse);
                    for title in node.elements() {
                        self.subtitle(title, language.clone());
                    }
                }
                "trans-title" | "trans-subtitle" => self.subtitle(node, None),
                "fn-group" => {
                    let blocks = self.block(node);
                    self.draft.article.standfirst.extend(blocks);
                }
                _ => {}
            }
        }
    }

    fn subtitle(&mut self, node: Node<'t>, language: Option<LanguageTag>) {
        let content = self.line(node);
        if !content.is_empty() {
            let mut block = Block::paragraph(content).at(node.origin());
            block.language = node.attribute("lang").and_then(LanguageTag::parse).or(language);
            self.draft.article.standfirst.push(block);
        }
    }

    /// An abstract. Its titles are no headings of the story.
    fn summary(&mut self, node: Node<'t>) -> Vec<Block> {
        let mut blocks: Vec<Block> = self.blocks(node);
        for block in &mut blocks {
            if let BlockKind::Heading { content, .. } = &mut block.kind {
                let content = vec![Inline::Strong { content: std::mem::take(content) }];
                block.kind = BlockKind::Paragraph { content };
            }
        }
        let language = node.attribute("lang").and_then(LanguageTag::parse);
        if let Some(language) = language.filter(|tag| self.draft.article.language.as_ref() != Some(tag)) {
            blocks.iter_mut().for_each(|block| block.language = Some(language.clone()));
        }
        blocks
    }

    fn contributors(&mut self, group: Node<'t>, meta: Node<'t>) {
        for node in group.all("contrib") {
            let names: Vec<String> = node
                .elements()
                .flat_map(|child| match child.name() {
                    "name-alternatives" | "collab-alternatives" => child.elements().take(1).collect(),
                    _ => vec![child],
                })
                .filter(|child| matches!(child.name(), "name" | "string-name" | "collab" | "anonymous"))
                .map(person_name)
                .filter(|name| !name.is_empty())
                .collect();
            let role = match node.attribute("contrib-type").unwrap_or_default() {
                "editor" | "guest-editor" | "senior_editor" => Role::Editor,
                "translator" => Role::Translator,
                "illustrator" => Role::Illustrator,
                "photographer" => Role::Photographer,
                _ => Role::Author,
            };
            let affiliation = self.affiliation(node, group, meta);
            let identifier = node.all("contrib-id").find(|id| id.line().contains("orcid.org"));
            let address = identifier.map(|id| (id.line(), id.origin())).or_else(|| {
                let link = node.elements().find(|child| matches!(child.name(), "uri" | "ext-link"))?;
                Some((link.attribute("href").map_or_else(|| link.line(), str::to_string), link.origin()))
            });
            let url = address.filter(|(address, _)| address.starts_with("http"));
            let url = url.and_then(|(address, origin)| self.draft.url(&address, Use::Link, origin));
            let job = node.line_of("role");
            let bio = node.child("bio").map(|bio| self.line(bio)).unwrap_or_default();
            for name in names {
                let person = Person {
                    name,
                    url: url.clone(),
                    job: job.clone(),
                    affiliation: affiliation.clone(),
                    bio: bio.clone(),
                    ..Person::default()
                };
                self.draft.article.contributors.push(Contributor { role, person });
            }
        }
    }

    /// Whom somebody works for: said with the person, or referred to, or said once for all.
    fn affiliation(&self, contrib: Node<'t>, group: Node<'t>, meta: Node<'t>) -> Option<String> {
        let references = contrib.all("xref").filter(|xref| xref.attribute("ref-type") == Some("aff"));
        let rids = references.flat_map(|xref| xref.attribute("rid").unwrap_or_default().split_ascii_whitespace());
        let mut nodes: Vec<Node<'t>> = rids.filter_map(|id| self.index.affiliations.get(id).copied()).collect();
        nodes.extend(contrib.all("aff"));
        if nodes.is_empty() {
            let all: Vec<Node<'t>> = group.all("aff").chain(meta.all("aff")).collect();
            nodes.extend(all.first().filter(|_| all.len() == 1));
        }
        let lines: Vec<String> = nodes.into_iter().map(affiliation_line).filter(|line| !line.is_empty()).collect();
        (!lines.is_empty()).then(|| lines.join("; "))
    }

    fn dates(&mut self, meta: Node<'t>) {
        let rank = |node: &Node<'t>| {
            let kind = node.attribute("date-type").or_else(|| node.attribute("pub-type")).unwrap_or_default();
            match kind {
                "pub" | "epub" => 0,
                "epub-ppub" | "" => 1,
                "collection" => 3,
                _ => 2,
            }
        };
        let mut dates: Vec<Node<'t>> = meta.all("pub-date").collect();
        dates.sort_by_key(rank);
        self.draft.article.published = dates.into_iter().find_map(date);
        let events = meta.child("pub-history").into_iter().flat_map(|it| it.all("event")).flat_map(|it| it.all("date"));
        let history = meta.child("history").into_iter().flat_map(|it| it.all("date"));
        let corrected = history
            .chain(events)
            .filter(|it| matches!(it.attribute("date-type"), Some("corrected" | "rev-published" | "updated")));
        self.draft.article.modified = corrected.filter_map(date).last();
    }

    fn permissions(&mut self, node: Node<'t>) {
        let mut parts: Vec<String> = node.all("copyright-statement").map(Node::line).collect();
        if parts.is_empty() {
            let line: Vec<String> =
                [node.line_of("copyright-year"), node.line_of("copyright-holder")].into_iter().flatten().collect();
            if !line.is_empty() {
                parts.push(format!("© {}", line.join(" ")));
            }
        }
        let licences = node.all("license").flat_map(|license| license.all("license-p").chain(license.all("p")));
        parts.extend(licences.map(Node::line));
        parts.retain(|part| !part.is_empty());
        self.draft.article.rights = (!parts.is_empty()).then(|| parts.join(" "));
    }

    /// What the front holds that is read after the text: notes on the authors, and who paid.
    pub(super) fn after_front(&mut self, front: Node<'t>) -> Vec<Block> {
        let meta = front.child("article-meta").unwrap_or(front);
        let mut blocks = Vec::new();
        for node in meta.all("author-notes") {
            blocks.extend(self.blocks(node));
        }
        for group in meta.all("funding-group") {
            for statement in group.all("funding-statement") {
                blocks.extend(self.blocks(statement));
            }
        }
        if let Some(notes) = front.child("notes") {
            blocks.extend(self.block(notes));
        }
        blocks
    }
}

/// A name in the order in which it is said.
fn person_name(node: Node<'_>) -> String {
    let part = |name| node.line_of(name);
    if node.child("surname").is_none() && node.child("given-names").is_none() {
        return node.line();
    }
    let (given, family) = (part("given-names"), part("surname"));
    // Where the family's name comes first, the style says so.
    let names = match node.attribute("name-style") {
        Some("eastern") => [part("prefix"), family, given, part("suffix")],
        _ => [part("prefix"), given, family, part("suffix")],
    };
    names.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn affiliation_line(node: Node<'_>) -> String {
    let runs = node.descendants().filter(|it| it.run().is_some());
    let shown = runs
        .filter(|run| run.parent().is_none_or(|around| !matches!(around.name(), "label" | "sup" | "institution-id")));
    let mut line = String::new();
    for run in shown {
        let text = run.run().unwrap_or_default();
        // Parts that stand in elements of their own often have nothing between them.
        let parts = run.parent().is_some_and(|around| around != node) && !line.is_empty();
        if parts && !line.ends_with([' ', ',', '\n']) && !text.starts_with([',', ' ']) {
            line.push_str(", ");
        }
        line.push_str(text);
    }
    crate::import::markup::collapsed(&line).trim_matches([',', ' ', ';']).to_string()
}

/// A date of year, month and day.
fn date(node: Node<'_>) -> Option<Timestamp> {
    if let Some(moment) = node.attribute("iso-8601-date").and_then(Timestamp::parse) {
        return Some(moment);
    }
    let number = |name| node.line_of(name).and_then(|text| text.parse::<u16>().ok());
    let year = number("year")?;
    let text = match (number("month"), number("day")) {
        (Some(month), Some(day)) => format!("{year:04}-{month:02}-{day:02}"),
        (Some(month), None) => format!("{year:04}-{month:02}"),
        _ => format!("{year:04}"),
    };
    Timestamp::parse(&text)
}
