//! Seasons one after the other: what each kind of group came to, who reported in time, and how well the groups
//! foresaw their own results.

use std::borrow::Cow;
use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::diagnostic::Stage;
use crate::document::{Ambition, GroupKind};
use crate::model::compliance::{Compliance, State};
use crate::model::score::{NEAR, PlanScore, Reports, RollUp, SeasonScore, mean, score_as_it_stands};
use crate::model::{ItemId, Portfolio, SeasonView};

/// The final score from which an aspirational key result counts as reached (scoring.md, "Confidence").
const REACHED: f64 = 0.7;

/// One season among others.
#[derive(Debug)]
pub struct SeasonTrend<'a> {
    /// The season.
    pub view: SeasonView<'a>,
    /// For each kind of group the plain means over its plans; of one group its plan alone.
    pub kinds: BTreeMap<GroupKind, RollUp>,
    /// The share of due dates that were answered in time, among those that were answered or missed. `None` without
    /// any, and of a season that was recorded afterwards: there nobody can tell who reported when.
    pub compliance: Option<f64>,
    /// Of a closed season: the mean of (confidence/10 − reached)² over all entries with a confidence; 0 is best.
    pub brier: Option<f64>,
}

/// All readable seasons, scored on one day, in the order of their first days.
#[derive(Debug)]
pub struct Seasons<'s, 'a> {
    day: Date,
    all: Vec<(SeasonView<'a>, Cow<'s, SeasonScore<'a>>)>,
}

impl<'s, 'a> Seasons<'s, 'a> {
    /// The seasons of a portfolio; one of them may be scored already.
    #[must_use]
    pub fn of(portfolio: &'a Portfolio, day: Date, known: Option<(&str, &'s SeasonScore<'a>)>) -> Self {
        let scored = |view: SeasonView<'a>| match known {
            Some((id, score)) if id == view.id => Some((view, Cow::Borrowed(score))),
            Some(_) | None => Some((view, Cow::Owned(score_as_it_stands(view, day)?))),
        };
        Self { day, all: portfolio.seasons().into_iter().filter_map(scored).collect() }
    }

    /// The score of an objective or a key result on the day, in whatever season.
    #[must_use]
    pub fn score(&self, item: &ItemId) -> Option<f64> {
        let [own, rest @ ..] = item.ids.as_slice() else { return None };
        let (_, score) = self.all.iter().find(|(view, _)| view.id == item.season)?;
        let plan = score.plans.iter().find(|plan| plan.group == item.group)?;
        let objective = plan.objectives.iter().find(|objective| *objective.objective.id == **own)?;
        match rest {
            [] => objective.roll.score,
            [own, ..] => objective.key_results.iter().find(|kr| *kr.key_result.id == **own)?.score,
        }
    }

    /// The seasons one after the other; of one group only, by its present id, when that is asked for.
    #[must_use]
    pub fn trends(&self, group: Option<&str>) -> Vec<SeasonTrend<'a>> {
        let trend = |(view, score): &(SeasonView<'a>, Cow<'s, SeasonScore<'a>>)| SeasonTrend {
            view: *view,
            kinds: group.map_or_else(|| score.kinds.clone(), |group| kind_of(score, group)),
            compliance: compliance(*view, self.day, group),
            brier: brier(*view, score, group),
        };
        self.all.iter().map(trend).collect()
    }
}

fn kind_of(score: &SeasonScore<'_>, group: &str) -> BTreeMap<GroupKind, RollUp> {
    let plan = score.plans.iter().find(|plan| plan.group == group && !plan.withdrawn);
    plan.and_then(|plan| Some((plan.kind?, plan.roll))).into_iter().collect()
}

fn compliance(view: SeasonView<'_>, day: Date, group: Option<&str>) -> Option<f64> {
    let compliance = Compliance::of(view, day).filter(|_| !view.is_imported())?;
    let rows = compliance.rows.iter().filter(|row| group.is_none_or(|group| *row.group.id == *group));
    mean(rows.flat_map(|row| compliance.cells(row)).filter_map(|cell| match cell.state {
        State::OnTime => Some(1.0),
        State::Late(_) | State::Missing => Some(0.0),
        State::Open | State::Excused | State::NotDue => None,
    }))
}

/// The Brier score of a closed season (scoring.md, "Confidence").
fn brier(view: SeasonView<'_>, score: &SeasonScore<'_>, group: Option<&str>) -> Option<f64> {
    if view.stage(score.day) != Stage::Closed {
        return None;
    }
    let plans = score.plans.iter().filter(|plan| group.is_none_or(|group| plan.group == group));
    mean(plans.flat_map(|plan| misjudged(view, score.day, plan)))
}

/// (confidence/10 − reached)² of each entry with a confidence, of the key results with a final score.
fn misjudged(view: SeasonView<'_>, day: Date, plan: &PlanScore<'_>) -> Vec<f64> {
    let reports = Reports::of(&view, plan.group, day);
    let key_results = plan.objectives.iter().flat_map(|objective| &objective.key_results);
    let squares = key_results.filter_map(|kr| Some((kr, kr.score?))).flat_map(|(kr, score)| {
        let enough = if kr.objective.ambition == Some(Ambition::Committed) { 1.0 } else { REACHED };
        let reached = if score >= enough - NEAR { 1.0 } else { 0.0 };
        let told = reports.reading(&kr.objective.id, kr.key_result).told;
        let confidences = told.into_iter().filter_map(|told| told.entry.confidence.as_ref());
        confidences.map(move |confidence| (confidence.value / 10.0 - reached).powi(2)).collect::<Vec<_>>()
    });
    squares.collect()
}
