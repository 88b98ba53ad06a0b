//! What stands elsewhere: references, embeds and the answers of oEmbed services.

use super::Reader;
use crate::article::{Block, BlockKind, Embed, RelatedLink};
use crate::finding::{Finding, Rule};
use crate::import::json::Fields;
use crate::import::{embeds, html, unknown};
use serde_json::Value;

impl Reader<'_, '_> {
    /// A reference to content that the content service would fill in. It is read by what it repeats of that content,
    /// or by the address that it names.
    pub(super) fn reference(&mut self, value: &Value, content: &mut Vec<Block>) {
        let origin = self.draft.origin_of(value);
        let referent = value.field("referent").unwrap_or(&Value::Null);
        let name = referent.string("type").unwrap_or_default();
        let id = referent.string("id").unwrap_or_default();
        let provider = referent.string("provider").unwrap_or_default();
        let moved = value.path(&["additional_properties", "type"]).and_then(Value::as_str);
        let is_oembed = name == "oembed" || moved == Some("oembed") || provider.contains("oembed");
        if is_oembed && let Some(address) = page_of(provider, id) {
            let embed = embeds::of_address(self.draft, &address, origin);
            if embed.url.is_some() {
                return content.push(Block::new(BlockKind::Embed(Box::new(embed))).at(origin));
            }
        }
        if let Some(properties) = referent.field("referent_properties").filter(|properties| says(properties)) {
            let before = content.len();
            self.element(name, properties, content);
            if content.len() > before {
                return;
            }
        }
        if let Some(url) = self.address(value.field("additional_properties").unwrap_or(&Value::Null), &["url"]) {
            let title = Self::plain(url.as_str());
            let message = "the words of a link are only referred to, so its address stands for them: ask for the story \
                           with its references filled in";
            self.draft.report(Finding::new(Rule::BadValue, origin, message));
            let links = vec![RelatedLink { url: Some(url), title, description: Vec::new() }];
            return content.push(Block::new(BlockKind::Related { title: Vec::new(), links }).at(origin));
        }
        self.unresolved(value, if is_oembed { "embed" } else { name }, id);
    }

    /// What another site shows, by the answer of its oEmbed service.
    pub(super) fn oembed_response(&mut self, value: &Value, content: &mut Vec<Block>) {
        let origin = self.draft.origin_of(value);
        let oembed = value.field("raw_oembed").unwrap_or(&Value::Null);
        let id = value.path(&["referent", "id"]).and_then(Value::as_str).unwrap_or_default();
        let provider = value.path(&["referent", "provider"]).and_then(Value::as_str).unwrap_or_default();
        if oembed.string("type") == Some("photo") && oembed.string("url").is_some() {
            if let Some(figure) = self.oembed_photo(oembed) {
                content.push(Block::new(BlockKind::Figure(Box::new(figure))).at(origin));
            }
            return;
        }
        let mut blocks = match oembed.field("html") {
            Some(markup) => {
                let origin = self.draft.origin_of(markup);
                html::blocks(self.draft, markup.as_str().unwrap_or_default(), origin)
            }
            None => Vec::new(),
        };
        let at = blocks.iter().position(|block| matches!(block.kind, BlockKind::Embed(_)));
        let inside = match at.map(|at| blocks.remove(at).kind) {
            Some(BlockKind::Embed(embed)) => *embed,
            _ => Embed::default(),
        };
        let address = oembed.string("url").filter(|address| address.starts_with("http")).map(str::to_string);
        let address = address.or_else(|| page_of(provider, id)).filter(|_| inside.url.is_none());
        let named = match address {
            Some(address) => embeds::of_address(self.draft, &address, origin),
            None => Embed::default(),
        };
        let mut fallback = inside.fallback;
        fallback.append(&mut blocks);
        let embed = Embed {
            provider: inside
                .provider
                .or(named.provider)
                .or_else(|| oembed.string("provider_name").map(|name| name.trim().to_string())),
            url: inside.url.or(named.url),
            frame: inside.frame.or(named.frame),
            title: oembed.string("title").map(html::text).or(inside.title),
            width: oembed.number("width").or(inside.width),
            height: oembed.number("height").or(inside.height),
            fallback,
            caption: inside.caption,
        };
        if embed.url.is_none() && embed.frame.is_none() && embed.fallback.is_empty() && embed.title.is_none() {
            return self.unresolved(value, "embed", id);
        }
        content.push(Block::new(BlockKind::Embed(Box::new(embed))).at(origin));
    }

    /// What a publisher's own service shows. Its settings are free; words among them are kept.
    pub(super) fn custom_embed(&mut self, value: &Value) -> Option<Embed> {
        let origin = self.draft.origin_of(value);
        let embed = value.field("embed").unwrap_or(&Value::Null);
        let config = embed.field("config").unwrap_or(&Value::Null);
        let id = embed.string("id").unwrap_or_default();
        let is_address = |text: &&str| text.starts_with("http") || text.starts_with("//");
        let address = embed.string("url").or(Some(id).filter(is_address)).or(config.string("url"));
        let shown = match address {
            Some(address) => embeds::of_address(self.draft, address, origin),
            None => Embed::default(),
        };
        let title = config.string("title").map(html::text);
        let caption = self.line(config.field("caption"));
        let fallback = unknown::blocks(self.draft, config, CONFIG);
        let embed = Embed {
            provider: shown.provider.or_else(|| config.string("provider_name").map(str::to_string)),
            title,
            caption,
            fallback,
            ..shown
        };
        let shows = embed.url.is_some() || embed.title.is_some() || !embed.fallback.is_empty();
        if !shows {
            self.unresolved(value, "embed", id);
        }
        (shows || !embed.caption.is_empty()).then_some(embed)
    }

    /// The first thing that another site shows in `markup`, for films that are played there.
    pub(super) fn first_embed(&mut self, markup: Option<&Value>) -> Option<Embed> {
        let blocks = self.flow(markup);
        blocks.into_iter().find_map(|block| match block.kind {
            BlockKind::Embed(embed) => Some(*embed),
            _ => None,
        })
    }
}

/// The fields of an embed's settings that are read by name or are no text.
pub(super) const CONFIG: &[&str] = &["title", "caption", "provider_name", "content_id", "provider"];

/// Whether what a reference repeats of its content is more than settings.
pub(super) fn says(properties: &Value) -> bool {
    let keys = ["url", "streams", "content", "content_elements", "caption", "headlines", "embed", "raw_oembed"];
    keys.iter().any(|key| properties.field(key).is_some())
}

/// The page that an oEmbed service describes: services name it, or only its number.
fn page_of(provider: &str, id: &str) -> Option<String> {
    let id = id.trim();
    if id.starts_with("http://") || id.starts_with("https://") {
        return Some(id.to_string());
    }
    if id.is_empty() || !id.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')) {
        return None;
    }
    let has = |site: &str| provider.contains(site);
    match () {
        () if has("twitter.com") || has("//x.com") => Some(format!("https://twitter.com/i/status/{id}")),
        () if has("vimeo.com") => Some(format!("https://vimeo.com/{id}")),
        () if has("youtube.com") => Some(format!("https://www.youtube.com/watch?v={id}")),
        () if has("instagram.com") => Some(format!("https://www.instagram.com/p/{id}/")),
        () => None,
    }
}
