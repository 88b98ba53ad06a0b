use super::*;

#[test]
fn frames_wait_for_the_reader() {
    check(
        "<p>a</p><iframe src='https://www.youtube.com/embed/x1' title='A film' width=560 height=315></iframe>",
        concat!(
            "p(a) embed(YouTube, https://www.youtube.com/watch?v=x1, frame https://www.youtube-nocookie.com/embed/x1, ",
            "\"A film\", 560x315)"
        ),
    );
    check(
        "<iframe data-src=//player.vimeo.com/video/1></iframe>",
        "embed(Vimeo, https://vimeo.com/1, frame https://player.vimeo.com/video/1?dnt=1)",
    );
    check(
        "<figure><iframe src=https://a.example/map></iframe><figcaption>Where</figcaption></figure>",
        "embed(?, https://a.example/map caption: Where)",
    );
    check("<iframe src=https://a.example/x width=0 height=0></iframe><iframe></iframe>", "");
    check("<iframe src=https://a.example/x /><p>after", "embed(?, https://a.example/x) p(after)");
    check(
        "<object width=400 height=300><param name=movie value=https://www.youtube.com/v/x1><embed src=https://www.youtube.com/v/x1></object>",
        "embed(YouTube, https://www.youtube.com/watch?v=x1, frame https://www.youtube-nocookie.com/embed/x1, 400x300)",
    );
    check("<object data=a.pdf><p>fallback</object>", "p(fallback)");
}

#[test]
fn a_post_keeps_its_words_and_leads_to_itself() {
    check(
        concat!(
            "<blockquote class='twitter-tweet'><p lang=en>Words <a href=https://t.co/x>link</a></p>— Who (@who) ",
            "<a href=https://twitter.com/who/status/1>May 1</a></blockquote>"
        ),
        concat!(
            "embed(X, https://twitter.com/who/status/1, frame https://platform.twitter.com/embed/Tweet.html?dnt=true&id=1, p@en(Words a[https://t.co/x](link)) ",
            "p(— Who (@who) a[https://twitter.com/who/status/1](May 1)))"
        ),
    );
    check(
        "<blockquote class=instagram-media data-instgrm-permalink=https://www.instagram.com/p/x/><p>Words</blockquote>",
        "embed(Instagram, https://www.instagram.com/p/x/, frame https://www.instagram.com/p/x/embed/captioned/, p(Words))",
    );
    check(
        "<div class=fb-post data-href=https://www.facebook.com/x/posts/1></div>",
        "embed(Facebook, https://www.facebook.com/x/posts/1, frame https://www.facebook.com/plugins/post.php?href=https%3A%2F%2Fwww.facebook.com%2Fx%2Fposts%2F1)",
    );
    check("<script src=https://gist.github.com/who/abc.js></script>", "embed(GitHub, https://gist.github.com/who/abc)");
}

#[test]
fn an_address_in_the_place_of_an_embed_is_one() {
    check(
        concat!(
            "<figure class='wp-block-embed is-provider-youtube'><div class=wp-block-embed__wrapper>\n",
            "https://www.youtube.com/watch?v=x1\n</div><figcaption>What</figcaption></figure>"
        ),
        concat!(
            "embed(YouTube, https://www.youtube.com/watch?v=x1, frame https://www.youtube-nocookie.com/embed/x1 ",
            "caption: What)"
        ),
    );
}
