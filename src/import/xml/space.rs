//! The vocabularies that an XML source mixes, by the names of their namespaces.

/// A vocabulary.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Space {
    /// The format's own.
    Own,
    /// Atom (RFC 4287).
    Atom,
    /// RSS's module for whole texts.
    Content,
    /// Dublin Core.
    DublinCore,
    /// Media RSS.
    Media,
    /// Apple's podcasts.
    Podcast,
    /// XHTML.
    Html,
    /// MathML.
    Math,
    /// RDF itself.
    Rdf,
    /// Any other.
    Other,
}

impl Space {
    /// The vocabulary that the namespace `address` names.
    pub(super) fn of_address(address: &str) -> Self {
        match address.trim() {
            "" => Self::Own,
            "http://www.w3.org/2005/Atom" | "http://purl.org/atom/ns#" => Self::Atom,
            "http://purl.org/rss/1.0/modules/content/" => Self::Content,
            "http://purl.org/dc/elements/1.1/" | "http://purl.org/dc/terms/" => Self::DublinCore,
            "http://www.itunes.com/dtds/podcast-1.0.dtd" => Self::Podcast,
            "http://www.w3.org/1999/xhtml" => Self::Html,
            "http://www.w3.org/1998/Math/MathML" => Self::Math,
            "http://www.w3.org/1999/02/22-rdf-syntax-ns#" => Self::Rdf,
            address if address.contains("search.yahoo.com/mrss") => Self::Media,
            address
                if [
                    "nitf",
                    "jats",
                    "nlm.nih.gov",
                    "purl.org/rss/1.0/",
                    "backend.userland.com",
                    "blogs.law.harvard",
                ]
                .iter()
                .any(|own| address.to_ascii_lowercase().contains(own))
                    && !address.contains("/modules/") =>
            {
                Self::Own
            }
            _ => Self::Other,
        }
    }

    /// The vocabulary that an undeclared prefix is by custom.
    pub(super) fn of_prefix(prefix: &str) -> Self {
        match prefix {
            "" | "nitf" | "jats" | "rss" => Self::Own,
            "atom" | "a10" => Self::Atom,
            "content" => Self::Content,
            "dc" | "dcterms" => Self::DublinCore,
            "media" => Self::Media,
            "itunes" => Self::Podcast,
            "xhtml" | "html" => Self::Html,
            "mml" | "m" | "math" => Self::Math,
            "rdf" => Self::Rdf,
            _ => Self::Other,
        }
    }
}
