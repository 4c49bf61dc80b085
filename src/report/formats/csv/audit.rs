//! The audit as a table; `what` says of what a row speaks:
//!
//! | what | a row for each | filled |
//! |---|---|---|
//! | `finding` | finding | `ref`, `kind` (family), `rule`, `text`, `state` (level), `file`, `line` |
//! | `review` | facilitator or judge of a group | `ref` (group), `kind`, `who`, `date`, `state` (`independent` or not), `file` |
//! | `risk` | risk that was foreseen | `ref`, `text`, `who`, `likelihood`, `impact`, `state` (outcome), `file` (check-ins that speak of it) |
//! | `partnership` | review of a partnership | `ref`, `text` (partner), `date`, `state` (result) |
//! | `conflict` | interest that is or looks like a conflict | `ref` (partnership), `kind`, `who`, `state` (`recused` or not) |
//! | `unanswered` | value without an answer | `ref` (partnership), `text` (value) |
//! | `touchpoint` | place where the mission is told | `ref`, `text` (where), `date`, `age_days`, `state` |
//! | `action` | decision or action | `ref`, `text`, `who`, `due`, `date` (completed), `state` |
//! | `waiver` | waiver | `ref`, `rule`, `text` (why), `due` (until), `file`, `line` |
//! | `lowered` | rule that the policy lowers | `rule`, `kind` (from), `state` (to) |
//! | `not-judged` | thing that nobody judged | `text`, `why` |

use super::{Cell, table};
use crate::report::checks::{Finding, Lowered};
use crate::report::formats::audit_words::{conflict, outcome, result};
use crate::report::views::audit::{
    ActionRow, Audit, NotJudged, PartnershipRow, ReviewRow, RiskRow, TouchPointRow, WaiverRow,
};

pub(super) const HEADER: [&str; 15] = [
    "what",
    "ref",
    "kind",
    "rule",
    "text",
    "why",
    "who",
    "date",
    "due",
    "age_days",
    "likelihood",
    "impact",
    "state",
    "file",
    "line",
];

/// A row by the names of its columns; those that are not named are empty.
type Row = Vec<(&'static str, Cell)>;

pub(super) fn table_of(audit: &Audit<'_>) -> String {
    let mut rows: Vec<Row> = Vec::new();
    rows.extend(audit.findings.iter().map(|finding| of_finding(finding)));
    rows.extend(audit.reviews.iter().map(review));
    rows.extend(audit.risks.iter().map(risk));
    rows.extend(audit.partnerships.iter().flat_map(partnership));
    rows.extend(audit.touchpoints.iter().map(touchpoint));
    rows.extend(audit.actions.iter().map(action));
    rows.extend(audit.waivers.iter().map(waiver));
    rows.extend(audit.lowered.iter().map(lowered));
    rows.extend(audit.not_judged.iter().map(not_judged));
    table(&HEADER, rows.into_iter().map(cells))
}

fn cells(mut row: Row) -> Vec<Cell> {
    let mut cell = |name: &&str| {
        let index = row.iter().position(|(own, _)| own == name)?;
        Some(row.swap_remove(index).1)
    };
    HEADER.iter().map(|name| cell(name).unwrap_or(Cell::Nothing)).collect()
}

fn of_finding(finding: &Finding<'_>) -> Row {
    let about = [finding.group, finding.item].into_iter().flatten().collect::<Vec<_>>().join("/");
    vec![
        ("what", Cell::text("finding")),
        ("ref", Cell::text(about)),
        ("kind", Cell::text(finding.family)),
        ("rule", Cell::text(finding.rule)),
        ("text", Cell::text(finding.message)),
        ("state", Cell::text(finding.level.word())),
        ("file", Cell::text(finding.file)),
        ("line", Cell::count(finding.line)),
    ]
}

fn review(review: &ReviewRow<'_>) -> Row {
    let state = if review.independent { "independent" } else { "not-independent" };
    vec![
        ("what", Cell::text("review")),
        ("ref", Cell::text(review.group)),
        ("kind", Cell::text(review.kind)),
        ("who", Cell::text(review.by)),
        ("date", Cell::maybe(review.date)),
        ("state", Cell::text(state)),
        ("file", Cell::text(review.file)),
    ]
}

fn risk(risk: &RiskRow<'_>) -> Row {
    vec![
        ("what", Cell::text("risk")),
        ("ref", Cell::text(risk.r#ref.as_str())),
        ("text", Cell::text(risk.risk)),
        ("who", Cell::maybe(risk.owner)),
        ("likelihood", Cell::Number(risk.likelihood.to_string())),
        ("impact", Cell::Number(risk.impact.to_string())),
        ("state", Cell::text(outcome(risk.outcome))),
        ("file", Cell::text(risk.told_in.join(" "))),
    ]
}

fn partnership(partnership: &PartnershipRow<'_>) -> Vec<Row> {
    let mut rows = vec![vec![
        ("what", Cell::text("partnership")),
        ("ref", Cell::text(partnership.id)),
        ("text", Cell::text(partnership.partner)),
        ("date", Cell::text(partnership.date.to_string())),
        ("state", Cell::text(result(partnership.result))),
    ]];
    rows.extend(partnership.conflicts.iter().map(|own| {
        vec![
            ("what", Cell::text("conflict")),
            ("ref", Cell::text(partnership.id)),
            ("kind", Cell::text(conflict(own.conflict))),
            ("who", Cell::text(own.who)),
            ("state", Cell::text(if own.recused { "recused" } else { "not-recused" })),
        ]
    }));
    rows.extend(partnership.unanswered.iter().map(|value| {
        vec![
            ("what", Cell::text("unanswered")),
            ("ref", Cell::text(partnership.id)),
            ("text", Cell::text(*value)),
        ]
    }));
    rows
}

fn touchpoint(point: &TouchPointRow<'_>) -> Row {
    vec![
        ("what", Cell::text("touchpoint")),
        ("ref", Cell::text(point.id)),
        ("text", Cell::text(point.r#where)),
        ("date", Cell::maybe(point.reviewed)),
        ("age_days", point.age_days.map_or(Cell::Nothing, |days| Cell::Number(days.to_string()))),
        ("state", Cell::text(point.state)),
    ]
}

fn action(action: &ActionRow<'_>) -> Row {
    vec![
        ("what", Cell::text("action")),
        ("ref", Cell::text(action.r#ref.as_str())),
        ("text", Cell::text(action.what)),
        ("who", Cell::maybe(action.owner)),
        ("due", Cell::maybe(action.due)),
        ("date", Cell::maybe(action.completed)),
        ("state", Cell::text(action.state)),
    ]
}

fn waiver(waiver: &WaiverRow<'_>) -> Row {
    vec![
        ("what", Cell::text("waiver")),
        ("ref", Cell::maybe(waiver.item.as_ref())),
        ("rule", Cell::text(waiver.rule)),
        ("text", Cell::text(waiver.why)),
        ("due", Cell::maybe(waiver.until)),
        ("file", Cell::text(waiver.file)),
        ("line", Cell::count(waiver.line)),
    ]
}

fn lowered(lowered: &Lowered<'_>) -> Row {
    vec![
        ("what", Cell::text("lowered")),
        ("rule", Cell::text(lowered.rule)),
        ("kind", Cell::text(lowered.from.word())),
        ("state", Cell::text(lowered.to.word())),
    ]
}

fn not_judged(not_judged: &NotJudged<'_>) -> Row {
    vec![
        ("what", Cell::text("not-judged")),
        ("text", Cell::text(&*not_judged.what)),
        ("why", Cell::text(&*not_judged.why)),
    ]
}
