//! The mission in Markdown, for pasting where the mission is told.

use super::page::Page;
use crate::report::Head;
use crate::report::formats::words::paragraphs;
use crate::report::views::mission::Mission;
use crate::text::visible_line;

pub(super) fn write(page: &mut Page, head: &Head<'_>, mission: &Mission<'_>) {
    page.heading(2, "What are we here for?");
    paragraphs(mission.mission).for_each(|text| page.paragraph(&text));
    let season = visible_line(head.season.title);
    let values = mission.values.iter().map(|value| told(value.title, value.text));
    section(page, "Values", values.collect());
    let goals = mission.goals.iter().map(|goal| told(&format!("{} {}", goal.id, goal.title), goal.text));
    section(page, "Goals", goals.collect());
    if let Some(theme) = &mission.theme {
        page.heading(3, &format!("Theme of {season}: {}", visible_line(theme.title)));
        theme.text.into_iter().flat_map(paragraphs).for_each(|text| page.paragraph(&text));
    }
    let draft = if mission.stage == "draft" && !head.season.imported { " (draft)" } else { "" };
    let objectives = mission.objectives.iter().map(|objective| {
        let id = objective.name.rsplit('/').next().unwrap_or_default();
        told(&format!("{id} {}", objective.title), objective.why)
    });
    section(page, &format!("Objectives of {season}{draft}"), objectives.collect());
}

fn section(page: &mut Page, title: &str, items: Vec<String>) {
    if !items.is_empty() {
        page.heading(3, title);
        page.list(items);
    }
}

/// `Title: more about it`
fn told(title: &str, text: Option<&str>) -> String {
    let title = visible_line(title);
    text.map_or(title.clone(), |text| format!("{title}: {}", visible_line(text)))
}
