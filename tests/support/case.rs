//! One folder below `tests/cases/`: reads it, refuses what could hide a mistake, and plays its commands.
//! The form of such a folder is described in `tests/cases/README.md`.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Component, Path, PathBuf};

use super::command_line::{self, CommandLine};
use super::run::{self, Ran, Streams};
use super::snapshot::{self, Snapshot};
use super::transcript::{self, Step};
use super::workspace::Workspace;
use super::{history, make, root};

/// All that a case's folder may hold.
const PARTS: [&str; 8] = ["transcript", "history", "files", "repo", "base", "make", "git", "after"];

/// What a transcript may run beside `okr`: enough to change a file between two commits.
const TOOLS: [&str; 5] = ["git", "cp", "mv", "rm", "mkdir"];

/// A line without `--as-of` depends on the day it runs, unless one of these words stands in it.
const DAYLESS: [&str; 11] =
    ["demo", "explain", "schema", "completions", "man", "help", "--help", "-h", "--version", "-V", "--at"];

/// A case as it lies on the disk.
#[derive(Debug)]
pub struct Case {
    /// `<command>/<what-it-shows>`.
    pub name: String,
    pub dir: PathBuf,
    /// The expectation.
    pub transcript: String,
    /// The files that the run must leave just so, where a transcript would not show them well.
    pub after: Snapshot,
    steps: Vec<(Step, CommandLine)>,
}

/// What came out of playing a case: the same two things that the case expects.
#[derive(PartialEq)]
pub struct Played {
    pub transcript: String,
    pub after: Snapshot,
}

impl Case {
    /// Reads the folder `dir`; the error says why it is no case.
    pub fn read(dir: &Path, name: &str) -> Result<Case, String> {
        let entries = fs::read_dir(dir).map_err(|error| format!("cannot be read: {error}"))?;
        let parts: BTreeSet<String> =
            entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
        if let Some(stranger) = parts.iter().find(|part| !PARTS.contains(&part.as_str())) {
            return Err(format!("holds `{stranger}`; a case holds only {}", PARTS.join(", ")));
        }
        let transcript = fs::read_to_string(dir.join("transcript"))
            .map_err(|error| format!("has no readable `transcript`: {error}"))?;
        let after = match dir.join("after") {
            kept if kept.exists() => snapshot::take(&kept).map_err(|error| format!("after/: {error}"))?,
            _ => Snapshot::new(),
        };
        let steps =
            transcript::parse(&transcript)?.into_iter().map(understand).collect::<Result<Vec<_>, _>>()?;
        let holds = |part: &str| parts.contains(part);
        if holds("git") && holds("history") {
            return Err("holds `git` beside `history`, which makes the commits".to_owned());
        }
        if holds("files") && !holds("history") {
            return Err("holds `files` without `history`, which alone takes from it".to_owned());
        }
        let command = name.split('/').next().unwrap_or_default();
        let runs = |line: &CommandLine| command == "okr" || line.args.iter().any(|arg| arg == command);
        if !steps.iter().any(|(_, line)| line.program == "okr" && runs(line)) {
            return Err(format!("lies in `{command}/`, yet runs no `okr {command}`"));
        }
        Ok(Case { name: name.to_owned(), dir: dir.to_owned(), transcript, after, steps })
    }

    /// Whether the `git` program has to be there.
    pub fn needs_git(&self) -> bool {
        self.dir.join("git").exists()
            || self.part("history").contains("\nclone ")
            || self.steps.iter().any(|(_, line)| line.program == "git")
    }

    /// Runs every command in a fresh folder. `backwards`: the folder's files are created in the other order.
    pub fn play(&self, backwards: bool) -> Result<Played, String> {
        let workspace = Workspace::new().map_err(|error| format!("no temporary folder: {error}"))?;
        self.furnish(&workspace, backwards)?;
        let look =
            || snapshot::take(&workspace.copy()).map_err(|error| format!("cannot look at it: {error}"));
        let (mut told, mut place) = (Vec::new(), workspace.copy());
        let mut after = Snapshot::new();
        let mut before = look()?;
        for (step, line) in &self.steps {
            let ran =
                run_step(line, &workspace, &mut place).map_err(|why| format!("`$ {}`: {why}", step.line))?;
            let now = look()?;
            let changes = snapshot::changes(&before, &now);
            told.push(transcript::tell(step, &ran, &changes, |path| self.after.contains_key(path)));
            for change in changes.iter().filter(|change| self.after.contains_key(&change.path)) {
                after.extend(now.get(&change.path).map(|bytes| (change.path.clone(), bytes.clone())));
            }
            before = now;
        }
        let transcript = told.join("\n");
        let name = workspace.outside().file_name().expect("a temporary folder has a name").to_string_lossy();
        if transcript.contains(&*name) {
            return Err(format!("shows the machine's own path:\n{transcript}"));
        }
        Ok(Played { transcript, after })
    }

    /// `history`, then `base`, `repo/` and `make` over what is checked out, then `git`.
    fn furnish(&self, workspace: &Workspace, backwards: bool) -> Result<(), String> {
        let fill = |from: &Path, to: &str| {
            let filled = workspace.fill(from, to, backwards);
            filled.map_err(|error| format!("cannot copy {}: {error}", from.display()))
        };
        if self.dir.join("history").exists() {
            history::tell(&self.part("history"), &self.dir, workspace)?;
        }
        for line in self.part("base").lines() {
            let (from, to) = line.split_once(" -> ").unwrap_or((line, ""));
            fill(&root().join(inside(from)?), inside(to)?)?;
        }
        let own = self.dir.join("repo");
        if own.exists() {
            fill(&own, "")?;
        }
        make::make(&self.part("make"), &workspace.copy())?;
        if self.dir.join("git").exists() { self.commit(workspace) } else { Ok(()) }
    }

    /// Makes the working copy a repository with one commit, on the day that the file `git` says.
    fn commit(&self, workspace: &Workspace) -> Result<(), String> {
        let day = self.part("git");
        for args in [&["init", "-q", "-b", "main"][..], &["add", "-A"], &["commit", "-q", "-m", "the record"]]
        {
            let mut git = workspace.command("git");
            if !day.is_empty() {
                let noon = format!("{}T12:00:00+00:00", day.trim());
                git.env("GIT_AUTHOR_DATE", &noon).env("GIT_COMMITTER_DATE", &noon);
            }
            git.args(args);
            let ran = run::run(git, Streams::Mixed, workspace.outside())?;
            if ran.exit != 0 {
                return Err(format!("git {args:?} failed: {}", String::from_utf8_lossy(&ran.stdout)));
            }
        }
        Ok(())
    }

    /// The text of a part, empty where the case has none.
    fn part(&self, name: &str) -> String {
        fs::read_to_string(self.dir.join(name)).unwrap_or_default()
    }
}

/// Runs one line in `place`, which only `cd` changes.
fn run_step(line: &CommandLine, workspace: &Workspace, place: &mut PathBuf) -> Result<Ran, String> {
    if line.program == "cd" {
        *place = workspace.copy().join(inside(line.args.first().map_or("", String::as_str))?);
        return Ok(Ran { stdout: Vec::new(), stderr: Vec::new(), exit: 0 });
    }
    let okr = line.program == "okr";
    let mut command = workspace.command(if okr { env!("CARGO_BIN_EXE_okr") } else { &line.program });
    command.args(&line.args).envs(line.env.iter().cloned()).current_dir(&*place);
    command.stdin(match &line.stdin {
        Some(file) => run::stdin(&place.join(file))?,
        None => std::process::Stdio::null(),
    });
    let ran = run::run(command, Streams::Apart, workspace.outside())?;
    if okr && !(0..=2).contains(&ran.exit) {
        let said = String::from_utf8_lossy(&ran.stderr).into_owned();
        return Err(format!("exit code {}, which okr never gives; it said:\n{said}", ran.exit));
    }
    Ok(ran)
}

fn understand(step: Step) -> Result<(Step, CommandLine), String> {
    let line = command_line::parse(&step.line)?;
    let says = |word: &str| line.args.iter().any(|arg| arg.split('=').next() == Some(word));
    match line.program.as_str() {
        "okr" if !says("--as-of") && !DAYLESS.iter().any(|word| says(word)) => {
            Err(format!("`$ {}` depends on the day it runs: add `--as-of YYYY-MM-DD`", step.line))
        }
        "okr" | "cd" => Ok((step, line)),
        tool if TOOLS.contains(&tool) => Ok((step, line)),
        other => Err(format!("a transcript runs okr, cd, {}, not `{other}`", TOOLS.join(", "))),
    }
}

/// A path that stays where it is: relative and without `..`.
fn inside(path: &str) -> Result<&str, String> {
    let stays =
        Path::new(path).components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
    if stays { Ok(path) } else { Err(format!("`{path}` leads out of the folder")) }
}
