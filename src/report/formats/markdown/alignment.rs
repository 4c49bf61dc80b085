//! The alignment in Markdown: the answer, what is missing, a picture, the tree in words, the matrix and the rest.

use super::graph::graph;
use super::page::Page;
use crate::report::Head;
use crate::report::formats::alignment::{self as words, BARE, IMPORTED, MATRIX};
use crate::report::formats::sign::Sign;
use crate::report::views::alignment::Alignment;
use crate::text::visible_line;

pub(super) fn write(page: &mut Page, head: &Head<'_>, alignment: &Alignment<'_>) {
    page.heading(2, "Do we pull in one direction?");
    let (number, answer) = words::answer(alignment);
    let answer = number.map_or(answer.clone(), |number| format!("{number}: {answer}"));
    page.paragraph(&visible_line(&answer));
    if head.season.imported {
        page.paragraph(IMPORTED);
    }
    page.list(words::gaps(head, alignment).into_iter().map(|(sign, text)| signed(Some(sign), &text)));
    page.heading(3, "Who serves what");
    if let Some(lines) = graph(head, alignment) {
        page.diagram(&lines);
    }
    tree(page, head, alignment);
    matrix(page, alignment);
    theme(page, alignment);
    let section = |page: &mut Page, title: &str, items: Vec<(Option<Sign>, String)>| {
        if !items.is_empty() {
            page.heading(3, title);
            page.list(items.iter().map(|(sign, text)| signed(*sign, text)));
        }
    };
    let needs = alignment.needs.iter().map(|need| words::need(head, need));
    let needs = needs.map(|(sign, text)| (Some(sign), text)).collect();
    section(page, "What groups need from one another", needs);
    let independent = alignment.independent.iter().map(|group| words::independent(head, group));
    section(page, "Independent, with the values they serve instead", independent.collect());
}

/// A line behind its sign.
fn signed(sign: Option<Sign>, text: &str) -> String {
    let text = visible_line(text);
    sign.map_or(text.clone(), |sign| format!("{} {text}", sign.character()))
}

fn tree(page: &mut Page, head: &Head<'_>, alignment: &Alignment<'_>) {
    let mut lines = Vec::new();
    for branch in &alignment.tree {
        if branch.leaves.is_empty() && alignment.only.is_some() {
            continue;
        }
        lines.push((0, visible_line(&words::root(alignment, branch.root))));
        if branch.leaves.is_empty() {
            lines.push((1, signed(Some(Sign::Nothing), BARE)));
        }
        for leaf in &branch.leaves {
            let (sign, text) = words::leaf(head, alignment, branch, leaf);
            lines.push((leaf.depth + 1, signed(sign, &text)));
        }
    }
    page.tree(&lines);
}

fn matrix(page: &mut Page, alignment: &Alignment<'_>) {
    let Some(known) = &alignment.matrix else { return };
    page.heading(3, "Who serves which of the DAO's objectives");
    let mut rows = words::matrix(known).into_iter();
    let header = rows.next().unwrap_or_default();
    let header: Vec<String> = header
        .iter()
        .enumerate()
        .map(|(n, name)| if n > 0 { format!(">{name}") } else { name.clone() })
        .collect();
    let header: Vec<&str> = header.iter().map(String::as_str).collect();
    page.table(&header, rows.map(|row| row.iter().map(|cell| visible_line(cell)).collect()));
    page.paragraph(MATRIX);
}

fn theme(page: &mut Page, alignment: &Alignment<'_>) {
    let Some(theme) = &alignment.theme else { return };
    let got = words::theme_got(theme);
    if !got.is_empty() {
        page.heading(3, &format!("What the theme got: {}", visible_line(&theme.theme.title)));
        page.list(got.iter().map(|text| visible_line(text)));
    }
    page.heading(3, "What the objectives say of the theme");
    page.list(words::theme_said(theme).map(|(fit, names)| format!("{fit}: {names}")));
}
