//! `answers-no-due-date`: a check-in whose name is no due date: an extra report, named by its own day.

use jiff::civil::Date;

use crate::check::context::Context;
use crate::check::rule::{E, I, Rule, Run, Special};
use crate::diagnostic::Finding;
use crate::model::compliance::{Report, Row};
use crate::model::schedule::days_between;

pub(super) const RULE: Rule = Rule {
    id: "answers-no-due-date",
    family: "cadence",
    levels: [I, I, I],
    special: Some(Special { when: "the name is not the check-in's own `date` either", levels: [E, E, E] }),
    text: include_str!("answers_no_due_date.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    for (_, row, report) in super::reports(context).filter(|(.., report)| !report.is_for_due) {
        let (checkin, name) = (report.checkin, report.name);
        let Some(near) = nearest(row, name) else { continue };
        let is_open = !row.report(near).is_some_and(Report::answers) && !row.unread.contains_key(&near);
        let nearest =
            format!("the nearest is {near}, {}", if is_open { "not answered yet" } else { "answered" });
        let is_misnamed = checkin.date.0 != name;
        let (message, help) = if is_misnamed {
            let message = format!(
                "{name} is neither a due date of `{}` nor the report's `date`, {}; {nearest}",
                row.group.id, checkin.date
            );
            (
                message,
                format!(
                    "name the file by the due date that it answers, or {} as an extra report",
                    checkin.date
                ),
            )
        } else if is_open && row.report(near).is_none() {
            let help = format!("name it {near}.yaml, if that is what it answers");
            (format!("{name} is no due date of `{}`; {nearest}", row.group.id), help)
        } else {
            let help = "its values count all the same; it releases no money and ends no silence";
            (format!("{name} is no due date of `{}`; {nearest}", row.group.id), help.to_owned())
        };
        let spot = checkin.spot(checkin.at).field("date");
        found.push(checkin.finding(RULE.id, spot, message).help(help).special(is_misnamed));
    }
}

/// The due date of the group's cadence that is nearest to a day; the earlier one of two.
fn nearest(row: &Row<'_>, day: Date) -> Option<Date> {
    let after = row.part.cadence.partition_point(|due| *due < day);
    let around = &row.part.cadence[after.saturating_sub(1)..];
    around.iter().take(2).copied().min_by_key(|due| days_between(*due, day).abs())
}
