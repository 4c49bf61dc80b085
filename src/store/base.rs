//! The files under `okrs/` at the commit from which a branch began.

use std::path::Path;

use anyhow::{Context, Result, anyhow};
use git2::{ErrorCode, ObjectType, Oid, Repository, Tree};

use super::find::prefix;
use super::read::{Content, Raw};
use crate::yaml::MAX_BYTES;

/// Everything under `okrs/` where HEAD and `revision` parted, by path; the same files as [`super::list`] would find.
///
/// # Errors
/// Without git, without such a revision, and where the two have no history in common, with what would help.
pub fn files_at_merge_base(root: &Path, revision: &str) -> Result<Vec<Raw>> {
    let repository = open(root, "`--base` compares with git")?;
    let shown = crate::text::visible(revision);
    let other = repository.revparse_single(revision).and_then(|object| object.peel_to_commit());
    let other = other.map_err(|error| match error.code() {
        ErrorCode::NotFound | ErrorCode::InvalidSpec => anyhow!(
            "there is no commit `{shown}` here; `git fetch` brings what only the remote has, and `git branch --all` lists what is here"
        ),
        _ => anyhow!(error.message().to_owned()).context(format!("cannot read `{shown}`")),
    })?;
    let head = repository.head().and_then(|head| head.peel_to_commit());
    let head = head.map_err(|_| anyhow!("there is no commit yet that `{shown}` could be held against"))?;
    let base = repository.merge_base(head.id(), other.id()).map_err(|_| parted(&repository, &shown))?;
    let tree = repository.find_commit(base).and_then(|commit| commit.tree());
    let tree = tree.with_context(|| format!("cannot read the commit {base}"))?;
    let mut files = Vec::new();
    let folder = format!("{}okrs", prefix(root));
    match tree.get_path(Path::new(&folder)) {
        Ok(entry) if entry.kind() == Some(ObjectType::Tree) => {
            walk(&repository, entry.id(), &mut files)
                .with_context(|| format!("cannot read the commit {base}"))?;
        }
        Ok(_) | Err(_) => {}
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

/// The repository around a folder; `purpose` says what it is needed for.
pub(super) fn open(root: &Path, purpose: &str) -> Result<Repository> {
    Repository::discover(root).map_err(|error| match error.code() {
        ErrorCode::NotFound => anyhow!("{purpose}, and there is no git repository here"),
        ErrorCode::Owner => anyhow!(
            "git does not trust `{0}`, which belongs to somebody else: `git config --global --add safe.directory {0}`",
            root.display()
        ),
        _ => anyhow!(error.message().to_owned()).context("git cannot open the repository"),
    })
}

fn parted(repository: &Repository, revision: &str) -> anyhow::Error {
    if repository.is_shallow() {
        anyhow!(
            "this clone is cut off before HEAD and `{revision}` parted: `git fetch --unshallow`, or `fetch-depth: 0` in CI"
        )
    } else {
        anyhow!("HEAD and `{revision}` have no history in common")
    }
}

fn walk(repository: &Repository, okrs: Oid, out: &mut Vec<Raw>) -> Result<()> {
    let mut open = vec![(okrs, "okrs".to_owned())];
    while let Some((id, folder)) = open.pop() {
        let tree: Tree<'_> = repository.find_tree(id)?;
        for entry in &tree {
            let name = String::from_utf8_lossy(entry.name_bytes()).into_owned();
            if name.starts_with('.') || name == "README.md" {
                continue;
            }
            let path = format!("{folder}/{name}");
            match entry.kind() {
                Some(ObjectType::Tree) => open.push((entry.id(), path)),
                Some(ObjectType::Blob) if entry.filemode() == 0o120_000 => {
                    out.push(Raw { path, content: Content::Link });
                }
                Some(ObjectType::Blob) => out.push(Raw { path, content: content(repository, entry.id()) }),
                _ => out.push(Raw { path, content: Content::Failed("it is another repository".to_owned()) }),
            }
        }
    }
    Ok(())
}

/// The bytes of a blob; of one that is too large, one more than the limit.
fn content(repository: &Repository, id: Oid) -> Content {
    match repository.find_blob(id) {
        Ok(blob) => Content::Bytes(blob.content().iter().copied().take(MAX_BYTES + 1).collect()),
        Err(_) => Content::Failed("this clone does not hold it".to_owned()),
    }
}
