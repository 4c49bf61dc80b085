//! What `okr audit` costs on a long history, against what git itself needs to list the same commits:
//! 20,000 commits on the main line, 2,000 of which touch `okrs/`. Both are run in turns, and the medians compared, for
//! only their ratio says anything on a machine that does other things too.
//!
//! ```text
//! cargo bench --bench history
//! ```
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    clippy::print_stdout,
    reason = "a bench is outside the tool's doors"
)]

#[path = "../tests/story/mod.rs"]
mod story;
#[path = "history/stream.rs"]
mod stream;
#[path = "../tests/support/mod.rs"]
mod support;

use std::io::Write as _;
use std::process::Stdio;
use std::time::{Duration, Instant};

use okr_cli::script;
use support::workspace::Workspace;

/// Seasons of the story, about 94 landings each.
const SEASONS: usize = 22;

/// Commits on the main line for each one of the story's, of which four in five touch `okrs/`.
const EACH: usize = 8;

/// How often both are run.
const ROUNDS: usize = 9;

fn main() {
    // `cargo test --benches` only wants to know that it starts.
    if !std::env::args().any(|arg| arg == "--bench") {
        return;
    }
    let (text, last) = story::tell(SEASONS);
    let history = script::play(&text, &|_| Vec::new()).expect("the story has no mistake");
    let workspace = Workspace::new().expect("there is a temporary folder");
    git(&workspace, &["init", "-q", "-b", "main"], &[]);
    git(&workspace, &["fast-import", "--quiet"], &stream::write(&history, EACH));
    // One pack and no commit graph, as a fresh clone has it.
    git(&workspace, &["repack", "-a", "-d", "-q"], &[]);
    git(&workspace, &["reset", "-q", "--hard"], &[]);

    let count = |args: &[&str]| git(&workspace, args, &[]).lines().count();
    let all = count(&["rev-list", "--first-parent", "HEAD"]);
    let landings = count(&["rev-list", "--first-parent", "HEAD", "--", "okrs"]);
    println!("{all} commits on the main line, {landings} of them touch okrs/; median of {ROUNDS} rounds");

    let (mut theirs, mut ours) = (Vec::new(), Vec::new());
    for _ in 0..=ROUNDS {
        theirs.push(time(&workspace, "git", &["log", "--first-parent", "--raw", "--", "okrs"]));
        ours.push(time(&workspace, env!("CARGO_BIN_EXE_okr"), &["--as-of", &last, "audit"]));
    }
    let (theirs, ours) = (median(theirs), median(ours));
    println!("git log --first-parent --raw -- okrs  {:.3} s", theirs.as_secs_f64());
    println!("okr audit                             {:.3} s", ours.as_secs_f64());
    println!("ratio                                 {:.2}", ours.as_secs_f64() / theirs.as_secs_f64());
}

/// Runs git with an input, and gives what it said.
fn git(workspace: &Workspace, args: &[&str], input: &[u8]) -> String {
    let mut command = workspace.command("git");
    command.args(args).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.spawn().expect("git is there");
    let mut stdin = child.stdin.take().expect("it was asked for");
    let input = input.to_owned();
    let writer = std::thread::spawn(move || stdin.write_all(&input));
    let output = child.wait_with_output().expect("git ends");
    writer.join().expect("it does not panic").expect("git reads to the end");
    assert!(output.status.success(), "git {args:?} failed");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// How long a command takes, whatever it says.
fn time(workspace: &Workspace, program: &str, args: &[&str]) -> Duration {
    let mut command = workspace.command(program);
    command.args(args).stdout(Stdio::null());
    let begin = Instant::now();
    let status = command.status().expect("it is there");
    let took = begin.elapsed();
    assert!(status.success(), "{program} {args:?} failed");
    took
}

/// The middle one, without the first, which finds cold caches.
fn median(mut times: Vec<Duration>) -> Duration {
    times.remove(0);
    times.sort();
    times[times.len() / 2]
}
