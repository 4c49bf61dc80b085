//! The landing of a decision on the line of first parents, and the tag that marks it.

use std::collections::HashMap;
use std::path::Path;

use anyhow::{Context, Result};
use git2::{ErrorCode, Oid, Repository};

use super::base::open;
use super::find::prefix;
use crate::yaml::MAX_BYTES;

const PURPOSE: &str = "a tag is written by git";

/// Where something landed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Landing {
    /// In this commit it first appears.
    At(String),
    /// HEAD does not hold it.
    NotYet,
    /// It is there in the oldest commit that this clone shows.
    CutOff,
}

/// The first commit on the line of HEAD's first parents in which one of the files of these paths, counted from the
/// record's root, holds what is looked for. A later commit that lacks it changes nothing.
///
/// # Errors
/// Without git, or when the history cannot be read.
pub fn landing(root: &Path, paths: &[String], holds: impl Fn(&[u8]) -> bool) -> Result<Landing> {
    let repository = open(root, PURPOSE)?;
    let Ok(head) = repository.head().and_then(|head| head.peel_to_commit()) else {
        return Ok(Landing::NotYet);
    };
    let prefix = prefix(root);
    let paths: Vec<String> = paths.iter().map(|path| format!("{prefix}{path}")).collect();
    // Most commits change none of the files: each of their contents is looked at once.
    let mut known: HashMap<Oid, bool> = HashMap::new();
    let mut commit = head;
    let mut is_in_head = None;
    let mut first = None;
    loop {
        let tree = commit.tree().context("cannot read the history")?;
        let blobs = paths.iter().filter_map(|path| tree.get_path(Path::new(path)).ok());
        let mut is_held = false;
        for id in blobs.map(|entry| entry.id()) {
            is_held |= *known.entry(id).or_insert_with(|| is_in_blob(&repository, id, &holds));
        }
        is_in_head.get_or_insert(is_held);
        if is_held {
            first = Some(commit.id());
        }
        match commit.parent(0) {
            Ok(parent) => commit = parent,
            Err(_) if is_held && repository.is_shallow() => return Ok(Landing::CutOff),
            Err(_) => break,
        }
    }
    Ok(match first {
        Some(first) if is_in_head == Some(true) => Landing::At(first.to_string()),
        Some(_) | None => Landing::NotYet,
    })
}

fn is_in_blob(repository: &Repository, id: Oid, holds: impl Fn(&[u8]) -> bool) -> bool {
    repository.find_blob(id).is_ok_and(|blob| blob.size() <= MAX_BYTES && holds(blob.content()))
}

/// What became of a tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tagged {
    /// It was written.
    Written,
    /// It was there, on the same commit.
    Already,
    /// It is there, on another commit.
    Elsewhere(String),
}

/// Marks a commit with a lightweight tag: it says nothing that the commit does not say.
///
/// # Errors
/// Without git, or when git cannot write it.
pub fn tag(root: &Path, name: &str, commit: &str) -> Result<Tagged> {
    let repository = open(root, PURPOSE)?;
    let cannot = || format!("cannot write the tag `{name}`");
    match repository.find_reference(&format!("refs/tags/{name}")) {
        Ok(there) => {
            let there = there.peel_to_commit().map(|commit| commit.id().to_string()).unwrap_or_default();
            Ok(if there == commit { Tagged::Already } else { Tagged::Elsewhere(there) })
        }
        Err(error) if error.code() == ErrorCode::NotFound => {
            let id = Oid::from_str(commit).with_context(cannot)?;
            let object = repository.find_object(id, None).with_context(cannot)?;
            repository.tag_lightweight(name, &object, false).with_context(cannot)?;
            Ok(Tagged::Written)
        }
        Err(error) => Err(error).with_context(cannot),
    }
}
