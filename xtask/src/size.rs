//! What a page loads, in bytes, held to a budget.

use crate::build::dist;
use crate::run::{Outcome, root};
use std::fmt::Write as _;
use std::io::Write;
use std::path::PathBuf;

/// The budget: what each group of files may weigh, compressed by brotli at its strongest.
fn budget() -> PathBuf {
    root().join("xtask/size-budget.txt")
}

/// The module that only some formats need.
const FORMATS: &str = "standfirst_formats.wasm";

/// What a page with the default element loads: the module, for some formats the second one, the style, the element,
/// and the engine with its glue once there is an article to render. `xtask/bundle.mjs` holds the last three to it.
const TRANSFER: [&str; 6] =
    ["standfirst_core_bg.wasm", FORMATS, "standfirst.css", "standfirst.js", "engine.js", "standfirst_core.js"];

/// What a file weighs.
struct Weight {
    name: String,
    raw: usize,
    gzip: usize,
    brotli: usize,
}

/// What a page loads of `dist/`, in one line.
pub fn summary() -> Outcome<String> {
    let weights = weights()?;
    let line = |part: &str| {
        let Weight { raw, gzip, brotli, .. } = together(&weights, part);
        format!("{raw} bytes ({gzip} by gzip, {brotli} by brotli)")
    };
    Ok(format!(
        "the module has {}, all that a page loads first {}, and with every format {}",
        line("standfirst_core_bg.wasm"),
        line("first"),
        line("all")
    ))
}

/// Prints what a page loads of `dist/`, and fails where it is over the budget.
pub fn size() -> Outcome {
    let weights = weights()?;
    let row = |name: &str, raw: usize, gzip: usize, brotli: usize, budget: &str| {
        println!("{name:<28}{raw:>10}{gzip:>10}{brotli:>11}{budget:>10}");
    };
    println!("{:<28}{:>10}{:>10}{:>11}{:>10}", "bytes", "raw", "gzip -9", "brotli 11", "budget");
    for weight in &weights {
        row(&weight.name, weight.raw, weight.gzip, weight.brotli, "");
    }
    let text = std::fs::read_to_string(budget()).map_err(|error| format!("the budget can't be read: {error}"))?;
    let mut over = String::new();
    for (part, most) in limits(&text)? {
        let Weight { raw, gzip, brotli, .. } = together(&weights, part);
        row(part, raw, gzip, brotli, &most.to_string());
        if brotli > most {
            let _ = write!(over, " {part} is {} bytes over;", brotli - most);
        }
    }
    match over.is_empty() {
        true => Ok(()),
        false => Err(format!(
            "over the budget of {}:{over} make it smaller, or say in the commit why it is worth more",
            budget().display()
        )),
    }
}

fn weights() -> Outcome<Vec<Weight>> {
    let mut weights = Vec::new();
    for name in TRANSFER {
        let path = dist().join(name);
        let content = std::fs::read(&path).map_err(|error| format!("{} can't be read: {error}", path.display()))?;
        weights.push(Weight {
            raw: content.len(),
            gzip: gzipped(&content)?,
            brotli: brotlied(&content)?,
            name: name.into(),
        });
    }
    Ok(weights)
}

/// What the files of a row of the budget weigh together.
fn together(weights: &[Weight], part: &str) -> Weight {
    let mut sum = Weight { name: part.to_string(), raw: 0, gzip: 0, brotli: 0 };
    for weight in weights.iter().filter(|weight| is_part(&weight.name, part)) {
        sum.raw += weight.raw;
        sum.gzip += weight.gzip;
        sum.brotli += weight.brotli;
    }
    sum
}

/// Whether a file counts for a row of the budget.
fn is_part(name: &str, part: &str) -> bool {
    match part {
        "all" => true,
        "first" => name != FORMATS,
        "shell" => !name.starts_with("standfirst_core") && name != FORMATS,
        part => name == part,
    }
}

/// The rows of the budget: a file, `shell`, `first` or `all`, and its bytes. Lines from `#` are comments.
fn limits(text: &str) -> Outcome<Vec<(&str, usize)>> {
    let lines = text.lines().map(|line| line.split('#').next().unwrap_or_default().trim());
    lines
        .filter(|line| !line.is_empty())
        .map(|line| {
            let (part, most) =
                line.split_once(' ').ok_or_else(|| format!("the budget's line `{line}` has no number"))?;
            let most = most.trim().replace('_', "").parse().map_err(|_| format!("`{most}` is no number of bytes"))?;
            Ok((part, most))
        })
        .collect()
}

fn gzipped(content: &[u8]) -> Outcome<usize> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder
        .write_all(content)
        .and_then(|()| encoder.finish())
        .map(|zipped| zipped.len())
        .map_err(|error| error.to_string())
}

fn brotlied(content: &[u8]) -> Outcome<usize> {
    let mut zipped = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    brotli::BrotliCompress(&mut &*content, &mut zipped, &parameters).map_err(|error| error.to_string())?;
    Ok(zipped.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_budget_has_a_part_and_its_bytes_a_line() {
        let budget = "# why\n\nstandfirst.js 1_000 # the entry\nall   20000\n";
        assert_eq!(limits(budget), Ok(vec![("standfirst.js", 1000), ("all", 20000)]));
        assert!(limits("all").is_err() && limits("all many").is_err());
    }
}
