use super::Severity;
use serde::{Serialize, Serializer};

/// Declares the rules: one row each, in the order of the documentation.
macro_rules! rules {
    ($($(#[$doc:meta])* $variant:ident, $id:literal, $severity:ident, $criterion:expr, fix: $fix:literal;)*) => {
        /// A rule that sources are held to. Its id is stable between versions.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Rule {
            $($(#[$doc])* $variant,)*
        }

        impl Rule {
            /// Every rule.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The stable id.
            pub fn id(self) -> &'static str {
                match self { $(Self::$variant => $id),* }
            }

            /// How much a finding of this rule matters, as a rule.
            pub fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity),* }
            }

            /// The WCAG 2.2 success criterion behind it.
            pub fn criterion(self) -> Option<&'static str> {
                match self { $(Self::$variant => $criterion),* }
            }

            /// What to change in the source.
            pub fn fix(self) -> &'static str {
                match self { $(Self::$variant => $fix),* }
            }
        }
    };
}

rules! {
    // What an import could not take over.

    /// A block of a type that the format's importer does not know; its text is kept.
    UnknownBlock, "unknown-block", Warning, None,
        fix: "use a block type of the format, or ask for this one to be supported";
    /// Text of the source that is not part of the article, such as a page's menu.
    LeftOut, "left-out", Advice, None,
        fix: "nothing, if the text is not part of the article";
    /// The source is a feed: one of its items is shown, the others are listed.
    ItemOfFeed, "item-of-feed", Advice, None,
        fix: "choose another item by its number or its id, if this is not the one you mean";
    /// An address that is not safe, or not one at all; the text it stood on is kept.
    UnsafeUrl, "unsafe-url", Error, None,
        fix: "give an http or https address";
    /// An address that can be used, but may deceive readers or lead nowhere.
    DoubtfulUrl, "doubtful-url", Warning, None,
        fix: "give the plain address of the site you mean";
    /// A value that is not of the form its field asks for.
    BadValue, "bad-value", Warning, None,
        fix: "give the value in the form that the format's documentation names";
    /// Content that its owners ask not to be published yet.
    Embargo, "embargo", Warning, None,
        fix: "publish the article when the embargo has ended";
    /// A limit was reached; what came before it is kept.
    LimitReached, "limit-reached", Error, None,
        fix: "split the article, or raise the limit in the options";

    // Headings.

    /// The article has no headline.
    HeadlineMissing, "headline-missing", Error, Some("2.4.6"),
        fix: "write a headline";
    /// A heading skips a level.
    HeadingSkip, "heading-skip", Warning, Some("1.3.1"),
        fix: "give the heading the level below the one before it";
    /// A paragraph set in bold that stands for a heading.
    HeadingFaked, "heading-faked", Warning, Some("1.3.1"),
        fix: "mark the line as a heading instead of setting it in bold";
    /// A heading with nothing under it.
    HeadingAlone, "heading-alone", Advice, Some("1.3.1"),
        fix: "write what the heading announces, or remove it";
    /// A heading with no text.
    HeadingEmpty, "heading-empty", Warning, Some("2.4.6"),
        fix: "remove the heading or write its text";

    // Paragraphs.

    /// Line breaks that stand for the space between paragraphs.
    ParagraphBreaks, "paragraph-breaks", Advice, Some("1.3.1"),
        fix: "write each paragraph as one, not as lines with empty lines between them";
    /// Paragraphs with nothing in them, which stand for space.
    ParagraphEmpty, "paragraph-empty", Advice, Some("1.3.1"),
        fix: "remove the empty paragraphs; distance is the style sheet's work";
    /// A whole line in capital letters.
    TextCapitals, "text-capitals", Advice, None,
        fix: "write the line in sentence case; capitals are the style sheet's work";
    /// A row of emoji, each of which is read out by its full name.
    EmojiRun, "emoji-run", Advice, None,
        fix: "use one emoji at most in a place, after the words";
    /// A picture made of characters.
    AsciiArt, "ascii-art", Warning, Some("1.1.1"),
        fix: "use a picture with alternative text, or say in words what it shows";
    /// Words that may mean something by a colour alone.
    ColourMeaning, "colour-meaning", Advice, Some("1.4.1"),
        fix: "say the same by words, a sign or a pattern too";

    // Pictures.

    /// A picture without alternative text.
    ImageAltMissing, "image-alt-missing", Error, Some("1.1.1"),
        fix: "write what the picture shows, or mark it as decorative";
    /// Alternative text that repeats the caption.
    ImageAltRepeatsCaption, "image-alt-repeats-caption", Warning, Some("1.1.1"),
        fix: "write what the picture shows; the caption says why it is here";
    /// Alternative text that is a file's name or a stopgap such as "image1".
    ImageAltFileName, "image-alt-file-name", Error, Some("1.1.1"),
        fix: "write what the picture shows";
    /// Alternative text that begins by saying that it is an image.
    ImageAltPrefix, "image-alt-prefix", Advice, Some("1.1.1"),
        fix: "leave out \"image of\": readers are told already that it is an image";
    /// A picture marked as decorative that has a caption or is a link, and therefore says something.
    ImageDecorativeMeans, "image-decorative-means", Warning, Some("1.1.1"),
        fix: "write what the picture shows";
    /// A picture that may hold text.
    ImageOfText, "image-of-text", Advice, Some("1.4.5"),
        fix: "give the picture's text as text, or all of it in the alternative text";
    /// A caption, or a figure with it, that stands twice.
    CaptionRepeated, "caption-repeated", Warning, Some("1.3.1"),
        fix: "give the caption once";

    // Tables.

    /// A table without header cells.
    TableHeaderMissing, "table-header-missing", Warning, Some("1.3.1"),
        fix: "mark the cells that head a column or a row";
    /// A table without a caption.
    TableCaptionMissing, "table-caption-missing", Advice, Some("1.3.1"),
        fix: "give the table a caption";

    /// A table that only places things side by side.
    TableForLayout, "table-for-layout", Advice, Some("1.3.1"),
        fix: "write the content as paragraphs; a table is for data";

    // Films and recordings.

    /// A film without captions.
    VideoCaptionsMissing, "video-captions-missing", Error, Some("1.2.2"),
        fix: "add a captions track: what is said and what is heard, in WebVTT";
    /// A recording without a transcript.
    AudioTranscriptMissing, "audio-transcript-missing", Error, Some("1.2.1"),
        fix: "add a transcript";
    /// A film or recording that would start by itself.
    MediaAutoplay, "media-autoplay", Warning, Some("1.4.2"),
        fix: "remove `autoplay`: readers start it themselves";

    // Languages.

    /// A source that does not say what language it is in.
    LanguageMissing, "language-missing", Warning, Some("3.1.1"),
        fix: "say which language the article is in";
    /// A passage in a script that is not the article's, without its language.
    LanguageOfPart, "language-of-part", Advice, Some("3.1.2"),
        fix: "mark the passage with its language";

    // Links.

    /// A link with no text.
    LinkEmpty, "link-empty", Error, Some("2.4.4"),
        fix: "write where the link leads, or remove it";
    /// A link whose words say nothing of where it leads.
    LinkVague, "link-vague", Warning, Some("2.4.4"),
        fix: "let the link's words say where it leads";
    /// A link whose words are an address.
    LinkBareUrl, "link-bare-url", Advice, Some("2.4.4"),
        fix: "let the link's words say where it leads; the address is read out letter by letter";
    /// Links with the same words to different places.
    LinkSameText, "link-same-text", Warning, Some("2.4.4"),
        fix: "let the words of each link tell it from the others";
    /// A link that says that it opens a new window, which it does not do here.
    LinkNewWindow, "link-new-window", Advice, Some("3.2.5"),
        fix: "remove the words: links open where the reader chooses";
    /// A link to a place in the article that is not there.
    LinkBroken, "link-broken", Warning, Some("2.4.4"),
        fix: "give the place the name that the link uses, or remove the link";
}

impl Serialize for Rule {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id())
    }
}
