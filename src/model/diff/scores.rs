//! How scores move through a change, and whether anything new was measured on which that could rest.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::change::{Change, Counts, Kind, Place, ScoreMove, Side};
use crate::model::score::{SeasonScore, score_as_it_stands};
use crate::model::{ItemId, Portfolio};

/// The scores of some seasons in one state.
#[derive(Debug, Default)]
struct Scores {
    key_results: BTreeMap<ItemId, Option<f64>>,
    plans: BTreeMap<(String, String), Option<f64>>,
    /// The file of each plan.
    files: BTreeMap<(String, String), String>,
    /// The parts of sums and means.
    parts: BTreeMap<ItemId, Vec<ItemId>>,
}

impl Scores {
    fn of(portfolio: &Portfolio, seasons: &[String], day: Date) -> Self {
        let mut out = Self::default();
        for season in seasons.iter().filter_map(|season| portfolio.season(season)) {
            if let Some(score) = score_as_it_stands(season, day) {
                out.take(portfolio, season.id, &score);
            }
        }
        out
    }

    fn take(&mut self, portfolio: &Portfolio, season: &str, score: &SeasonScore<'_>) {
        for plan in score.plans.iter().filter(|plan| !plan.withdrawn) {
            let key = (season.to_owned(), plan.group.to_owned());
            self.plans.insert(key.clone(), plan.roll.score);
            self.files.insert(key, plan.plan.source().path().to_owned());
            for kr in plan.objectives.iter().flat_map(|objective| &objective.key_results).filter(|kr| kr.live)
            {
                self.key_results.insert(kr.item.clone(), kr.score);
                let parts = kr.key_result.measure.parts().map(|parts| &parts.of).into_iter().flatten();
                let parts = parts.filter_map(|part| portfolio.resolve(part, season, plan.group).ok());
                self.parts.insert(kr.item.clone(), parts.collect());
            }
        }
    }
}

/// Adds to the changes of key results how their scores move, and a change for each plan whose score moves.
pub(super) fn tell(
    changes: &mut Vec<Change>,
    (before, after): (&Portfolio, &Portfolio),
    seasons: &[String],
    day: Date,
) {
    let (was, is) = (Scores::of(before, seasons, day), Scores::of(after, seasons, day));
    let measured: BTreeSet<ItemId> =
        changes.iter().filter(|change| measures(change)).filter_map(item).collect();
    for change in changes.iter_mut() {
        let Some(item) = item(change) else { continue };
        let parts = is.parts.get(&item).into_iter().flatten();
        let is_measured = measured.contains(&item) || parts.clone().any(|part| measured.contains(part));
        if let (Some(from), Some(to)) = (was.key_results.get(&item), is.key_results.get(&item)) {
            change.score = moved(*from, *to, is_measured);
        }
    }
    for (key, to) in &is.plans {
        let Some(from) = was.plans.get(key) else { continue };
        let (season, group) = key;
        // The DAO's own plan may be scored by everybody's measurements.
        let is_measured =
            measured.iter().any(|item| item.season == *season && (item.group == *group || group == "dao"));
        if let Some(score) = moved(*from, *to, is_measured) {
            let file = is.files.get(key).cloned().unwrap_or_default();
            changes.push(Change {
                kind: Kind::ScoreChanged,
                document: "plan",
                season: Some(season.clone()),
                group: Some(group.clone()),
                item: None,
                name: None,
                field: None,
                title: None,
                other: None,
                from: None,
                to: None,
                percent: None,
                amended: None,
                reason: None,
                score: Some(score),
                counts: Counts::default(),
                money: Vec::new(),
                place: Place { side: Side::Head, file, line: 1 },
            });
        }
    }
}

/// Whether a change is a measurement that was not there.
fn measures(change: &Change) -> bool {
    matches!(change.kind, Kind::Measured | Kind::EntryAdded | Kind::CheckInRewritten)
}

/// The key result that a change is about.
fn item(change: &Change) -> Option<ItemId> {
    let ids: Vec<String> = change.item.as_ref()?.split('.').map(str::to_owned).collect();
    let (season, group) = (change.season.clone()?, change.group.clone()?);
    (ids.len() == 2).then_some(ItemId { season, group, ids })
}

/// The two scores, where they are shown as different numbers.
fn moved(from: Option<f64>, to: Option<f64>, is_measured: bool) -> Option<ScoreMove> {
    let shown = |score: Option<f64>| score.map(|score| ((score + 1e-9) * 100.0).round());
    (shown(from) != shown(to)).then_some(ScoreMove { from, to, is_measured })
}
