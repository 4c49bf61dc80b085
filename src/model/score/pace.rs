//! What could be expected by now (scoring.md, "Pace"). Waiting costs nothing, silence does.

use jiff::civil::Date;

use super::day::{Standing, live};
use crate::document::{KeyResult, Milestone, Objective, Season};
use crate::model::schedule::{Participation, days_between, last_day_of_grace};

/// What could be expected of a key result, and whether its value is as new as was owed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pace {
    /// The expected score; `None` before anything was reported or owed.
    pub expected: Option<f64>,
    /// Whether no newer value was owed.
    pub fresh: bool,
}

/// The straight line from the first to the last day: 1/N on the first, 1 on the last, clamped to 0 … 1.
/// Where there is no day between them it is 1.
#[must_use]
pub fn line(from: Date, to: Date, day: Date) -> f64 {
    if from > to {
        return 1.0;
    }
    #[expect(clippy::cast_precision_loss, reason = "days of a season")]
    let share = (days_between(from, day) + 1) as f64 / (days_between(from, to) + 1) as f64;
    share.clamp(0.0, 1.0)
}

/// The clock of a group in a season on a day.
pub(super) struct Clock<'a> {
    season: &'a Season,
    part: &'a Participation,
    pub day: Date,
    /// The last due date whose grace has passed, and whether it is the very last one.
    last_due: Option<(Date, bool)>,
}

impl<'a> Clock<'a> {
    /// The clock of a part in a season. An excused group and an imported season owe nothing.
    pub fn new(season: &'a Season, part: &'a Participation, day: Date) -> Self {
        let owes_nothing = part.excused.is_some() || season.imported.is_some();
        let due: Vec<Date> = part.due().filter(|_| !owes_nothing).collect();
        let passed = |date: &Date| *date < day && last_day_of_grace(season, *date, part.grace) < day;
        let last_due = due.iter().rposition(passed).map(|index| (due[index], index + 1 == due.len()));
        Self { season, part, day, last_due }
    }

    /// The first and the last day of a key result. `since` is the day of its first value when its baseline was unknown.
    pub fn days(&self, objective: &Objective, key_result: &KeyResult, since: Option<Date>) -> (Date, Date) {
        let added = [objective.added.as_ref(), key_result.added.as_ref()];
        let added = added.into_iter().flatten().filter_map(|record| record.date.map(|date| date.0)).max();
        let from =
            [Some(self.season.starts.0), Some(self.part.from), added, since].into_iter().flatten().max();
        let due = key_result.due.map(|date| date.0);
        let to = [Some(self.season.ends.0), Some(self.part.to), due].into_iter().flatten().min();
        (from.unwrap_or(self.season.starts.0), to.unwrap_or(self.season.ends.0))
    }

    /// The pace of a key result. `when` is the name of the value's check-in and the day that the value speaks of.
    pub fn pace(
        &self,
        objective: &Objective,
        key_result: &KeyResult,
        since: Option<Date>,
        when: Option<(Date, Date)>,
    ) -> Pace {
        let (from, to) = self.days(objective, key_result, since);
        let owed = self.last_due.filter(|(due, _)| when.is_none_or(|(name, _)| name < *due && name < to));
        let silence = owed.map(|(due, last)| if last { self.day.min(to) } else { due });
        let at = [when.map(|(_, day)| day), silence].into_iter().flatten().max();
        Pace { expected: at.map(|at| self.at(key_result, (from, to), at)), fresh: owed.is_none() }
    }

    /// What could be expected of a key result on a day, whoever had reported by then.
    pub fn expected(
        &self,
        objective: &Objective,
        key_result: &KeyResult,
        since: Option<Date>,
        at: Date,
    ) -> f64 {
        self.at(key_result, self.days(objective, key_result, since), at)
    }

    fn at(&self, key_result: &KeyResult, (from, to): (Date, Date), at: Date) -> f64 {
        let milestones = key_result.measure.milestones().unwrap_or_default();
        by_milestones(milestones, to, at, self.day).unwrap_or_else(|| line(from, to, at))
    }
}

/// The weight that is due by a day, where a live milestone has a due day; each at most at `to`, the others at `to`.
fn by_milestones(list: &[Milestone], to: Date, at: Date, day: Date) -> Option<f64> {
    let live: Vec<&Milestone> = live(list, day).collect();
    live.iter().find(|milestone| milestone.due.is_some())?;
    debug_assert!(live.iter().all(|milestone| milestone.standing(day) == Standing::Live));
    let due = |milestone: &Milestone| milestone.due.map_or(to, |date| date.0.min(to));
    let all: f64 = live.iter().map(|milestone| milestone.weight()).sum();
    let by_then: f64 = live.iter().filter(|m| due(m) <= at).map(|milestone| milestone.weight()).sum();
    (all > 0.0).then(|| by_then / all)
}
