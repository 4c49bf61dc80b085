//! `checkin-from-the-future`: a check-in landed more than a day before the day that it claims.

use super::filings;
use crate::check::context::Context;
use crate::check::evidence::{dated, path_at};
use crate::check::rule::{E, Rule, Run};
use crate::diagnostic::Finding;
use crate::model::history::Version;
use crate::model::schedule::days_between;
use crate::text::many;

pub(super) const RULE: Rule = Rule {
    id: "checkin-from-the-future",
    family: "history",
    levels: [E, E, E],
    special: None,
    text: include_str!("checkin_from_the_future.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    for (history, filing) in filings(context) {
        let Some((landing, landed, claims)) = history.landed(&filing) else { continue };
        let days = days_between(landed, claims);
        let Some(checkin) = filing.versions.iter().rev().find_map(Version::checkin) else {
            continue;
        };
        if days <= 1 {
            continue;
        }
        let days = many(usize::try_from(days).unwrap_or_default(), "day");
        let name = &filing.key.name;
        let message = format!("{name}.yaml says {claims}, landed {landed} ({days} before)");
        let finding = checkin.finding(RULE.id, checkin.spot(checkin.at).field("date"), message);
        let landed = dated(history, landing, path_at(filing.versions, landing));
        let help = "`date` is the day on which it was written: nobody has measured a day to come";
        found.push(finding.about(&filing.key.season, &filing.key.group).help(help).landed(landed));
    }
}
