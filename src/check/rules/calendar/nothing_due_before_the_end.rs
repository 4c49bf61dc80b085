//! `nothing-due-before-the-end`: every key result of a plan is due on the season's last day.

use crate::check::context::{Context, KeyResultView, PlanView};
use crate::check::rule::{I, Rule, Run, SILENT};
use crate::diagnostic::Finding;

/// A plan with fewer key results has little to spread.
const LEAST: usize = 4;

pub(super) const RULE: Rule = Rule {
    id: "nothing-due-before-the-end",
    family: "calendar",
    levels: [I, I, SILENT],
    special: None,
    text: include_str!("nothing_due_before_the_end.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    let live: Vec<KeyResultView<'_>> = context.live_key_results().collect();
    for plans in live.chunk_by(|a, b| std::ptr::eq(a.of.plan.document, b.of.plan.document)) {
        let Some(KeyResultView { of: PlanView { season, plan, .. }, .. }) = plans.first() else { continue };
        let Some(season) = season.document() else { continue };
        let at_the_end = |view: &KeyResultView<'_>| {
            let milestones = view.key_result.measure.milestones().unwrap_or_default();
            let live = milestones.iter().filter(|milestone| !context.is_dropped(milestone.dropped.as_ref()));
            let mut days = live.filter_map(|milestone| milestone.due).chain(view.key_result.due);
            days.all(|due| due >= season.ends)
        };
        if plans.len() >= LEAST && plans.iter().all(at_the_end) {
            let message =
                format!("all {} key results are due on the season's last day, {}", plans.len(), season.ends);
            let spot = plan.spot(plan.at).key("objectives");
            let help = "give those that can be reached earlier a `due` of their own";
            found.push(plan.finding(RULE.id, spot, message).help(help));
        }
    }
}
