//! Alignment gained and lost: each contribution by itself, with how many the other end has afterwards.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde_json::Value;

use super::change::{Change, Counts, Kind, Side};
use super::leaves::Step;
use super::sheet::Sheet;
use crate::model::promise::{Class, Item, Naming, Promises, of_plan};
use crate::model::score::Standing;
use crate::model::{Portfolio, SeasonView};

/// By season and objective, how many live objectives contribute to it now.
pub(super) type Contributors = BTreeMap<(String, String), usize>;

/// Counts them in some seasons.
pub(super) fn contributors(portfolio: &Portfolio, seasons: &[String], day: Date) -> Contributors {
    let mut out = Contributors::new();
    for season in seasons.iter().filter_map(|season| portfolio.season(season)) {
        for target in targets(&season, day) {
            *out.entry((season.id.to_owned(), target)).or_default() += 1;
        }
    }
    out
}

fn targets(season: &SeasonView<'_>, day: Date) -> Vec<String> {
    let plans = season.plans().into_iter().filter(|(group, _)| !season.is_withdrawn(group, day));
    let mut out = Vec::new();
    for (group, plan) in plans {
        let promises = of_plan(plan.document, &Naming::of(season, group));
        for objective in plan.objectives.iter().filter(|o| o.standing(day) == Standing::Live) {
            out.extend(promises.item(Class::Objective, &objective.id).into_iter().flat_map(contributes_to));
        }
    }
    out
}

/// What an objective contributes to.
fn contributes_to(item: &Item) -> Vec<String> {
    item.field("contributes_to").map(|promised| names(&promised.value)).unwrap_or_default()
}

fn names(value: &Value) -> Vec<String> {
    value.as_array().into_iter().flatten().filter_map(|name| name.as_str().map(str::to_owned)).collect()
}

/// A change of `contributes_to` as one change for each objective at the other end.
pub(super) fn split(change: &Change, contributors: &Contributors) -> Vec<Change> {
    let of =
        |told: &Option<super::change::Told>| told.as_ref().map(|told| names(&told.value)).unwrap_or_default();
    let (from, to) = (of(&change.from), of(&change.to));
    let one = |kind: Kind, target: &str| counted(Change { kind, ..change.clone() }, target, contributors);
    let lost = from.iter().filter(|target| !to.contains(target));
    let gained = to.iter().filter(|target| !from.contains(target));
    lost.map(|target| one(Kind::ContributesNoMore, target))
        .chain(gained.map(|target| one(Kind::Contributes, target)))
        .collect()
}

/// What an objective that is gone, or dropped, contributed to.
pub(super) fn of_item_gone(sheet: &Sheet<'_>, item: &Item, contributors: &Contributors) -> Vec<Change> {
    let step = [Step::Field("contributes_to".to_owned())];
    let change = Change {
        item: Some(item.id.clone()),
        field: Some("contributes_to".to_owned()),
        place: sheet.place(Side::Base, Some(item.at), &step),
        ..sheet.change(Kind::ContributesNoMore)
    };
    contributes_to(item).iter().map(|target| counted(change.clone(), target, contributors)).collect()
}

/// What an objective that is new contributes to.
pub(super) fn of_item_new(sheet: &Sheet<'_>, item: &Item, contributors: &Contributors) -> Vec<Change> {
    let step = [Step::Field("contributes_to".to_owned())];
    let change = Change {
        kind: Kind::Contributes,
        item: Some(item.id.clone()),
        field: Some("contributes_to".to_owned()),
        place: sheet.place(Side::Head, Some(item.at), &step),
        ..sheet.change(Kind::Contributes)
    };
    contributes_to(item).iter().map(|target| counted(change.clone(), target, contributors)).collect()
}

/// What a plan that is gone, or withdrawn, contributed to: each once.
pub(super) fn of_plan_gone(
    sheet: &Sheet<'_>,
    promises: &Promises,
    contributors: &Contributors,
) -> Vec<Change> {
    let mut lost: Vec<String> = promises.items().iter().flat_map(contributes_to).collect();
    lost.sort();
    lost.dedup();
    let change = sheet.change(Kind::ContributesNoMore);
    lost.iter().map(|target| counted(change.clone(), target, contributors)).collect()
}

fn counted(change: Change, target: &str, contributors: &Contributors) -> Change {
    let key = (change.season.clone().unwrap_or_default(), target.to_owned());
    let left = contributors.get(&key).copied().unwrap_or_default();
    let counts = Counts { objectives: Some(left), ..Counts::default() };
    Change { other: Some(target.to_owned()), from: None, to: None, counts, ..change }
}
