//! Key results, those that were asked for: how many, then one a line. Without details only their names.

use super::columns::{Column, fitted};
use super::head;
use super::paint::Page;
use crate::report::formats::Look;
use crate::report::formats::list_words::{answer, columns};
use crate::report::views::list::{Line, List};

pub(super) fn show(list: &List<'_>, look: &Look) -> String {
    let mut page = Page::new(look.columns);
    if !look.details {
        list.lines().for_each(|line| page.plain(&line.name()));
        return page.finish();
    }
    head::write(&mut page, &list.head, false);
    page.gap();
    let (number, words) = answer(list);
    page.answer(&number, &words);
    let lines: Vec<Line<'_, '_>> = list.lines().collect();
    if !lines.is_empty() {
        page.gap();
        let columns = columns().into_iter().map(|(title, set, soon, cell)| Column { title, set, soon, cell });
        page.table(fitted(columns.collect(), &lines.iter().collect::<Vec<_>>(), look.columns));
    }
    page.gap();
    page.faint(&list.head.foot());
    page.finish()
}
