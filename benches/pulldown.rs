//! The yardstick of the instruction counts: a Markdown file as HTML text by
//! `pulldown-cmark` alone, with no model, no repairs and no checks of addresses.
//!
//! Built by the same compiler as the program that is measured, so that a newer
//! compiler moves both and their ratio stays.

fn main() -> std::io::Result<()> {
    let path = std::env::args_os().nth(1).unwrap_or_default();
    let text = std::fs::read_to_string(path)?;
    let mut html = String::with_capacity(text.len() * 2);
    let options = pulldown_cmark::Options::ENABLE_TABLES | pulldown_cmark::Options::ENABLE_STRIKETHROUGH;
    pulldown_cmark::html::push_html(&mut html, pulldown_cmark::Parser::new_ext(&text, options));
    std::fs::write("/dev/null", html)
}
