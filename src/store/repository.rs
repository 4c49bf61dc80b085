//! Opens the git repository around a record, and finds commits in it. What cannot be done is said with its cure.

use std::path::Path;

use anyhow::{Result, anyhow, bail};
use git2::{Commit, ErrorClass, ErrorCode, ObjectType, Oid, Repository, Tree};

use super::read::Content;
use crate::yaml::MAX_BYTES;

/// The git repository around a record.
pub struct Git {
    pub(super) repository: Repository,
    /// The folder of the repository in which `okrs/` lies; empty, or ending in a slash.
    prefix: String,
}

impl Git {
    /// Opens the repository around the folder `root`, which holds `okrs/` or is a bare repository.
    /// `None` where there is no git.
    ///
    /// # Errors
    /// When there is one that cannot be read, with its cure where there is one.
    pub fn open(root: &Path) -> Result<Option<Self>> {
        let repository = match Repository::discover(root) {
            Ok(repository) => repository,
            Err(error) if error.code() == ErrorCode::NotFound => return Ok(None),
            Err(error) => return Err(closed(root, &error)),
        };
        let prefix = super::prefix(root);
        Ok(Some(Self { repository, prefix }))
    }

    /// Whether it has no working tree.
    #[must_use]
    pub fn is_bare(&self) -> bool {
        self.repository.is_bare()
    }

    /// The folder of the repository in which `okrs/` lies; empty, or ending in a slash.
    pub(super) fn prefix(&self) -> &str {
        &self.prefix
    }

    /// Whether the clone is shallow.
    #[must_use]
    pub fn is_shallow(&self) -> bool {
        self.repository.is_shallow()
    }

    /// HEAD's commit; `None` before the first one.
    pub(super) fn head(&self) -> Result<Option<Commit<'_>>> {
        let head = match self.repository.head() {
            Ok(head) => head,
            Err(error) if matches!(error.code(), ErrorCode::UnbornBranch | ErrorCode::NotFound) => {
                return Ok(None);
            }
            Err(error) => return Err(told(&error).context("git cannot read HEAD")),
        };
        head.peel_to_commit().map(Some).map_err(|error| told(&error).context("git cannot read HEAD"))
    }

    /// The commit that a revision names.
    pub(super) fn commit(&self, revision: &str) -> Result<Commit<'_>> {
        let shown = crate::text::visible(revision);
        let found = self.repository.revparse_single(revision).and_then(|object| object.peel_to_commit());
        found.map_err(|error| match error.code() {
            ErrorCode::NotFound | ErrorCode::InvalidSpec | ErrorCode::Peel => anyhow!(
                "there is no commit `{shown}` here; `git fetch` brings what only the remote has, and `git branch --all` lists what is here"
            ),
            ErrorCode::Ambiguous => anyhow!("`{shown}` is the beginning of more than one commit's id: write more of it"),
            _ => told(&error).context(format!("cannot read `{shown}`")),
        })
    }

    /// The id of `okrs/` in a commit; `None` where it has no such folder.
    pub(super) fn okrs_of(&self, commit: &Commit<'_>) -> Result<Option<Oid>, git2::Error> {
        Ok(self.okrs_in(&commit.tree()?))
    }

    /// The id of `okrs/` in a commit's tree.
    pub(super) fn okrs_in(&self, tree: &Tree<'_>) -> Option<Oid> {
        let mut folder = tree.clone();
        for part in self.prefix.split('/').filter(|part| !part.is_empty()) {
            let inner = folder.get_name(part)?.id();
            folder = self.repository.find_tree(inner).ok()?;
        }
        let okrs = folder.get_name("okrs")?;
        (okrs.kind() == Some(ObjectType::Tree)).then(|| okrs.id())
    }

    /// What a blob holds, by its id.
    #[must_use]
    pub fn blob(&self, id: &str) -> Content {
        Oid::from_str(id).map_or_else(|_| missing(), |id| self.content(id))
    }

    /// The bytes of a blob; of one that is too large, one more than the limit.
    pub(super) fn content(&self, id: Oid) -> Content {
        let Ok(blob) = self.repository.find_blob(id) else { return missing() };
        Content::Bytes(blob.content().iter().copied().take(MAX_BYTES + 1).collect())
    }

    /// The commit from which HEAD and another one parted.
    pub(super) fn merge_base(&self, revision: &str) -> Result<Commit<'_>> {
        let shown = crate::text::visible(revision);
        let other = self.commit(revision)?;
        let Some(head) = self.head()? else {
            bail!("there is no commit yet that `{shown}` could be held against")
        };
        self.parting(("HEAD", &head), (&shown, &other))
    }
}

/// The mode of a symbolic link.
pub(super) const LINK: i32 = 0o120_000;

/// What is no document and lies under `okrs/` all the same.
pub(super) fn is_left_alone(name: &str) -> bool {
    name.starts_with('.') || name == "README.md"
}

fn missing() -> Content {
    Content::Failed("this clone does not hold it".to_owned())
}

/// What git says, without its codes.
pub(super) fn told(error: &git2::Error) -> anyhow::Error {
    anyhow!(crate::text::visible(error.message()).into_owned())
}

fn closed(root: &Path, error: &git2::Error) -> anyhow::Error {
    let shown = root.display();
    match (error.code(), error.class()) {
        (ErrorCode::Owner, _) => anyhow!(
            "git does not trust `{shown}`, which belongs to somebody else: `git config --global --add safe.directory {shown}`"
        ),
        (_, ErrorClass::Repository) if error.message().contains("unsupported extension") => {
            told(error).context("this repository is kept in a form that okr cannot read yet")
        }
        _ => told(error).context("git cannot open the repository"),
    }
}
