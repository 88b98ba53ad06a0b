//! Building what is published: the module, its glue and the shell, in `dist/`.

use crate::run::{Outcome, command, root, run};
use crate::setup::wasm_opt_path;
use std::io::Write;
use std::path::{Path, PathBuf};

/// The folder of everything that is served.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// Builds the module and fills `dist/`.
pub fn build() -> Outcome {
    println!("build: compiling the module");
    run(
        command("cargo", &["build", "--quiet", "--lib", "--target", "wasm32-unknown-unknown", "--profile", "wasm"]),
        "mend the error above",
    )?;
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from);
    let module = target.join("wasm32-unknown-unknown/wasm/standfirst.wasm");
    let glue = target.join("wasm-bindgen");
    println!("build: writing the glue and shrinking the module");
    let (module, folder) = (module.to_string_lossy(), glue.to_string_lossy());
    run(
        command(
            "wasm-bindgen",
            &[&*module, "--target", "web", "--no-typescript", "--out-dir", &*folder, "--out-name", "standfirst_core"],
        ),
        "the command line and the crate must be of one version: run `cargo xtask setup`",
    )?;
    copy_folder(&root().join("www"), &dist())?;
    copy(&glue.join("standfirst_core.js"), &dist().join("standfirst_core.js"))?;
    let (from, to) = (glue.join("standfirst_core_bg.wasm"), dist().join("standfirst_core_bg.wasm"));
    let (from, to) = (from.to_string_lossy(), to.to_string_lossy());
    let features = [
        "--enable-bulk-memory",
        "--enable-nontrapping-float-to-int",
        "--enable-sign-ext",
        "--enable-mutable-globals",
        "--enable-reference-types",
        "--enable-multivalue",
    ];
    let mut optimise = command(wasm_opt_path(), &["-Oz", &*from, "-o", &*to]);
    optimise.args(features);
    run(optimise, "run `cargo xtask setup`")?;
    print_sizes()
}

/// What a page with the default element loads: the module, the style, and what the shell imports.
fn transfer() -> Outcome<Vec<String>> {
    let mut names = vec!["standfirst_core_bg.wasm".to_string(), "standfirst.css".into(), "standfirst.js".into()];
    let mut at = 2;
    while let Some(name) = names.get(at) {
        let path = dist().join(name);
        let text =
            std::fs::read_to_string(&path).map_err(|error| format!("{} can't be read: {error}", path.display()))?;
        for import in imports(&text) {
            if !names.iter().any(|known| known == import) {
                names.push(import.to_string());
            }
        }
        at += 1;
    }
    Ok(names)
}

/// The modules beside it that a module imports or exports from at once, as the shell writes them: one a line.
fn imports(text: &str) -> impl Iterator<Item = &str> {
    text.lines()
        .filter(|line| line.starts_with("import ") || line.starts_with("export ") || line.starts_with("} from "))
        .filter_map(|line| line.split_once("'./")?.1.split_once('\''))
        .map(|(name, _)| name)
}

fn print_sizes() -> Outcome {
    println!("{:<26}{:>10}{:>10}{:>10}", "transfer, bytes", "raw", "gzip -9", "brotli 11");
    let mut total = [0; 3];
    for name in transfer()? {
        let path = dist().join(&name);
        let content = std::fs::read(&path).map_err(|error| format!("{} can't be read: {error}", path.display()))?;
        let sizes = [content.len(), gzipped(&content)?, brotlied(&content)?];
        println!("{name:<26}{:>10}{:>10}{:>10}", sizes[0], sizes[1], sizes[2]);
        total.iter_mut().zip(sizes).for_each(|(total, size)| *total += size);
    }
    println!("{:<26}{:>10}{:>10}{:>10}", "all", total[0], total[1], total[2]);
    Ok(())
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

fn copy(from: &Path, to: &Path) -> Outcome {
    std::fs::copy(from, to)
        .map(drop)
        .map_err(|error| format!("{} can't be copied to {}: {error}", from.display(), to.display()))
}

fn copy_folder(from: &Path, to: &Path) -> Outcome {
    let failed = |error: std::io::Error| format!("{} can't be copied to {}: {error}", from.display(), to.display());
    std::fs::create_dir_all(to).map_err(failed)?;
    for entry in std::fs::read_dir(from).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let target = to.join(entry.file_name());
        match entry.path().is_dir() {
            true => copy_folder(&entry.path(), &target)?,
            false => copy(&entry.path(), &target)?,
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_modules_that_load_at_once_are_found() {
        let text = "import start, * as core from './core.js';\nimport {\n  a,\n} from './a.js';\n\
            export { b } from './b.js';\nexport function c() {\n  return import('./later.js');\n}\n";
        assert_eq!(imports(text).collect::<Vec<_>>(), ["core.js", "a.js", "b.js"]);
    }
}
