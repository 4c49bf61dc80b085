//! `trivial-target`: the target is hardly away from the baseline.

use crate::check::context::Context;
use crate::check::measures::{Start, path};
use crate::check::rule::{I, Rule, Run, SILENT};
use crate::diagnostic::Finding;
use crate::document::Measure;
use crate::text::plain;

/// A target nearer to its baseline than this share of it is told.
const SHARE: f64 = 0.02;

pub(super) const RULE: Rule = Rule {
    id: "trivial-target",
    family: "measure",
    levels: [I, I, SILENT],
    special: None,
    text: include_str!("trivial_target.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    for view in context.live_key_results() {
        let Some((Start::At(start), target)) = path(&view.key_result.measure) else { continue };
        if start.abs() <= super::SAME {
            continue;
        }
        let way = target.value - start;
        let contradicts = match &view.key_result.measure {
            Measure::Increase(_) => way < 0.0,
            Measure::Decrease(_) => way > 0.0,
            Measure::Sum(_)
            | Measure::Mean(_)
            | Measure::AtLeast(_)
            | Measure::AtMost(_)
            | Measure::Range(_)
            | Measure::Milestones(_)
            | Measure::Binary {}
            | Measure::Judged(_) => false,
        };
        let share = way.abs() / start.abs();
        if way.abs() < super::SAME || contradicts || share >= SHARE - super::SAME {
            continue;
        }
        let message = format!("the target is {} % away from the baseline", plain(share * 100.0, 2));
        let finding = view.finding(RULE.id, "target", message);
        let finding = finding.help("aim further, or use `at-least` or `at-most` when it is to be kept");
        found.push(finding.related(
            view.of.plan.source(),
            view.spot().field("baseline").span(),
            "the baseline",
        ));
    }
}
