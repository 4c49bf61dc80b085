//! `missing-checkin`: a due date and its grace have passed, and no check-in answers it.

use jiff::civil::Date;

use crate::check::absent;
use crate::check::context::Context;
use crate::check::rule::{E, Rule, Run};
use crate::diagnostic::{Finding, Stage};
use crate::model::compliance::{Compliance, Row, State};

pub(super) const RULE: Rule = Rule {
    id: "missing-checkin",
    family: "cadence",
    levels: [E, E, E],
    special: None,
    text: include_str!("missing_checkin.md"),
    run: Run::Portfolio(run),
};

/// Due dates in a row that nobody answered.
struct Gap {
    first: Date,
    last: Date,
    count: usize,
}

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    for compliance in context.compliance() {
        for row in &compliance.rows {
            found.extend(gaps(compliance, row).iter().filter_map(|gap| told(compliance, row, gap)));
        }
    }
}

/// The gaps in a row; what is open, excused or not due neither counts nor ends one. A file that could not be read may
/// have answered, and ends one.
fn gaps(compliance: &Compliance<'_>, row: &Row<'_>) -> Vec<Gap> {
    let mut gaps: Vec<Gap> = Vec::new();
    let mut goes_on = false;
    for cell in compliance.cells(row) {
        let is_missing = match cell.state {
            State::Open | State::Excused | State::NotDue => continue,
            State::OnTime | State::Late(_) => false,
            State::Missing => cell.unread.is_none(),
        };
        match gaps.last_mut().filter(|_| goes_on && is_missing) {
            Some(gap) => (gap.last, gap.count) = (cell.due, gap.count + 1),
            None if is_missing => gaps.push(Gap { first: cell.due, last: cell.due, count: 1 }),
            None => {}
        }
        goes_on = is_missing;
    }
    gaps
}

fn told(compliance: &Compliance<'_>, row: &Row<'_>, gap: &Gap) -> Option<Finding> {
    let Gap { first, last, count } = gap;
    let due = match count {
        1 => first.to_string(),
        2 => format!("2 due dates in a row, {first} and {last}"),
        _ => format!("{count} due dates in a row, {first} to {last}"),
    };
    let said = row.reports.iter().filter(|report| !report.is_empty);
    let so_far = match said.map(|report| report.checkin.date).max() {
        Some(date) => format!("; its last report was written on {date}"),
        None if row.unread.is_empty() => "; no report of it came in this season".to_owned(),
        None => String::new(),
    };
    let message = format!("`{}` has not reported for {due}{so_far}", row.group.id);
    let mut finding = absent::finding(RULE.id, compliance, row, message)?;
    let there = row.reports.iter().filter(|report| *first <= report.name && report.name <= *last);
    for report in there.filter(|report| report.is_for_due) {
        let why = if report.is_empty { "this says nothing" } else { "this was written too early" };
        let checkin = report.checkin;
        finding = finding.related(checkin.source(), checkin.spot(checkin.at).field("date").span(), why);
    }
    Some(finding.help(help(compliance, row, gap)))
}

fn help(compliance: &Compliance<'_>, row: &Row<'_>, gap: &Gap) -> String {
    let (season, group, due) = (compliance.view.id, &row.group.id, gap.first);
    if compliance.view.stage(compliance.day) == Stage::Closed {
        return format!("the season is closed; a waiver in its season.yaml with `item: {group}` can say why");
    }
    if let Some(report) = row.report(due) {
        return format!("mend {}, so that it answers its due date", report.checkin.source().path());
    }
    let file = format!("okrs/{season}/checkins/{group}/{due}.yaml");
    if row.withdrawn.is_some() {
        return format!(
            "write {file} with a `date`, `by` and `summary`: it was due before the plan was withdrawn"
        );
    }
    let which = if gap.count == 1 { "" } else { " for the first of them" };
    format!("`okr new checkin {group} --season {season} --due {due}` drafts the report{which}")
}
