//! The two states that a branch is told by: where it parted from the main branch, and what it is now.

use anyhow::{Context, Result, anyhow, bail};
use git2::{BranchType, Commit};

use super::repository::Git;
use super::state::State;

/// The two states.
pub struct Compared<'g> {
    /// The name of the base, as it was given or found.
    pub base: String,
    /// Whether nobody named it.
    pub is_found: bool,
    /// Where the two parted.
    pub before: State<'g>,
    /// The end that was named; `None`: the working files.
    pub after: Option<State<'g>>,
}

impl Git {
    /// The two states. Without a base it is the main branch: of the remote, else the local one where another branch is
    /// looked at.
    ///
    /// # Errors
    /// Without such revisions, without a main branch, and where the two have no history in common, with what would help.
    pub fn compared(&self, base: Option<&str>, end: Option<&str>) -> Result<Compared<'_>> {
        let (base, is_found) = match base {
            Some(base) => (base.to_owned(), false),
            None => (self.main_branch(end)?, true),
        };
        let base_commit = self.commit(&base)?;
        let shown = crate::text::visible(&base);
        let head = match end {
            Some(end) => self.commit(end)?,
            None => self
                .head()?
                .with_context(|| format!("there is no commit yet that `{shown}` could be held against"))?,
        };
        let name = end.filter(|end| *end != "HEAD").map(|end| format!("`{}`", crate::text::visible(end)));
        let parting = self.parting((name.as_deref().unwrap_or("HEAD"), &head), (&shown, &base_commit))?;
        let before = State::of(self, parting);
        let after = end.map(|_| State::of(self, head));
        Ok(Compared { base, is_found, before, after })
    }

    /// The commit at which two others parted.
    pub(super) fn parting(
        &self,
        (head_name, head): (&str, &Commit<'_>),
        (base_name, base): (&str, &Commit<'_>),
    ) -> Result<Commit<'_>> {
        let found = self.repository.merge_base(head.id(), base.id()).map_err(|_| {
            if self.is_shallow() {
                anyhow!(
                    "this clone is cut off before {head_name} and `{base_name}` parted: `git fetch --unshallow`, or `fetch-depth: 0` in CI"
                )
            } else {
                anyhow!("{head_name} and `{base_name}` have no history in common")
            }
        })?;
        self.repository.find_commit(found).with_context(|| format!("cannot read the commit {found}"))
    }

    /// The main branch: what `origin/HEAD` points to, `origin/main`, `origin/master`; else the local `main` or `master`,
    /// where it is not the very branch that is looked at.
    fn main_branch(&self, end: Option<&str>) -> Result<String> {
        let repository = &self.repository;
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
                let cut = if self.is_shallow() { "--unshallow " } else { "" };
                bail!(
                    "this clone holds no main branch of `origin`: `git fetch {cut}origin \"+refs/heads/*:refs/remotes/origin/*\"` brings it"
                )
            }
            None => bail!("there is no main branch here: name what to compare with, `okr diff REV`"),
        }
    }
}
