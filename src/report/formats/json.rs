//! The machine's form, `okr-report/1`: the head, and each view under its own key.

use serde::Serialize;

use super::Format;

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
