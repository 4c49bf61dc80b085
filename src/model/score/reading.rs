//! What the check-ins say of a key result on a day. The name of a check-in is the day that its numbers
//! speak of, so the latest name counts, not the latest writing.

use jiff::civil::Date;

use super::key_result::{Quantity, Told};
use crate::document::{KeyResult, Measure, Measured, Said};
use crate::model::{Filed, SeasonView};

/// The check-ins of a group that were written by a day, by their names.
pub(super) struct Reports<'a> {
    checkins: Vec<(Date, Filed<'a, crate::document::CheckIn>)>,
    group: &'a str,
    season: &'a str,
}

/// What was told of one key result.
#[derive(Default)]
pub(super) struct Reading<'a> {
    /// Every entry that fits the measure, by the check-ins' names.
    pub told: Vec<Told<'a>>,
}

impl<'a> Reports<'a> {
    pub fn of(view: &SeasonView<'a>, group: &'a str, day: Date) -> Self {
        let mut checkins = view.checkins(group);
        checkins.retain(|(_, checkin)| checkin.date.0 <= day);
        Self { checkins, group, season: view.id }
    }

    /// The check-ins, by their names.
    pub fn all(&self) -> &[(Date, Filed<'a, crate::document::CheckIn>)] {
        &self.checkins
    }

    /// What they say of a key result.
    pub fn reading(&self, view: &SeasonView<'a>, objective: &str, key_result: &'a KeyResult) -> Reading<'a> {
        let mut told = Vec::new();
        for (name, checkin) in &self.checkins {
            let found = checkin.document.key_results.iter().find(|(reference, _)| {
                reference.ids.len() == 2
                    && reference.ids[0] == objective
                    && reference.ids[1] == *key_result.id
                    && reference.season.as_deref().is_none_or(|season| season == self.season)
                    && reference.group.as_deref().is_none_or(|g| view.portfolio.present_id(g) == self.group)
            });
            if let Some((_, entry)) = found
                && fits(&key_result.measure, &entry.said)
            {
                told.push(Told { name: *name, checkin: *checkin, entry });
            }
        }
        Reading { told }
    }
}

impl<'a> Reading<'a> {
    /// The latest entry.
    pub fn latest(&self) -> Option<&Told<'a>> {
        self.told.last()
    }

    /// The latest entry that measured something.
    pub fn measured(&self) -> Option<&Told<'a>> {
        self.told.iter().rev().find(|told| told.quantity().is_some())
    }

    /// The first entry that measured something.
    pub fn first(&self) -> Option<&Told<'a>> {
        self.told.iter().find(|told| told.quantity().is_some())
    }
}

/// Whether an entry can speak of a measure; what cannot is a fault that the check reports.
fn fits(measure: &Measure, said: &Said) -> bool {
    match (measure, said) {
        (Measure::Sum(_) | Measure::Mean(_), _) => false,
        (_, Said::Unmeasured(_)) | (Measure::Milestones(_), Said::Milestones(_)) => true,
        (Measure::Milestones(_), Said::Value(_)) | (_, Said::Milestones(_)) => false,
        (Measure::Binary {}, Said::Value(value)) => matches!(value, Measured::Truth(_)),
        (_, Said::Value(value)) => matches!(value, Measured::Number(_)),
    }
}

impl<'a> Told<'a> {
    /// What was measured; `None` of an entry that says why nothing was.
    #[must_use]
    pub fn quantity(&self) -> Option<Quantity<'a>> {
        match &self.entry.said {
            Said::Value(Measured::Number(number)) => Some(Quantity::Number(number.clone())),
            Said::Value(Measured::Truth(truth)) => Some(Quantity::Truth(*truth)),
            Said::Milestones(ids) => Some(Quantity::Done(ids)),
            Said::Unmeasured(_) => None,
        }
    }

    /// The day that the numbers speak of: the earlier of the check-in's name and its date.
    #[must_use]
    pub fn day(&self) -> Date {
        self.name.min(self.checkin.date.0)
    }
}
