//! `milestone-without-date`: something that is done or not, without the day by which.

use crate::check::context::Context;
use crate::check::rule::{I, Rule, Run, SILENT, W};
use crate::diagnostic::Finding;
use crate::document::Measure;

pub(super) const RULE: Rule = Rule {
    id: "milestone-without-date",
    family: "measure",
    levels: [I, W, SILENT],
    special: None,
    text: include_str!("milestone_without_date.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    for view in context.live_key_results() {
        let tree = view.of.plan.tree;
        let has_due = |at: crate::yaml::At| tree.field(at.node(), "due").is_some();
        if has_due(view.key_result.at) {
            continue;
        }
        let item = view.id().item();
        let finding = match &view.key_result.measure {
            Measure::Binary {} => {
                let finding =
                    view.finding(RULE.id, "measure", format!("`{item}` is yes or no, and has no `due`"));
                finding.help("add `due: …`, the day by which it shall be there")
            }
            Measure::Milestones(list) => {
                let live = list
                    .milestones
                    .iter()
                    .filter(|milestone| !context.is_dropped(milestone.dropped.as_ref()));
                let (all, without): (usize, Vec<_>) =
                    (live.clone().count(), live.filter(|m| !has_due(m.at)).collect());
                let Some(first) = without.first() else { continue };
                let message = format!("{} of {all} milestones of `{item}` have no `due`", without.len());
                let spot = view.of.plan.spot(first.at).field("id");
                view.of
                    .plan
                    .finding(RULE.id, spot, message)
                    .help("add `due: …` to each, the day by which it shall be done")
            }
            Measure::Increase(_)
            | Measure::Decrease(_)
            | Measure::AtLeast(_)
            | Measure::AtMost(_)
            | Measure::Range(_)
            | Measure::Judged(_)
            | Measure::Sum(_)
            | Measure::Mean(_) => continue,
        };
        found.push(finding);
    }
}
