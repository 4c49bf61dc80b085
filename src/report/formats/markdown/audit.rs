//! The audit in Markdown: the answer, what needs a person and what nobody judged, then what was looked at.

use super::page::Page;
use crate::report::formats::audit_words::{answer, looked_at, sections, unaudited};
use crate::report::formats::sign::Sign;
use crate::report::views::audit::Audit;

pub(super) fn write(page: &mut Page, audit: &Audit<'_>) {
    page.heading(2, "Can we believe it?");
    let (number, words) = answer(audit);
    page.paragraph(&format!("{number} {words}"));
    page.paragraph(&looked_at(audit));
    if audit.open.len() > 1 {
        page.heading(3, "Needs a person");
        page.list(audit.open.iter().map(|open| {
            let sign = if open.is_grave { Sign::Bad } else { Sign::Care };
            format!("{} {}", sign.character(), open.text)
        }));
    }
    if !audit.not_judged.is_empty() {
        page.heading(3, "Not judged");
        page.list(
            audit.not_judged.iter().map(|not_judged| format!("{}: {}", not_judged.what, not_judged.why)),
        );
    }
    if let Some(unaudited) = unaudited(audit) {
        page.paragraph(&unaudited);
    }
    sections(audit).iter().for_each(|section| page.section(3, section));
}
