//! The machine's form: `okr-report/1`, with each view under its own key, `okr-show/1` and `okr-list/1`; and their schemas.

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde::Serialize;
use serde_json::{Value, json};

use super::Format;
use crate::report::Report;
use crate::report::checks::FINDING;
use crate::report::views::item::Item;
use crate::report::views::list::List;

/// The format.
pub(super) const FORMAT: Format = Format {
    id: "json",
    about: "For programs: versioned, with a published schema",
    holds_all: true,
    show: |report, _| json(report),
    remind: None,
    item: Some(|item, _| json(item)),
    list: Some(|list, _| json(list)),
};

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
}

impl Published {
    /// Every one.
    pub const ALL: [Self; 3] = [Self::Report, Self::Show, Self::List];

    /// The command that writes it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Report => "report",
            Self::Show => "show",
            Self::List => "list",
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
