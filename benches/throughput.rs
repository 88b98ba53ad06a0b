//! How many megabytes of Markdown a machine makes into HTML in a second, with
//! all its cores: Standfirst, with its model and repairs, and `pulldown-cmark`
//! alone. They take turns, so that what else the machine does meets both.
//!
//! Prints one line a round: megabytes a second of the one and of the other.

#[allow(dead_code, reason = "of the articles, only those in Markdown are wanted here")]
mod corpus;

use standfirst::{import, read, render};
use std::hint::black_box;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

const ARTICLES: usize = 10_000;
const ROUNDS: usize = 7;

fn main() {
    // From a message of the wire to a long read.
    let articles: Vec<String> = (0..ARTICLES).map(|number| corpus::markdown(1_000 + number % 9 * 1_000)).collect();
    let megabytes = articles.iter().map(String::len).sum::<usize>() as f64 / 1e6;
    for _ in 0..ROUNDS {
        let ours = megabytes / seconds(&articles, standfirst);
        let theirs = megabytes / seconds(&articles, pulldown);
        println!("{ours:.1} {theirs:.1}");
    }
}

/// How long all cores together need to do `work` with each article.
fn seconds(articles: &[String], work: fn(&str) -> String) -> f64 {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let next = AtomicUsize::new(0);
    let start = Instant::now();
    std::thread::scope(|scope| {
        for _ in 0..cores {
            scope.spawn(|| {
                while let Some(article) = articles.get(next.fetch_add(1, Ordering::Relaxed)) {
                    black_box(work(black_box(article)));
                }
            });
        }
    });
    start.elapsed().as_secs_f64()
}

fn standfirst(text: &str) -> String {
    let options = import::Options { format: import::Format::named("markdown"), ..import::Options::default() };
    let reading = import::Source::of_text(text).and_then(|source| read(&source, &options));
    reading.map(|reading| render::html(&reading.article, &render::Options::default())).unwrap_or_default()
}

fn pulldown(text: &str) -> String {
    let mut html = String::with_capacity(text.len() * 2);
    let options = pulldown_cmark::Options::ENABLE_TABLES | pulldown_cmark::Options::ENABLE_STRIKETHROUGH;
    pulldown_cmark::html::push_html(&mut html, pulldown_cmark::Parser::new_ext(text, options));
    html
}
