//! What the check-ins say of a key result on a day. The name of a check-in is the day that its numbers
//! speak of, so the latest name counts, not the latest writing.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::key_result::{Quantity, Told};
use crate::document::{CheckIn, Entry, KeyResult, Measure, Measured, Reference, Said};
use crate::model::{Filed, SeasonView};

/// The check-ins of a group that were written by a day, by their names.
pub(super) struct Reports<'a> {
    checkins: Vec<Report<'a>>,
}

/// One check-in, its entries by objective and key result.
pub(super) struct Report<'a> {
    pub name: Date,
    pub checkin: Filed<'a, CheckIn>,
    entries: BTreeMap<(&'a str, &'a str), &'a Entry>,
}

/// What was told of one key result.
#[derive(Default)]
pub(super) struct Reading<'a> {
    /// Every entry that fits the measure, by the check-ins' names.
    pub told: Vec<Told<'a>>,
}

impl<'a> Reports<'a> {
    pub fn of(view: &SeasonView<'a>, group: &str, day: Date) -> Self {
        let own = |reference: &Reference| {
            reference.season.as_deref().is_none_or(|season| season == view.id)
                && reference.group.as_deref().is_none_or(|named| view.portfolio.present_id(named) == group)
        };
        let report = |(name, checkin): (Date, Filed<'a, CheckIn>)| {
            let entries = checkin.document.key_results.iter().filter(|(reference, _)| own(reference));
            let entries = entries.filter_map(|(reference, entry)| match reference.ids.as_slice() {
                [objective, key_result] => Some(((objective.as_str(), key_result.as_str()), entry)),
                _ => None,
            });
            Report { name, checkin, entries: entries.collect() }
        };
        let written = view.checkins(group).into_iter().filter(|(_, checkin)| checkin.date.0 <= day);
        Self { checkins: written.map(report).collect() }
    }

    /// The check-ins, by their names.
    pub fn all(&self) -> &[Report<'a>] {
        &self.checkins
    }

    /// What they say of a key result.
    pub fn reading(&self, objective: &str, key_result: &KeyResult) -> Reading<'a> {
        let told = self.checkins.iter().filter_map(|report| {
            let entry = *report.entries.get(&(objective, &*key_result.id))?;
            let told = Told { name: report.name, checkin: report.checkin, entry };
            fits(&key_result.measure, &entry.said).then_some(told)
        });
        Reading { told: told.collect() }
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
