//! `late-checkin`: a check-in that answers its due date after the days of grace.

use crate::check::context::Context;
use crate::check::rule::{I, Rule, Run};
use crate::diagnostic::Finding;
use crate::model::compliance::State;
use crate::text::many;

pub(super) const RULE: Rule = Rule {
    id: "late-checkin",
    family: "cadence",
    levels: [I, I, I],
    special: None,
    text: include_str!("late_checkin.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    let owed = super::reports(context).filter(|(_, row, _)| row.part.excused.is_none());
    for (compliance, row, report) in owed {
        let State::Late(days) = compliance.cell(row, report.name).state else { continue };
        let message = format!(
            "{} is {} after the due date {}; grace ended on {}",
            report.checkin.date,
            many(usize::try_from(days).unwrap_or_default(), "day"),
            report.name,
            compliance.last_day_of_grace(row, report.name)
        );
        let help =
            "report by the last day of grace; what cannot be measured yet is `unmeasured`, with its reason";
        let spot = report.checkin.spot(report.checkin.at).field("date");
        found.push(report.checkin.finding(RULE.id, spot, message).help(help));
    }
}
