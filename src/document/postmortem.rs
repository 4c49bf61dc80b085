//! A post-mortem: what happened, asked after the season.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::record::Waiver;
use super::scalar::{Date, Handle, Id, Link, Number, Reference};
use crate::yaml::At;

/// What happened, asked after the season.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PostMortem {
    /// Where it stands.
    #[serde(rename = "\u{0}at", default, skip_serializing)]
    #[schemars(skip)]
    pub at: At,
    /// When.
    pub date: Date,
    /// Who led it.
    pub facilitator: Handle,
    /// Who took part.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub participants: Vec<Handle>,
    /// What to go on with.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub r#continue: Vec<String>,
    /// What to stop.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stop: Vec<String>,
    /// What to start.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub start: Vec<String>,
    /// What became of the risks foreseen.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub risks: Vec<RiskOutcome>,
    /// What nobody foresaw.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub surprises: Vec<String>,
    /// The facilitator's independent scores, by key result.
    #[serde(default, deserialize_with = "super::decode::keyed", skip_serializing_if = "BTreeMap::is_empty")]
    pub scores: BTreeMap<Reference, IndependentScore>,
    /// What becomes of the items.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub decisions: Vec<ItemDecision>,
    /// What is to be done.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub actions: Vec<Action>,
    /// Rules silenced here.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub waive: Vec<Waiver>,
    /// Where this comes from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cites: Vec<Link>,
}

/// What became of a risk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// It happened.
    Occurred,
    /// It was avoided.
    Avoided,
    /// It happened in part.
    Partly,
}

/// What became of a risk that was foreseen.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RiskOutcome {
    /// Where it stands.
    #[serde(rename = "\u{0}at", default, skip_serializing)]
    #[schemars(skip)]
    pub at: At,
    /// The risk of the pre-mortem.
    pub risk: Id,
    /// What became of it.
    pub outcome: Outcome,
    /// More about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// The facilitator's own score.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct IndependentScore {
    /// Where it stands.
    #[serde(rename = "\u{0}at", default, skip_serializing)]
    #[schemars(skip)]
    pub at: At,
    /// From 0 to 1.
    #[schemars(range(min = 0, max = 1))]
    pub score: Number,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// What becomes of an item in the next season.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// It goes on as it is.
    Keep,
    /// It goes on, changed.
    Modify,
    /// It ends.
    Drop,
}

/// A decision on an item.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ItemDecision {
    /// Where it stands.
    #[serde(rename = "\u{0}at", default, skip_serializing)]
    #[schemars(skip)]
    pub at: At,
    /// The item.
    pub item: Reference,
    /// What becomes of it.
    pub decision: Verdict,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
}

/// Something to be done.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Action {
    /// Where it stands.
    #[serde(rename = "\u{0}at", default, skip_serializing)]
    #[schemars(skip)]
    pub at: At,
    /// Its id: A1, A2 …
    pub id: Id,
    /// What.
    pub what: String,
    /// Who.
    pub owner: Handle,
    /// By when.
    pub due: Date,
    /// When it was done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub completed: Option<Date>,
}
