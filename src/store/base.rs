//! The files under `okrs/` at the commit from which a branch began.

use std::path::Path;

use anyhow::{Context, Result, anyhow};
use git2::{Commit, ErrorCode, ObjectType, Oid, Repository, Tree};

use super::find::prefix;
use super::read::{Content, Raw};
use crate::yaml::MAX_BYTES;

/// Everything under `okrs/` where HEAD and `revision` parted, by path; the same files as [`super::list`] would find.
///
/// # Errors
/// Without git, without such a revision, and where the two have no history in common, with what would help.
pub fn files_at_merge_base(root: &Path, revision: &str) -> Result<Vec<Raw>> {
    let repository = open(root, "`--base`")?;
    let other = commit(&repository, revision)?;
    let shown = crate::text::visible(revision);
    let head = head(&repository, &shown)?;
    let base = merge_base(&repository, ("HEAD", &head), (&shown, &other))?;
    files_of(&repository, root, &base)
}

/// The commit of a revision.
pub(super) fn commit<'r>(repository: &'r Repository, revision: &str) -> Result<Commit<'r>> {
    let shown = crate::text::visible(revision);
    let found = repository.revparse_single(revision).and_then(|object| object.peel_to_commit());
    found.map_err(|error| match error.code() {
        ErrorCode::NotFound | ErrorCode::InvalidSpec => anyhow!(
            "there is no commit `{shown}` here; `git fetch` brings what only the remote has, and `git branch --all` lists what is here"
        ),
        _ => anyhow!(error.message().to_owned()).context(format!("cannot read `{shown}`")),
    })
}

/// The commit that is checked out; `shown` is what it shall be held against.
pub(super) fn head<'r>(repository: &'r Repository, shown: &str) -> Result<Commit<'r>> {
    let head = repository.head().and_then(|head| head.peel_to_commit());
    head.map_err(|_| anyhow!("there is no commit yet that `{shown}` could be held against"))
}

/// The commit at which two others parted.
pub(super) fn merge_base<'r>(
    repository: &'r Repository,
    (head_name, head): (&str, &Commit<'_>),
    (base_name, base): (&str, &Commit<'_>),
) -> Result<Commit<'r>> {
    let found = repository.merge_base(head.id(), base.id());
    let found = found.map_err(|_| parted(repository, head_name, base_name))?;
    repository.find_commit(found).with_context(|| format!("cannot read the commit {found}"))
}

/// The tree of `okrs/` in a commit; `None` where it has none.
pub(super) fn okrs(root: &Path, commit: &Commit<'_>) -> Result<Option<Oid>> {
    let tree = commit.tree().with_context(|| format!("cannot read the commit {}", commit.id()))?;
    let folder = format!("{}okrs", prefix(root));
    let entry = tree.get_path(Path::new(&folder)).ok();
    Ok(entry.filter(|entry| entry.kind() == Some(ObjectType::Tree)).map(|entry| entry.id()))
}

/// Everything under `okrs/` in a commit, by path.
pub(super) fn files_of(repository: &Repository, root: &Path, commit: &Commit<'_>) -> Result<Vec<Raw>> {
    let mut files = Vec::new();
    if let Some(okrs) = okrs(root, commit)? {
        walk(repository, okrs, &mut files)
            .with_context(|| format!("cannot read the commit {}", commit.id()))?;
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

/// The git repository around the OKR repository; `who` asks for it.
pub(super) fn open(root: &Path, who: &str) -> Result<Repository> {
    Repository::discover(root).map_err(|error| match error.code() {
        ErrorCode::NotFound => anyhow!("{who} compares with git, and there is no git repository here"),
        ErrorCode::Owner => anyhow!(
            "git does not trust `{0}`, which belongs to somebody else: `git config --global --add safe.directory {0}`",
            root.display()
        ),
        _ => anyhow!(error.message().to_owned()).context("git cannot open the repository"),
    })
}

fn parted(repository: &Repository, head: &str, base: &str) -> anyhow::Error {
    if repository.is_shallow() {
        anyhow!(
            "this clone is cut off before {head} and `{base}` parted: `git fetch --unshallow`, or `fetch-depth: 0` in CI"
        )
    } else {
        anyhow!("{head} and `{base}` have no history in common")
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
