//! Years of honest work in git: the history rules have nothing to say of it. A rule that cries where a comma was
//! mended is soon switched off, and then finds nothing where a target was moved.
#![allow(clippy::disallowed_methods, reason = "tests are outside the tool's doors")]

mod story;
mod support;

use okr_cli::{script, store};

use support::run::{self, Streams};
use support::workspace::Workspace;

/// Seasons of the story: a little less than a hundred landings each.
const SEASONS: usize = 7;

/// What `program` says in the working copy, and its exit code.
fn say(workspace: &Workspace, program: &str, args: &[&str]) -> (String, i32) {
    let mut command = workspace.command(program);
    command.args(args);
    let ran = run::run(command, Streams::Apart, workspace.outside()).expect("it runs");
    let said = [ran.stdout, ran.stderr].concat();
    (String::from_utf8_lossy(&said).into_owned(), ran.exit)
}

/// The repository that a story tells.
fn repository(text: &str) -> Workspace {
    let workspace = Workspace::new().expect("there is a temporary folder");
    let history = script::play(text, &|_| Vec::new()).unwrap_or_else(|mistake| {
        let from = mistake.line.saturating_sub(9);
        let near: Vec<&str> = text.lines().skip(from).take(12).collect();
        panic!("{mistake}\n{}", near.join("\n"))
    });
    store::new_repository(&workspace.copy(), &history).expect("it can be written");
    workspace
}

#[test]
fn an_honest_history_has_no_finding() {
    let (text, last) = story::tell(SEASONS);
    let workspace = repository(&text);
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
    // The check has judged every season; the audit tells of one: those in which a group was renamed, a plan withdrawn.
    for season in ["s4", "s5"] {
        let (said, exit) = okr(&["--as-of", &last, "audit", "--season", season, "--format", "short"]);
        let alarms: Vec<&str> =
            said.lines().filter(|line| line.contains(" error ") || line.contains(" warning ")).collect();
        assert!(exit == 0 && alarms.is_empty(), "{season}: {alarms:#?}\n{said}");
        // It did look: what is no fault is told all the same.
        assert!(said.contains(" info unreviewed-landing: "), "{season}: {said}");
    }
}

#[test]
fn one_word_broken_among_honest_ones_is_found() {
    let (text, last) = story::tell(1);
    let broken = format!(
        "{text}commit {last} 12:00 harbour-lead\n> Tidy up\n\
        replace okrs/s1/dock.yaml: \"baseline: 100\" -> \"baseline: 120\"\n"
    );
    let workspace = repository(&broken);
    let args = ["--as-of", &last, "audit", "--season", "s1", "--format", "short"];
    let (said, exit) = say(&workspace, env!("CARGO_BIN_EXE_okr"), &args);
    let alarms: Vec<&str> = said.lines().filter(|line| line.contains(" error ")).collect();
    assert!(exit == 1 && alarms.len() == 1 && alarms[0].contains("goalpost-moved"), "{said}");
}
