//! The files under `okrs/` at the commit from which a branch began.

use std::path::Path;

use anyhow::{Result, bail};

use super::read::Raw;
use super::repository::Git;

/// Everything under `okrs/` where HEAD and `revision` parted, by path; the same files as [`super::list`] would find.
///
/// # Errors
/// Without git, without such a revision, and where the two have no history in common, with what would help.
pub fn files_at_merge_base(root: &Path, revision: &str) -> Result<Vec<Raw>> {
    let Some(git) = Git::open(root)? else {
        bail!("`--base` compares with git, and there is no git repository here")
    };
    let base = git.merge_base(revision)?;
    Ok(git.files(&base)?.into_iter().map(|(raw, _)| raw).collect())
}
