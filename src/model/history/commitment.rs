//! Commitments: where a plan or a season was ratified first, and what stood in it from then on.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::chronicle::{Chronicle, Key, Version, effective};
use crate::document::{Amendment, Kind, Plan, Policy};
use crate::model::Portfolio;
use crate::model::commitment::undone;
use crate::model::portfolio::declares;
use crate::model::promise::{Naming, Promises, of_plan, of_season};

/// A plan or a season that was ratified.
#[derive(Debug, Clone, Copy)]
pub struct Committed<'a> {
    /// The season's id.
    pub season: &'a str,
    /// The group's present id; empty for the season itself.
    pub group: &'a str,
    /// Every version of the document.
    pub versions: &'a [Version],
    /// The version in which `ratified` first appears.
    pub first: usize,
    /// The version in which it appears after the last withdrawal; else the first.
    pub last: usize,
}

/// What was promised from a landing on.
#[derive(Debug)]
pub struct State<'a> {
    /// The landing.
    pub landing: usize,
    /// The version.
    pub version: &'a Version,
    /// The promises.
    pub promises: Promises,
    /// The amendments that stand there.
    pub amendments: &'a [Amendment],
}

impl State<'_> {
    /// Whether an objective, a key result or a milestone stands there, readable or not.
    #[must_use]
    pub fn has(&self, id: &str) -> bool {
        let is_promised = self.promises.items().iter().any(|item| item.class.exists() && item.id == id);
        let ids: Vec<String> = id.split('.').map(str::to_owned).collect();
        let tree = self.version.file.as_ref().and_then(|file| file.tree.as_ref());
        is_promised || tree.is_some_and(|tree| declares(tree, &ids))
    }
}

impl Chronicle {
    /// Every plan and season that was ratified: by season, the season itself first.
    #[must_use]
    pub fn commitments(&self) -> Vec<Committed<'_>> {
        let documents = self.timelines().filter(|(key, _)| matches!(key.kind, Kind::Plan | Kind::Season));
        documents.filter_map(|(key, versions)| committed(key, versions)).collect()
    }

    /// The plans as they were first ratified, by season and group: of what has landed, and not of imported seasons, which
    /// were recorded afterwards.
    #[must_use]
    pub fn committed_plans(&self, end: &Portfolio) -> BTreeMap<(String, String), Plan> {
        let is_imported = |season: &str| end.season(season).is_some_and(|view| view.is_imported());
        let landed = self.commitments().into_iter().filter(|found| {
            !found.group.is_empty() && found.landing() < self.ahead() && !is_imported(found.season)
        });
        let name = |found: &Committed<'_>| (found.season.to_owned(), found.group.to_owned());
        landed.filter_map(|found| Some((name(&found), found.plan(self)?.into_owned()))).collect()
    }

    /// The names by which a document of a season is read as it stood after a landing.
    pub(super) fn naming_at<'a>(
        &self,
        end: &'a Portfolio,
        season: &'a str,
        group: &'a str,
        landing: usize,
    ) -> Naming<'a> {
        let version = effective(self.season_versions(season), landing);
        let ends = version.and_then(|version| version.season().map(|season| season.ends.0));
        Naming { portfolio: end, season, group, ends }
    }

    /// The policy as it stood when a season was ratified; `None` of a season that never was.
    #[must_use]
    pub fn policy_of(&self, season: &str) -> Option<&Policy> {
        static DEFAULT: OnceLock<Policy> = OnceLock::new();
        let versions = self.season_versions(season);
        let is_ratified =
            |version: &&Version| version.season().is_some_and(|season| season.ratified.is_some());
        let ratified = versions.iter().find(is_ratified)?;
        let policy = effective(self.own_versions(Kind::Policy), ratified.landing);
        let policy = policy.and_then(|version| version.policy().map(|policy| policy.document));
        Some(policy.unwrap_or_else(|| DEFAULT.get_or_init(Policy::default)))
    }

    /// The commitment of a plan.
    #[must_use]
    pub fn commitment<'a>(&'a self, season: &'a str, group: &'a str) -> Option<Committed<'a>> {
        self.commitments().into_iter().find(|found| found.season == season && found.group == group)
    }
}

fn committed<'a>(key: &'a Key, versions: &'a [Version]) -> Option<Committed<'a>> {
    let is_ratified = |version: &Version| {
        version.plan().is_some_and(|plan| plan.ratified.is_some())
            || version.season().is_some_and(|season| season.ratified.is_some())
    };
    let is_withdrawn = |version: &Version| version.plan().is_some_and(|plan| plan.withdrawn.is_some());
    let first = versions.iter().position(is_ratified)?;
    let mut last = first;
    let mut was_withdrawn = false;
    for (number, version) in versions.iter().enumerate().skip(first) {
        if is_withdrawn(version) {
            was_withdrawn = true;
        } else if was_withdrawn && is_ratified(version) {
            (last, was_withdrawn) = (number, false);
        }
    }
    Some(Committed { season: &key.season, group: &key.group, versions, first, last })
}

impl<'a> Committed<'a> {
    /// The landing of the commitment; more than the last where it has not landed yet.
    #[must_use]
    pub fn landing(&self) -> usize {
        self.versions[self.first].landing
    }

    /// Whether it was ratified again after a withdrawal.
    #[must_use]
    pub fn is_again(&self) -> bool {
        self.last > self.first
    }

    /// What stands in the end.
    #[must_use]
    pub fn end(&self) -> &'a Version {
        &self.versions[self.versions.len() - 1]
    }

    /// The last version that could be read.
    #[must_use]
    pub fn last_read(&self) -> &'a Version {
        let read = |version: &&Version| version.plan().is_some() || version.season().is_some();
        self.versions.iter().rev().find(read).unwrap_or(self.end())
    }

    /// The plan as it was first ratified. Where a cut history hides that, the plan's own records tell what stood before
    /// them.
    #[must_use]
    pub fn plan(&self, chronicle: &Chronicle) -> Option<Cow<'a, Plan>> {
        let version = &self.versions[self.first];
        let plan = version.plan()?.document;
        if chronicle.is_edge(version.landing) {
            undone(plan).map(Cow::Owned)
        } else {
            Some(Cow::Borrowed(plan))
        }
    }

    /// What was promised from the last commitment on: of every version that could be read.
    #[must_use]
    pub fn states(&self, chronicle: &Chronicle, end: &'a Portfolio) -> Vec<State<'a>> {
        let readable = self.versions.iter().enumerate().skip(self.last);
        readable.filter_map(|(number, version)| self.state(chronicle, end, number, version)).collect()
    }

    fn state(
        &self,
        chronicle: &Chronicle,
        end: &'a Portfolio,
        number: usize,
        version: &'a Version,
    ) -> Option<State<'a>> {
        let landing = version.landing;
        let naming = chronicle.naming_at(end, self.season, self.group, landing);
        if let Some(plan) = version.plan() {
            let plan = plan.document;
            let hidden = (number == self.first && chronicle.is_edge(landing)).then(|| undone(plan)).flatten();
            let promises = of_plan(hidden.as_ref().unwrap_or(plan), &naming);
            return Some(State { landing, version, promises, amendments: &plan.amendments });
        }
        let season = version.season()?.document;
        let promises = of_season(season, &naming);
        Some(State { landing, version, promises, amendments: &season.amendments })
    }

    /// The names by which its amendments are read.
    #[must_use]
    pub fn naming(&self, end: &'a Portfolio) -> Naming<'a> {
        let ends = end.season(self.season).and_then(|view| view.document().map(|season| season.ends.0));
        Naming { portfolio: end, season: self.season, group: self.group, ends }
    }
}
