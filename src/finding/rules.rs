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
    /// A heading with no text.
    HeadingEmpty, "heading-empty", Warning, Some("2.4.6"),
        fix: "remove the heading or write its text";

    // Pictures.

    /// A picture without alternative text.
    ImageAltMissing, "image-alt-missing", Error, Some("1.1.1"),
        fix: "write what the picture shows, or mark it as decorative";
    /// Alternative text that repeats the caption.
    ImageAltRepeatsCaption, "image-alt-repeats-caption", Warning, Some("1.1.1"),
        fix: "write what the picture shows; the caption says why it is here";
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

    // Links.

    /// A link with no text.
    LinkEmpty, "link-empty", Error, Some("2.4.4"),
        fix: "write where the link leads, or remove it";
}

impl Serialize for Rule {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id())
    }
}
