//! `risk-without-prevention`: a grave risk that nothing prevents.

use crate::check::context::Context;
use crate::check::rule::{I, Rule, Run, SILENT, W};
use crate::diagnostic::Finding;

pub(super) const RULE: Rule = Rule {
    id: "risk-without-prevention",
    family: "process",
    levels: [I, W, SILENT],
    special: None,
    text: include_str!("risk_without_prevention.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    for (doc, risk) in super::grave_risks(context) {
        if doc.says(risk.at, "prevention") {
            continue;
        }
        let message = format!("`{}` does nothing against {}", doc.group, super::told(risk));
        let help = "add `prevention`: what is done now, so that it does not happen or hurts less";
        found.push(doc.finding(RULE.id, doc.spot(risk.at).field("risk"), message).help(help));
    }
}
