//! The head of every report: organisation, season, theme, where the season stands, and what could not be read. The
//! mission, unless the report tells it anyway.

use super::paint::Page;
use crate::report::Head;
use crate::report::formats::sign::Sign;

pub(super) fn write(page: &mut Page, head: &Head<'_>, tells_mission: bool) {
    page.ends(&head.title(), &head.when());
    if tells_mission {
        page.paragraph(None, 0, head.mission);
    }
    if let Some(warning) = head.warning() {
        page.gap();
        page.paragraph(Some(Sign::Bad), 2, &warning);
    }
}
