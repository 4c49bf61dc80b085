//! What the check-ins say of a key result on a day. The name of a check-in is the day that its numbers
//! speak of, so the latest name counts, not the latest writing.

use std::collections::HashMap;

use jiff::civil::Date;

use super::key_result::{Quantity, Told};
use crate::document::{CheckIn, KeyResult, Measure, Measured, Reference, Said};
use crate::model::{Filed, SeasonView};

/// The check-ins of a group that were written by a day, and what they tell of each key result.
#[derive(Debug)]
pub struct Reports<'a> {
    checkins: Vec<(Date, Filed<'a, CheckIn>)>,
    /// By objective and key result, each by the check-ins' names.
    told: HashMap<(&'a str, &'a str), Vec<Told<'a>>>,
}

/// What was told of one key result.
#[derive(Debug, Default)]
pub struct Reading<'a> {
    /// Every entry that fits the measure, by the check-ins' names.
    pub told: Vec<Told<'a>>,
}

impl<'a> Reports<'a> {
    /// The check-ins of a group, by its present id.
    #[must_use]
    pub fn of(view: &SeasonView<'a>, group: &str, day: Date) -> Self {
        Self::read(view, group, |_, written| written <= day)
    }

    /// Those named for a due date and before it, whenever they were written, up to a day.
    #[must_use]
    pub fn at_due_date(view: &SeasonView<'a>, group: &str, due: Date, day: Date) -> Self {
        Self::read(view, group, |name, written| name <= due && written <= day)
    }

    fn read(view: &SeasonView<'a>, group: &str, counts: impl Fn(Date, Date) -> bool) -> Self {
        let own = |reference: &Reference| {
            reference.season.as_deref().is_none_or(|season| season == view.id)
                && reference.group.as_deref().is_none_or(|named| view.portfolio.present_id(named) == group)
        };
        let checkins: Vec<(Date, Filed<'a, CheckIn>)> =
            view.checkins(group).into_iter().filter(|(name, told)| counts(*name, told.date.0)).collect();
        let mut told: HashMap<(&str, &str), Vec<Told<'a>>> = HashMap::new();
        for (name, checkin) in checkins.iter().copied() {
            for (reference, entry) in &checkin.document.key_results {
                let [objective, key_result] = reference.ids.as_slice() else { continue };
                if !own(reference) {
                    continue;
                }
                let list = told.entry((objective, key_result)).or_default();
                // One check-in that names a key result twice, also by its group's name, tells one thing of it.
                list.pop_if(|last| last.name == name);
                list.push(Told { name, checkin, entry });
            }
        }
        Self { checkins, told }
    }

    /// The check-ins, by their names.
    #[must_use]
    pub fn all(&self) -> &[(Date, Filed<'a, CheckIn>)] {
        &self.checkins
    }

    /// Every entry of a key result, by the check-ins' names, whether it fits the measure or not.
    #[must_use]
    pub fn told<'b>(&'b self, objective: &'b str, key_result: &'b str) -> &'b [Told<'a>] {
        self.told.get(&(objective, key_result)).map(Vec::as_slice).unwrap_or_default()
    }

    /// What they say of a key result.
    #[must_use]
    pub fn reading(&self, objective: &str, key_result: &KeyResult) -> Reading<'a> {
        let told = self.told(objective, &key_result.id).iter();
        Reading { told: told.filter(|told| fits(&key_result.measure, &told.entry.said)).copied().collect() }
    }
}

impl<'a> Reading<'a> {
    /// The latest entry.
    #[must_use]
    pub fn latest(&self) -> Option<&Told<'a>> {
        self.told.last()
    }

    /// What a score needs of them.
    #[must_use]
    pub fn so_far(&self) -> SoFar<'a> {
        let mut so_far = SoFar::default();
        self.told.iter().for_each(|told| so_far.hear(*told));
        so_far
    }
}

/// What a score needs of the entries that were read so far.
#[derive(Debug, Clone, Copy, Default)]
pub struct SoFar<'a> {
    /// The first entry that measured something.
    pub first: Option<Told<'a>>,
    /// The latest entry that measured something.
    pub measured: Option<Told<'a>>,
    /// The latest entry.
    pub latest: Option<Told<'a>>,
}

impl<'a> SoFar<'a> {
    /// Reads one entry more; they come by the check-ins' names.
    pub fn hear(&mut self, told: Told<'a>) {
        if told.quantity().is_some() {
            self.first = self.first.or(Some(told));
            self.measured = Some(told);
        }
        self.latest = Some(told);
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

    /// What the group says of it: a note, or why nothing was measured.
    #[must_use]
    pub fn words(&self) -> Option<&'a str> {
        match &self.entry.said {
            Said::Unmeasured(why) => Some(why),
            Said::Value(_) | Said::Milestones(_) => self.entry.note.as_deref(),
        }
    }

    /// The day that the numbers speak of: the earlier of the check-in's name and its date.
    #[must_use]
    pub fn day(&self) -> Date {
        self.name.min(self.checkin.date.0)
    }
}
