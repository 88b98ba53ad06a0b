//! Atom (RFC 4287), feeds and single entries.

use super::feeds::{self, Media};
use super::items::{self, Offer};
use super::xml::{self, Document, Node, Space};
use super::{Draft, Error, Importer, Match, Options, Source, html, plain};
use crate::article::{Block, Contributor, Inline, LanguageTag, Person, Role, Source as Publisher, Timestamp, Topic};
use crate::finding::{Finding, Rule};
use crate::url::{Url, Use};

pub(super) static IMPORTER: Importer = Importer { name: "atom", title: "Atom", detect, read, source_text };

fn detect(source: &Source<'_>) -> Option<Match> {
    let start = xml::start(source.text()?)?;
    let is_atom = start.head.contains("www.w3.org/2005/Atom") || start.head.contains("purl.org/atom/ns#");
    match start.name {
        "feed" | "entry" if is_atom => Match::new(98, "its root is of Atom's namespace"),
        "feed" => Match::new(60, "its root is `feed`, but of no namespace"),
        _ => None,
    }
}

/// Whether `node` is an Atom element called `name`. Feeds that forgot the namespace are taken at their word.
fn is(node: Node<'_>, name: &str) -> bool {
    node.name() == name && matches!(node.space(), Space::Atom | Space::Own)
}

fn child<'t>(node: Node<'t>, name: &str) -> Option<Node<'t>> {
    node.elements().find(|child| is(*child, name) && (!child.is_blank() || child.attribute("src").is_some()))
}

fn all<'t>(node: Node<'t>, name: &'static str) -> impl Iterator<Item = Node<'t>> {
    node.elements().filter(move |child| is(*child, name))
}

fn entries(root: Node<'_>) -> Vec<Node<'_>> {
    match is(root, "entry") {
        true => vec![root],
        false => all(root, "entry").collect(),
    }
}

fn offers(entries: &[Node<'_>]) -> Vec<Offer> {
    let offer = |entry: &Node<'_>| {
        let title = child(*entry, "title").map(|title| html::text(&title.text())).unwrap_or_default();
        let id = child(*entry, "id").map(Node::line);
        let link = page(*entry).and_then(|link| link.attribute("href"));
        Offer::new(title, &[id.as_deref(), link])
    };
    entries.iter().map(offer).collect()
}

/// The link to an entry's own page.
fn page(node: Node<'_>) -> Option<Node<'_>> {
    let is_page = |link: &Node<'_>| {
        link.attribute("rel").is_none_or(|rel| rel == "alternate")
            && link.attribute("type").is_none_or(|kind| kind.contains("html"))
    };
    all(node, "link").find(is_page)
}

fn read(source: &Source<'_>, draft: &mut Draft<'_>) -> Result<(), Error> {
    let wrong = |reason: &str| Error::WrongFormat { format: IMPORTER.name, reason: reason.into() };
    let document = Document::parse(source.text().ok_or_else(|| wrong("it is JSON"))?);
    document.report(draft);
    let root = document.root();
    let entries = entries(root);
    if entries.is_empty() {
        return Err(wrong("there is no `entry` in it"));
    }
    let place = items::choose(draft, &offers(&entries), root.origin())?;
    if let Some(entry) = entries.get(place) {
        Reader { draft }.article(root, *entry);
    }
    Ok(())
}

struct Reader<'d, 'a> {
    draft: &'d mut Draft<'a>,
}

impl Reader<'_, '_> {
    fn article(mut self, feed: Node<'_>, entry: Node<'_>) {
        let content = child(entry, "content");
        let language = [content, Some(entry), Some(feed)].into_iter().flatten().find_map(|node| node.attribute("lang"));
        self.draft.article.language = language.and_then(LanguageTag::parse);
        if let Some(title) = child(entry, "title") {
            self.draft.article.headline = self.line(title);
        }
        let time = |names: &[&str]| names.iter().find_map(|name| Timestamp::parse(&child(entry, name)?.line()));
        self.draft.article.published = time(&["published", "issued", "created"]).or_else(|| time(&["updated"]));
        self.draft.article.modified = time(&["updated", "modified"]);
        self.draft.article.canonical = page(entry).and_then(|link| {
            let address = link.attribute("href")?;
            self.address(address, link)
        });
        // What an entry lacks, it has from the feed that it was taken from, or that it stands in.
        let source = child(entry, "source");
        let around = [source, Some(feed).filter(|feed| *feed != entry)];
        self.people(entry, &around);
        let rights = std::iter::once(Some(entry)).chain(around).flatten().find_map(|node| child(node, "rights"));
        self.draft.article.rights = rights.map(|rights| html::text(&rights.text()));
        if let Some((node, title)) = around.into_iter().flatten().find_map(|node| Some((node, child(node, "title")?))) {
            let url = page(node).and_then(|link| Some((link.attribute("href")?, link)));
            let url = url.and_then(|(address, link)| self.address(address, link));
            self.draft.article.source = Some(Publisher { name: html::text(&title.text()), url });
        }
        let names = all(entry, "category").filter_map(|it| it.attribute("label").or_else(|| it.attribute("term")));
        // A term may be only an identifier.
        let names = names.filter(|name| !name.starts_with("http"));
        self.draft.article.topics = names.map(|name| Topic { name: name.to_string(), url: None }).collect();

        let summary = child(entry, "summary").or_else(|| entry.child_in(Space::Media, "description"));
        let whole = content.filter(|content| !content.is_blank());
        self.draft.article.body = whole.or(summary).map(|node| self.blocks(node)).unwrap_or_default();
        if let (Some(_), Some(summary)) = (whole, summary) {
            let blocks = self.blocks(summary);
            feeds::standfirst(self.draft, blocks, summary);
        }
        if let Some((content, address)) = content.and_then(|content| Some((content, content.attribute("src")?))) {
            self.elsewhere(content, address);
        }
        Media::of(entry).add(self.draft);
    }

    /// An address, from the `xml:base` around it where it is only a part of one (RFC 4287, section 2).
    fn address(&mut self, address: &str, node: Node<'_>) -> Option<Url> {
        let url = self.draft.url(address, Use::Link, node.origin())?;
        if url.host().is_some() {
            return Some(url);
        }
        let base = std::iter::successors(Some(node), |node| node.parent()).find_map(|node| node.attribute("base"));
        let base = base.and_then(|base| Url::parse(base, Use::Link).ok());
        Some(base.and_then(|base| base.join(&url)).unwrap_or(url))
    }

    /// A content that stands at another address.
    fn elsewhere(&mut self, content: Node<'_>, address: &str) {
        let kind = content.attribute("type").unwrap_or_default();
        let url = self.address(address, content);
        let message = format!("the content is not in the feed, but at `{address}`: it is linked");
        self.draft.report(Finding::new(Rule::BadValue, content.origin(), message));
        if let Some(url) = url.filter(|_| !kind.starts_with("image/")) {
            let text = vec![Inline::text(url.as_str())];
            let block = Block::paragraph(vec![Inline::link(url, text)]).at(content.origin());
            self.draft.article.body.push(block);
        }
    }

    fn people(&mut self, entry: Node<'_>, around: &[Option<Node<'_>>]) {
        let places = std::iter::once(Some(entry)).chain(around.iter().copied()).flatten();
        let authors = places.map(|node| all(node, "author").collect::<Vec<_>>()).find(|found| !found.is_empty());
        for node in authors.unwrap_or_default() {
            self.person(node, Role::Author);
        }
        for node in all(entry, "contributor") {
            self.person(node, Role::Contributor);
        }
    }

    fn person(&mut self, node: Node<'_>, role: Role) {
        let name = child(node, "name").or_else(|| child(node, "email")).map(Node::line);
        let name = name.or_else(|| (node.elements().next().is_none()).then(|| node.line()));
        let Some(name) = name.filter(|name| !name.is_empty()) else { return };
        let address = child(node, "uri").or_else(|| child(node, "url")).map(Node::line);
        let url = address.and_then(|address| self.address(&address, node));
        self.draft.article.contributors.push(Contributor { role, person: Person { name, url, ..Person::default() } });
    }

    /// A text construct (RFC 4287, section 3.1) or a content (4.1.3), as blocks.
    fn blocks(&mut self, node: Node<'_>) -> Vec<Block> {
        match form(node) {
            Form::Markup => {
                let (source, start) = node.inner();
                match is_prefixed(source) {
                    // Other prefixes are no HTML, but its names without them are.
                    true => html::blocks(self.draft, &unprefixed(source), node.origin()),
                    false => html::blocks_from(self.draft, source, start),
                }
            }
            Form::Escaped => match node.escaped() {
                (text, Some(start)) => html::blocks_from(self.draft, &text, start),
                (text, None) => html::blocks(self.draft, &text, node.origin()),
            },
            Form::Plain => plain::paragraphs(&node.text(), node.origin()),
            Form::Unsure => feeds::paragraphs_or_markup(self.draft, node),
        }
    }

    /// The same as a line.
    fn line(&mut self, node: Node<'_>) -> Vec<Inline> {
        match form(node) {
            Form::Markup => html::inlines(self.draft, &unprefixed(node.inner().0), node.origin()),
            Form::Escaped => match node.escaped() {
                (text, Some(start)) => html::inlines_from(self.draft, &text, start),
                (text, None) => html::inlines(self.draft, &text, node.origin()),
            },
            Form::Plain => vec![Inline::text(node.line())],
            Form::Unsure => feeds::line(self.draft, node),
        }
    }
}

/// How a text is written.
enum Form {
    Markup,
    Escaped,
    Plain,
    /// Said to be plain, but with tags in it, or said to be of some other type.
    Unsure,
}

fn form(node: Node<'_>) -> Form {
    let kind = node.attribute("type").unwrap_or_default().to_ascii_lowercase();
    match kind.as_str() {
        _ if node.elements().next().is_some() => Form::Markup,
        "html" | "text/html" | "xhtml" | "application/xhtml+xml" => Form::Escaped,
        "" | "text" | "text/plain" if !plain::is_markup(&node.text()) => Form::Plain,
        _ => Form::Unsure,
    }
}

fn is_prefixed(source: &str) -> bool {
    source.contains("</xhtml:") || source.contains("</html:") || source.contains("</h:")
}

/// XHTML without the prefixes of its elements.
fn unprefixed(source: &str) -> String {
    let mut source = source.to_string();
    for prefix in ["xhtml:", "html:", "h:"] {
        for start in ["<", "</"] {
            source = source.replace(&format!("{start}{prefix}"), start);
        }
    }
    source
}

fn source_text(source: &Source<'_>, options: &Options) -> String {
    let document = Document::parse(source.text().unwrap_or_default());
    let entries = entries(document.root());
    let Some(entry) = items::chosen(&offers(&entries), options).and_then(|place| entries.get(place)) else {
        return String::new();
    };
    let mut text = String::new();
    for name in ["title", "summary", "content", "rights"] {
        if let Some(node) = child(*entry, name) {
            let is_tree = node.elements().next().is_some();
            let escaped = node.attribute("type").is_some_and(|kind| kind.contains("html"));
            match (is_tree, escaped) {
                (true, _) => text.push_str(&html::source_text(&unprefixed(node.inner().0))),
                (false, true) => text.push_str(&html::source_text(&node.text())),
                (false, false) => text.push_str(&feeds::source_text(&node.text())),
            }
            text.push('\n');
        }
    }
    for author in all(*entry, "author") {
        text.push_str(&child(author, "name").map(Node::line).unwrap_or_default());
        text.push('\n');
    }
    text.push_str(&feeds::media_text(*entry));
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::plain_text;
    use crate::render;

    #[track_caller]
    fn check(content: &str, expect: &str) {
        let source =
            format!("<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>T</title>{content}</entry></feed>");
        let source = Source::of_text(&source).unwrap();
        let article = crate::read(&source, &Options::default()).unwrap().article;
        assert_eq!(plain_text(&article.headline), "T");
        assert_eq!(
            render::text(&article, &render::Options::default()).split_whitespace().collect::<Vec<_>>().join(" "),
            expect
        );
    }

    #[test]
    fn each_form_of_text_is_read_as_what_it_is() {
        check("<content>1 &lt; 2</content>", "T 1 < 2");
        check("<content type='text'>Just &amp;amp; so</content>", "T Just &amp; so");
        check("<content type='html'>&lt;p>One&lt;/p>&lt;p>two&lt;/p></content>", "T One two");
        check("<content type='html'><![CDATA[R&amp;B]]></content>", "T R&B");
        check(
            "<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>A<b>b</b></p></div></content>",
            "T Ab",
        );
        check(
            "<content type='xhtml'><x:div xmlns:x='http://www.w3.org/1999/xhtml'><x:p>A</x:p></x:div></content>",
            "T A",
        );
        check("<content type='xhtml'><xhtml:div><xhtml:p>A</xhtml:p>c</xhtml:div></content>", "T A c");
    }

    #[test]
    fn addresses_are_completed_by_the_base_around_them() {
        let source = "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='https://example.org/news/'>\
                      <entry><title>T</title><link href='rain'/></entry></feed>";
        let source = Source::of_text(source).unwrap();
        let article = crate::read(&source, &Options::default()).unwrap().article;
        assert_eq!(article.canonical.unwrap().as_str(), "https://example.org/news/rain");
    }
}
