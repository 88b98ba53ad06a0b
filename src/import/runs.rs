//! Runs of text with marks on them, as nested inlines.
//!
//! Portable Text, Contentful, ProseMirror, Lexical, Optimo and Apple News all
//! keep text flat: each run carries its marks. The model nests them.

use crate::article::{Direction, Inline, LanguageTag, Link, Span};
use crate::url::Url;
use std::collections::HashMap;

/// What a run of text can be marked as. In order of precedence: of two marks
/// that run equally long, the one that stands first here is the outer one.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Mark {
    Link { url: Url, title: Option<String> },
    Language { language: Option<LanguageTag>, rtl: Option<bool> },
    Abbreviation { title: String },
    Strong,
    Emphasis,
    Deletion,
    Insertion,
    Highlight,
    Small,
    Keyboard,
    Subscript,
    Superscript,
    Code,
}

impl Mark {
    /// How many kinds there are.
    pub(super) const KINDS: usize = 13;

    /// The kind's number, below [`Mark::KINDS`]: its place in the order of precedence.
    pub(super) fn kind(&self) -> usize {
        usize::from(self.precedence())
    }

    fn precedence(&self) -> u8 {
        match self {
            Self::Link { .. } => 0,
            Self::Language { .. } => 1,
            Self::Abbreviation { .. } => 2,
            Self::Strong => 3,
            Self::Emphasis => 4,
            Self::Deletion => 5,
            Self::Insertion => 6,
            Self::Highlight => 7,
            Self::Small => 8,
            Self::Keyboard => 9,
            Self::Subscript => 10,
            Self::Superscript => 11,
            Self::Code => 12,
        }
    }

    fn around(&self, content: Vec<Inline>) -> Inline {
        match self {
            Self::Link { url, title } => {
                Inline::Link(Box::new(Link { url: url.clone(), title: title.clone(), content }))
            }
            Self::Language { language, rtl } => Inline::Span(Box::new(Span {
                language: language.clone(),
                direction: rtl.map(|rtl| if rtl { Direction::Rtl } else { Direction::Ltr }),
                override_: false,
                content,
            })),
            Self::Abbreviation { title } => Inline::Abbreviation { content, title: Some(title.clone()) },
            Self::Strong => Inline::Strong { content },
            Self::Emphasis => Inline::Emphasis { content },
            Self::Deletion => Inline::Deletion { content },
            Self::Insertion => Inline::Insertion { content },
            Self::Highlight => Inline::Mark { content },
            Self::Small => Inline::Small { content },
            Self::Keyboard => Inline::Keyboard { content },
            Self::Subscript => Inline::Subscript { content },
            Self::Superscript => Inline::Superscript { content },
            // Code is a leaf, which `Runs::text` makes: it never stands around anything.
            Self::Code => Inline::Span(Box::new(Span { content, ..Span::default() })),
        }
    }
}

/// A line of text under construction.
#[derive(Debug, Default)]
pub(super) struct Runs {
    runs: Vec<Run>,
    marks: Vec<Mark>,
    numbers: HashMap<Mark, usize>,
    /// Whether what comes next may not touch what stands.
    is_parted: bool,
}

#[derive(Debug)]
struct Run {
    /// Numbers of marks, no two of the same kind: so nesting is never deeper than there are kinds.
    marks: Vec<usize>,
    content: Inline,
}

impl Runs {
    /// Adds text as it stands.
    pub(super) fn text(&mut self, text: &str, marks: &[Mark]) {
        if text.is_empty() {
            return;
        }
        match marks.contains(&Mark::Code) {
            true => self.push(Inline::Code { text: text.to_string() }, marks),
            false => self.push(Inline::text(text), marks),
        }
    }

    /// Adds text in which each line feed is a line break that matters.
    pub(super) fn lines(&mut self, text: &str, marks: &[Mark]) {
        for (index, line) in text.split('\n').enumerate() {
            if index > 0 {
                self.push(Inline::LineBreak, marks);
            }
            self.text(line.strip_suffix('\r').unwrap_or(line), marks);
        }
    }

    /// Keeps the word that may come next apart from the one that stands: for what may be a block.
    pub(super) fn part(&mut self) {
        let last = self.runs.last().map(|run| &run.content);
        self.is_parted = matches!(last, Some(Inline::Text { text }) if text.ends_with(char::is_alphanumeric));
    }

    /// Adds something that stands in the line.
    pub(super) fn push(&mut self, content: Inline, marks: &[Mark]) {
        let is_word = matches!(&content, Inline::Text { text } if text.starts_with(char::is_alphanumeric));
        if std::mem::take(&mut self.is_parted) && is_word {
            self.runs.push(Run { marks: Vec::new(), content: Inline::text(" ") });
        }
        let mut numbers: Vec<usize> = Vec::with_capacity(marks.len().min(4));
        for mark in marks {
            let kind = mark.precedence();
            let stands = |number: &usize| self.marks.get(*number).is_some_and(|other| other.precedence() == kind);
            if *mark != Mark::Code && !numbers.iter().any(stands) {
                numbers.push(self.number(mark));
            }
        }
        self.runs.push(Run { marks: numbers, content });
    }

    fn number(&mut self, mark: &Mark) -> usize {
        if let Some(number) = self.numbers.get(mark) {
            return *number;
        }
        let number = self.marks.len();
        self.marks.push(mark.clone());
        self.numbers.insert(mark.clone(), number);
        number
    }

    /// The inlines: the mark that runs longest is the outermost, and a link is
    /// never cut in two by a mark that begins before it and ends inside it,
    /// since two links to one place are two stops for the keyboard.
    pub(super) fn finish(self) -> Vec<Inline> {
        let Self { runs, marks, .. } = self;
        let lengths = lengths(&runs, marks.len());
        let mut open = Open { marks: &marks, stack: Vec::new(), root: Vec::new() };
        for (run, lengths) in runs.into_iter().zip(lengths) {
            open.run(run, &lengths);
        }
        open.close_to(0);
        open.root
    }
}

/// For each run, how far each of its marks runs on from there, in the order of the run's marks.
fn lengths(runs: &[Run], marks: usize) -> Vec<Vec<usize>> {
    // For each mark: the run it was last met on, and how far it ran from there.
    let mut met: Vec<(usize, usize)> = vec![(usize::MAX, 0); marks];
    let mut all: Vec<Vec<usize>> = Vec::with_capacity(runs.len());
    for (index, run) in runs.iter().enumerate().rev() {
        let lengths = run.marks.iter().map(|mark| {
            let Some(slot) = met.get_mut(*mark) else { return 0 };
            let length = if slot.0 == index + 1 { slot.1 + 1 } else { 1 };
            *slot = (index, length);
            length
        });
        all.push(lengths.collect());
    }
    all.reverse();
    all
}

/// The marks open at some point of the line, with what they hold so far.
struct Open<'a> {
    marks: &'a [Mark],
    stack: Vec<(usize, Vec<Inline>)>,
    root: Vec<Inline>,
}

impl Open<'_> {
    fn run(&mut self, run: Run, lengths: &[usize]) {
        let length = |mark: usize| {
            let at = run.marks.iter().position(|known| *known == mark);
            at.and_then(|at| lengths.get(at)).copied().unwrap_or_default()
        };
        let is_open = |stack: &[(usize, Vec<Inline>)], mark: usize| stack.iter().any(|(open, _)| *open == mark);
        let mut kept = self.stack.iter().take_while(|(mark, _)| run.marks.contains(mark)).count();
        let link = run.marks.iter().find(|mark| matches!(self.marks.get(**mark), Some(Mark::Link { .. })));
        if let Some(link) = link.filter(|link| !is_open(self.stack.get(..kept).unwrap_or_default(), **link)) {
            let ahead = length(*link);
            kept = self.stack.iter().take(kept).take_while(|(mark, _)| length(*mark) >= ahead).count();
        }
        self.close_to(kept);
        let mut wanted: Vec<usize> = run.marks.iter().copied().filter(|mark| !is_open(&self.stack, *mark)).collect();
        let precedence = |mark: usize| self.marks.get(mark).map(Mark::precedence);
        wanted.sort_by(|a, b| length(*b).cmp(&length(*a)).then(precedence(*a).cmp(&precedence(*b))));
        self.stack.extend(wanted.into_iter().map(|mark| (mark, Vec::new())));
        add(self.innermost(), run.content);
    }

    fn innermost(&mut self) -> &mut Vec<Inline> {
        self.stack.last_mut().map_or(&mut self.root, |(_, content)| content)
    }

    fn close_to(&mut self, depth: usize) {
        while self.stack.len() > depth {
            if let Some((mark, content)) = self.stack.pop()
                && let Some(mark) = self.marks.get(mark)
            {
                let closed = mark.around(content);
                self.innermost().push(closed);
            }
        }
    }
}

/// Adds `inline` to `content`; text runs on where it can.
fn add(content: &mut Vec<Inline>, inline: Inline) {
    match (content.last_mut(), inline) {
        (Some(Inline::Text { text }), Inline::Text { text: more })
        | (Some(Inline::Code { text }), Inline::Code { text: more }) => text.push_str(&more),
        (_, inline) => content.push(inline),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::url::Use;

    /// Runs written as "marks:text", marks by their letter: b(old), i(talic), c(ode), a (link).
    #[track_caller]
    fn check(runs: &[&str], expect: &str) {
        let mut line = Runs::default();
        for run in runs {
            let (letters, text) = run.split_once(':').unwrap();
            let marks: Vec<Mark> = letters
                .chars()
                .map(|letter| match letter {
                    'b' => Mark::Strong,
                    'i' => Mark::Emphasis,
                    'c' => Mark::Code,
                    _ => Mark::Link { url: Url::parse("https://example.org/", Use::Link).unwrap(), title: None },
                })
                .collect();
            line.lines(text, &marks);
        }
        let mut written = String::new();
        write(&line.finish(), &mut written);
        assert_eq!(written, expect);
    }

    fn write(content: &[Inline], out: &mut String) {
        for inline in content {
            let name = match inline {
                Inline::Text { text } => {
                    out.push_str(text);
                    continue;
                }
                Inline::LineBreak => {
                    out.push('/');
                    continue;
                }
                Inline::Code { text } => {
                    out.push_str(&format!("c({text})"));
                    continue;
                }
                Inline::Strong { .. } => "b(",
                Inline::Emphasis { .. } => "i(",
                _ => "a(",
            };
            out.push_str(name);
            write(inline.children(), out);
            out.push(')');
        }
    }

    #[test]
    fn neighbours_with_the_same_mark_are_one() {
        check(&["b:A word", "b: of warning", ": here"], "b(A word of warning) here");
    }

    #[test]
    fn the_mark_that_runs_longest_is_the_outer_one() {
        check(&["ib:one", "b: two", ": three"], "b(i(one) two) three");
        check(&["b:one", "ib: two", "i: three"], "b(onei( two))i( three)");
    }

    #[test]
    fn a_link_is_not_cut_by_a_mark_that_ends_inside_it() {
        check(&["b:one", "ba: two", "a: three"], "b(one)a(b( two) three)");
        check(&["a:one", "ab: two", "b: three"], "a(oneb( two))b( three)");
    }

    #[test]
    fn of_equally_long_marks_the_link_is_the_outer_one() {
        check(&["bai:one", ": two"], "a(b(i(one))) two");
    }

    #[test]
    fn code_is_innermost_and_line_feeds_break_the_line() {
        check(&["cb:let", "c: x", ":a\nb"], "b(c(let))c( x)a/b");
    }

    #[test]
    fn a_mark_given_twice_stands_once() {
        check(&["bb:one", "aa:two"], "b(one)a(two)");
    }
}
