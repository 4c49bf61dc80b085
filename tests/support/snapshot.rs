//! Every file of a folder with its bytes, and what changed between two such snapshots.
//! `.git` is left out: what git keeps is shown by asking git. A repository that appears whole is told by its name.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::{fs, io};

use super::{diff, visible};

/// Path, relative and with `/`, to the file's bytes; a symbolic link's bytes are `-> target`.
pub type Snapshot = BTreeMap<String, Vec<u8>>;

/// Reads `dir` whole.
pub fn take(dir: &Path) -> io::Result<Snapshot> {
    let mut files = Snapshot::new();
    read(dir, "", &mut files)?;
    Ok(files)
}

fn read(dir: &Path, prefix: &str, files: &mut Snapshot) -> io::Result<()> {
    for entry in fs::read_dir(dir)? {
        let entry = entry?;
        let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
        let kind = entry.file_type()?;
        if kind.is_symlink() {
            let target = fs::read_link(entry.path())?;
            files.insert(path, format!("-> {}\n", target.display()).into_bytes());
        } else if !kind.is_dir() {
            files.insert(path, fs::read(entry.path())?);
        } else if path.ends_with("/.git") {
            files.insert(path, Vec::new());
        } else if path != ".git" {
            read(&entry.path(), &format!("{path}/"), files)?;
        }
    }
    Ok(())
}

/// A file that a command wrote or removed.
pub struct Change {
    pub path: String,
    /// `created`, `changed` or `removed`.
    pub what: &'static str,
    /// The lines that differ, as [`diff::hunks`] tells them; of a new file all.
    pub lines: Vec<String>,
}

/// What leads from `before` to `after`, by path.
pub fn changes(before: &Snapshot, after: &Snapshot) -> Vec<Change> {
    let new = |path: &&String| path.ends_with("/.git") && !before.contains_key(*path);
    let repositories: Vec<&str> =
        after.keys().filter(new).filter_map(|path| path.strip_suffix(".git")).collect();
    let paths: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let others = paths.into_iter().filter(|path| !repositories.iter().any(|folder| path.starts_with(folder)));
    let others = others.filter_map(|path| change(path, before.get(path), after.get(path)));
    let whole = repositories.iter().map(|folder| {
        let count = after.keys().filter(|path| path.starts_with(folder)).count() - 1;
        let lines = vec![visible::behind('+', &format!("(a git repository with {count} files)"))];
        Change { path: (*folder).to_owned(), what: "created", lines }
    });
    let mut changes: Vec<Change> = whole.chain(others).collect();
    changes.sort_by(|one, other| one.path.cmp(&other.path));
    changes
}

fn change(path: &str, before: Option<&Vec<u8>>, after: Option<&Vec<u8>>) -> Option<Change> {
    let (what, lines) = match (before, after) {
        (None, Some(new)) => match published(path, new) {
            Some(same) => ("created", vec![visible::behind('+', &format!("(the same as {same})"))]),
            None => ("created", visible::lines(new).iter().map(|line| visible::behind('+', line)).collect()),
        },
        (Some(_), None) => ("removed", Vec::new()),
        (Some(old), Some(new)) if old != new => {
            ("changed", diff::hunks(&visible::lines(old), &visible::lines(new), 1))
        }
        _ => return None,
    };
    Some(Change { path: path.to_owned(), what, lines })
}

/// The published schema that a new file is a copy of: it is told by its name, not by its thousand lines.
fn published(path: &str, new: &[u8]) -> Option<String> {
    let name = path.strip_prefix("okrs/.schema/")?;
    let schema = format!("docs/schema/{name}");
    (std::fs::read(super::root().join(&schema)).ok()? == new).then_some(schema)
}
