//! `waiver-expired`: a waiver whose day is over, and that silences nothing any more.

use crate::check::context::Context;
use crate::check::rule::{Rule, Run, W};
use crate::check::waivers;
use crate::diagnostic::Finding;

pub(super) const RULE: Rule = Rule {
    id: "waiver-expired",
    family: "waivers",
    levels: [W, W, W],
    special: None,
    text: include_str!("waiver_expired.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    for given in waivers::all(context).iter().filter(|given| given.is_allowed()) {
        let Some(until) = given.waiver.until.filter(|_| !given.holds_on(context.day)) else { continue };
        let message = format!("the waiver of `{}` ended on {until}", given.waiver.rule);
        let help = "mend what it silenced and remove it, or decide anew, with a reason and a later day";
        found.push(given.finding(RULE.id, "until", message).help(help));
    }
}
