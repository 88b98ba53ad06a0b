//! What authors call the parts of their pages: the words in classes, ids and roles.

use crate::import::markup::{Node, Tag};

/// Parts of a page that are not its article.
static FOREIGN: &[&str] = &[
    "ad",
    "ads",
    "adsense",
    "advert",
    "advertisement",
    "advertising",
    "adverts",
    "agegate",
    "banner",
    "breadcrumb",
    "breadcrumbs",
    "combx",
    "comment",
    "commentlist",
    "comments",
    "consent",
    "cookie",
    "cookies",
    "disqus",
    "footer",
    "gdpr",
    "masthead",
    "menu",
    "mostread",
    "nav",
    "navbar",
    "navigation",
    "newsletter",
    "outbrain",
    "pager",
    "pagination",
    "paywall",
    "popular",
    "popup",
    "promo",
    "promos",
    "promotion",
    "recirc",
    "recirculation",
    "recommendations",
    "recommended",
    "related",
    "remark",
    "replies",
    "respond",
    "rss",
    "share",
    "sharebar",
    "sharedaddy",
    "sharing",
    "shoutbox",
    "sidebar",
    "signup",
    "skyscraper",
    "social",
    "sponsor",
    "sponsored",
    "subscribe",
    "subscription",
    "taboola",
    "teaser",
    "teasers",
    "toolbar",
    "trending",
    "widget",
    "widgets",
];

/// Parts of a page that are its article, or may hold it.
static OWN: &[&str] = &[
    "article",
    "articlebody",
    "articlecontent",
    "articletext",
    "blog",
    "body",
    "bodycontent",
    "content",
    "contents",
    "entry",
    "entrycontent",
    "hentry",
    "main",
    "maincontent",
    "mathjax",
    "page",
    "post",
    "postbody",
    "postcontent",
    "story",
    "storybody",
    "storytext",
    "text",
];

/// What the names of an element say of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Names {
    /// It is not of the article.
    pub(super) foreign: bool,
    /// It is of the article.
    pub(super) own: bool,
}

/// What the element's classes and id say of it.
pub(super) fn names(node: Node<'_>) -> Names {
    let mut names = Names { foreign: false, own: false };
    for value in [node.attribute("class"), node.attribute("id")].into_iter().flatten() {
        for_each_word(value, |word| {
            names.foreign |= FOREIGN.binary_search(&word).is_ok();
            names.own |= OWN.binary_search(&word).is_ok();
        });
    }
    names
}

/// Whether one of the words in the element's classes or id is one of `wanted`.
pub(super) fn has_word(node: Node<'_>, wanted: &[&str]) -> bool {
    let mut found = false;
    for value in [node.attribute("class"), node.attribute("id")].into_iter().flatten() {
        for_each_word(value, |word| found |= wanted.contains(&word));
    }
    found
}

/// Whether the element's role or tag says that it is not of the article.
pub(super) fn is_foreign_part(node: Node<'_>) -> bool {
    let by_role = matches!(
        node.attribute("role"),
        Some(
            "alert"
                | "alertdialog"
                | "banner"
                | "complementary"
                | "contentinfo"
                | "dialog"
                | "menu"
                | "menubar"
                | "navigation"
                | "search"
        )
    );
    by_role || matches!(node.tag(), Some(Tag::Nav | Tag::Search | Tag::Dialog | Tag::Menu))
}

/// Calls `see` for each word of a name such as `articleBody__related-links`, in lower case.
fn for_each_word(name: &str, mut see: impl FnMut(&str)) {
    let mut word = String::new();
    let mut after_small = false;
    for letter in name.chars() {
        let starts = letter.is_uppercase() && after_small;
        if (starts || !letter.is_alphanumeric()) && !word.is_empty() {
            see(&word);
            word.clear();
        }
        if letter.is_alphanumeric() {
            word.extend(letter.to_lowercase());
        }
        after_small = letter.is_lowercase() || letter.is_ascii_digit();
    }
    if !word.is_empty() {
        see(&word);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_word_by_word() {
        let mut words = Vec::new();
        for_each_word("articleBody__related-links nav2 ADS", |word| words.push(word.to_string()));
        assert_eq!(words, ["article", "body", "related", "links", "nav2", "ads"]);
        assert!(FOREIGN.is_sorted() && OWN.is_sorted());
    }
}
