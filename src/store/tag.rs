//! Writes the tags of decisions.

use anyhow::{Context, Result};
use git2::{ErrorCode, Oid};

use super::repository::Git;

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

impl Git {
    /// Marks a commit with a lightweight tag: it says nothing that the commit does not say.
    ///
    /// # Errors
    /// When git cannot write it.
    pub fn tag(&self, name: &str, commit: &str) -> Result<Tagged> {
        let cannot = || format!("cannot write the tag `{name}`");
        match self.repository.find_reference(&format!("refs/tags/{name}")) {
            Ok(there) => {
                let there = there.peel_to_commit().map(|commit| commit.id().to_string()).unwrap_or_default();
                Ok(if there == commit { Tagged::Already } else { Tagged::Elsewhere(there) })
            }
            Err(error) if error.code() == ErrorCode::NotFound => {
                let id = Oid::from_str(commit).with_context(cannot)?;
                let object = self.repository.find_object(id, None).with_context(cannot)?;
                self.repository.tag_lightweight(name, &object, false).with_context(cannot)?;
                Ok(Tagged::Written)
            }
            Err(error) => Err(error).with_context(cannot),
        }
    }
}
