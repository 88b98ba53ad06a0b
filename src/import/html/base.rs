//! Addresses of a page that leave out what is its own.

/// The address that `reference` means on the page at `base` (RFC 3986, section 5.2). None where it is absolute
/// already, leads to a place in the page itself, or the base is no address of the web.
pub(super) fn resolve(base: &str, reference: &str) -> Option<String> {
    let reference = reference.trim();
    let has_scheme = reference
        .find([':', '/', '?', '#'])
        .is_some_and(|at| reference.get(at..).is_some_and(|rest| rest.starts_with(':')) && at > 0);
    if reference.is_empty() || reference.starts_with('#') || has_scheme {
        return None;
    }
    let (scheme, rest) = base.split_once("://").filter(|(scheme, _)| matches!(*scheme, "http" | "https"))?;
    if reference.starts_with("//") {
        return Some(format!("{scheme}:{reference}"));
    }
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (host, rest) = rest.split_at_checked(end)?;
    let path = rest.split(['?', '#']).next().unwrap_or_default();
    if reference.starts_with('?') {
        return Some(format!("{scheme}://{host}{path}{reference}"));
    }
    let (target, query) = match reference.find(['?', '#']) {
        Some(at) => reference.split_at_checked(at)?,
        None => (reference, ""),
    };
    let merged = if target.starts_with('/') {
        target.to_string()
    } else {
        let folder = path.rfind('/').and_then(|at| path.get(..=at)).unwrap_or("/");
        format!("{folder}{target}")
    };
    let mut steps: Vec<&str> = Vec::new();
    let last = merged.rsplit('/').next().unwrap_or_default();
    for step in merged.split('/').skip(1) {
        match step {
            "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    // A path that ends in a step to a folder ends in a slash.
    let slash = if matches!(last, "." | "..") && !steps.is_empty() { "/" } else { "" };
    Some(format!("{scheme}://{host}/{}{slash}{query}", steps.join("/")))
}

#[cfg(test)]
mod tests {
    use super::resolve;

    #[test]
    fn references_are_resolved_as_the_standard_says() {
        let check = |reference: &str, expected: Option<&str>| {
            assert_eq!(resolve("http://a/b/c/d;p?q", reference).as_deref(), expected, "{reference}");
        };
        // Section 5.4.1 of the standard, with the scheme of the web.
        check("g", Some("http://a/b/c/g"));
        check("./g", Some("http://a/b/c/g"));
        check("g/", Some("http://a/b/c/g/"));
        check("/g", Some("http://a/g"));
        check("//g", Some("http://g"));
        check("?y", Some("http://a/b/c/d;p?y"));
        check("g?y", Some("http://a/b/c/g?y"));
        check("g#s", Some("http://a/b/c/g#s"));
        check("g?y#s", Some("http://a/b/c/g?y#s"));
        check(";x", Some("http://a/b/c/;x"));
        check(".", Some("http://a/b/c/"));
        check("..", Some("http://a/b/"));
        check("../g", Some("http://a/b/g"));
        check("../..", Some("http://a/"));
        check("../../g", Some("http://a/g"));
        check("../../../g", Some("http://a/g"));
        check("g?y/../x", Some("http://a/b/c/g?y/../x"));
        check("g:h", None);
        check("#s", None);
        check("", None);
        assert_eq!(resolve("http://a", "g").as_deref(), Some("http://a/g"));
        assert_eq!(resolve("file:///x", "g"), None);
    }
}
