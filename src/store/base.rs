//! The files at the commit from which a branch began.

use std::path::Path;

use anyhow::{Context, Result, anyhow};
use git2::{ErrorCode, ObjectType, Oid, Repository, Tree};

use super::find::prefix;
use super::inside::parts;
use super::read::{Content, Raw};
use crate::yaml::MAX_BYTES;

/// The commit from which a branch began.
pub struct Base {
    repository: Repository,
    commit: Oid,
    /// What stands before `okrs/` in its paths.
    prefix: String,
}

impl Base {
    /// Where HEAD and `revision` parted.
    ///
    /// # Errors
    /// Without git, without such a revision, and where the two have no history in common, with what would help.
    pub fn of(root: &Path, revision: &str) -> Result<Self> {
        let repository = open(root)?;
        let shown = crate::text::visible(revision);
        let other = repository.revparse_single(revision).and_then(|object| object.peel_to_commit());
        let other = other.map_err(|error| match error.code() {
            ErrorCode::NotFound | ErrorCode::InvalidSpec => anyhow!(
                "there is no commit `{shown}` here; `git fetch` brings what only the remote has, and `git branch --all` lists what is here"
            ),
            _ => anyhow!(error.message().to_owned()).context(format!("cannot read `{shown}`")),
        })?;
        let head = repository.head().and_then(|head| head.peel_to_commit());
        let head =
            head.map_err(|_| anyhow!("there is no commit yet that `{shown}` could be held against"))?;
        let base = repository.merge_base(head.id(), other.id()).map_err(|_| parted(&repository, &shown))?;
        drop((head, other));
        Ok(Self { repository, commit: base, prefix: prefix(root) })
    }

    /// Everything under `okrs/`, by path; the same files as [`super::list`] would find.
    ///
    /// # Errors
    /// When the clone does not hold it.
    pub fn files(&self) -> Result<Vec<Raw>> {
        let cannot = || format!("cannot read the commit {}", self.commit);
        let tree = self.tree().with_context(cannot)?;
        let mut files = Vec::new();
        match tree.get_path(Path::new(&format!("{}okrs", self.prefix))) {
            Ok(entry) if entry.kind() == Some(ObjectType::Tree) => {
                walk(&self.repository, entry.id(), &mut files).with_context(cannot)?;
            }
            Ok(_) | Err(_) => {}
        }
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(files)
    }

    /// Any file by its path from the root of the record; the same as [`super::page`] would read.
    #[must_use]
    pub fn page(&self, path: &str) -> Option<Content> {
        let path = parts(path)?.collect::<Vec<_>>().join("/");
        let entry = self.tree().ok()?.get_path(Path::new(&format!("{}{path}", self.prefix))).ok()?;
        match entry.kind() {
            Some(ObjectType::Blob) if entry.filemode() == 0o120_000 => Some(Content::Link),
            Some(ObjectType::Blob) => Some(content(&self.repository, entry.id())),
            _ => Some(Content::Failed("is no plain file".to_owned())),
        }
    }

    fn tree(&self) -> Result<Tree<'_>, git2::Error> {
        self.repository.find_commit(self.commit)?.tree()
    }
}

fn open(root: &Path) -> Result<Repository> {
    Repository::discover(root).map_err(|error| match error.code() {
        ErrorCode::NotFound => anyhow!("`--base` compares with git, and there is no git repository here"),
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
