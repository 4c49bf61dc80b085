//! The rows of seasons in the trend, and how far each kind of group came since the season before.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use crate::document::GroupKind;
use crate::model::SeasonView;
use crate::model::score::RollUp;
use crate::model::trend::SeasonTrend;
use crate::report::number::{Computed, computed};

/// One season.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SeasonRow<'a> {
    /// Its id.
    pub id: &'a str,
    /// For each kind of group the plain means over its plans.
    pub kinds: BTreeMap<&'static str, KindTrend>,
    /// The share of due dates that were answered in time, among those that were answered or missed.
    pub compliance: Option<Computed>,
    /// How well the groups foresaw their results: 0 is best, 0.25 a coin's. Of closed seasons.
    pub brier: Option<Computed>,
    /// Its title.
    #[serde(skip)]
    pub title: &'a str,
    /// Whether it was recorded afterwards: then nobody can tell who reported when.
    #[serde(skip)]
    pub imported: bool,
}

/// What one kind of group came to in a season.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, JsonSchema)]
pub struct KindTrend {
    /// Over what is measured.
    pub score: Option<Computed>,
    /// The share that is measured.
    pub share: Option<Computed>,
}

/// A kind's score in this season, and in the season before that has one.
#[derive(Debug)]
pub struct Step<'a> {
    /// The kind.
    pub kind: &'static str,
    /// Its score in this season.
    pub score: Option<Computed>,
    /// The share of it that is measured.
    pub share: Option<Computed>,
    /// The title of the season before, and its score there.
    pub before: Option<(&'a str, Computed)>,
}

pub(super) fn season_row<'a>(trend: &SeasonTrend<'a>) -> SeasonRow<'a> {
    let kind = |(kind, roll): (&GroupKind, &RollUp)| {
        (kind.word(), KindTrend { score: computed(roll.score), share: computed(roll.share) })
    };
    SeasonRow {
        id: trend.view.id,
        kinds: trend.kinds.iter().map(kind).collect(),
        compliance: computed(trend.compliance),
        brier: computed(trend.brier),
        title: trend.view.document().map_or(trend.view.id, |season| &season.document.title),
        imported: trend.view.is_imported(),
    }
}

/// Each kind of this season's groups but the DAO itself, beside the latest season before in which it has a score.
pub(super) fn steps<'a>(view: SeasonView<'a>, trends: &[SeasonTrend<'a>]) -> Vec<Step<'a>> {
    let Some(index) = trends.iter().position(|trend| trend.view.id == view.id) else { return Vec::new() };
    let (earlier, rest) = trends.split_at(index);
    let own = rest.iter().take(1).flat_map(|trend| &trend.kinds);
    let step = |(kind, roll): (&GroupKind, &RollUp)| {
        let before = earlier.iter().rev().find_map(|trend| {
            let score = trend.kinds.get(kind)?.score?;
            Some((trend.view.document()?.document.title.as_str(), Computed(score)))
        });
        Step { kind: kind.word(), score: computed(roll.score), share: computed(roll.share), before }
    };
    own.filter(|(kind, _)| **kind != GroupKind::Dao).map(step).collect()
}
