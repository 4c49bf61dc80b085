//! What stands on a day: items added later are not there yet, items dropped later still are.

use jiff::civil::Date;

use crate::document::{KeyResult, Milestone, Number, Objective, Reasoned};

/// Whether an item is there on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Not added yet.
    NotYet,
    /// There.
    Live,
    /// Dropped.
    Dropped,
}

/// The standing of an item with these records on a day. A record without a date holds on every day.
#[must_use]
pub fn standing(added: Option<&Reasoned>, dropped: Option<&Reasoned>, day: Date) -> Standing {
    let by_day = |record: &Reasoned| record.date.is_none_or(|date| date.0 <= day);
    if added.is_some_and(|record| !by_day(record)) {
        Standing::NotYet
    } else if dropped.is_some_and(by_day) {
        Standing::Dropped
    } else {
        Standing::Live
    }
}

/// No weight counts for more: sums and products of weights stay finite.
const HEAVIEST: f64 = 1e100;

/// A weight as it counts; 1 where none is written.
fn weight_of(written: Option<&Number>) -> f64 {
    written.map_or(1.0, |weight| weight.value.clamp(0.0, HEAVIEST))
}

impl Objective {
    /// Whether the objective is there on a day.
    #[must_use]
    pub fn standing(&self, day: Date) -> Standing {
        standing(self.added.as_ref(), self.dropped.as_ref(), day)
    }

    /// Whether it counts on a day: it is there, and so is a key result of some weight, where it has key results.
    #[must_use]
    pub fn lives(&self, day: Date) -> bool {
        let is_live = |kr: &&KeyResult| kr.standing(day) == Standing::Live;
        let weight: f64 = self.key_results.iter().filter(is_live).map(KeyResult::weight).sum();
        self.standing(day) == Standing::Live && (self.key_results.is_empty() || weight > 0.0)
    }

    /// Its weight in the plan.
    #[must_use]
    pub fn weight(&self) -> f64 {
        weight_of(self.weight.as_ref())
    }
}

impl KeyResult {
    /// Whether the key result is there on a day, by its own records.
    #[must_use]
    pub fn standing(&self, day: Date) -> Standing {
        let own = standing(self.added.as_ref(), self.dropped.as_ref(), day);
        let no_weight = self.measure.milestones().is_some_and(|list| live_weight(list, day) <= 0.0);
        if own == Standing::Live && no_weight { Standing::Dropped } else { own }
    }

    /// Its weight in the objective.
    #[must_use]
    pub fn weight(&self) -> f64 {
        weight_of(self.weight.as_ref())
    }
}

impl Milestone {
    /// Whether the milestone is there on a day.
    #[must_use]
    pub fn standing(&self, day: Date) -> Standing {
        standing(self.added.as_ref(), self.dropped.as_ref(), day)
    }

    /// Its weight in the key result.
    #[must_use]
    pub fn weight(&self) -> f64 {
        weight_of(self.weight.as_ref())
    }
}

/// The milestones that are there on a day.
pub(super) fn live(list: &[Milestone], day: Date) -> impl Iterator<Item = &Milestone> {
    list.iter().filter(move |milestone| milestone.standing(day) == Standing::Live)
}

pub(super) fn live_weight(list: &[Milestone], day: Date) -> f64 {
    live(list, day).map(Milestone::weight).sum()
}
