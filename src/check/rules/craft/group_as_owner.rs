//! `group-as-owner`: a group where a person should answer.

use crate::check::context::Context;
use crate::check::context::PlanView;
use crate::check::objectives::{objectives, standing_plans};
use crate::check::owners::group_ids;
use crate::check::rule::{E, Rule, Run, W};
use crate::check::shown;
use crate::diagnostic::Finding;
use crate::document::{Handle, Measure};
use crate::yaml::At;

pub(super) const RULE: Rule = Rule {
    id: "group-as-owner",
    family: "craft",
    levels: [W, E, E],
    special: None,
    text: include_str!("group_as_owner.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    let groups = group_ids(context);
    let is_group = |handle: &Handle| groups.contains(&handle.folded());
    let mut push = |of: &PlanView<'_>, at: At, field: &str, handle: &Handle| {
        let message = format!("`{}` is a group: nobody in it answers for this", shown(handle));
        let help = "name one of its people; the group is known by the plan's path";
        found.push(of.plan.finding(RULE.id, of.plan.spot(at).field(field), message).help(help));
    };
    for of in standing_plans(context) {
        for line in of.plan.budgets.iter().flatten().flat_map(|budget| &budget.lines) {
            line.owner
                .iter()
                .filter(|owner| is_group(owner))
                .for_each(|owner| push(&of, line.at, "owner", owner));
        }
    }
    for view in objectives(context) {
        let objective = view.objective;
        objective
            .owner
            .iter()
            .filter(|owner| is_group(owner))
            .for_each(|owner| push(&view.of, objective.at, "owner", owner));
        for key_result in view.key_results.iter().map(|view| view.key_result) {
            let judge = match &key_result.measure {
                Measure::Judged(judged) => Some(&judged.judge),
                Measure::Increase(_)
                | Measure::Decrease(_)
                | Measure::AtLeast(_)
                | Measure::AtMost(_)
                | Measure::Range(_)
                | Measure::Milestones(_)
                | Measure::Binary {}
                | Measure::Sum(_)
                | Measure::Mean(_) => None,
            };
            for (field, handle) in [("owner", key_result.owner.as_ref()), ("judge", judge)] {
                handle
                    .filter(|handle| is_group(handle))
                    .into_iter()
                    .for_each(|handle| push(&view.of, key_result.at, field, handle));
            }
        }
    }
}
