//! The record as a commit holds it.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result, anyhow, bail};
use git2::{Commit, ObjectType, Oid, Tree};
use jiff::civil::Date;

use super::ids::Ids;
use super::inside::parts;
use super::read::{Content, Raw};
use super::repository::{Git, LINK, is_left_alone};
use crate::model::history::Past;

/// The record as a commit holds it.
pub struct State<'g> {
    git: &'g Git,
    commit: Commit<'g>,
}

impl Git {
    /// The record at HEAD; `None` before the first commit.
    ///
    /// # Errors
    /// When git cannot read it.
    pub fn at_head(&self) -> Result<Option<State<'_>>> {
        Ok(self.head()?.map(|commit| State { git: self, commit }))
    }

    /// The record at a revision; at a day (`2022-11-01`) the last landing up to its end.
    ///
    /// # Errors
    /// When there is no such commit, or no landing by that day.
    pub fn at(&self, revision: &str) -> Result<State<'_>> {
        let day = revision.parse::<Date>().ok().filter(|_| revision.len() == 10);
        let commit = match day {
            Some(day) => self.landed_by(day)?,
            None => self.commit(revision)?,
        };
        Ok(State { git: self, commit })
    }

    /// The record where HEAD and a revision parted.
    ///
    /// # Errors
    /// When there is no such revision, and where the two have no history in common, with what would help.
    pub fn at_merge_base(&self, revision: &str) -> Result<State<'_>> {
        let commit = self.merge_base(revision)?;
        Ok(State { git: self, commit })
    }

    fn landed_by(&self, day: Date) -> Result<Commit<'_>> {
        let Some(head) = self.head()? else { bail!("there is no commit yet") };
        let past = self.past(&head)?;
        let Some(landing) = past.landings.iter().rev().find(|landing| landing.day <= day) else {
            let first = past.landings.first().map(|landing| landing.day);
            let first = first.map_or(String::new(), |first| format!(": the first one is of {first}"));
            let cure = if past.is_cut { "; `git fetch --unshallow` brings what is older" } else { "" };
            bail!("nothing had landed under `okrs/` by {day}{first}{cure}")
        };
        let id = Oid::from_str(&landing.commit)?;
        self.repository.find_commit(id).with_context(|| format!("cannot read the commit {id}"))
    }
}

impl<'g> State<'g> {
    /// The record as a commit holds it.
    pub(super) fn of(git: &'g Git, commit: Commit<'g>) -> Self {
        Self { git, commit }
    }

    /// The commit's id.
    #[must_use]
    pub fn id(&self) -> String {
        self.commit.id().to_string()
    }

    /// The landings up to it.
    ///
    /// # Errors
    /// When its history cannot be read.
    pub fn past(&self) -> Result<Past> {
        self.git.past(&self.commit)
    }

    /// Everything under `okrs/`, by path; the same files as [`super::list`] would find.
    ///
    /// # Errors
    /// When the clone does not hold it.
    pub fn files(&self) -> Result<Vec<Raw>> {
        let cannot = || format!("cannot read the commit {}", self.commit.id());
        let mut found = Vec::new();
        if let Some(okrs) = self.git.okrs_of(&self.commit).with_context(cannot)? {
            self.walk(okrs, &mut |path, entry| {
                let content = match entry {
                    Entry::File(id) => self.git.content(id),
                    Entry::Link => Content::Link,
                    Entry::Other => Content::Failed("it is another repository".to_owned()),
                };
                found.push(Raw { path, content });
            })
            .with_context(cannot)?;
        }
        found.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(found)
    }

    /// Git's own ids of `okrs/` and of the files in it.
    ///
    /// # Errors
    /// When the clone does not hold them.
    pub fn ids(&self) -> Result<Ids> {
        let cannot = || format!("cannot read the commit {}", self.commit.id());
        let okrs = self.git.okrs_of(&self.commit).with_context(cannot)?;
        let mut blobs = BTreeMap::new();
        if let Some(okrs) = okrs {
            self.walk(okrs, &mut |path, entry| {
                if let Entry::File(id) = entry {
                    blobs.insert(path, id.to_string());
                }
            })
            .with_context(cannot)?;
        }
        Ok(Ids { tree: okrs.map(|id| id.to_string()), blobs })
    }

    /// Any file by its path from the root of the record; the same as [`super::page`] would read.
    #[must_use]
    pub fn page(&self, path: &str) -> Option<Content> {
        let path = parts(path)?.collect::<Vec<_>>().join("/");
        let path = format!("{}{path}", self.git.prefix());
        let entry = self.commit.tree().ok()?.get_path(Path::new(&path)).ok()?;
        match entry.kind() {
            Some(ObjectType::Blob) if entry.filemode() == LINK => Some(Content::Link),
            Some(ObjectType::Blob) => Some(self.git.content(entry.id())),
            _ => Some(Content::Failed("is no plain file".to_owned())),
        }
    }

    fn walk(&self, okrs: Oid, take: &mut impl FnMut(String, Entry)) -> Result<()> {
        let mut open = vec![(okrs, "okrs".to_owned())];
        while let Some((id, folder)) = open.pop() {
            let tree: Tree<'_> =
                self.git.repository.find_tree(id).map_err(|error| anyhow!("{}", error.message()))?;
            for entry in &tree {
                let name = String::from_utf8_lossy(entry.name_bytes()).into_owned();
                if is_left_alone(&name) {
                    continue;
                }
                let path = format!("{folder}/{name}");
                match entry.kind() {
                    Some(ObjectType::Tree) => open.push((entry.id(), path)),
                    Some(ObjectType::Blob) if entry.filemode() == LINK => take(path, Entry::Link),
                    Some(ObjectType::Blob) => take(path, Entry::File(entry.id())),
                    _ => take(path, Entry::Other),
                }
            }
        }
        Ok(())
    }
}

/// What stands at a path.
enum Entry {
    File(Oid),
    Link,
    Other,
}
