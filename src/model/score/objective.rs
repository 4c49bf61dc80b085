//! Objectives: rolled up from their key results; the DAO's without key results from what contributes to them.

use std::collections::BTreeMap;

use super::formula::mean;
use super::key_result::KeyResultScore;
use super::roll_up::{Coverage, RollUp, Weighed, roll_up};
use super::status::{Counts, Grade, GroupStatus, Status};
use crate::document::Objective;
use crate::model::ItemId;

/// What is known of one objective on a day.
#[derive(Debug, Clone)]
pub struct ObjectiveScore<'a> {
    /// Its full name.
    pub item: ItemId,
    /// The objective.
    pub objective: &'a Objective,
    /// Whether it counts.
    pub live: bool,
    /// Its numbers.
    pub roll: RollUp,
    /// Score and floor against the plans as they were ratified.
    pub as_ratified: Promised,
    /// The plain mean of what contributes to it; of a DAO objective with contributors.
    pub contributions: Option<f64>,
    /// How much is measured.
    pub coverage: Coverage,
    /// How it stands; `None` once the season is over.
    pub status: Option<GroupStatus>,
    /// How its key results stand.
    pub counts: Counts,
    /// Its grade, once the season is over.
    pub grade: Option<Grade>,
    /// Its own key results.
    pub key_results: Vec<KeyResultScore<'a>>,
    /// What contributes to it.
    pub contributors: Vec<ItemId>,
}

/// Numbers against the plan as it was ratified.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Promised {
    /// Over what is measured.
    pub score: Option<f64>,
    /// With what is unmeasured at 0.
    pub floor: Option<f64>,
}

impl From<RollUp> for Promised {
    fn from(roll: RollUp) -> Self {
        Self { score: roll.score, floor: roll.floor }
    }
}

/// Key results by full name, each counted once: status, whether it has weight, whether it has a score.
pub(super) type Members = BTreeMap<ItemId, Member>;

#[derive(Debug, Clone, Copy)]
pub(super) struct Member {
    pub status: Status,
    pub weighty: bool,
    pub measured: bool,
}

impl ObjectiveScore<'_> {
    /// Its weight in the plan.
    #[must_use]
    pub fn weight(&self) -> f64 {
        self.objective.weight()
    }

    /// As one item of its plan's roll-up.
    pub(super) fn weighed(&self) -> Weighed {
        let RollUp { score, projected, expected, floor, share } = self.roll;
        let (floor, share) = (floor.unwrap_or_default(), share.unwrap_or_default());
        Weighed { weight: self.weight(), score, projected, expected, floor, share }
    }
}

/// A key result as one item of a roll-up.
pub(super) fn weighed(kr: &KeyResultScore<'_>, factor: f64) -> Weighed {
    Weighed {
        weight: kr.weight() * factor,
        score: kr.score,
        projected: kr.projected,
        expected: kr.pace.expected,
        floor: kr.floor,
        share: if kr.score.is_some() { 1.0 } else { 0.0 },
    }
}

/// The live key results, each with its weight times a factor.
pub(super) fn of_key_results(key_results: &[KeyResultScore<'_>], factor: f64) -> Vec<Weighed> {
    let live = key_results.iter().filter(|key_result| key_result.live);
    live.map(|kr| weighed(kr, factor)).collect()
}

/// The key results of some objectives, each once.
pub(super) fn members<'b, 'a: 'b>(lists: impl IntoIterator<Item = &'b [KeyResultScore<'a>]>) -> Members {
    let member = |kr: &KeyResultScore<'_>| Member {
        status: kr.status,
        weighty: kr.weight() > 0.0,
        measured: kr.score.is_some(),
    };
    lists.into_iter().flatten().map(|kr| (kr.item.clone(), member(kr))).collect()
}

/// The plain means over contributors; without any, no data and a floor of 0.
pub(super) fn of_contributors(rolls: &[RollUp]) -> RollUp {
    let over = |pick: fn(&RollUp) -> Option<f64>| mean(rolls.iter().filter_map(pick));
    RollUp {
        score: over(|roll| roll.score),
        projected: over(|roll| roll.projected),
        expected: over(|roll| roll.expected),
        floor: Some(mean(rolls.iter().map(|roll| roll.floor.unwrap_or_default())).unwrap_or_default()),
        share: Some(mean(rolls.iter().map(|roll| roll.share.unwrap_or_default())).unwrap_or_default()),
    }
}

/// The roll-up of live key results by weight.
pub(super) fn own_roll(key_results: &[KeyResultScore<'_>]) -> RollUp {
    roll_up(&of_key_results(key_results, 1.0))
}

pub(super) fn coverage(members: &Members, share: Option<f64>) -> Coverage {
    let live = members.values().filter(|member| member.status != Status::Dropped);
    Coverage { measured: live.clone().filter(|member| member.measured).count(), of: live.count(), share }
}
