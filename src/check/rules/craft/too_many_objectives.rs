//! `too-many-objectives`: a plan with more objectives than the policy allows.

use crate::check::context::Context;
use crate::check::objectives::{standing_plans, written_objectives};
use crate::check::rule::{Rule, Run, SILENT, W};
use crate::diagnostic::Finding;

pub(super) const RULE: Rule = Rule {
    id: "too-many-objectives",
    family: "craft",
    levels: [W, W, SILENT],
    special: None,
    text: include_str!("too_many_objectives.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    let most = context.portfolio.policy().limits.objectives;
    for of in standing_plans(context) {
        let count = written_objectives(context, &of);
        if count > most as usize {
            let message = format!("{count} objectives in one plan; the policy allows {most}");
            let spot = of.plan.spot(of.plan.at).key("objectives");
            let help =
                "keep those that matter most this season, and drop the others or leave them for the next";
            found.push(of.plan.finding(RULE.id, spot, message).help(help));
        }
    }
}
