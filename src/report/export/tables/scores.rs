//! How plans, objectives and key results stood at each due date.

use jiff::civil::Date;

use crate::model::SeasonView;
use crate::model::compliance::Compliance;
use crate::model::score::{Coverage, GroupStatus, PlanScore, RollUp, score_at_due_date};
use crate::report::export::pages::Pages;
use crate::report::export::table::table;

/// A plan, objective or key result at a due date.
pub(in crate::report::export) struct Line<'a> {
    due: Date,
    group: &'a str,
    objective: Option<&'a str>,
    key_result: Option<&'a str>,
    weight: Option<f64>,
    is_live: bool,
    roll: RollUp,
    coverage: Option<Coverage>,
    status: Option<&'static str>,
}

table! {
    Line<'_>, "scores", by_season: true,
    "How a plan, an objective or a key result stood at a due date up to the day: from the check-ins named up to it, whenever they were written",
    |line| {
        "due": date = line.due, "The due date: every one that some group of the season owes";
        "group": text = line.group, "The group's present id";
        "objective": text = line.objective, "The objective's id; null of a plan";
        "key_result": text = line.key_result, "The key result's id; null of a plan and of an objective";
        "weight": number = line.weight, "Its weight in what is above it; null of a plan";
        "live": boolean = line.is_live, "Whether it counted: neither dropped nor withdrawn";
        "score": number = line.roll.score, "Over what is measured, 0 to 1";
        "floor": number = line.roll.floor, "With what is unmeasured at 0";
        "projected": number = line.roll.projected, "With the groups' projections";
        "expected": number = line.roll.expected, "What could be expected by then; of plans and objectives of what is measured";
        "coverage_measured": integer = line.coverage.map(|coverage| coverage.measured), "Key results that have a score; null of a key result";
        "coverage_of": integer = line.coverage.map(|coverage| coverage.of), "Key results that are live; null of a key result";
        "coverage_share": number = line.coverage.and_then(|coverage| coverage.share), "The share of weight that is measured; null of a key result";
        "status": text = line.status, "How it stood";
    }
}

/// Writes the rows of a season: each due date is scored once, for all groups.
pub(in crate::report::export) fn write<'a>(
    view: SeasonView<'a>,
    day: Date,
    compliance: Option<&Compliance<'a>>,
    pages: &mut Pages<'_>,
) {
    let due = compliance.map(Compliance::due).unwrap_or_default();
    for due in due.into_iter().filter(|due| *due <= day) {
        for plan in score_at_due_date(view, due, day).into_iter().flat_map(|score| score.plans) {
            write_plan(due, &plan, pages);
        }
    }
}

fn write_plan(due: Date, plan: &PlanScore<'_>, pages: &mut Pages<'_>) {
    let told = !plan.withdrawn;
    let whole = Line {
        due,
        group: plan.group,
        objective: None,
        key_result: None,
        weight: None,
        is_live: told,
        roll: if told { plan.roll } else { RollUp::default() },
        coverage: Some(plan.coverage).filter(|_| told),
        status: plan.status.map(GroupStatus::word),
    };
    pages.row(&whole);
    for known in &plan.objectives {
        let objective = Line {
            objective: Some(&known.objective.id),
            weight: Some(known.weight()),
            is_live: known.live,
            roll: known.roll,
            coverage: Some(known.coverage),
            status: known.status.map(GroupStatus::word),
            ..whole
        };
        pages.row(&objective);
        for known in &known.key_results {
            let roll = RollUp {
                score: known.score,
                projected: known.projected,
                expected: known.pace.expected,
                floor: known.live.then_some(known.floor),
                share: None,
            };
            pages.row(&Line {
                key_result: Some(&known.key_result.id),
                weight: Some(known.weight()),
                is_live: known.live,
                roll,
                coverage: None,
                status: Some(known.status.word()),
                ..objective
            });
        }
    }
}
