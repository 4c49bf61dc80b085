//! The machine's form: `okr-report/1`, with each view under its own key, `okr-show/1`, `okr-list/1`
//! and `okr-audit/1`; and their schemas.

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde::Serialize;
use serde_json::{Value, json};

use super::Format;
use crate::document::Date;
use crate::report::Report;
use crate::report::checks::FINDING;
use crate::report::views::audit::Audit;
use crate::report::views::item::Item;
use crate::report::views::list::List;
use crate::report::views::log::Log;

/// The format.
pub(super) const FORMAT: Format = Format {
    id: "json",
    about: "For programs: versioned, with a published schema",
    holds_all: true,
    show: |report, _| json(report),
    remind: None,
    item: Some(|item, _| json(item)),
    list: Some(|list, _| json(list)),
    log: Some(|log, _| json(log)),
};

/// An audit of a season, `okr-audit/1`: the head, and the keys of the view.
#[must_use]
pub fn audit(report: &Report<'_>) -> String {
    let Some(audit) = &report.audit else { return String::new() };
    let form = Audited {
        schema: "okr-audit/1",
        tool: report.head.tool,
        revision: report.head.revision,
        as_of: report.head.as_of,
        season: report.head.season.id,
        audit,
    };
    json(&form)
}

/// What an audit says of itself, and the view.
#[derive(Serialize, JsonSchema)]
struct Audited<'a> {
    /// The form and its version: a change that could break a reader makes it `okr-audit/2`.
    #[schemars(extend("const" = "okr-audit/1"))]
    schema: &'static str,
    /// The tool with its version.
    tool: &'a str,
    /// The tree id of `okrs/`.
    revision: Option<&'a str>,
    /// The day.
    as_of: Date,
    /// The season's id.
    season: &'a str,
    #[serde(flatten)]
    audit: &'a Audit<'a>,
}

fn json(told: &impl Serialize) -> String {
    // Nothing in a report is keyed by what cannot be a key, and no number is infinite, so this cannot fail.
    serde_json::to_string_pretty(told).unwrap_or_default() + "\n"
}

/// What is published of this form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Published {
    /// A report.
    Report,
    /// One item.
    Show,
    /// A list of key results.
    List,
    /// An audit of a season.
    Audit,
    /// The history of an item.
    Log,
}

impl Published {
    /// Every one.
    pub const ALL: [Self; 5] = [Self::Report, Self::Show, Self::List, Self::Audit, Self::Log];

    /// The command that writes it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Report => "report",
            Self::Show => "show",
            Self::List => "list",
            Self::Audit => "audit",
            Self::Log => "log",
        }
    }

    /// Its JSON Schema (draft-07), with that of a finding as the check tells it. It is open: a reader should expect
    /// further keys.
    #[must_use]
    pub fn schema(self, finding: Value) -> Value {
        let (mut schema, title) = match self {
            Self::Report => (of::<Report<'_>>(), "okr: how a season went (okr-report/1)"),
            Self::Show => (of::<Item<'_>>(), "okr: one item whole (okr-show/1)"),
            Self::List => (of::<List<'_>>(), "okr: key results (okr-list/1)"),
            Self::Audit => (of::<Audited<'_>>(), "okr: a record against its history (okr-audit/1)"),
            Self::Log => (of::<Log<'_>>(), "okr: the history of an item (okr-log/1)"),
        };
        if let Some(known) = schema.pointer_mut(&format!("/definitions/{FINDING}")) {
            *known = finding;
        }
        if let Some(schema) = schema.as_object_mut() {
            schema.insert("title".into(), json!(title));
        }
        schema
    }
}

fn of<T: JsonSchema>() -> Value {
    SchemaSettings::draft07().for_serialize().into_generator().into_root_schema_for::<T>().to_value()
}
