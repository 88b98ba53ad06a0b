//! The boundary to the page: the only room that knows JavaScript.

#![allow(unreachable_pub, reason = "wasm-bindgen exports what is public, from a room that nothing else enters")]

use crate::article::{Article, Direction, LanguageTag};
use crate::import::{Error, Format, Item, Options as ImportOptions, Source};
use crate::messages::Messages;
use crate::render::{self, Tape};
use crate::{Reading, read};
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::*;

/// What the page may ask for; names as in JavaScript.
#[derive(Debug, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Request {
    from: Option<String>,
    item: Option<Wish>,
    heading_level: u8,
    id_prefix: String,
    skip_links: bool,
    contents: bool,
    parts: bool,
    origins: bool,
    /// The article's language, where the source names none.
    lang: Option<String>,
    /// The article's direction, where the source names none.
    dir: Option<String>,
    /// For HTML text: a complete page, and what it needs.
    page: Option<PageRequest>,
    /// For HTML text: the element around the article.
    element: Option<HostRequest>,
}

/// What a complete page needs.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct PageRequest {
    canonical: Option<String>,
    oembed: Option<String>,
    script: Option<String>,
    stylesheet: Option<String>,
    style: String,
}

/// The element around the article.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct HostRequest {
    src: Option<String>,
    isolated: bool,
    refresh: Option<u32>,
}

/// An item of a feed: a number from 1, or a text that is one or an id.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Wish {
    Number(usize),
    Text(String),
}

impl Default for Request {
    fn default() -> Self {
        Self {
            from: None,
            item: None,
            heading_level: 1,
            id_prefix: "sf-".into(),
            skip_links: true,
            contents: false,
            parts: false,
            origins: false,
            lang: None,
            dir: None,
            page: None,
            element: None,
        }
    }
}

impl Request {
    fn of(options: JsValue) -> Result<Self, JsValue> {
        match options.is_undefined() || options.is_null() {
            true => Ok(Self::default()),
            false => {
                serde_wasm_bindgen::from_value(options).map_err(|error| failure("bad-options", &error.to_string()))
            }
        }
    }

    fn import(&self) -> Result<ImportOptions, JsValue> {
        let format = match self.from.as_deref() {
            Some(name) => Some(Format::named(name).ok_or_else(|| {
                let names: Vec<_> = Format::all().map(Format::name).collect();
                failure("unknown-format", &format!("there is no format `{name}`: it is one of {}", names.join(", ")))
            })?),
            None => None,
        };
        let item = self.item.as_ref().map(|wish| match wish {
            Wish::Number(number) => Item::Number(*number),
            Wish::Text(text) => Item::parse(text),
        });
        Ok(ImportOptions { format, item })
    }

    fn render(&self) -> render::Options {
        render::Options {
            heading_level: self.heading_level,
            id_prefix: self.id_prefix.clone(),
            skip_links: self.skip_links,
            contents: self.contents,
            parts: self.parts,
            origins: self.origins,
            messages: Messages::english(),
            ..render::Options::default()
        }
    }
}

impl Request {
    /// Gives the article what the page knows of it and its source doesn't say.
    fn complete(&self, article: &mut Article) {
        if article.language.is_none() {
            article.language = self.lang.as_deref().and_then(LanguageTag::parse);
        }
        if article.direction.is_none() {
            article.direction = match self.dir.as_deref() {
                Some("ltr") => Some(Direction::Ltr),
                Some("rtl") => Some(Direction::Rtl),
                Some("auto") => Some(Direction::Auto),
                _ => None,
            };
        }
    }

    /// The article as HTML text: a fragment, in an element, or in a page.
    fn html(&self, article: &Article) -> String {
        let options = self.render();
        let host = self.element.as_ref().map(|host| render::Host {
            src: host.src.clone(),
            isolated: host.isolated,
            refresh: host.refresh,
        });
        let asked = self.page.as_ref();
        let page = render::Page {
            canonical: asked.and_then(|page| page.canonical.clone()),
            oembed: asked.and_then(|page| page.oembed.clone()),
            script: asked.and_then(|page| page.script.clone()),
            host,
            stylesheet: asked.and_then(|page| page.stylesheet.clone()),
            style: asked.map(|page| page.style.clone()).unwrap_or_default(),
        };
        match (asked, &page.host) {
            (Some(_), _) => render::page(article, &options, &page),
            (None, Some(host)) => render::hosted(article, &options, host, &page),
            (None, None) => render::html(article, &options),
        }
    }
}

/// A JavaScript error with a `code`.
fn failure(code: &str, message: &str) -> JsValue {
    let error = js_sys::Error::new(message);
    // Setting a property of a fresh error can't fail.
    let _ = js_sys::Reflect::set(&error, &"code".into(), &code.into());
    error.into()
}

fn refused(error: &Error) -> JsValue {
    failure(error.code(), &error.to_string())
}

fn plain<T: Serialize>(value: &T) -> Result<JsValue, JsValue> {
    value
        .serialize(&serde_wasm_bindgen::Serializer::json_compatible())
        .map_err(|error| failure("internal", &error.to_string()))
}

/// Reads a string, bytes, or an already parsed value.
fn reading(source: JsValue, options: &ImportOptions) -> Result<Reading, JsValue> {
    if let Some(text) = source.as_string() {
        let source = Source::of_text(&text).map_err(|error| refused(&error))?;
        return read(&source, options).map_err(|error| refused(&error));
    }
    if let Some(bytes) = source.dyn_ref::<js_sys::Uint8Array>() {
        let bytes = bytes.to_vec();
        let source = Source::of_bytes(&bytes).map_err(|error| refused(&error))?;
        return read(&source, options).map_err(|error| refused(&error));
    }
    let value = serde_wasm_bindgen::from_value(source).map_err(|error| failure("bad-value", &error.to_string()))?;
    read(&Source::Json(value), options).map_err(|error| refused(&error))
}

/// A rendering for `tape.js`: where its numbers lie in the module's memory, and the rest.
#[wasm_bindgen]
pub struct Rendering {
    tape: Tape,
    reading: Reading,
}

#[wasm_bindgen]
impl Rendering {
    /// The address of the ops, in bytes.
    #[wasm_bindgen(getter, js_name = opsAddress)]
    pub fn ops_address(&self) -> usize {
        self.tape.ops.as_ptr() as usize
    }

    /// How many ops there are.
    #[wasm_bindgen(getter, js_name = opsLength)]
    pub fn ops_length(&self) -> usize {
        self.tape.ops.len()
    }

    /// The characters that the ops take.
    #[wasm_bindgen(getter)]
    pub fn text(&self) -> String {
        self.tape.text.clone()
    }

    /// The format that the source was read as.
    #[wasm_bindgen(getter)]
    pub fn format(&self) -> String {
        self.reading.format.name().to_string()
    }

    /// Why that one.
    #[wasm_bindgen(getter)]
    pub fn reason(&self) -> String {
        self.reading.matched.reason.to_string()
    }

    /// The headline, as text.
    #[wasm_bindgen(getter)]
    pub fn title(&self) -> String {
        crate::article::plain_text(&self.reading.article.headline)
    }

    /// The receipt.
    ///
    /// # Errors
    /// Never for a value of ours.
    #[wasm_bindgen(getter)]
    pub fn findings(&self) -> Result<JsValue, JsValue> {
        plain(&self.reading.findings)
    }
}

/// Renders a source for the page.
///
/// # Errors
/// An `Error` with a `code`, where the source holds no article.
#[wasm_bindgen]
pub fn render(source: JsValue, options: JsValue) -> Result<Rendering, JsValue> {
    let request = Request::of(options)?;
    let mut reading = reading(source, &request.import()?)?;
    request.complete(&mut reading.article);
    let tape = render::tape(&reading.article, &request.render());
    Ok(Rendering { tape, reading })
}

/// Renders a source as HTML text.
///
/// # Errors
/// As [`render`].
#[wasm_bindgen(js_name = renderToHtml)]
pub fn render_to_html(source: JsValue, options: JsValue) -> Result<String, JsValue> {
    let request = Request::of(options)?;
    let mut reading = reading(source, &request.import()?)?;
    request.complete(&mut reading.article);
    Ok(request.html(&reading.article))
}

/// What a source is and says, without rendering it.
///
/// # Errors
/// As [`render`].
#[wasm_bindgen]
pub fn inspect(source: JsValue, options: JsValue) -> Result<JsValue, JsValue> {
    #[derive(Serialize)]
    struct Inspection<'a> {
        format: &'a str,
        confidence: u8,
        reason: &'a str,
        article: &'a crate::article::Article,
        findings: &'a [crate::finding::Finding],
    }
    let request = Request::of(options)?;
    let reading = reading(source, &request.import()?)?;
    plain(&Inspection {
        format: reading.format.name(),
        confidence: reading.matched.confidence,
        reason: reading.matched.reason,
        article: &reading.article,
        findings: &reading.findings,
    })
}

/// The names that a tape's ops count: see `Tape::vocabulary`.
#[wasm_bindgen]
pub fn vocabulary() -> String {
    Tape::vocabulary()
}

/// The interface's words, for the shell around the article.
///
/// # Errors
/// Never for words of ours.
#[wasm_bindgen]
pub fn words() -> Result<JsValue, JsValue> {
    plain(Messages::english().words())
}

/// An oEmbed answer for an article.
///
/// # Errors
/// As [`render`], and where `embedding` is none.
#[wasm_bindgen]
pub fn oembed(source: JsValue, embedding: JsValue, options: JsValue) -> Result<JsValue, JsValue> {
    #[derive(Deserialize)]
    #[serde(rename_all = "camelCase")]
    struct Embedding {
        frame: String,
        width: Option<u32>,
        height: Option<u32>,
        cache_age: Option<u32>,
    }
    let asked: Embedding =
        serde_wasm_bindgen::from_value(embedding).map_err(|error| failure("bad-options", &error.to_string()))?;
    let request = Request::of(options)?;
    let reading = reading(source, &request.import()?)?;
    let embedding = render::Embedding {
        frame: asked.frame,
        width: asked.width.unwrap_or(640),
        height: asked.height.unwrap_or(480),
        cache_age: asked.cache_age,
    };
    plain(&render::oembed(&reading.article, &request.render(), &embedding))
}
