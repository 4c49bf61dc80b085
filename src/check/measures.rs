//! What the measures of key results say in plain numbers, for the rules that judge them.

use jiff::civil::Date;

use super::context::{Context, KeyResultView, Target};
use crate::document::{Baseline, CheckIn, Entry, Measure, Measured, Number, Parts, Said};
use crate::model::Filed;
use crate::model::schedule::participation;
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

/// Baseline and target of the measures that lead from one to the other.
pub(super) fn path(measure: &Measure) -> Option<(Option<&Baseline>, &Number)> {
    match measure {
        Measure::Increase(path) | Measure::Decrease(path) => Some((Some(&path.baseline), &path.target)),
        Measure::Sum(parts) | Measure::Mean(parts) => Some((parts.baseline.as_ref(), &parts.target)),
        Measure::AtLeast(_)
        | Measure::AtMost(_)
        | Measure::Range(_)
        | Measure::Milestones(_)
        | Measure::Binary {}
        | Measure::Judged(_) => None,
    }
}

/// Where a key result starts, when that is a known number: of a sum or mean by default where its parts start.
pub(super) fn start(context: &Context<'_>, view: &KeyResultView<'_>) -> Option<f64> {
    start_within(context, view, DEPTH)
}

/// How deep sums of sums are followed; one that holds itself ends here.
const DEPTH: usize = 8;

fn start_within(context: &Context<'_>, view: &KeyResultView<'_>, depth: usize) -> Option<f64> {
    let measure = &view.key_result.measure;
    let (baseline, _) = path(measure)?;
    match (baseline, measure.parts()) {
        (Some(baseline), _) => baseline.known(),
        (None, Some(list)) if depth > 0 => {
            let parts = parts(context, view, list)?;
            let starts: Option<Vec<f64>> =
                parts.iter().map(|part| start_within(context, part, depth - 1)).collect();
            let starts = starts?;
            joined(measure, starts.iter().sum(), starts.len())
        }
        (None, Some(_) | None) => None,
    }
}

/// The baseline that the parts of a sum or mean make.
pub(super) fn baseline_of_parts(context: &Context<'_>, view: &KeyResultView<'_>) -> Option<f64> {
    view.key_result.measure.parts()?;
    start(context, view)
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

/// The parts of a sum or mean; `None` when one of them leads nowhere.
pub(super) fn parts<'a>(
    context: &Context<'a>,
    view: &KeyResultView<'a>,
    parts: &Parts,
) -> Option<Vec<KeyResultView<'a>>> {
    let part = |reference| match context.target(reference, view.of.season.id, view.of.group) {
        Ok((_, Target::KeyResult(part))) => Some(part),
        Ok((_, Target::Objective(_) | Target::Need(_) | Target::Milestone(_))) | Err(_) => None,
    };
    parts.of.iter().map(part).collect()
}

/// A measured number in its check-in.
#[derive(Debug)]
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

/// The first number that was measured of a key result, in the check-in with the earliest name among those that were
/// written by the day.
pub(super) fn first_value<'a>(context: &Context<'a>, view: &KeyResultView<'a>) -> Option<First<'a>> {
    let id = view.id();
    let checkins = view.of.season.checkins(view.of.group).into_iter();
    checkins.filter(|(_, checkin)| checkin.date.0 <= context.day).find_map(|(name, file)| {
        let entries = file.document.key_results.iter();
        let mut own = entries.filter(|(reference, _)| {
            context
                .portfolio
                .resolve(reference, view.of.season.id, view.of.group)
                .is_ok_and(|item| item == id)
        });
        own.find_map(|(_, entry)| match &entry.said {
            Said::Value(Measured::Number(number)) => Some(First { file, name, value: number.value, entry }),
            Said::Value(Measured::Truth(_)) | Said::Milestones(_) | Said::Unmeasured(_) => None,
        })
    })
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
