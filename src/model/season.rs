//! One season with everything in its folder.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::filed::Filed;
use super::portfolio::Portfolio;
use crate::diagnostic::Stage;
use crate::document::{CheckIn, Document, File, Intake, Partnership, Plan, PostMortem, PreMortem, Season};

/// What lies in a season's folder: numbers of files, by group's present id.
#[derive(Debug, Default)]
pub(super) struct Folder {
    pub season: Option<usize>,
    pub plans: BTreeMap<String, usize>,
    pub checkins: BTreeMap<String, BTreeMap<Date, usize>>,
    pub intakes: BTreeMap<String, Vec<usize>>,
    pub premortems: BTreeMap<String, usize>,
    pub postmortems: BTreeMap<String, usize>,
    pub partnerships: BTreeMap<String, usize>,
}

/// One season of a portfolio.
#[derive(Debug, Clone, Copy)]
pub struct SeasonView<'a> {
    /// The portfolio.
    pub portfolio: &'a Portfolio,
    /// The season's id: its folder.
    pub id: &'a str,
    pub(super) folder: &'a Folder,
}

macro_rules! pick {
    ($portfolio:expr, $index:expr, $kind:ident) => {{
        let file = &$portfolio.files()[$index];
        match (&file.document, &file.tree) {
            (Some(Document::$kind(document)), Some(tree)) => {
                Some(Filed { file, tree, document: &**document })
            }
            _ => None,
        }
    }};
}
pub(super) use pick;

impl<'a> SeasonView<'a> {
    /// `season.yaml`, when it could be read.
    #[must_use]
    pub fn document(&self) -> Option<Filed<'a, Season>> {
        pick!(self.portfolio, self.folder.season?, Season)
    }

    /// The plan of a group, by its present id.
    #[must_use]
    pub fn plan(&self, group: &str) -> Option<Filed<'a, Plan>> {
        pick!(self.portfolio, *self.folder.plans.get(group)?, Plan)
    }

    /// The plan of a group as history holds its commitment, where that was read.
    #[must_use]
    pub fn committed(&self, group: &str) -> Option<&'a Plan> {
        self.portfolio.committed(self.id, group)
    }

    /// Whether a file for the group's plan is there, readable or not.
    #[must_use]
    pub fn has_plan_file(&self, group: &str) -> bool {
        self.folder.plans.contains_key(group)
    }

    /// All plans that could be read, by the group's present id: the DAO's first, then by id.
    #[must_use]
    pub fn plans(&self) -> Vec<(&'a str, Filed<'a, Plan>)> {
        let mut plans: Vec<(&'a str, Filed<'a, Plan>)> = self
            .folder
            .plans
            .iter()
            .filter_map(|(group, index)| Some((group.as_str(), pick!(self.portfolio, *index, Plan)?)))
            .collect();
        plans.sort_by_key(|(group, _)| (*group != "dao", *group));
        plans
    }

    /// A group's check-ins by the day in their name.
    #[must_use]
    pub fn checkins(&self, group: &str) -> Vec<(Date, Filed<'a, CheckIn>)> {
        let files = self.folder.checkins.get(group);
        files
            .into_iter()
            .flatten()
            .filter_map(|(name, index)| Some((*name, pick!(self.portfolio, *index, CheckIn)?)))
            .collect()
    }

    /// The files of a group's check-ins by the day in their name, readable or not.
    pub fn checkin_files(&self, group: &str) -> impl Iterator<Item = (Date, &'a File)> {
        let (portfolio, files) = (self.portfolio, self.folder.checkins.get(group));
        files.into_iter().flatten().map(move |(name, index)| (*name, &*portfolio.files()[*index]))
    }

    /// The groups that have check-ins.
    pub fn reporting_groups(&self) -> impl Iterator<Item = &'a str> {
        self.folder.checkins.keys().map(String::as_str)
    }

    /// A group's pre-mortem.
    #[must_use]
    pub fn premortem(&self, group: &str) -> Option<Filed<'a, PreMortem>> {
        pick!(self.portfolio, *self.folder.premortems.get(group)?, PreMortem)
    }

    /// The file of a group's pre-mortem, readable or not.
    #[must_use]
    pub fn premortem_file(&self, group: &str) -> Option<&'a File> {
        Some(&self.portfolio.files()[*self.folder.premortems.get(group)?])
    }

    /// The groups that have a pre-mortem.
    pub fn premortem_groups(&self) -> impl Iterator<Item = &'a str> {
        self.folder.premortems.keys().map(String::as_str)
    }

    /// A group's post-mortem.
    #[must_use]
    pub fn postmortem(&self, group: &str) -> Option<Filed<'a, PostMortem>> {
        pick!(self.portfolio, *self.folder.postmortems.get(group)?, PostMortem)
    }

    /// The groups that have a post-mortem.
    pub fn postmortem_groups(&self) -> impl Iterator<Item = &'a str> {
        self.folder.postmortems.keys().map(String::as_str)
    }

    /// The file of a group's post-mortem, readable or not.
    #[must_use]
    pub fn postmortem_file(&self, group: &str) -> Option<&'a File> {
        Some(&self.portfolio.files()[*self.folder.postmortems.get(group)?])
    }

    /// Whether a file for a pre- or a post-mortem of the group is there, readable or not.
    #[must_use]
    pub fn has_review_file(&self, group: &str) -> bool {
        self.folder.premortems.contains_key(group) || self.folder.postmortems.contains_key(group)
    }

    /// All intakes with their groups.
    #[must_use]
    pub fn intakes(&self) -> Vec<(&'a str, Filed<'a, Intake>)> {
        let files = self.folder.intakes.iter().flat_map(|(group, list)| list.iter().map(move |i| (group, i)));
        files
            .filter_map(|(group, index)| Some((group.as_str(), pick!(self.portfolio, *index, Intake)?)))
            .collect()
    }

    /// Whether a file gathered from the group is there, readable or not.
    #[must_use]
    pub fn has_intake_file(&self, group: &str) -> bool {
        self.folder.intakes.contains_key(group)
    }

    /// All partnership reviews by the partner's id.
    #[must_use]
    pub fn partnerships(&self) -> Vec<(&'a str, Filed<'a, Partnership>)> {
        let files = self.folder.partnerships.iter();
        files
            .filter_map(|(id, index)| Some((id.as_str(), pick!(self.portfolio, *index, Partnership)?)))
            .collect()
    }

    /// Whether the season was recorded afterwards from public sources.
    #[must_use]
    pub fn is_imported(&self) -> bool {
        self.document().is_some_and(|season| season.imported.is_some())
    }

    /// The season's stage on a day: a decision dated later is not there yet.
    #[must_use]
    pub fn stage(&self, day: Date) -> Stage {
        let Some(season) = self.document() else { return Stage::Draft };
        let stands = |decision: &Option<crate::document::Decision>| {
            decision.as_ref().is_some_and(|d| d.date.is_none_or(|date| date.0 <= day))
        };
        if stands(&season.closed) {
            Stage::Closed
        } else if stands(&season.ratified) {
            Stage::Ratified
        } else {
            Stage::Draft
        }
    }

    /// The stage of a group's plan on a day; of a group without a plan, the season's.
    #[must_use]
    pub fn plan_stage(&self, group: &str, day: Date) -> Stage {
        let season = self.stage(day);
        match self.plan(group) {
            None => season,
            Some(_) if season == Stage::Closed => Stage::Closed,
            Some(plan) if plan.ratified.as_ref().is_some_and(|r| r.date.is_none_or(|date| date.0 <= day)) => {
                Stage::Ratified
            }
            Some(_) => Stage::Draft,
        }
    }

    /// Whether a group's plan is withdrawn on a day.
    #[must_use]
    pub fn is_withdrawn(&self, group: &str, day: Date) -> bool {
        let Some(plan) = self.plan(group) else { return false };
        plan.withdrawn.as_ref().is_some_and(|w| w.decision.date.is_none_or(|date| date.0 <= day))
    }
}
