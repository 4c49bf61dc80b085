//! The rows of key results in the trend, and of what was carried over.

use schemars::JsonSchema;
use serde::Serialize;

use crate::document::{Date, Measured};
use crate::model::SeasonView;
use crate::model::score::{KeyResultScore, PlanScore, Point, Status, near};
use crate::model::trend::{Heading, Seasons, lineage};
use crate::report::About;
use crate::report::number::{Computed, computed};
use crate::report::views::summary::{Value, value, written};

/// One key result over the season.
#[derive(Debug, Serialize, JsonSchema)]
pub struct KeyResultTrend<'a> {
    /// Its name with its group: `academy/O1.KR2`.
    pub r#ref: String,
    /// One for each check-in that has an entry of it, by the check-ins' names; none of a sum or mean.
    pub points: Vec<TrendPoint<'a>>,
    /// The final value that its latest entry expects, as it was written; of milestones the share.
    pub projection: Option<Value<'a>>,
    /// The key result of an earlier season that it continues.
    pub carried_from: Option<String>,
    /// Its group's present id.
    #[serde(skip)]
    pub group: &'a str,
    /// Its group's name.
    #[serde(skip)]
    pub group_name: &'a str,
    /// Its id inside of the plan: `O1.KR2`.
    #[serde(skip)]
    pub id: String,
    /// Its title.
    #[serde(skip)]
    pub title: &'a str,
    /// The unit of its numbers.
    #[serde(skip)]
    pub unit: Option<&'a str>,
    /// The last measured value.
    #[serde(skip)]
    pub value: Option<Value<'a>>,
    /// Its score.
    #[serde(skip)]
    pub score: Option<Computed>,
    /// What could be expected by the day.
    #[serde(skip)]
    pub expected: Option<Computed>,
    /// The score that its projection would give; `None` where nothing is projected.
    #[serde(skip)]
    pub projected: Option<Computed>,
    /// How sure the group is, 0 to 10.
    #[serde(skip)]
    pub confidence: Option<f64>,
    /// How it stands.
    #[serde(skip)]
    pub status: Status,
    /// Whether it counts.
    #[serde(skip)]
    pub live: bool,
    /// Which way it went between its last two scores.
    #[serde(skip)]
    pub heading: Option<Heading>,
    /// Of a sum or mean: how many of how many parts are measured.
    #[serde(skip)]
    pub parts: Option<(usize, usize)>,
}

/// What one check-in tells of a key result.
#[derive(Debug, Serialize, JsonSchema)]
pub struct TrendPoint<'a> {
    /// The due date that the check-in is named for; `None` of an extra one.
    pub due: Option<Date>,
    /// The day it was written.
    pub date: Date,
    /// The value; `None` where nothing was measured.
    pub value: Option<Value<'a>>,
    /// The score by the check-ins named up to this one.
    pub score: Option<Computed>,
    /// What could be expected on the day that it speaks of.
    pub expected: Option<Computed>,
    /// How sure the group was, 0 to 10.
    pub confidence: Option<Value<'a>>,
    /// The commit that brought it in; `None` where nobody can tell.
    pub commit: Option<&'a str>,
    /// How sure the group was, as a number.
    #[serde(skip)]
    pub sure: Option<f64>,
    /// What the group says of it: a note, or why nothing was measured.
    #[serde(skip)]
    pub said: Option<&'a str>,
}

pub(super) fn key_result_trend<'a>(
    plan: &PlanScore<'a>,
    known: &KeyResultScore<'a>,
    points: &[Point<'a>],
    about: &About<'a>,
) -> KeyResultTrend<'a> {
    let key_result = known.key_result;
    let entry = known.told.map(|told| told.entry).filter(|_| known.live);
    let projection = entry.and_then(|entry| entry.projection.as_ref());
    let differs =
        || known.projected.zip(known.score).is_none_or(|(projected, score)| !near(projected, score));
    let is_projected = projection.is_some() || (known.parts.is_some() && differs());
    KeyResultTrend {
        r#ref: known.item.in_season(),
        points: points.iter().map(|point| trend_point(point, about)).collect(),
        projection: projection.map(|projection| match projection {
            Measured::Number(number) => written(number),
            Measured::Truth(truth) => Value::Truth(*truth),
        }),
        carried_from: key_result.carried_from.as_ref().map(ToString::to_string),
        group: plan.group,
        group_name: plan.name,
        id: known.item.item(),
        title: &key_result.title,
        unit: key_result.unit.as_deref(),
        value: known.value.clone().map(value),
        score: computed(known.score),
        expected: computed(known.pace.expected),
        projected: computed(known.projected.filter(|_| is_projected)),
        confidence: known.confidence(),
        status: known.status,
        live: known.live,
        heading: Heading::of(points),
        parts: known.parts,
    }
}

fn trend_point<'a>(point: &Point<'a>, about: &About<'a>) -> TrendPoint<'a> {
    let told = point.told;
    TrendPoint {
        due: point.due.map(Date),
        date: told.checkin.date,
        value: told.quantity().map(value),
        score: computed(point.score),
        expected: computed(point.expected),
        confidence: told.entry.confidence.as_ref().map(written),
        commit: about.commit(told.checkin.source().path()),
        said: told.words(),
        sure: told.entry.confidence.as_ref().map(|confidence| confidence.value),
    }
}

/// An objective or key result that continues one of an earlier season.
#[derive(Debug)]
pub struct Carried<'a> {
    /// Its name with its group.
    pub r#ref: String,
    /// Its title.
    pub title: &'a str,
    /// Its score.
    pub score: Option<Computed>,
    /// What it goes back to, the nearest first.
    pub from: Vec<Origin>,
}

/// What an item was carried from.
#[derive(Debug)]
pub struct Origin {
    /// Its full name: `s3/academy/O1.KR2`.
    pub r#ref: String,
    /// Its score.
    pub score: Option<Computed>,
    /// Whether it is there.
    pub is_known: bool,
}

/// What of a plan was carried over, in the plan's order.
pub(super) fn carried<'a>(
    view: SeasonView<'a>,
    seasons: &Seasons<'_, 'a>,
    plan: &PlanScore<'a>,
) -> Vec<Carried<'a>> {
    let mut all = Vec::new();
    for objective in &plan.objectives {
        let own = objective.objective;
        let key_results = objective.key_results.iter().map(|known| {
            (&known.item, &*known.key_result.title, known.score, known.key_result.carried_from.as_ref())
        });
        let items =
            std::iter::once((&objective.item, &*own.title, objective.roll.score, own.carried_from.as_ref()));
        for (item, title, score, reference) in items.chain(key_results) {
            let from = lineage(view.portfolio, item, reference);
            if from.is_empty() {
                continue;
            }
            let origin = |ancestor: crate::model::trend::Ancestor| Origin {
                score: computed(seasons.score(&ancestor.item)),
                r#ref: ancestor.item.to_string(),
                is_known: ancestor.is_known,
            };
            let from = from.into_iter().map(origin).collect();
            all.push(Carried { r#ref: item.in_season(), title, score: computed(score), from });
        }
    }
    all
}
