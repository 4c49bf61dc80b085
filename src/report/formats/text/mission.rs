//! The mission, plainly, for pasting where the mission is told.

use crate::report::Head;
use crate::report::formats::text::paint::Page;
use crate::report::formats::words::paragraphs;
use crate::report::views::mission::{Mission, Told};
use crate::text::wrap;

pub(super) fn write(page: &mut Page, head: &Head<'_>, mission: &Mission<'_>) {
    heading(page, "Mission");
    told(page, 2, mission.mission);
    let named = |page: &mut Page, title: &str, list: &[Told<'_>], has_id: bool| {
        if list.is_empty() {
            return;
        }
        heading(page, title);
        for one in list {
            let lead = if has_id { format!("{} ", one.id) } else { String::new() };
            page.paragraph(None, 2, &format!("{lead}{}", one.title));
            one.text.into_iter().for_each(|text| told(page, 4, text));
        }
    };
    named(page, "Values", &mission.values, false);
    named(page, "Goals", &mission.goals, true);
    if let Some(theme) = &mission.theme {
        heading(page, &format!("Theme of {}: {}", head.season.title, theme.title));
        theme.text.into_iter().for_each(|text| told(page, 2, text));
    }
    if mission.objectives.is_empty() {
        return;
    }
    let draft = if mission.stage == "draft" && !head.season.imported { " (draft)" } else { "" };
    heading(page, &format!("Objectives of {}{draft}", head.season.title));
    for objective in &mission.objectives {
        let id = objective.name.rsplit('/').next().unwrap_or_default();
        page.paragraph(None, 2, &format!("{id} {}", objective.title));
        objective.why.into_iter().for_each(|why| told(page, 4, why));
    }
}

fn heading(page: &mut Page, text: &str) {
    page.gap();
    for line in wrap(text, page.columns) {
        page.heading(&line);
    }
}

/// A text with its paragraphs.
fn told(page: &mut Page, indent: usize, text: &str) {
    for (index, paragraph) in paragraphs(text).enumerate() {
        if index > 0 {
            page.gap();
        }
        page.paragraph(None, indent, &paragraph);
    }
}
