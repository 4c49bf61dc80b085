//! The summary: how did the season go? Groups, objectives and key results with their numbers, and
//! what needs a person.

mod burn_up;
mod items;
mod means;
mod points;

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use crate::document::{Date, Priority};
use crate::model::SeasonView;
use crate::model::compliance::Compliance;
use crate::model::money::SeasonMoney;
use crate::model::score::{self, Counts, Grade, GroupStatus, PlanScore, SeasonScore};
use crate::report::About;
use crate::report::number::{Computed, computed};
use crate::report::owing::{Owing, owing};
use crate::text::thousands;
use burn_up::burn_up;
pub use burn_up::{BurnLine, BurnPoint, BurnUp};
pub(super) use items::objective_row;
pub use items::{KeyResultRow, ObjectiveRow, Source, Value};
pub(super) use items::{value, written};
pub use means::{Reported, Spent};
pub use points::{Point, ThemePart};
use points::{theme, unnumbered, worst};

/// How the season went.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Summary<'a> {
    /// For each kind of group the plain means over its plans.
    pub kinds: BTreeMap<&'static str, KindRow>,
    /// One row per plan.
    pub groups: Vec<GroupRow<'a>>,
    /// Whether it speaks of one group only.
    #[serde(skip)]
    pub is_of_one_group: bool,
    /// The key results that are worst off, worst first.
    #[serde(skip)]
    pub worst: Vec<Point<'a>>,
    /// The key results without a number, by group.
    #[serde(skip)]
    pub unnumbered: Vec<Point<'a>>,
    /// What the season's theme got.
    #[serde(skip)]
    pub theme: Vec<ThemePart>,
    /// What it came to at every due date.
    #[serde(skip)]
    pub burn_up: Option<BurnUp>,
    /// Who owes a report, while the season runs.
    #[serde(skip)]
    pub owing: Vec<Owing<'a>>,
    /// How many groups reported for the last due date, while the season runs.
    #[serde(skip)]
    pub reported: Option<Reported>,
}

/// The means over the plans of one kind of group.
#[derive(Debug, Serialize, JsonSchema)]
pub struct KindRow {
    /// Over what is measured.
    pub score: Option<Computed>,
    /// With what is unmeasured at 0.
    pub floor: Option<Computed>,
    /// The share that is measured.
    pub share: Option<Computed>,
    /// What could be expected of what is measured.
    #[serde(skip)]
    pub expected: Option<f64>,
    /// How many plans.
    #[serde(skip)]
    pub plans: usize,
}

/// One plan.
#[derive(Debug, Serialize, JsonSchema)]
pub struct GroupRow<'a> {
    /// The group's present id.
    pub id: &'a str,
    /// Its name.
    pub name: &'a str,
    /// What it is.
    #[schemars(extend("enum" = ["dao", "guild", "project", "initiative", "committee", "operator", "workstream", "sub-dao", null]))]
    pub kind: Option<&'static str>,
    /// Whether its objectives must serve the DAO's.
    #[schemars(extend("enum" = ["dao-specific", "independent"]))]
    pub scope: &'static str,
    /// draft, ratified, closed or withdrawn.
    #[schemars(extend("enum" = ["draft", "ratified", "closed", "withdrawn"]))]
    pub stage: &'static str,
    /// Over what is measured.
    pub score: Option<Computed>,
    /// Against the plan as it was ratified.
    pub score_as_ratified: Option<Computed>,
    /// With what is unmeasured at 0.
    pub floor: Option<Computed>,
    /// Against the plan as it was ratified.
    pub floor_as_ratified: Option<Computed>,
    /// With the groups' projections.
    pub projected: Option<Computed>,
    /// How much is measured.
    pub coverage: Option<Coverage>,
    /// How it stands, while the season runs.
    pub status: Option<GroupStatus>,
    /// How its key results stand.
    pub counts: Option<Counts>,
    /// Its grade, once the season is over.
    pub grade: Option<Grade>,
    /// Mean confidence, 0 to 10.
    pub confidence: Option<Computed>,
    /// The latest date of its check-ins.
    pub last_checkin: Option<Date>,
    /// By priority.
    pub by_priority: Option<BTreeMap<Priority, PriorityRow>>,
    /// Its objectives.
    pub objectives: Vec<ObjectiveRow<'a>>,
    /// The mean confidence of each of its check-ins.
    #[serde(skip)]
    pub confidence_trend: Vec<f64>,
    /// What it asked for, per currency.
    #[serde(skip)]
    pub asked: Vec<String>,
    /// What it spent and got, by currency.
    #[serde(skip)]
    pub spent: Vec<Spent<'a>>,
    /// What could be expected of what is measured.
    #[serde(skip)]
    pub expected: Option<f64>,
    /// Whether its grade speaks of the group: in an imported season a gap in the sources is no fault of a group's.
    #[serde(skip)]
    pub is_told_whole: bool,
}

/// How much is measured.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
pub struct Coverage {
    /// Key results that have a score.
    pub measured: usize,
    /// Key results that are live.
    pub of: usize,
    /// By weight.
    pub share: Option<Computed>,
}

impl From<score::Coverage> for Coverage {
    fn from(coverage: score::Coverage) -> Self {
        let score::Coverage { measured, of, share } = coverage;
        Self { measured, of, share: computed(share) }
    }
}

/// A plan's key results of one priority.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PriorityRow {
    /// Over what is measured.
    pub score: Option<Computed>,
    /// How much is measured.
    pub coverage: Coverage,
}

impl<'a> Summary<'a> {
    /// The summary of a season; its groups are limited to one when that is asked for.
    pub(in crate::report) fn of(
        view: SeasonView<'a>,
        score: &SeasonScore<'a>,
        reports: &Compliance<'a>,
        money: &SeasonMoney<'a>,
        group: Option<&str>,
        about: &About<'a>,
    ) -> Self {
        let plans: Vec<&PlanScore<'a>> =
            score.plans.iter().filter(|plan| group.is_none_or(|group| group == plan.group)).collect();
        let kind_row = |(kind, roll): (&crate::document::GroupKind, &score::RollUp)| {
            let plans = score.plans.iter().filter(|plan| plan.kind == Some(*kind) && !plan.withdrawn).count();
            let row = KindRow {
                score: computed(roll.score),
                floor: computed(roll.floor),
                share: computed(roll.share),
                expected: roll.expected,
                plans,
            };
            (kind.word(), row)
        };
        Self {
            kinds: score.kinds.iter().map(kind_row).collect(),
            is_of_one_group: group.is_some(),
            groups: plans.iter().map(|plan| group_row(view, plan, money, about)).collect(),
            worst: worst(&plans, score.ended, &view.portfolio.policy().grades),
            unnumbered: unnumbered(&plans),
            theme: theme(view, &plans),
            burn_up: burn_up(view, score, group),
            owing: if score.ended { Vec::new() } else { owing(reports, money, group) },
            reported: Reported::of(reports).filter(|_| !score.ended && group.is_none()),
        }
    }
}

/// Whether everything that has weight is measured.
pub(super) fn is_whole(share: Option<f64>) -> bool {
    share.is_some_and(|share| score::near(share, 1.0))
}

/// A plan's row.
pub(super) fn group_row<'a>(
    view: SeasonView<'a>,
    plan: &PlanScore<'a>,
    money: &SeasonMoney<'a>,
    about: &About<'a>,
) -> GroupRow<'a> {
    let told = !plan.withdrawn;
    let priority = |(priority, score): (&Priority, &score::PriorityScore)| {
        (*priority, PriorityRow { score: computed(score.score), coverage: score.coverage.into() })
    };
    let budgets = plan.plan.document.budgets.iter().flatten();
    GroupRow {
        id: plan.group,
        name: plan.name,
        kind: plan.kind.map(crate::document::GroupKind::word),
        scope: plan.scope.word(),
        stage: if plan.withdrawn { "withdrawn" } else { plan.stage.word() },
        score: computed(plan.roll.score.filter(|_| told)),
        score_as_ratified: computed(plan.as_ratified.score.filter(|_| told)),
        floor: computed(plan.roll.floor.filter(|_| told)),
        floor_as_ratified: computed(plan.as_ratified.floor.filter(|_| told)),
        projected: computed(plan.roll.projected.filter(|_| told)),
        coverage: told.then(|| plan.coverage.into()),
        status: plan.status,
        counts: told.then_some(plan.counts),
        grade: plan.grade.filter(|_| told),
        confidence: computed(plan.confidence.filter(|_| told)),
        last_checkin: plan.last_checkin.map(Date),
        by_priority: told.then(|| plan.by_priority.iter().map(priority).collect()),
        objectives: plan
            .objectives
            .iter()
            .map(|objective| objective_row(view, plan, objective, about))
            .collect(),
        confidence_trend: plan.confidence_trend.iter().map(|(_, confidence)| *confidence).collect(),
        asked: budgets
            .map(|budget| format!("{} {}", thousands(&budget.requested), budget.currency))
            .collect(),
        spent: means::spent(money, plan.group),
        expected: plan.roll.expected,
        is_told_whole: !view.is_imported() || is_whole(plan.roll.share),
    }
}
