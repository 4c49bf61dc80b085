//! Documentation is executed: what its pages show is run, and what prose names has to be there.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "tests are outside the tool's doors"
)]
#![allow(clippy::print_stdout, reason = "with --nocapture, the list of what a page shows and nothing runs")]

mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use support::console::{self, Part, Shown, Step};
use support::run::{self, Streams};
use support::workspace::Workspace;
use support::{bless, diff, links, root, source};

/// The pages whose commands are run, each in a working copy of its own.
const PAGES: [(&str, Begins); 3] = [
    ("README.md", Begins::WithTheRecord),
    ("docs/reports.md", Begins::WithTheRecord),
    ("docs/season.md", Begins::Empty),
];

/// What is in the working copy of a page.
#[derive(Clone, Copy, PartialEq)]
enum Begins {
    /// The record, the templates and the examples of this repository; git is left alone.
    WithTheRecord,
    /// Nothing. The page tells a story from its first file on: git runs too, and so do the files that it shows.
    Empty,
}

/// What their commands may be, beside `okr` itself: they only prepare files.
const RUN: [&str; 10] = ["okr", "echo", "printf", "cat", "sed", "mkdir", "cp", "mv", "rm", "ls"];

/// What they show and this test leaves alone: it fetches, builds, or is what runs this test.
const SKIPPED: [&str; 4] = ["git", "cargo", "just", ".ci/run"];

/// The prose outside `docs/`.
const PROSE: [&str; 4] =
    ["README.md", "CONTRIBUTING.md", "tests/cases/README.md", ".github/pull_request_template.md"];

/// The day on which their commands run, until an `export` says another.
const TODAY: &str = "2026-02-16";

/// Who commits where nobody is named, on pages that run git: whoever merges.
const COMMITTER: [(&str, &str); 4] = [
    ("GIT_AUTHOR_NAME", "steward"),
    ("GIT_AUTHOR_EMAIL", "steward@lagoon.example"),
    ("GIT_COMMITTER_NAME", "steward"),
    ("GIT_COMMITTER_EMAIL", "steward@lagoon.example"),
];

/// The one variable that a page may set.
const DAY: &str = "OKR_AS_OF";

#[test]
fn pages_show_what_happens() {
    let faults: Vec<String> = PAGES.into_iter().flat_map(faults_of).collect();
    assert!(faults.is_empty(), "{}\nBLESS=1 cargo test --test docs writes what comes out", faults.join("\n"));
}

/// What a page shows and does not happen.
fn faults_of((page, begins): (&str, Begins)) -> Vec<String> {
    let path = root().join(page);
    let mut text = fs::read_to_string(&path).expect("the page is there");
    let workspace = Workspace::new().expect("there is a temporary folder");
    let record = ["okrs", "templates", "examples"].iter().filter(|_| begins == Begins::WithTheRecord);
    for folder in record.filter(|folder| root().join(folder).is_dir()) {
        workspace.fill(&root().join(folder), folder, false).expect("the record can be copied");
    }
    let mut here = Here { place: workspace.copy(), day: TODAY.to_owned(), begins };
    let (mut faults, mut outputs) = (Vec::new(), Vec::new());
    let steps = console::steps(&text);
    let runs = steps.iter().any(|step| matches!(step, Step::Run(_)));
    assert!(runs, "{page} has no ```console block with a command: nothing is tested");
    for step in steps {
        let shown = match step {
            Step::Run(shown) => shown,
            Step::Write(part) if begins == Begins::Empty => {
                add(&part, &here.place);
                continue;
            }
            Step::Write(_) => continue,
        };
        match execute(&shown.command, &workspace, &mut here) {
            Ok(None) => println!("{page}:{}: skipped by design: {}", shown.line, shown.command),
            Ok(Some(output)) if shown.matches(&output) => {}
            Ok(Some(output)) => outputs.push((shown, output)),
            Err(why) => faults.push(format!("{page}:{}: `{}` {why}\n", shown.line, shown.command)),
        }
    }
    if bless() {
        for (shown, output) in outputs.drain(..).rev() {
            text = console::replace(&text, &shown, &output);
        }
        fs::write(&path, text).expect("the page can be written");
    }
    faults.extend(outputs.iter().map(|(shown, output)| difference(page, shown, output)));
    faults
}

/// Adds what a page shows of a file at its end.
fn add(part: &Part, place: &Path) {
    let path = place.join(&part.path);
    fs::create_dir_all(path.parent().expect("a file lies in a folder")).expect("the folder can be made");
    let before = fs::read_to_string(&path).unwrap_or_default();
    fs::write(&path, before + &part.text).expect("the file can be written");
}

/// What a shell remembers from one command to the next.
struct Here {
    place: PathBuf,
    day: String,
    begins: Begins,
}

/// What a command says in the working copy, both streams as at a terminal; `None` if it is not for us.
fn execute(line: &str, workspace: &Workspace, here: &mut Here) -> Result<Option<Vec<String>>, String> {
    let line = match line.split_once(" -- ") {
        Some((cargo, rest)) if cargo.starts_with("cargo run") => format!("okr {rest}"),
        _ => line.to_owned(),
    };
    let program = line.split(' ').next().unwrap_or_default();
    if let Some(folder) = line.strip_prefix("cd ") {
        let there = here.place.join(folder);
        // `cd okr` enters the fresh clone, which is where we already are.
        if there.is_dir() {
            here.place = there;
        }
        return Ok(None);
    }
    if let Some(assignment) = line.strip_prefix("export ") {
        let day = assignment.strip_prefix(DAY).and_then(|rest| rest.strip_prefix('='));
        day.ok_or_else(|| format!("sets another variable than {DAY}"))?.clone_into(&mut here.day);
        return Ok(None);
    }
    let is_git = program == "git" && here.begins == Begins::Empty;
    if SKIPPED.contains(&program) && !is_git {
        return Ok(None);
    }
    if !RUN.contains(&program) && !is_git {
        return Err(format!("is neither run nor skipped: `{program}` has no place in tests/docs.rs"));
    }
    let bin = Path::new(env!("CARGO_BIN_EXE_okr")).parent().expect("the binary lies in a folder");
    let inherited = std::env::var_os("PATH").unwrap_or_default();
    let path = std::env::join_paths([bin.to_owned()].into_iter().chain(std::env::split_paths(&inherited)));
    let mut sh = workspace.command("sh");
    sh.env("PATH", path.expect("no folder has a colon in its name")).env(DAY, &here.day);
    if is_git {
        let noon = format!("{}T12:00:00+00:00", here.day);
        sh.envs(COMMITTER).env("GIT_AUTHOR_DATE", &noon).env("GIT_COMMITTER_DATE", &noon);
    }
    sh.current_dir(&here.place).args(["-c", &line]).stdin(Stdio::null());
    run::run(sh, Streams::Mixed, workspace.outside()).map(|ran| Some(console::lines(&ran.stdout)))
}

fn difference(page: &str, shown: &Shown, output: &[String]) -> String {
    let lines = diff::told(&shown.output, output);
    format!("{page}:{}: `{}` says something else (- shown, + came out):\n{lines}", shown.line, shown.command)
}

#[test]
fn prose_names_files_that_are_there() {
    let docs = source::files(&root().join("docs"));
    let mut documents: Vec<String> = docs.iter().map(|path| format!("docs/{path}")).collect();
    documents.extend(PROSE.map(str::to_owned));
    let mut faults = Vec::new();
    documents.retain(|path| Path::new(path).extension().is_some_and(|ending| ending == "md"));
    for document in documents {
        let text = fs::read_to_string(root().join(&document));
        let text = text.unwrap_or_else(|error| panic!("{document}: {error}"));
        let beside = Path::new(&document).parent().expect("a file lies in a folder");
        for (line, path) in links::paths(&text) {
            if !root().join(&path).exists() && !root().join(beside).join(&path).exists() {
                faults.push(format!("{document}:{line}: there is no {path}"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn blocks_are_read_compared_and_rewritten() {
    let markdown = "x\n```console\n$ okr a\n1\n…\n4\n$ okr b\n```\n```sh\n$ okr c\n```\n";
    let commands = console::commands(markdown);
    assert_eq!(commands.iter().map(|shown| shown.command.as_str()).collect::<Vec<_>>(), ["okr a", "okr b"]);
    let output = |text: &str| console::lines(text.as_bytes());
    assert!(commands[0].matches(&output("1\n2 \n3\n4\n\n")));
    assert!(commands[0].matches(&output("1\n4\n")));
    assert!(!commands[0].matches(&output("1\n2\n")));
    assert!(!commands[1].matches(&output("5\n")));
    let rewritten = console::replace(markdown, &commands[1], &output("5\n6\n"));
    assert_eq!(rewritten, markdown.replace("okr b\n", "okr b\n5\n6\n"));
    let rewritten = console::replace(markdown, &commands[0], &output("7\n"));
    assert_eq!(rewritten, markdown.replace("1\n…\n4\n", "7\n"));
}

#[test]
fn commands_go_on_and_files_are_read() {
    let markdown = "```console\n$ okr a \\\n    --b\n1\n```\n```yaml\n# okrs/org.yaml\nname: x\n```\n```yaml\nx: 1\n```\n";
    let [Step::Run(shown), Step::Write(part)] = &console::steps(markdown)[..] else {
        panic!("a command and a file are there");
    };
    assert_eq!(shown.command, "okr a \\\n    --b");
    assert_eq!((part.path.as_str(), part.text.as_str()), ("okrs/org.yaml", "name: x\n"));
    let rewritten = console::replace(markdown, shown, &console::lines(b"2\n"));
    assert_eq!(rewritten, markdown.replacen("1\n```", "2\n```", 1));
}

#[test]
fn paths_in_prose_are_found() {
    let markdown =
        "`src/a.rs` and `src/<b>.rs`, `okr check`\n[c](docs/c.md#d), [e](https://example.org), [f](#f)\n";
    let expected = [(1, "src/a.rs".to_owned()), (2, "docs/c.md".to_owned())];
    assert_eq!(links::paths(markdown), expected);
}
