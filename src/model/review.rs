//! Who judged a group in a season: the facilitators of its pre- and post-mortem and the judges of its key results, and
//! whether they belong to it.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::membership::{Bond, Membership};
use super::season::SeasonView;
use crate::document::{File, Handle, Measure};
use crate::model::Filed;
use crate::model::score::{Reports, Told};

/// How a group was judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReviewKind {
    /// What could go wrong, asked before.
    PreMortem,
    /// What happened, asked after.
    PostMortem,
    /// A person's judgement of key results.
    Judge,
}

impl ReviewKind {
    /// The word that is printed.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::PreMortem => "premortem",
            Self::PostMortem => "postmortem",
            Self::Judge => "judge",
        }
    }
}

/// Someone's judgement of a group.
#[derive(Debug, Clone)]
pub struct Review<'a> {
    /// The group's present id.
    pub group: &'a str,
    /// How it was judged.
    pub kind: ReviewKind,
    /// The facilitator or the judge.
    pub by: &'a Handle,
    /// When; of a judge the date of the latest check-in that holds a judgement, `None` before there is one.
    pub date: Option<Date>,
    /// What makes the judge belong to the group; `None` of one who is independent.
    pub bond: Option<Bond>,
    /// Where it stands: of a judge that check-in, else the plan.
    pub file: &'a File,
}

/// The reviews of a season by a day: by group, kind and person.
#[must_use]
pub fn reviews<'a>(view: SeasonView<'a>, day: Date) -> Vec<Review<'a>> {
    let membership = Membership::of(view, day);
    let mut all: Vec<Review<'a>> = Vec::new();
    let mut add = |group: &'a str, kind, by: &'a Handle, date: Option<Date>, file: &'a File| {
        let bond = membership.bond(group, by);
        all.push(Review { group, kind, by, date, bond, file });
    };
    for group in view.premortem_groups() {
        if let Some(Filed { file, document, .. }) = view.premortem(group) {
            add(group, ReviewKind::PreMortem, &document.facilitator, Some(document.date.0), file);
        }
    }
    for group in view.postmortem_groups() {
        if let Some(Filed { file, document, .. }) = view.postmortem(group) {
            add(group, ReviewKind::PostMortem, &document.facilitator, Some(document.date.0), file);
        }
    }
    for (group, plan) in view.plans() {
        for (by, told) in judges(view, group, day) {
            let file = told.map_or(plan.file, |told| told.checkin.file);
            add(group, ReviewKind::Judge, by, told.map(|told| told.checkin.date.0), file);
        }
    }
    all.sort_by(|a, b| {
        (a.group != "dao", a.group, a.kind, a.by).cmp(&(b.group != "dao", b.group, b.kind, b.by))
    });
    all
}

/// The judges of a plan's key results, each with the latest judgement.
fn judges<'a>(view: SeasonView<'a>, group: &'a str, day: Date) -> BTreeMap<&'a Handle, Option<Told<'a>>> {
    let mut judges: BTreeMap<&Handle, Option<Told<'a>>> = BTreeMap::new();
    let Some(plan) = view.plan(group) else { return judges };
    let mut reports = None;
    for objective in &plan.document.objectives {
        for key_result in &objective.key_results {
            let Measure::Judged(judged) = &key_result.measure else { continue };
            let reports = reports.get_or_insert_with(|| Reports::of(&view, group, day));
            let told = reports.reading(&objective.id, key_result).so_far().measured;
            let latest = judges.entry(&judged.judge).or_default();
            if told.map(|told| told.checkin.date) > latest.map(|told| told.checkin.date) {
                *latest = told;
            }
        }
    }
    judges
}
