//! The text of a page, by the fields that hold it, for the check that nothing is lost.

use super::page::{is_among, is_live};
use super::{Found, find, kind};
use crate::import::json::Fields;
use crate::import::{Options, Source, html, unknown};
use serde_json::Value;
use std::collections::HashSet;

pub(super) fn source_text(source: &Source<'_>, _: &Options) -> String {
    let mut text = String::new();
    let Some(root) = source.json() else { return text };
    match find(root) {
        Some(Found::Page(value)) => page(value, &mut text),
        Some(Found::Blocks(list)) => list.iter().for_each(|value| block(value, true, &mut text)),
        Some(Found::Elements(list)) => elements(list, &mut text),
        None => page(root, &mut text),
    }
    text
}

fn page(value: &Value, text: &mut String) {
    text.push_str(value.string("headline").or(value.string("webTitle")).unwrap_or_default());
    text.push(' ');
    let author = value.field("author").and_then(|author| author.field("byline"));
    markup(value.field("byline").or(author), text);
    fields(value, &["standfirst"], text);
    let main = value.list("mainMediaElements");
    elements(main, text);
    markup(value.field("main").filter(|_| main.is_empty()), text);
    let blocks = value.list("blocks");
    blocks.iter().for_each(|one| block(one, is_live(value), text));
    if is_live(value) {
        let here: HashSet<&str> = blocks.iter().filter_map(|block| block.string("id")).collect();
        if let Some(pinned) = value.field("pinnedPost").filter(|post| !is_among(&here, post)) {
            block(pinned, true, text);
        }
        for event in value.list("keyEvents").iter().filter(|event| !is_among(&here, event)) {
            markup(event.field("title").filter(|_| event.string("id").is_some()), text);
        }
    }
}

fn block(value: &Value, is_post: bool, text: &mut String) {
    markup(value.field("title"), text);
    if is_post {
        value.list("contributors").iter().for_each(|author| markup(author.field("name"), text));
    }
    elements(value.list("elements"), text);
}

fn markup(value: Option<&Value>, text: &mut String) {
    if let Some(words) = value.and_then(Value::as_str) {
        text.push('\n');
        text.push_str(&html::source_text(words));
    }
}

fn fields(value: &Value, keys: &[&str], text: &mut String) {
    keys.iter().for_each(|key| markup(value.field(key), text));
}

/// The credit, where it is to be displayed.
fn credit(shown_by: &Value, holder: &Value, text: &mut String) {
    if shown_by.get("displayCredit").and_then(Value::as_bool) != Some(false) {
        fields(holder, &["credit"], text);
    }
}

fn each(value: &Value, list: &str, keys: &[&str], text: &mut String) {
    value.list(list).iter().for_each(|one| fields(one, keys, text));
}

fn elements(list: &[Value], text: &mut String) {
    list.iter().for_each(|value| element(value, text));
}

fn element(value: &Value, text: &mut String) {
    match kind(value) {
        "AdPlaceholder" | "ContentAtom" | "Divider" | "StarRating" => {}
        "Image" => {
            let data = value.field("data").unwrap_or(value);
            fields(value, &["title"], text);
            fields(data, &["caption"], text);
            credit(value, data, text);
        }
        "MultiImage" => {
            elements(value.list("images"), text);
            fields(value, &["caption"], text);
        }
        "Cartoon" => {
            fields(value, &["caption"], text);
            credit(value, value, text);
        }
        "Caption" => {
            fields(value, &["captionText"], text);
            credit(value, value, text);
        }
        "Youtube" => fields(value, &["mediaTitle", "caption"], text),
        "GuVideo" | "MediaAtom" => fields(value, &["title", "caption", "source"], text),
        "Witness" => {
            let data = value.field("witnessTypeData").unwrap_or(value);
            fields(data, &["title", "caption", "description", "authorName"], text);
        }
        "Tweet" | "Instagram" | "Embed" | "Soundcloud" | "Spotify" | "Map" | "Document" | "Video" | "VideoFacebook"
        | "VideoVimeo" | "VideoYoutube" | "Vine" | "Interactive" | "InteractiveAtom" | "ChartAtom" | "GenericAtom" => {
            let alt = value.field("alt").filter(|alt| alt.as_str().is_some_and(|alt| alt.trim().contains(' ')));
            markup(value.field("title").or(alt), text);
            fields(value, &["html", "caption", "credit"], text);
        }
        "QuizAtom" => {
            fields(value, &["title"], text);
            for question in value.list("questions") {
                fields(question, &["text"], text);
                each(question, "answers", &["text", "revealText"], text);
            }
            for list in ["resultBuckets", "resultGroups"] {
                each(value, list, &["title", "description", "shareText"], text);
            }
        }
        "TimelineAtom" => {
            fields(value, &["title", "description"], text);
            each(value, "events", &["date", "toDate", "title", "body"], text);
        }
        "Timeline" | "DCRTimeline" | "DCRSectionedTimeline" => {
            events(value, text);
            for section in value.list("sections") {
                fields(section, &["title"], text);
                events(section, text);
            }
        }
        "KeyTakeaways" | "QAndAExplainer" | "MiniProfiles" | "MultiBylines" | "List" => {
            for list in ["keyTakeaways", "qAndAExplainers", "miniProfiles", "multiBylines", "items"] {
                for passage in value.list(list) {
                    fields(passage, &["title", "bio", "endNote"], text);
                    markup(passage.field("bylineHtml").or(passage.field("byline")), text);
                    elements(passage.list("body"), text);
                    elements(passage.list("elements"), text);
                }
            }
        }
        "Callout" | "CalloutBlockElementV2" | "ReporterCallout" => {
            fields(value, &["title", "intro", "description", "mainTextHeading", "mainText"], text);
            markup(value.field("subtitle").or(value.field("prompt")), text);
            fields(value, &["emailContact", "messagingContact", "securedropContact", "endNote"], text);
            each(value, "contacts", &["name", "value", "guidance"], text);
            form(value, text);
        }
        "Crossword" => {
            let crossword = value.field("crossword").unwrap_or(&Value::Null);
            fields(crossword, &["name", "instructions"], text);
            each(crossword, "entries", &["clue", "humanNumber"], text);
        }
        "Product" => {
            product(value, text);
            fields(value, &["secondaryHeadingHtml"], text);
            if let Some(picture) = value.field("image") {
                fields(picture, &["caption"], text);
                credit(picture, picture, text);
            }
            each(value, "customAttributes", &["name", "value"], text);
            elements(value.list("content"), text);
        }
        "ProductSummary" | "EnhancedProductSummary" => {
            fields(value, &["title"], text);
            value.list("products").iter().for_each(|one| product(one, text));
        }
        "Recipe" => {
            fields(value, &["title", "description"], text);
            if let Some(picture) = value.field("featuredImage") {
                fields(picture, &["caption"], text);
                credit(picture, picture, text);
            }
        }
        "NewsletterSignup" | "InteractiveContents" => left_out(value, text),
        "Link" => markup(value.field("text").or(value.field("label")), text),
        "RichLink" => fields(value, &["prefix", "text"], text),
        "Comment" => fields(value, &["body", "profileName"], text),
        "CallToActionAtom" => fields(value, &["title", "label", "btnText"], text),
        "AudioAtom" | "Audio" => fields(value, &["kicker", "title", "caption"], text),
        "GuideAtom" | "ProfileAtom" | "QA" => fields(value, &["label", "title", "credit", "html"], text),
        "Text" | "Subheading" | "ItemLink" | "Table" | "Blockquote" | "Pullquote" | "Highlight" | "Disclaimer"
        | "NumberedTitle" | "Code" | "ExplainerAtom" => {
            fields(value, &["title", "html", "body", "attribution"], text);
        }
        _ => {
            for (key, value) in value.as_object().into_iter().flatten() {
                unknown::text(key, value, text);
            }
        }
    }
}

fn events(value: &Value, text: &mut String) {
    for event in value.list("events") {
        fields(event, &["date", "title", "label"], text);
        event.field("main").into_iter().for_each(|main| element(main, text));
        elements(event.list("body"), text);
    }
}

fn product(value: &Value, text: &mut String) {
    fields(value, &["primaryHeadingHtml", "brandName", "productName"], text);
    each(value, "productCtas", &["text", "label", "price", "retailer"], text);
}

/// The words of a callout's form, which is not shown.
pub(super) fn form(value: &Value, text: &mut String) {
    for field in value.list("formFields") {
        fields(field, &["label", "description"], text);
        each(field, "options", &["label"], text);
    }
}

/// The words of an element that is not shown.
pub(super) fn left_out(value: &Value, text: &mut String) {
    if let Some(newsletter) = value.field("newsletter") {
        fields(newsletter, &["name", "description", "frequency"], text);
    }
    each(value, "subheadingLinks", &["html", "title"], text);
}
