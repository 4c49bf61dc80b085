//! `season-left-open`: the season ended long ago, and nobody closed it.

use crate::check::context::Context;
use crate::check::rule::{Rule, Run, SILENT, W};
use crate::diagnostic::{Finding, Stage};
use crate::model::process::expected_finished;
use crate::model::schedule::days_between;
use crate::text::many;

pub(super) const RULE: Rule = Rule {
    id: "season-left-open",
    family: "process",
    levels: [SILENT, W, SILENT],
    special: None,
    text: include_str!("season_left_open.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    for compliance in context.compliance() {
        let (view, season, day) = (&compliance.view, &compliance.season, compliance.day);
        let is_late = expected_finished(view).is_some_and(|first| first <= day);
        if !is_late || view.stage(day) == Stage::Closed {
            continue;
        }
        let days = usize::try_from(days_between(season.ends.0, day)).unwrap_or_default();
        let message = format!("the season `{}` ended {} ago and is not closed", view.id, many(days, "day"));
        let help = "close it with its decision record: `closed: {date: …, by: […]}`";
        found.push(season.finding(RULE.id, season.spot(season.at).field("ends"), message).help(help));
    }
}
