//! `checkin-backdated`: a check-in landed more than a week after the day that it claims.

use super::filings;
use crate::check::context::Context;
use crate::check::evidence::{dated, path_at};
use crate::check::rule::{Rule, Run, W};
use crate::diagnostic::Finding;
use crate::model::history::Version;
use crate::text::many;

pub(super) const RULE: Rule = Rule {
    id: "checkin-backdated",
    family: "history",
    levels: [W, W, W],
    special: None,
    text: include_str!("checkin_backdated.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    for (history, filing) in filings(context) {
        let (Some(days), Some((landing, landed, claims))) =
            (history.backdated(&filing), history.landed(&filing))
        else {
            continue;
        };
        let Some(checkin) = filing.versions.iter().rev().find_map(Version::checkin) else {
            continue;
        };
        let days = many(usize::try_from(days).unwrap_or_default(), "day");
        let name = &filing.key.name;
        let message = format!("{name}.yaml says {claims}, landed {landed} ({days} later)");
        let finding = checkin.finding(RULE.id, checkin.spot(checkin.at).field("date"), message);
        let landed = dated(history, landing, path_at(filing.versions, landing));
        let help = "`date` is the day on which it was written; land a report soon after";
        found.push(finding.about(&filing.key.season, &filing.key.group).help(help).landed(landed));
    }
}
