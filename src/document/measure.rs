//! How a key result is measured: each measure with its own fields.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::record::Reasoned;
use super::scalar::{Date, Handle, Id, Number, Reference};
use super::value::Baseline;
use crate::yaml::At;

/// The words for measures.
pub const MEASURES: [&str; 10] =
    ["increase", "decrease", "at-least", "at-most", "range", "milestones", "binary", "judged", "sum", "mean"];

/// How a key result is measured.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "measure", rename_all = "kebab-case")]
pub enum Measure {
    /// From a baseline up to a target.
    Increase(Path),
    /// From a baseline down to a target.
    Decrease(Path),
    /// Keep at or above a target.
    AtLeast(Bound),
    /// Keep at or below a target.
    AtMost(Bound),
    /// Stay between two numbers.
    Range(Band),
    /// The share of milestones that is done.
    Milestones(Milestones),
    /// Yes or no.
    Binary {},
    /// A person's judgement from 0 to 1.
    Judged(Judged),
    /// The sum of other key results' values.
    Sum(Parts),
    /// The mean of other key results' values.
    Mean(Parts),
}

/// From a baseline to a target.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(inline)]
pub struct Path {
    /// Where it starts; `unknown` until the first measured value.
    pub baseline: Baseline,
    /// Where it shall end.
    pub target: Number,
}

/// A number not to be left behind.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(inline)]
pub struct Bound {
    /// The bound, inclusive.
    pub target: Number,
    /// How far beside it the score falls to 0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tolerance: Option<Number>,
}

/// Two numbers to stay between.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(inline)]
pub struct Band {
    /// The lower bound, inclusive.
    pub min: Number,
    /// The upper bound, inclusive.
    pub max: Number,
    /// How far outside the score falls to 0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tolerance: Option<Number>,
}

/// Milestones.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(inline)]
pub struct Milestones {
    /// The milestones.
    #[schemars(length(min = 1))]
    pub milestones: Vec<Milestone>,
}

/// One milestone.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Milestone {
    /// Where it stands.
    #[serde(rename = "\u{0}at", default, skip_serializing)]
    #[schemars(skip)]
    pub at: At,
    /// Its id: M1, M2 …
    pub id: Id,
    /// What is there when it is done.
    pub title: String,
    /// Its weight in the key result; default 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weight: Option<Number>,
    /// By when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Date>,
    /// The decision that added it after ratification.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub added: Option<Reasoned>,
    /// The decision that dropped it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dropped: Option<Reasoned>,
}

/// A judgement.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(inline)]
pub struct Judged {
    /// Who judges: not the owner.
    pub judge: Handle,
}

/// Other key results, of one unit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(inline)]
pub struct Parts {
    /// The key results that are added up or averaged.
    #[schemars(length(min = 1))]
    pub of: Vec<Reference>,
    /// Where it shall end.
    pub target: Number,
    /// Where it starts; default: that of the parts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub baseline: Option<Number>,
}

impl Measure {
    /// The word that documents use.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::Increase(_) => "increase",
            Self::Decrease(_) => "decrease",
            Self::AtLeast(_) => "at-least",
            Self::AtMost(_) => "at-most",
            Self::Range(_) => "range",
            Self::Milestones(_) => "milestones",
            Self::Binary {} => "binary",
            Self::Judged(_) => "judged",
            Self::Sum(_) => "sum",
            Self::Mean(_) => "mean",
        }
    }

    /// Whether it is one of the kept measures: at-least, at-most, range.
    #[must_use]
    pub fn is_kept(&self) -> bool {
        matches!(self, Self::AtLeast(_) | Self::AtMost(_) | Self::Range(_))
    }

    /// The key results that it is made of: of sum and mean.
    #[must_use]
    pub fn parts(&self) -> Option<&Parts> {
        match self {
            Self::Sum(parts) | Self::Mean(parts) => Some(parts),
            _ => None,
        }
    }

    /// The milestones, of that measure.
    #[must_use]
    pub fn milestones(&self) -> Option<&[Milestone]> {
        match self {
            Self::Milestones(list) => Some(&list.milestones),
            _ => None,
        }
    }
}
