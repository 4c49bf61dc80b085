//! `sandbagged`: every key result of a plan ended at 1: it promised what was safe.

use crate::check::context::{Context, KeyResultView};
use crate::check::rule::{I, Rule, Run, SILENT};
use crate::diagnostic::Finding;
use crate::document::{Ambition, Measure};
use crate::model::score::{NEAR, Quantity, Told};

/// A plan with fewer key results may just have been lucky.
const LEAST: usize = 3;

pub(super) const RULE: Rule = Rule {
    id: "sandbagged",
    family: "cadence",
    levels: [SILENT, SILENT, I],
    special: None,
    text: include_str!("sandbagged.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    let live: Vec<KeyResultView<'_>> = context.live_key_results().collect();
    for views in live.chunk_by(|a, b| std::ptr::eq(a.of.plan.document, b.of.plan.document)) {
        let Some(KeyResultView { of, .. }) = views.first() else { continue };
        let has_ended = of.season.document().is_some_and(|season| season.ends.0 < context.day);
        if !has_ended || of.season.is_imported() || views.len() < LEAST || !views.iter().any(is_bold) {
            continue;
        }
        // Scoring a season takes time; most plans fail this without it.
        if !views.iter().all(|view| may_be_one(context, view)) {
            continue;
        }
        let Some(season) = context.score(of.season.id) else { continue };
        let Some(plan) = season.plans.iter().find(|plan| plan.group == of.group) else { continue };
        let live = plan.objectives.iter().flat_map(|objective| &objective.key_results);
        let scores: Vec<Option<f64>> = live.filter(|scored| scored.live).map(|scored| scored.score).collect();
        let is_one = |score: &Option<f64>| score.is_some_and(|score| score >= 1.0 - NEAR);
        if scores.len() >= LEAST && scores.iter().all(is_one) {
            let message = format!("all {} key results ended at 1", scores.len());
            let help = "next time set targets that are hard to reach, or call the objectives `committed`";
            let spot = of.plan.spot(of.plan.at).key("objectives");
            found.push(of.plan.finding(RULE.id, spot, message).help(help));
        }
    }
}

/// Whether a key result could have been set too low: what is only to be kept, or was promised as `committed`, should
/// end at 1.
fn is_bold(view: &KeyResultView<'_>) -> bool {
    !view.key_result.measure.is_kept() && view.objective.ambition != Some(Ambition::Committed)
}

/// Whether the latest report leaves it possible that the score is 1.
fn may_be_one(context: &Context<'_>, view: &KeyResultView<'_>) -> bool {
    if view.key_result.measure.parts().is_some() {
        return true;
    }
    let reports = context.reports(view.of.season.id, view.of.group);
    let latest = reports.and_then(|reports| reports.told(&view.objective.id, &view.key_result.id).last());
    let Some(value) = latest.and_then(Told::quantity) else { return false };
    match (&view.key_result.measure, value) {
        (Measure::Increase(path), Quantity::Number(number)) => number.value >= path.target.value - NEAR,
        (Measure::Decrease(path), Quantity::Number(number)) => number.value <= path.target.value + NEAR,
        (_, Quantity::Truth(truth)) => truth,
        (_, Quantity::Number(_) | Quantity::Done(_)) => true,
    }
}
