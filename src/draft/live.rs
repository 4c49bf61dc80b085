//! The key results that a report may speak of: what they promise, and what was last measured.

use jiff::civil::Date;

use super::scope::Scope;
use crate::document::{self, Baseline, Measure, Measured, Objective, Plan, Reasoned, Reference};
use crate::model::Filed;

/// A key result that takes entries on a day.
#[derive(Debug)]
pub struct Live<'a> {
    /// `O1.KR1`
    pub reference: Reference,
    /// The key result.
    pub key_result: &'a document::KeyResult,
    /// What was last measured, and the due date of that report.
    pub last: Option<(Date, String)>,
}

impl<'a> Live<'a> {
    /// The key results of a plan that take entries on a day: neither dropped nor made of others.
    pub(super) fn of(scope: &Scope<'a>, group: &str, plan: &Filed<'a, Plan>) -> Vec<Self> {
        let stands = |dropped: Option<&Reasoned>| {
            dropped.is_none_or(|dropped| dropped.date.is_some_and(|date| date.0 > scope.day))
        };
        let objectives = plan.document.objectives.iter().filter(|o| stands(o.dropped.as_ref()));
        let pairs = objectives.flat_map(|o| o.key_results.iter().map(move |key_result| (o, key_result)));
        pairs
            .filter(|(_, key_result)| {
                key_result.measure.parts().is_none() && stands(key_result.dropped.as_ref())
            })
            .map(|(objective, key_result)| Self::new(scope, group, objective, key_result))
            .collect()
    }

    fn new(
        scope: &Scope<'a>,
        group: &str,
        objective: &Objective,
        key_result: &'a document::KeyResult,
    ) -> Self {
        let ids = vec![objective.id.to_string(), key_result.id.to_string()];
        let reference = Reference { season: None, group: None, ids };
        let last = scope.season.checkins(group).into_iter().rev().find_map(|(due, checkin)| {
            let entries = checkin.document.key_results.iter();
            let mut own = entries.filter(|(said, _)| said.ids == reference.ids);
            own.find_map(|(_, entry)| Some((due, measured(&entry.said)?)))
        });
        Self { reference, key_result, last }
    }

    /// The key result in words: title, promise and last value.
    #[must_use]
    pub fn about(&self) -> String {
        let last = self.last.as_ref().map(|(due, value)| format!("; {value} in the report of {due}"));
        let promise = promise(self.key_result);
        format!("{} ({promise}{})", self.key_result.title, last.unwrap_or_default())
    }
}

fn measured(said: &document::Said) -> Option<String> {
    match said {
        document::Said::Value(Measured::Number(number)) => Some(number.to_string()),
        document::Said::Value(Measured::Truth(truth)) => Some(truth.to_string()),
        document::Said::Milestones(ids) if ids.is_empty() => Some("none".to_owned()),
        document::Said::Milestones(ids) => {
            Some(ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "))
        }
        document::Said::Unmeasured(_) => None,
    }
}

/// `increase from 0 to 100 learners`
fn promise(key_result: &document::KeyResult) -> String {
    let unit = key_result.unit.as_deref().map(|unit| format!(" {unit}")).unwrap_or_default();
    let measure = key_result.measure.word();
    match &key_result.measure {
        Measure::Increase(path) | Measure::Decrease(path) => {
            let from = match &path.baseline {
                Baseline::Known(number) => number.text.as_str(),
                Baseline::Unknown(_) => "unknown",
            };
            format!("{measure} from {from} to {}{unit}", path.target)
        }
        Measure::AtLeast(bound) => format!("at least {}{unit}", bound.target),
        Measure::AtMost(bound) => format!("at most {}{unit}", bound.target),
        Measure::Range(band) => format!("between {} and {}{unit}", band.min, band.max),
        Measure::Milestones(list) => {
            let milestone = |m: &document::Milestone| format!("{} {}", m.id, m.title);
            list.milestones.iter().map(milestone).collect::<Vec<_>>().join(", ")
        }
        Measure::Binary {} => "true or false".to_owned(),
        Measure::Judged(judged) => format!("0 to 1, judged by {}", judged.judge),
        Measure::Sum(parts) | Measure::Mean(parts) => format!("{measure} to {}{unit}", parts.target),
    }
}
