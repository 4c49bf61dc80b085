//! `alignment-cycle`: objectives that contribute to one another in a circle.

use crate::check::context::Context;
use crate::check::rule::{E, Rule, Run};
use crate::diagnostic::Finding;
use crate::model::alignment::{Aligned, Alignment, End, Knot};
use crate::yaml::Spot;

pub(super) const RULE: Rule = Rule {
    id: "alignment-cycle",
    family: "alignment",
    levels: [E, E, E],
    special: None,
    text: include_str!("alignment_cycle.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    for alignment in context.alignments() {
        found.extend(alignment.knots.iter().filter_map(|knot| circle(alignment, knot)));
    }
}

/// So many steps of a circle are told; nobody reads a longer one.
const TOLD: usize = 8;

fn circle(alignment: &Alignment<'_>, knot: &Knot) -> Option<Finding> {
    let step = |number: &usize| alignment.objectives.get(*number);
    let steps: Vec<&Aligned<'_>> = knot.circle.iter().filter_map(step).collect();
    let (first, others) = steps.split_first()?;
    let next = |index: usize| knot.circle[(index + 1) % knot.circle.len()];
    let message = if others.is_empty() {
        format!("`{}` contributes to itself", first.name())
    } else {
        format!("contributions run in a circle: `{}`", way(&steps))
    };
    let mut finding = first.plan.finding(RULE.id, place(first, next(0)), message).help(help(knot));
    for (index, step) in others.iter().enumerate().take(TOLD) {
        let end = alignment.objectives.get(next(index + 1)).map(Aligned::name).unwrap_or_default();
        let told = format!("`{}` contributes to `{end}`", step.name());
        finding = finding.related(step.plan.source(), place(step, next(index + 1)).span(), told);
    }
    Some(finding)
}

/// Where one objective names the next.
fn place<'a>(step: &Aligned<'a>, next: usize) -> Spot<'a> {
    let entry = step.ends.iter().position(|end| *end == End::At(next));
    super::contribution(step, entry.unwrap_or_default())
}

fn way(steps: &[&Aligned<'_>]) -> String {
    let mut names: Vec<String> = steps.iter().take(TOLD).map(|step| step.name()).collect();
    if steps.len() > TOLD {
        names.push(format!("{} more", steps.len() - TOLD));
    }
    names.extend(names.first().cloned());
    names.join(" → ")
}

fn help(knot: &Knot) -> String {
    let cure = "take out the contribution that points away from the DAO's objectives";
    if knot.members.len() > knot.circle.len() {
        format!("{cure}; {} objectives hang together in circles here", knot.members.len())
    } else {
        cure.to_owned()
    }
}
