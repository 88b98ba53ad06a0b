//! What the documentation says of each rule: why it matters, what breaks it,
//! what keeps it. `docs/findings.md` is written from here.

use super::Rule;

/// The explanation of one rule.
#[derive(Debug, Clone, Copy)]
pub struct Guide {
    /// Who is hindered, and how.
    pub why: &'static str,
    /// What Standfirst does about it.
    pub done: &'static str,
    /// A source that breaks the rule, and the same mended.
    pub example: Option<(&'static str, &'static str)>,
}

const fn guide(why: &'static str, done: &'static str, example: Option<(&'static str, &'static str)>) -> Guide {
    Guide { why, done, example }
}

impl Rule {
    /// The explanation of the rule.
    pub fn guide(self) -> Guide {
        match self {
            Self::UnknownBlock => guide(
                "Feeds grow: a block of a new type may hold the sentence that the story turns on.",
                "The block's text is kept, in its place, without its looks.",
                None,
            ),
            Self::LeftOut => guide(
                "A page holds more than its article. Whoever publishes should be able to see what was taken to be the rest.",
                "The text is not shown; the finding has it, word for word.",
                None,
            ),
            Self::UnsafeUrl => guide(
                "An address such as `javascript:` runs as a program in the reader's page.",
                "The address is dropped, the words are kept.",
                Some(("[the report](javascript:open())", "[the report](https://example.org/report)")),
            ),
            Self::DoubtfulUrl => guide(
                "Some addresses are made to be mistaken for others, or hold a password.",
                "The address is used as it is.",
                Some(("https://bank.example@example.org/", "https://example.org/")),
            ),
            Self::BadValue => guide(
                "A field whose value can't be understood is a fact that readers don't get: a date, a size, a language.",
                "The field is left out; the rest of the article is not touched.",
                Some(("date: next Tuesday", "date: 2026-11-24")),
            ),
            Self::Embargo => guide(
                "Who breaks an embargo breaks a promise to the story's owners, and may harm those whom it protects.",
                "The article is shown; whether its time has come is for the publisher to say.",
                None,
            ),
            Self::LimitReached => guide(
                "No source may make a reader's browser stand still.",
                "What came before the limit is shown.",
                None,
            ),
            Self::ItemOfFeed => guide(
                "A feed is many articles; readers should know that there are others.",
                "The first item is shown, or the one that was asked for.",
                None,
            ),
            Self::HeadlineMissing => guide(
                "Readers who jump by headings or choose among windows have nothing else to go by.",
                "The article is called \"Untitled article\".",
                Some(("It rained on Tuesday.", "# Rain at last\n\nIt rained on Tuesday.")),
            ),
            Self::HeadingSkip => guide(
                "A level that is skipped sounds like a part of the article that was missed.",
                "The heading gets the level below the one before it.",
                Some(("## The flood\n\n#### The morning", "## The flood\n\n### The morning")),
            ),
            Self::HeadingFaked => guide(
                "Bold print is a heading to the eye alone: those who jump from heading to heading never come to it.",
                "A short line in bold that is no sentence and stands before text becomes a heading.",
                Some(("**What comes next**", "## What comes next")),
            ),
            Self::HeadingAlone => guide(
                "A heading promises something. Where nothing follows, readers wonder what they missed.",
                "Nothing: only a person knows what was to stand there.",
                Some(("## Days\n\n## Winter\n\nIt snowed.", "## Winter\n\nIt snowed.")),
            ),
            Self::HeadingEmpty => guide(
                "An empty heading is announced as a heading, and then nothing is said.",
                "The heading is taken out.",
                Some(("##", "## The flood")),
            ),
            Self::ParagraphBreaks => guide(
                "Readers who step from paragraph to paragraph get all of them as one.",
                "The paragraph is split where two line breaks or more follow each other.",
                Some(("<p>One.<br><br>Two.</p>", "<p>One.</p><p>Two.</p>")),
            ),
            Self::ParagraphEmpty => guide(
                "Some screen readers stop at empty paragraphs and say \"blank\".",
                "Empty paragraphs are taken out.",
                Some(("<p>One.</p><p>&nbsp;</p><p>Two.</p>", "<p>One.</p><p>Two.</p>")),
            ),
            Self::TextCapitals => guide(
                "Words in capitals have no outline to know them by, and some voices spell them out as abbreviations.",
                "Nothing: which letters stay large only a person knows.",
                Some(("RIVER RISES OVER NIGHT AGAIN", "River rises over night again")),
            ),
            Self::EmojiRun => guide(
                "Each emoji is read out by its name: five of them take longer than the sentence.",
                "Nothing is changed.",
                Some(("Rain! ☔☔☔☔", "Rain! ☔")),
            ),
            Self::AsciiArt => guide(
                "A picture made of characters is heard as \"slash, backslash, underscore\" (WCAG failure F72).",
                "Nothing is changed.",
                None,
            ),
            Self::ColourMeaning => guide(
                "One man in twelve does not tell red from green, and nobody hears a colour.",
                "Nothing is changed: whether a word or a pattern says the same has to be looked at.",
                Some(("Flooded streets are marked in red.", "Flooded streets are marked in red and hatched.")),
            ),
            Self::ImageAltMissing => guide(
                "Without alternative text a picture is a hole in the story for those who don't see it, and for everybody whose connection drops it.",
                "The picture is called \"Image\", in the reader's language. It is never hidden, and its file's name is never read out.",
                Some(("![](bridge.jpg)", "![A stone bridge with one arch broken off](bridge.jpg)")),
            ),
            Self::ImageAltRepeatsCaption => guide(
                "The caption is read out anyway. Saying it twice costs time and says nothing of what is seen.",
                "The picture is called \"Image\"; the caption follows it.",
                Some((
                    "![The bridge at dawn](bridge.jpg \"The bridge at dawn\")",
                    "![A stone bridge, one arch broken off](bridge.jpg \"The bridge at dawn\")",
                )),
            ),
            Self::ImageAltFileName => guide(
                "A file's name is read out letter by letter and tells nothing.",
                "The picture is called \"Image\".",
                Some(("![IMG_2041.JPG](bridge.jpg)", "![A stone bridge with one arch broken off](bridge.jpg)")),
            ),
            Self::ImageAltPrefix => guide(
                "Screen readers say that it is an image before they read its text.",
                "The words are taken off the front.",
                Some(("![Image of a broken bridge](bridge.jpg)", "![A broken bridge](bridge.jpg)")),
            ),
            Self::ImageDecorativeMeans => guide(
                "What is worth a caption or a link is no decoration; hidden, its caption speaks of nothing.",
                "The picture is called \"Image\".",
                Some((
                    "![](bridge.jpg \"The bridge at dawn\")",
                    "![A stone bridge, one arch broken off](bridge.jpg \"The bridge at dawn\")",
                )),
            ),
            Self::ImageOfText => guide(
                "Letters in a picture can't be enlarged cleanly, recoloured, translated or read out.",
                "Nothing is changed.",
                Some(("![Screenshot of the forecast](f.png)", "Rain from noon, says the forecast.")),
            ),
            Self::CaptionRepeated => guide(
                "Some exports write a caption once more as a paragraph, or the first picture twice.",
                "The second is taken out; the finding has its words.",
                None,
            ),
            Self::TableHeaderMissing => guide(
                "In a table without heads a screen reader says \"12\", and not \"Rain, Port: 12\".",
                "The first row or column is marked as heads where its looks or its content show it: bold print, or words over figures.",
                Some(("<tr><td>Town<td>Rain", "<tr><th scope=col>Town<th scope=col>Rain")),
            ),
            Self::TableCaptionMissing => guide(
                "Readers who list a page's tables hear their captions.",
                "The table is called \"Table\".",
                Some(("<table><tr>…", "<table><caption>Rain by town</caption><tr>…")),
            ),
            Self::TableForLayout => guide(
                "A table announces rows and columns that mean nothing.",
                "A table of one column or one row without a head becomes plain content.",
                Some(("<table><tr><td>A box.</table>", "<aside>A box.</aside>")),
            ),
            Self::VideoCaptionsMissing => guide(
                "Without captions deaf readers get pictures without words, and so does everybody on a train.",
                "Nothing: only a person can write them.",
                Some(("<video src=a.mp4>", "<video src=a.mp4><track kind=captions src=a.vtt>")),
            ),
            Self::AudioTranscriptMissing => guide(
                "What is only heard is nothing to those who don't hear.",
                "Nothing: only a person can write it.",
                None,
            ),
            Self::MediaAutoplay => guide(
                "Sound that starts by itself drowns out the screen reader that could be used to stop it.",
                "Nothing starts before the reader starts it.",
                Some(("<video autoplay>", "<video controls>")),
            ),
            Self::LanguageMissing => guide(
                "A voice reads by the rules of a language; the wrong one makes words into noise. Hyphens, quotation marks and fonts follow it too.",
                "Where the letters are not Latin, the language that they are for, or that most texts in them are in, is named. Languages in Latin letters are never told apart by guessing.",
                Some(("# Βροχή", "---\nlang: el\n---\n# Βροχή")),
            ),
            Self::LanguageOfPart => guide(
                "A voice that is not told of the change reads a foreign passage as noise, or skips it.",
                "A passage in another script is marked with the language that it is most likely in. One in Latin letters is only reported: which language it is would be a guess.",
                Some(("<p>She wrote Καλημέρα.</p>", "<p>She wrote <span lang=el>Καλημέρα</span>.</p>")),
            ),
            Self::LinkEmpty => guide(
                "A link without words is read out as its address, or as \"link\" alone.",
                "The link is taken out, or its picture is called \"Image\".",
                Some(("[](https://example.org/)", "[The report](https://example.org/)")),
            ),
            Self::LinkVague => guide(
                "Readers who list a page's links hear \"here, here, more\".",
                "Nothing is changed.",
                Some(("For the forecast, [click here](f)", "Read [the forecast](f)")),
            ),
            Self::LinkBareUrl => guide(
                "An address is read out sign by sign.",
                "Nothing is changed.",
                Some(("https://example.org/f?id=8", "[The forecast](https://example.org/f?id=8)")),
            ),
            Self::LinkSameText => guide(
                "In a list of links, the same words should be the same place.",
                "Nothing is changed.",
                Some(("[Report](1) … [Report](2)", "[Report for May](1) … [Report for June](2)")),
            ),
            Self::LinkNewWindow => guide(
                "The words were true on the page that they come from. Here links open where the reader chooses.",
                "The words are taken out.",
                Some(("[The report (opens in new tab)](r)", "[The report](r)")),
            ),
            Self::LinkBroken => guide(
                "A link that does nothing leaves readers wondering whether they did it wrong.",
                "The words are kept, without a link.",
                Some(("[below](#flod)", "[below](#flood)")),
            ),
        }
    }
}
