//! The alignment: the answer and what is missing first, then the tree, the matrix, the theme, the needs.

mod matrix;
mod tree;

use crate::report::Head;
use crate::report::formats::alignment::{self as words, IMPORTED};
use crate::report::formats::sign::Sign;
use crate::report::formats::text::paint::Page;
use crate::report::views::alignment::Alignment;
use crate::text::{many, visible_line};

/// So many gaps are told before the tree, which shows them all.
const GAPS: usize = 8;

pub(super) fn write(page: &mut Page, head: &Head<'_>, alignment: &Alignment<'_>, details: bool) {
    page.gap();
    let (number, answer) = words::answer(alignment);
    match number {
        Some(number) => page.answer(&number, &answer),
        None => page.paragraph(None, 2, &answer),
    }
    if head.season.imported {
        page.paragraph(None, 2, IMPORTED);
    }
    gaps(page, head, alignment);
    if details {
        tree::write(page, head, alignment);
    }
    matrix::write(page, alignment);
    if details {
        theme(page, alignment);
        needs(page, head, alignment);
        independent(page, head, alignment);
    }
}

fn gaps(page: &mut Page, head: &Head<'_>, alignment: &Alignment<'_>) {
    let gaps = words::gaps(head, alignment);
    if gaps.is_empty() {
        return;
    }
    page.gap();
    for (sign, text) in gaps.iter().take(GAPS) {
        page.paragraph(Some(*sign), 4, text);
    }
    if gaps.len() > GAPS {
        page.paragraph(None, 4, &format!("and {} below", many(gaps.len() - GAPS, "more gap")));
    }
}

fn theme(page: &mut Page, alignment: &Alignment<'_>) {
    let Some(theme) = &alignment.theme else { return };
    let got = words::theme_got(theme);
    if !got.is_empty() {
        page.gap();
        page.heading(&format!("What the theme got: {}", visible_line(&theme.theme.title)));
        for text in &got {
            page.paragraph(None, 4, text);
        }
    }
    page.gap();
    page.heading("What the objectives say of the theme");
    for (fit, names) in words::theme_said(theme) {
        page.paragraph(None, 4, &format!("{fit}: {names}"));
    }
}

fn needs(page: &mut Page, head: &Head<'_>, alignment: &Alignment<'_>) {
    if alignment.needs.is_empty() {
        return;
    }
    page.gap();
    page.heading("What groups need from one another");
    for need in &alignment.needs {
        let (sign, text) = words::need(head, need);
        page.paragraph(Some(sign), 4, &text);
    }
}

fn independent(page: &mut Page, head: &Head<'_>, alignment: &Alignment<'_>) {
    if alignment.independent.is_empty() {
        return;
    }
    page.gap();
    page.heading("Independent, with the values they serve instead");
    for group in &alignment.independent {
        let (sign, text) = words::independent(head, group);
        page.paragraph(sign, 4, &text);
    }
}

/// A sign in front of a line, or as much space.
pub(super) fn margin(sign: Option<Sign>) -> String {
    sign.map_or("    ".to_owned(), |sign| format!("  {} ", sign.painted()))
}
