//! The summary as a table: one row per key result, with its objective and its group beside it.

use super::{Cell, table};
use crate::report::views::summary::{GroupRow, KeyResultRow, ObjectiveRow, Value};

pub(super) const HEADER: [&str; 27] = [
    "group",
    "group_name",
    "kind",
    "scope",
    "stage",
    "objective",
    "objective_title",
    "key_result",
    "title",
    "owner",
    "measure",
    "unit",
    "baseline",
    "target",
    "value",
    "score",
    "score_as_ratified",
    "independent_score",
    "projected",
    "attainment",
    "expected",
    "status",
    "reason",
    "confidence",
    "priority",
    "file",
    "line",
];

pub(super) fn table_of(groups: &[GroupRow<'_>]) -> String {
    let rows = groups.iter().flat_map(|group| {
        group.objectives.iter().flat_map(move |objective| {
            objective.key_results.iter().map(move |key_result| row(group, objective, key_result))
        })
    });
    table(&HEADER, rows)
}

fn row(group: &GroupRow<'_>, objective: &ObjectiveRow<'_>, key_result: &KeyResultRow<'_>) -> Vec<Cell> {
    vec![
        Cell::text(group.id),
        Cell::text(group.name),
        Cell::maybe(group.kind),
        Cell::text(group.scope),
        Cell::text(group.stage),
        Cell::text(objective.id),
        Cell::text(objective.title),
        Cell::text(key_result.id),
        Cell::text(key_result.title),
        Cell::maybe(key_result.owner),
        Cell::text(key_result.measure),
        Cell::maybe(key_result.unit),
        value(key_result.baseline.as_ref()),
        value(key_result.target.as_ref()),
        value(key_result.value.as_ref()),
        Cell::number(key_result.score),
        Cell::number(key_result.score_as_ratified),
        value(key_result.independent_score.as_ref()),
        Cell::number(key_result.projected),
        Cell::number(key_result.attainment),
        Cell::number(key_result.expected),
        Cell::text(key_result.status.word()),
        Cell::maybe(key_result.reason),
        value(key_result.confidence.as_ref()),
        Cell::maybe(key_result.priority.map(|priority| format!("{priority:?}"))),
        Cell::text(key_result.source.file),
        Cell::count(key_result.source.line),
    ]
}

pub(super) fn value(value: Option<&Value<'_>>) -> Cell {
    match value {
        None => Cell::Nothing,
        Some(Value::Written(number)) => Cell::Number(number.0.to_string()),
        Some(Value::Computed(number)) => Cell::number(Some(*number)),
        Some(Value::Truth(truth)) => Cell::text(truth.to_string()),
        Some(Value::Milestones(ids)) => Cell::text(ids.join(" ")),
    }
}
