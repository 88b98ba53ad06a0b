//! A line of text being read: white space collapses as CSS collapses it, and
//! what is open around the text (a link, emphasis) can be carried over a block
//! that stands inside it.

use crate::article::{Direction, Image, Inline, LanguageTag, Link, Span, Timestamp};
use crate::eights::{self, equal};
use crate::url::Url;
use std::ops::BitOr;

/// How much may be open around a text. More than this is markup, not meaning.
const OPEN: usize = 12;

/// What stands around a text, without the text.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Shell {
    Emphasis,
    Strong,
    Link(Url, Option<String>),
    Quotation(Option<Url>),
    Span { language: Option<LanguageTag>, direction: Option<Direction>, override_: bool },
    Subscript,
    Superscript,
    Deletion,
    Insertion,
    Mark,
    Small,
    Abbreviation(Option<String>),
    Keyboard,
    Cite,
    Time(Timestamp),
}

impl Shell {
    fn around(&self, content: Vec<Inline>) -> Inline {
        match self {
            Self::Emphasis => Inline::Emphasis { content },
            Self::Strong => Inline::Strong { content },
            Self::Link(url, title) => Inline::Link(Box::new(Link { url: url.clone(), title: title.clone(), content })),
            Self::Quotation(cite) => Inline::Quotation { content, cite: cite.clone() },
            Self::Span { language, direction, override_ } => Inline::Span(Box::new(Span {
                language: language.clone(),
                direction: *direction,
                override_: *override_,
                content,
            })),
            Self::Subscript => Inline::Subscript { content },
            Self::Superscript => Inline::Superscript { content },
            Self::Deletion => Inline::Deletion { content },
            Self::Insertion => Inline::Insertion { content },
            Self::Mark => Inline::Mark { content },
            Self::Small => Inline::Small { content },
            Self::Abbreviation(title) => Inline::Abbreviation { content, title: title.clone() },
            Self::Keyboard => Inline::Keyboard { content },
            Self::Cite => Inline::Cite { content },
            Self::Time(value) => Inline::Time { content, value: value.clone() },
        }
    }

    /// Whether one inside the other says nothing more, or can't be.
    fn is_covered_by(&self, outer: &Self) -> bool {
        match self {
            Self::Link(..) => matches!(outer, Self::Link(..)),
            Self::Quotation(_) | Self::Subscript | Self::Superscript => false,
            _ => self == outer,
        }
    }
}

/// A shell with the text that is in it so far.
#[derive(Debug)]
struct Open {
    shell: Shell,
    content: Vec<Inline>,
    /// Whether something of it stands in another line or block.
    carried: bool,
}

impl Open {
    fn carried(shell: Shell) -> Self {
        Self { shell, content: Vec::new(), carried: true }
    }
}

/// A line of text, so far.
#[derive(Debug, Default)]
pub(super) struct Line {
    content: Vec<Inline>,
    open: Vec<Open>,
    /// Whether a space here would be the second one, or the line's first character.
    after_space: bool,
    /// Whether anything is in it yet.
    started: bool,
    /// Whether text is program text.
    code: bool,
    /// Whether the next program text belongs to the run before it.
    same_code: bool,
    /// The last letter, where a link has ended after it and nothing has come since.
    link_end: Option<char>,
    /// The last letter.
    last: Option<char>,
}

impl Line {
    /// An empty line inside `shells`.
    pub(super) fn inside(shells: Vec<Shell>) -> Self {
        let open = shells.into_iter().map(Open::carried).collect();
        Self { open, ..Self::default() }
    }

    /// What is open around the text.
    pub(super) fn shells(&self) -> Vec<Shell> {
        self.open.iter().map(|open| open.shell.clone()).collect()
    }

    /// Where the innermost link that is open leads.
    pub(super) fn link(&self) -> Option<&Url> {
        self.open.iter().rev().find_map(|open| match &open.shell {
            Shell::Link(url, _) => Some(url),
            _ => None,
        })
    }

    /// Whether nothing has been said in it.
    pub(super) fn is_empty(&self) -> bool {
        !self.started
    }

    /// Opens `shell` around what comes. Answers whether it must be closed: what says nothing new is not opened.
    pub(super) fn open(&mut self, shell: Shell) -> bool {
        self.same_code = false;
        if self.open.len() >= OPEN || self.open.iter().any(|outer| shell.is_covered_by(&outer.shell)) {
            return false;
        }
        self.open.push(Open { shell, content: Vec::new(), carried: false });
        true
    }

    /// Closes what was opened last.
    pub(super) fn close(&mut self) {
        self.same_code = false;
        let Some(Open { shell, content, carried }) = self.open.pop() else { return };
        let says_something = !is_blank(&content)
            // A link without text is wrong, and somebody has to hear of it.
            || !carried && matches!(&shell, Shell::Link(url, _) if !url.as_str().starts_with('#'));
        if says_something {
            self.started = true;
            self.here().push(shell.around(content));
        } else {
            content.into_iter().for_each(|inline| self.append(inline));
        }
    }

    /// Begins a link whose text is `text`. A page draws links that touch apart, as buttons are; without its design,
    /// they would be read as one word.
    pub(super) fn start_link(&mut self, text: impl Fn() -> String) {
        if self.link_end.take().is_some_and(char::is_alphanumeric) && text().starts_with(char::is_alphanumeric) {
            self.space();
        }
    }

    /// Ends a link.
    pub(super) fn end_link(&mut self) {
        self.link_end = self.last.filter(|_| !self.after_space);
    }

    /// Makes what comes program text, unless it is already.
    pub(super) fn start_code(&mut self) -> bool {
        self.same_code = false;
        !std::mem::replace(&mut self.code, true)
    }

    /// Ends the program text.
    pub(super) fn end_code(&mut self) {
        (self.code, self.same_code) = (false, false);
    }

    /// Notes that what is open goes on around a block of its own.
    pub(super) fn carry(&mut self) {
        self.open.iter_mut().for_each(|open| open.carried = true);
    }

    /// Adds a run of the source's text, with white space collapsed.
    pub(super) fn text(&mut self, run: &str) {
        let mut collapsed = String::with_capacity(run.len());
        let mut rest = run;
        while !rest.is_empty() {
            // As far as it stays as it is: words with one space between.
            let mut before = if self.after_space || !self.started { u64::MAX } else { 0 };
            let changes = |eight: u64| {
                let spaces = equal(eight, b' ');
                let second = spaces & eights::after(spaces, std::mem::replace(&mut before, spaces));
                let breaks = [b'\n', b'\t', b'\r', b'\x0c'].map(|byte| equal(eight, byte));
                if eights::controls(eight) == 0 { second } else { breaks.into_iter().fold(second, u64::bitor) }
            };
            let end = eights::position(rest, changes).unwrap_or(rest.len());
            let (words, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
            collapsed.push_str(words);
            if let Some(last) = words.bytes().last() {
                self.after_space = last == b' ';
                self.started = true;
            }
            rest = after.trim_start_matches(|letter: char| letter.is_ascii_whitespace());
            if rest.len() < after.len() && !self.after_space && self.started {
                collapsed.push(' ');
                self.after_space = true;
            }
        }
        if let Some(letter) = run.trim_ascii_end().chars().next_back() {
            (self.last, self.link_end) = (Some(letter), None);
        }
        self.run(collapsed);
    }

    fn run(&mut self, text: String) {
        if text.is_empty() {
            return;
        }
        if !self.code {
            self.same_code = false;
            self.append(Inline::Text { text });
            return;
        }
        let joins = std::mem::replace(&mut self.same_code, true);
        match self.here().last_mut() {
            Some(Inline::Code { text: before }) if joins => before.push_str(&text),
            _ => self.here().push(Inline::Code { text }),
        }
    }

    /// Adds something that is no text.
    pub(super) fn push(&mut self, inline: Inline) {
        self.same_code = false;
        self.started = true;
        self.after_space = false;
        (self.last, self.link_end) = (None, None);
        self.here().push(inline);
    }

    /// Ends the line here, in the same paragraph.
    pub(super) fn line_break(&mut self) {
        self.same_code = false;
        trim_end(self.here());
        self.here().push(Inline::LineBreak);
        self.after_space = true;
        self.link_end = None;
    }

    /// Parts what came from what comes by a space, where both are.
    pub(super) fn space(&mut self) {
        self.text(" ");
    }

    /// Parts what came from what comes by a line break, where both are.
    pub(super) fn part(&mut self) {
        if self.started && !ends_in_break(self.here()) {
            self.line_break();
        }
    }

    /// Everything so far. What is open stays open for what comes.
    pub(super) fn take(&mut self) -> Vec<Inline> {
        let shells = self.shells();
        self.carry();
        while !self.open.is_empty() {
            self.close();
        }
        let mut content = std::mem::take(&mut self.content);
        *self = Self { code: self.code, ..Self::inside(shells) };
        trim(&mut content);
        content
    }

    fn append(&mut self, inline: Inline) {
        let here = self.here();
        match (here.last_mut(), inline) {
            (Some(Inline::Text { text: before }), Inline::Text { text }) => before.push_str(&text),
            (_, inline) => here.push(inline),
        }
    }

    fn here(&mut self) -> &mut Vec<Inline> {
        match self.open.last_mut() {
            Some(open) => &mut open.content,
            None => &mut self.content,
        }
    }
}

/// Whether `content` is nothing but spaces and line breaks.
pub(super) fn is_blank(content: &[Inline]) -> bool {
    content.iter().all(|inline| match inline {
        Inline::Text { text } => text.trim_ascii().is_empty(),
        Inline::LineBreak => true,
        Inline::Code { .. } | Inline::Image(_) | Inline::Math { .. } | Inline::NoteRef { .. } => false,
        Inline::Link(link) => link.url.as_str().starts_with('#') && is_blank(&link.content),
        other => is_blank(other.children()),
    })
}

fn ends_in_break(content: &[Inline]) -> bool {
    match content.last() {
        Some(Inline::LineBreak) => true,
        Some(other) => ends_in_break(other.children()),
        None => false,
    }
}

/// Takes line breaks and spaces away from both ends.
pub(super) fn trim(content: &mut Vec<Inline>) {
    trim_end(content);
    while matches!(content.last(), Some(Inline::LineBreak)) {
        content.pop();
        trim_end(content);
    }
    let leading = content.iter().take_while(|inline| matches!(inline, Inline::LineBreak)).count();
    content.drain(..leading);
    if let Some(Inline::Text { text }) = content.first_mut()
        && text.starts_with(' ')
    {
        *text = text.trim_start_matches(' ').to_string();
        if text.is_empty() {
            content.remove(0);
        }
    }
}

/// Takes the space at the end away, however deep it stands. What is left empty goes too.
fn trim_end(content: &mut Vec<Inline>) {
    while let Some(last) = content.last_mut() {
        match last {
            Inline::Text { text } => {
                text.truncate(text.trim_end_matches(' ').len());
                if !text.is_empty() {
                    return;
                }
            }
            Inline::Link(_) => {
                if let Some(inner) = last.children_mut() {
                    trim_end(inner);
                }
                return;
            }
            other => match other.children_mut() {
                Some(inner) => {
                    trim_end(inner);
                    if !inner.is_empty() {
                        return;
                    }
                }
                None => return,
            },
        }
        content.pop();
    }
}

/// The picture that is all there is of `content`, and where it leads.
pub(super) fn only_image(content: &[Inline]) -> Option<(&Image, Option<&Url>)> {
    let mut inlines = content.iter().filter(|inline| !is_blank(std::slice::from_ref(inline)));
    let only = inlines.next().filter(|_| inlines.next().is_none())?;
    match only {
        Inline::Image(image) => Some((image, None)),
        Inline::Link(link) => only_image(&link.content).map(|(image, inner)| (image, inner.or(Some(&link.url)))),
        Inline::Emphasis { content } | Inline::Strong { content } | Inline::Small { content } => only_image(content),
        _ => None,
    }
}
