//! The trend: where is it heading? Key results over the season's reports, all seasons one after the other, and what
//! was carried over.

mod key_results;
mod seasons;

use schemars::JsonSchema;
use serde::Serialize;

use crate::model::SeasonView;
use crate::model::score::{Courses, PlanScore, SeasonScore};
use crate::model::trend::{Heading, Seasons};
use crate::report::About;
pub use key_results::{Carried, KeyResultTrend, Origin, TrendPoint};
use key_results::{carried, key_result_trend};
pub use seasons::{KindTrend, SeasonRow, Step};
use seasons::{season_row, steps};

/// Where a season is heading.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Trend<'a> {
    /// The key results of every plan but withdrawn ones, in the order of the plans.
    pub key_results: Vec<KeyResultTrend<'a>>,
    /// Every season that could be read, by its first day; of one group its part in them, when that is asked for.
    pub seasons: Vec<SeasonRow<'a>>,
    /// Each kind's score from the season before to this one.
    #[serde(skip)]
    pub steps: Vec<Step<'a>>,
    /// What was carried over, with what it goes back to.
    #[serde(skip)]
    pub carried: Vec<Carried<'a>>,
}

impl<'a> Trend<'a> {
    /// The trend of a season; limited to one group when that is asked for.
    pub(in crate::report) fn of(
        view: SeasonView<'a>,
        score: &SeasonScore<'a>,
        group: Option<&str>,
        about: &About<'a>,
    ) -> Self {
        let seasons = Seasons::of(view.portfolio, score.day, Some((view.id, score)));
        let plans = || score.plans.iter().filter(|plan| group.is_none_or(|group| group == plan.group));
        let trends = seasons.trends(group);
        Self {
            key_results: plans().flat_map(|plan| of_plan(view, score, plan, about)).collect(),
            seasons: trends.iter().map(season_row).collect(),
            steps: steps(view, &trends),
            carried: plans().flat_map(|plan| carried(view, &seasons, plan)).collect(),
        }
    }

    /// The live key results that head somewhere, or nowhere.
    pub fn heading(&self, which: fn(Heading) -> bool) -> Vec<&KeyResultTrend<'a>> {
        self.live().filter(|row| row.heading.is_some_and(which)).collect()
    }

    /// The key results that count.
    pub fn live(&self) -> impl Iterator<Item = &KeyResultTrend<'a>> {
        self.key_results.iter().filter(|row| row.live)
    }
}

/// The key results of a plan.
pub(super) fn of_plan<'a>(
    view: SeasonView<'a>,
    score: &SeasonScore<'a>,
    plan: &PlanScore<'a>,
    about: &About<'a>,
) -> Vec<KeyResultTrend<'a>> {
    let Some(courses) = Courses::of(&view, plan.group, score.day) else { return Vec::new() };
    let known = plan.objectives.iter().flat_map(|objective| &objective.key_results);
    known.map(|known| key_result_trend(plan, known, &courses.course(known), about)).collect()
}
