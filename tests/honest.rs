//! Years of honest work in git: the history rules have nothing to say of it. A rule that cries where a comma was
//! mended is soon switched off, and then finds nothing where a target was moved.
#![allow(clippy::disallowed_methods, reason = "tests are outside the tool's doors")]

mod story;
mod support;

use okr_cli::{script, store};

use support::run::{self, Streams};
use support::workspace::Workspace;

/// What `program` says in the working copy, and its exit code.
fn say(workspace: &Workspace, program: &str, args: &[&str]) -> (String, i32) {
    let mut command = workspace.command(program);
    command.args(args);
    let ran = run::run(command, Streams::Apart, workspace.outside()).expect("it runs");
    let said = [ran.stdout, ran.stderr].concat();
    (String::from_utf8_lossy(&said).into_owned(), ran.exit)
}

#[test]
fn an_honest_history_has_no_finding() {
    let workspace = Workspace::new().expect("there is a temporary folder");
    let (text, last) = story::tell();
    let history = script::play(&text, &|_| Vec::new()).unwrap_or_else(|mistake| {
        let from = mistake.line.saturating_sub(9);
        let near: Vec<&str> = text.lines().skip(from).take(12).collect();
        panic!("{mistake}\n{}", near.join("\n"))
    });
    store::new_repository(&workspace.copy(), &history).expect("it can be written");

    let git = |args: &[&str]| say(&workspace, "git", args).0;
    let count = |args: &[&str]| git(args).trim().parse::<usize>().expect("git counts");
    let landings = count(&["rev-list", "--first-parent", "--count", "HEAD", "--", "okrs"]);
    assert!(landings >= 500, "{landings} landings");
    let merges = count(&["rev-list", "--first-parent", "--merges", "--count", "HEAD"]);
    assert!(merges >= 200 && merges <= landings - 200, "{merges} of {landings} are merges");
    assert_eq!(git(&["status", "--short"]), "");

    let okr = |args: &[&str]| say(&workspace, env!("CARGO_BIN_EXE_okr"), args);
    let (said, exit) = okr(&["--as-of", &last, "check", "--format", "short", "--deny", "warnings"]);
    assert_eq!(exit, 0, "{said}");
}
