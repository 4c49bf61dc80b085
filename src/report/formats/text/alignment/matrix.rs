//! The matrix: groups below one another, the DAO's objectives side by side; in parts where the page is too narrow.

use crate::report::formats::alignment::{MATRIX, matrix};
use crate::report::formats::text::paint::Page;
use crate::report::formats::text::table::{Set, lines};
use crate::report::views::alignment::Alignment;
use crate::text::{cut, visible_line, width, wrap};

/// The most columns of an objective's id.
const ID: usize = 8;

pub(super) fn write(page: &mut Page, alignment: &Alignment<'_>) {
    let Some(known) = &alignment.matrix else { return };
    let name = (page.columns / 3).clamp(12, 40);
    let mut rows = matrix(known).into_iter();
    let header = rows.next().unwrap_or_default();
    let mut rows: Vec<Vec<String>> = rows.collect();
    for row in &mut rows {
        if let Some(first) = row.first_mut() {
            *first = cut(&visible_line(first), name);
        }
    }
    let header: Vec<String> = header.iter().skip(1).map(|id| cut(id, ID)).collect();
    page.gap();
    page.heading("Who serves which of the DAO's objectives");
    let widths: Vec<usize> = header.iter().map(|id| width(id).max(3) + 2).collect();
    let room = page.columns.saturating_sub(name + 2);
    let mut first = 0;
    while first < header.len() {
        let mut used = 0;
        let fits = |width: &&usize| {
            used += **width;
            used <= room
        };
        let last = first + widths[first..].iter().take_while(fits).count().max(1);
        let ids = header[first..last].iter().map(String::as_str);
        let names: Vec<&str> = std::iter::once("Group").chain(ids).collect();
        let sets: Vec<Set> = std::iter::once(Set::Fixed).chain((first..last).map(|_| Set::Number)).collect();
        let part = |row: &Vec<String>| [&row[..1], &row[first + 1..=last]].concat();
        let part: Vec<Vec<String>> = rows.iter().map(part).collect();
        if first > 0 {
            page.gap();
        }
        page.table(lines(Some(&names), &sets, &part, page.columns));
        first = last;
    }
    for line in wrap(MATRIX, page.columns) {
        page.faint(&line);
    }
}
