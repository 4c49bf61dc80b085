//! What amendments and decisions say of a change, in words.

use super::values::quoted;
use crate::model::diff::{Change, Kind, Reason};
use crate::model::promise::Amended;

/// `not amended`, `amended: survey closed · by steward`; empty where it needs no amendment.
pub(super) fn words(change: &Change) -> String {
    let Some(amended) = change.amended else { return String::new() };
    let removed = matches!(change.kind, Kind::ItemRemoved | Kind::PlanRemoved | Kind::SeasonRemoved);
    match (amended, change.kind) {
        (Amended::Exactly, Kind::ItemDropped | Kind::Withdrawn) => String::new(),
        (Amended::Exactly, Kind::ItemAdded) => "by a decision".to_owned(),
        (Amended::Exactly, _) => format!("amended{}", reason(change.reason.as_ref())),
        (Amended::No, Kind::ItemAdded) => "without `added`".to_owned(),
        (Amended::No, Kind::Unratified) => "and not withdrawn".to_owned(),
        (Amended::No, Kind::PlanRemoved) => "and was not withdrawn".to_owned(),
        (Amended::No, _) if removed => "without `dropped`".to_owned(),
        (Amended::No, _) => "not amended".to_owned(),
        (Amended::Falsely, Kind::AmendmentAdded) => "which is not so".to_owned(),
        (Amended::Falsely | Amended::Elsewhere, _) => "the amendment says something else".to_owned(),
    }
}

/// `: survey closed · by steward`; empty where nobody tells.
pub(super) fn reason(reason: Option<&Reason>) -> String {
    let Some(reason) = reason else { return String::new() };
    let why = reason.why.as_deref().map(|why| format!(": {why}")).unwrap_or_default();
    let by = if reason.by.is_empty() { String::new() } else { format!(" · by {}", reason.by.join(", ")) };
    format!("{why}{by}")
}

/// The title of what is new, gone or dropped.
pub(super) fn title(change: &Change) -> String {
    change.title.as_deref().map(|title| format!(" {}", quoted(title))).unwrap_or_default()
}
