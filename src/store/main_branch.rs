//! The main branch: what a change is held against where nobody names anything.

use anyhow::{Result, bail};
use git2::BranchType;

use super::repository::Git;

impl Git {
    /// What `origin/HEAD` points to, `origin/main`, `origin/master`; else the local `main` or `master`, where it is not the
    /// very branch that is looked at: `end`, or the one that is checked out.
    ///
    /// # Errors
    /// When there is none, with what to do instead.
    pub fn main_branch(&self, end: Option<&str>) -> Result<String> {
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
