//! What other sites show, by its address: who shows it, and which of the
//! site's pages is made to be framed. Only addresses in forms that the sites
//! document are framed; any other is a link.

use super::Draft;
use crate::article::{Embed, Origin};
use crate::url::{Url, Use};

/// The embed of the page at `address`.
pub(super) fn of_address(draft: &mut Draft<'_>, address: &str, origin: Origin) -> Embed {
    let Known { provider, page, frame } = known(address.trim());
    let url = draft.url(page.as_deref().unwrap_or(address), Use::Link, origin);
    let frame = frame.and_then(|frame| draft.url(&frame, Use::Frame, origin));
    Embed { provider: provider.map(str::to_string), url, frame, ..Embed::default() }
}

/// The embed of what stands in a frame at `address`: whatever it is, it can be framed.
pub(super) fn of_frame(draft: &mut Draft<'_>, address: &str, origin: Origin) -> Embed {
    let address = absolute(address);
    let mut embed = of_address(draft, &address, origin);
    if embed.frame.is_none() {
        // A frame that is not safe is still a page that the reader may visit.
        embed.frame = Url::parse(&address, Use::Frame).ok();
    }
    embed
}

/// Who shows the page at `address`, where it is a site that articles often show.
pub(super) fn provider(address: &str) -> Option<&'static str> {
    known(&absolute(address)).provider
}

/// An address without a scheme, as embedding codes used to have it, is one of the web.
fn absolute(address: &str) -> String {
    let address = address.trim();
    if address.starts_with("//") { format!("https:{address}") } else { address.to_string() }
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
    let parameter = |name: &str| {
        let value = query.split(['&', ';']).find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='));
        value.and_then(percent_decoded)
    };
    let framed = match host {
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
        // What is framed is named in the frame's address.
        "facebook.com" if steps.first() == Some(&"plugins") => {
            Known { provider: Some("Facebook"), page: parameter("href"), frame: Some(address.to_string()) }
        }
        "w.soundcloud.com" => {
            let page = parameter("url").filter(|page| !page.contains("api.soundcloud.com"));
            Known { provider: Some("SoundCloud"), page, frame: Some(address.to_string()) }
        }
        "embed.podcasts.apple.com" | "embed.music.apple.com" | "embed.ted.com" => {
            let page = format!("https://{}{path}", host.trim_start_matches("embed."));
            Known { provider: None, page: Some(page), frame: Some(address.to_string()) }
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
            let is_frame = steps.first() == Some(&"embed");
            let steps = if is_frame { steps.get(1..) } else { steps.get(..) };
            let (kind, id) = match steps {
                Some([kind, id, ..]) => (*kind, *id),
                _ => ("", ""),
            };
            let fits = matches!(kind, "track" | "album" | "playlist" | "episode" | "show" | "artist") && is_name(id);
            let frame = fits.then(|| format!("https://open.spotify.com/embed/{kind}/{id}"));
            let page = (fits && is_frame).then(|| format!("https://open.spotify.com/{kind}/{id}"));
            Known { provider: Some("Spotify"), page, frame }
        }
        "soundcloud.com" => {
            let frame = (!steps.get(1).is_none_or(|step| step.is_empty()))
                .then(|| format!("https://w.soundcloud.com/player/?url={}", percent_encoded(address)));
            Known { provider: Some("SoundCloud"), page: None, frame }
        }
        _ => Known::default(),
    };
    Known { provider: framed.provider.or_else(|| name(host, path)), ..framed }
}

/// Each host with the name of its site. A host covers those under it.
static NAMES: &[(&str, &str)] = &[
    ("acast.com", "Acast"),
    ("arcgis.com", "ArcGIS"),
    ("art19.com", "ART19"),
    ("audioboom.com", "Audioboom"),
    ("bandcamp.com", "Bandcamp"),
    ("brightcove.net", "Brightcove"),
    ("bsky.app", "Bluesky"),
    ("buzzsprout.com", "Buzzsprout"),
    ("codepen.io", "CodePen"),
    ("dailymotion.com", "Dailymotion"),
    ("datawrapper.de", "Datawrapper"),
    ("docs.google.com", "Google Docs"),
    ("documentcloud.org", "DocumentCloud"),
    ("drive.google.com", "Google Drive"),
    ("dwcdn.net", "Datawrapper"),
    ("facebook.com", "Facebook"),
    ("flickr.com", "Flickr"),
    ("flo.uri.sh", "Flourish"),
    ("flourish.studio", "Flourish"),
    ("giphy.com", "Giphy"),
    ("gist.github.com", "GitHub"),
    ("imgur.com", "Imgur"),
    ("infogram.com", "Infogram"),
    ("instagram.com", "Instagram"),
    ("issuu.com", "Issuu"),
    ("jsfiddle.net", "JSFiddle"),
    ("jwplatform.com", "JW Player"),
    ("jwplayer.com", "JW Player"),
    ("knightlab.com", "Knight Lab"),
    ("linkedin.com", "LinkedIn"),
    ("maps.google.com", "Google Maps"),
    ("megaphone.fm", "Megaphone"),
    ("mixcloud.com", "Mixcloud"),
    ("music.apple.com", "Apple Music"),
    ("omny.fm", "Omny"),
    ("openstreetmap.org", "OpenStreetMap"),
    ("pinterest.com", "Pinterest"),
    ("podcasts.apple.com", "Apple Podcasts"),
    ("reddit.com", "Reddit"),
    ("redditmedia.com", "Reddit"),
    ("rumble.com", "Rumble"),
    ("scribd.com", "Scribd"),
    ("simplecast.com", "Simplecast"),
    ("sketchfab.com", "Sketchfab"),
    ("slideshare.net", "SlideShare"),
    ("soundcloud.com", "SoundCloud"),
    ("spotify.com", "Spotify"),
    ("streamable.com", "Streamable"),
    ("t.me", "Telegram"),
    ("tableau.com", "Tableau"),
    ("ted.com", "TED"),
    ("threads.com", "Threads"),
    ("threads.net", "Threads"),
    ("tiktok.com", "TikTok"),
    ("tumblr.com", "Tumblr"),
    ("twitch.tv", "Twitch"),
    ("twitter.com", "X"),
    ("vimeo.com", "Vimeo"),
    ("vk.com", "VK"),
    ("wistia.com", "Wistia"),
    ("wistia.net", "Wistia"),
];

fn name(host: &str, path: &str) -> Option<&'static str> {
    if host.starts_with("google.") && path.starts_with("/maps") {
        return Some("Google Maps");
    }
    let is_under =
        |domain: &str| host.strip_suffix(domain).is_some_and(|before| before.is_empty() || before.ends_with('.'));
    NAMES.iter().find(|(domain, _)| is_under(domain)).map(|(_, name)| *name)
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

/// The text that a query's value stands for; none where it is no UTF-8.
fn percent_decoded(value: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(value.len());
    let mut rest = value.as_bytes();
    while let [first, after @ ..] = rest {
        let digits = after.get(..2).filter(|_| *first == b'%').and_then(|digits| std::str::from_utf8(digits).ok());
        let escaped = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok());
        bytes.push(escaped.unwrap_or(*first));
        rest = if escaped.is_some() { after.get(2..).unwrap_or_default() } else { after };
    }
    String::from_utf8(bytes).ok()
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

    #[test]
    fn a_frame_knows_the_page_that_shows_the_same() {
        let page = |address: &str| known(address).page.unwrap_or_default();
        assert_eq!(page("https://www.youtube.com/embed/a1"), "https://www.youtube.com/watch?v=a1");
        assert_eq!(page("https://player.vimeo.com/video/42?h=1"), "https://vimeo.com/42");
        assert_eq!(page("https://open.spotify.com/embed/track/x1?theme=0"), "https://open.spotify.com/track/x1");
        assert_eq!(
            page("https://www.facebook.com/plugins/post.php?href=https%3A%2F%2Fwww.facebook.com%2Fa%2Fposts%2F1&w=5"),
            "https://www.facebook.com/a/posts/1"
        );
        assert_eq!(page("https://embed.ted.com/talks/x"), "https://ted.com/talks/x");
        assert_eq!(page("https://example.org/"), "");
    }

    #[test]
    fn a_site_is_known_by_its_host_and_not_by_one_that_ends_alike() {
        check("https://datawrapper.dwcdn.net/x/1/", Some("Datawrapper"), None);
        check("https://www.google.com/maps/embed?pb=x", Some("Google Maps"), None);
        check("https://notreddit.com/r/x", None, None);
    }
}
