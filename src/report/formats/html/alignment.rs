//! The alignment: the answer, what is missing in either direction, the picture with its table, the matrix, the theme,
//! needs between groups, and the groups that go their own way.

use super::anchor::Anchors;
use super::chart;
use super::lines::{answer, titled};
use super::mark;
use super::node::{Node, el, row, said, text};
use super::table::{Set, Table};
use crate::report::Head;
use crate::report::formats::alignment::{self as words, IMPORTED, MATRIX};
use crate::report::views::alignment::{Alignment, ObjectiveRow};

pub(super) fn write(head: &Head<'_>, alignment: &Alignment<'_>, anchors: &Anchors) -> Node {
    let (number, told) = words::answer(alignment);
    let gaps = words::gaps(head, alignment).into_iter().map(|(sign, words)| (Some(sign), words));
    let needs = alignment.needs.iter().map(|need| words::need(head, need));
    let needs = needs.map(|(sign, words)| (Some(sign), words));
    let independent = alignment.independent.iter().map(|group| words::independent(head, group));
    row()
        .push(answer(anchors, &number.unwrap_or_default(), &told))
        .maybe(head.season.imported.then(|| el("p").text(IMPORTED)))
        .maybe(super::lines::list(anchors, gaps))
        .maybe(picture(head, alignment, anchors))
        .maybe(matrix(alignment, anchors))
        .maybe(theme(alignment, anchors))
        .maybe(titled(anchors, "What groups need from one another", needs))
        .maybe(titled(anchors, "Independent, with the values they serve instead", independent))
}

fn picture(head: &Head<'_>, alignment: &Alignment<'_>, anchors: &Anchors) -> Option<Node> {
    let mut table = Table::new("").quiet("Every objective, what it serves and what serves it");
    for (title, set) in
        [("Objective", Set::Name), ("Serves", Set::Words), ("Served by", Set::Words), ("Goals", Set::Words)]
    {
        table = table.column(title, set);
    }
    table = table.column("State", Set::Words);
    for objective in alignment.objectives.iter().filter(|row| row.is_shown) {
        table.add(cells(head, objective, anchors));
    }
    let chart = chart::alignment::chart(head, alignment, anchors);
    let any = alignment.objectives.iter().any(|row| row.is_shown);
    let name = if chart.is_some() { "The picture as a table" } else { "Every objective" };
    let folded = el("details").push(el("summary").text(name)).push(table.finish());
    any.then(|| {
        let title = el("h3").text("Who serves what");
        row().push(title).push(el("figure").class("with-numbers").maybe(chart).push(folded))
    })
}

fn cells(head: &Head<'_>, objective: &ObjectiveRow<'_>, anchors: &Anchors) -> Vec<Node> {
    let refs = |names: &[String]| {
        let mut out = row();
        for (index, name) in names.iter().enumerate() {
            out = out.text(if index == 0 { "" } else { ", " }).push(anchors.item(name, said(name)));
        }
        if names.is_empty() { text("–") } else { out }
    };
    let sign = chart::alignment::sign(head, objective);
    let name = row()
        .push(mark::sign(sign))
        .text(" ")
        .push(anchors.item(&objective.name, said(objective.title)))
        .text(" ")
        .push(mark::faint(said(&objective.name)));
    let goals = objective.goals.join(", ");
    vec![
        name,
        refs(&objective.serves),
        refs(&objective.served_by),
        said(if goals.is_empty() { "–" } else { &goals }),
        mark::state(sign, objective.state.unwrap_or("–")),
    ]
}

fn matrix(alignment: &Alignment<'_>, anchors: &Anchors) -> Option<Node> {
    let known = alignment.matrix.as_ref()?;
    let mut table = Table::new(MATRIX);
    let mut rows = words::matrix(known).into_iter();
    for (index, title) in rows.next().unwrap_or_default().into_iter().enumerate() {
        table = table.column(title, if index == 0 { Set::Name } else { Set::Number });
    }
    for cells in rows {
        table.add(cells.iter().map(|cell| super::lines::linked(anchors, cell)).collect());
    }
    let title = el("h3").text("Who serves which of the DAO\u{2019}s objectives");
    // Many columns are a list of their own kind: the table above tells the same.
    (known.tops.len() <= 12).then(|| row().push(title).push(table.class("matrix").finish()))
}

fn theme(alignment: &Alignment<'_>, anchors: &Anchors) -> Option<Node> {
    let theme = alignment.theme.as_ref()?;
    let got = words::theme_got(theme).into_iter().map(|words| (None, words));
    let said_so = words::theme_said(theme).map(|(fit, names)| (None, format!("{fit}: {names}")));
    let title = format!("What the theme got: {}", theme.theme.title);
    let got = titled(anchors, &title, got);
    Some(row().maybe(got).maybe(titled(anchors, "What the objectives say of the theme", said_so)))
}
