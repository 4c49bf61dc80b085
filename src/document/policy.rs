//! `policy.yaml`: the shared standards. Every value has a default.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::record::Waiver;
use super::scalar::Link;
use crate::diagnostic::Level;
use crate::yaml::At;

/// The shared standards: levels of rules, limits, bands and words.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Policy {
    /// Where it stands.
    #[serde(rename = "\u{0}at", default, skip_serializing)]
    #[schemars(skip)]
    pub at: At,
    /// Levels by rule or by family (never the family `document`).
    #[serde(deserialize_with = "super::decode::keyed", skip_serializing_if = "BTreeMap::is_empty")]
    pub rules: BTreeMap<String, Level>,
    /// How many is too many.
    pub limits: Limits,
    /// Where on-track and at-risk end: score minus expected.
    pub bands: Bands,
    /// Where green and yellow begin, after rounding to one decimal.
    pub grades: Grades,
    /// The share of weight that must be measured before a group can be on track.
    pub coverage: f64,
    /// How a plan is rolled up.
    pub roll_up: RollUp,
    /// The share of objectives that contribute upwards.
    pub alignment: ShareBand,
    /// A touch point reviewed longer ago is stale.
    pub touchpoint_days: u32,
    /// The organisation's own words: added to those built in, or taken out of them.
    pub words: Words,
    /// Rules silenced here.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub waive: Vec<Waiver>,
    /// Where this comes from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cites: Vec<Link>,
}

/// How many is too many.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Limits {
    /// Objectives of a plan.
    pub objectives: u32,
    /// Key results of an objective.
    pub key_results: CountBand,
    /// Key results of an owner in a season.
    pub key_results_per_owner: u32,
}

/// From few to many.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct CountBand {
    /// The least.
    pub min: u32,
    /// The most.
    pub max: u32,
}

/// Where on-track and at-risk end: score minus expected.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Bands {
    /// On track from here.
    pub on_track: f64,
    /// At risk from here; behind below.
    pub at_risk: f64,
}

/// Where green and yellow begin.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Grades {
    /// Green from here.
    pub green: f64,
    /// Yellow from here; red below.
    pub yellow: f64,
}

/// How a plan is rolled up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RollUp {
    /// Over its objectives, with their weights (the default).
    Objectives,
    /// Over all its key results at once.
    KeyResults,
}

/// A band of shares, 0 to 1.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct ShareBand {
    /// The least.
    pub min: f64,
    /// The most.
    pub max: f64,
}

/// The organisation's own words beside the built-in English ones. Whole words count, without case. An entry adds a word
/// or a phrase; `"!launch"` (in quotes) takes a built-in one out, and `"!*"` all that are built in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Default)]
#[serde(default)]
pub struct Words {
    /// Verbs that begin a task: `launch`; `launched` and `launching` follow from it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tasks: Vec<String>,
    /// Nouns that count activity, each for one: `meeting`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub activities: Vec<String>,
    /// Words that leave open what a key result means.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub vague: Vec<String>,
    /// Words that were meant to be replaced; one in capitals is only meant in capitals.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub placeholders: Vec<String>,
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            at: At::default(),
            rules: BTreeMap::new(),
            limits: Limits::default(),
            bands: Bands::default(),
            grades: Grades::default(),
            coverage: 0.8,
            roll_up: RollUp::Objectives,
            alignment: ShareBand::default(),
            touchpoint_days: 120,
            words: Words::default(),
            waive: Vec::new(),
            cites: Vec::new(),
        }
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self { objectives: 5, key_results: CountBand::default(), key_results_per_owner: 12 }
    }
}

impl Default for CountBand {
    fn default() -> Self {
        Self { min: 2, max: 5 }
    }
}

impl Default for Bands {
    fn default() -> Self {
        Self { on_track: -0.10, at_risk: -0.25 }
    }
}

impl Default for Grades {
    fn default() -> Self {
        Self { green: 0.7, yellow: 0.4 }
    }
}

impl Default for ShareBand {
    fn default() -> Self {
        Self { min: 0.5, max: 0.95 }
    }
}
