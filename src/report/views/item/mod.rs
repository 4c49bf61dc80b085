//! One item whole: a key result, an objective or a group's plan, with why, what it serves and what serves it, its
//! numbers over time, its money, what it needs, and what is due next.

mod due;
mod links;
mod money;
mod wanted;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use super::alignment::{Alignment, NeedRow};
use super::money::{CostRow, GroupRow as Purse, Money};
use super::summary::{GroupRow, KeyResultRow, group_row};
use super::trend::{KeyResultTrend, of_plan};
use crate::document::Goal;
use crate::model::compliance::Compliance;
use crate::model::score::{PlanScore, SeasonScore, score_season};
use crate::model::{SeasonView, ledger};
use crate::report::owing::{Owing, owing};
use crate::report::{About, Head};
pub use due::{DueRow, DueState, What};
pub use links::Link;
use links::Links;
pub use money::LineRow;
use wanted::Told;
pub use wanted::{Kind, Wanted};

/// One item whole.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Item<'a> {
    /// What it speaks of.
    #[serde(flatten)]
    pub head: Head<'a>,
    /// Its full name: `s3/academy/O1.KR2`.
    pub r#ref: String,
    /// What it is.
    pub kind: Kind,
    /// Its title; a plan's is the group's name.
    pub title: &'a str,
    /// Why it is there: the objective's `why`, the plan's `summary`.
    pub why: Option<&'a str>,
    /// Who answers for it; a plan: the group's first lead.
    pub owner: Option<&'a str>,
    /// Its weight; `None` of a plan.
    pub weight: Option<f64>,
    /// The last day of a key result that has one of its own.
    pub due_by: Option<crate::document::Date>,
    /// Where a key result's number comes from.
    pub measured_by: Option<&'a str>,
    /// Its plan, as in the summary, with the objectives that are meant; of a key result its own with it alone. It has
    /// none where it is withdrawn, and of what is not there yet.
    pub group: GroupRow<'a>,
    /// The objectives that its objective serves.
    pub serves: Vec<String>,
    /// The mission.
    pub mission: &'a str,
    /// The organisation's goals that it leads to.
    pub goals: Vec<GoalRow<'a>>,
    /// The objectives that it serves, over as many steps as there are: the topmost first.
    pub above: Vec<Link<'a>>,
    /// The objectives that serve it, the nearest first.
    pub below: Vec<Link<'a>>,
    /// Numbers over time, as in the trend; not of a plan.
    pub trend: Vec<KeyResultTrend<'a>>,
    /// The budget lines that pay for it.
    pub lines: Vec<LineRow<'a>>,
    /// What an objective of the DAO costs over all plans, as in the money view.
    pub by_objective: Vec<CostRow<'a>>,
    /// Of a plan: its money, as in the money view.
    pub money: Vec<Purse<'a>>,
    /// What is needed for it from other groups; of a plan also what others need from the group.
    pub needs: Vec<NeedRow<'a>>,
    /// What is due, by day.
    pub due: Vec<DueRow<'a>>,
    /// Why it has no numbers, where it has none.
    #[serde(skip)]
    pub absent: Option<Absent<'a>>,
    /// The reports that the group owes.
    #[serde(skip)]
    pub owing: Vec<Owing<'a>>,
}

/// Why an item has no numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Absent<'a> {
    /// The plan is withdrawn, and why.
    Withdrawn(&'a str),
    /// It was added later than the day.
    NotYet,
}

/// A goal of the organisation.
#[derive(Debug, Serialize, JsonSchema)]
pub struct GoalRow<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its title.
    pub title: &'a str,
}

/// An item of a season on a day. `None` when the season, the organisation or the plan could not be read, or has no
/// such item.
#[must_use]
pub fn item<'a>(
    view: SeasonView<'a>,
    day: Date,
    wanted: Wanted<'a>,
    about: &'a About<'a>,
) -> Option<Item<'a>> {
    let score = score_season(view, day)?;
    let head = Head { schema: "okr-show/1", ..Head::of(view, &score, about)? };
    let plan = score.plans.iter().find(|plan| plan.group == wanted.group)?;
    let told = Told::of(plan.plan.document, wanted)?;
    let (reports, purse) = (Compliance::of(view, day)?, ledger(&view, day));
    let alignment = Alignment::of(view, &score, None);
    let links = Links::of(&alignment, &score, wanted);
    let group = narrow(group_row(view, plan, &purse, about), wanted);
    let money = Money::of(view, &purse, Some(wanted.group));
    let is_dao_objective = wanted.group == "dao" && told.kind == Kind::Objective;
    let reference = wanted.objective.map(|id| format!("{}/{id}", wanted.group));
    Some(Item {
        r#ref: wanted.name(view.id),
        kind: told.kind,
        title: told.title.unwrap_or(plan.name),
        why: told.why,
        owner: told.owner.or_else(|| told.lead(view, wanted)),
        weight: told.weight,
        due_by: told.due,
        measured_by: told.source,
        absent: absent(plan, &group, told.kind),
        group,
        mission: head.mission,
        goals: goals(view, &links),
        serves: links.serves,
        above: links.above,
        below: links.below,
        trend: if told.kind == Kind::Group { Vec::new() } else { trend(view, &score, plan, wanted, about) },
        lines: money::lines(view, plan, day, wanted),
        by_objective: money
            .by_objective
            .into_iter()
            .filter(|row| is_dao_objective && row.reference == reference)
            .collect(),
        money: if told.kind == Kind::Group { money.groups } else { Vec::new() },
        needs: needs(view, alignment.needs, wanted),
        due: due::rows(view, plan, &reports, wanted),
        owing: if score.ended { Vec::new() } else { owing(&reports, &purse, Some(wanted.group)) },
        head,
    })
}

impl<'a> Item<'a> {
    /// The key result, where that is what is shown.
    #[must_use]
    pub fn key_result(&self) -> Option<&KeyResultRow<'a>> {
        self.group.objectives.first().filter(|_| self.kind == Kind::KeyResult)?.key_results.first()
    }
}

/// Leaves of a plan what is meant.
fn narrow<'a>(mut group: GroupRow<'a>, wanted: Wanted<'_>) -> GroupRow<'a> {
    group.objectives.retain(|objective| wanted.has(objective.id));
    for objective in &mut group.objectives {
        objective.key_results.retain(|key_result| wanted.holds(objective.id, key_result.id));
    }
    group.objectives.retain(|objective| wanted.key_result.is_none() || !objective.key_results.is_empty());
    group
}

fn absent<'a>(plan: &PlanScore<'a>, group: &GroupRow<'_>, kind: Kind) -> Option<Absent<'a>> {
    if plan.withdrawn {
        let withdrawal = plan.plan.document.withdrawn.as_ref();
        return Some(Absent::Withdrawn(withdrawal.map_or("", |withdrawal| &withdrawal.decision.why)));
    }
    (group.objectives.is_empty() && kind != Kind::Group).then_some(Absent::NotYet)
}

fn trend<'a>(
    view: SeasonView<'a>,
    score: &SeasonScore<'a>,
    plan: &PlanScore<'a>,
    wanted: Wanted<'_>,
    about: &About<'a>,
) -> Vec<KeyResultTrend<'a>> {
    let is_meant = |row: &KeyResultTrend<'_>| {
        row.id.split_once('.').is_some_and(|(objective, key_result)| wanted.holds(objective, key_result))
    };
    of_plan(view, score, plan, about).into_iter().filter(is_meant).collect()
}

/// The goals that the item itself or what it serves names, in the organisation's order.
fn goals<'a>(view: SeasonView<'a>, links: &Links<'_>) -> Vec<GoalRow<'a>> {
    let is_named = |goal: &&'a Goal| {
        let mut all = links.above.iter().map(|link| &link.goals).chain([&links.goals]);
        all.any(|goals| goals.contains(&&*goal.id))
    };
    let org = view.portfolio.org();
    let goals = org.into_iter().flat_map(|org| &org.document.goals).filter(is_named);
    goals.map(|goal| GoalRow { id: &goal.id, title: &goal.title }).collect()
}

fn needs<'a>(view: SeasonView<'a>, all: Vec<NeedRow<'a>>, wanted: Wanted<'_>) -> Vec<NeedRow<'a>> {
    let is_own = |row: &NeedRow<'_>| row.name.split('/').next() == Some(wanted.group);
    let is_meant = |row: &NeedRow<'_>| match (&row.need.key_result, wanted.objective) {
        (_, None) => is_own(row) || row.group == wanted.group,
        (Some(reference), Some(_)) => is_own(row) && wanted.is_meant_by(view, reference),
        (None, Some(_)) => false,
    };
    all.into_iter().filter(is_meant).collect()
}
