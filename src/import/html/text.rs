//! The text of HTML without its tree: for holding the importer's work against
//! the source, this reads tokens only and knows nothing of what becomes of them.

use html5gum::emitters::default::DefaultEmitter;
use html5gum::{Token, Tokenizer};

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
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(false);
    let mut text = String::new();
    let mut unshown: Vec<String> = Vec::new();
    let mut tokenizer = Tokenizer::new_with_emitter(html, emitter);
    while let Some(Ok(token)) = tokenizer.next() {
        match token {
            Token::StartTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                // Feeds write a frame as XML does; it is not to swallow what follows.
                let is_closed = tag.self_closing && name == "iframe";
                if unshown.is_empty() && !is_closed {
                    // `noscript` holds what is shown here: scripts do not run.
                    let state = html5gum::naive_next_state(name.as_bytes()).filter(|_| name != "noscript");
                    if let Some(state) = state {
                        tokenizer.set_state(state);
                    }
                }
                // A note's number is no part of the word that it stands at.
                let leads_inside = tag.attributes.get(b"href".as_slice()).is_some_and(|href| href.starts_with(b"#"));
                if parts(&name) || leads_inside {
                    text.push(' ');
                }
                if is_in(UNSHOWN, &name) && !is_closed {
                    unshown.push(name);
                }
            }
            Token::EndTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                if parts(&name) {
                    text.push(' ');
                }
                if let Some(at) = unshown.iter().rposition(|open| *open == name) {
                    unshown.truncate(at);
                }
            }
            Token::String(run) if unshown.is_empty() => text.push_str(&String::from_utf8_lossy(&run.value)),
            _ => {}
        }
    }
    text
}

fn parts(name: &str) -> bool {
    is_in(BLOCK, name) && !is_in(INLINE, name)
}

fn is_in(names: &str, name: &str) -> bool {
    names.split_ascii_whitespace().any(|known| known == name)
}
