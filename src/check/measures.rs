//! What the measures of key results say in plain numbers, for the rules that judge them.

use jiff::civil::Date;

use super::context::{Context, KeyResultView};
use crate::document::{CheckIn, Measure, Measured, Number, Said};
use crate::model::Filed;
use crate::model::score::{Reports, Told};
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
    told: Told<'a>,
    /// The number.
    pub value: f64,
}

impl<'a> First<'a> {
    /// The first number that a group's check-ins tell of a key result.
    pub fn of(reports: &Reports<'a>, view: &KeyResultView<'_>) -> Option<Self> {
        reports.told(&view.objective.id, &view.key_result.id).iter().find_map(|told| match &told.entry.said {
            Said::Value(Measured::Number(number)) => Some(Self { told: *told, value: number.value }),
            Said::Value(Measured::Truth(_)) | Said::Milestones(_) | Said::Unmeasured(_) => None,
        })
    }

    /// The check-in.
    pub fn file(&self) -> Filed<'a, CheckIn> {
        self.told.checkin
    }

    /// The day of its name.
    pub fn name(&self) -> Date {
        self.told.name
    }

    /// Its place.
    pub fn spot(&self) -> Spot<'a> {
        self.told.checkin.spot(self.told.entry.at).field("value")
    }
}

/// The due dates on which a key result is owed a report, those whose grace is over marked; none for a group that owes
/// none.
pub(super) fn due_dates<'b>(
    context: &'b Context<'_>,
    view: &KeyResultView<'_>,
) -> Option<impl Iterator<Item = (Date, bool)> + use<'b>> {
    let (compliance, row) = context.row(view.of.season.id, view.of.group)?;
    if row.part.excused.is_some() {
        return None;
    }
    let added =
        [&view.objective.added, &view.key_result.added].into_iter().flatten().filter_map(|added| added.date);
    let from = added.map(|date| date.0).max();
    let owed = compliance.cells(row).filter(|cell| row.withdrawn.is_none_or(|day| cell.due < day));
    let owed = owed.filter(move |cell| from.is_none_or(|from| from <= cell.due));
    Some(owed.map(|cell| (cell.due, cell.is_over)))
}
