//! The money of a season with what its reports release: whether a due date was answered is told by its check-ins.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::compliance::answered;
use super::money::{SeasonMoney, season_money};
use super::season::SeasonView;
use crate::document::{Document, File};

/// The money of a season on a day, its tranches gated by the reports that were written by then.
#[must_use]
pub fn ledger<'a>(view: &SeasonView<'a>, day: Date) -> SeasonMoney<'a> {
    let of_group = |(group, _): (&'a str, _)| {
        let days = answered(view, group, day).into_iter();
        (group, days.filter_map(|(due, file)| Some((due, written(file)?))).collect())
    };
    let days: BTreeMap<&str, BTreeMap<Date, Date>> = view.plans().into_iter().map(of_group).collect();
    season_money(view, day, &|group, due| days.get(group)?.get(&due).copied())
}

fn written(file: &File) -> Option<Date> {
    match &file.document {
        Some(Document::CheckIn(checkin)) => Some(checkin.date.0),
        Some(
            Document::Org(_)
            | Document::Policy(_)
            | Document::Season(_)
            | Document::Plan(_)
            | Document::Intake(_)
            | Document::PreMortem(_)
            | Document::PostMortem(_)
            | Document::Partnership(_),
        )
        | None => None,
    }
}
