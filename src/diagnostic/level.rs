//! How grave a finding is, and the stage of what it is about.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How grave a finding is. Ordered: later is graver.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// Not reported.
    Ignore,
    /// Worth knowing.
    Info,
    /// Should be mended.
    Warning,
    /// Must be mended: `okr check` exits with 1.
    Error,
}

impl Level {
    /// The word that is printed: `error`, `warning`, `info`, `ignore`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Ignore => "ignore",
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// The stage of a plan or a season; what must hold grows with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// Not ratified yet.
    Draft,
    /// Ratified: the plan is frozen.
    Ratified,
    /// The season is closed.
    Closed,
}

impl Stage {
    /// The word that is printed: `draft`, `ratified`, `closed`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Ratified => "ratified",
            Self::Closed => "closed",
        }
    }
}
