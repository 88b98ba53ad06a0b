//! Building the tree from the tokens: the HTML standard's "tree construction",
//! reduced to the rules that decide which text stands in which element.

use super::arena::short;
use super::formatting::Active;
use super::tag::Tag;
use super::token::{Raw, Token, Tokenizer};
use super::{Attribute, DEPTH, Data, Document, Kind, ROOT};
use std::ops::Range;

pub(super) fn parse(html: &str) -> Document {
    let mut document = Document { nodes: Vec::new(), attributes: Vec::new(), text: String::with_capacity(html.len()) };
    document.add(Kind::Element { tag: Tag::Other, name: 0..0, attributes: 0..0 }, 0);
    let mut tokenizer = Tokenizer::new(html);
    let mut builder = Builder::new(&mut document);
    while let Some(token) = tokenizer.next() {
        builder.take(token, &mut tokenizer);
    }
    document.set_parents();
    document
}

/// Which language an element is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Space {
    Html,
    /// SVG or MathML.
    Foreign,
}

/// An element whose end has not been seen.
#[derive(Debug, Clone, Copy)]
pub(super) struct Open {
    pub(super) id: u32,
    pub(super) tag: Tag,
    pub(super) space: Space,
}

impl Open {
    pub(super) fn is_special(self) -> bool {
        match self.space {
            Space::Html => self.tag.is_special(),
            Space::Foreign => self.tag.is_integration_point(),
        }
    }

    pub(super) fn is_scope(self) -> bool {
        match self.space {
            Space::Html => self.tag.is_scope(),
            Space::Foreign => self.tag.is_integration_point(),
        }
    }
}

/// A start tag.
struct Start {
    tag: Tag,
    name: Range<u32>,
    attributes: u32,
    offset: usize,
}

/// The tree so far and what is open in it.
pub(super) struct Builder<'a> {
    pub(super) document: &'a mut Document,
    pub(super) stack: Vec<Open>,
    pub(super) active: Vec<Active>,
    /// How many cells and the like are open, each with its own formatting.
    pub(super) level: usize,
    /// How many elements of each tag are open, so that most end tags know without looking.
    open: [u16; Tag::COUNT],
    /// How many elements of each tag began below [`DEPTH`] and wait for their end tags.
    flat: [u32; Tag::COUNT],
    any_flat: bool,
    /// Whether a line feed that comes now belongs to the tag before it.
    skip_newline: bool,
}

impl<'a> Builder<'a> {
    fn new(document: &'a mut Document) -> Self {
        Self {
            document,
            stack: Vec::new(),
            active: Vec::new(),
            level: 0,
            open: [0; Tag::COUNT],
            flat: [0; Tag::COUNT],
            any_flat: false,
            skip_newline: false,
        }
    }

    fn take(&mut self, token: Token<'_>, tokenizer: &mut Tokenizer<'_>) {
        match token {
            Token::Start { name, self_closing, offset } => {
                self.skip_newline = false;
                let tag = Tag::parse(&name);
                let kept = if tag == Tag::Other { self.document.keep(&name) } else { 0..0 };
                let attributes = short(self.document.attributes.len());
                for (name, value) in tokenizer.attributes() {
                    let (name, value) = (self.document.keep(name), self.document.keep(value));
                    self.document.attributes.push(Attribute { name, value });
                }
                if let Some(raw) = self.start(Start { tag, name: kept, attributes, offset }, self_closing) {
                    tokenizer.read_raw(&name, raw);
                }
            }
            Token::End { name, offset } => {
                self.skip_newline = false;
                self.end(Tag::parse(&name), &name, offset);
            }
            Token::Text { text, offset } => self.text(&text, offset),
        }
    }

    fn text(&mut self, value: &str, offset: usize) {
        let value = match value.strip_prefix('\n') {
            Some(rest) if std::mem::take(&mut self.skip_newline) => rest,
            _ => value,
        };
        if value.is_empty() {
            return;
        }
        let in_raw_text = self.top().is_some_and(|open| open.space == Space::Html && open.tag.is_raw_text());
        if !in_raw_text && !value.bytes().all(|byte| byte.is_ascii_whitespace()) {
            self.leave_head();
            self.enter_body();
            if !self.is_foreign() {
                self.resume();
            }
        }
        let parent = self.top().map_or(ROOT, |open| open.id);
        let run = self.document.keep(value);
        let last = self.document.data(parent).map_or(ROOT, |data| data.last);
        if last != ROOT
            && let Some(Data { kind: Kind::Text { run: before }, .. }) = self.document.nodes.get_mut(last as usize)
            && before.end == run.start
        {
            before.end = run.end;
            return;
        }
        let id = self.document.add(Kind::Text { run }, offset);
        self.document.append(parent, id);
    }

    fn start(&mut self, start: Start, self_closing: bool) -> Option<Raw> {
        let mut start = start;
        if self.is_foreign() {
            let is_font = start.tag == Tag::Font && self.has_font_attribute(&start);
            if !start.tag.breaks_out() && !is_font {
                self.insert(start, Space::Foreign, self_closing);
                return None;
            }
            while self.is_foreign() {
                self.pop();
            }
        }
        if start.tag == Tag::Image {
            start.tag = Tag::Img;
        }
        let tag = start.tag;
        if !tag.is_head_content() {
            self.leave_head();
        }
        if !tag.is_head_content() && !matches!(tag, Tag::Body | Tag::Frameset) {
            self.enter_body();
        }
        match tag {
            // A page has each of these once; what a second one says about it is not asked for.
            Tag::Html if !self.stack.is_empty() || self.document.has_content() => return None,
            Tag::Head | Tag::Body if self.stack.iter().any(|open| open.tag != Tag::Html) => return None,
            Tag::Frameset => return None,
            Tag::Form if self.open(Tag::Form) => return None,
            Tag::Svg | Tag::Math => {
                self.resume();
                self.insert(start, Space::Foreign, self_closing);
                return None;
            }
            _ => {}
        }
        if tag.closes_paragraph() {
            self.close_paragraph();
        }
        self.close_implied(tag);
        if may_be_formatted(tag) {
            self.resume();
        }
        // Feeds write a frame as XML does; by the standard it would swallow all that follows.
        let is_closed = tag.is_void() || self_closing && tag == Tag::Iframe;
        let id = self.insert(start, Space::Html, is_closed);
        if tag.is_formatting()
            && let Some(id) = id
        {
            self.remember(id, tag);
        }
        if is_closed {
            return None;
        }
        self.skip_newline = matches!(tag, Tag::Pre | Tag::Listing | Tag::Textarea);
        match tag {
            Tag::Textarea | Tag::Title => Some(Raw::Escapable),
            Tag::Script => Some(Raw::Script),
            Tag::Plaintext => Some(Raw::Plain),
            tag if tag.is_raw_text() => Some(Raw::Text),
            _ => None,
        }
    }

    /// Closes what the start of `tag` ends without an end tag.
    fn close_implied(&mut self, tag: Tag) {
        match tag {
            tag if tag.is_heading() && self.top().is_some_and(|open| open.tag.is_heading()) => self.pop(),
            Tag::Li => self.close_item(|open| open == Tag::Li),
            Tag::Dd | Tag::Dt => self.close_item(|open| matches!(open, Tag::Dd | Tag::Dt)),
            Tag::A | Tag::Nobr if self.is_active(tag) => self.end_formatting(tag),
            Tag::Button => self.close_in_scope(|open| open == Tag::Button),
            Tag::Option => self.pop_while(|open| open == Tag::Option),
            Tag::Optgroup => self.pop_while(|open| matches!(open, Tag::Option | Tag::Optgroup)),
            Tag::Rb | Tag::Rp | Tag::Rt | Tag::Rtc if self.open(Tag::Ruby) => {
                let keeps_rtc = matches!(tag, Tag::Rp | Tag::Rt);
                self.pop_while(|open| matches!(open, Tag::Rb | Tag::Rp | Tag::Rt) || open == Tag::Rtc && !keeps_rtc);
            }
            // A table can't stand right in a table, only in a cell.
            Tag::Table if self.open(Tag::Table) => {
                let around = self.stack.iter().rposition(|open| open.is_scope());
                if let Some(at) = around.filter(|at| self.stack.get(*at).is_some_and(|open| open.tag == Tag::Table)) {
                    self.pop_to(at);
                }
            }
            tag if tag.is_table_part() => self.open_table_part(tag),
            _ => {}
        }
    }

    /// Closes what is open of the table down to where its part `tag` belongs, and opens the row that a cell needs.
    fn open_table_part(&mut self, tag: Tag) {
        let table = self.stack.iter().rposition(|open| matches!(open.tag, Tag::Table | Tag::Template));
        let Some(table) = table.filter(|at| self.stack.get(*at).is_some_and(|open| open.tag == Tag::Table)) else {
            // Parts without a table: their text must not run together, so they only end each other.
            match tag {
                Tag::Td | Tag::Th => self.close_in_scope(|open| matches!(open, Tag::Td | Tag::Th)),
                Tag::Tr => {
                    self.close_in_scope(|open| matches!(open, Tag::Td | Tag::Th));
                    self.close_in_scope(|open| open == Tag::Tr);
                }
                _ => {}
            }
            return;
        };
        let keeps = |open: Tag| match tag {
            Tag::Td | Tag::Th => open == Tag::Tr || open.is_row_group(),
            Tag::Tr => open.is_row_group(),
            Tag::Col => open == Tag::Colgroup,
            _ => false,
        };
        // Group and row stand right above the table, if at all.
        let mut keep = table + 1;
        while self.stack.get(keep).is_some_and(|open| keeps(open.tag)) {
            keep += 1;
        }
        self.pop_to(keep);
        if matches!(tag, Tag::Td | Tag::Th) && self.top().is_none_or(|open| open.tag != Tag::Tr) {
            let offset = self.top().and_then(|open| self.document.data(open.id)).map_or(0, |data| data.offset as usize);
            self.insert_without_attributes(Tag::Tr, offset);
        }
    }

    fn end(&mut self, tag: Tag, name: &str, offset: usize) {
        if let Some(flat) = self.flat.get_mut(tag as usize)
            && *flat > 0
        {
            *flat -= 1;
            return;
        }
        match tag {
            // The page ends where the source does.
            Tag::Html | Tag::Body => {}
            Tag::Head => self.leave_head(),
            Tag::Br => {
                let attributes = short(self.document.attributes.len());
                self.start(Start { tag, name: 0..0, attributes, offset }, false);
            }
            Tag::P => self.close_paragraph(),
            Tag::Li => self.close_in(|open| matches!(open, Tag::Ol | Tag::Ul), |open| open == Tag::Li),
            tag if tag.is_heading() => self.close_in_scope(Tag::is_heading),
            tag if tag.is_table_part() || tag == Tag::Table => self.close_in_table(tag),
            tag if tag.is_formatting() && !self.is_foreign() => self.end_formatting(tag),
            tag if tag.closes_its_content() => self.close_in_scope(|open| open == tag),
            _ => self.end_ordinary(tag, name),
        }
    }

    /// Ends the innermost element of that tag, unless a special element is open inside it.
    pub(super) fn end_ordinary(&mut self, tag: Tag, name: &str) {
        if !self.open(tag) {
            return;
        }
        for at in (0..self.stack.len()).rev() {
            let Some(open) = self.stack.get(at).copied() else { return };
            if open.tag == tag && (tag != Tag::Other || self.name_of(open.id) == name) {
                self.pop_to(at);
                return;
            }
            if open.is_special() {
                return;
            }
        }
    }

    fn name_of(&self, id: u32) -> &str {
        match self.document.data(id).map(|data| &data.kind) {
            Some(Kind::Element { name, .. }) => self.document.characters(name),
            _ => "",
        }
    }

    /// A head ends where something stands that can't be in one.
    fn leave_head(&mut self) {
        if self.open(Tag::Head)
            && let Some(at) = self.stack.iter().rposition(|open| open.tag == Tag::Head)
            // In a template anything goes.
            && !self.open(Tag::Template)
        {
            self.pop_to(at);
        }
    }

    /// A page's content stands in its body, with or without a tag that says so.
    fn enter_body(&mut self) {
        if let [Open { id, tag: Tag::Html, .. }] = self.stack.as_slice() {
            let offset = self.document.data(*id).map_or(0, |data| data.offset as usize);
            self.insert_without_attributes(Tag::Body, offset);
        }
    }

    fn close_paragraph(&mut self) {
        if self.open(Tag::P) {
            self.close_in(|open| open == Tag::Button, |open| open == Tag::P);
        }
    }

    /// Closes the innermost `is_it` of this table, list item, or other scope.
    fn close_in_scope(&mut self, is_it: impl Fn(Tag) -> bool) {
        self.close_in(|_| false, is_it);
    }

    fn close_in(&mut self, bounds: impl Fn(Tag) -> bool, is_it: impl Fn(Tag) -> bool) {
        for at in (0..self.stack.len()).rev() {
            let Some(open) = self.stack.get(at).copied() else { return };
            if open.space == Space::Html && is_it(open.tag) {
                self.pop_to(at);
                return;
            }
            if open.is_scope() || bounds(open.tag) {
                return;
            }
        }
    }

    fn close_in_table(&mut self, tag: Tag) {
        if !self.open(tag) {
            return;
        }
        for at in (0..self.stack.len()).rev() {
            let Some(open) = self.stack.get(at).copied() else { return };
            if open.tag == tag {
                self.pop_to(at);
                return;
            }
            if matches!(open.tag, Tag::Table | Tag::Template) {
                return;
            }
        }
    }

    /// Closes the item before this one of the same list.
    fn close_item(&mut self, is_it: impl Fn(Tag) -> bool) {
        for at in (0..self.stack.len()).rev() {
            let Some(open) = self.stack.get(at).copied() else { return };
            if is_it(open.tag) {
                self.pop_to(at);
                return;
            }
            if open.is_special() && !matches!(open.tag, Tag::Address | Tag::Div | Tag::P) {
                return;
            }
        }
    }

    /// Whether the next tag is one of SVG or MathML.
    fn is_foreign(&self) -> bool {
        self.top().is_some_and(|open| open.space == Space::Foreign && !open.tag.is_integration_point())
    }

    fn has_font_attribute(&self, start: &Start) -> bool {
        let attributes = self.document.attributes.get(start.attributes as usize..).unwrap_or_default();
        attributes
            .iter()
            .any(|attribute| matches!(self.document.characters(&attribute.name), "color" | "face" | "size"))
    }

    fn insert(&mut self, start: Start, space: Space, closed: bool) -> Option<u32> {
        let attributes = start.attributes..short(self.document.attributes.len());
        self.insert_with(start, attributes, space, closed)
    }

    fn insert_without_attributes(&mut self, tag: Tag, offset: usize) {
        let start = Start { tag, name: 0..0, attributes: 0, offset };
        self.insert_with(start, 0..0, Space::Html, false);
    }

    /// Adds the element, and opens it unless it is closed. None where it stands too deep to be opened.
    fn insert_with(&mut self, start: Start, attributes: Range<u32>, space: Space, closed: bool) -> Option<u32> {
        let Start { tag, name, offset, .. } = start;
        // Raw text must stay in its element, however deep: it is no text of the page.
        let is_flat = !closed && self.is_full() && !tag.is_raw_text();
        if is_flat {
            self.any_flat = true;
            if let Some(flat) = self.flat.get_mut(tag as usize) {
                *flat = flat.saturating_add(1);
            }
            // The empty element of a block still keeps the texts before and after it apart.
            if tag.is_inline() {
                return None;
            }
        }
        let id = self.document.add(Kind::Element { tag, name, attributes }, offset);
        self.append(id);
        if closed || is_flat {
            return (!is_flat).then_some(id);
        }
        self.push(Open { id, tag, space });
        Some(id)
    }

    /// A new element like `id`, nowhere yet.
    pub(super) fn copy(&mut self, id: u32) -> u32 {
        let Some(Data { kind: Kind::Element { tag, name, attributes }, offset, .. }) = self.document.data(id) else {
            return id;
        };
        let kind = Kind::Element { tag: *tag, name: name.clone(), attributes: attributes.clone() };
        let offset = *offset as usize;
        self.document.add(kind, offset)
    }

    /// Adds the node to the innermost open element.
    pub(super) fn append(&mut self, id: u32) {
        let parent = self.top().map_or(ROOT, |open| open.id);
        self.document.append(parent, id);
    }

    fn top(&self) -> Option<Open> {
        self.stack.last().copied()
    }

    pub(super) fn is_full(&self) -> bool {
        self.stack.len() >= DEPTH
    }

    fn open(&self, tag: Tag) -> bool {
        self.open.get(tag as usize).is_some_and(|count| *count > 0)
    }

    pub(super) fn count(&mut self, tag: Tag, by: i16) {
        if let Some(count) = self.open.get_mut(tag as usize) {
            *count = count.saturating_add_signed(by);
        }
    }

    pub(super) fn push(&mut self, open: Open) {
        self.count(open.tag, 1);
        if open.space == Space::Html && open.tag.bounds_formatting() {
            self.level += 1;
        }
        self.stack.push(open);
    }

    fn pop(&mut self) {
        if self.any_flat && self.stack.len() == DEPTH {
            // Whatever began flat in here ends with it.
            self.flat = [0; Tag::COUNT];
            self.any_flat = false;
        }
        let Some(open) = self.stack.pop() else { return };
        self.count(open.tag, -1);
        if open.space == Space::Html {
            if open.tag.is_formatting() {
                self.suspend(open.id);
            }
            if open.tag.bounds_formatting() {
                self.leave_level();
            }
        }
    }

    /// Closes everything that is open, down to the element at `depth` of the stack and with it.
    pub(super) fn pop_to(&mut self, depth: usize) {
        while self.stack.len() > depth {
            self.pop();
        }
    }

    fn pop_while(&mut self, is_it: impl Fn(Tag) -> bool) {
        while self.top().is_some_and(|open| is_it(open.tag)) {
            self.pop();
        }
    }
}

/// Whether formatting that goes on can go on around an element of that tag.
fn may_be_formatted(tag: Tag) -> bool {
    !tag.closes_paragraph()
        && !tag.is_table_part()
        && !tag.is_head_content()
        && !matches!(
            tag,
            Tag::Html
                | Tag::Body
                | Tag::Iframe
                | Tag::Noembed
                | Tag::Param
                | Tag::Rb
                | Tag::Rp
                | Tag::Rt
                | Tag::Rtc
                | Tag::Source
                | Tag::Textarea
                | Tag::Track
        )
}
