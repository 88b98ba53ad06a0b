//! The sites whose pages may be shown in a frame.
//!
//! A frame runs another site's program next to the article, so it is not enough
//! that a source asks for one. These are sites that exist to be embedded, and
//! that readers know by name. What is not here is linked.

/// The sites' domains, in order. Each stands for the hosts under it too.
static SITES: &[&str] = &[
    "acast.com",
    "arcgis.com",
    "art19.com",
    "audioboom.com",
    "bandcamp.com",
    "brightcove.net",
    "bsky.app",
    "buzzsprout.com",
    "codepen.io",
    "dailymotion.com",
    "datawrapper.de",
    "docs.google.com",
    "documentcloud.org",
    "drive.google.com",
    "dwcdn.net",
    "embed.music.apple.com",
    "embed.podcasts.apple.com",
    "facebook.com",
    "flickr.com",
    "flo.uri.sh",
    "flourish.studio",
    "giphy.com",
    "imgur.com",
    "infogram.com",
    "instagram.com",
    "issuu.com",
    "jsfiddle.net",
    "jwplatform.com",
    "jwplayer.com",
    "knightlab.com",
    "linkedin.com",
    "maps.google.com",
    "megaphone.fm",
    "mixcloud.com",
    "omny.fm",
    "openstreetmap.org",
    "pinterest.com",
    "reddit.com",
    "redditmedia.com",
    "rumble.com",
    "scribd.com",
    "simplecast.com",
    "sketchfab.com",
    "slideshare.net",
    "soundcloud.com",
    "spotify.com",
    "streamable.com",
    "t.me",
    "tableau.com",
    "ted.com",
    "threads.com",
    "threads.net",
    "tiktok.com",
    "tumblr.com",
    "twitch.tv",
    "twitter.com",
    "vimeo.com",
    "vk.com",
    "wistia.com",
    "wistia.net",
    "x.com",
    "youtube-nocookie.com",
    "youtube.com",
];

/// Whether the page at `path` of `host` may be shown in a frame.
pub(super) fn may_be_framed(host: &str, path: &str) -> bool {
    // The maps of the search engine stand under any of its countries' domains.
    let is_map = host.strip_prefix("www.google.").is_some_and(|country| country.len() <= 6)
        && (path == "/maps" || path.starts_with("/maps/"));
    let mut domain = host;
    loop {
        if SITES.binary_search(&domain).is_ok() || is_map {
            return true;
        }
        let Some((_, parent)) = domain.split_once('.') else { return false };
        domain = parent;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_in_order() {
        assert!(SITES.is_sorted());
    }

    #[test]
    fn a_site_stands_for_the_hosts_under_it_and_for_no_other() {
        assert!(may_be_framed("www.youtube-nocookie.com", "/embed/a"));
        assert!(may_be_framed("vimeo.com", "/1"));
        assert!(may_be_framed("www.google.co.uk", "/maps/embed"));
        for host in ["notvimeo.com", "vimeo.com.example.org", "com", "", "www.google.com", "vimeo.com."] {
            assert!(!may_be_framed(host, "/"), "{host}");
        }
    }
}
