//! `orphan-objective`: an objective without a way up to one of the DAO's, in a plan where others have one.

use crate::check::context::Context;
use crate::check::rule::{I, Rule, Run, W};
use crate::diagnostic::Finding;
use crate::model::alignment::{Aligned, End, State};

pub(super) const RULE: Rule = Rule {
    id: "orphan-objective",
    family: "alignment",
    levels: [I, W, I],
    special: None,
    text: include_str!("orphan_objective.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    for alignment in context.alignments() {
        // Where no objective of a plan has a way, `orphan-plan` says it once.
        for plan in alignment.plans.iter().filter(|plan| !plan.is_orphan) {
            let own = alignment.objectives_of(plan).map(|(_, objective)| objective);
            for orphan in own.filter(|o| o.state == Some(State::Orphan) && !o.meets_circle) {
                let help = format!(
                    "say in `contributes_to` what it serves ({}), or waive the rule here and say why",
                    super::tops(alignment)
                );
                let at = plan.plan.spot(orphan.objective.at);
                let spot =
                    if orphan.ends.is_empty() { at.field("title") } else { at.field("contributes_to") };
                found.push(plan.plan.finding(RULE.id, spot, message(orphan)).help(help));
            }
        }
    }
}

fn message(orphan: &Aligned<'_>) -> String {
    let id = &orphan.objective.id;
    if orphan.ends.is_empty() {
        format!("`{id}` contributes to no objective")
    } else if orphan.ends.iter().all(|end| *end == End::Gone) {
        format!("all that `{id}` contributes to was dropped or withdrawn, or is not there yet")
    } else {
        format!("what `{id}` contributes to leads to no objective of the DAO")
    }
}
