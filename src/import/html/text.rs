//! The text of HTML without its tree: for holding the importer's work against
//! the source, this reads tokens only and knows nothing of what becomes of them.

use crate::import::markup::{Raw, Token, Tokenizer};

/// Elements that stand in a line, so that a word may go on across their tags.
static INLINE: &str = " a abbr acronym b bdi bdo big blink cite code data del dfn em font i ins kbd label mark \
                       nobr noscript output q rb ruby s samp slot small span strike strong sub sup time tt u \
                       var wbr ";

/// Elements of which nothing is shown as text.
static UNSHOWN: &str = " datalist iframe noembed noframes script style template title ";

/// Elements that HTML has; any other stands in a line.
static BLOCK: &str = " address article aside audio blockquote body br button canvas caption center col colgroup dd \
                      details dialog dir div dl dt embed fieldset figcaption figure footer form frame h1 h2 h3 h4 h5 \
                      h6 header hgroup hr html iframe img input legend li link listing main map math menu meta meter mi mn \
                      mo ms mtext nav object ol optgroup option p param picture plaintext pre progress rp rt rtc script search \
                      section select source style summary svg table tbody td template textarea tfoot th thead title tr \
                      track ul video xmp ";

/// The shown text of a page or fragment, with spaces where elements part words.
pub(crate) fn source_text(html: &str) -> String {
    let mut text = String::new();
    let mut unshown: Vec<String> = Vec::new();
    let mut after_link = false;
    let mut tokenizer = Tokenizer::new(html);
    while let Some(token) = tokenizer.next() {
        match token {
            Token::Start { name, self_closing, .. } => {
                // Feeds write a frame as XML does; it is not to swallow what follows.
                let is_closed = self_closing && name == "iframe";
                if unshown.is_empty()
                    && !is_closed
                    && let Some(raw) = raw(&name)
                {
                    tokenizer.read_raw(&name, raw);
                }
                // A note's number is no part of the word that it stands at.
                let leads_inside =
                    tokenizer.attributes().iter().any(|(name, value)| name == "href" && value.starts_with('#'));
                // Links that touch are drawn apart.
                let touches = name == "a" && std::mem::take(&mut after_link);
                if parts(&name) || leads_inside || touches {
                    text.push(' ');
                }
                if is_in(UNSHOWN, &name) && !is_closed {
                    unshown.push(name.into_owned());
                }
            }
            Token::End { name, .. } => {
                after_link |= name == "a";
                if parts(&name) {
                    text.push(' ');
                }
                if let Some(at) = unshown.iter().rposition(|open| *open == name) {
                    unshown.truncate(at);
                }
            }
            Token::Text { text: run, .. } if unshown.is_empty() => {
                after_link = false;
                text.push_str(&run);
            }
            Token::Text { .. } => {}
        }
    }
    text
}

/// How the text of an element is read that holds no tags. `noscript` holds
/// what is shown here: scripts do not run.
pub(super) fn raw(name: &str) -> Option<Raw> {
    Some(match name {
        "title" | "textarea" => Raw::Escapable,
        "style" | "xmp" | "iframe" | "noembed" | "noframes" => Raw::Text,
        "script" => Raw::Script,
        "plaintext" => Raw::Plain,
        _ => return None,
    })
}

fn parts(name: &str) -> bool {
    is_in(BLOCK, name) && !is_in(INLINE, name)
}

fn is_in(names: &str, name: &str) -> bool {
    names.split_ascii_whitespace().any(|known| known == name)
}
