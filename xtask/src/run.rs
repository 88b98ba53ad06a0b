//! Running other programs, with errors that say which, and what to do.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What a step answers: nothing, or one line for the person at the keyboard.
pub type Outcome<T = ()> = Result<T, String>;

/// The project's root.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().map(Path::to_path_buf).unwrap_or_default()
}

/// A command in the project's root. It finds what `cargo install` put away, whether or not the path names that folder.
pub fn command(program: impl AsRef<std::ffi::OsStr>, arguments: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(arguments).current_dir(root());
    if let Some(path) = path() {
        command.env("PATH", path);
    }
    command
}

/// The path with cargo's own programs at its end.
pub fn path() -> Option<std::ffi::OsString> {
    let home = || std::env::home_dir().map(|home| home.join(".cargo"));
    let cargo = std::env::var_os("CARGO_HOME").map(PathBuf::from).or_else(home)?;
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::join_paths(std::env::split_paths(&path).chain([cargo.join("bin")])).ok()
}

/// How a command is written at a prompt.
pub fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy().into_owned()).collect::<Vec<_>>().join(" ")
}

/// Runs `command`; an error names it and says `remedy`.
pub fn run(mut command: Command, remedy: &str) -> Outcome {
    let shown = shown(&command);
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("`{shown}` failed ({status}): {remedy}")),
        Err(error) => Err(format!("`{shown}` could not start ({error}): {remedy}")),
    }
}

/// Runs `command`, shows what it prints, and gives it back.
pub fn run_reading(mut command: Command, remedy: &str) -> Outcome<String> {
    let shown = shown(&command);
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| format!("`{shown}` could not start ({error}): {remedy}"))?;
    let mut output = String::new();
    if let Some(stdout) = child.stdout.take() {
        for line in BufReader::new(stdout).lines().map_while(Result::ok) {
            println!("{line}");
            output.push_str(&line);
            output.push('\n');
        }
    }
    match child.wait() {
        Ok(status) if status.success() => Ok(output),
        Ok(status) => Err(format!("`{shown}` failed ({status}): {remedy}")),
        Err(error) => Err(format!("`{shown}` could not be waited for ({error}): {remedy}")),
    }
}

/// What `command` prints on standard output, where it runs and succeeds.
pub fn answer(mut command: Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok().filter(|output| output.status.success())?;
    Some(String::from_utf8_lossy(&output.stdout).trim().to_string())
}
