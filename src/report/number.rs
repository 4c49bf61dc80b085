//! Numbers as reports carry them: rounded once, at the very end.

use schemars::JsonSchema;
use serde::{Serialize, Serializer};

/// A computed number. In machine formats it is rounded to nine decimals, below which numbers count as equal.
#[derive(Debug, Clone, Copy, PartialEq, JsonSchema)]
pub struct Computed(pub f64);

impl Serialize for Computed {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let rounded = (self.0 * 1e9).round() / 1e9;
        serializer.serialize_f64(if rounded == 0.0 { 0.0 } else { rounded })
    }
}

/// A computed number where there is one.
pub(super) fn computed(number: Option<f64>) -> Option<Computed> {
    number.map(Computed)
}

/// A number that a person wrote: whole where it was written whole.
#[derive(Debug, Clone, PartialEq, JsonSchema)]
pub struct Written(#[schemars(with = "f64")] pub crate::document::Number);

impl Serialize for Written {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

/// Two decimals, as scores are shown: `0.48`.
#[must_use]
pub fn score(number: f64) -> String {
    format!("{:.2}", number + 1e-9)
}

/// A whole percentage: `63 %`.
#[must_use]
pub fn percent(share: f64) -> String {
    format!("{:.0} %", share * 100.0)
}
