//! Reads the landings of a record from git: the first-parent line of a commit, and on it what changed under `okrs/`.
//! It compares the ids of trees and opens nothing that did not change. What the files mean is not known here.

mod changes;
mod line;
mod message;
mod people;
mod tags;

use std::collections::HashSet;

use anyhow::{Context, Result};
use git2::{Commit, Oid, Repository};
use jiff::civil::Date;

use super::repository::Git;
use crate::model::history::{Landing, Past, Switch};
use changes::Trees;
use line::{Step, day, line};
use people::People;

impl Git {
    /// The landings up to a commit.
    pub(super) fn past(&self, head: &Commit<'_>) -> Result<Past> {
        let cannot = || format!("git cannot read the history of {}", head.id());
        let line = line(&self.repository, head);
        let walk = Walk { git: self, people: People::of(&self.repository, head), seen: HashSet::new() };
        let mut past = walk.landings(&line).with_context(cannot)?;
        past.head = Some(head.id().to_string());
        past.tags = tags::of_decisions(&self.repository, head.id(), past.is_cut);
        Ok(past)
    }
}

/// One pass over the line, from the oldest commit to the newest.
struct Walk<'a> {
    git: &'a Git,
    people: People,
    /// The commits that an earlier one on the line brought in, or that lie on it.
    seen: HashSet<Oid>,
}

impl Walk<'_> {
    fn landings(mut self, line: &[Step]) -> Result<Past, git2::Error> {
        let repository = &self.git.repository;
        let trees = Trees { repository };
        let mut past = Past::default();
        let mut before: Option<(Commit<'_>, Option<Oid>)> = None;
        for step in line {
            let commit = repository.find_commit(step.commit)?;
            let okrs = self.git.okrs_of(&commit)?;
            let brought = self.brought_in(repository, &commit, step.parent);
            past.is_cut |= step.is_cut;
            if step.is_switched
                && let Some(parent) = step.parent
            {
                let (commit, line) = (commit.id().to_string(), parent.to_string());
                past.switches.push(Switch { commit, day: day(&step.time), line });
            }
            let was = before.as_ref().and_then(|(_, okrs)| *okrs);
            if okrs != was || step.is_cut {
                let changes = trees.changes(was, okrs)?;
                let parent = before.as_ref().map(|(parent, _)| parent);
                past.landings.push(self.landing(step, &commit, parent, &brought, changes, okrs)?);
            }
            before = Some((commit, okrs));
        }
        Ok(past)
    }

    /// The commits that a commit on the line brought in: what can be reached from it and from none before it.
    fn brought_in<'r>(
        &mut self,
        repository: &'r Repository,
        commit: &Commit<'r>,
        parent: Option<Oid>,
    ) -> Vec<Commit<'r>> {
        self.seen.insert(commit.id());
        let mut open: Vec<Oid> = commit.parent_ids().filter(|id| Some(*id) != parent).collect();
        if commit.parent_count() < 2 {
            open.clear();
        }
        let mut brought = Vec::new();
        while let Some(id) = open.pop() {
            if !self.seen.insert(id) {
                continue;
            }
            // A shallow clone lacks some: nobody can tell who wrote them.
            let Ok(commit) = repository.find_commit(id) else { continue };
            open.extend(commit.parent_ids());
            brought.push(commit);
        }
        brought
    }

    fn landing(
        &self,
        step: &Step,
        commit: &Commit<'_>,
        parent: Option<&Commit<'_>>,
        brought: &[Commit<'_>],
        changes: Vec<crate::model::history::Change>,
        okrs: Option<Oid>,
    ) -> Result<Landing, git2::Error> {
        let own = day(&step.time);
        // Two clocks are never quite alike: only another day is worth a word.
        let of_parent = parent.map(Commit::time).filter(|time| time.seconds() > step.time.seconds());
        let later: Option<Date> = of_parent.map(|time| day(&time)).filter(|later| *later > own);
        let is_merge = commit.parent_count() > 1;
        let changes_itself = is_merge && self.changes_itself(commit, okrs)?;
        let mut authors = Vec::new();
        let mut reviewers = Vec::new();
        for inner in brought {
            self.people.authors(inner, &mut authors);
            self.people.reviewers(inner, &mut reviewers);
        }
        self.people.reviewers(commit, &mut reviewers);
        if !is_merge || changes_itself || authors.is_empty() {
            self.people.authors(commit, &mut authors);
        }
        let merger = if is_merge { self.people.author(commit) } else { None };
        Ok(Landing {
            commit: commit.id().to_string(),
            day: later.unwrap_or(own),
            ran_back: later.map(|_| own),
            subject: message::subject(commit),
            authors,
            reviewers,
            merger,
            pull_request: message::pull_request(&message::text(commit)),
            is_merge,
            is_edge: step.is_cut,
            changes,
        })
    }

    /// Whether a merge holds something under `okrs/` that git would not have merged by itself.
    fn changes_itself(&self, merge: &Commit<'_>, okrs: Option<Oid>) -> Result<bool, git2::Error> {
        let repository = &self.git.repository;
        let trees = Trees { repository };
        let mut parents = Vec::new();
        for parent in merge.parents() {
            parents.push(self.git.okrs_of(&parent)?);
        }
        if parents.contains(&okrs) {
            return Ok(false);
        }
        let mut own: Option<Vec<String>> = None;
        for parent in &parents {
            let changed: Vec<String> =
                trees.changes(*parent, okrs)?.into_iter().map(|change| change.path).collect();
            own = Some(match own {
                None => changed,
                Some(own) => own.into_iter().filter(|path| changed.contains(path)).collect(),
            });
        }
        let own = own.unwrap_or_default();
        if own.is_empty() || merge.parent_count() != 2 {
            return Ok(!own.is_empty());
        }
        // Both sides changed the same files: what git makes of them is nobody's own work.
        let (one, two) = (merge.parent(0)?, merge.parent(1)?);
        let Ok(mut merged) = repository.merge_commits(&one, &two, None) else { return Ok(true) };
        if merged.has_conflicts() {
            return Ok(true);
        }
        let tree = merged.write_tree_to(repository)?;
        Ok(self.git.okrs_in(&repository.find_tree(tree)?) != okrs)
    }
}
