//! What the measures of key results say in plain numbers, for the rules that judge them.

use std::collections::HashMap;

use jiff::civil::Date;

use super::context::{Context, KeyResultView};
use crate::document::{CheckIn, Entry, Measure, Measured, Number, Said};
use crate::model::schedule::participation;
use crate::model::{Filed, ItemId};
use crate::yaml::Spot;

/// Whether a measure is of numbers with a unit.
pub(super) fn is_numeric(measure: &Measure) -> bool {
    match measure {
        Measure::Increase(_)
        | Measure::Decrease(_)
        | Measure::AtLeast(_)
        | Measure::AtMost(_)
        | Measure::Range(_)
        | Measure::Sum(_)
        | Measure::Mean(_) => true,
        Measure::Milestones(_) | Measure::Binary {} | Measure::Judged(_) => false,
    }
}

/// Start and target of the measures that lead from one to the other.
pub(super) fn path(measure: &Measure) -> Option<(Start, &Number)> {
    match measure {
        Measure::Increase(path) | Measure::Decrease(path) => {
            Some((path.baseline.known().map_or(Start::Unknown, Start::At), &path.target))
        }
        Measure::Sum(parts) | Measure::Mean(parts) => {
            let baseline = parts.baseline.as_ref();
            Some((baseline.map_or(Start::OfParts, |baseline| Start::At(baseline.value)), &parts.target))
        }
        Measure::AtLeast(_)
        | Measure::AtMost(_)
        | Measure::Range(_)
        | Measure::Milestones(_)
        | Measure::Binary {}
        | Measure::Judged(_) => None,
    }
}

/// Where a measure says that it starts.
#[derive(Debug, Clone, Copy)]
pub(super) enum Start {
    /// At its baseline.
    At(f64),
    /// Its baseline is unknown.
    Unknown,
    /// Where its parts start: a sum or mean without a baseline of its own.
    OfParts,
}

/// A sum, or the mean that it makes.
pub(super) fn joined(measure: &Measure, sum: f64, count: usize) -> Option<f64> {
    #[expect(clippy::cast_precision_loss, reason = "nobody adds up 2^52 key results")]
    match measure {
        Measure::Mean(_) => (count > 0).then(|| sum / count as f64),
        Measure::Sum(_)
        | Measure::Increase(_)
        | Measure::Decrease(_)
        | Measure::AtLeast(_)
        | Measure::AtMost(_)
        | Measure::Range(_)
        | Measure::Milestones(_)
        | Measure::Binary {}
        | Measure::Judged(_) => (count > 0).then_some(sum),
    }
}

/// A measured number in its check-in.
#[derive(Debug, Clone, Copy)]
pub(super) struct First<'a> {
    /// The check-in.
    pub file: Filed<'a, CheckIn>,
    /// The day of its name.
    pub name: Date,
    /// The number.
    pub value: f64,
    entry: &'a Entry,
}

impl<'a> First<'a> {
    /// Its place.
    pub fn spot(&self) -> Spot<'a> {
        self.file.spot(self.entry.at).field("value")
    }
}

/// The first number that was measured of each key result, in the check-in with the earliest name among those that were
/// written by the day.
pub(super) fn first_values<'a>(context: &Context<'a>) -> HashMap<ItemId, First<'a>> {
    let mut found = HashMap::new();
    for season in context.portfolio.seasons() {
        for group in season.reporting_groups() {
            for (name, file) in
                season.checkins(group).into_iter().filter(|(_, file)| file.date.0 <= context.day)
            {
                for (reference, entry) in &file.document.key_results {
                    let Said::Value(Measured::Number(number)) = &entry.said else { continue };
                    let Some((item, _)) = context.target(reference, season.id, group) else { continue };
                    if item.season == season.id && item.group == group {
                        found.entry(item).or_insert(First { file, name, value: number.value, entry });
                    }
                }
            }
        }
    }
    found
}

/// The due dates on which a key result is owed a report, and the days of grace; none for a group that owes none.
pub(super) fn due_dates(view: &KeyResultView<'_>) -> Option<(Vec<Date>, u32)> {
    let part = participation(&view.of.season, view.of.group)?;
    if part.excused.is_some() {
        return None;
    }
    let added =
        [&view.objective.added, &view.key_result.added].into_iter().flatten().filter_map(|added| added.date);
    let from = added.map(|date| date.0).max();
    Some((part.due().filter(|due| from.is_none_or(|from| from <= *due)).collect(), part.grace))
}
