//! The audit: the answer first, what needs a person and what nobody judged, then what was looked at.

use crate::report::formats::audit_words::{answer, blocks, doubts, looked_at};
use crate::report::formats::text::paint::Page;
use crate::report::views::audit::Audit;

pub(super) fn write(page: &mut Page, audit: &Audit<'_>, details: bool) {
    page.gap();
    let (number, words) = answer(audit);
    page.answer(&number, &words);
    page.paragraph(None, 2, &looked_at(audit));
    for block in doubts(audit) {
        page.block(&block);
    }
    for block in blocks(audit).iter().filter(|_| details) {
        page.block(block);
    }
}
