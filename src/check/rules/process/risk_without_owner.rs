//! `risk-without-owner`: a grave risk that nobody watches.

use crate::check::context::Context;
use crate::check::rule::{I, Rule, Run, SILENT, W};
use crate::diagnostic::Finding;

pub(super) const RULE: Rule = Rule {
    id: "risk-without-owner",
    family: "process",
    levels: [I, W, SILENT],
    special: None,
    text: include_str!("risk_without_owner.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    for (doc, risk) in super::grave_risks(context) {
        if doc.says(risk.at, "owner") {
            continue;
        }
        let message = format!("nobody of `{}` watches {}", doc.group, super::told(risk));
        let help = "add `owner`, the one who looks out for its `signal`";
        found.push(doc.finding(RULE.id, doc.spot(risk.at).field("risk"), message).help(help));
    }
}
