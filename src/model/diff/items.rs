//! The objectives, key results and milestones of a plan with what of them is free: owner, why, source and the like.

use serde::Serialize;
use serde_json::Value;

use super::leaves::without;
use crate::document::{Plan, Reasoned};
use crate::model::promise::Class;
use crate::yaml::At;

/// Fields that are told elsewhere: promises, and what lies in an item.
const OF_OBJECTIVES: [&str; 6] = ["id", "title", "ambition", "weight", "contributes_to", "key_results"];
const OF_KEY_RESULTS: [&str; 14] = [
    "id",
    "title",
    "measure",
    "unit",
    "baseline",
    "target",
    "min",
    "max",
    "tolerance",
    "of",
    "judge",
    "milestones",
    "weight",
    "due",
];
const OF_MILESTONES: [&str; 4] = ["id", "title", "weight", "due"];

/// An item with what of it is free.
pub(super) struct Free<'a> {
    /// `O1.KR2`.
    pub id: String,
    /// What it is.
    pub class: Class,
    /// Where it stands.
    pub at: At,
    /// Its title.
    pub title: &'a str,
    /// The decision that dropped it.
    pub dropped: Option<&'a Reasoned>,
    /// Its free fields.
    pub fields: Value,
}

/// Every item of a plan.
pub(super) fn items(plan: &Plan) -> Vec<Free<'_>> {
    let mut out = Vec::new();
    for objective in &plan.objectives {
        out.push(Free {
            id: objective.id.to_string(),
            class: Class::Objective,
            at: objective.at,
            title: &objective.title,
            dropped: objective.dropped.as_ref(),
            fields: free(objective, &OF_OBJECTIVES),
        });
        for kr in &objective.key_results {
            let id = format!("{}.{}", objective.id, kr.id);
            out.push(Free {
                id: id.clone(),
                class: Class::KeyResult,
                at: kr.at,
                title: &kr.title,
                dropped: kr.dropped.as_ref(),
                fields: free(kr, &OF_KEY_RESULTS),
            });
            for milestone in kr.measure.milestones().unwrap_or_default() {
                out.push(Free {
                    id: format!("{id}.{}", milestone.id),
                    class: Class::Milestone,
                    at: milestone.at,
                    title: &milestone.title,
                    dropped: milestone.dropped.as_ref(),
                    fields: free(milestone, &OF_MILESTONES),
                });
            }
        }
    }
    out
}

fn free(item: &impl Serialize, told: &[&str]) -> Value {
    without(serde_json::to_value(item).unwrap_or_default(), told)
}
