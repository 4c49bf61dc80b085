//! Status words, their counts, and grades.

use schemars::JsonSchema;
use serde::Serialize;

use super::formula::NEAR;
use crate::document::{Ambition, Grades};

/// How a key result stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// The target is reached.
    Achieved,
    /// No further behind its line than the policy allows.
    OnTrack,
    /// Behind its line, but not far.
    AtRisk,
    /// Far behind its line.
    Behind,
    /// Nothing was reported.
    NoData,
    /// It was reported that nothing was measured, and why.
    Unmeasured,
    /// It was dropped.
    Dropped,
}

/// Every status, in the order in which a group's is the worst of them; then those without a number.
pub const STATUSES: [Status; 7] = [
    Status::Achieved,
    Status::OnTrack,
    Status::AtRisk,
    Status::Behind,
    Status::NoData,
    Status::Unmeasured,
    Status::Dropped,
];

impl Status {
    /// The word that is printed.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Achieved => "achieved",
            Self::OnTrack => "on-track",
            Self::AtRisk => "at-risk",
            Self::Behind => "behind",
            Self::NoData => "no-data",
            Self::Unmeasured => "unmeasured",
            Self::Dropped => "dropped",
        }
    }
}

/// How an objective or a group stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum GroupStatus {
    /// Every measured key result reached its target.
    Achieved,
    /// The worst is on track.
    OnTrack,
    /// The worst is at risk.
    AtRisk,
    /// The worst is behind.
    Behind,
    /// It would be on track, but too little is measured.
    NotEnoughData,
    /// Nothing is measured.
    NoData,
    /// Everything was dropped.
    Dropped,
}

impl GroupStatus {
    /// The word that is printed.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Achieved => "achieved",
            Self::OnTrack => "on-track",
            Self::AtRisk => "at-risk",
            Self::Behind => "behind",
            Self::NotEnoughData => "not-enough-data",
            Self::NoData => "no-data",
            Self::Dropped => "dropped",
        }
    }
}

/// How many key results have each status.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Counts {
    /// Reached.
    pub achieved: usize,
    /// On track.
    pub on_track: usize,
    /// At risk.
    pub at_risk: usize,
    /// Behind.
    pub behind: usize,
    /// Nothing reported.
    pub no_data: usize,
    /// Reported as unmeasured.
    pub unmeasured: usize,
    /// Dropped.
    pub dropped: usize,
}

impl Counts {
    /// The counts of some statuses.
    #[must_use]
    pub fn of(statuses: impl IntoIterator<Item = Status>) -> Self {
        let mut counts = Self::default();
        for status in statuses {
            let count = match status {
                Status::Achieved => &mut counts.achieved,
                Status::OnTrack => &mut counts.on_track,
                Status::AtRisk => &mut counts.at_risk,
                Status::Behind => &mut counts.behind,
                Status::NoData => &mut counts.no_data,
                Status::Unmeasured => &mut counts.unmeasured,
                Status::Dropped => &mut counts.dropped,
            };
            *count += 1;
        }
        counts
    }
}

/// The status of a roll-up: the worst of its key results that have weight, never an average.
/// `all_dropped` says that nothing live is left; `share` is the coverage, `needed` the policy's.
#[must_use]
pub fn worst(
    weighty: impl IntoIterator<Item = Status>,
    all_dropped: bool,
    share: Option<f64>,
    needed: f64,
) -> GroupStatus {
    let told = weighty.into_iter().filter(|status| *status <= Status::Behind).max();
    let Some(told) = told else {
        return if all_dropped { GroupStatus::Dropped } else { GroupStatus::NoData };
    };
    let enough = share.is_none_or(|share| share >= needed - NEAR);
    match told {
        Status::Achieved if enough => GroupStatus::Achieved,
        Status::OnTrack if enough => GroupStatus::OnTrack,
        Status::Achieved | Status::OnTrack => GroupStatus::NotEnoughData,
        Status::AtRisk => GroupStatus::AtRisk,
        Status::Behind | Status::NoData | Status::Unmeasured | Status::Dropped => GroupStatus::Behind,
    }
}

/// What stands in the place of a status once the season is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Grade {
    /// From the policy's `green`, by default 0.7.
    Green,
    /// From the policy's `yellow`, by default 0.4.
    Yellow,
    /// Below.
    Red,
}

impl Grade {
    /// The word that is printed.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Green => "green",
            Self::Yellow => "yellow",
            Self::Red => "red",
        }
    }
}

/// The grade of a floor, rounded half up to one decimal; a committed objective is green only when its floor is 1.
#[must_use]
pub fn grade(floor: f64, ambition: Option<Ambition>, grades: &Grades) -> Grade {
    let rounded = (floor * 10.0 + 0.5 + NEAR).floor() / 10.0;
    let committed_short = ambition == Some(Ambition::Committed) && floor < 1.0 - NEAR;
    if rounded >= grades.green - NEAR && !committed_short {
        Grade::Green
    } else if rounded >= grades.yellow - NEAR {
        Grade::Yellow
    } else {
        Grade::Red
    }
}
