//! Seasons, their numbers by kind of group, and their budgets.

use crate::document::{GroupKind, Season};
use crate::model::SeasonView;
use crate::model::money::{self, SeasonTotal};
use crate::model::score::{RollUp, SeasonScore};
use crate::report::export::pages::Pages;
use crate::report::export::table::table;

/// A season.
pub(in crate::report::export) struct SeasonRow<'a> {
    view: SeasonView<'a>,
    season: &'a Season,
    score: &'a SeasonScore<'a>,
}

table! {
    SeasonRow<'_>, "seasons", by_season: true, "A season: one row", |row| {
        "title": text = row.season.title.as_str(), "Its title";
        "theme": text = row.season.theme.as_ref().map(|theme| theme.title.as_str()), "The title of its theme";
        "starts": date = row.season.starts, "Its first day";
        "ends": date = row.season.ends, "Its last day";
        "follows": text = row.season.follows.as_deref(), "The season before it";
        "stage": text = row.view.stage(row.score.day).word(), "`draft`, `ratified` or `closed`";
        "elapsed": number = row.score.elapsed, "The share of its days that is over, 0 to 1";
        "imported": boolean = row.season.imported.is_some(), "Whether it was recorded afterwards: then nobody is called missing";
        "ratified": date = super::decided(row.season.ratified.as_ref()), "The day on which it was ratified";
        "closed": date = super::decided(row.season.closed.as_ref()), "The day on which it was closed";
    }
}

/// The plans of one kind of group together.
pub(in crate::report::export) struct KindRow<'a> {
    kind: GroupKind,
    roll: RollUp,
    score: &'a SeasonScore<'a>,
}

impl KindRow<'_> {
    fn plans(&self) -> usize {
        let own = self.score.plans.iter().filter(|plan| plan.kind == Some(self.kind) && !plan.withdrawn);
        own.count()
    }
}

table! {
    KindRow<'_>, "kinds", by_season: true,
    "A season's number for one kind of group: the plain means over its plans that were not withdrawn", |row| {
        "kind": text = row.kind.word(), "`dao`, `guild`, `project` and so on";
        "plans": integer = row.plans(), "Over how many plans";
        "score": number = row.roll.score, "Over what is measured, 0 to 1";
        "floor": number = row.roll.floor, "With what is unmeasured at 0";
        "share": number = row.roll.share, "The share of weight that is measured";
    }
}

table! {
    SeasonTotal<'_>, "season_money", by_season: true, "A currency of a season: what it has, against what is asked for", |row| {
        "currency": text = row.currency, "The currency";
        "total": amount = row.total, "What the season has";
        "requested": amount = row.requested, "What the plans that were not withdrawn ask together, drafts too";
    }
}

/// Writes the rows of a season.
pub(in crate::report::export) fn write<'a>(
    view: SeasonView<'a>,
    score: &'a SeasonScore<'a>,
    pages: &mut Pages<'_>,
) {
    let Some(season) = view.document() else { return };
    pages.row(&SeasonRow { view, season: season.document, score });
    for (kind, roll) in &score.kinds {
        pages.row(&KindRow { kind: *kind, roll: *roll, score });
    }
    for total in money::totals(&view, score.day) {
        pages.row(&total);
    }
}
