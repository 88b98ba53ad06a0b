//! From the parser's events to blocks, with a stack of our own: however deep
//! the source nests, the program does not.

use super::EXTENSIONS;
use super::autolink::{self, Piece};
use super::container::{Container, NAMES};
use crate::article::{
    Alignment, AsideRole, Block, BlockKind, Cell, Code, Description, Figure, Image, Inline, Link, List, ListItem, Note,
    Origin, Row, Table,
};
use crate::finding::{Finding, Rule};
use crate::import::{Draft, html};
use crate::url::Use;
use pulldown_cmark::{BlockQuoteKind, CodeBlockKind, Event, LinkType, Parser, Tag, TagEnd};
use std::ops::Range;

/// How deep blocks may stand inside each other. What is deeper joins the block it stands in.
const DEPTH: usize = 100;

/// Reads the Markdown of `text` from byte `start` into the draft's body and notes.
pub(super) fn build(text: &str, start: usize, draft: &mut Draft<'_>) {
    draft.article.body = read(text, start, None, draft);
}

/// The blocks of `text`, which stands at `whole` as a whole; notes go to the draft.
pub(super) fn fragment(text: &str, whole: Origin, draft: &mut Draft<'_>) -> Vec<Block> {
    read(text, 0, Some(whole), draft)
}

fn read(text: &str, start: usize, whole: Option<Origin>, draft: &mut Draft<'_>) -> Vec<Block> {
    let mut builder = Builder { draft, frames: vec![Frame::new(Kind::Root, Origin::UNKNOWN)], too_deep: 0, whole };
    let source = text.get(start..).unwrap_or_default();
    // Text of the source that comes in pieces, as it does round each sign that might have meant something.
    let mut pieces = 0..0;
    for (event, range) in Parser::new_ext(source, EXTENSIONS).into_offset_iter() {
        if let Some(piece) = text_of(&event).filter(|piece| source.get(range.clone()) == Some(piece)) {
            if pieces.end != range.start {
                builder.pieces(source, std::mem::replace(&mut pieces, range.start..range.start));
            }
            pieces.end += piece.len();
            continue;
        }
        builder.pieces(source, std::mem::take(&mut pieces));
        builder.event(event, whole.unwrap_or_else(|| Origin::new(start + range.start)));
    }
    builder.pieces(source, pieces);
    while builder.frames.len() > 1 {
        builder.close();
    }
    builder.frames.pop().map(|root| root.blocks).unwrap_or_default()
}

/// What an event adds to the text of its line.
fn text_of<'e>(event: &'e Event<'_>) -> Option<&'e str> {
    match event {
        Event::Text(text) | Event::Html(text) => Some(text),
        Event::SoftBreak => Some("\n"),
        _ => None,
    }
}

/// What a frame on the stack will become.
enum Kind {
    Root,
    Paragraph,
    Heading(u8, Option<String>),
    Quote(Option<AsideRole>),
    Code(Option<String>),
    RawHtml,
    List(List),
    Item(Option<bool>),
    Note(String),
    Descriptions(Vec<Description>),
    Term,
    Details,
    Table(Table),
    Row(Vec<Cell>, bool),
    Cell,
    Emphasis,
    Strong,
    Deletion,
    Superscript,
    Subscript,
    Link(String, Option<String>),
    Image(String, Option<String>),
    /// An HTML element in a line: its name and its start tag.
    Html(String, String),
    /// An HTML element around blocks.
    Container(Container),
}

/// An element that has started and not ended.
struct Frame {
    kind: Kind,
    origin: Origin,
    blocks: Vec<Block>,
    inlines: Vec<Inline>,
}

impl Frame {
    fn new(kind: Kind, origin: Origin) -> Self {
        Self { kind, origin, blocks: Vec::new(), inlines: Vec::new() }
    }

    /// Its blocks; text that stands in no paragraph is a block of its own.
    fn into_blocks(mut self) -> Vec<Block> {
        flush(&mut self.blocks, &mut self.inlines, self.origin);
        self.blocks
    }
}

fn flush(blocks: &mut Vec<Block>, inlines: &mut Vec<Inline>, origin: Origin) {
    if !inlines.is_empty() {
        blocks.push(Block::new(BlockKind::Plain { content: std::mem::take(inlines) }).at(origin));
    }
}

struct Builder<'d, 'a> {
    draft: &'d mut Draft<'a>,
    frames: Vec<Frame>,
    /// How many elements are open beyond [`DEPTH`].
    too_deep: usize,
    /// Where all of the text stands, where it is a part of another format.
    whole: Option<Origin>,
}

impl Builder<'_, '_> {
    fn event(&mut self, event: Event<'_>, origin: Origin) {
        match event {
            Event::Start(tag) => self.start(tag, origin),
            Event::End(end) => self.end(end),
            Event::Text(text) => self.text(&text),
            Event::Code(text) => self.inline(Inline::Code { text: text.into_string() }),
            Event::InlineMath(source) => self.inline(Inline::Math { source: source.into_string(), mathml: None }),
            Event::DisplayMath(source) => self.inline(Inline::Math { source: source.into_string(), mathml: None }),
            Event::Html(html) => self.text(&html),
            Event::InlineHtml(html) => self.inline_html(&html, origin),
            Event::FootnoteReference(name) => self.inline(Inline::NoteRef { note: name.into_string() }),
            Event::SoftBreak => self.text("\n"),
            Event::HardBreak => self.inline(Inline::LineBreak),
            Event::Rule => self.block(Block::new(BlockKind::ThematicBreak).at(origin)),
            Event::TaskListMarker(done) => {
                if let Some(Frame { kind: Kind::Item(checked), .. }) =
                    self.frames.iter_mut().rev().find(|frame| matches!(frame.kind, Kind::Item(_)))
                {
                    *checked = Some(done);
                }
            }
        }
    }

    fn pieces(&mut self, source: &str, pieces: Range<usize>) {
        if let Some(text) = source.get(pieces).filter(|text| !text.is_empty()) {
            self.text(text);
        }
    }

    fn text(&mut self, text: &str) {
        let Some(frame) = self.frames.last_mut() else { return };
        match frame.inlines.last_mut() {
            Some(Inline::Text { text: run }) => run.push_str(text),
            _ => frame.inlines.push(Inline::text(text)),
        }
    }

    fn inline(&mut self, inline: Inline) {
        if let Some(frame) = self.frames.last_mut() {
            frame.inlines.push(inline);
        }
    }

    fn block(&mut self, block: Block) {
        self.link_bare_addresses();
        if let Some(frame) = self.frames.last_mut() {
            flush(&mut frame.blocks, &mut frame.inlines, block.origin);
            frame.blocks.push(block);
        }
    }

    fn start(&mut self, tag: Tag<'_>, origin: Origin) {
        let kind = match tag {
            Tag::Paragraph => Kind::Paragraph,
            Tag::Heading { level, id, .. } => Kind::Heading(level as u8, id.map(|id| id.into_string())),
            Tag::BlockQuote(kind) => Kind::Quote(kind.map(alert)),
            Tag::CodeBlock(CodeBlockKind::Fenced(info)) => {
                Kind::Code(info.split([' ', ',', '{']).next().filter(|name| !name.is_empty()).map(str::to_string))
            }
            Tag::CodeBlock(CodeBlockKind::Indented) => Kind::Code(None),
            Tag::HtmlBlock | Tag::MetadataBlock(_) => Kind::RawHtml,
            Tag::List(number) => Kind::List(List {
                ordered: number.is_some(),
                start: number.and_then(|number| i32::try_from(number).ok()).filter(|number| *number != 1),
                ..List::default()
            }),
            Tag::Item => Kind::Item(None),
            Tag::FootnoteDefinition(name) => Kind::Note(name.into_string()),
            Tag::DefinitionList => Kind::Descriptions(Vec::new()),
            Tag::DefinitionListTitle => Kind::Term,
            Tag::DefinitionListDefinition => Kind::Details,
            Tag::Table(columns) => {
                Kind::Table(Table { columns: columns.into_iter().map(alignment).collect(), ..Table::default() })
            }
            Tag::TableHead => Kind::Row(Vec::new(), true),
            Tag::TableRow => Kind::Row(Vec::new(), false),
            Tag::TableCell => Kind::Cell,
            Tag::Emphasis => Kind::Emphasis,
            Tag::Strong => Kind::Strong,
            Tag::Strikethrough => Kind::Deletion,
            Tag::Superscript => Kind::Superscript,
            Tag::Subscript => Kind::Subscript,
            Tag::Link { link_type, dest_url, title, .. } => {
                Kind::Link(destination(link_type, &dest_url), some(title.into_string()))
            }
            Tag::Image { dest_url, title, .. } => Kind::Image(dest_url.into_string(), some(title.into_string())),
        };
        if self.frames.len() >= DEPTH {
            if self.too_deep == 0 {
                let message = format!("nested more than {DEPTH} deep; the text is kept, the nesting is not");
                self.draft.report(Finding::new(Rule::LimitReached, origin, message));
            }
            self.too_deep += 1;
            return;
        }
        self.frames.push(Frame::new(kind, origin));
    }

    fn end(&mut self, _: TagEnd) {
        if self.too_deep > 0 {
            self.too_deep -= 1;
            // The parts of what is too deep stay apart.
            self.text("\n");
            return;
        }
        while matches!(self.frames.last(), Some(Frame { kind: Kind::Html(..) | Kind::Container(_), .. })) {
            self.close();
        }
        self.close();
    }

    /// The innermost frame becomes what it stands for.
    fn close(&mut self) {
        self.link_bare_addresses();
        let Some(mut frame) = self.frames.pop() else { return };
        let origin = frame.origin;
        let kind = match frame.kind {
            Kind::Root => return,
            Kind::Paragraph => return self.paragraph(frame.inlines, origin),
            Kind::Heading(level, id) => {
                let block = Block::new(BlockKind::Heading { level, content: frame.inlines }).at(origin);
                return self.block(Block { id, ..block });
            }
            Kind::Quote(None) => BlockKind::Quote { content: frame.into_blocks(), attribution: Vec::new(), cite: None },
            Kind::Quote(Some(role)) => BlockKind::Aside { role, title: Vec::new(), content: frame.into_blocks() },
            Kind::Code(syntax) => {
                BlockKind::Code(Code { syntax, text: crate::article::plain_text(&frame.inlines), ..Code::default() })
            }
            Kind::RawHtml => return self.raw_html(&crate::article::plain_text(&frame.inlines), origin),
            Kind::List(list) => BlockKind::List(list),
            Kind::Item(checked) => {
                let content = frame.into_blocks();
                if let Some(Frame { kind: Kind::List(list), .. }) = self.frames.last_mut() {
                    list.items.push(ListItem { checked, content });
                }
                return;
            }
            Kind::Note(ref mut id) => {
                let id = std::mem::take(id);
                let content = frame.into_blocks();
                self.draft.article.notes.push(Note { id, content });
                return;
            }
            Kind::Descriptions(items) => BlockKind::DescriptionList { items },
            Kind::Term => {
                if let Some(Frame { kind: Kind::Descriptions(items), .. }) = self.frames.last_mut() {
                    match items.last_mut() {
                        Some(item) if item.details.is_empty() => item.terms.push(frame.inlines),
                        _ => items.push(Description { terms: vec![frame.inlines], details: Vec::new() }),
                    }
                }
                return;
            }
            Kind::Details => {
                let content = frame.into_blocks();
                if let Some(Frame { kind: Kind::Descriptions(items), .. }) = self.frames.last_mut()
                    && let Some(item) = items.last_mut()
                {
                    item.details.push(content);
                }
                return;
            }
            Kind::Table(table) => BlockKind::Table(Box::new(table)),
            Kind::Row(cells, head) => {
                if let Some(Frame { kind: Kind::Table(table), .. }) = self.frames.last_mut() {
                    let rows = if head { &mut table.head } else { &mut table.body };
                    rows.push(Row { cells });
                }
                return;
            }
            Kind::Cell => {
                let cell = Cell { content: frame.into_blocks(), ..Cell::default() };
                if let Some(Frame { kind: Kind::Row(cells, _), .. }) = self.frames.last_mut() {
                    cells.push(cell);
                }
                return;
            }
            Kind::Emphasis => return self.inline(Inline::Emphasis { content: frame.inlines }),
            Kind::Strong => return self.inline(Inline::Strong { content: frame.inlines }),
            Kind::Deletion => return self.inline(Inline::Deletion { content: frame.inlines }),
            Kind::Superscript => return self.inline(Inline::Superscript { content: frame.inlines }),
            Kind::Subscript => return self.inline(Inline::Subscript { content: frame.inlines }),
            Kind::Link(address, title) => {
                match self.draft.url(&address, Use::Link, origin) {
                    Some(url) => self.inline(Inline::Link(Box::new(Link { url, title, content: frame.inlines }))),
                    None => frame.inlines.into_iter().for_each(|inline| self.inline(inline)),
                }
                return;
            }
            Kind::Image(address, title) => return self.image(&address, title, &frame.inlines, origin),
            Kind::Html(_, tag) => return self.inline_element(&tag, frame.inlines, origin),
            Kind::Container(container) => {
                let mut content = frame.blocks;
                flush(&mut content, &mut frame.inlines, origin);
                let shell = self.html_blocks(&container.shell(), origin);
                container.filled(shell, content).into_iter().for_each(|block| self.block(block));
                return;
            }
        };
        self.block(Block::new(kind).at(origin));
    }

    /// Makes links of the addresses that stand bare in the innermost frame's text.
    fn link_bare_addresses(&mut self) {
        let is_literal = |frame: &Frame| match &frame.kind {
            Kind::Link(..) | Kind::Image(..) | Kind::Code(_) | Kind::RawHtml => true,
            Kind::Html(name, _) => name == "a",
            _ => false,
        };
        let may_link = |inline: &Inline| matches!(inline, Inline::Text { text } if autolink::may_link(text));
        if !self.frames.last().is_some_and(|frame| frame.inlines.iter().any(may_link))
            || self.frames.iter().any(is_literal)
        {
            return;
        }
        let Some(frame) = self.frames.last_mut() else { return };
        let (origin, inlines) = (frame.origin, std::mem::take(&mut frame.inlines));
        for inline in inlines {
            let Inline::Text { text } = &inline else {
                self.inline(inline);
                continue;
            };
            for piece in autolink::pieces(text) {
                match piece {
                    Piece::Text(text) => self.text(text),
                    Piece::Link(shown, scheme) => match self.draft.url(&[scheme, shown].concat(), Use::Link, origin) {
                        Some(url) => {
                            let content = vec![Inline::text(shown)];
                            self.inline(Inline::Link(Box::new(Link { url, title: None, content })));
                        }
                        None => self.text(shown),
                    },
                }
            }
        }
    }

    /// A picture: its title is its caption, which waits beside it until its paragraph ends.
    fn image(&mut self, address: &str, title: Option<String>, alt: &[Inline], origin: Origin) {
        let alt = crate::article::plain_text(alt);
        let Some(url) = self.draft.url(address, Use::Media, origin) else {
            self.text(&alt);
            return;
        };
        // Markdown can't say that a picture is decorative: no alternative text means that nobody wrote one.
        let image = Image { alt: some(alt), ..Image::new(url) };
        self.inline(Inline::Image(Box::new(image)));
        if let Some(title) = title {
            self.inline(Inline::Small { content: vec![Inline::text(title)] });
        }
    }

    /// A paragraph; one of nothing but pictures is a figure for each, and a line in italics below one its caption, as
    /// Markdown without a sign for captions is written.
    fn paragraph(&mut self, mut inlines: Vec<Inline>, origin: Origin) {
        let caption = match inlines.as_mut_slice() {
            [Inline::Image(_), between, Inline::Emphasis { content }] if is_line_end(between) => {
                std::mem::take(content)
            }
            _ => Vec::new(),
        };
        if !caption.is_empty() {
            inlines.truncate(1);
            inlines.push(Inline::Small { content: caption });
        }
        let mut figures: Vec<Figure> = Vec::new();
        let mut only = !inlines.is_empty();
        let mut parts = inlines.iter().peekable();
        while let Some(inline) = parts.next() {
            match inline {
                Inline::Image(image) => {
                    let mut figure = Figure { image: Some((**image).clone()), ..Figure::default() };
                    if let Some(Inline::Small { content }) = parts.next_if(|next| matches!(next, Inline::Small { .. }))
                    {
                        figure.caption.clone_from(content);
                    }
                    figures.push(figure);
                }
                Inline::Link(link) => match link.content.as_slice() {
                    [Inline::Image(image)] => {
                        let image = Some((**image).clone());
                        figures.push(Figure { image, link: Some(link.url.clone()), ..Figure::default() });
                    }
                    _ => only = false,
                },
                Inline::Text { text } if text.trim().is_empty() => {}
                _ => only = false,
            }
        }
        if !only || figures.is_empty() {
            self.block(Block::paragraph(inlines).at(origin));
            return;
        }
        for figure in figures {
            self.block(Block::new(BlockKind::Figure(Box::new(figure))).at(origin));
        }
    }

    /// A block of HTML, read as any other; what it opens goes on around the blocks that follow.
    fn raw_html(&mut self, html: &str, origin: Origin) {
        let mut start = 0;
        for tag in html::dangling(html, NAMES) {
            let is_open = |frame: &Frame| matches!(&frame.kind, Kind::Container(open) if open.name == tag.name);
            let is_possible = match tag.ends {
                true => self.frames.last().is_some_and(is_open),
                false => self.frames.len() < DEPTH,
            };
            if !is_possible {
                continue;
            }
            self.html(html.get(start..tag.start).unwrap_or_default(), origin, start);
            if tag.ends {
                self.close();
                start = tag.end;
            } else {
                let origin = self.place(origin, tag.start);
                self.frames.push(Frame::new(Kind::Container(Container::new(tag.name)), origin));
                start = tag.start;
            }
        }
        self.html(html.get(start..).unwrap_or_default(), origin, start);
    }

    /// A piece of HTML that starts `offset` bytes after `origin`, in what is open.
    fn html(&mut self, html: &str, origin: Origin, offset: usize) {
        if html.trim().is_empty() {
            return;
        }
        let origin = self.place(origin, offset);
        if let Some(Frame { kind: Kind::Container(container), blocks, .. }) = self.frames.last_mut() {
            if container.head.is_empty() && blocks.is_empty() {
                container.head.push_str(html);
                return;
            }
            if let Some(caption) = container.caption_in(html) {
                let caption = self.html_line(caption, origin);
                if let Some(Frame { kind: Kind::Container(container), .. }) = self.frames.last_mut() {
                    container.caption = caption;
                }
                return;
            }
        }
        self.html_blocks(html, origin).into_iter().for_each(|block| self.block(block));
    }

    /// What stands `offset` bytes after `origin`.
    fn place(&self, origin: Origin, offset: usize) -> Origin {
        self.whole.or_else(|| Some(Origin::new(origin.index()? + offset))).unwrap_or(origin)
    }

    fn html_blocks(&mut self, html: &str, origin: Origin) -> Vec<Block> {
        match self.whole {
            Some(whole) => html::blocks(self.draft, html, whole),
            None => html::blocks_from(self.draft, html, origin.index().unwrap_or_default()),
        }
    }

    /// A tag in a line. Its element ends at its own end tag, or with what it stands in.
    fn inline_html(&mut self, tag: &str, origin: Origin) {
        let inner = tag.trim_start_matches('<').trim_end_matches('>');
        if let Some(name) = inner.strip_prefix('/') {
            let name = name.trim().to_ascii_lowercase();
            if matches!(self.frames.last(), Some(Frame { kind: Kind::Html(open, _), .. }) if *open == name) {
                self.close();
            }
            return;
        }
        let end = inner.find(|letter: char| !letter.is_ascii_alphanumeric()).unwrap_or(inner.len());
        let name = inner.get(..end).unwrap_or_default().to_ascii_lowercase();
        // What is no element, such as `<![CDATA[a > b]]>`, may end for HTML where it does not for Markdown.
        let is_whole = matches!(name.as_str(), "" | "br" | "img" | "wbr" | "input" | "hr") || inner.ends_with('/');
        if is_whole {
            let inlines = match name.as_str() {
                "br" => vec![Inline::LineBreak],
                _ => self.html_line(tag, origin),
            };
            inlines.into_iter().for_each(|inline| self.inline(inline));
        } else if self.frames.len() < DEPTH {
            self.frames.push(Frame::new(Kind::Html(name, tag.to_string()), origin));
        }
    }

    fn html_line(&mut self, html: &str, origin: Origin) -> Vec<Inline> {
        match self.whole {
            Some(whole) => html::inlines(self.draft, html, whole),
            None => html::inlines_from(self.draft, html, origin.index().unwrap_or_default()),
        }
    }

    /// The element that `tag` started, around `content`: what an empty one of its kind is read as, filled.
    fn inline_element(&mut self, tag: &str, content: Vec<Inline>, origin: Origin) {
        let probe = [tag, "x"].concat();
        let mut shell = self.html_line(&probe, origin);
        match (shell.pop(), shell.is_empty()) {
            (Some(mut only), true) if !only.children().is_empty() => {
                if let Some(children) = only.children_mut() {
                    *children = content;
                }
                self.inline(only);
            }
            _ => content.into_iter().for_each(|inline| self.inline(inline)),
        }
    }
}

/// Whether a line of the source ends here.
fn is_line_end(inline: &Inline) -> bool {
    match inline {
        Inline::Text { text } => text == "\n",
        other => matches!(other, Inline::LineBreak),
    }
}

fn some(text: String) -> Option<String> {
    Some(text).filter(|text| !text.trim().is_empty())
}

fn alert(kind: BlockQuoteKind) -> AsideRole {
    match kind {
        BlockQuoteKind::Note => AsideRole::Note,
        BlockQuoteKind::Tip => AsideRole::Tip,
        BlockQuoteKind::Important => AsideRole::Important,
        BlockQuoteKind::Warning => AsideRole::Warning,
        BlockQuoteKind::Caution => AsideRole::Caution,
    }
}

fn alignment(alignment: pulldown_cmark::Alignment) -> Alignment {
    match alignment {
        pulldown_cmark::Alignment::None => Alignment::None,
        pulldown_cmark::Alignment::Left => Alignment::Start,
        pulldown_cmark::Alignment::Center => Alignment::Center,
        pulldown_cmark::Alignment::Right => Alignment::End,
    }
}

/// A link's address as CommonMark's own HTML has it: a bare mail address gets
/// its scheme (section 6.5), and a backslash is a letter, not a slash.
fn destination(link_type: LinkType, address: &str) -> String {
    let scheme = if link_type == LinkType::Email { "mailto:" } else { "" };
    [scheme, &address.replace('\\', "%5C")].concat()
}

#[cfg(test)]
mod tests {
    use crate::article::BlockKind;
    use crate::import::{Options, Source};
    use crate::render;

    #[track_caller]
    fn check(markdown: &str, html: &str) {
        let source = Source::of_text(markdown).unwrap();
        let options = Options { format: crate::import::Format::named("markdown"), ..Options::default() };
        let article = crate::read(&source, &options).unwrap().article;
        let whole = render::html(&article, &render::Options::default());
        let body = whole.split_once("class=\"sf-body\">").unwrap().1.split_once("</div></article>").unwrap().0;
        assert_eq!(body, html);
    }

    #[test]
    fn html_in_a_line_becomes_what_it_means() {
        check("Press <kbd>Ctrl</kbd> now", "<p>Press <kbd>Ctrl</kbd> now</p>");
        check("H<sub>2</sub>O and <mark>*this*</mark>", "<p>H<sub>2</sub>O and <mark><em>this</em></mark></p>");
        check("One<br>two", "<p>One<br>two</p>");
        check("<span lang=\"fr\">Bonjour</span>!", "<p><span lang=\"fr\" dir=\"ltr\">Bonjour</span>!</p>");
    }

    #[test]
    fn addresses_are_written_as_commonmark_writes_them() {
        check("<a@b.example>", r#"<p><a href="mailto:a@b.example">a@b.example</a></p>"#);
        check("[a](b\\c)", r#"<p><a href="b%5Cc">a</a></p>"#);
    }

    #[test]
    fn bare_addresses_are_links_outside_links_and_code() {
        check(
            "*www.a.example* `www.b.example` [www.c.example](/d)\n- <b>e@f.example</b>",
            "<p><em><a href=\"http://www.a.example/\">www.a.example</a></em> <code>www.b.example</code> \
             <a href=\"/d\">www.c.example</a></p>\
             <ul><li><strong><a href=\"mailto:e@f.example\">e@f.example</a></strong></li></ul>",
        );
    }

    #[test]
    fn declarations_hide_no_words_that_a_browser_shows() {
        check("a <![CDATA[b > c]]> d <?e > f?> <!-- g > h --> i", "<p>a c]]&gt; d f?&gt;  i</p>");
    }

    #[test]
    fn html_that_does_not_end_ends_with_its_paragraph() {
        check("Press <kbd>Ctrl\n\nAfter", "<p>Press <kbd>Ctrl</kbd></p><p>After</p>");
        check("No start</kbd> here", "<p>No start here</p>");
    }

    #[test]
    fn html_that_could_do_harm_keeps_its_text_only() {
        check("a <font onclick=\"x()\">b</font> c", "<p>a b c</p>");
        check("[a](javascript:x())", "<p>a</p>");
    }

    #[test]
    fn a_picture_alone_is_a_figure_and_its_title_the_caption() {
        let figure = "<figure class=\"sf-figure\"><img src=\"a.png\" alt=\"A\" loading=\"lazy\" decoding=\"async\">\
            <figcaption class=\"sf-caption\"><span class=\"sf-hidden\">Image caption:\u{a0}</span>\
            <span class=\"sf-caption-text\">B</span></figcaption></figure>";
        check("![A](a.png \"B\")", figure);
    }

    #[test]
    fn a_line_in_italics_below_a_picture_is_its_caption() {
        for end in ["\n", "  \n", "\\\n"] {
            let source = format!("![A](a.png){end}*B **c***");
            let source = Source::of_text(&source).unwrap();
            let article = crate::read(&source, &Options::default()).unwrap().article;
            let BlockKind::Figure(figure) = &article.body[0].kind else { panic!("{:?}", article.body) };
            assert_eq!(crate::article::plain_text(&figure.caption), "B c");
        }
        let image = "<img class=\"sf-inline-image\" src=\"a.png\" alt=\"A\" loading=\"lazy\" decoding=\"async\">";
        check("![A](a.png) *B*", &format!("<p>{image} <em>B</em></p>"));
        check("![A](a.png)\n*B* c", &format!("<p>{image}\n<em>B</em> c</p>"));
    }

    #[test]
    fn elements_of_html_hold_the_markdown_in_them() {
        let details = "<details class=\"sf-details\"><summary>More</summary><p>Hidden <em>text</em>.</p></details>";
        for source in [
            "<details>\n<summary>More</summary>\n\nHidden *text*.\n\n</details>",
            "<details><summary>More</summary>\n\nHidden *text*.\n</details>\n\n",
            "<details><summary>More</summary>\n\nHidden *text*.\n",
        ] {
            check(source, details);
        }
        check(
            "<details><summary>A</summary>\n\n<details><summary>B</summary>\n\n- c\n\n</details>\n\nd\n\n</details>\n\ne",
            "<details class=\"sf-details\"><summary>A</summary><details class=\"sf-details\"><summary>B</summary>\
             <ul><li>c</li></ul></details><p>d</p></details><p>e</p>",
        );
        check(
            "- <details><summary>A</summary>\n\n  b\n\n\nc",
            "<ul><li><details class=\"sf-details\"><summary>A</summary><p>b</p></details></li></ul><p>c</p>",
        );
        check("<blockquote>\n\nA *b*.\n\n</blockquote>", "<blockquote><p>A <em>b</em>.</p></blockquote>");
        check("</details>\n\na", "<p>a</p>");
        check(
            "<figure>\n\n![A](a.png)\n\n<figcaption>B <b>c</b></figcaption>\n</figure>",
            "<figure class=\"sf-figure\"><img src=\"a.png\" alt=\"A\" loading=\"lazy\" decoding=\"async\">\
             <figcaption class=\"sf-caption\"><span class=\"sf-hidden\">Image caption:\u{a0}</span>\
             <span class=\"sf-caption-text\">B <strong>c</strong></span></figcaption></figure>",
        );
    }

    #[test]
    fn what_is_nested_too_deep_keeps_its_text() {
        let deep = [">".repeat(5000).as_str(), " deep"].concat();
        let source = Source::of_text(&deep).unwrap();
        let options = Options { format: crate::import::Format::named("markdown"), ..Options::default() };
        let reading = crate::read(&source, &options).unwrap();
        assert!(render::text(&reading.article, &render::Options::default()).contains("deep"));
        assert!(reading.findings.iter().any(|finding| finding.rule == crate::finding::Rule::LimitReached));
    }
}
