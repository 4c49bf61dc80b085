//! Compliance in Markdown: who has not reported, by name; then every participant at every due date; then documents.

use super::page::Page;
use crate::model::compliance::State;
use crate::report::Head;
use crate::report::formats::owing::{answer, asked, free, missing, told, unasked, unread};
use crate::report::formats::sign::Sign;
use crate::report::views::compliance::{CellRow, Compliance, DocumentsRow, GroupRow};
use crate::text::many;

pub(super) fn write(page: &mut Page, _: &Head<'_>, compliance: &Compliance<'_>) {
    page.heading(2, "Who has not reported?");
    let answer = answer(compliance).into_iter().map(|(number, words)| format!("{number} {words}"));
    page.list(answer.chain(told(compliance)));
    let groups = compliance.owing.iter().filter(|group| !group.missing.is_empty());
    list(page, "Missing", groups.map(missing).collect());
    list(page, "Cannot be read, and may be a report", unread(compliance));
    matrix(page, compliance);
    list(page, "Excused or withdrawn", free(compliance));
    documents(page, compliance);
    list(page, "Not asked by name", unasked(compliance));
}

fn list(page: &mut Page, heading: &str, texts: Vec<String>) {
    if !texts.is_empty() {
        page.heading(3, heading);
        page.list(texts);
    }
}

fn matrix(page: &mut Page, compliance: &Compliance<'_>) {
    if compliance.due.is_empty() || compliance.groups.is_empty() {
        return;
    }
    page.heading(3, "Every report");
    let due: Vec<String> = compliance.due.iter().map(ToString::to_string).collect();
    let mut header = vec!["Group"];
    header.extend(due.iter().map(String::as_str));
    header.extend([">In a row", "Last report"]);
    page.table(&header, compliance.groups.iter().map(row));
    page.paragraph("✓ in time · ! late or open · ✗ missing · – not owed (yet)");
}

fn row(group: &GroupRow<'_>) -> Vec<String> {
    let mut cells = vec![group.name.to_owned()];
    cells.extend(group.cells.iter().map(cell));
    cells.push(group.streak.to_string());
    cells.push(group.last_checkin.map_or("–".to_owned(), |date| date.to_string()));
    cells
}

fn cell(cell: &CellRow<'_>) -> String {
    let sign = Sign::from(cell.state).character();
    let told = match (cell.state, cell.days_late) {
        (_, Some(days)) => format!("{sign} {}", many(usize::try_from(days).unwrap_or_default(), "day")),
        (State::Open | State::Excused, None) => format!("{sign} {}", cell.state.word()),
        (State::OnTime | State::Late(_) | State::Missing | State::NotDue, None) => sign.to_string(),
    };
    if cell.backdated { format!("{told}, back-dated") } else { told }
}

fn documents(page: &mut Page, compliance: &Compliance<'_>) {
    let rows = compliance.told_documents();
    if rows.is_empty() {
        return;
    }
    page.heading(3, "Documents");
    let header = ["Group", "Pre-mortem", "Post-mortem", "Standards", "Asked"];
    page.table(&header, rows.into_iter().map(document));
}

fn document(row: &DocumentsRow<'_>) -> Vec<String> {
    let [premortem, postmortem, intake, standards] = row.done.map(|done| Sign::from(done).character());
    let signed = row.standards.map(|date| format!(" {date}")).unwrap_or_default();
    vec![
        row.name.to_owned(),
        premortem.to_string(),
        postmortem.to_string(),
        format!("{standards}{signed}"),
        format!("{intake} {}", asked(row)),
    ]
}
