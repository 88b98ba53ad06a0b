//! Standfirst: article data in, accessible DOM out.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing))]

pub mod article;
pub mod finding;
pub mod import;
pub mod messages;
pub mod render;
pub mod url;
