//! The trend in Markdown: the answer, seasons one after the other, every key result, what was carried over.

use super::page::Page;
use crate::report::formats::trend_words::{answer, key_results, lineage, notes, seasons, steps};
use crate::report::views::trend::Trend;

pub(super) fn write(page: &mut Page, trend: &Trend<'_>) {
    page.heading(2, "Where is it heading?");
    let (number, words) = answer(trend);
    page.paragraph(format!("{number} {words}").trim_start_matches("– "));
    page.list(steps(trend).into_iter().map(|(number, words)| format!("{number} {words}")));
    page.section(3, &seasons(trend));
    for note in notes(trend) {
        page.paragraph(&note);
    }
    page.section(3, &key_results(&trend.key_results.iter().collect::<Vec<_>>()));
    if !trend.carried.is_empty() {
        page.heading(3, "Carried over");
        page.list(trend.carried.iter().map(lineage));
    }
}
