//! The trend: the answer first, then seasons one after the other, every key result, and what was carried over.

mod key_results;

use crate::report::formats::text::paint::Page;
use crate::report::formats::trend_words::{answer, lineage, notes, seasons, steps};
use crate::report::views::trend::Trend;

pub(super) fn write(page: &mut Page, trend: &Trend<'_>, details: bool) {
    page.gap();
    let (number, words) = answer(trend);
    page.answer(&number, &words);
    for (number, words) in steps(trend) {
        page.answer(&number, &words);
    }
    page.section(&seasons(trend));
    for note in notes(trend) {
        page.paragraph(None, 2, &note);
    }
    if !details {
        return;
    }
    key_results::write(page, trend);
    if !trend.carried.is_empty() {
        page.gap();
        page.heading("Carried over");
        for carried in &trend.carried {
            page.paragraph(None, 2, &lineage(carried));
        }
    }
}
