//! What no importer has taken: texts of JSON that stand neither in the article nor in a finding.
//!
//! An importer looks for what a format has where the format has it. A source may be of another mind: a list where
//! an object belongs, a node without its type, a field that nobody knows. Whatever the importer makes of that, the
//! text is looked for here, so that none is lost without a word.

use super::json::Fields;
use super::{Draft, unknown};
use crate::finding::{Finding, Rule};
use crate::native;
use serde_json::Value;

/// How far ahead of the last text that was found the next is looked for, in bytes.
const AHEAD: usize = 512;

/// The parts of a source that are for readers.
#[derive(Default)]
pub(super) struct Shown<'v>(Vec<&'v Value>);

impl<'v> Shown<'v> {
    /// With `values` too.
    pub(super) fn and(mut self, values: &'v [Value]) -> Self {
        self.0.extend(values);
        self
    }

    /// With the fields of `value` that are called by one of `keys`.
    pub(super) fn and_fields(mut self, value: &'v Value, keys: &[&str]) -> Self {
        self.0.extend(keys.iter().filter_map(|key| value.field(key)));
        self
    }

    /// With the first field of `value` that is called by one of `keys`.
    pub(super) fn and_first(mut self, value: &'v Value, keys: &[&str]) -> Self {
        self.0.extend(keys.iter().find_map(|key| value.field(key)));
        self
    }

    /// Reports each text that is in neither the article nor the findings so far. What stands under a `silent` key
    /// is for nobody.
    pub(super) fn report(&self, draft: &mut Draft<'_>, silent: &[&str]) {
        report(draft, &self.0, silent);
    }
}

fn report(draft: &mut Draft<'_>, parts: &[&Value], silent: &[&str]) {
    let mut shown = native::strings(&draft.article);
    for finding in draft.findings() {
        for text in [&finding.omitted, &finding.before].into_iter().flatten() {
            shown.push_str(text);
            shown.push('\n');
        }
    }
    let mut missing = Vec::new();
    let mut rest = shown.as_str();
    // Sources and articles have their texts in the same order, so that nearly all are found at once.
    let mut is_next = |piece: &str| {
        let ahead = rest.get(..rest.floor_char_boundary(AHEAD + piece.len())).unwrap_or_default();
        // No search of `str` is in the module that a page loads first, and it would be a large one.
        let found = ahead.char_indices().map(|(at, _)| at).find(|at| is_at(ahead, *at, piece));
        rest = found.and_then(|at| rest.get(at + piece.len()..)).unwrap_or(rest);
        found.is_some()
    };
    let mut look = |value, text| {
        if !is_found(text, &mut is_next) {
            missing.push((value, text));
        }
    };
    let is_silent =
        |key: &str| silent.contains(&key) || !matches!(key, "attrs" | "options") && unknown::is_skipped(key);
    parts.iter().for_each(|part| unknown::each_text("text", part, &is_silent, &mut look));
    if missing.is_empty() {
        return;
    }
    let known = Known::of(&shown);
    for (value, text) in missing {
        if !known.has(text) {
            let origin = draft.origin_of(value);
            let message = "this text stands where no text is looked for: it is not shown";
            draft.report(Finding::new(Rule::LeftOut, origin, message).omitting(text.trim()));
        }
    }
}

fn is_at(text: &str, at: usize, sample: &str) -> bool {
    text.get(at..).is_some_and(|text| text.starts_with(sample))
}

/// Whether the pieces of `text` that stand in the article as they stand here are found: what is round and between the
/// tags of a line. Of HTML in blocks one is enough.
fn is_found(text: &str, is_next: &mut dyn FnMut(&str) -> bool) -> bool {
    let text = text.trim();
    if unknown::is_markup(text) {
        return is_next(sample(text));
    }
    let (start, tags) = text.split_once('<').unwrap_or((text, ""));
    is_next(start.trim()) && tags.split('<').all(|tag| is_next(tag.split_once('>').map_or(tag, |(_, run)| run).trim()))
}

/// What stands between two tags of HTML, or all of it.
fn sample(html: &str) -> &str {
    let mut runs = html.split('<').filter_map(|tag| Some(tag.split_once('>')?.1.trim()));
    // A short one would be found anywhere.
    runs.find(|run| run.len() > 15).unwrap_or(html)
}

/// Words, and pairs of words that follow each other, by what they hash to; sorted.
struct Known(Vec<(u64, usize)>);

impl Known {
    fn of(text: &str) -> Self {
        let mut known = Vec::new();
        let mut before = 0;
        each_word(text, false, |word| {
            known.extend([(word, 0), (pair(before, word), 0)]);
            before = word;
        });
        // Numbers with places, since those are sorted elsewhere: each sort of its own weighs 4 KB.
        known.sort_unstable();
        Self(known)
    }

    fn contains(&self, hash: u64) -> bool {
        self.0.binary_search(&(hash, 0)).is_ok()
    }

    /// Whether `text` stands here: its pairs of words, and of a single word that. An importer may have taken a
    /// word from its start ("By"), and each sign of markup may have parted a few.
    fn has(&self, text: &str) -> bool {
        let (mut words, mut seen, mut last) = (0, 0, 0);
        each_word(text, true, |word| {
            words += 1;
            seen += usize::from(words > 2 && self.contains(pair(last, word)));
            last = word;
        });
        let signs = text.bytes().filter(|byte| b"<&[*_`#\n".contains(byte)).count();
        match words {
            0 => true,
            1 | 2 => self.contains(last),
            _ => seen == words - 2 || seen * 2 >= words - 2 && words - 2 - seen <= 3 * signs,
        }
    }
}

fn pair(before: u64, word: u64) -> u64 {
    mixed(before.rotate_left(17) ^ word)
}

/// Marsaglia's and Steele's way to spread a number over all bits.
fn mixed(hash: u64) -> u64 {
    let hash = (hash ^ hash >> 32).wrapping_mul(0xd6e8_feb8_6659_fd93);
    hash ^ hash >> 32
}

/// Calls `work` with what each word of `text` hashes to; where it may be HTML, of those outside of tags and entities.
fn each_word(text: &str, is_html: bool, mut work: impl FnMut(u64)) {
    let mut hash = 0;
    let mut end = None;
    for letter in text.chars().chain([' ']) {
        if end.is_some() {
            end = end.filter(|end| *end != letter);
        } else if letter.is_alphanumeric() {
            hash = mixed(hash ^ u64::from(letter.to_ascii_lowercase()));
            continue;
        } else if is_html {
            end = match letter {
                '<' => Some('>'),
                '&' => Some(';'),
                _ => None,
            };
        }
        if hash != 0 {
            work(hash);
        }
        hash = 0;
    }
}

#[cfg(test)]
mod tests {
    use crate::import::{Format, Options, Source, import};

    /// Reads `source` and compares the findings about texts that nothing has taken: their places and the texts.
    #[track_caller]
    fn check(format: &str, source: &str, expect: &[(&str, &str)]) {
        let source = Source::of_text(source).unwrap();
        let options = Options { format: Format::named(format), ..Options::default() };
        let import = import(&source, &options).unwrap();
        let findings: Vec<_> =
            import.findings.iter().filter(|finding| finding.message.starts_with("this text")).collect();
        let origins: Vec<_> = findings.iter().map(|finding| finding.origin).collect();
        let places: Vec<_> = import.places.resolve(&origins).iter().map(ToString::to_string).collect();
        let texts = findings.iter().map(|finding| finding.omitted.as_deref().unwrap_or_default());
        assert_eq!(places.iter().map(String::as_str).zip(texts).collect::<Vec<_>>(), expect);
    }

    #[test]
    fn text_where_a_list_belongs_is_reported() {
        check(
            "prosemirror",
            r#"{"type":"doc","content":[{"type":"paragraph","content":"The tide was out."}]}"#,
            &[("/content/0/content", "The tide was out.")],
        );
        check(
            "simorgh",
            r#"[{"type":"paragraph","model":{"blocks":{"text":"The bridge moved."}}}]"#,
            &[("/0/model/blocks/text", "The bridge moved.")],
        );
        check(
            "article",
            r#"{"body":[{"type":"paragraph","content":[{"type":"text","text":["The gate shut."]}]}]}"#,
            &[],
        );
    }

    #[test]
    fn a_text_beside_the_one_that_is_read_is_reported() {
        check(
            "portable-text",
            r#"{"_type":"post","body":[{"_type":"block","children":[{"_type":"span","text":"Read."}]}],
                "content":[{"_type":"block","children":[{"_type":"span","text":"Not read at all."}]}]}"#,
            &[("/content/0/children/0/text", "Not read at all.")],
        );
    }

    #[test]
    fn a_headline_of_the_wrong_kind_is_reported() {
        check(
            "ghost",
            r#"{"posts":[{"id":"1","uuid":"2","visibility":"public","title":["Three ferries"],"html":"<p>Words of it.</p>"}]}"#,
            &[("/posts/0/title/0", "Three ferries")],
        );
    }

    #[test]
    fn what_is_shown_in_other_words_order_or_markup_is_no_loss() {
        check(
            "apple-news",
            r###"{"components":[{"role":"title","text":"The keeper"},{"role":"byline","text":"By Runa Sveins"},
                {"role":"body","format":"markdown","text":"## After oil\n\nIt *burnt* for [a year](https://example.org/x)."}]}"###,
            &[],
        );
        check(
            "wordpress",
            r#"{"id":1,"title":{"rendered":"Fish &#038; ships"},"content":{"rendered":"<p>One <em>short</em> line.</p>"}}"#,
            &[],
        );
    }
}
