//! What is known of one key result on a day.

use jiff::civil::Date;

use super::pace::Pace;
use super::status::Status;
use crate::document::{CheckIn, Entry, Handle, Id, KeyResult, Number, Objective};
use crate::model::{Filed, ItemId};

/// What a check-in told of a key result.
#[derive(Debug, Clone, Copy)]
pub struct Told<'a> {
    /// The check-in's name: the day that it answers.
    pub name: Date,
    /// The check-in.
    pub checkin: Filed<'a, CheckIn>,
    /// Its entry.
    pub entry: &'a Entry,
}

/// A measured quantity.
#[derive(Debug, Clone, PartialEq)]
pub enum Quantity<'a> {
    /// A number.
    Number(Number),
    /// Yes or no.
    Truth(bool),
    /// The milestones that are done.
    Done(&'a [Id]),
}

/// What is known of one key result on a day. Numbers that do not exist are `None`, never 0.
#[derive(Debug, Clone)]
pub struct KeyResultScore<'a> {
    /// Its full name.
    pub item: ItemId,
    /// Its objective.
    pub objective: &'a Objective,
    /// The key result.
    pub key_result: &'a KeyResult,
    /// Whether it counts: neither it nor its objective is dropped.
    pub live: bool,
    /// 0 to 1.
    pub score: Option<f64>,
    /// The score that the group's projection would give, else the score.
    pub projected: Option<f64>,
    /// How far the value went, not clamped.
    pub attainment: Option<f64>,
    /// Expected by now, and whether the value is fresh.
    pub pace: Pace,
    /// The last measured value, also where the latest report says that nothing was measured.
    pub value: Option<Quantity<'a>>,
    /// The baseline that serves.
    pub baseline: Option<f64>,
    /// How it stands.
    pub status: Status,
    /// Why nothing was measured, or why it was dropped.
    pub reason: Option<&'a str>,
    /// The latest entry.
    pub told: Option<Told<'a>>,
    /// Of a sum or mean: how many of how many parts are measured.
    pub parts: Option<(usize, usize)>,
    /// Of milestones: how many are live.
    pub live_milestones: Option<usize>,
    /// The score against the plan as it was ratified.
    pub as_ratified: Option<f64>,
    /// What it adds to a floor: its score, or 0.
    pub floor: f64,
    /// The value as a part of a sum: the number, whether it is measured, the check-in's name and the day it speaks of.
    pub(super) part: Part,
}

/// What became of a key result since its plan was ratified.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Since {
    /// It was dropped: it counts with its last value, in the floor as 0.
    pub dropped: bool,
    /// Its measure, unit or parts changed: it is not measured as ratified.
    pub remeasured: bool,
}

/// The key result that is looked at.
pub(super) struct Subject<'a> {
    pub item: ItemId,
    pub objective: &'a Objective,
    pub key_result: &'a KeyResult,
    /// False when it, its objective or its plan is dropped.
    pub live: bool,
    pub since: Since,
}

impl<'a> Subject<'a> {
    /// Why it was dropped.
    pub fn dropped_why(&self) -> Option<&'a str> {
        let record = self.key_result.dropped.as_ref().or(self.objective.dropped.as_ref());
        record.map(|record| record.why.as_str())
    }
}

/// A key result as a part of a sum or mean.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Part {
    /// The number that is measured.
    pub measured: Option<f64>,
    /// The number that is projected, else the measured one.
    pub projected: Option<f64>,
    /// What it counts with while nothing is measured.
    pub baseline: Option<f64>,
    /// The name of the check-in and the day that the measured number speaks of.
    pub when: Option<(Date, Date)>,
}

impl<'a> KeyResultScore<'a> {
    /// Who answers for it.
    #[must_use]
    pub fn owner(&self) -> Option<&'a Handle> {
        self.key_result.owner.as_ref().or(self.objective.owner.as_ref())
    }

    /// How sure the group is, from the latest entry, while the key result is live.
    #[must_use]
    pub fn confidence(&self) -> Option<f64> {
        let entry = self.told.filter(|_| self.live)?.entry;
        entry.confidence.as_ref().map(|confidence| confidence.value)
    }

    /// Its weight in the objective.
    #[must_use]
    pub fn weight(&self) -> f64 {
        self.key_result.weight()
    }
}
