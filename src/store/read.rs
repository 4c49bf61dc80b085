//! Finds and reads every file under `okrs/`, in one order; follows no link.

use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::inside::inside;
use crate::yaml::MAX_BYTES;

/// A file, read or not.
#[derive(Debug)]
pub struct Raw {
    /// The path from the repository's root, with forward slashes.
    pub path: String,
    /// What is in it.
    pub content: Content,
}

/// What is in a file.
#[derive(Debug)]
pub enum Content {
    /// Its bytes; of a file that is too large, one more than the limit.
    Bytes(Vec<u8>),
    /// A symbolic link: reported, never followed.
    Link,
    /// It could not be read, and why.
    Failed(String),
}

/// A file that was found and not read yet.
#[derive(Debug)]
pub struct Found {
    path: String,
    full: PathBuf,
}

impl Found {
    /// The path from the repository's root, with forward slashes.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Reads it.
    #[must_use]
    pub fn read(self) -> Raw {
        Raw { content: content(&self.full), path: self.path }
    }
}

/// A file that a person names, as text.
///
/// # Errors
/// When it cannot be read, or is no text.
pub fn text(file: &Path) -> Result<String> {
    fs::read_to_string(file).with_context(|| format!("cannot read `{}`", file.display()))
}

/// Everything under `okrs/` of the repository at `root`, by path. What begins with a dot and `README.md` is left alone.
///
/// # Errors
/// When `okrs/` itself cannot be listed.
pub fn list(root: &Path) -> Result<Vec<Found>> {
    let mut found = Vec::new();
    walk(&root.join("okrs"), "okrs", &mut found).context("cannot list `okrs/`")?;
    found.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(found)
}

fn walk(folder: &Path, prefix: &str, out: &mut Vec<Found>) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with('.') || name == "README.md" {
            continue;
        }
        let path = format!("{prefix}/{name}");
        let is_folder = entry.file_type()?.is_dir();
        if !is_folder || walk(&entry.path(), &path, out).is_err() {
            out.push(Found { path, full: entry.path() });
        }
    }
    Ok(())
}

/// Any file of the repository at `root`, by its path from there with forward slashes: where a touch point tells the
/// mission. `None` where nothing is.
#[must_use]
pub fn page(root: &Path, path: &str) -> Option<Content> {
    match inside(root, path) {
        Ok(found) => Some(content(&found?)),
        Err(barred) => Some(Content::Failed(barred.to_string())),
    }
}

fn content(path: &Path) -> Content {
    let metadata = match fs::symlink_metadata(path) {
        Ok(metadata) => metadata,
        Err(error) => return Content::Failed(reason(&error)),
    };
    if metadata.is_symlink() {
        return Content::Link;
    }
    if !metadata.is_file() {
        return Content::Failed("it is no plain file".to_owned());
    }
    // With its size known, a file is read by one call instead of many.
    let size = usize::try_from(metadata.len()).unwrap_or(MAX_BYTES).min(MAX_BYTES);
    let mut bytes = Vec::with_capacity(size + 1);
    let limit = u64::try_from(MAX_BYTES).unwrap_or(u64::MAX) + 1;
    match fs::File::open(path).and_then(|file| file.take(limit).read_to_end(&mut bytes)) {
        Ok(_) => Content::Bytes(bytes),
        Err(error) => Content::Failed(reason(&error)),
    }
}

fn reason(error: &std::io::Error) -> String {
    error.kind().to_string()
}
