//! The due date that a report answers.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::refused::Refused;
use super::scope::Scope;
use crate::document::{Kind, form};
use crate::model::schedule::participation;

/// The due date that a report of a group answers: `wanted`, or the earliest open one. A group that is excused owes none
/// of those that are past: what it reports all the same speaks of the latest that has come.
pub(super) fn due(scope: &Scope<'_>, group: &str, wanted: Option<Date>) -> Result<Date, Refused> {
    let Some(part) = participation(&scope.season, group) else {
        return Err(Refused::new(format!("`{group}` does not take part in `{}`", scope.season.id)));
    };
    let there = there(scope, group);
    let open: Vec<Date> = part.due().filter(|due| !there.contains(due)).collect();
    let list = |dates: &[Date]| dates.iter().map(Date::to_string).collect::<Vec<_>>().join(", ");
    let (day, all) = (scope.day, part.due().collect::<Vec<_>>());
    let due = match wanted {
        Some(due) if there.contains(&due) => {
            let refused = Refused::new(format!("`{group}` has reported for {due} already"));
            return Err(refused.help(format!("open are {}", list(&open))));
        }
        Some(due) if part.cadence.contains(&due) => due,
        Some(extra) if extra == day => return Ok(extra),
        Some(due) => {
            let help = format!("open are {}; an extra report bears its own day, {day}", list(&open));
            return Err(Refused::new(format!("{due} is no due date of `{group}`")).help(help));
        }
        None => {
            let past = open.iter().rfind(|due| part.excused.is_some() && **due <= day);
            *past.or(open.first()).ok_or_else(|| {
                let help = format!("`--due {day}` writes an extra one");
                Refused::new(format!("`{group}` has reported for every due date: {}", list(&all))).help(help)
            })?
        }
    };
    match part.cadence.iter().rev().find(|before| **before < due) {
        Some(before) if day <= *before => {
            let message = format!("a report written on {day} cannot answer {due}");
            let help = format!(
                "that takes a day after {before}, the due date before it; `--due {day}` writes an extra one"
            );
            Err(Refused::new(message).help(help))
        }
        None if scope.season.document().is_some_and(|season| day < season.starts.0) => {
            Err(Refused::new(format!("the season `{}` has not begun on {day}", scope.season.id)))
        }
        _ => Ok(due),
    }
}

/// The days that a group's check-ins are named by, readable or not.
fn there(scope: &Scope<'_>, group: &str) -> BTreeSet<Date> {
    let homes = scope.portfolio.files().iter().filter_map(|file| file.home.as_ref());
    homes
        .filter(|home| home.kind == Kind::CheckIn && home.season.as_deref() == Some(scope.season.id))
        .filter(|home| home.group.as_deref().is_some_and(|own| scope.portfolio.present_id(own) == group))
        .filter_map(|home| form::parse_date(&home.name))
        .collect()
}
