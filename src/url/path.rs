use super::percent::{Part, encode};

/// Appends `path` as the path of an http or https address: it begins with a
/// slash, backslashes are slashes, and dots are followed (URL Standard, "path state").
pub(super) fn push_absolute(out: &mut String, path: &str) {
    let start = out.len();
    let path = path.strip_prefix(['/', '\\']).unwrap_or(path);
    let mut segments = path.split(['/', '\\']).peekable();
    while let Some(segment) = segments.next() {
        let is_last = segments.peek().is_none();
        match dots(segment) {
            0 => {
                out.push('/');
                encode(out, segment, Part::Path);
                continue;
            }
            1 => {}
            _ => {
                let parent = out.get(start..).and_then(|path| path.rfind('/')).unwrap_or(0);
                out.truncate(start + parent);
            }
        }
        if is_last {
            out.push('/');
        }
    }
}

/// Appends `path` as the path of a relative address: its dots wait for a base.
pub(super) fn push_relative(out: &mut String, path: &str) {
    for (index, segment) in path.split(['/', '\\']).enumerate() {
        if index > 0 {
            out.push('/');
        }
        encode(out, segment, Part::Path);
    }
}

/// 1 for a segment that means "here", 2 for "one up", 0 for any other.
fn dots(segment: &str) -> usize {
    let mut rest = segment;
    let mut dots = 0;
    while !rest.is_empty() && dots < 3 {
        let encoded = rest.get(..3).filter(|dot| dot.eq_ignore_ascii_case("%2e"));
        let Some(after) = rest.strip_prefix('.').or_else(|| encoded.and_then(|dot| rest.strip_prefix(dot))) else {
            return 0;
        };
        rest = after;
        dots += 1;
    }
    if dots > 2 { 0 } else { dots }
}
