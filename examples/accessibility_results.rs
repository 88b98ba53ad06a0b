//! What sources have that readers stumble over, before and after repair, counted
//! over every article in some folders:
//!
//! ```sh
//! cargo run --release --example accessibility_results -- FOLDER… > docs/accessibility-results.md
//! ```

#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    count::main();
}

#[cfg(not(target_arch = "wasm32"))]
mod count {
    use standfirst::article::{Article, Block, BlockKind, Figure, Image, Inline, plain_text, words};
    use standfirst::finding::Rule;
    use standfirst::import::{Options, Source, import};
    use standfirst::repair::repair;
    use std::collections::BTreeMap;
    use std::path::{Path, PathBuf};

    /// What is counted, and the rules whose findings a person still has to see to.
    const FAULTS: [(&str, &[Rule]); 9] = [
        ("pictures without alternative text", &[Rule::ImageAltMissing, Rule::ImageDecorativeMeans]),
        ("alternative texts that are file names", &[Rule::ImageAltFileName]),
        ("alternative texts that repeat the caption", &[Rule::ImageAltRepeatsCaption]),
        ("headings that skip a level", &[]),
        ("headings without text", &[]),
        ("tables without header cells", &[Rule::TableHeaderMissing]),
        ("empty paragraphs", &[]),
        ("links without text", &[]),
        ("articles without a language", &[Rule::LanguageMissing]),
    ];

    #[derive(Default, Clone, Copy)]
    struct Counts([usize; FAULTS.len()]);

    #[derive(Default)]
    struct Row {
        articles: usize,
        before: Counts,
        after: Counts,
        left: Counts,
    }

    pub(super) fn main() {
        let mut files = Vec::new();
        std::env::args().skip(1).for_each(|folder| find(Path::new(&folder), &mut files));
        files.sort();
        let mut formats: BTreeMap<&'static str, usize> = BTreeMap::new();
        let mut all = Row::default();
        for file in &files {
            let Ok(bytes) = std::fs::read(file) else { continue };
            let Ok(source) = Source::of_bytes(&bytes) else { continue };
            let options = Options::default();
            let Ok(read) = import(&source, &options) else { continue };
            let (mut article, mut findings) = (read.article, read.findings);
            if article.body.is_empty() {
                continue;
            }
            *formats.entry(read.format.title()).or_default() += 1;
            all.articles += 1;
            all.before.add(&article, false);
            repair(&mut article, &mut findings);
            all.after.add(&article, true);
            for (left, (_, rules)) in all.left.0.iter_mut().zip(FAULTS) {
                *left += findings.iter().filter(|finding| rules.contains(&finding.rule)).count();
            }
        }
        print(&all, &formats);
    }

    fn print(all: &Row, formats: &BTreeMap<&'static str, usize>) {
        println!("# Before and after repair\n");
        println!("Counted over {} articles by `cargo run --release --example accessibility_results`", all.articles);
        println!("over the public samples of their formats (not part of this repository):");
        let list: Vec<String> = formats.iter().map(|(title, count)| format!("{count} × {title}")).collect();
        println!("{}.\n", list.join(", "));
        println!(
            "*Before* is what the source says, *after* what readers get. What a program can't write, such as what a"
        );
        println!(
            "picture shows, is given an honest stopgap and stays on the list of findings: *for a person*. Which of the"
        );
        println!(
            "languages in Latin letters a text is in, and which cells of a bare table head others, is never guessed.\n"
        );
        println!("| Fault | Before | After | For a person |\n| --- | ---: | ---: | ---: |");
        let counts = all.before.0.iter().zip(all.after.0).zip(all.left.0);
        for ((name, _), ((before, after), left)) in FAULTS.iter().zip(counts) {
            println!("| {name} | {before} | {after} | {left} |");
        }
    }

    fn find(path: &Path, files: &mut Vec<PathBuf>) {
        match std::fs::read_dir(path) {
            Ok(entries) => entries.flatten().for_each(|entry| find(&entry.path(), files)),
            Err(_) => files.push(path.to_path_buf()),
        }
    }

    impl Counts {
        /// Counts the faults of `article`. As rendered, a picture without a text of its own is called "Image".
        fn add(&mut self, article: &Article, rendered: bool) {
            let [alt, names, repeated, skips, headings, tables, paragraphs, links, language] = &mut self.0;
            *language += usize::from(article.language.is_none());
            let mut level = 1;
            let mut first = true;
            article.each_block(&mut |block: &Block| match &block.kind {
                BlockKind::Heading { level: own, content } => {
                    *skips += usize::from(*own > level + 1 && !first);
                    level = *own;
                    first = false;
                    *headings += usize::from(is_empty(content));
                }
                BlockKind::Paragraph { content } | BlockKind::Plain { content } => {
                    *paragraphs += usize::from(matches!(block.kind, BlockKind::Paragraph { .. }) && is_empty(content));
                    *links += empty_links(content);
                    in_line(content, &mut |image| picture(image, "", rendered, alt, names, repeated));
                }
                BlockKind::Figure(figure) => figures(figure, rendered, alt, names, repeated),
                BlockKind::Gallery(gallery) => {
                    gallery.figures.iter().for_each(|figure| figures(figure, rendered, alt, names, repeated));
                }
                BlockKind::Table(table) => {
                    let headed = table.body.iter().flat_map(|row| &row.cells).any(|cell| cell.header.is_some());
                    *tables += usize::from(table.head.is_empty() && !headed);
                }
                _ => {}
            });
        }
    }

    fn figures(figure: &Figure, rendered: bool, missing: &mut usize, names: &mut usize, repeated: &mut usize) {
        if let Some(image) = &figure.image {
            picture(image, &plain_text(&figure.caption), rendered, missing, names, repeated);
        }
    }

    /// A picture without a text, or with an empty one and a caption, which says that it means something.
    fn picture(
        image: &Image,
        caption: &str,
        rendered: bool,
        missing: &mut usize,
        names: &mut usize,
        repeated: &mut usize,
    ) {
        let Some(alt) = image.alt.as_deref().map(str::trim) else {
            *missing += usize::from(!rendered);
            return;
        };
        let lower = alt.to_lowercase();
        *missing += usize::from(alt.is_empty() && !caption.trim().is_empty());
        *names += usize::from([".jpg", ".jpeg", ".png", ".gif", ".webp"].iter().any(|end| lower.ends_with(end)));
        *repeated += usize::from(!alt.is_empty() && words(alt).eq(words(caption)));
    }

    fn in_line(content: &[Inline], see: &mut dyn FnMut(&Image)) {
        for inline in content {
            if let Inline::Image(image) = inline {
                see(image);
            }
            in_line(inline.children(), see);
        }
    }

    fn is_empty(content: &[Inline]) -> bool {
        plain_text(content).trim().is_empty()
            && !holds(content, &|inline| {
                matches!(inline, Inline::Image(_) | Inline::NoteRef { .. } | Inline::Math { .. })
            })
    }

    fn empty_links(content: &[Inline]) -> usize {
        let own =
            content.iter().filter(|inline| matches!(inline, Inline::Link(link) if is_empty(&link.content))).count();
        own + content.iter().map(|inline| empty_links(inline.children())).sum::<usize>()
    }

    fn holds(content: &[Inline], is: &dyn Fn(&Inline) -> bool) -> bool {
        content.iter().any(|inline| is(inline) || holds(inline.children(), is))
    }
}
