//! A pre-mortem: what could go wrong, asked before ratification.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::record::Waiver;
use super::scalar::{Date, Handle, Id, Link, Reference};
use crate::yaml::At;

/// What could go wrong, asked before ratification.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PreMortem {
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
    /// What could go wrong.
    pub risks: Vec<Risk>,
    /// Rules silenced here.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub waive: Vec<Waiver>,
    /// Where this comes from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cites: Vec<Link>,
}

/// Where a risk comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Cause {
    /// People.
    People,
    /// Process.
    Process,
    /// Outside.
    External,
    /// Technique.
    Technical,
}

/// Something that could go wrong.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Risk {
    /// Where it stands.
    #[serde(rename = "\u{0}at", default, skip_serializing)]
    #[schemars(skip)]
    pub at: At,
    /// Its id: R1, R2 …
    pub id: Id,
    /// What could happen.
    pub risk: String,
    /// Where it comes from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cause: Option<Cause>,
    /// What it would hit.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub affects: Vec<Reference>,
    /// How likely, 1 to 5.
    #[schemars(range(min = 1, max = 5))]
    pub likelihood: u32,
    /// How bad, 1 to 5.
    #[schemars(range(min = 1, max = 5))]
    pub impact: u32,
    /// What prevents it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prevention: Option<String>,
    /// Who watches it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<Handle>,
    /// How one will see it coming.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signal: Option<String>,
}
