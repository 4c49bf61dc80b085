//! The mission: what the organisation is here for.

use super::lines::told;
use super::node::{Node, el, row, said};
use crate::report::Head;
use crate::report::formats::words::paragraphs;
use crate::report::views::mission::Mission;

pub(super) fn write(head: &Head<'_>, mission: &Mission<'_>) -> Node {
    let draft = if mission.stage == "draft" && !head.season.imported { " (draft)" } else { "" };
    let season = head.season.title;
    let theme = mission.theme.as_ref().map(|theme| {
        let title = el("h3").text("Theme of ").push(said(season)).text(": ").push(said(theme.title));
        row()
            .push(title)
            .all(theme.text.into_iter().flat_map(paragraphs).map(|text| el("p").push(said(&text))))
    });
    let values = mission.values.iter().map(|value| told(value.title, value.text));
    let goals = mission.goals.iter().map(|goal| told(&format!("{} {}", goal.id, goal.title), goal.text));
    let objectives = mission.objectives.iter().map(|objective| {
        let id = objective.name.rsplit('/').next().unwrap_or_default();
        told(&format!("{id} {}", objective.title), objective.why)
    });
    row()
        .all(paragraphs(mission.mission).map(|text| el("p").class("lead").push(said(&text))))
        .maybe(list(el("h3").text("Values"), values))
        .maybe(list(el("h3").text("Goals"), goals))
        .maybe(theme)
        .maybe(list(el("h3").text("Objectives of ").push(said(season)).text(draft), objectives))
}

fn list(title: Node, items: impl Iterator<Item = Node>) -> Option<Node> {
    let list = el("ul").class("points").all(items);
    (!list.is_empty()).then(|| row().push(title).push(list))
}
