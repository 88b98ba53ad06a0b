//! The boundary to the page: the only room that knows JavaScript.

#![allow(unreachable_pub, reason = "wasm-bindgen exports what is public, from a room that nothing else enters")]

mod dates;

use crate::article::{Article, Direction, LanguageTag};
use crate::import::{Error, Fields, Format, Item, Limits, Options as ImportOptions, Source, decoded};
use crate::messages::{self, Messages};
use crate::render::{self, Tape};
use crate::url::{Url, Use};
use crate::{Reading, native, read};
use serde::Serialize;
use serde_json::Value;
use wasm_bindgen::prelude::*;

/// What the page may ask for; names as in JavaScript.
struct Request {
    from: Option<String>,
    item: Option<Item>,
    base: Option<Url>,
    heading_level: u8,
    id_prefix: String,
    skip_links: bool,
    contents: bool,
    parts: bool,
    /// Whether pictures, films and recordings wait until the reader asks for them.
    media_wait: bool,
    origins: bool,
    limits: Limits,
    /// The article's language, where the source names none.
    lang: Option<String>,
    /// The article's direction, where the source names none.
    dir: Option<String>,
    /// For HTML text: the address of the style sheet.
    stylesheet: Option<String>,
    /// For HTML text: the style itself, where there is no address.
    style: String,
    /// For HTML text: a complete page, and what it needs.
    page: Option<render::Page>,
    /// For HTML text: the element around the article.
    element: Option<render::Host>,
}

/// What the page gave as options. A value of another type than its option's is an error that names it.
struct Asked(Value);

impl Asked {
    fn of(options: &JsValue) -> Result<Self, JsValue> {
        if options.is_undefined() || options.is_null() {
            return Ok(Self(Value::Null));
        }
        // The engine's own JSON refuses an object that holds itself, which walking through it would not survive.
        let value = text_of(options).and_then(|text| serde_json::from_str::<Value>(&text).ok());
        match value {
            Some(value) if value.is_object() => Ok(Self(value)),
            _ => Err(failure("bad-options", "the options are an object that JSON can hold")),
        }
    }

    fn get<T>(&self, key: &str, what: &str, read: impl Fn(&Value) -> Option<T>) -> Result<Option<T>, JsValue> {
        let Some(value) = self.0.field(key) else { return Ok(None) };
        let wrong = || failure("bad-options", &format!("the option `{key}` takes {what}"));
        read(value).map(Some).ok_or_else(wrong)
    }

    fn text(&self, key: &str) -> Result<Option<String>, JsValue> {
        self.get(key, "text", |value| value.as_str().map(str::to_string))
    }

    fn number(&self, key: &str) -> Result<Option<u32>, JsValue> {
        self.get(key, "a whole number", |value| value.as_u64()?.try_into().ok())
    }

    fn flag(&self, key: &str) -> Result<Option<bool>, JsValue> {
        self.get(key, "true or false", Value::as_bool)
    }

    fn inner(&self, key: &str) -> Result<Option<Self>, JsValue> {
        self.get(key, "an object", |value| value.is_object().then(|| Self(value.clone())))
    }
}

impl Request {
    fn of(options: &JsValue) -> Result<Self, JsValue> {
        let asked = Asked::of(options)?;
        Ok(Self {
            from: asked.text("from")?,
            // An item of a feed: a number from 1, or a text that is one or an id.
            item: asked.get("item", "a number from 1 or an id", |item| match item {
                Value::String(text) => Some(Item::parse(text)),
                number => Some(Item::Number(number.as_u64()?.try_into().ok()?)),
            })?,
            // A page may be at an address that no article may have, such as a file's.
            base: asked.text("base")?.and_then(|base| Url::parse(&base, Use::Link).ok()).filter(Url::may_be_base),
            heading_level: asked.number("headingLevel")?.map_or(1, |level| level.try_into().unwrap_or(u8::MAX)),
            id_prefix: asked.text("idPrefix")?.unwrap_or_else(|| "sf-".into()),
            skip_links: asked.flag("skipLinks")?.unwrap_or(true),
            contents: asked.flag("contents")?.unwrap_or(false),
            parts: asked.flag("parts")?.unwrap_or(false),
            media_wait: asked.text("media")?.is_some_and(|media| media == "ask"),
            origins: asked.flag("origins")?.unwrap_or(false),
            limits: limits(asked.inner("limits")?)?,
            lang: asked.text("lang")?,
            dir: asked.text("dir")?,
            stylesheet: asked.text("stylesheet")?,
            style: asked.text("style")?.unwrap_or_default(),
            page: match asked.inner("page")? {
                Some(page) => Some(render::Page {
                    canonical: page.text("canonical")?,
                    oembed: page.text("oembed")?,
                    script: page.text("script")?,
                    ..render::Page::default()
                }),
                None => None,
            },
            element: match asked.inner("element")? {
                Some(element) => Some(render::Host {
                    src: element.text("src")?,
                    isolated: element.flag("isolated")?.unwrap_or(false),
                    refresh: element.number("refresh")?,
                }),
                None => None,
            },
        })
    }

    fn import(&self) -> Result<ImportOptions, JsValue> {
        let format = match self.from.as_deref() {
            Some(name) => Some(Format::named(name).ok_or_else(|| {
                let names: Vec<_> = Format::all().map(Format::name).collect();
                failure("unknown-format", &format!("there is no format `{name}`: it is one of {}", names.join(", ")))
            })?),
            None => None,
        };
        Ok(ImportOptions { format, item: self.item.clone(), base: self.base.clone(), limits: self.limits })
    }

    /// How to render, with the words of a data file where one is given that can be read.
    fn render(&self, words: Option<&str>) -> render::Options {
        render::Options {
            heading_level: self.heading_level,
            id_prefix: self.id_prefix.clone(),
            skip_links: self.skip_links,
            contents: self.contents,
            parts: self.parts,
            media_wait: self.media_wait,
            origins: self.origins,
            messages: words.and_then(|words| Messages::parse(words).ok()).unwrap_or_else(Messages::english),
            dates: dates::in_words,
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
    fn html(&self, article: &Article, words: Option<&str>) -> String {
        let options = self.render(words);
        let is_page = self.page.is_some();
        let page = render::Page {
            host: self.element.clone(),
            stylesheet: self.stylesheet.clone(),
            style: self.style.clone(),
            ..self.page.clone().unwrap_or_default()
        };
        match (is_page, &page.host) {
            (true, _) => render::page(article, &options, &page),
            (false, Some(host)) => render::hosted(article, &options, host, &page),
            (false, None) => render::html(article, &options),
        }
    }
}

/// The limits, with those that the page gave.
fn limits(asked: Option<Asked>) -> Result<Limits, JsValue> {
    let mut limits = Limits::default();
    let Some(asked) = asked else { return Ok(limits) };
    for name in Limits::NAMES {
        if let (Some(number), Some(limit)) = (asked.number(name)?, limits.named(name)) {
            *limit = number as usize;
        }
    }
    Ok(limits)
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

/// Text of ours as a JavaScript value.
fn parsed(json: &str) -> Result<JsValue, JsValue> {
    js_sys::JSON::parse(json).map_err(|_| failure("internal", "the answer could not be written"))
}

fn plain<T: Serialize>(value: &T) -> Result<JsValue, JsValue> {
    let written = value.serialize(&serde_wasm_bindgen::Serializer::json_compatible());
    written.map_err(|error| failure("internal", &error.to_string()))
}

/// A value as JSON's text; none where it holds itself or is too deep, which would overflow the module's own stack.
fn text_of(value: &JsValue) -> Option<String> {
    js_sys::JSON::stringify(value).ok()?.as_string()
}

/// Reads a string, bytes, or an already parsed value.
fn reading(source: JsValue, options: &ImportOptions) -> Result<Reading, JsValue> {
    let read = |source: Result<Source<'_>, Error>| {
        source.and_then(|source| read(&source, options)).map_err(|error| refused(&error))
    };
    if let Some(text) = source.as_string() {
        return read(Source::of_text_within(&text, &options.limits));
    }
    if let Some(bytes) = source.dyn_ref::<js_sys::Uint8Array>() {
        // Bytes over the limit are not even copied.
        options.limits.check(bytes.length() as usize).map_err(|error| refused(&error))?;
        let bytes = bytes.to_vec();
        let text = decoded(&bytes, &options.limits, |label, bytes| {
            web_sys::TextDecoder::new_with_label(label).ok()?.decode_with_u8_array(bytes).ok()
        });
        let text = text.map_err(|error| refused(&error))?;
        return read(Source::of_text_within(&text, &options.limits));
    }
    let text = text_of(&source).filter(|text| text.starts_with(['{', '[']));
    let text = text.ok_or_else(|| failure("bad-value", "the source is text, bytes, or data that JSON can hold"))?;
    read(Source::of_text_within(&text, &options.limits))
}

/// An article on its way to the page. It is read at once, and written once the
/// page has fetched the words that its language needs.
#[wasm_bindgen]
pub struct Rendering {
    request: Request,
    reading: Reading,
    tape: Tape,
}

#[wasm_bindgen]
impl Rendering {
    /// The tag of the words that serve the article: one of the files in
    /// `messages/`, or `en`, which the module has itself.
    #[wasm_bindgen(getter)]
    pub fn words(&self) -> String {
        let language = self.reading.article.language.as_ref();
        language.map_or("en", messages::serving).to_string()
    }

    /// Writes the tape, with the words of a data file, or in English.
    pub fn write(&mut self, words: Option<String>) {
        self.tape = render::tape(&self.reading.article, &self.request.render(words.as_deref()));
    }

    /// Writes HTML text, with the words of a data file, or in English.
    pub fn html(&self, words: Option<String>) -> String {
        self.request.html(&self.reading.article, words.as_deref())
    }

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

    /// The characters that the ops take, once: a second copy of a long article is memory for nothing.
    #[wasm_bindgen(js_name = takeText)]
    pub fn take_text(&mut self) -> String {
        std::mem::take(&mut self.tape.text)
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
        parsed(&native::write_findings(&self.reading.findings))
    }
}

/// Reads a source for the page; what is read is then written: see [`Rendering`].
///
/// # Errors
/// An `Error` with a `code`, where the source holds no article.
#[wasm_bindgen]
pub fn render(source: JsValue, options: JsValue) -> Result<Rendering, JsValue> {
    let request = Request::of(&options)?;
    let mut reading = reading(source, &request.import()?)?;
    request.complete(&mut reading.article);
    Ok(Rendering { request, reading, tape: Tape::default() })
}

/// Renders a source as HTML text, with the interface's words in English.
///
/// # Errors
/// As [`render`].
#[wasm_bindgen(js_name = renderToHtml)]
pub fn render_to_html(source: JsValue, options: JsValue) -> Result<String, JsValue> {
    let request = Request::of(&options)?;
    let mut reading = reading(source, &request.import()?)?;
    request.complete(&mut reading.article);
    Ok(request.html(&reading.article, None))
}

/// What a source is and says, without rendering it.
///
/// # Errors
/// As [`render`].
#[wasm_bindgen]
pub fn inspect(source: JsValue, options: JsValue) -> Result<JsValue, JsValue> {
    let request = Request::of(&options)?;
    let reading = reading(source, &request.import()?)?;
    parsed(&native::write_reading(&reading))
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
    let asked = Asked::of(&embedding)?;
    let embedding = render::Embedding {
        frame: asked.text("frame")?.ok_or_else(|| failure("bad-options", "the embedding has no `frame`"))?,
        width: asked.number("width")?.unwrap_or(640),
        height: asked.number("height")?.unwrap_or(480),
        cache_age: asked.number("cacheAge")?,
    };
    let request = Request::of(&options)?;
    let reading = reading(source, &request.import()?)?;
    plain(&render::oembed(&reading.article, &request.render(None), &embedding))
}
