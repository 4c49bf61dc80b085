//! Plays all cases, each twice, on all processors, and tells every failure at once.

use std::fs;
use std::io::{self, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::{self, available_parallelism};

use super::case::{Case, Played};
use super::{bless, diff};

/// Plays the cases below `cases` whose name contains the variable `CASE`; each failure is a text for people.
pub fn play(cases: &Path) -> Vec<String> {
    let wanted = std::env::var("CASE").unwrap_or_default();
    let (folders, mut failures) = folders(cases);
    let names: Vec<String> = folders.into_iter().filter(|name| name.contains(&wanted)).collect();
    if names.is_empty() {
        failures.push(format!("no case in {} has `{wanted}` in its name", cases.display()));
    }
    let (next, failed, blessed) = (AtomicUsize::new(0), Mutex::new(Vec::new()), AtomicUsize::new(0));
    let means = Means { git: git(), bless: bless() };
    thread::scope(|scope| {
        for _ in 0..available_parallelism().map_or(1, usize::from) {
            scope.spawn(|| {
                while let Some(name) = names.get(next.fetch_add(1, Ordering::Relaxed)) {
                    match hold(&cases.join(name), name, means) {
                        Ok(Verdict::Holds) => {}
                        Ok(Verdict::Skipped) => {
                            say(&format!("skipped, for there is no git here: case {name}"));
                        }
                        Ok(Verdict::Blessed) => {
                            blessed.fetch_add(1, Ordering::Relaxed);
                        }
                        Err(why) => {
                            failed.lock().expect("no thread panics with it").push(format!("{name} {why}"));
                        }
                    }
                }
            });
        }
    });
    if blessed.load(Ordering::Relaxed) > 0 {
        say(&format!(
            "cases rewritten: {}; read them as if a stranger had written them",
            blessed.load(Ordering::Relaxed)
        ));
    }
    failures.extend(failed.into_inner().expect("no thread panics with it"));
    failures.sort();
    failures
}

/// Whether there is a `git` to make histories with.
pub fn git() -> bool {
    Command::new("git").arg("--version").stdout(Stdio::null()).status().is_ok()
}

/// How a case that did not fail came out.
#[derive(Debug, PartialEq)]
pub enum Verdict {
    Holds,
    Skipped,
    Blessed,
}

/// What a case may count on.
#[derive(Clone, Copy)]
pub struct Means {
    /// The `git` program is there.
    pub git: bool,
    /// Expectations are rewritten instead of compared.
    pub bless: bool,
}

/// Plays one case twice and compares.
pub fn hold(dir: &Path, name: &str, means: Means) -> Result<Verdict, String> {
    let case = Case::read(dir, name)?;
    if case.needs_git() && !means.git {
        return Ok(Verdict::Skipped);
    }
    let (played, again) = (case.play(false)?, case.play(true)?);
    if played != again {
        return Err(format!(
            "is not the same when run again:\n{}",
            difference(&played.transcript, &again.transcript)
        ));
    }
    let expected = Played { transcript: case.transcript.clone(), after: case.after.clone() };
    if played == expected {
        return Ok(Verdict::Holds);
    }
    if means.bless {
        write(&case, &played).map_err(|error| format!("cannot be rewritten: {error}"))?;
        return Ok(Verdict::Blessed);
    }
    let mut told = vec![difference(&expected.transcript, &played.transcript)];
    for path in expected.after.keys().filter(|path| played.after.get(*path) != expected.after.get(*path)) {
        told.push(match played.after.get(path) {
            Some(_) => format!(
                "    after/{path} is not what was written
"
            ),
            None => format!(
                "    after/{path} was not written: no command creates or changes it
"
            ),
        });
    }
    Err(format!(
        "differs (- expected, + came out):
{}",
        told.concat()
    ))
}

fn write(case: &Case, played: &Played) -> io::Result<()> {
    fs::write(case.dir.join("transcript"), &played.transcript)?;
    for path in case.after.keys() {
        match played.after.get(path) {
            Some(bytes) => fs::write(case.dir.join("after").join(path), bytes)?,
            None => fs::remove_file(case.dir.join("after").join(path))?,
        }
    }
    Ok(())
}

fn difference(old: &str, new: &str) -> String {
    let lines = |text: &str| text.split('\n').map(str::to_owned).collect::<Vec<_>>();
    diff::told(&lines(old), &lines(new))
}

/// The names `<command>/<what-it-shows>`, and what lies between them that is no case.
fn folders(cases: &Path) -> (Vec<String>, Vec<String>) {
    let (mut names, mut strays) = (Vec::new(), Vec::new());
    for command in list(cases) {
        if command == "README.md" {
            continue;
        }
        let inside = list(&cases.join(&command));
        if inside.is_empty() {
            strays.push(format!("{command} is no folder of cases"));
        }
        for case in inside {
            names.push(format!("{command}/{case}"));
        }
    }
    (names, strays)
}

fn list(dir: &Path) -> Vec<String> {
    let entries = fs::read_dir(dir).into_iter().flatten().flatten();
    let mut names: Vec<String> =
        entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// Straight to the terminal: what a passing test prints is not shown.
fn say(line: &str) {
    writeln!(io::stderr(), "{line}").expect("standard error is open");
}
