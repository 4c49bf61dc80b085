//! The audit in Markdown: the answer, what needs a person and what nobody judged, then what was looked at.

use super::page::Page;
use crate::report::formats::audit_words::{answer, blocks, doubts, looked_at};
use crate::report::views::audit::Audit;

pub(super) fn write(page: &mut Page, audit: &Audit<'_>) {
    page.heading(2, "Can we believe it?");
    let (number, words) = answer(audit);
    page.paragraph(&format!("{number} {words}"));
    page.paragraph(&looked_at(audit));
    doubts(audit).iter().chain(&blocks(audit)).for_each(|block| page.of_block(3, block));
}
