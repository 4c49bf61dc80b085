//! The mission as a table: one row per text. `kind` is mission, value, goal, theme or objective.

use super::{Cell, table};
use crate::report::views::mission::Mission;
use crate::text::visible_line;

pub(super) const HEADER: [&str; 4] = ["kind", "id", "title", "text"];

pub(super) fn table_of(mission: &Mission<'_>) -> String {
    let row = |kind: &str, id: Option<&str>, title: Option<&str>, text: Option<&str>| {
        vec![Cell::text(kind), Cell::maybe(id), Cell::maybe(title), Cell::maybe(text.map(visible_line))]
    };
    let mut rows = vec![row("mission", None, None, Some(mission.mission))];
    rows.extend(mission.values.iter().map(|told| row("value", Some(told.id), Some(told.title), told.text)));
    rows.extend(mission.goals.iter().map(|told| row("goal", Some(told.id), Some(told.title), told.text)));
    rows.extend(mission.theme.iter().map(|theme| row("theme", None, Some(theme.title), theme.text)));
    let objectives = mission.objectives.iter();
    rows.extend(objectives.map(|aim| row("objective", Some(&aim.name), Some(aim.title), aim.why)));
    table(&HEADER, rows)
}
