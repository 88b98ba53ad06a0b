use super::{Image, Inline};
use crate::url::Url;
use serde::{Deserialize, Serialize};

/// Somebody who made the article, and how.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(default, rename_all = "camelCase")]
pub struct Contributor {
    /// What they did.
    pub role: Role,
    /// Who they are.
    #[serde(flatten)]
    pub person: Person,
}

/// A person, a team or an agency.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(default, rename_all = "camelCase")]
pub struct Person {
    /// The name as the publisher writes it.
    pub name: String,
    /// Their page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<Url>,
    /// Their job ("Political editor").
    #[serde(skip_serializing_if = "Option::is_none")]
    pub job: Option<String>,
    /// Whom they work for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub affiliation: Option<String>,
    /// Where they report from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub location: Option<String>,
    /// A few words about them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub bio: Vec<Inline>,
    /// Their picture.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image: Option<Image>,
}

/// What a [`Contributor`] did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Role {
    /// Wrote it.
    #[default]
    Author,
    /// Took the pictures.
    Photographer,
    /// Drew the pictures.
    Illustrator,
    /// Made the film.
    Videographer,
    /// Edited it.
    Editor,
    /// Translated it.
    Translator,
    /// Helped to report it.
    Contributor,
}
