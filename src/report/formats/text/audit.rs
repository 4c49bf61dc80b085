//! The audit: the answer first, what needs a person and what nobody judged, then what was looked at.

use crate::report::formats::audit_words::{answer, looked_at, sections, unaudited};
use crate::report::formats::sign::Sign;
use crate::report::formats::text::paint::Page;
use crate::report::views::audit::Audit;

pub(super) fn write(page: &mut Page, audit: &Audit<'_>, details: bool) {
    page.gap();
    let (number, words) = answer(audit);
    page.answer(&number, &words);
    page.paragraph(None, 2, &looked_at(audit));
    if audit.open.len() > 1 {
        page.gap();
        page.heading("Needs a person");
        for open in &audit.open {
            page.paragraph(Some(if open.is_grave { Sign::Bad } else { Sign::Care }), 4, &open.text);
        }
    }
    if !audit.not_judged.is_empty() {
        page.gap();
        page.heading("Not judged");
        for not_judged in &audit.not_judged {
            page.paragraph(Some(Sign::Nothing), 4, &format!("{}: {}", not_judged.what, not_judged.why));
        }
    }
    if let Some(unaudited) = unaudited(audit) {
        page.gap();
        page.paragraph(None, 0, &unaudited);
    }
    if details {
        sections(audit).iter().for_each(|section| page.section(section));
    }
}
