//! Plans and seasons: what their objectives come to.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::objective::{ObjectiveScore, Promised};
use super::roll_up::{Coverage, RollUp};
use super::status::{Counts, Grade, GroupStatus};
use crate::diagnostic::Stage;
use crate::document::{GroupKind, Plan, Priority, Scope};
use crate::model::Filed;

/// What is known of one plan on a day.
#[derive(Debug, Clone)]
pub struct PlanScore<'a> {
    /// The group's present id.
    pub group: &'a str,
    /// Its name.
    pub name: &'a str,
    /// What it is.
    pub kind: Option<GroupKind>,
    /// Whether its objectives must serve the DAO's.
    pub scope: Scope,
    /// The plan.
    pub plan: Filed<'a, Plan>,
    /// Its stage.
    pub stage: Stage,
    /// Score and floor against the plans as they were ratified; a draft's are its own.
    pub as_ratified: Promised,
    /// Whether it is withdrawn: then it has no numbers and counts nowhere.
    pub withdrawn: bool,
    /// Its numbers.
    pub roll: RollUp,
    /// How much is measured.
    pub coverage: Coverage,
    /// How it stands; `None` once the season is over, and of a withdrawn plan.
    pub status: Option<GroupStatus>,
    /// How its key results stand.
    pub counts: Counts,
    /// Its grade, once the season is over.
    pub grade: Option<Grade>,
    /// The plain mean of its live key results' confidence.
    pub confidence: Option<f64>,
    /// The mean confidence of each of its check-ins, by their names.
    pub confidence_trend: Vec<(Date, f64)>,
    /// The latest date of its check-ins.
    pub last_checkin: Option<Date>,
    /// By priority.
    pub by_priority: BTreeMap<Priority, PriorityScore>,
    /// Its objectives; none of a withdrawn plan.
    pub objectives: Vec<ObjectiveScore<'a>>,
}

/// A plan's key results of one priority.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PriorityScore {
    /// By objective weight × key result weight.
    pub score: Option<f64>,
    /// How much is measured.
    pub coverage: Coverage,
}

/// What is known of a season on a day.
#[derive(Debug, Clone)]
pub struct SeasonScore<'a> {
    /// The day.
    pub day: Date,
    /// The share of the season's days that is over, 0 to 1.
    pub elapsed: f64,
    /// Whether its last day is over.
    pub ended: bool,
    /// Its plans: the DAO's first, then by group.
    pub plans: Vec<PlanScore<'a>>,
    /// For each kind of group the plain means over its plans.
    pub kinds: BTreeMap<GroupKind, RollUp>,
}
