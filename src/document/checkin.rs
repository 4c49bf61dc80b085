//! A check-in: what one group measured, spent and met, for one due date.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::record::Waiver;
use super::scalar::{Amount, Currency, Date, Handle, Id, Link, Number, Reference};
use super::value::Measured;
use crate::yaml::At;

/// One report of one group; the file's name is the due date that it answers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct CheckIn {
    /// Where it stands.
    #[serde(rename = "\u{0}at", default, skip_serializing)]
    #[schemars(skip)]
    pub at: At,
    /// The day it was written.
    pub date: Date,
    /// Who wrote it.
    pub by: Handle,
    /// What happened.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
    /// What was measured, by key result.
    #[serde(default, deserialize_with = "super::decode::keyed", skip_serializing_if = "BTreeMap::is_empty")]
    pub key_results: BTreeMap<Reference, Entry>,
    /// What was spent since the check-in before.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub spent: Vec<Spent>,
    /// What is in the way.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub blockers: Vec<String>,
    /// What comes next.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub next: Vec<String>,
    /// Rules silenced here.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub waive: Vec<Waiver>,
    /// Where this comes from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cites: Vec<Link>,
}

/// What a check-in says of one key result.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Entry {
    /// Where it stands.
    #[serde(rename = "\u{0}at", default, skip_serializing)]
    #[schemars(skip)]
    pub at: At,
    /// The measurement.
    #[serde(flatten)]
    pub said: Said,
    /// How sure the group is to reach the target, 0 to 10.
    #[schemars(range(min = 0, max = 10))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidence: Option<Number>,
    /// The expected final value; of milestones the expected share.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub projection: Option<Measured>,
    /// What stands behind the number; required with a judged value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Where the number can be seen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Link>,
    /// Where this comes from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cites: Vec<Link>,
}

/// Exactly one of a value, the milestones done, or why nothing was measured.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Said {
    /// The value: a number; of a binary true or false; of a judged 0 to 1.
    Value(Measured),
    /// All milestones that are done by now.
    Milestones(Vec<Id>),
    /// Why nothing was measured.
    Unmeasured(String),
}

/// Money that was spent.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Spent {
    /// Where it stands.
    #[serde(rename = "\u{0}at", default, skip_serializing)]
    #[schemars(skip)]
    pub at: At,
    /// The currency.
    pub currency: Currency,
    /// How much.
    pub amount: Amount,
    /// The budget line, as its `for` says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<String>,
    /// Where it can be seen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Link>,
}
