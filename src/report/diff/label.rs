//! By which name a change is told: the item, the group, the season, the document.

use crate::model::diff::{Change, Kind};

/// What a row is about. Changes of one name are told in one row.
pub(super) fn label(change: &Change, says_season: bool) -> String {
    let group = change.group.as_deref().unwrap_or_default();
    let name = change.name.as_deref().unwrap_or_default();
    let own = match change.document {
        "plan" | "checkin" => match item(change) {
            Some(item) => format!("{group}/{item}"),
            None => group.to_owned(),
        },
        "season" => return change.season.clone().unwrap_or_default(),
        "org" => return "the organisation".to_owned(),
        "policy" => return "the policy".to_owned(),
        "intake" => format!("{group} intake {name}"),
        "premortem" => format!("{group} pre-mortem"),
        "postmortem" => format!("{group} post-mortem"),
        "partnership" => format!("partnership {name}"),
        other => other.to_owned(),
    };
    match change.season.as_deref().filter(|_| says_season) {
        Some(season) => format!("{season}/{own}"),
        None => own,
    }
}

/// The item in a plan; what is about money is told with the group.
pub(super) fn item(change: &Change) -> Option<&str> {
    let is_money = matches!(change.kind, Kind::RequestChanged | Kind::BudgetChanged);
    change.item.as_deref().filter(|_| !is_money)
}

/// The same for programs: `harbour/O1.KR2`, `harbour`, `s4`, `org`.
pub(super) fn reference(change: &Change) -> String {
    match (&change.group, &change.season, change.document) {
        (Some(group), _, "plan" | "checkin") => match item(change) {
            Some(item) => format!("{group}/{item}"),
            None => group.clone(),
        },
        (Some(group), ..) => group.clone(),
        (None, Some(season), "season") => season.clone(),
        (None, _, "partnership") => format!("partnership/{}", change.name.as_deref().unwrap_or_default()),
        (None, ..) => change.document.to_owned(),
    }
}

/// What kind of item an id in a plan names.
pub(super) fn class(item: &str) -> &'static str {
    match item.split('.').count() {
        1 => "objective",
        2 => "key result",
        _ => "milestone",
    }
}
