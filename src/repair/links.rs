//! Links: each says where it leads, and leads there.

use super::empty::{is_blank, says_nothing};
use super::places::Missing;
use crate::article::{Article, Block, BlockKind, Figure, Image, Inline, Link, Origin, joined_words, plain_text};
use crate::finding::{Finding, Rule};
use crate::url::{Scheme, Url};
use std::collections::{HashMap, HashSet};

/// Words that say nothing of a link's goal, in the languages that most news is in.
const VAGUE: &[&str] = &[
    "click",
    "click here",
    "here",
    "more",
    "read more",
    "learn more",
    "find out more",
    "see more",
    "continue",
    "continue reading",
    "this",
    "this link",
    "this page",
    "link",
    "details",
    "go",
    "read",
    "watch",
    "listen",
    "hier",
    "hier klicken",
    "mehr",
    "mehr lesen",
    "weiterlesen",
    "mehr erfahren",
    "ici",
    "cliquez ici",
    "lire la suite",
    "en savoir plus",
    "plus",
    "aquí",
    "aqui",
    "haz clic aquí",
    "leer más",
    "ver más",
    "más",
    "clique aqui",
    "leia mais",
    "saiba mais",
    "qui",
    "clicca qui",
    "leggi di più",
    "leggi tutto",
    "klik hier",
    "lees meer",
    "здесь",
    "тут",
    "подробнее",
    "читать далее",
    "هنا",
    "اضغط هنا",
    "اقرأ المزيد",
    "المزيد",
    "اینجا",
    "ادامه",
    "یہاں",
    "مزید پڑھیں",
    "यहाँ",
    "और पढ़ें",
    "点击这里",
    "这里",
    "更多",
    "阅读更多",
    "こちら",
    "ここ",
    "続きを読む",
    "여기",
    "더보기",
];

/// What sources write beside links that open a window of their own.
const NEW_WINDOW: &[&str] = &[
    "(opens in a new window)",
    "(opens in new window)",
    "(opens in a new tab)",
    "(opens in new tab)",
    "(opens a new window)",
    "(new window)",
    "(new tab)",
    "opens in a new window",
    "opens in new window",
    "opens in a new tab",
    "opens in new tab",
    "[opens in new tab]",
    "[opens in new window]",
];

/// Takes out links without text and what they wrongly say of windows; reports those that say too little. Answers with
/// the links to places that no block is called by.
pub(super) fn mend(article: &mut Article, findings: &mut Vec<Finding>) -> Vec<Missing> {
    let mut places: HashSet<String> = HashSet::new();
    article.each_block(&mut |block: &Block| places.extend(block.id.clone()));
    let mut links = Links { places, known: HashMap::new(), missing: Vec::new(), findings };
    article.each_line_mut(&mut |line, origin| links.line(line, origin));
    article.each_block(&mut |block: &Block| match &block.kind {
        BlockKind::Figure(figure) => links.figure(figure, block.origin),
        BlockKind::Gallery(gallery) => gallery.figures.iter().for_each(|figure| links.figure(figure, block.origin)),
        _ => {}
    });
    links.missing
}

struct Links<'f> {
    /// The places of the article that links can lead to.
    places: HashSet<String>,
    /// The first link with each text: where it leads, and whether another one was reported.
    known: HashMap<String, (String, bool)>,
    missing: Vec<Missing>,
    findings: &'f mut Vec<Finding>,
}

impl Links<'_> {
    fn line(&mut self, line: &mut Vec<Inline>, origin: Origin) {
        line.retain_mut(|inline| match inline {
            Inline::Link(link) => self.link(link, origin),
            _ => true,
        });
        for children in line.iter_mut().filter_map(Inline::children_mut) {
            self.line(children, origin);
        }
    }

    /// Mends one link; whether it stays.
    fn link(&mut self, link: &mut Link, origin: Origin) -> bool {
        self.leave_window_out(link, origin);
        if says_nothing(&link.content) {
            let message = format!("the link to `{}` has no text and was taken out", link.url.as_str());
            self.findings.push(Finding::new(Rule::LinkEmpty, origin, message));
            return false;
        }
        let text = plain_text(&link.content);
        if let Some(image) = only_image(&mut link.content).filter(|image| image.alt.as_deref().is_some_and(is_blank)) {
            let message =
                format!("the picture is all that the link to `{}` holds, and has no words", link.url.as_str());
            self.findings.push(Finding::new(Rule::LinkEmpty, origin, message).replacing("", "Image"));
            image.alt = None;
            return true;
        }
        if let Some(place) = self.missing_place(&link.url) {
            self.missing.push(Missing { place, leads: format!("the link `{}`", text.trim()), origin });
        }
        self.name(&text, &link.url, origin);
        true
    }

    /// Notes what a picture leads to that no block is called by.
    fn figure(&mut self, figure: &Figure, origin: Origin) {
        if let Some(place) = figure.link.as_ref().and_then(|url| self.missing_place(url)) {
            self.missing.push(Missing { place, leads: "the picture's link".into(), origin });
        }
    }

    /// The place of the article that `url` names, where there is none of that name.
    fn missing_place(&self, url: &Url) -> Option<String> {
        let place = (url.scheme() == Scheme::Fragment).then(|| url.fragment()).flatten()?;
        (!place.is_empty() && !self.places.contains(place.as_ref())).then(|| place.into_owned())
    }

    fn name(&mut self, text: &str, url: &Url, origin: Origin) {
        let plain = joined_words(text, usize::MAX, ' ');
        if is_address(text) {
            let message = format!("the link's words are the address `{}`", text.trim());
            self.findings.push(Finding::new(Rule::LinkBareUrl, origin, message));
            return;
        }
        if VAGUE.contains(&plain.as_str()) {
            let message = format!("`{}` does not say that the link leads to `{}`", text.trim(), url.as_str());
            self.findings.push(Finding::new(Rule::LinkVague, origin, message));
            return;
        }
        // Numbers and signs are references, which their place in the text explains.
        if plain.chars().filter(|letter| letter.is_alphabetic()).nth(2).is_none() {
            return;
        }
        let goal = same_goal(url);
        match self.known.get_mut(&plain) {
            None => {
                self.known.insert(plain, (goal, false));
            }
            Some((first, reported)) if *first != goal && !*reported => {
                *reported = true;
                let message = format!("`{}` leads to `{first}` in one place and to `{goal}` here", text.trim());
                self.findings.push(Finding::new(Rule::LinkSameText, origin, message));
            }
            Some(_) => {}
        }
    }

    /// Takes "(opens in new tab)" out of a link, since it does not.
    fn leave_window_out(&mut self, link: &mut Link, origin: Origin) {
        let says = |text: &str| NEW_WINDOW.iter().find(|phrase| ends_with(text, phrase)).copied();
        if link.title.as_deref().and_then(says).is_some() {
            link.title = None;
        }
        let Some(Inline::Text { text }) = link.content.last_mut() else { return };
        let Some(phrase) = says(text.trim_end()) else { return };
        let end = text.trim_end().len() - phrase.len();
        let said = text.split_off(end);
        text.truncate(text.trim_end_matches([' ', '\u{a0}', ',', '–', '-']).len());
        let message = format!("the link says `{}`, which it does not do here; the words were taken out", said.trim());
        self.findings.push(Finding::new(Rule::LinkNewWindow, origin, message).omitting(said.trim()));
    }
}

fn ends_with(text: &str, phrase: &str) -> bool {
    let start = text.len().checked_sub(phrase.len());
    start.and_then(|start| text.get(start..)).is_some_and(|end| end.eq_ignore_ascii_case(phrase))
}

/// The picture that is all of `content` that is seen.
fn only_image(content: &mut [Inline]) -> Option<&mut Image> {
    let mut seen = content.iter_mut().filter(|inline| !says_nothing(std::slice::from_ref(*inline)));
    match (seen.next(), seen.next()) {
        (Some(Inline::Image(image)), None) => Some(image),
        _ => None,
    }
}

/// Whether the words are an address: what a program makes links of by itself.
fn is_address(text: &str) -> bool {
    let text = text.trim();
    let starts = ["http://", "https://", "www."]
        .iter()
        .any(|start| text.get(..start.len()).is_some_and(|beginning| beginning.eq_ignore_ascii_case(start)));
    starts && !text.contains(char::is_whitespace)
}

/// The address without what makes no difference.
fn same_goal(url: &Url) -> String {
    let address = url.as_str();
    let plain = address.strip_prefix("http:").or_else(|| address.strip_prefix("https:")).unwrap_or(address);
    plain.trim_end_matches('/').to_string()
}
