//! The line by which an editor finds the schema of a file: completion, hover and faults while typing.

use crate::document::{self, Home};

/// The folder of the schemas. What begins with a dot under `okrs/` is left alone by everything else.
const FOLDER: &str = "okrs/.schema";

/// How the line begins.
const MARK: &str = "# yaml-language-server: $schema=";

/// The schema of the kind of a path, with the path where it shall stand.
pub(super) fn schema(path: &str) -> Option<(String, String)> {
    let kind = Home::of(path).ok()?.kind;
    let text = serde_json::to_string_pretty(&document::schema(kind)).ok()? + "\n";
    Some((format!("{FOLDER}/{}.json", kind.name()), text))
}

/// A new file's text with the line on top, unless its template brought one.
pub(super) fn on_top_of(text: String, path: &str, schema: Option<&(String, String)>) -> String {
    let is_named = text.lines().any(|line| line.starts_with(MARK));
    match schema.and_then(|(schema, _)| schema.strip_prefix("okrs/")) {
        Some(schema) if !is_named => {
            let up = "../".repeat(path.matches('/').count().saturating_sub(1));
            format!("{MARK}{up}{schema}\n{text}")
        }
        Some(_) | None => text,
    }
}
