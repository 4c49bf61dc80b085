//! Finds the repository.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

/// The nearest folder at or above `start` that holds `okrs/org.yaml`.
///
/// # Errors
/// When there is none, or `start` is no folder.
pub fn find_root(start: &Path) -> Result<PathBuf> {
    let start =
        start.canonicalize().with_context(|| format!("cannot open the folder `{}`", start.display()))?;
    let found = start.ancestors().find(|folder| folder.join("okrs/org.yaml").is_file());
    if let Some(root) = found {
        return Ok(root.to_owned());
    }
    if let Some(root) = start.ancestors().find(|folder| folder.join("okrs").is_dir()) {
        bail!(
            "`{}` has no `org.yaml`: every OKR repository has one, with `name`, `mission` and `groups`",
            root.join("okrs").display()
        );
    }
    bail!(
        "no OKR repository here: neither `{}` nor a folder above it holds `okrs/org.yaml`",
        start.display()
    );
}

/// Where the repository at `root` lies in the git repository around it, `examples/tidal/`: what others than okr count
/// its paths from. Empty where there is no git, or where both are one.
#[must_use]
pub fn prefix(root: &Path) -> String {
    let repository = git2::Repository::discover(root).ok();
    let around = repository.as_ref().and_then(|repository| repository.workdir()?.canonicalize().ok());
    let inner =
        around.and_then(|around| root.canonicalize().ok()?.strip_prefix(around).ok().map(Path::to_owned));
    inner.iter().flatten().flat_map(|part| [part.to_string_lossy(), "/".into()]).collect()
}
