//! `orphan-plan`: a plan of which no objective has a way up to one of the DAO's.

use crate::check::context::Context;
use crate::check::rule::{E, I, Rule, Run, W};
use crate::diagnostic::Finding;
use crate::text::many;

pub(super) const RULE: Rule = Rule {
    id: "orphan-plan",
    family: "alignment",
    levels: [W, E, I],
    special: None,
    text: include_str!("orphan_plan.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    for alignment in context.alignments() {
        for plan in alignment.plans.iter().filter(|plan| plan.is_orphan) {
            let message = match plan.objectives.len() {
                1 => format!("the one objective of `{}` leads to none of the DAO's", plan.group),
                count => format!(
                    "none of the {} of `{}` leads to one of the DAO's",
                    many(count, "objective"),
                    plan.group
                ),
            };
            let help = format!(
                "say in `contributes_to` what they serve ({}); a group that goes its own way has `scope: independent` in \
                 org.yaml, and names its values there",
                super::tops(alignment),
            );
            let spot = plan.plan.spot(plan.plan.at).key("objectives");
            found.push(plan.plan.finding(RULE.id, spot, message).help(help));
        }
    }
}
