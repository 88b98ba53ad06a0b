//! Everything that must hold, in one command.

use crate::build::build;
use crate::run::{Outcome, command, root, run, run_reading};
use crate::size::size;
use std::process::Command;

/// Runs every check; stops at the first that fails, and names it.
pub fn test() -> Outcome {
    let mend = "mend what it names above";
    step("format");
    run(command("cargo", &["fmt", "--all", "--check"]), "run `cargo fmt --all`")?;
    step("lints, native");
    run(command("cargo", &["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]), mend)?;
    step("lints, wasm32");
    let wasm = ["clippy", "--target", "wasm32-unknown-unknown", "--lib", "--tests", "--", "-D", "warnings"];
    run(command("cargo", &wasm), mend)?;
    let mut passed = 0;
    step("native tests");
    passed += counted(command("cargo", &["test", "--workspace"]))?;
    step("formats");
    crate::formats::check()?;
    step("browser tests");
    passed += counted(command("wasm-pack", &["test", "--headless", "--chrome", "--mode", "no-install"]))?;
    step("build");
    build()?;
    step("size");
    size()?;
    step("instructions");
    crate::instructions::count(false)?;
    if root().join("tests/e2e/package.json").exists() {
        step("end-to-end tests");
        let mut suite = command("node", &["--test", "--test-reporter=tap"]);
        suite.current_dir(root().join("tests/e2e"));
        passed += counted(suite)?;
    }
    println!("{passed} passed, 0 failed");
    Ok(())
}

/// Gives each target of `fuzz/` hostile sources for a short while, and says how many. One that had none has failed.
pub fn fuzz() -> Outcome<u64> {
    step("fuzzing");
    match crate::fuzz::fuzz(&crate::fuzz::Request::short())? {
        0 => Err("no target had a source: a run that can't fail proves nothing".into()),
        sources => Ok(sources),
    }
}

/// Builds the package, and has it checked, built by each stack and opened.
pub fn packages() -> Outcome {
    step("build");
    build()?;
    step("packages");
    let passed = stack("tests/packages")?;
    step("crate");
    let mut documentation = command("cargo", &["doc", "--no-deps", "--lib"]);
    documentation.env("RUSTDOCFLAGS", "-D warnings");
    run(documentation, "mend the documentation that it names above")?;
    run(command("cargo", &["publish", "--dry-run", "--allow-dirty"]), "mend what it names above")?;
    println!("{passed} passed, 0 failed");
    Ok(())
}

/// Builds the package into a Next.js application and opens that: a large installation and a slow build.
pub fn next() -> Outcome {
    step("build");
    build()?;
    step("Next.js");
    let passed = stack("tests/next")?;
    println!("{passed} passed, 0 failed");
    Ok(())
}

/// Runs the browser tests in Firefox, and what a reader does there and in WebKitGTK.
pub fn browsers() -> Outcome {
    step("browser tests, Firefox");
    let mut passed = counted(command("wasm-pack", &["test", "--headless", "--firefox", "--mode", "no-install"]))?;
    step("build");
    build()?;
    step("Firefox and WebKitGTK");
    passed += stack("tests/browsers")?;
    println!("{passed} passed, 0 failed");
    Ok(())
}

fn stack(folder: &str) -> Outcome<usize> {
    let mut suite = command("node", &["--test", "--test-reporter=tap"]);
    suite.current_dir(root().join(folder));
    counted(suite)
}

fn step(name: &str) {
    println!("\n== {name}");
}

/// Runs a suite and counts its passed tests; one that ran none has failed.
fn counted(command: Command) -> Outcome<usize> {
    let shown = crate::run::shown(&command);
    let passed = passed(&run_reading(command, "mend the tests it names above")?);
    if passed == 0 {
        return Err(format!("`{shown}` ran no test: a suite that can't fail proves nothing"));
    }
    Ok(passed)
}

/// How many tests passed, by what cargo, wasm-bindgen and node print.
fn passed(output: &str) -> usize {
    let cargo = output.lines().filter_map(|line| {
        let (before, _) = line.strip_prefix("test result: ok. ")?.split_once(" passed")?;
        before.parse::<usize>().ok()
    });
    let node = output.lines().filter_map(|line| line.strip_prefix("# pass ")?.trim().parse::<usize>().ok());
    cargo.chain(node).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passed_tests_of_all_runners_are_counted() {
        let output =
            "test result: ok. 12 passed; 0 failed; 0 ignored\nnoise\ntest result: ok. 3 passed; 0 failed;\n# pass 4\n";
        assert_eq!(passed(output), 19);
        assert_eq!(passed("test result: FAILED. 1 passed; 1 failed"), 0);
    }
}
