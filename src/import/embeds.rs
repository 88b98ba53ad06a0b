//! What other sites show, by its address: who shows it, and which of the
//! site's pages is made to be framed. Only addresses in forms that the sites
//! document are framed; any other is a link.

use super::Draft;
use crate::article::{Embed, Origin};
use crate::url::Use;

/// The embed of the page at `address`.
pub(super) fn of_address(draft: &mut Draft<'_>, address: &str, origin: Origin) -> Embed {
    let Known { provider, page, frame } = known(address.trim());
    let url = draft.url(page.as_deref().unwrap_or(address), Use::Link, origin);
    let frame = frame.and_then(|frame| draft.url(&frame, Use::Frame, origin));
    Embed { provider: provider.map(str::to_string), url, frame, ..Embed::default() }
}

/// The embed of the film that YouTube calls `id`.
pub(super) fn youtube(draft: &mut Draft<'_>, id: &str, origin: Origin) -> Embed {
    of_address(draft, &format!("https://www.youtube.com/watch?v={id}"), origin)
}

/// What is known of an address by its form.
#[derive(Default)]
struct Known {
    provider: Option<&'static str>,
    /// The page for readers, where the address is another one.
    page: Option<String>,
    /// The page made to be framed.
    frame: Option<String>,
}

fn known(address: &str) -> Known {
    let Some((scheme, rest)) = address.split_once("//") else { return Known::default() };
    if !matches!(scheme.to_ascii_lowercase().as_str(), "https:" | "http:" | "") {
        return Known::default();
    }
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (host, rest) = rest.split_at(end);
    let host = host.to_ascii_lowercase();
    let host = ["www.", "m.", "mobile."].iter().find_map(|prefix| host.strip_prefix(prefix)).unwrap_or(&host);
    let (before_fragment, _) = rest.split_once('#').unwrap_or((rest, ""));
    let (path, query) = before_fragment.split_once('?').unwrap_or((before_fragment, ""));
    let mut steps = path.split('/').filter(|step| !step.is_empty());
    let steps = [steps.next(), steps.next(), steps.next(), steps.next()].map(Option::unwrap_or_default);
    match host {
        "youtube.com" | "youtube-nocookie.com" | "youtu.be" | "music.youtube.com" => youtube_page(host, steps, query),
        "vimeo.com" | "player.vimeo.com" => {
            let id = steps.into_iter().find(|step| is_number(step));
            let page = id.filter(|_| host.starts_with("player")).map(|id| format!("https://vimeo.com/{id}"));
            let frame = id.map(|id| format!("https://player.vimeo.com/video/{id}?dnt=1"));
            Known { provider: Some("Vimeo"), page, frame }
        }
        "dailymotion.com" | "dai.ly" => {
            let id = match steps {
                [id, "", ..] if host == "dai.ly" => id,
                ["video", id, ..] | ["embed", "video", id, ..] => id,
                _ => "",
            };
            let frame = is_name(id).then(|| format!("https://www.dailymotion.com/embed/video/{id}"));
            Known { provider: Some("Dailymotion"), page: None, frame }
        }
        "twitter.com" | "x.com" => {
            let id = match steps {
                [_, "status", id, _] if is_number(id) => Some(id),
                _ => None,
            };
            let frame = id.map(|id| format!("https://platform.twitter.com/embed/Tweet.html?dnt=true&id={id}"));
            Known { provider: Some("X"), page: None, frame }
        }
        "instagram.com" => {
            let frame = match steps {
                [kind @ ("p" | "reel" | "tv"), id, ..] if is_name(id) => {
                    Some(format!("https://www.instagram.com/{kind}/{id}/embed/captioned/"))
                }
                _ => None,
            };
            Known { provider: Some("Instagram"), page: None, frame }
        }
        "tiktok.com" => {
            let frame = match steps {
                [_, "video", id, _] if is_number(id) => Some(format!("https://www.tiktok.com/embed/v2/{id}")),
                _ => None,
            };
            Known { provider: Some("TikTok"), page: None, frame }
        }
        "facebook.com" | "fb.watch" => {
            let plugin = match steps {
                [_, "videos", ..] | ["watch", ..] => "video",
                _ => "post",
            };
            let frame = steps
                .iter()
                .any(|step| !step.is_empty())
                .then(|| format!("https://www.facebook.com/plugins/{plugin}.php?href={}", percent_encoded(address)));
            Known { provider: Some("Facebook"), page: None, frame }
        }
        "open.spotify.com" => {
            let steps = if steps.first() == Some(&"embed") { steps.get(1..) } else { steps.get(..) };
            let (kind, id) = match steps {
                Some([kind, id, ..]) => (*kind, *id),
                _ => ("", ""),
            };
            let fits = matches!(kind, "track" | "album" | "playlist" | "episode" | "show" | "artist") && is_name(id);
            let frame = fits.then(|| format!("https://open.spotify.com/embed/{kind}/{id}"));
            Known { provider: Some("Spotify"), page: None, frame }
        }
        "soundcloud.com" => {
            let frame = (!steps.get(1).is_none_or(|step| step.is_empty()))
                .then(|| format!("https://w.soundcloud.com/player/?url={}", percent_encoded(address)));
            Known { provider: Some("SoundCloud"), page: None, frame }
        }
        "bsky.app" => Known { provider: Some("Bluesky"), ..Known::default() },
        "threads.net" | "threads.com" => Known { provider: Some("Threads"), ..Known::default() },
        "t.me" => Known { provider: Some("Telegram"), ..Known::default() },
        "reddit.com" => Known { provider: Some("Reddit"), ..Known::default() },
        "codepen.io" => Known { provider: Some("CodePen"), ..Known::default() },
        "gist.github.com" => Known { provider: Some("GitHub"), ..Known::default() },
        _ => Known::default(),
    }
}

fn youtube_page(host: &str, steps: [&str; 4], query: &str) -> Known {
    let parameter = |name: &str| query.split(['&', ';']).find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='));
    let id = match steps {
        [id, "", ..] if host == "youtu.be" => id,
        ["embed" | "shorts" | "live" | "v", id, ..] => id,
        _ => parameter("v").unwrap_or_default(),
    };
    let fits = is_name(id) && !matches!(id, "videoseries" | "live_stream");
    let start = parameter("start").or_else(|| parameter("t")).and_then(|text| text.trim_end_matches('s').parse().ok());
    let start: String = start.map(|start: u32| format!("?start={start}")).unwrap_or_default();
    Known {
        provider: Some("YouTube"),
        page: fits
            .then(|| format!("https://www.youtube.com/watch?v={id}"))
            .filter(|_| matches!(steps.first(), Some(&"embed" | &"v"))),
        frame: fits.then(|| format!("https://www.youtube-nocookie.com/embed/{id}{start}")),
    }
}

fn is_number(step: &str) -> bool {
    !step.is_empty() && step.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_name(step: &str) -> bool {
    !step.is_empty() && step.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}

/// `text` for a query's value (RFC 3986, section 2.1).
fn percent_encoded(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len() + 16);
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => encoded.push(char::from(byte)),
            _ => {
                encoded.push('%');
                let digit = |value: u8| char::from_digit(u32::from(value), 16).unwrap_or('0').to_ascii_uppercase();
                encoded.push(digit(byte >> 4));
                encoded.push(digit(byte & 15));
            }
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::known;

    #[track_caller]
    fn check(address: &str, provider: Option<&str>, frame: Option<&str>) {
        let known = known(address);
        assert_eq!((known.provider, known.frame.as_deref()), (provider, frame));
    }

    #[test]
    fn a_film_is_framed_without_cookies_whatever_its_address() {
        let frame = Some("https://www.youtube-nocookie.com/embed/a1-B_c");
        for address in [
            "https://www.youtube.com/watch?v=a1-B_c",
            "https://m.youtube.com/watch?app=desktop&v=a1-B_c#t",
            "https://youtu.be/a1-B_c",
            "//www.youtube.com/embed/a1-B_c",
            "https://www.youtube.com/shorts/a1-B_c",
        ] {
            check(address, Some("YouTube"), frame);
        }
        check(
            "https://youtu.be/a1-B_c?t=90s",
            Some("YouTube"),
            Some("https://www.youtube-nocookie.com/embed/a1-B_c?start=90"),
        );
        check("https://vimeo.com/76979871", Some("Vimeo"), Some("https://player.vimeo.com/video/76979871?dnt=1"));
    }

    #[test]
    fn an_address_of_no_documented_form_is_only_a_link() {
        check("https://www.youtube.com/@channel", Some("YouTube"), None);
        check("https://www.youtube.com/watch?v=\"><script>", Some("YouTube"), None);
        check("https://x.com/somebody", Some("X"), None);
        check("https://example.org/embed/1", None, None);
        check("javascript://youtube.com/watch?v=a", None, None);
        check("not an address", None, None);
    }

    #[test]
    fn posts_are_framed_by_their_sites_own_pages() {
        check(
            "https://twitter.com/somebody/status/20",
            Some("X"),
            Some("https://platform.twitter.com/embed/Tweet.html?dnt=true&id=20"),
        );
        check(
            "https://www.facebook.com/somebody/posts/1",
            Some("Facebook"),
            Some(
                "https://www.facebook.com/plugins/post.php?href=https%3A%2F%2Fwww.facebook.com%2Fsomebody%2Fposts%2F1",
            ),
        );
        check(
            "https://open.spotify.com/episode/4rOo?si=x",
            Some("Spotify"),
            Some("https://open.spotify.com/embed/episode/4rOo"),
        );
    }
}
