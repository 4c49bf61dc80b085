//! What is due for an item: its group's next report, the last days of key results and milestones, what others promised.

use schemars::JsonSchema;
use serde::Serialize;

use super::Wanted;
use crate::document::Date;
use crate::model::SeasonView;
use crate::model::compliance::{Compliance, State};
use crate::model::score::{KeyResultScore, PlanScore, Quantity, Standing, Status};

/// Something that is due.
#[derive(Debug, Serialize, JsonSchema)]
pub struct DueRow<'a> {
    /// The day.
    pub due: Date,
    /// What is due.
    pub what: What,
    /// What it is about: the group of a report, else the item's name in the season.
    pub r#ref: String,
    /// How it stands.
    pub state: DueState,
    /// What it is called.
    #[serde(skip)]
    pub title: &'a str,
}

/// What can be due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum What {
    /// A check-in.
    CheckIn,
    /// A key result.
    KeyResult,
    /// A milestone.
    Milestone,
    /// What another group was asked for.
    Need,
}

impl What {
    /// In words.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::CheckIn => "report",
            Self::KeyResult => "key result",
            Self::Milestone => "milestone",
            Self::Need => "need",
        }
    }
}

/// How something stands that is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum DueState {
    /// Its day is still to come.
    Ahead,
    /// A report whose grace is not over.
    Open,
    /// Its day is over.
    Overdue,
}

impl DueState {
    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Ahead => "ahead",
            Self::Open => "open",
            Self::Overdue => "overdue",
        }
    }
}

/// What is due, by day; of the reports that are still ahead only the next. Nothing of a season that is over, of one
/// that was recorded afterwards, and of a plan that is withdrawn.
pub(super) fn rows<'a>(
    view: SeasonView<'a>,
    plan: &PlanScore<'a>,
    reports: &Compliance<'a>,
    wanted: Wanted<'_>,
) -> Vec<DueRow<'a>> {
    let day = reports.day;
    if plan.withdrawn || view.is_imported() || day > reports.season.ends.0 {
        return Vec::new();
    }
    let state = |due: Date| if due.0 < day { DueState::Overdue } else { DueState::Ahead };
    let mut rows = check_ins(plan, reports);
    let known = plan.objectives.iter().flat_map(|objective| &objective.key_results);
    for known in known.filter(|known| known.live && is_meant(known, wanted)) {
        let name = known.item.in_season();
        let is_reached = known.status == Status::Achieved;
        if let Some(due) = known.key_result.due.filter(|_| !is_reached) {
            let title = &known.key_result.title;
            rows.push(DueRow { due, what: What::KeyResult, r#ref: name.clone(), state: state(due), title });
        }
        let done = match &known.value {
            Some(Quantity::Done(done)) => *done,
            Some(Quantity::Number(_) | Quantity::Truth(_)) | None => &[],
        };
        let milestones = known.key_result.measure.milestones().into_iter().flatten();
        let open = milestones
            .filter(|milestone| milestone.standing(day) == Standing::Live && !done.contains(&milestone.id));
        rows.extend(open.filter_map(|milestone| {
            let due = milestone.due?;
            let r#ref = format!("{name}.{}", milestone.id);
            Some(DueRow { due, what: What::Milestone, r#ref, state: state(due), title: &milestone.title })
        }));
    }
    let needs = plan.plan.document.needs.iter().filter(|need| match (&need.key_result, wanted.objective) {
        (_, None) => true,
        (Some(reference), Some(_)) => wanted.is_meant_by(view, reference),
        (None, Some(_)) => false,
    });
    // Whether a need was met, no document tells: it is due until its day, and is not called overdue.
    rows.extend(needs.filter_map(|need| {
        let due = need.due.filter(|due| due.0 >= day)?;
        let r#ref = format!("{}/{}", plan.group, need.id);
        Some(DueRow { due, what: What::Need, r#ref, state: DueState::Ahead, title: &need.what })
    }));
    rows.sort_by(|one, other| (one.due, &one.r#ref).cmp(&(other.due, &other.r#ref)));
    rows
}

fn is_meant(known: &KeyResultScore<'_>, wanted: Wanted<'_>) -> bool {
    wanted.holds(&known.objective.id, &known.key_result.id)
}

/// The reports that are owed, and the next one ahead.
fn check_ins<'a>(plan: &PlanScore<'a>, reports: &Compliance<'a>) -> Vec<DueRow<'a>> {
    let Some(row) = reports.row(plan.group) else { return Vec::new() };
    let told = |due: jiff::civil::Date, state: DueState| DueRow {
        due: Date(due),
        what: What::CheckIn,
        r#ref: plan.group.to_owned(),
        state,
        title: plan.name,
    };
    let mut rows = Vec::new();
    for cell in reports.cells(row) {
        match cell.state {
            State::Missing => rows.push(told(cell.due, DueState::Overdue)),
            State::Open => rows.push(told(cell.due, DueState::Open)),
            State::NotDue if cell.due > reports.day && row.part.excused.is_none() => {
                rows.push(told(cell.due, DueState::Ahead));
                break;
            }
            State::OnTime | State::Late(_) | State::Excused | State::NotDue => {}
        }
    }
    rows
}
