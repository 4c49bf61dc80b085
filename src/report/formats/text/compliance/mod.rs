//! Compliance: who has not reported, by name; then every participant at every due date; then documents.

mod matrix;

use super::paint::Page;
use super::table::{Set, lines};
use crate::report::Head;
use crate::report::formats::owing::{answer, asked, free, missing, told, unasked, unread};
use crate::report::formats::sign::Sign;
use crate::report::views::compliance::{Compliance, DocumentsRow};

pub(super) fn write(page: &mut Page, head: &Head<'_>, compliance: &Compliance<'_>, details: bool) {
    page.gap();
    for (number, words) in answer(compliance) {
        page.answer(&number, &words);
    }
    if let Some(told) = told(compliance) {
        page.paragraph(None, 2, &told);
    }
    missing_names(page, head, compliance);
    matrix::write(page, compliance);
    if details {
        list(page, "Excused or withdrawn", Sign::Nothing, &free(compliance));
        documents(page, compliance);
        list(page, "Not asked by name", Sign::Nothing, &unasked(compliance));
    }
}

fn missing_names(page: &mut Page, head: &Head<'_>, compliance: &Compliance<'_>) {
    let groups = compliance.owing.iter().filter(|group| !group.missing.is_empty());
    let lines: Vec<String> = groups.map(missing).collect();
    list(page, "Missing", Sign::Bad, &lines);
    let unread = unread(compliance);
    list(page, "Cannot be read, and may be a report", Sign::Care, &unread);
    if !compliance.owing.is_empty() && head.season.stage != "closed" {
        let season = head.season.id;
        let text = format!("`okr report --season {season} --remind` writes each of them a message.");
        page.paragraph(None, 4, &text);
    }
}

fn list(page: &mut Page, heading: &str, sign: Sign, texts: &[String]) {
    if texts.is_empty() {
        return;
    }
    page.gap();
    page.heading(heading);
    for text in texts {
        page.paragraph(Some(sign), 4, text);
    }
}

fn documents(page: &mut Page, compliance: &Compliance<'_>) {
    let rows: Vec<Vec<String>> = compliance.told_documents().into_iter().map(row).collect();
    if rows.is_empty() {
        return;
    }
    page.gap();
    let header = ["Documents", "Pre-mortem", "Post-mortem", "Standards", "Asked"];
    let sets = [Set::Words, Set::Fixed, Set::Fixed, Set::Fixed, Set::Words];
    page.table(lines(Some(&header), &sets, &rows, page.columns));
}

fn row(row: &DocumentsRow<'_>) -> Vec<String> {
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
