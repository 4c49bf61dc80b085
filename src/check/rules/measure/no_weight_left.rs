//! `no-weight-left`: weights that leave nothing to add up, or that are negative.

use crate::check::context::Context;
use crate::check::rule::{E, Rule, Run};
use crate::diagnostic::Finding;
use crate::document::{Number, Plan, Reasoned};
use crate::model::Filed;
use crate::yaml::At;

pub(super) const RULE: Rule = Rule {
    id: "no-weight-left",
    family: "measure",
    levels: [E, E, E],
    special: None,
    text: include_str!("no_weight_left.md"),
    run: Run::Portfolio(run),
};

/// What a list weighs: its place, its weight, whether it was dropped.
type Weighed<'a> = (At, Option<&'a Number>, Option<&'a Reasoned>);

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    for plan in context.plans().map(|view| view.plan) {
        let objectives = plan.objectives.iter().map(|o| (o.at, o.weight.as_ref(), o.dropped.as_ref()));
        found.extend(weigh(context, plan, objectives, "objectives of the plan"));
        for objective in
            plan.objectives.iter().filter(|objective| !context.is_dropped(objective.dropped.as_ref()))
        {
            let key_results =
                objective.key_results.iter().map(|kr| (kr.at, kr.weight.as_ref(), kr.dropped.as_ref()));
            let what = format!("key results of `{}`", objective.id);
            found.extend(weigh(context, plan, key_results, &what));
            for key_result in
                objective.key_results.iter().filter(|kr| !context.is_dropped(kr.dropped.as_ref()))
            {
                let milestones = key_result.measure.milestones().unwrap_or_default().iter();
                let what = format!("milestones of `{}.{}`", objective.id, key_result.id);
                let weighed = milestones.map(|m| (m.at, m.weight.as_ref(), m.dropped.as_ref()));
                found.extend(weigh(context, plan, weighed, &what));
            }
        }
    }
}

fn weigh<'a>(
    context: &Context<'_>,
    plan: Filed<'_, Plan>,
    all: impl Iterator<Item = Weighed<'a>>,
    what: &str,
) -> Vec<Finding> {
    let live: Vec<Weighed<'_>> = all.filter(|(_, _, dropped)| !context.is_dropped(*dropped)).collect();
    let at = |at: At, message: String, help: &str| {
        plan.finding(RULE.id, plan.spot(at).field("weight"), message).help(help)
    };
    let negative =
        live.iter().filter_map(|(at, weight, _)| Some((*at, weight.filter(|weight| weight.value < 0.0)?)));
    let negative: Vec<Finding> = negative
        .map(|(place, weight)| at(place, format!("a weight of {weight} is negative"), "give 0 or more"))
        .collect();
    if !negative.is_empty() {
        return negative;
    }
    let is_zero = |(_, weight, _): &Weighed<'_>| weight.is_some_and(|weight| weight.value <= 0.0);
    match live.first() {
        Some((first, ..)) if live.iter().all(is_zero) => {
            let message = format!("all live {what} weigh 0, so they have no score");
            vec![at(*first, message, "give at least one of them a weight above 0")]
        }
        Some(_) | None => Vec::new(),
    }
}
