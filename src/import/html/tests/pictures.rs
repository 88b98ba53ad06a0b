use super::*;

#[test]
fn a_picture_alone_is_a_figure_and_one_among_words_is_not() {
    check(
        "<img src=https://a.example/i.png alt='A dog' width=640 height=480>",
        "figure(https://a.example/i.png 'A dog' 640x480)",
    );
    check("<p><a href=https://b.example/><img src=i.png alt=''></a></p>", "figure(i.png '' to https://b.example/)");
    check("<p>a <img src=i.png> b", "p(a img(i.png) b)");
    check("<p><img src=i.png> <img src=j.png>", "figure(i.png) figure(j.png)");
    check("<p>Hi <img class=emoji src=https://a.example/1f600.png alt=😀>", "p(Hi 😀)");
    check("<img src=i.png role=presentation alt=x>", "figure(i.png '')");
}

#[test]
fn a_figure_has_a_caption_and_a_credit() {
    check(
        "<figure id=f><img src=i.png><figcaption>A <i>dog</i> <span class=credit>Photo: Who</span></figcaption></figure>",
        "figure#f(i.png caption: A em(dog) credit: Photo: Who)",
    );
    check(
        "<figure><img src=i.png><figcaption><p>One</p><p>Two</p></figcaption></figure>",
        "figure(i.png caption: One/Two)",
    );
    check("<figure><a href=https://b.example/><img src=i.png></a></figure>", "figure(i.png to https://b.example/)");
    check("<a href=https://b.example/><figure><img src=i.png></figure></a>", "figure(i.png to https://b.example/)");
    check("<figure><figcaption>Alone</figcaption></figure>", "figure(none caption: Alone)");
    check("<figure><img src=i.png><div class=image-credit>Who</div>more</figure>", "figure(i.png credit: Who) p(more)");
    check(
        "<div class=wp-caption><img src=i.png><p class=wp-caption-text>A dog</p></div>",
        "figure(i.png caption: A dog)",
    );
    check("<figure><video src=v.mp4></video><figcaption>What</figcaption></figure>", "video(v.mp4 caption: What)");
}

#[test]
fn a_picture_comes_in_sizes_and_types() {
    check(
        concat!(
            "<picture><source type=image/avif srcset='a.avif 400w, b.avif 800w' media='(min-width: 600px)'>",
            "<source type=image/x-odd srcset=c.odd><source media='(orientation: portrait)' srcset=d.png>",
            "<img src=i.png srcset='i.png 1x, j.png 2x' alt=x></picture>"
        ),
        concat!(
            "figure(i.png 'x' +i.png 100% +j.png 200% ",
            "source Some(Avif) Some(600)-None +a.avif 400w +b.avif 800w)"
        ),
    );
    check(
        "<img srcset='a,b.png 400w, c.png,d.png 2000w,e.png 1200w' class=alignright>",
        "figure(e.png +a,b.png 400w +c.png,d.png 2000w +e.png 1200w Half)",
    );
    check(
        "<img class=wp-block-cover__image-background src=i.png data-object-position='30% 70%' alt=''>",
        "figure(i.png '' at 30,70)",
    );
}

#[test]
fn a_picture_that_a_script_loads_late_is_found_and_counted_once() {
    let late = "<img src='data:image/gif;base64,R0lGOD' data-src=i.png alt=x>";
    check(late, "figure(i.png 'x')");
    check(&format!("{late}<noscript><img src=i.png alt=x></noscript>"), "figure(i.png 'x')");
    check("<img class=lazy alt=x><noscript><img src=i.png alt=x></noscript>", "figure(i.png 'x')");
    check("<noscript><img src=i.png></noscript><img data-srcset='i.png 400w'>", "figure(i.png +i.png 400w)");
    check("<div></div><noscript><img src=i.png></noscript>", "figure(i.png)");
    check("<img src=small.png data-src=large.png>", "figure(large.png)");
    check("<img src=i.png width=1 height=1>", "");
    check("<p>a<noscript><a href=https://a.example/>Poll</a></noscript>", "p(aa[https://a.example/](Poll))");
}

#[test]
fn pictures_that_belong_together_are_a_gallery() {
    check(
        concat!(
            "<figure class='wp-block-gallery has-nested-images'><figure><img src=i.png><figcaption>One</figcaption></figure>",
            "<figure><img src=j.png></figure><figcaption>Both</figcaption></figure>"
        ),
        "gallery(i.png caption: One | j.png caption: Both)",
    );
    check(
        concat!(
            "<div class=gallery><dl><dt><a href=https://b.example/><img src=i.png></a></dt>",
            "<dd class=wp-caption-text>One</dd></dl><dl><dt><img src=j.png></dt></dl></div>"
        ),
        "gallery(i.png to https://b.example/ caption: One | j.png)",
    );
    check(
        "<figure><img src=i.png><img src=j.png><figcaption>Both</figcaption></figure>",
        "gallery(i.png | j.png caption: Both)",
    );
    check("<ul class=wp-block-gallery><li><img src=i.png></li><li><img src=j.png></li></ul>", "gallery(i.png | j.png)");
}

#[test]
fn films_and_recordings_keep_files_and_tracks() {
    check(
        concat!(
            "<video poster=p.jpg width=640 height=360 autoplay loop muted><source src=v.webm type='video/webm; codecs=vp9'>",
            "<source src=v.mp4><track kind=captions src=c.vtt srclang=en label=English default></video>"
        ),
        "video(v.webm video/webm, v.mp4, poster p.jpg, Captions c.vtt en English, loop)",
    );
    check(
        "<figure class=wp-block-audio><audio controls src=a.mp3></audio><figcaption>Listen</figcaption></figure>",
        "audio(a.mp3 caption: Listen)",
    );
    check("<p>a <video src=v.mp4></video> b", "p(a) video(v.mp4) p(b)");
    check("<video src='blob:https://a.example/1'></video>", "");
}
