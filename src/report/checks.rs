//! What a check says, as plain values: a report shows it and does not know how it was found.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};

use crate::diagnostic::{Landed, Level};

/// What a check says that an audit of a season shows.
#[derive(Debug, Default)]
pub struct Checks<'a> {
    /// The findings, by file, place and rule.
    pub findings: Vec<Finding<'a>>,
    /// The rules that the policy lowers, in the order of the rules.
    pub lowered: Vec<Lowered<'a>>,
}

/// A finding of the season.
#[derive(Debug)]
pub struct Finding<'a> {
    /// The rule that it breaks.
    pub rule: &'a str,
    /// The rule's family.
    pub family: &'a str,
    /// How grave it is.
    pub level: Level,
    /// What is wrong.
    pub message: &'a str,
    /// The group that it is about, by its present id.
    pub group: Option<&'a str>,
    /// The item that it is about: `O1.KR2`.
    pub item: Option<&'a str>,
    /// The file.
    pub file: &'a str,
    /// The line, from 1.
    pub line: usize,
    /// The landing that it is about.
    pub landed: Option<&'a Landed>,
    /// The whole finding as `okr check` tells it to programs.
    pub form: serde_json::Value,
}

impl JsonSchema for Finding<'_> {
    fn schema_name() -> Cow<'static, str> {
        FINDING.into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        // Whoever judged it knows its form; a report passes it on.
        json_schema!({"type": "object"})
    }
}

/// The name under which a report's schema holds that of findings.
pub(super) const FINDING: &str = "Finding";

impl Serialize for Finding<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.form.serialize(serializer)
    }
}

/// A rule that the policy lowers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Lowered<'a> {
    /// The rule.
    pub rule: &'a str,
    /// Its gravest level without the policy.
    pub from: Level,
    /// The level that the policy gives it.
    pub to: Level,
}
