//! The season's burn-up: what each kind of group, or one group, came to at every due date and on the day.

use std::collections::BTreeMap;

use crate::document::Date;
use crate::model::SeasonView;
use crate::model::schedule::due_dates;
use crate::model::score::{RollUp, SeasonScore, line, score_at_due_date};

/// How a season went up.
#[derive(Debug)]
pub struct BurnUp {
    /// The first day.
    pub starts: Date,
    /// The last day.
    pub ends: Date,
    /// One line for each kind of group, or the one of a group.
    pub lines: Vec<BurnLine>,
}

/// A line of the burn-up.
#[derive(Debug)]
pub struct BurnLine {
    /// The kind of group, or the group's name.
    pub name: String,
    /// Its points, by day.
    pub points: Vec<BurnPoint>,
}

/// A point of a line.
#[derive(Debug, Clone, Copy)]
pub struct BurnPoint {
    /// The day.
    pub day: Date,
    /// Over what is measured.
    pub score: f64,
    /// With what is unmeasured at 0.
    pub floor: f64,
    /// The straight line of the season on that day.
    pub line: f64,
}

/// Every due date that is over, by the check-ins named up to it, and the day itself while the season runs.
pub(super) fn burn_up<'a>(
    view: SeasonView<'a>,
    now: &SeasonScore<'a>,
    group: Option<&str>,
) -> Option<BurnUp> {
    let season = view.document()?.document;
    let due = due_dates(season, None).into_iter().filter(|due| *due < now.day);
    let then: Vec<SeasonScore<'a>> = due.filter_map(|due| score_at_due_date(view, due, now.day)).collect();
    let mut lines: BTreeMap<String, Vec<BurnPoint>> = BTreeMap::new();
    let running = (!now.ended).then_some(now);
    for score in then.iter().chain(running) {
        for (name, roll) in rolls(score, group) {
            if let (Some(number), Some(floor)) = (roll.score, roll.floor) {
                let straight = line(season.starts.0, season.ends.0, score.day);
                let point = BurnPoint { day: Date(score.day), score: number, floor, line: straight };
                lines.entry(name).or_default().push(point);
            }
        }
    }
    let lines = lines.into_iter().map(|(name, points)| BurnLine { name, points }).collect();
    Some(BurnUp { starts: season.starts, ends: season.ends, lines })
}

fn rolls(score: &SeasonScore<'_>, group: Option<&str>) -> Vec<(String, RollUp)> {
    match group {
        Some(group) => {
            let plans = score.plans.iter().filter(|plan| plan.group == group && !plan.withdrawn);
            plans.map(|plan| (plan.name.to_owned(), plan.roll)).collect()
        }
        None => score
            .kinds
            .iter()
            .filter(|(kind, _)| **kind != crate::document::GroupKind::Dao)
            .map(|(kind, roll)| (format!("{}s", kind.word()), *roll))
            .collect(),
    }
}
