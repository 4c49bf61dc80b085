//! The key results of a season, those that are asked for.

use schemars::JsonSchema;
use serde::{Serialize, Serializer};

use super::summary::{GroupRow, KeyResultRow, ObjectiveRow, group_row};
use crate::document::Handle;
use crate::model::score::{Status, score_season};
use crate::model::{SeasonView, ledger};
use crate::report::{About, Head};

/// Which key results are asked for; all, where nothing is said.
#[derive(Debug, Clone, Copy, Default)]
pub struct Filter<'a> {
    /// Those of this group, by its present id.
    pub group: Option<&'a str>,
    /// Those that this person answers for.
    pub owner: Option<&'a Handle>,
    /// Those that stand so.
    pub status: Option<Status>,
}

/// The key results that are asked for.
#[derive(Debug, Serialize, JsonSchema)]
pub struct List<'a> {
    /// What it speaks of.
    #[serde(flatten)]
    pub head: Head<'a>,
    /// The plans that have such key results, each with them alone. The JSON form has the key results.
    #[serde(rename = "key_results", serialize_with = "lines")]
    #[schemars(with = "Vec<LineForm<'_, '_>>")]
    pub groups: Vec<GroupRow<'a>>,
    /// What was asked for.
    #[serde(skip)]
    pub filter: Filter<'a>,
}

/// A key result with what it belongs to.
#[derive(Debug, Clone, Copy)]
pub struct Line<'l, 'a> {
    /// Its plan.
    pub group: &'l GroupRow<'a>,
    /// Its objective.
    pub objective: &'l ObjectiveRow<'a>,
    /// It.
    pub key_result: &'l KeyResultRow<'a>,
}

impl Line<'_, '_> {
    /// Its name in the season: `academy/O1.KR2`.
    #[must_use]
    pub fn name(&self) -> String {
        format!("{}/{}.{}", self.group.id, self.objective.id, self.key_result.id)
    }
}

/// Lists key results of a season on a day. `None` when the season or the organisation could not be read.
#[must_use]
pub fn list<'a>(
    view: SeasonView<'a>,
    day: jiff::civil::Date,
    filter: Filter<'a>,
    about: &'a About<'a>,
) -> Option<List<'a>> {
    let score = score_season(view, day)?;
    let head = Head { schema: "okr-list/1", ..Head::of(view, &score, about)? };
    let money = ledger(&view, day);
    let plans = score.plans.iter().filter(|plan| filter.group.is_none_or(|group| group == plan.group));
    let mut groups: Vec<GroupRow<'a>> = plans.map(|plan| group_row(view, plan, &money, about)).collect();
    for group in &mut groups {
        for objective in &mut group.objectives {
            objective.key_results.retain(|key_result| is_asked_for(filter, key_result));
        }
        group.objectives.retain(|objective| !objective.key_results.is_empty());
    }
    groups.retain(|group| !group.objectives.is_empty());
    Some(List { head, groups, filter })
}

fn is_asked_for(filter: Filter<'_>, key_result: &KeyResultRow<'_>) -> bool {
    let owned = |owner: &Handle| key_result.owner.is_some_and(|own| own.eq_ignore_ascii_case(owner));
    filter.owner.is_none_or(owned) && filter.status.is_none_or(|status| status == key_result.status)
}

impl<'a> List<'a> {
    /// Every key result, in the order of the plans.
    pub fn lines(&self) -> impl Iterator<Item = Line<'_, 'a>> {
        lines_of(&self.groups)
    }
}

fn lines_of<'l, 'a>(groups: &'l [GroupRow<'a>]) -> impl Iterator<Item = Line<'l, 'a>> {
    groups.iter().flat_map(|group| {
        group.objectives.iter().flat_map(move |objective| {
            objective.key_results.iter().map(move |key_result| Line { group, objective, key_result })
        })
    })
}

/// A key result as a program reads it: its name first, then as in the summary.
#[derive(Serialize, JsonSchema)]
struct LineForm<'l, 'a> {
    r#ref: String,
    group: &'l str,
    objective: &'l str,
    #[serde(flatten)]
    key_result: &'l KeyResultRow<'a>,
}

fn lines<S: Serializer>(groups: &[GroupRow<'_>], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(lines_of(groups).map(|line| LineForm {
        r#ref: line.name(),
        group: line.group.id,
        objective: line.objective.id,
        key_result: line.key_result,
    }))
}
