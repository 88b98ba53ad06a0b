//! Set-up: each tool is looked for first, and installed only where it is missing.

use crate::run::{Outcome, answer, command, path, root, run};
use sha2::{Digest, Sha384};
use std::path::PathBuf;
use std::process::Command;

/// What `build` runs from npm, locked with checksums: `binaryen`, which brings `wasm-opt`, and what bundles the shell.
const PACKAGES: &str = include_str!("../packages/package-lock.json");

/// The oldest Node.js that runs the end-to-end tests, wasm-opt and the bundler.
const NODE: u32 = 20;

/// What `build` and `serve` need.
pub fn for_build() -> Outcome {
    wasm_target()?;
    wasm_bindgen()?;
    node()?;
    packages()
}

/// What `test` needs: all of it.
pub fn for_tests() -> Outcome {
    rust_components()?;
    for_build()?;
    wasm_pack()?;
    browser()?;
    for_counts()?;
    end_to_end_packages()
}

fn wasm_target() -> Outcome {
    let installed = answer(command("rustup", &["target", "list", "--installed"]));
    if installed.is_some_and(|list| list.lines().any(|target| target == "wasm32-unknown-unknown")) {
        return Ok(());
    }
    println!("setup: adding the Rust target wasm32-unknown-unknown");
    run(
        command("rustup", &["target", "add", "wasm32-unknown-unknown"]),
        "install Rust by rustup, or add the target yourself",
    )
}

/// A minimal Rust comes without them.
fn rust_components() -> Outcome {
    for (name, tool) in [("rustfmt", "fmt"), ("clippy", "clippy")] {
        if answer(command("cargo", &[tool, "--version"])).is_none() {
            println!("setup: adding {name}");
            run(
                command("rustup", &["component", "add", name]),
                "install Rust by rustup, or add the component yourself",
            )?;
        }
    }
    Ok(())
}

fn wasm_bindgen() -> Outcome {
    let lock = std::fs::read_to_string(root().join("Cargo.lock"))
        .map_err(|error| format!("Cargo.lock can't be read: {error}"))?;
    let version =
        locked_version(&lock, "wasm-bindgen").ok_or("Cargo.lock has no wasm-bindgen: run `cargo update -w`")?;
    let found = answer(command("wasm-bindgen", &["--version"]));
    if found.is_some_and(|found| found.split_whitespace().any(|word| word == version)) {
        return Ok(());
    }
    println!("setup: installing wasm-bindgen {version} (about four minutes)");
    run(
        command("cargo", &["install", "wasm-bindgen-cli", "--version", version, "--force"]),
        "the command line must have the version that Cargo.lock names; install it yourself and try again",
    )
}

fn wasm_pack() -> Outcome {
    if answer(command("wasm-pack", &["--version"])).is_some() {
        return Ok(());
    }
    println!("setup: installing wasm-pack (about three minutes)");
    run(command("cargo", &["install", "wasm-pack", "--locked"]), "install wasm-pack yourself and try again")
}

fn node() -> Outcome {
    let major = |version: String| version.trim_start_matches('v').split('.').next()?.parse::<u32>().ok();
    let version = answer(command("node", &["--version"])).and_then(major);
    if version.is_some_and(|version| version >= NODE) && answer(command("npm", &["--version"])).is_some() {
        return Ok(());
    }
    if version.is_some_and(|version| version < NODE) {
        return Err(format!("Node.js here is too old: install Node.js {NODE} or later, with npm, and try again"));
    }
    install_packages("Node.js and npm", &["nodejs", "npm"])
}

/// Where tools that npm brings are kept between clones.
fn cache() -> PathBuf {
    let home = || std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".cache"));
    let base =
        std::env::var_os("XDG_CACHE_HOME").map(PathBuf::from).or_else(home).unwrap_or_else(|| root().join("target"));
    base.join("standfirst")
}

/// Where this lock's packages are kept: another lock has another folder.
pub fn packages_folder() -> PathBuf {
    let hash = Sha384::digest(PACKAGES);
    let name: String = hash.iter().take(6).map(|byte| format!("{byte:02x}")).collect();
    cache().join(format!("packages-{name}"))
}

/// The `wasm-opt` that set-up installed.
pub fn wasm_opt_path() -> PathBuf {
    packages_folder().join("node_modules/.bin/wasm-opt")
}

fn packages() -> Outcome {
    let folder = packages_folder();
    // npm writes this file last: a folder without it was left in the middle.
    if folder.join("node_modules/.package-lock.json").exists() {
        return Ok(());
    }
    println!("setup: installing wasm-opt and the bundler from npm into {}", folder.display());
    let failed = |error: std::io::Error| format!("{} can't be written: {error}", folder.display());
    std::fs::create_dir_all(&folder).map_err(failed)?;
    std::fs::write(folder.join("package.json"), include_str!("../packages/package.json")).map_err(failed)?;
    std::fs::write(folder.join("package-lock.json"), PACKAGES).map_err(failed)?;
    let mut install = command("npm", &["ci", "--silent", "--ignore-scripts"]);
    install.current_dir(&folder);
    run(install, "npm could not install what `cargo xtask build` runs: see what it says above")
}

/// The first of `names` that is a program on the path.
fn program(names: &[&str]) -> Option<String> {
    let path = path()?;
    names
        .iter()
        .find(|name| std::env::split_paths(&path).any(|folder| folder.join(name).is_file()))
        .map(|name| (*name).to_string())
}

fn browser() -> Outcome {
    let browser = program(&["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]);
    if browser.is_some() && program(&["chromedriver"]).is_some() {
        return Ok(());
    }
    install_packages("Chromium and its driver", &["chromium", "chromium-driver"])
}

/// Installs what is missing from the system's packages, by apt-get.
fn install_packages(what: &str, names: &[&str]) -> Outcome {
    println!("setup: installing {what} from the system's packages");
    if program(&["apt-get"]).is_none() {
        return Err(format!("there is no apt-get here to install {what} with: install it from your system's packages"));
    }
    let remedy = format!("install the packages {} yourself and try again", names.join(" "));
    run(privileged(&["apt-get", "update", "-q"]), &remedy)?;
    let words = [&["apt-get", "install", "-q", "-y"], names].concat();
    run(privileged(&words), &remedy)
}

/// A command as root: by sudo for those who are not.
fn privileged(words: &[&str]) -> Command {
    let root = answer(command("id", &["-u"])).is_some_and(|id| id == "0");
    let mut privileged = match (root, words) {
        (true, [program, rest @ ..]) => command(program, rest),
        _ => {
            let words: Vec<&str> = std::iter::once("--non-interactive").chain(words.iter().copied()).collect();
            command("sudo", &words)
        }
    };
    privileged.env("DEBIAN_FRONTEND", "noninteractive");
    privileged
}

fn end_to_end_packages() -> Outcome {
    test_packages("tests/e2e")
}

/// What `test --packages` and `test --next` need: the packages of that suite.
pub fn for_stack(folder: &str) -> Outcome {
    for_build()?;
    browser()?;
    test_packages(folder)
}

/// What `test --browsers` needs: the other two engines, each with its driver, and a screen for the one that wants one.
pub fn for_browsers() -> Outcome {
    for_build()?;
    wasm_pack()?;
    if program(&["geckodriver"]).is_none() {
        println!("setup: installing geckodriver (about two minutes)");
        run(command("cargo", &["install", "geckodriver", "--locked"]), "install geckodriver yourself and try again")?;
    }
    let wanted = [("firefox", "firefox-esr"), ("WebKitWebDriver", "webkit2gtk-driver"), ("xvfb-run", "xvfb")];
    let missing = wanted.iter().filter(|(tool, _)| program(&[tool]).is_none());
    let packages: Vec<&str> = missing.map(|(_, package)| *package).collect();
    if !packages.is_empty() {
        install_packages(&packages.join(", "), &packages)?;
    }
    test_packages("tests/browsers")
}

/// What `bench` needs: the browser, and the libraries that are measured.
pub fn for_bench() -> Outcome {
    for_build()?;
    browser()?;
    test_packages("benches")
}

/// What fuzzing needs: cargo-fuzz, and a compiler for libFuzzer, which is C++.
pub fn for_fuzz() -> Outcome {
    if program(&["c++", "g++", "clang++"]).is_none() {
        install_packages("a C++ compiler", &["g++"])?;
    }
    if answer(command("cargo", &["fuzz", "--version"])).is_some() {
        return Ok(());
    }
    println!("setup: installing cargo-fuzz (about two minutes)");
    run(command("cargo", &["install", "cargo-fuzz", "--locked"]), "install cargo-fuzz yourself and try again")
}

/// What counting instructions needs.
pub fn for_counts() -> Outcome {
    if program(&["valgrind"]).is_some() {
        return Ok(());
    }
    install_packages("valgrind", &["valgrind"])
}

/// Installs the packages of a suite, where its lock file has changed since the last time.
fn test_packages(name: &str) -> Outcome {
    let folder = root().join(name);
    if !folder.join("package.json").exists() {
        return Ok(());
    }
    let lock = std::fs::read(folder.join("package-lock.json")).unwrap_or_default();
    let stamp = folder.join("node_modules/.standfirst-lock");
    if std::fs::read(&stamp).is_ok_and(|stamped| stamped == lock) {
        return Ok(());
    }
    println!("setup: installing the packages of {name}");
    let mut install = command("npm", &["ci", "--silent", "--ignore-scripts"]);
    install.current_dir(&folder);
    run(install, &format!("npm could not install the packages of {name}: see what it says above"))?;
    std::fs::write(&stamp, lock).map_err(|error| format!("{} can't be written: {error}", stamp.display()))
}

/// The version of `package` in the text of a Cargo.lock.
fn locked_version<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let entry = lock.split("[[package]]").find(|entry| entry.contains(&format!("name = \"{package}\"\n")))?;
    entry.lines().find_map(|line| line.strip_prefix("version = \"")?.strip_suffix('"'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packages_are_kept_by_their_lock() {
        let folder = packages_folder();
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        assert!(name.strip_prefix("packages-").is_some_and(|hash| hash.len() == 12), "{name}");
        for package in ["binaryen", "esbuild", "rollup"] {
            assert!(PACKAGES.contains(&format!("\"node_modules/{package}\"")), "{package}");
        }
    }

    #[test]
    fn the_locked_version_is_that_of_the_package_itself() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"9.9.9\"\n\n[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(locked_version(lock, "web-sys"), None);
    }
}
