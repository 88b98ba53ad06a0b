//! NITF (IPTC News Industry Text Format 3), alone or inside of NewsML-G2.

mod body;
mod line;
mod media;

use super::xml::{self, Document, Node};
use super::{Draft, Error, Importer, Match, Options, Source, html};
use crate::article::{
    Block, Breaking, Contributor, Inline, LanguageTag, Person, Role, Source as Publisher, Timestamp, Topic,
};
use crate::finding::{Finding, Rule};
use crate::url::Use;

pub(super) static IMPORTER: Importer = Importer { name: "nitf", title: "IPTC NITF 3", detect, read, source_text };

fn detect(source: &Source<'_>) -> Option<Match> {
    let text = source.text()?;
    let start = xml::start(text)?;
    match start.name {
        "nitf" => Match::new(98, "its root is `nitf`"),
        "newsItem" | "newsMessage" | "NewsML" if text.contains("<nitf") || text.contains(":nitf") => {
            Match::new(95, "it is NewsML with `nitf` in it")
        }
        _ => None,
    }
}

/// The NITF document in a source.
fn document<'t>(root: Node<'t>) -> Option<Node<'t>> {
    std::iter::once(root).chain(root.descendants()).find(|node| node.name() == "nitf")
}

fn read(source: &Source<'_>, draft: &mut Draft<'_>) -> Result<(), Error> {
    let wrong = |reason: &str| Error::WrongFormat { format: IMPORTER.name, reason: reason.into() };
    let tree = Document::parse(source.text().ok_or_else(|| wrong("it is JSON"))?);
    tree.report(draft);
    let root = document(tree.root()).ok_or_else(|| wrong("there is no `nitf` in it"))?;
    Reader { draft, notes: 0, after_mark: false }.article(root);
    Ok(())
}

struct Reader<'d, 'a> {
    draft: &'d mut Draft<'a>,
    /// How many footnotes were read.
    notes: usize,
    /// Whether a quotation mark was the last character read.
    after_mark: bool,
}

impl Reader<'_, '_> {
    fn article(mut self, root: Node<'_>) {
        let body = root.child("body").unwrap_or(root);
        let language = [body, root].iter().find_map(|node| node.attribute("lang"));
        self.draft.article.language = language.and_then(LanguageTag::parse);
        if let Some(head) = root.child("head") {
            self.head(head);
        }
        if let Some(head) = body.child("body.head") {
            self.body_head(head);
        }
        let title = root.path(&["head", "title"]);
        if let Some(title) = title.filter(|_| self.draft.article.headline.is_empty()) {
            self.draft.article.headline = self.line(title);
        }
        for content in body.elements().filter(|node| !matches!(node.name(), "body.head" | "body.end")) {
            let blocks = match content.is("body.content") {
                true => self.blocks(content),
                false => self.blocks_of(content),
            };
            self.draft.article.body.extend(blocks);
        }
        self.lead();
        if let Some(end) = body.child("body.end") {
            self.body_end(end);
        }
    }

    /// What stands at the start of the story and is shown rather than read leads it.
    fn lead(&mut self) {
        let article = &mut self.draft.article;
        if article.lead.is_none() && article.body.len() > 1 && article.body.first().is_some_and(media::is_media) {
            article.lead = Some(Box::new(article.body.remove(0)));
        }
    }

    fn head(&mut self, head: Node<'_>) {
        let Some(data) = head.child("docdata") else { return };
        let time = |name: &'static str| moment(data.child(name)?);
        self.draft.article.published = time("date.issue").or_else(|| time("date.release"));
        let publication = head.child("pubdata");
        if self.draft.article.published.is_none() {
            let date = publication.and_then(|it| it.attribute("date.publication"));
            self.draft.article.published = date.and_then(Timestamp::parse);
        }
        if let Some(urgency) = data.child("urgency").and_then(|node| node.attribute("ed-urg"))
            && matches!(urgency, "1" | "2")
        {
            self.draft.article.breaking = Some(Breaking::default());
        }
        if let Some(rights) = data.child("doc.copyright") {
            let parts = [rights.attribute("year"), rights.attribute("holder")];
            let line: Vec<&str> = parts.into_iter().flatten().collect();
            if !line.is_empty() {
                self.draft.article.rights = Some(format!("© {}", line.join(" ")));
            }
        }
        if let Some(name) = publication.and_then(|it| it.attribute("name")) {
            self.draft.article.source = Some(Publisher { name: name.to_string(), url: None });
        }
        let keys = data.elements().filter(|node| node.is("key-list")).flat_map(|list| list.all("keyword"));
        let named = data.elements().filter(|node| node.is("identified-content")).flat_map(Node::elements);
        let subjects = head.elements().filter(|node| node.is("tobject")).flat_map(|node| node.all("tobject.subject"));
        let names = subjects.filter_map(|node| {
            node.attribute("tobject.subject.matter").or_else(|| node.attribute("tobject.subject.type"))
        });
        let mut topics: Vec<String> = names.map(str::to_string).collect();
        topics.extend(keys.filter_map(|node| node.attribute("key")).map(str::to_string));
        topics.extend(named.map(Node::line).filter(|name| !name.is_empty()));
        topics.dedup();
        self.draft.article.topics = topics.into_iter().map(|name| Topic { name, url: None }).collect();
        let sections = publication.and_then(|it| it.attribute("position.section"));
        self.draft.article.sections =
            sections.map(|name| Topic { name: name.to_string(), url: None }).into_iter().collect();
    }

    fn body_head(&mut self, head: Node<'_>) {
        for node in head.elements() {
            match node.name() {
                "hedline" => self.headline(node),
                "byline" => self.byline(node),
                "dateline" => {
                    let line = node.line();
                    self.draft.article.dateline = Some(line).filter(|line| !line.is_empty());
                }
                "abstract" => {
                    let blocks = self.blocks(node);
                    self.draft.article.standfirst.extend(blocks);
                }
                "distributor" => {
                    let name = node.line();
                    if !name.is_empty() {
                        self.draft.article.source = Some(Publisher { name, url: None });
                    }
                }
                "note" => {
                    let block = self.note(node);
                    self.draft.article.standfirst.extend(block);
                }
                "rights" => {
                    let line = node.line();
                    if !line.is_empty() {
                        self.draft.article.rights = Some(line);
                    }
                }
                "series" => {
                    let name = node.attribute("series.name").map(str::to_string);
                    self.draft.article.kicker = name;
                }
                _ => {
                    let blocks = self.blocks_of(node);
                    self.draft.article.standfirst.extend(blocks);
                }
            }
        }
    }

    /// The first line of a headline is the headline; those below it sum the story up.
    fn headline(&mut self, node: Node<'_>) {
        for line in node.elements() {
            let content = self.line(line);
            if content.is_empty() {
                continue;
            }
            match self.draft.article.headline.is_empty() {
                true => self.draft.article.headline = content,
                false => self.draft.article.standfirst.push(Block::paragraph(content).at(line.origin())),
            }
        }
        if node.elements().next().is_none() {
            self.draft.article.headline = self.line(node);
        }
    }

    /// The byline as it is written, and the people in it.
    fn byline(&mut self, node: Node<'_>) {
        let line = self.line(node);
        if line.is_empty() {
            return;
        }
        if !self.draft.article.byline.is_empty() {
            self.draft.article.byline.push(Inline::text(", "));
        }
        self.draft.article.byline.extend(line);
        let job = node.line_of("byttl");
        for person in node.all("person") {
            let name = person_name(person);
            if !name.is_empty() {
                let person = Person { name, job: job.clone(), ..Person::default() };
                self.draft.article.contributors.push(Contributor { role: Role::Author, person });
            }
        }
    }

    fn body_end(&mut self, end: Node<'_>) {
        for node in end.elements() {
            if node.is("tagline") {
                let line = self.line(node);
                if !line.is_empty() {
                    self.draft.article.contributions.push(line);
                }
            } else {
                let blocks = self.blocks_of(node);
                self.draft.article.body.extend(blocks);
            }
        }
    }

    /// The address in an attribute.
    fn address(&mut self, node: Node<'_>, name: &str, purpose: Use) -> Option<crate::url::Url> {
        let address = node.attribute(name)?;
        self.draft.url(address, purpose, node.origin())
    }

    fn unknown(&mut self, node: Node<'_>) {
        let message = format!("the element `{}` is not known: its text is kept", node.name());
        self.draft.report(Finding::new(Rule::UnknownBlock, node.origin(), message));
    }
}

/// A person's name, without what else stands in the element, such as what the person does.
fn person_name(person: Node<'_>) -> String {
    let runs = person.descendants().filter(|node| {
        let is_inside = |name: &str| {
            std::iter::successors(node.parent(), |around| around.parent())
                .take_while(|around| *around != person)
                .any(|around| around.is(name))
        };
        node.run().is_some() && !is_inside("function") && !is_inside("alt-code")
    });
    super::markup::collapsed(&runs.filter_map(Node::run).collect::<String>())
}

/// A date of NITF: `norm` in the basic form of ISO 8601, or the text.
fn moment(node: Node<'_>) -> Option<Timestamp> {
    node.attribute("norm").and_then(Timestamp::parse).or_else(|| Timestamp::parse(&node.line()))
}

fn source_text(source: &Source<'_>, _: &Options) -> String {
    let tree = Document::parse(source.text().unwrap_or_default());
    let Some(root) = document(tree.root()) else { return String::new() };
    let body = root.child("body").unwrap_or(root);
    let mut text = String::new();
    words(body, &mut text);
    // Markup that was escaped twice is read as what it says.
    html::source_text(&text.replace('<', "&lt;"))
}

fn words(node: Node<'_>, text: &mut String) {
    for child in node.children() {
        match child.run() {
            Some(run) => text.push_str(run),
            None if matches!(child.name(), "media-metadata" | "media-object") => {}
            None if child.is("note") && child.attribute("type") == Some("npa") => {}
            None => {
                let is_line = line::is_line(child);
                if !is_line {
                    text.push(' ');
                }
                words(child, text);
                if !is_line {
                    text.push(' ');
                }
            }
        }
    }
}
