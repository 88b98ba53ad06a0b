//! What addresses are made of in the tests, and in the dictionary of `cargo xtask fuzz`.

/// What attacks and accidents are made of.
#[rustfmt::skip]
pub(crate) const PIECES: &[&str] = &[
    "javascript", "JaVaScRiPt", "vbscript", "data", "blob", "file", "ftp", "about:blank", "view-source", "http", "HTTPS",
    "https", "mailto", "tel", "ws", ":", ":", ":", "/", "/", "//", "\\", "\\\\", "?", "#", "@", ".", "..", "%2e", "%2E.",
    "...", ";", "=", "&", "&#58;", "%3A", "%", "%zz", "%00", "%0a", "%41", "+", "-", "_", "~", "^", "|", "`", "'", "\"",
    "<", ">", "{", "}", "[", "]", "[::1]", "[1:2::3.4.5.6]", "[v1.x]", "(", ")", ",", "!", "$", "*", " ", "  ", "\t", "\n",
    "\r", "\0", "\u{1}", "\u{1b}", "\u{1f}", "\u{7f}", "\u{80}", "\u{a0}", "\u{ad}", "\u{200b}", "\u{200e}", "\u{202e}",
    "\u{2028}", "\u{2066}", "\u{3000}", "\u{3002}", "\u{feff}", "\u{fffd}", "\u{e000}", "\u{10ffff}", "ｊ", "：", "／", "．",
    "％", "ä", "ß", "İ", "а", "日本", "한", "عربي", "👍", "example.org", "a", "b", "x1", "www.", "xn--", "xn--mnchen-3ya", "0x",
    "127.0.0.1", "1", "08", "256", "4294967295", "4294967296", "0x7f", ":80", ":443", ":8080", ":65536", ":a", "user:pass@",
    "C:", "C|", "localhost", "alert(1)", "image/png;base64,AAAA", "text/html,<b>",
];

/// What they begin with.
pub(crate) const STARTS: &[&str] = &["https://", "http:", "https:\\\\", "//", "/", "javascript:", "java\tscript:", ""];
