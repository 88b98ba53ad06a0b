use super::*;

#[track_caller]
fn check(text: &str, purpose: Use, expected: &str) {
    let url = Url::parse(text, purpose).unwrap_or_else(|refusal| panic!("{text:?} was refused: {refusal}"));
    assert_eq!(url.as_str(), expected, "{text:?}");
    assert!(url.allows(purpose));
    let again = Url::parse(url.as_str(), purpose).unwrap();
    assert_eq!(again, url, "{text:?} is not stable");
    assert_eq!(again.scheme(), url.scheme());
}

#[track_caller]
fn refused(text: &str, purpose: Use) -> Refusal {
    match Url::parse(text, purpose) {
        Ok(url) => panic!("{text:?} became {url:?}"),
        Err(refusal) => {
            let message = refusal.to_string();
            assert!(!message.ends_with('.') && !message.starts_with(char::is_uppercase), "{message}");
            assert!(!message.contains(char::is_control) && message.len() < 600, "{message:?}");
            refusal
        }
    }
}

fn link(text: &str) -> Url {
    Url::parse(text, Use::Link).unwrap()
}

#[test]
fn an_address_is_written_as_a_browser_writes_it() {
    let cases = [
        ("https://example.org", "https://example.org/"),
        ("HTTPS://Example.ORG/News", "https://example.org/News"),
        ("  https://example.org/a b  \n", "https://example.org/a%20b"),
        ("https://example.org:443/", "https://example.org/"),
        ("http://example.org:443/", "http://example.org:443/"),
        ("http://example.org:080/", "http://example.org/"),
        ("https://example.org:/", "https://example.org/"),
        ("https://example.org/a/./b/../c/%2E%2e/d/..", "https://example.org/a/"),
        ("https://example.org/../../x", "https://example.org/x"),
        ("https://example.org/a//b", "https://example.org/a//b"),
        ("https://example.org\\a\\..\\b?c\\d#e\\f", "https://example.org/b?c\\d#e\\f"),
        ("https:example.org/x", "https://example.org/x"),
        ("https:/example.org/x", "https://example.org/x"),
        ("https:////example.org/x", "https://example.org/x"),
        ("https:\\\\example.org\\x", "https://example.org/x"),
        ("https://example.org?q=1", "https://example.org/?q=1"),
        ("https://example.org#top", "https://example.org/#top"),
        ("https://example.org/?q=\"<a'b>`^{}\"", "https://example.org/?q=%22%3Ca%27b%3E`^{}%22"),
        ("https://example.org/\"<a'b>`^{}|", "https://example.org/%22%3Ca'b%3E%60%5E%7B%7D|"),
        ("https://example.org/#\"<a'b>`^{}", "https://example.org/#%22%3Ca'b%3E%60^{}"),
        ("https://example.org/100%", "https://example.org/100%"),
        ("https://example.org/wiki/Ägypten", "https://example.org/wiki/%C3%84gypten"),
        ("https://münchen.example/", "https://münchen.example/"),
        ("https://ＥＸＡＭＰＬＥ。org/", "https://example.org/"),
        ("https://ex%61mple.org/", "https://example.org/"),
        ("https://[2001:DB8:0:0:1:0:0:1]:8443/", "https://[2001:db8::1:0:0:1]:8443/"),
        ("https://[::ffff:1.2.3.4]/", "https://[::ffff:102:304]/"),
        ("https://[::]/", "https://[::]/"),
        ("https://[1::]/", "https://[1::]/"),
        ("http://2130706433/", "http://127.0.0.1/"),
        ("http://0x7F.1/", "http://127.0.0.1/"),
        ("http://017700000001/", "http://127.0.0.1/"),
        ("http://1.2.3.4./", "http://1.2.3.4/"),
        ("//example.org/x", "//example.org/x"),
        ("\\\\example.org\\x", "//example.org/x"),
        ("/\\example.org", "//example.org/"),
        ("\\/example.org", "//example.org/"),
        ("///example.org", "//example.org/"),
        ("/\t/example.org", "//example.org/"),
        ("/news/today", "/news/today"),
        ("\\news\\today", "/news/today"),
        ("../pictures/a b.jpg", "../pictures/a%20b.jpg"),
        ("pictures\\rain.jpg?w=1\\2", "pictures/rain.jpg?w=1\\2"),
        ("./a:b", "./a:b"),
        ("?page=2", "?page=2"),
        ("#note-1", "#note-1"),
        ("#ملاحظة", "#%D9%85%D9%84%D8%A7%D8%AD%D8%B8%D8%A9"),
        ("mailto:desk@example.org?subject=A correction", "mailto:desk@example.org?subject=A%20correction"),
        ("MailTo:Desk@example.org", "mailto:Desk@example.org"),
        ("tel:+49-30-1234", "tel:+49-30-1234"),
        ("tel://+4930", "tel://+4930"),
        ("tel:\"><img src=x onerror=alert(1)>", "tel:%22%3E%3Cimg%20src=x%20onerror=alert(1)%3E"),
        ("mailto:a@b?subject=<script>", "mailto:a@b?subject=%3Cscript%3E"),
    ];
    for (text, expected) in cases {
        check(text, Use::Link, expected);
    }
}

#[test]
fn each_use_has_its_own_list() {
    let lists = [
        ("https://example.org/", [true, true, true, false]),
        ("https://player.vimeo.com/video/1", [true; 4]),
        ("http://example.org/", [true, true, true, false]),
        ("//example.org/", [true, true, true, false]),
        ("/path", [true, true, true, false]),
        ("#place", [true, false, false, false]),
        ("mailto:desk@example.org", [true, false, false, false]),
        ("tel:+4930", [true, false, false, false]),
        ("data:image/png;base64,iVBORw0KGgo=", [false, false, true, false]),
        ("blob:https://example.org/1f9c", [false; 4]),
        ("javascript:void(0)", [false; 4]),
        ("ftp://example.org/", [false; 4]),
        ("file:///etc/passwd", [false; 4]),
        ("about:blank", [false; 4]),
        ("sms:+4930", [false; 4]),
    ];
    for (text, allowed) in lists {
        let uses = [Use::Link, Use::Media, Use::MediaData, Use::Frame];
        assert_eq!(uses.map(|purpose| Url::parse(text, purpose).is_ok()), allowed, "{text}");
    }
}

#[test]
fn a_frame_without_a_scheme_is_https() {
    check("//player.vimeo.com/video/1", Use::Frame, "https://player.vimeo.com/video/1");
    assert_eq!(refused("/embed/1", Use::Frame), Refusal::Relative);
    assert_eq!(refused("http://player.vimeo.com/video/1", Use::Frame), Refusal::Scheme("http".into()));
}

#[test]
fn a_frame_is_of_a_known_site() {
    assert_eq!(refused("https://video.example/embed/1", Use::Frame), Refusal::Site("video.example".into()));
    for text in ["https://vimeo.com:444/1", "https://vimeo.com.example.org/1", "https://vimeo.com@example.org/1"] {
        assert!(matches!(refused(text, Use::Frame), Refusal::Site(_)), "{text}");
    }
}

#[test]
fn no_disguise_gets_a_script_past_the_list() {
    let disguises = [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " \t\n javascript:alert(1)",
        "\u{1}\u{1f} javascript:alert(1)",
        "\0javascript:alert(1)",
        "java\tscript:alert(1)",
        "j\na\rv\ta\nscript\r\n:alert(1)",
        "javascript\t:alert(1)",
        "javascript://example.org/%0aalert(1)",
        "javascript:https://example.org/",
        "vbscript:msgbox(1)",
        "livescript:alert(1)",
        "x-javascript:alert(1)",
        "view-source:javascript:alert(1)",
        "feed:javascript:alert(1)",
        "jar:https://example.org!/x",
        "blob:null/1",
        "filesystem:https://example.org/temporary/x",
        "intent://scan/#Intent;end",
        "ms-msdt:/id",
        "data:text/html,<script>alert(1)</script>",
        "data:text/html;base64,PHNjcmlwdD4=",
        "data:,x",
        "data:image/svg+xml,<svg onload=alert(1)>",
        "data:image/svg+xml;base64,PHN2Zz4=",
    ];
    for text in disguises {
        for purpose in [Use::Link, Use::Media, Use::MediaData, Use::Frame] {
            refused(text, purpose);
        }
    }
}

#[test]
fn what_only_looks_like_a_scheme_is_a_path_and_stays_one() {
    // A browser takes each of these for a file in the page's directory.
    let paths = [
        ("java\u{1b}script:alert(1)", "java%1Bscript:alert(1)"),
        ("java\0script:alert(1)", "java%00script:alert(1)"),
        ("javascript\u{200b}:alert(1)", "javascript%E2%80%8B:alert(1)"),
        ("\u{a0}javascript:alert(1)", "%C2%A0javascript:alert(1)"),
        ("\u{2028}javascript:alert(1)", "%E2%80%A8javascript:alert(1)"),
        ("\u{feff}javascript:alert(1)", "%EF%BB%BFjavascript:alert(1)"),
        ("ｊavascript:alert(1)", "%EF%BD%8Aavascript:alert(1)"),
        ("javаscript:alert(1)", "jav%D0%B0script:alert(1)"),
        ("javascript%3Aalert(1)", "javascript%3Aalert(1)"),
        ("java%0ascript:alert(1)", "java%0ascript:alert(1)"),
        ("javascript&#58;alert(1)", "javascript&#58;alert(1)"),
        ("./javascript:alert(1)", "./javascript:alert(1)"),
        ("`javascript:alert(1)`", "%60javascript:alert(1)%60"),
        ("\"><img src=x onerror=alert(1)>", "%22%3E%3Cimg%20src=x%20onerror=alert(1)%3E"),
    ];
    for (text, expected) in paths {
        check(text, Use::Link, expected);
        assert_eq!(link(text).scheme(), Scheme::Relative);
    }
}

#[test]
fn a_host_that_no_browser_takes_is_refused_by_name() {
    let hosts = [
        "https://",
        "https:///",
        "http:?x",
        "//",
        "https://%/",
        "https://a b/",
        "https://a%20b/",
        "https://a<b/",
        "https://a\"b/",
        "https://{a}/",
        "https://a^b/",
        "https://exa\u{202e}mple/",
        "https://exa%E2%80%AEmple/",
        "https://exam／ple/",
        "https://exam％41ple/",
        "https://[::1/",
        "https://[::g]/",
        "https://[1:2:3:4:5:6:7:8:9]/",
        "https://[fe80::1%25eth0]/",
        "https://1.2.3.256/",
        "https://1.2.3.4.5/",
        "https://1.2.3.08/",
        "https://0x100000000/",
        "https://x.0xg.1/",
        "https://user@/",
        "https://xn--a-\u{7f}/",
        "https://xn--!!!/",
        "https://xn--99999999/",
        "https://\u{ad}/",
        "https://%FF/",
    ];
    for text in hosts {
        assert!(matches!(refused(text, Use::Link), Refusal::Host(_)), "{text:?}");
    }
    for text in ["https://a:65536/", "https://a:b/", "https://a:-1/", "https://a:1:2/", "https://a:８０/"] {
        assert!(matches!(refused(text, Use::Link), Refusal::Port(_)), "{text:?}");
    }
    assert_eq!(refused("https://example.org:99999/", Use::Link), Refusal::Port("99999".into()));
}

#[test]
fn nothing_and_too_much_are_refused() {
    for text in ["", " ", "\n\t\0 \u{1f}"] {
        assert_eq!(refused(text, Use::Link), Refusal::Empty);
    }
    for text in ["mailto:", "tel: ", "tel://"] {
        assert_eq!(refused(text, Use::Link), Refusal::Malformed);
    }
    let path = "x".repeat(Url::LIMIT - 1);
    check(&format!("/{path}"), Use::Link, &format!("/{path}"));
    assert_eq!(refused(&format!("/x{path}"), Use::Link), Refusal::TooLong(Url::LIMIT));
    // Encoding makes it longer, and what is stored has to be readable again.
    assert_eq!(refused(&"ä".repeat(Url::LIMIT / 3), Use::Link), Refusal::TooLong(Url::LIMIT));
    assert!(refused(&format!("{}:x", "a".repeat(5000)), Use::Link).to_string().len() < 200);
}

#[test]
fn a_data_address_holds_a_raster_picture_in_base64_or_nothing() {
    let data = Use::MediaData;
    check("data:image/png;base64,iVBORw0KGgo=", data, "data:image/png;base64,iVBORw0KGgo=");
    check("DATA:Image/JPG ; BASE64,/9j/ 4AAQ", data, "data:image/jpeg;base64,/9j/4AAQ");
    check("data:image/webp;base64,UklG%2BA%3D%3D", data, "data:image/webp;base64,UklG+A==");
    check("data:image/avif;base64,\nAAAA\n", data, "data:image/avif;base64,AAAA");
    for text in [
        "data:image/png,iVBORw0KGgo=",
        "data:image/png;base64",
        "data:image/png;base64,",
        "data:image/png;base64,====",
        "data:image/png;base64,A",
        "data:image/png;base64,AAA=A",
        "data:image/png;base64,AAA==",
        "data:image/png;base64,AA<A",
        "data:image/png;base64,AAAA#x",
        "data:image/png;charset=utf-8;base64,AAAA",
        "data:image/bmp;base64,AAAA",
        "data:image/png+xml;base64,AAAA",
        "data:image/svg+xml;base64,AAAA",
        "data:text/html;image/png;base64,AAAA",
    ] {
        assert_eq!(refused(text, data), Refusal::Data, "{text}");
    }
    let long = format!("data:image/png;base64,{}", "A".repeat(Url::LIMIT));
    check(&long, data, &long);
    assert_eq!(refused(&"data:image/png;base64,AAAA".repeat(50_000), data), Refusal::TooLong(Url::DATA_LIMIT));
}

#[test]
fn an_address_is_taken_apart() {
    let url = link("https://user:secret@www.example.org:8443/a/b%20c?q=1&r=2#caf%C3%A9");
    assert_eq!(url.as_str(), "https://www.example.org:8443/a/b%20c?q=1&r=2#caf%C3%A9");
    assert_eq!((url.host(), url.path(), url.query()), (Some("www.example.org"), "/a/b%20c", Some("q=1&r=2")));
    assert_eq!(url.fragment().as_deref(), Some("café"));
    assert_eq!(link("//[::1]:80/x").host(), Some("[::1]"));
    assert_eq!(link("//[::1]:80/x").path(), "/x");
    assert_eq!((link("a/b?c").host(), link("a/b?c").path(), link("a/b?c").query()), (None, "a/b", Some("c")));
    assert_eq!((link("#a?b").path(), link("#a?b").query(), link("#%").fragment().as_deref()), ("", None, Some("%")));
    assert_eq!((link("mailto:a@b?c#d").host(), link("mailto:a@b?c").path()), (None, ""));
    assert_eq!(link("/a#%ff").fragment().as_deref(), Some("\u{fffd}"));
}

#[test]
fn a_relative_address_is_resolved_against_the_articles_own() {
    let base = link("https://example.org/news/2026/rain.html?page=1#top");
    let cases = [
        ("sun.html", "https://example.org/news/2026/sun.html"),
        ("./sun.html", "https://example.org/news/2026/sun.html"),
        ("../2025/", "https://example.org/news/2025/"),
        ("../../../../x", "https://example.org/x"),
        ("..", "https://example.org/news/"),
        ("/x/../y", "https://example.org/y"),
        ("?page=2", "https://example.org/news/2026/rain.html?page=2"),
        ("#end", "https://example.org/news/2026/rain.html?page=1#end"),
        ("//cdn.example:443/x.jpg", "https://cdn.example/x.jpg"),
        ("\\\\cdn.example\\x.jpg", "https://cdn.example/x.jpg"),
        ("http://example.com", "http://example.com/"),
        ("mailto:desk@example.org", "mailto:desk@example.org"),
        ("b/c", "https://example.org/news/2026/b/c"),
        ("./a:b", "https://example.org/news/2026/a:b"),
    ];
    for (reference, expected) in cases {
        assert_eq!(base.join(&link(reference)).as_ref().map(Url::as_str), Some(expected), "{reference}");
    }
    for base in ["/news/", "//example.org/", "#top", "mailto:desk@example.org"] {
        assert_eq!(link(base).join(&link("x")), None, "{base}");
        assert_eq!(link(base).join(&link("https://example.org/")), Some(link("https://example.org/")));
    }
    let deep = link(&format!("https://example.org/{}", "a".repeat(Url::LIMIT - 30)));
    assert_eq!(deep.join(&link(&format!("?{}", "b".repeat(40)))), None);
    let page = link("https://user@192.0.2.7/");
    assert_eq!(page.join(&link("a\\b")).unwrap().caveats().iter().collect::<Vec<_>>(), [Caveat::Backslashes]);
    assert_eq!(page.join(&link("//192.0.2.8/")).unwrap().caveats().iter().collect::<Vec<_>>(), [Caveat::NumericHost]);
}

#[test]
fn what_deserves_a_look_is_told() {
    use Caveat::*;
    let cases: &[(&str, &[Caveat])] = &[
        ("https://example.org/a?b#c", &[]),
        ("/a/b", &[]),
        ("mailto:desk@example.org", &[]),
        ("https://bank.example@elsewhere.example/", &[Credentials]),
        ("https://@example.org/", &[Credentials]),
        ("https://a@b:c@example.org/", &[Credentials]),
        ("https://example.org/\u{202e}gpj.exe", &[BidiControls]),
        ("https://exam\nple.org/", &[Controls]),
        ("/a\u{7}b", &[Controls]),
        ("https://example.org\\a", &[Backslashes]),
        ("\\a", &[Backslashes]),
        ("https://example.org/?a\\b", &[]),
        ("https://127.0.0.1/", &[NumericHost]),
        ("https://0x7f000001/", &[NumericHost]),
        ("https://[::1]/", &[NumericHost]),
        ("www.example.org/a", &[SchemeMissing]),
        ("WWW.example.org", &[SchemeMissing]),
        ("wwwx", &[]),
        ("https://münchen.example/", &[]),
        ("https://xn--mnchen-3ya.example/", &[]),
        ("https://пример.example/", &[]),
        ("https://bücher-日本.example/", &[]),
        ("https://食べ物-food.example/", &[]),
        ("https://뉴스漢字.example/", &[]),
        ("https://ㄅ漢.example/", &[]),
        ("https://ㄅ한.example/", &[LookAlikeHost]),
        ("https://exаmple.org/", &[LookAlikeHost]),
        ("https://xn--exmple-4nf.org/", &[LookAlikeHost]),
        ("https://аррӏе.com/", &[LookAlikeHost]),
        ("https://xn--80ak6aa92e.com/", &[LookAlikeHost]),
        ("https://xn--80AK6AA92E.com./", &[LookAlikeHost]),
        ("https://аррӏе.рф/", &[]),
        ("https://аррӏе.xn--p1ai/", &[]),
        ("https://ορο.com/", &[LookAlikeHost]),
        ("https://ειδήσεις.com/", &[]),
        ("https://exαmple.com/", &[LookAlikeHost]),
        ("https://сайт.exаmple.org/", &[LookAlikeHost]),
    ];
    for (text, caveats) in cases {
        assert_eq!(link(text).caveats().iter().collect::<Vec<_>>(), *caveats, "{text}");
        assert_eq!(link(text).caveats().is_empty(), caveats.is_empty());
    }
    for caveat in Caveat::ALL {
        let message = caveat.to_string();
        assert!(message.starts_with(char::is_lowercase) && !message.ends_with('.'), "{message}");
    }
}

#[test]
fn native_json_is_held_to_the_same_list() {
    let url: Url = serde_json::from_str("\" HTTPS://example.org/a b\"").unwrap();
    assert_eq!(serde_json::to_string(&url).unwrap(), "\"https://example.org/a%20b\"");
    for text in ["javascript:alert(1)", "data:image/png;base64,AAAA", ""] {
        let error = serde_json::from_value::<Url>(text.into()).unwrap_err().to_string();
        assert!(error.contains("is not an address that an article may use"), "{error}");
    }
}

/// The schema is written by the native program only; the module carries no code for it.
#[cfg(not(target_arch = "wasm32"))]
#[test]
fn the_schema_calls_an_address_a_string() {
    let schema = serde_json::to_value(schemars::schema_for!(Url)).unwrap();
    assert_eq!(schema["type"], "string", "{schema}");
}
