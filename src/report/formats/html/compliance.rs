//! Compliance: who has not reported, by name; every participant at every due date as a heat map; documents.

use super::anchor::Anchors;
use super::lines::{answer, titled};
use super::mark;
use super::node::{Node, el, row, said, text};
use super::table::{Set, Table};
use crate::model::compliance::State;
use crate::report::formats::owing::{self, asked, free, missing, told, unasked};
use crate::report::formats::sign::Sign;
use crate::report::views::compliance::{CellRow, Compliance, DocumentsRow};
use crate::text::many;

/// So many due dates stand beside one another.
const ABREAST: usize = 16;

pub(super) fn write(compliance: &Compliance<'_>, anchors: &Anchors) -> Node {
    let lead = owing::answer(compliance);
    let groups = compliance.owing.iter().filter(|group| !group.missing.is_empty());
    let quiet = |words: String| (Some(Sign::Nothing), words);
    row()
        .all(lead.iter().map(|(number, words)| answer(anchors, number, words)))
        .maybe(told(compliance).map(|words| el("p").text(&words)))
        .maybe(titled(anchors, "Missing", groups.map(|group| (Some(Sign::Bad), missing(group)))))
        .maybe(heat_map(compliance, anchors))
        .maybe(titled(anchors, "Owes nothing", free(compliance).into_iter().map(quiet)))
        .maybe(documents(compliance, anchors))
        .maybe(titled(anchors, "Not asked by name", unasked(compliance).into_iter().map(quiet)))
}

/// Groups against due dates; each cell has a colour, a sign, and a word that is read aloud.
fn heat_map(compliance: &Compliance<'_>, anchors: &Anchors) -> Option<Node> {
    if compliance.due.is_empty() || compliance.groups.is_empty() {
        return None;
    }
    let parts = compliance.due.len().div_ceil(ABREAST);
    let tables = (0..parts).map(|part| {
        let (from, is_last) = (part * ABREAST, part + 1 == parts);
        let due = compliance.due.iter().skip(from).take(ABREAST);
        let mut table = Table::new("").quiet("Reports by group and due date").class("heat");
        table = table.column("Group", Set::Name);
        for due in due {
            table = table.column(due.0.strftime("%-d %b").to_string(), Set::Words);
        }
        if is_last {
            table = table.column("In a row", Set::Number).column("Last report", Set::Words);
        }
        for group in &compliance.groups {
            let mut cells = vec![anchors.group(group.id, said(group.name))];
            cells.extend(group.cells.iter().skip(from).take(ABREAST).map(cell));
            if is_last {
                let streak = if group.streak == 0 { "–".to_owned() } else { group.streak.to_string() };
                cells.push(text(&streak));
                cells.push(text(&group.last_checkin.map_or("–".to_owned(), |date| date.to_string())));
            }
            table.add(cells);
        }
        table.finish()
    });
    let key = el("p").class("note").text(
        "✓ in time · ! late by so many days, or due and not answered yet · ✗ missing · – not owed, or not due yet",
    );
    Some(row().push(el("h3").text("Every report")).all(tables).push(key))
}

fn cell(cell: &CellRow<'_>) -> Node {
    let sign = Sign::from(cell.state);
    let words = match (cell.state, cell.days_late) {
        (_, Some(days)) => many(usize::try_from(days).unwrap_or_default(), "day"),
        (State::Open | State::Excused, None) => cell.state.word().to_owned(),
        (State::OnTime | State::Late(_) | State::Missing | State::NotDue, None) => String::new(),
    };
    let heard = match cell.state {
        State::Open | State::Excused => None,
        State::OnTime | State::Late(_) | State::Missing | State::NotDue => {
            Some(el("span").class("heard").text(&format!(" {}", cell.state.word().replace('-', " "))))
        }
    };
    let backdated = cell.backdated.then(|| text(" back-dated"));
    let words = (!words.is_empty()).then(|| text(&format!(" {words}")));
    el("span")
        .class(&format!("cell {}", mark::class(sign)))
        .push(mark::sign(sign))
        .maybe(words)
        .maybe(heard)
        .maybe(backdated)
}

fn documents(compliance: &Compliance<'_>, anchors: &Anchors) -> Option<Node> {
    let mut table = Table::new("").quiet("Documents by group").column("Group", Set::Name);
    for title in ["Pre-mortem", "Post-mortem", "Standards", "Asked"] {
        table = table.column(title, Set::Words);
    }
    let rows = compliance.told_documents();
    for row in &rows {
        table.add(document(row, anchors));
    }
    (!rows.is_empty()).then(|| row().push(el("h3").text("Documents")).push(table.finish()))
}

fn document(own: &DocumentsRow<'_>, anchors: &Anchors) -> Vec<Node> {
    let [premortem, postmortem, intake, standards] = own.done.map(Sign::from);
    let there = |sign: Sign, words: &str| {
        let words = match (words, sign) {
            ("", Sign::Good) => "done",
            ("", Sign::Bad | Sign::Care) => "not done",
            ("", Sign::Nothing) => "not expected",
            (words, _) => words,
        };
        row().push(mark::sign(sign)).text(" ").push(mark::state(sign, words))
    };
    let signed = own.standards.map(|date| date.to_string()).unwrap_or_default();
    vec![
        anchors.group(own.group, said(own.name)),
        there(premortem, ""),
        there(postmortem, ""),
        there(standards, &signed),
        there(intake, &asked(own)),
    ]
}
