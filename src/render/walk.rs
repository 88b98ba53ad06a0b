use super::Options;
use super::posts::address;
use super::sink::{Id, Sink, Writer};
use super::story::Story;
use super::vocabulary::{Name, Tag, Text, Token};
use crate::article::{Article, Block, BlockKind, Direction, Inline, LanguageTag, only_direction, plain_line};
use std::collections::{HashMap, HashSet};

/// The one walk: where it writes, what it was told, and what it has met so far.
pub(super) struct Walk<'a> {
    pub(super) out: Writer<'a>,
    pub(super) options: &'a Options,
    pub(super) article: &'a Article,
    /// The ids given so far.
    taken: HashSet<String>,
    /// The article's own ids of blocks, which links may point to, each with the address of the block that has it.
    targets: HashMap<&'a str, (Id, usize)>,
    /// The ids of headings that the contents list names before they are written, by the block's address.
    pub(super) heading_ids: HashMap<usize, Id>,
    /// The story's words, once somebody has asked for them.
    story: Option<Story>,
    /// The ids of the notes that are there.
    pub(super) note_names: HashSet<&'a str>,
    /// For each note, by its id: its number and how often it was referred to.
    pub(super) notes: HashMap<&'a str, NoteUse>,
    /// Numbers for things that have no name of their own.
    count: usize,
    /// How many levels the current block's headings stand below the story's own.
    pub(super) nesting: u8,
    /// The names of the regions so far: each region of a page needs one of its own.
    regions: HashSet<String>,
    /// How many tables without a caption there were.
    pub(super) unnamed_tables: usize,
    /// The numbers of posts that would be called alike, once there is a post.
    pub(super) post_numbers: Option<HashMap<usize, usize>>,
    /// The abbreviations that were explained.
    pub(super) explained: HashSet<&'a str>,
    /// Inside a link, the notes that are referred to there: a link holds no other, so the references stand behind it.
    pub(super) behind_link: Option<Vec<&'a str>>,
    /// The direction of the article, or of its language.
    direction: Direction,
    /// Whether the interface's words are in another language than the article.
    pub(super) foreign_labels: bool,
}

/// How a note is referred to.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct NoteUse {
    /// Its number, in order of first reference.
    pub(super) number: usize,
    /// How many references there are so far.
    pub(super) references: usize,
}

impl<'a> Walk<'a> {
    pub(super) fn new(sink: &'a mut dyn Sink, options: &'a Options, article: &'a Article) -> Self {
        let language = article.language.as_ref();
        let foreign = language.is_some_and(|language| options.messages.are_foreign_to(language));
        let mut walk = Self {
            out: Writer::new(sink, options.media_wait),
            options,
            article,
            taken: HashSet::new(),
            targets: HashMap::new(),
            heading_ids: HashMap::new(),
            story: None,
            note_names: article.notes.iter().map(|note| note.id.as_str()).collect(),
            notes: HashMap::new(),
            count: 0,
            nesting: 0,
            regions: HashSet::new(),
            unnamed_tables: 0,
            post_numbers: None,
            explained: HashSet::new(),
            behind_link: None,
            direction: article.direction.unwrap_or_else(|| language.unwrap_or(&options.messages.language).direction()),
            foreign_labels: foreign,
        };
        walk.find_targets();
        walk
    }

    /// Gives each block that the source names its id, so that links to it work wherever they stand.
    fn find_targets(&mut self) {
        let article = self.article;
        article.each_block(&mut |block| {
            if let Some(name) = block.id.as_deref().filter(|name| !name.is_empty())
                && !self.targets.contains_key(name)
            {
                let id = self.new_id(name);
                self.targets.insert(name, (id, address(block)));
            }
        });
    }

    /// The story's own text, without its pull quotes.
    pub(super) fn story(&mut self) -> &mut Story {
        let article = self.article;
        self.story.get_or_insert_with(|| {
            let mut story = Story::default();
            article.each_block(&mut |block| match &block.kind {
                BlockKind::Paragraph { content }
                | BlockKind::Plain { content }
                | BlockKind::Heading { content, .. } => story.add(&plain_line(content)),
                _ => {}
            });
            story
        })
    }

    /// Whether a region may be called `name`: two of one name are no help to
    /// those who step from region to region.
    pub(super) fn is_new_region(&mut self, name: &str) -> bool {
        self.regions.insert(name.trim().to_string())
    }

    /// A name by which a style sheet outside the shadow root can reach the innermost element.
    pub(super) fn part(&mut self, name: &'static str) {
        if self.options.parts {
            self.out.token(Token::Part, name);
        }
    }

    /// An id for `name` that no other element of this rendering has.
    pub(super) fn new_id(&mut self, name: &str) -> Id {
        let prefix = &self.options.id_prefix;
        let mut wanted = Id::new(prefix, name);
        if is_fixed(wanted.as_str().strip_prefix(prefix.as_str()).unwrap_or_default()) {
            wanted = Id::new(prefix, &["place-", name].concat());
        }
        let mut id = wanted.clone();
        while !self.taken.insert(id.as_str().to_string()) {
            self.count += 1;
            id = wanted.numbered(self.count);
        }
        id
    }

    /// The id of the block that the source calls `name`.
    pub(super) fn target(&self, name: &str) -> Option<&Id> {
        self.targets.get(name).map(|(id, _)| id)
    }

    /// The id of `block`, where it is the first that the source calls so.
    pub(super) fn own_target(&self, block: &Block) -> Option<&Id> {
        let (id, first) = self.targets.get(block.id.as_deref()?)?;
        (*first == address(block)).then_some(id)
    }

    /// An id made of the kind of thing and a number.
    pub(super) fn numbered_id(&mut self, kind: &str) -> Id {
        self.count += 1;
        let name = format!("{kind}-{}", self.count);
        self.new_id(&name)
    }

    /// A fixed id of this rendering, such as the title's or a note's: [`is_fixed`] knows them all.
    pub(super) fn fixed_id(&self, name: &str) -> Id {
        Id::new(&self.options.id_prefix, name)
    }

    /// A number as the article's language writes it: the list of notes counts in the same figures.
    pub(super) fn figures(&self, number: usize) -> String {
        self.language().figures(u32::try_from(number).unwrap_or(u32::MAX))
    }

    /// The language of the article, or the interface's where the source names none.
    pub(super) fn language(&self) -> &'a LanguageTag {
        self.article.language.as_ref().unwrap_or(&self.options.messages.language)
    }

    /// `lang` and `dir` of the innermost element.
    pub(super) fn language_attributes(&mut self, language: Option<&LanguageTag>, direction: Option<Direction>) {
        if let Some(language) = language {
            self.out.attribute(Text::Lang, language.as_str());
        }
        if let Some(direction) = direction.or_else(|| language.map(LanguageTag::direction)) {
            self.out.token(Token::Dir, direction.as_str());
        }
    }

    /// A line that stands by itself, such as a headline or a caption.
    pub(super) fn line(&mut self, content: &'a [Inline]) {
        let isolated = self.isolate_other_way(&plain_line(content));
        self.inlines(content);
        if isolated {
            self.out.close();
        }
    }

    /// The same for plain text.
    pub(super) fn text_line(&mut self, text: &str) {
        let isolated = self.isolate_other_way(text);
        self.out.text(text);
        if isolated {
            self.out.close();
        }
    }

    /// Opens a `bdi` round text that runs the other way than the article all
    /// along, so that its figures and its last full stop stand where they
    /// belong. A line of both keeps the article's direction: an Arabic headline
    /// may well start with a name in Latin letters, which `dir=auto` would go by.
    fn isolate_other_way(&mut self, text: &str) -> bool {
        let own = self.direction;
        let has_latin = || text.bytes().any(|byte| byte.is_ascii_alphabetic());
        if own == Direction::Auto || (own == Direction::Ltr && has_latin()) {
            return false;
        }
        let other = only_direction(text).filter(|direction| *direction != own);
        if let Some(direction) = other {
            self.out.open(Tag::Bdi);
            self.out.token(Token::Dir, direction.as_str());
        }
        other.is_some()
    }

    /// Words of the interface inside the article: in their own language where it is another one.
    pub(super) fn label(&mut self, words: &str) {
        if !self.foreign_labels || words.is_empty() {
            self.out.label(words);
            return;
        }
        self.out.open(Tag::Span);
        self.label_language();
        self.out.label(words);
        self.out.close();
    }

    /// Marks the innermost element, which holds nothing but the interface's words, as in their language.
    pub(super) fn label_language(&mut self) {
        if self.foreign_labels {
            let messages = &self.options.messages;
            self.language_attributes(Some(&messages.language), Some(messages.direction()));
        }
    }

    /// An element that holds nothing but the interface's words.
    pub(super) fn label_element(&mut self, tag: Tag, class: &'static str, words: &str) {
        self.out.open_class(tag, class);
        self.label_language();
        self.out.label(words);
        self.out.close();
    }

    /// The interface's words for those who don't see what the words say by its looks.
    pub(super) fn hidden_label(&mut self, words: &str) {
        self.label_element(Tag::Span, "sf-hidden", words);
    }

    /// A heading `levels` below the article's title starts.
    pub(super) fn open_heading(&mut self, levels: u8, id: &Id) {
        let level = self.options.heading_level.clamp(1, 6).saturating_add(levels);
        self.out.open(Tag::heading(level));
        if level > 6 {
            self.out.number(Token::AriaLevel, level);
        }
        self.out.name(Name::Id, id);
    }
}

/// Whether `name`, or `name` with a number after it, may be one that [`Walk::fixed_id`] gives: nothing else may have it.
fn is_fixed(name: &str) -> bool {
    let numbers = name.strip_prefix("note").or_else(|| name.strip_prefix("ref"));
    matches!(name, "title" | "end" | "breaking" | "breaking-label")
        || numbers.is_some_and(|numbers| numbers.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-'))
}
