//! The two states that a branch is told by: where it parted from the main branch, and what it is now.

use std::path::Path;

use anyhow::{Result, bail};
use git2::{BranchType, Repository};

use super::base::{commit, files_of, head, merge_base, okrs, open};
use super::read::Raw;

/// The two states.
#[derive(Debug)]
pub struct Compared {
    /// The name of the base, as it was given or found.
    pub base: String,
    /// Whether nobody named it.
    pub is_found: bool,
    /// The commit at which the two parted.
    pub merge_base: String,
    /// The tree of `okrs/` in it.
    pub base_tree: Option<String>,
    /// The files in it.
    pub before: Vec<Raw>,
    /// The other end; `None`: the working files.
    pub after: Option<End>,
}

/// The end of a branch that was named.
#[derive(Debug)]
pub struct End {
    /// Its name.
    pub name: String,
    /// Its commit.
    pub commit: String,
    /// The tree of `okrs/` in it.
    pub tree: Option<String>,
    /// The files in it.
    pub files: Vec<Raw>,
}

/// Reads the two states. Without a base it is the main branch: of the remote, else the local one where another branch is
/// looked at.
///
/// # Errors
/// Without git, without such revisions, without a main branch, and where the two have no history in common, with what
/// would help.
pub fn compared(root: &Path, base: Option<&str>, end: Option<&str>) -> Result<Compared> {
    let repository = open(root, "`okr diff`")?;
    let (base_name, is_found) = match base {
        Some(base) => (base.to_owned(), false),
        None => (main_branch(&repository, end)?, true),
    };
    let base_commit = commit(&repository, &base_name)?;
    let shown = crate::text::visible(&base_name);
    let head = match end {
        Some(end) => commit(&repository, end)?,
        None => head(&repository, &shown)?,
    };
    let end_name = end.filter(|end| *end != "HEAD").map(|end| format!("`{}`", crate::text::visible(end)));
    let end_name = end_name.as_deref().unwrap_or("HEAD");
    let parting = merge_base(&repository, (end_name, &head), (&shown, &base_commit))?;
    let after = match end {
        None => None,
        Some(end) => Some(End {
            name: end.to_owned(),
            commit: head.id().to_string(),
            tree: okrs(root, &head)?.map(|tree| tree.to_string()),
            files: files_of(&repository, root, &head)?,
        }),
    };
    Ok(Compared {
        base: base_name,
        is_found,
        merge_base: parting.id().to_string(),
        base_tree: okrs(root, &parting)?.map(|tree| tree.to_string()),
        before: files_of(&repository, root, &parting)?,
        after,
    })
}

/// The main branch: what `origin/HEAD` points to, `origin/main`, `origin/master`; else the local `main` or `master`, where
/// it is not the very branch that is looked at.
fn main_branch(repository: &Repository, end: Option<&str>) -> Result<String> {
    let remote = repository.find_reference("refs/remotes/origin/HEAD").ok();
    let named = remote.as_ref().and_then(|head| head.symbolic_target().ok().flatten());
    let named = named.and_then(|target| target.strip_prefix("refs/remotes/")).map(str::to_owned);
    let has = |name: &str, kind| repository.find_branch(name, kind).is_ok();
    if let Some(name) = named.filter(|name| has(name, BranchType::Remote)) {
        return Ok(name);
    }
    for name in ["origin/main", "origin/master"] {
        if has(name, BranchType::Remote) {
            return Ok(name.to_owned());
        }
    }
    let head = repository.head().ok();
    let current = head.as_ref().and_then(|head| head.shorthand().ok());
    let looked_at = match end {
        None | Some("HEAD") => current.filter(|name| *name != "HEAD"),
        Some(end) => Some(end),
    };
    let local = ["main", "master"].into_iter().find(|name| has(name, BranchType::Local));
    match local {
        Some(name) if looked_at != Some(name) => Ok(name.to_owned()),
        Some(name) => bail!(
            "`{name}` is the main branch itself, and no `origin` has another state of it: `okr diff HEAD` tells what is not committed yet, `okr diff REV` what came after a commit"
        ),
        None if repository.find_remote("origin").is_ok() => {
            let cut = if repository.is_shallow() { "--unshallow " } else { "" };
            bail!(
                "this clone holds no main branch of `origin`: `git fetch {cut}origin \"+refs/heads/*:refs/remotes/origin/*\"` brings it"
            )
        }
        None => bail!("there is no main branch here: name what to compare with, `okr diff REV`"),
    }
}
