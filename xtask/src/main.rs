//! `cargo xtask`: the project's own commands. Each sets up what it needs.

mod bench;
mod build;
#[path = "../../benches/corpus.rs"]
mod corpus;
mod formats;
mod fuzz;
mod growth;
mod instructions;
mod integrity;
mod run;
mod serve;
mod setup;
mod size;
mod split;
mod test;
mod types;

use std::process::ExitCode;

const USAGE: &str = "\
usage: cargo xtask <command>

  setup                  install what the other commands need and is missing
  build                  build the module and gather everything to publish in dist/
  serve [FILE] [--port N]  build, then serve the reader page, with FILE opened in it
  size                   build, print what a page loads, and check it against xtask/size-budget.txt
  test [WHICH]           format, lints, native tests, browser tests, end-to-end tests;
                         --fuzz: each target of fuzz/ for eight seconds;
                         --packages: the npm package in each stack, and the crate's;
                         --next: the npm package in Next.js, apart since it is large;
                         --browsers: in Firefox and in WebKitGTK
  formats [FOLDER…]      count each format's words over folders, or keep a folder's counts in docs/formats.md (--keep);
                         without one, write the fixtures' table there
  growth [NAME]          count instructions over hostile sources; without NAME, write docs/reliability.md's table
  fuzz [--seconds N] [TARGET]  give each target of fuzz/, or one, hostile sources for N seconds (else 300);
                         --write: write SECURITY.md's table
  instructions [--write] count the core's instructions, and fail 5 % above benches/instructions.txt; --write: write it
  bench [ROWS…]          measure against other libraries in the browser; without ROWS, write docs/performance.md's
                         table and chart; ROWS: total, screen, cold, live, growth, native, size; --quick: fewer runs";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match words.as_slice() {
        ["setup"] => setup::for_tests(),
        ["build"] => setup::for_build().and_then(|()| build::build()),
        ["serve", rest @ ..] => {
            serve::Request::parse(rest).and_then(|request| setup::for_build().and_then(|()| serve::serve(&request)))
        }
        ["size"] => setup::for_build().and_then(|()| build::build()).and_then(|()| size::size()),
        ["formats", folders @ ..] => formats::formats(folders),
        ["growth"] => growth::growth(None),
        ["growth", only] => growth::growth(Some(only)),
        ["fuzz", rest @ ..] => fuzz::Request::parse(rest)
            .and_then(|request| setup::for_fuzz().and_then(|()| fuzz::fuzz(&request)).map(|_| ())),
        ["instructions"] => setup::for_counts().and_then(|()| instructions::count(false)),
        ["instructions", "--write"] => setup::for_counts().and_then(|()| instructions::count(true)),
        ["bench", rows @ ..] => setup::for_bench().and_then(|()| bench::bench(rows)),
        ["test"] => setup::for_tests().and_then(|()| test::test()),
        ["test", "--fuzz"] => setup::for_fuzz()
            .and_then(|()| test::fuzz())
            .map(|sources| println!("{sources} hostile sources fuzzed, none broke a target")),
        ["test", "--packages"] => setup::for_stack("tests/packages").and_then(|()| test::packages()),
        ["test", "--browsers"] => setup::for_browsers().and_then(|()| test::browsers()),
        ["test", "--next"] => setup::for_stack("tests/next").and_then(|()| test::next()),
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("xtask: {message}");
            ExitCode::FAILURE
        }
    }
}
