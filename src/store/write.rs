//! Writes whole files or nothing: each is written beside its place, synced and renamed, and what was already
//! done is undone when a later one fails. Nothing is written outside of `okrs/`.

use std::fs;
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use tempfile::NamedTempFile;

use super::lock::Lock;

/// The one hidden folder that is written to: the schemas for editors.
const SCHEMAS: &str = ".schema";

/// Whether something stands at a path from the repository's root.
#[must_use]
pub fn is_there(root: &Path, path: &str) -> bool {
    fs::symlink_metadata(root.join(path)).is_ok()
}

/// A file to write.
#[derive(Debug)]
pub struct Write {
    /// The path from the repository's root, with forward slashes.
    pub path: String,
    /// What must stand there now; none when there must be no such file.
    pub before: Option<String>,
    /// What shall stand there.
    pub after: String,
}

/// What became of a write.
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub enum Written {
    /// All files stand as they should.
    Done,
    /// Nothing was changed, and why: a lower-case fragment.
    Refused(String),
}

/// Writes files of the repository at `root`, all or none.
///
/// # Errors
/// When the disk does not allow it; nothing is changed then either.
pub fn write(root: &Path, _: &Lock, writes: &[Write]) -> Result<Written> {
    let mut folders = Folders::default();
    let mut staged = Vec::new();
    for write in writes {
        match stage(root, write, &mut folders)? {
            Ok(ready) => staged.push((ready, write)),
            Err(why) => return Ok(Written::Refused(why)),
        }
    }
    let mut done: Vec<(PathBuf, &Write)> = Vec::new();
    for (Staged { temporary, target }, write) in staged {
        let persisted = match write.before {
            None => temporary.persist_noclobber(&target),
            Some(_) => temporary.persist(&target),
        };
        if let Err(failed) = persisted {
            for (target, write) in done.iter().rev() {
                undo(target, write);
            }
            if write.before.is_none() && failed.error.kind() == ErrorKind::AlreadyExists {
                return Ok(Written::Refused(format!("`{}` is there already", write.path)));
            }
            return Err(failed.error).with_context(|| format!("cannot write `{}`", write.path));
        }
        done.push((target, write));
    }
    for (target, _) in &done {
        sync_folder(target);
    }
    folders.keep();
    Ok(Written::Done)
}

struct Staged {
    temporary: NamedTempFile,
    target: PathBuf,
}

/// Writes one file beside its place; the inner error says why it may not be written.
fn stage(root: &Path, write: &Write, folders: &mut Folders) -> Result<Result<Staged, String>> {
    let path = &write.path;
    let parts: Vec<&str> = path.split('/').collect();
    let plain = |part: &&str| {
        let is_hidden = part.starts_with('.') && *part != SCHEMAS;
        !part.is_empty() && !is_hidden && !part.contains(['\\', ':', '\0'])
    };
    let ([first, .., _], true) = (parts.as_slice(), parts.iter().all(plain)) else {
        return Ok(Err(format!("`{path}` does not lie under `okrs/`")));
    };
    if *first != "okrs" {
        return Ok(Err(format!("`{path}` does not lie under `okrs/`")));
    }
    let mut folder = root.to_owned();
    for part in &parts[..parts.len() - 1] {
        folder.push(part);
        if let Err(why) = folders.enter(&folder).with_context(|| format!("cannot write `{path}`"))? {
            return Ok(Err(format!("`{path}` cannot be written: `{part}` {why}")));
        }
    }
    let target = folder.join(parts[parts.len() - 1]);
    let mut builder = tempfile::Builder::new();
    builder.prefix(".okr-").suffix(".tmp");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let cannot = || format!("cannot write `{path}`");
    let metadata = match fs::symlink_metadata(&target) {
        Ok(metadata) => Some(metadata),
        Err(error) if error.kind() == ErrorKind::NotFound => None,
        Err(error) => return Err(error).with_context(cannot),
    };
    match (&metadata, &write.before) {
        (None, None) => {}
        (Some(_), None) => return Ok(Err(format!("`{path}` is there already"))),
        (None, Some(_)) => return Ok(Err(format!("`{path}` is gone"))),
        (Some(metadata), Some(before)) => {
            if !metadata.is_file() {
                return Ok(Err(format!("`{path}` is no plain file")));
            }
            if metadata.permissions().readonly() {
                return Ok(Err(format!("`{path}` is read-only")));
            }
            if fs::read(&target).with_context(cannot)? != before.as_bytes() {
                return Ok(Err(format!("`{path}` was changed by someone else just now")));
            }
        }
    }
    let mut temporary = builder.tempfile_in(&folder).with_context(cannot)?;
    temporary.write_all(write.after.as_bytes()).with_context(cannot)?;
    if let Some(metadata) = metadata {
        temporary.as_file().set_permissions(metadata.permissions()).with_context(cannot)?;
    }
    temporary.as_file().sync_all().with_context(cannot)?;
    Ok(Ok(Staged { temporary, target }))
}

/// Puts back what stood there; this is the best that can be done, so a failure is not told.
fn undo(target: &Path, write: &Write) {
    let _ = match &write.before {
        None => fs::remove_file(target),
        Some(before) => fs::write(target, before),
    };
}

/// Makes a rename last. File systems that cannot sync a folder need it no more than those that can fail to.
fn sync_folder(target: &Path) {
    if let Some(folder) = target.parent().and_then(|folder| fs::File::open(folder).ok()) {
        let _ = folder.sync_all();
    }
}

/// Folders that were made on the way; removed again unless they are kept.
#[derive(Default)]
struct Folders(Vec<PathBuf>);

impl Folders {
    /// Makes sure that a folder is there; the inner error says what stands in its place.
    fn enter(&mut self, folder: &Path) -> std::io::Result<Result<(), &'static str>> {
        match fs::symlink_metadata(folder) {
            Ok(metadata) if metadata.is_dir() => Ok(Ok(())),
            Ok(metadata) if metadata.is_symlink() => {
                Ok(Err("is a symbolic link, and links are not followed"))
            }
            Ok(_) => Ok(Err("is no folder")),
            Err(error) if error.kind() == ErrorKind::NotFound => {
                fs::create_dir(folder)?;
                self.0.push(folder.to_owned());
                Ok(Ok(()))
            }
            Err(error) => Err(error),
        }
    }

    fn keep(&mut self) {
        self.0.clear();
    }
}

impl Drop for Folders {
    fn drop(&mut self) {
        for folder in self.0.iter().rev() {
            let _ = fs::remove_dir(folder);
        }
    }
}
