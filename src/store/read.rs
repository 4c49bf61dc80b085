//! Reads every file under `okrs/`, in parallel and in one order; follows no link.

use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use rayon::prelude::*;

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

/// Everything under `okrs/` of the repository at `root`, by path. What begins with a dot and `README.md` is left alone.
///
/// # Errors
/// When `okrs/` itself cannot be listed.
pub fn read(root: &Path) -> Result<Vec<Raw>> {
    let mut paths = Vec::new();
    list(&root.join("okrs"), "okrs", &mut paths).context("cannot list `okrs/`")?;
    paths.sort();
    Ok(paths.into_par_iter().map(|(path, full)| Raw { content: content(&full), path }).collect())
}

fn list(folder: &Path, prefix: &str, out: &mut Vec<(String, PathBuf)>) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with('.') || name == "README.md" {
            continue;
        }
        let path = format!("{prefix}/{name}");
        if entry.file_type()?.is_dir() {
            if list(&entry.path(), &path, out).is_err() {
                out.push((path, entry.path()));
            }
        } else {
            out.push((path, entry.path()));
        }
    }
    Ok(())
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
    let mut bytes = Vec::new();
    let limit = u64::try_from(MAX_BYTES).unwrap_or(u64::MAX) + 1;
    match fs::File::open(path).and_then(|file| file.take(limit).read_to_end(&mut bytes)) {
        Ok(_) => Content::Bytes(bytes),
        Err(error) => Content::Failed(reason(&error)),
    }
}

fn reason(error: &std::io::Error) -> String {
    error.kind().to_string()
}
