//! What a season promises: its days, its cadence, its money, and what it says of single groups.

use serde_json::{Value, json};

use super::{Class, Item, Naming, Promises};
use crate::document::{Cadence, Participant, Release, Season};

/// What a season promises, or would if it were ratified.
#[must_use]
pub fn of_season(season: &Season, naming: &Naming<'_>) -> Promises {
    let mut own = Item::new("season".to_owned(), Class::Season, season.at);
    own.promise("starts", Some(json!(season.starts.to_string())), naming);
    own.promise("ends", Some(json!(season.ends.to_string())), naming);
    let span = |days: &crate::document::Days| json!({"starts": days.starts.to_string(), "ends": days.ends.to_string()});
    own.promise("breaks", Some(season.breaks.iter().map(span).collect()), naming);
    own.promise("checkins", season.checkins.as_ref().map(cadence), naming);
    let mut items = vec![own];
    for budget in &season.budgets {
        let mut item = Item::new(budget.currency.to_string(), Class::Purse, budget.at);
        item.promise("total", Some(json!(budget.total.text)), naming);
        // A season without a word on it releases at the start.
        let release = match budget.release.unwrap_or(Release::Upfront) {
            Release::Checkins => "checkins",
            Release::Upfront => "upfront",
        };
        item.promise("release", Some(json!(release)), naming);
        items.push(item);
    }
    items.extend(season.participants.iter().map(|found| participant(found, naming)));
    Promises { items, ends: Some(season.ends.0) }
}

fn participant(found: &Participant, naming: &Naming<'_>) -> Item {
    let group = naming.portfolio.present_id(&found.group);
    let mut item = Item::new(group.to_owned(), Class::Participant, found.at);
    item.promise("from", found.from.map(|day| json!(day.to_string())), naming);
    item.promise("to", found.to.map(|day| json!(day.to_string())), naming);
    item.promise("checkins", found.checkins.as_ref().map(cadence), naming);
    item.promise("excused", found.excused.as_ref().map(|why| json!(why)), naming);
    item
}

fn cadence(cadence: &Cadence) -> Value {
    let mut out = serde_json::to_value(cadence).unwrap_or_default();
    // As a text, like every number that is compared.
    if let Some(days) = cadence.grace_days {
        out["grace_days"] = json!(days.to_string());
    }
    out
}
