//! `answered-too-early`: a check-in named for a due date, but written before the one before it was over.

use crate::check::context::Context;
use crate::check::rule::{Rule, Run, W};
use crate::diagnostic::Finding;

pub(super) const RULE: Rule = Rule {
    id: "answered-too-early",
    family: "cadence",
    levels: [W, W, W],
    special: None,
    text: include_str!("answered_too_early.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    for (compliance, _, report) in super::reports(context) {
        let checkin = report.checkin;
        // One from before the season is told by `checkin-outside-season`.
        if !report.is_for_due || !report.is_early || checkin.date < compliance.season.starts {
            continue;
        }
        let Some(before) = report.before else { continue };
        let message = format!(
            "{} is not after {before}, the due date before: this cannot answer {}",
            checkin.date, report.name
        );
        let help = format!(
            "correct `date`, or name the file by the due date that it answers; {} takes a report from after {before}",
            report.name
        );
        found.push(checkin.finding(RULE.id, checkin.spot(checkin.at).field("date"), message).help(help));
    }
}
