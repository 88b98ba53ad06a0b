//! Building what is published: the module, its glue and the shell, in `dist/`.

use crate::run::{Outcome, command, root, run};
use crate::setup::{packages_folder, wasm_opt_path};
use crate::split::split;
use crate::types::article_types;
use std::path::{Path, PathBuf};

/// The folder of everything that is served.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// What browsers of the last years know of WebAssembly.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

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
    bundle(&glue)?;
    let whole = glue.join("standfirst_core_bg.wasm");
    let bytes = std::fs::read(&whole).map_err(|error| format!("{} can't be read: {error}", whole.display()))?;
    let (first, second) = split(&bytes)?;
    for (name, module) in [("standfirst_core_bg.wasm", first), ("standfirst_formats.wasm", second)] {
        let large = glue.join(format!("large-{name}"));
        std::fs::write(&large, module).map_err(|error| format!("{} can't be written: {error}", large.display()))?;
        let (from, to) = (large, dist().join(name));
        let (from, to) = (from.to_string_lossy(), to.to_string_lossy());
        let mut optimise = command(wasm_opt_path(), &["-Oz", &*from, "-o", &*to]);
        optimise.args(FEATURES);
        run(optimise, "run `cargo xtask setup`")?;
    }
    complete_package()?;
    crate::integrity::integrity()?;
    println!("build: dist/ is ready; {}", crate::size::summary()?);
    Ok(())
}

/// The shell in as few files as a page needs at a time, in place of its sources and of an earlier build's files.
fn bundle(glue: &Path) -> Outcome {
    without_scripts(&dist())?;
    let mut bundle = command("node", &["xtask/bundle.mjs"]);
    bundle.arg(packages_folder()).arg(glue).arg(dist());
    run(bundle, "mend what it names above")
}

/// Removes the scripts in `folder`, not those in folders of it.
fn without_scripts(folder: &Path) -> Outcome {
    let failed = |error: std::io::Error| format!("{} can't be emptied: {error}", folder.display());
    for entry in std::fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if matches!(path.extension().and_then(|kind| kind.to_str()), Some("js" | "map")) {
            std::fs::remove_file(&path).map_err(failed)?;
        }
    }
    Ok(())
}

/// What makes `dist/` a package: its version, the article's types and schema, the licences.
fn complete_package() -> Outcome {
    let manifest = root().join("Cargo.toml");
    let text =
        std::fs::read_to_string(&manifest).map_err(|error| format!("{} can't be read: {error}", manifest.display()))?;
    let version = text
        .lines()
        .find_map(|line| line.strip_prefix("version = \"")?.strip_suffix('"'))
        .ok_or("Cargo.toml names no version")?;
    let package = dist().join("package.json");
    let text =
        std::fs::read_to_string(&package).map_err(|error| format!("{} can't be read: {error}", package.display()))?;
    write(&package, &text.replace("\"version\": \"0.0.0\"", &format!("\"version\": \"{version}\"")))?;
    write(&dist().join("article.d.ts"), &article_types()?)?;
    copy(&root().join("schema/article.schema.json"), &dist().join("article.schema.json"))?;
    for name in ["README.md", "LICENSE-APACHE", "LICENSE-MIT"] {
        copy(&root().join(name), &dist().join(name))?;
    }
    Ok(())
}

fn write(path: &Path, text: &str) -> Outcome {
    std::fs::write(path, text).map_err(|error| format!("{} can't be written: {error}", path.display()))
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
