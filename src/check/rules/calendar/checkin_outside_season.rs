//! `checkin-outside-season`: a check-in written before its season, or long after it.

use crate::check::context::Context;
use crate::check::rule::{E, Rule, Run, W};
use crate::diagnostic::Finding;
use crate::document::Document;
use crate::model::schedule::days_between;

/// How many days after a season its reports may still be written.
const MOST: i64 = 45;

pub(super) const RULE: Rule = Rule {
    id: "checkin-outside-season",
    family: "calendar",
    levels: [E, E, W],
    special: None,
    text: include_str!("checkin_outside_season.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    for doc in context.documents() {
        let Document::CheckIn(checkin) = doc.document else { continue };
        let season = context.portfolio.season(doc.season).and_then(|season| season.document());
        let Some(season) = season.filter(|season| season.starts <= season.ends) else { continue };
        let late = days_between(season.ends.0, checkin.date.0);
        let (message, field) = if checkin.date < season.starts {
            (format!("{} is before the season, which starts on {}", checkin.date, season.starts), "starts")
        } else if late > MOST {
            (
                format!("{} is {late} days after the season, which ended on {}", checkin.date, season.ends),
                "ends",
            )
        } else {
            continue;
        };
        let help = "`date` is the day on which the check-in was written; a report on another season belongs to its folder";
        let related = season.spot(season.at).field(field).span();
        let finding = doc.finding(RULE.id, doc.spot(checkin.at).field("date"), message);
        found.push(finding.help(help).related(season.source(), related, "the season"));
    }
}
