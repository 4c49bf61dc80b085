//! Key results in Markdown, those that were asked for: how many, then one a row.

use super::page::Page;
use super::{Look, head};
use crate::report::formats::list_words::{answer, columns};
use crate::report::formats::section::Set;
use crate::report::views::list::List;

pub(super) fn show(list: &List<'_>, _: &Look) -> String {
    let mut page = Page::default();
    head(&mut page, &list.head, false);
    let (number, words) = answer(list);
    page.paragraph(&format!("{number} {words}"));
    let columns = columns();
    let header: Vec<String> = columns
        .iter()
        .map(|(title, set, ..)| format!("{}{title}", if *set == Set::Number { ">" } else { "" }))
        .collect();
    let header: Vec<&str> = header.iter().map(String::as_str).collect();
    let row = |line| columns.iter().map(|(.., cell)| cell(&line)).collect::<Vec<_>>();
    let rows: Vec<Vec<String>> = list.lines().map(row).collect();
    if !rows.is_empty() {
        page.table(&header, rows);
    }
    page.paragraph(&list.head.foot());
    page.finish()
}
