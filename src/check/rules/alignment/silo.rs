//! `silo`: a group that nothing ties to any other one.

use crate::check::context::Context;
use crate::check::rule::{I, Rule, Run, SILENT};
use crate::diagnostic::Finding;
use crate::document::Scope;
use crate::model::alignment::DAO;

pub(super) const RULE: Rule = Rule {
    id: "silo",
    family: "alignment",
    levels: [SILENT, I, I],
    special: None,
    text: include_str!("silo.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    // What could not be read may be the tie.
    for alignment in context.alignments().iter().filter(|alignment| alignment.is_whole) {
        let plans = || alignment.plans.iter().filter(|plan| !plan.objectives.is_empty());
        if plans().count() < 2 {
            continue;
        }
        for plan in plans().filter(|plan| plan.group != DAO && plan.scope == Some(Scope::DaoSpecific)) {
            if !alignment.tied.contains(plan.group) {
                let message = format!(
                    "nothing ties `{}` to another group: no contribution, need or answer, in either direction",
                    plan.group
                );
                let help = "ask the other groups what they need from it, and write it down in `needs` and `answers`; \
                            a group that nobody needs is worth a question";
                let spot = plan.plan.spot(plan.plan.at).key("objectives");
                found.push(plan.plan.finding(RULE.id, spot, message).help(help));
            }
        }
    }
}
