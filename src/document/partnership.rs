//! The review of one partnership.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::record::Waiver;
use super::scalar::{Date, Handle, Id, Link, Slug};
use crate::yaml::At;

/// The review of one partnership.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Partnership {
    /// Where it stands.
    #[serde(rename = "\u{0}at", default, skip_serializing)]
    #[schemars(skip)]
    pub at: At,
    /// When.
    pub date: Date,
    /// The partner.
    pub partner: String,
    /// What it is about.
    pub about: String,
    /// The group that asks for it.
    pub requested_by: Slug,
    /// Whom to talk to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub contacts: Vec<String>,
    /// What the partner gives.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub gives: Vec<String>,
    /// What the partner wants.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub wants: Vec<String>,
    /// The organisation's goals that it serves.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub goals: Vec<Id>,
    /// How it stands to the organisation's values.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<ValueAnswer>,
    /// Who judges.
    pub reviewers: Vec<Handle>,
    /// Who stepped out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub recused: Vec<Handle>,
    /// Who has an interest.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub interests: Vec<Interest>,
    /// What was decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decision: Option<PartnershipDecision>,
    /// Rules silenced here.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub waive: Vec<Waiver>,
    /// Where this comes from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cites: Vec<Link>,
}

/// How a partnership stands to a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Alignment {
    /// It agrees.
    Aligned,
    /// It runs contrary.
    Opposed,
    /// It is not clear.
    Unclear,
}

/// The answer to one value.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ValueAnswer {
    /// Where it stands.
    #[serde(rename = "\u{0}at", default, skip_serializing)]
    #[schemars(skip)]
    pub at: At,
    /// The value's id.
    pub value: Id,
    /// How the partnership stands to it.
    pub answer: Alignment,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
}

/// How grave an interest is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Conflict {
    /// No conflict.
    None,
    /// It may look like one.
    Apparent,
    /// It is one.
    Actual,
}

/// Someone's interest in a partnership.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Interest {
    /// Where it stands.
    #[serde(rename = "\u{0}at", default, skip_serializing)]
    #[schemars(skip)]
    pub at: At,
    /// Who.
    pub who: Handle,
    /// The group whose interest it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<Slug>,
    /// The interest.
    pub interest: String,
    /// How grave it is.
    pub conflict: Conflict,
}

/// What a review ended with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Decided {
    /// Yes.
    Approved,
    /// No.
    Declined,
    /// Later.
    Deferred,
}

/// The decision on a partnership.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PartnershipDecision {
    /// Where it stands.
    #[serde(rename = "\u{0}at", default, skip_serializing)]
    #[schemars(skip)]
    pub at: At,
    /// What was decided.
    pub result: Decided,
    /// When.
    pub date: Date,
    /// By whom.
    pub by: Vec<Handle>,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    /// Where it can be read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<Link>,
}
