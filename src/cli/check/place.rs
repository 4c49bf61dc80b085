//! Paths of the command line as documents know them: from the repository's root, with forward slashes.

use std::path::{Component, Path, PathBuf};

use anyhow::{Context as _, Result, bail};

/// A file or folder that is there.
pub(super) fn place(root: &Path, start: &Path, path: &Path) -> Result<String> {
    if start.join(path).symlink_metadata().is_err() {
        bail!("there is no `{}`", path.display());
    }
    inside(root, start, path)
}

/// A file that need not be there yet, for a text that an editor holds.
pub(super) fn file_place(root: &Path, start: &Path, path: &Path) -> Result<String> {
    let inner = inside(root, start, path)?;
    if start.join(path).is_dir() || inner == "okrs" {
        bail!("`{}` is a folder, and the name of a file is needed", path.display());
    }
    Ok(inner)
}

fn inside(root: &Path, start: &Path, path: &Path) -> Result<String> {
    let shown = path.display();
    let full = start.join(path);
    // A link is reported where it stands, so only the folder around it is followed.
    let real = match (full.parent(), full.file_name()) {
        (Some(folder), Some(name)) if full.components().next_back() != Some(Component::ParentDir) => {
            real_folder(folder).map(|folder| folder.join(name))
        }
        (Some(_) | None, Some(_) | None) => full.canonicalize(),
    };
    let real = real.with_context(|| format!("cannot open `{shown}`"))?;
    let inner = real.strip_prefix(root).ok().map(|inner| {
        let parts: Vec<String> = inner.iter().map(|part| part.to_string_lossy().into_owned()).collect();
        parts.join("/")
    });
    match inner.as_deref() {
        Some("") => Ok("okrs".to_owned()),
        Some(inner) if is_within(inner, "okrs") => Ok(inner.to_owned()),
        Some(_) | None => bail!("`{shown}` is outside of `okrs/`: only documents are checked"),
    }
}

/// The real path of a folder of which the last parts may not be there yet.
fn real_folder(folder: &Path) -> std::io::Result<PathBuf> {
    match (folder.canonicalize(), folder.parent(), folder.file_name()) {
        (Err(error), Some(parent), Some(name)) if error.kind() == std::io::ErrorKind::NotFound => {
            Ok(real_folder(parent)?.join(name))
        }
        (real, ..) => real,
    }
}

/// Whether a path is another one or lies below it.
pub(super) fn is_within(path: &str, wanted: &str) -> bool {
    path == wanted || path.strip_prefix(wanted).is_some_and(|rest| rest.starts_with('/'))
}
