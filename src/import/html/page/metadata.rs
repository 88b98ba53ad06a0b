//! What a page says of its article in its head: metadata of search engines and social networks.

use crate::article::{
    Article, Contributor, Direction, LanguageTag, Origin, Person, Role, Source, Timestamp, Topic, plain_text,
};
use crate::import::Draft;
use crate::import::markup::{Node, Tag, collapsed};
use crate::url::{Url, Use};

/// Reads what the page says of itself into the article. Answers with its title.
pub(super) fn read(root: Node<'_>, draft: &mut Draft<'_>, linked: Option<&Article>) -> String {
    let metas: Vec<(String, String)> = root.descendants().filter(|node| node.is(Tag::Meta)).filter_map(meta).collect();
    let of = |names: &[&str]| {
        names.iter().find_map(|name| metas.iter().find(|(known, _)| known == name)).map(|(_, value)| value.clone())
    };
    let article = &mut draft.article;
    let html = root.find(Tag::Html);
    let body = root.find(Tag::Body);
    let language = html.and_then(|html| html.attribute("lang").or_else(|| html.attribute("xml:lang")));
    let language = language.map(str::to_string).or_else(|| of(&["content-language", "dc.language", "og:locale"]));
    article.language = article.language.take().or_else(|| language.and_then(|language| LanguageTag::parse(&language)));
    let direction = [html, body].into_iter().flatten().find_map(|node| node.attribute("dir"));
    article.direction = direction.and_then(super::super::convert::direction).filter(|it| *it != Direction::Auto);

    let time = |names: &[&str]| of(names).as_deref().and_then(Timestamp::parse);
    article.published = article.published.take().or_else(|| {
        time(&[
            "article:published_time",
            "datepublished",
            "parsely-pub-date",
            "dcterms.created",
            "dc.date.issued",
            "dcterms.date",
            "dc.date",
            "pubdate",
            "date",
        ])
    });
    article.modified = article
        .modified
        .take()
        .or_else(|| time(&["article:modified_time", "datemodified", "og:updated_time", "dcterms.modified", "lastmod"]));
    if article.contributors.is_empty() {
        let names = ["author", "parsely-author", "dc.creator", "dcterms.creator", "article:author", "twitter:creator"];
        // Some give the address of the author's page, or a handle: neither is a name.
        let is_name = |name: &String| !name.starts_with("http") && !name.starts_with('@') && name.len() < 120;
        let author = names.iter().filter_map(|name| of(&[name])).find(is_name);
        article.contributors.extend(
            author.map(|name| Contributor { role: Role::Author, person: Person { name, ..Person::default() } }),
        );
    }
    if article.source.is_none() {
        article.source = of(&["og:site_name", "application-name"]).map(|name| Source { name, url: None });
    }
    if article.description.is_none() {
        article.description = of(&["og:description", "description", "twitter:description", "dc.description"]);
    }
    if article.sections.is_empty() {
        article.sections.extend(of(&["article:section"]).map(|name| Topic { name, url: None }));
    }
    if article.topics.is_empty() {
        let tags = metas.iter().filter(|(name, _)| name == "article:tag").map(|(_, value)| value.clone());
        article.topics.extend(tags.take(20).map(|name| Topic { name, url: None }));
    }
    let canonical = root.descendants().find(|node| {
        node.is(Tag::Link) && node.attribute("rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical"))
    });
    let canonical = canonical.and_then(|link| link.attribute("href")).map(str::to_string).or_else(|| of(&["og:url"]));
    if article.canonical.is_none() {
        let is_whole = |url: &Url| url.host().is_some();
        article.canonical = canonical.and_then(|href| Url::parse(&href, Use::Link).ok()).filter(is_whole);
    }
    if let Some(linked) = linked {
        super::linked::describe(article, linked);
    }

    let title = root.descendants().find(|node| node.is(Tag::Title) && !is_drawing(*node));
    let title = title.map(|title| collapsed(&title.text()));
    of(&["og:title", "twitter:title", "dc.title", "dcterms.title", "parsely-title"])
        .or_else(|| {
            // Search engines are told the headline without the site's name around it.
            let headline = plain_text(&linked?.headline);
            let fits = title.as_ref().is_none_or(|title| title.contains(&headline));
            (fits && !headline.is_empty()).then_some(headline)
        })
        .or_else(|| title.as_deref().map(|title| without_site(title, article.source.as_ref())))
        .unwrap_or_default()
}

/// The address that the page's own addresses are relative to (HTML, 4.2.3): what `base`
/// says, else where the page is, else where it says that it belongs.
pub(super) fn base(root: Node<'_>, draft: &mut Draft<'_>) -> Option<Url> {
    let canonical = draft.options.base.clone().or_else(|| draft.article.canonical.clone());
    let base =
        root.descendants().filter(|node| node.is(Tag::Base)).find_map(|node| Some((node, node.attribute("href")?)));
    let Some((node, href)) = base else { return canonical };
    let named = draft.url(href, Use::Link, Origin::new(node.offset()))?;
    let named = canonical.as_ref().and_then(|canonical| canonical.join(&named)).unwrap_or(named);
    Some(named).filter(|base| base.host().is_some()).or(canonical)
}

/// A `meta` element's name, in lower case, and its content. Some have several names.
fn meta(node: Node<'_>) -> Option<(String, String)> {
    let names = ["property", "name", "itemprop", "http-equiv"].iter().find_map(|name| node.attribute(name))?;
    let content = collapsed(node.attribute("content")?);
    let mut names = names.split_ascii_whitespace();
    let first = names.next()?;
    // `property="dc:title og:title"`: the last is the one that all know.
    let name = names.last().unwrap_or(first).to_ascii_lowercase().replace("dc:", "dc.").replace("dcterm:", "dcterms.");
    (!content.is_empty()).then_some((name, content))
}

fn is_drawing(node: Node<'_>) -> bool {
    std::iter::successors(node.parent(), |node| node.parent()).any(|node| node.is(Tag::Svg))
}

/// A page's title without the name of its site: "Story | The Paper" is "Story".
fn without_site(title: &str, site: Option<&Source>) -> String {
    for separator in [" | ", " – ", " — ", " - ", " » ", " · ", " :: ", " / "] {
        let Some((story, name)) = title.rsplit_once(separator) else { continue };
        let is_site = site.is_some_and(|site| site.name.eq_ignore_ascii_case(name.trim()));
        let words = |text: &str| text.split_whitespace().count();
        if is_site || words(story) >= 3 && words(name) <= 4 {
            return story.trim().to_string();
        }
    }
    title.to_string()
}
