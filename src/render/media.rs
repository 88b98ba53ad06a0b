//! Pictures, films and recordings.

use super::block::figure_tag;
use super::vocabulary::{Address, Name, Tag, Text, Token};
use super::walk::Walk;
use crate::article::{
    Audio, Block, BlockKind, Figure, Gallery, Image, Inline, LanguageTag, MediaSource, Sizes, Track, TrackKind, Video,
    plain_text,
};
use crate::messages::filled;
use crate::url::Url;

/// How wide a picture is shown, for choosing among its files: the text column is 42rem wide.
fn sizes(sizes: Sizes) -> &'static str {
    match sizes {
        Sizes::Column => "(min-width: 44rem) 42rem, 100vw",
        Sizes::Full => "100vw",
        Sizes::Half => "(min-width: 44rem) 21rem, 50vw",
    }
}

impl<'a> Walk<'a> {
    /// What a `figure` element holds for a picture.
    pub(super) fn figure(&mut self, figure: &'a Figure) {
        self.out.token(Token::Class, "sf-figure");
        self.part("figure");
        match &figure.image {
            Some(image) => {
                let linked = figure.link.as_ref().is_some_and(|link| self.open_link(link));
                if linked {
                    self.out.token(Token::Class, "sf-picture-link");
                }
                self.image(image);
                if linked {
                    self.out.close();
                }
            }
            None => self.label_element(Tag::P, "sf-no-image", self.options.messages.image_not_included()),
        }
        self.caption(self.options.messages.image_caption(), &figure.caption, &figure.credit);
    }

    /// A caption with its credit, each named for those who don't see which is which.
    fn caption(&mut self, words: &str, caption: &'a [Inline], credit: &'a [Inline]) {
        if caption.is_empty() && credit.is_empty() {
            return;
        }
        self.out.open_class(Tag::Figcaption, "sf-caption");
        self.part("caption");
        if !caption.is_empty() {
            self.hidden_label(&[words, ":\u{a0}"].concat());
            self.out.open_class(Tag::Span, "sf-caption-text");
            self.line(caption);
            self.out.close();
        }
        if !credit.is_empty() {
            self.out.label(" ");
            self.out.open_class(Tag::Span, "sf-credit");
            self.hidden_label(&[self.options.messages.image_source(), ":\u{a0}"].concat());
            self.line(credit);
            self.out.close();
        }
        self.out.close();
    }

    fn image(&mut self, image: &'a Image) {
        if image.sources.is_empty() {
            self.img(image);
            return;
        }
        self.out.open(Tag::Picture);
        for source in &image.sources {
            self.out.open(Tag::Source);
            self.out.candidates(&source.candidates);
            self.out.media_width(source.min_width, source.max_width);
            if let Some(kind) = source.media_type {
                self.out.token(Token::Type, kind.as_str());
            }
            if source.candidates.iter().any(|candidate| candidate.width.is_some()) {
                self.out.token(Token::Sizes, sizes(image.sizes.unwrap_or_default()));
            }
            self.out.close();
        }
        self.img(image);
        self.out.close();
    }

    /// The `img` element. `repair` gives every picture its `alt`; one that still has none is called "Image".
    fn img(&mut self, image: &'a Image) {
        self.out.open(Tag::Img);
        self.out.address(Address::Src, &image.url);
        self.out.candidates(&image.candidates);
        if image.candidates.iter().any(|candidate| candidate.width.is_some()) {
            self.out.token(Token::Sizes, sizes(image.sizes.unwrap_or_default()));
        }
        self.alternative_text(image);
        self.dimensions(image.width, image.height);
        // The lead picture is on the first screen; the others can wait.
        let leads = self.is_lead(image);
        self.out.token(Token::Loading, if leads { "eager" } else { "lazy" });
        if leads {
            self.out.token(Token::FetchPriority, "high");
        }
        self.out.token(Token::Decoding, "async");
        self.out.close();
    }

    /// What stands for a picture: its own words, or the interface's for "Image".
    pub(super) fn alternative_text(&mut self, image: &'a Image) {
        match image.alt.as_deref() {
            Some(alt) => self.out.attribute(Text::Alt, alt),
            None => {
                self.out.attribute(Text::Alt, self.options.messages.image());
                self.label_language();
            }
        }
    }

    fn is_lead(&self, image: &Image) -> bool {
        match self.article.lead.as_deref().map(|lead| &lead.kind) {
            Some(BlockKind::Figure(figure)) => figure.image.as_ref().is_some_and(|lead| std::ptr::eq(lead, image)),
            _ => false,
        }
    }

    /// Width and height, so that the page keeps the place free.
    pub(super) fn dimensions(&mut self, width: Option<u32>, height: Option<u32>) {
        if let (Some(width), Some(height)) = (width.filter(|width| *width > 0), height.filter(|height| *height > 0)) {
            self.out.number(Token::Width, width);
            self.out.number(Token::Height, height);
        }
    }

    pub(super) fn gallery(&mut self, block: &'a Block, gallery: &'a Gallery) {
        let name = match gallery.title.is_empty() {
            true => self.options.messages.gallery().to_string(),
            false => plain_text(&gallery.title),
        };
        let is_region = self.is_new_region(&name);
        self.open_block(block, if is_region { Tag::Section } else { Tag::Div });
        self.out.token(Token::Class, "sf-gallery");
        if !is_region {
            self.out.token(Token::Role, "group");
        }
        let label = self.numbered_id("gallery");
        match (gallery.title.is_empty(), self.foreign_labels) {
            (true, false) => self.out.attribute(Text::AriaLabel, self.options.messages.gallery()),
            // An attribute would be in the language of the captions.
            (true, true) => {
                self.out.name(Name::AriaLabelledby, &label);
                self.out.open_class(Tag::P, "sf-hidden");
                self.out.name(Name::Id, &label);
                self.label_language();
                self.out.label(self.options.messages.gallery());
                self.out.close();
            }
            (false, _) => {
                self.out.name(Name::AriaLabelledby, &label);
                self.out.open_class(Tag::P, "sf-gallery-title");
                self.out.name(Name::Id, &label);
                self.line(&gallery.title);
                self.out.close();
            }
        }
        self.out.open_class(Tag::Div, "sf-gallery-figures");
        for figure in &gallery.figures {
            self.out.open(figure_tag(&figure.caption, &figure.credit));
            self.figure(figure);
            self.out.close();
        }
        self.out.close();
        if !gallery.caption.is_empty() {
            self.out.open_class(Tag::P, "sf-caption");
            self.line(&gallery.caption);
            self.out.close();
        }
        self.out.close();
    }

    pub(super) fn video(&mut self, block: &'a Block, video: &'a Video) {
        let messages = &self.options.messages;
        self.open_block(block, figure_tag(&video.caption, &video.credit));
        self.out.token(Token::Class, "sf-figure sf-video");
        if video.sources.is_empty() {
            if let Some(poster) = &video.poster {
                self.img(poster);
            }
            self.player_link(video.title.as_deref().unwrap_or(messages.video()), video.url.as_ref());
        } else {
            if let Some(title) = video.title.as_deref() {
                self.out.open_class(Tag::P, "sf-media-title");
                self.text_line(title);
                self.out.close();
            }
            self.out.open(Tag::Video);
            self.player_attributes(video.title.as_deref(), messages.video());
            self.out.flag(Token::Playsinline);
            if video.loop_ {
                self.out.flag(Token::Loop);
            }
            self.dimensions(video.width, video.height);
            if let Some(poster) = &video.poster {
                self.out.address(Address::Poster, &poster.url);
            }
            self.sources(&video.sources);
            self.tracks(&video.tracks);
            self.out.close();
        }
        self.duration(video.duration);
        self.transcript(&video.transcript);
        self.caption(messages.video_caption(), &video.caption, &video.credit);
        self.out.close();
    }

    pub(super) fn audio(&mut self, block: &'a Block, audio: &'a Audio) {
        let messages = &self.options.messages;
        self.open_block(block, figure_tag(&audio.caption, &audio.credit));
        self.out.token(Token::Class, "sf-figure sf-audio");
        if audio.sources.is_empty() {
            self.player_link(audio.title.as_deref().unwrap_or(messages.audio()), audio.url.as_ref());
        } else {
            if let Some(title) = audio.title.as_deref() {
                self.out.open_class(Tag::P, "sf-media-title");
                self.text_line(title);
                self.out.close();
            }
            self.out.open(Tag::Audio);
            self.player_attributes(audio.title.as_deref(), messages.audio());
            self.sources(&audio.sources);
            self.out.close();
        }
        self.duration(audio.duration);
        self.transcript(&audio.transcript);
        self.caption(messages.audio_caption(), &audio.caption, &audio.credit);
        self.out.close();
    }

    /// Players never start by themselves, and load nothing but what they must.
    fn player_attributes(&mut self, title: Option<&str>, word: &str) {
        self.out.attribute(Text::AriaLabel, title.unwrap_or(word));
        if title.is_none() {
            self.label_language();
        }
        self.out.flag(Token::Controls);
        self.out.token(Token::Preload, "none");
    }

    fn sources(&mut self, sources: &'a [MediaSource]) {
        for source in sources {
            self.out.open(Tag::Source);
            self.out.address(Address::Src, &source.url);
            if let Some(media_type) = &source.media_type {
                self.out.attribute(Text::MediaType, media_type);
            }
            self.out.close();
        }
    }

    fn tracks(&mut self, tracks: &'a [Track]) {
        for track in tracks {
            self.out.open(Tag::Track);
            self.out.token(
                Token::Kind,
                match track.kind {
                    TrackKind::Captions => "captions",
                    TrackKind::Subtitles => "subtitles",
                    TrackKind::Descriptions => "descriptions",
                    TrackKind::Chapters => "chapters",
                },
            );
            self.out.address(Address::Src, &track.url);
            let language = track.language.as_ref().unwrap_or(self.language());
            self.out.attribute(Text::Srclang, language.as_str());
            self.out.attribute(Text::Label, track.label.as_deref().unwrap_or_else(|| LanguageTag::as_str(language)));
            self.out.close();
        }
    }

    /// A film or recording that only its own page plays.
    fn player_link(&mut self, name: &'a str, url: Option<&'a Url>) {
        self.out.open_class(Tag::P, "sf-media-link");
        match url {
            Some(url) => {
                self.out.open(Tag::A);
                self.out.address(Address::Href, url);
                self.out.text(name);
                self.out.label(" ");
                let provider = self.provider(None, Some(url));
                self.label(&filled(self.options.messages.play_at(), provider));
                self.out.close();
            }
            None => self.out.text(name),
        }
        self.out.close();
    }

    fn transcript(&mut self, transcript: &'a [Block]) {
        if transcript.is_empty() {
            return;
        }
        self.out.open_class(Tag::Details, "sf-transcript");
        self.out.open(Tag::Summary);
        self.label(self.options.messages.transcript());
        self.out.close();
        self.nested(1, |walk| walk.blocks(transcript));
        self.out.close();
    }
}
