//! The part `history` of a case: a story of commits, in the form of `okr_cli::script`, made a repository.
//! Its last line may be `clone OPTIONS`: then the case's copy is such a clone of it, made by git.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use okr_cli::script::{self, Bytes};
use okr_cli::store;

use super::run::{self, Streams};
use super::workspace::Workspace;
use super::{root, snapshot};

/// Makes the working copy what `story` tells; `dir` is the case's folder, whose `files/` can be copied from.
pub fn tell(story: &str, dir: &Path, workspace: &Workspace) -> Result<(), String> {
    let (story, clone) = split(story);
    let beside = |path: &str| beside(path, dir);
    let history = script::play(story, &beside).map_err(|mistake| format!("`history`, {mistake}"))?;
    let made = |folder: &Path| {
        let made = store::new_repository(folder, &history);
        made.map_err(|error| format!("cannot make the repository: {error:#}")).map(|_| ())
    };
    let Some(options) = clone else { return made(&workspace.copy()) };
    made(&workspace.outside().join("origin"))?;
    let mut git = workspace.command("git");
    git.args(["clone", "-q", "--no-local"]).args(options.split(' ')).args(["../origin", "."]);
    let ran = run::run(git, Streams::Mixed, workspace.outside())?;
    if ran.exit == 0 {
        Ok(())
    } else {
        Err(format!("git clone {options} failed: {}", String::from_utf8_lossy(&ran.stdout)))
    }
}

/// The story, and the options of the clone in its last line.
fn split(story: &str) -> (&str, Option<&str>) {
    let last = story.trim_end().rsplit_once('\n');
    match last.and_then(|(before, line)| Some((before, line.strip_prefix("clone ")?))) {
        Some((before, options)) => (before, Some(options)),
        None => (story, None),
    }
}

/// What `copy` takes: `files/…` of the case, everything else from the root of this repository, as in `base`.
fn beside(path: &str, dir: &Path) -> Vec<(String, Bytes)> {
    let stays = !Path::new(path).is_absolute() && !path.split('/').any(|part| part == "..");
    let own = path == "files" || path.starts_with("files/");
    let place = if own { dir.join(path) } else { root().join(path) };
    if !stays {
        Vec::new()
    } else if place.is_file() {
        fs::read(&place).map(|bytes| vec![(String::new(), Arc::from(bytes))]).unwrap_or_default()
    } else {
        let files = snapshot::take(&place).unwrap_or_default();
        files.into_iter().map(|(path, bytes)| (path, Arc::from(bytes))).collect()
    }
}
