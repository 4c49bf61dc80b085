//! The form `okr-check/1`, for programs. Every key is always there; what does not exist is null.

use std::borrow::Cow;

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde::Serialize;
use serde_json::{Value, json};

use super::{About, Format, statistics};
use crate::check::{Checked, Judged};
use crate::diagnostic::{self, Level};
use crate::text::visible;

pub(super) const FORMAT: Format = Format {
    id: "json",
    about: "For programs: okr-check/1, see `okr schema check`",
    show: format,
    statistics: Some(statistics::json),
    names_revision: true,
};

/// What a check found.
#[derive(Debug, Serialize, JsonSchema)]
struct Document<'a> {
    /// The form and its version: a change that could break a reader makes it `okr-check/2`.
    #[schemars(extend("const" = "okr-check/1"))]
    schema: &'static str,
    /// The day that the check speaks of.
    #[schemars(extend("format" = "date"))]
    as_of: String,
    /// Git's id of the tree `okrs/` as it was read.
    revision: Option<&'a str>,
    /// The findings, by file, place and rule.
    findings: Vec<Finding<'a>>,
    /// Why history is not judged, or from where on; null where all of it is.
    unknown_history: Option<Cow<'a, str>>,
    /// How much was found in how many files.
    summary: Summary,
}

/// One finding.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Finding<'a> {
    /// The rule that it breaks; `okr explain` tells more of it.
    rule: &'static str,
    /// The family of the rule.
    family: &'static str,
    /// How grave it is.
    #[schemars(extend("enum" = ["error", "warning", "info"]))]
    level: &'static str,
    /// What is wrong: a lower-case fragment, with backticks around what a person wrote.
    message: Cow<'a, str>,
    /// What cures it.
    help: Option<Cow<'a, str>>,
    /// The file, from the folder that holds `okrs/`.
    file: Cow<'a, str>,
    /// The first line of the place, from 1.
    line: usize,
    /// Its first column in characters, from 1.
    column: usize,
    /// The line in which the place ends.
    end_line: usize,
    /// The column after its last character.
    end_column: usize,
    /// The group that it is about, by its present id.
    group: Option<Cow<'a, str>>,
    /// The item of the group's plan that it is about, `O1.KR2`.
    item: Option<Cow<'a, str>>,
    /// Other places that belong to it.
    related: Vec<Related<'a>>,
    /// The commit that it is about.
    commit: Option<Cow<'a, str>>,
    /// The day on which that commit landed.
    #[schemars(extend("format" = "date"))]
    landed: Option<String>,
    /// Who wrote what it brought in; empty where it is about no commit.
    authors: Vec<Cow<'a, str>>,
    /// Who else looked at it.
    reviewers: Vec<Cow<'a, str>>,
    /// A plain git command that shows the evidence.
    evidence: Option<Cow<'a, str>>,
    /// Whether `okr check --fix` can mend it.
    fixable: bool,
}

/// A second place that a finding speaks of.
#[derive(Debug, Serialize, JsonSchema)]
struct Related<'a> {
    /// The file, from the folder that holds `okrs/`.
    file: Cow<'a, str>,
    /// The line, from 1.
    line: usize,
    /// The column in characters, from 1.
    column: usize,
    /// What stands there.
    message: Cow<'a, str>,
}

/// How much was found in how many files.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Summary {
    /// Files that were looked at.
    files: usize,
    /// Findings that must be mended.
    errors: usize,
    /// Findings that should be mended.
    warnings: usize,
    /// Findings that are worth knowing.
    infos: usize,
    /// Findings that somebody waived; they are not listed.
    waived: usize,
}

impl Summary {
    pub fn of(checked: &Checked) -> Self {
        Self {
            files: checked.files,
            errors: checked.count(Level::Error),
            warnings: checked.count(Level::Warning),
            infos: checked.count(Level::Info),
            waived: checked.waived.len(),
        }
    }
}

/// The findings as one JSON document on several lines.
fn format(checked: &Checked, about: &About<'_>) -> String {
    written(&Document {
        schema: "okr-check/1",
        as_of: about.day.to_string(),
        revision: about.revision,
        findings: checked.findings.iter().map(finding).collect(),
        unknown_history: checked.unknown_history.as_deref().map(visible),
        summary: Summary::of(checked),
    })
}

/// A document as JSON on several lines. Only a map with keys that are no texts cannot be written; there is none.
pub(super) fn written(document: &impl Serialize) -> String {
    serde_json::to_string_pretty(document).unwrap_or_default() + "\n"
}

/// One finding; reports show it in the same form.
#[must_use]
pub fn finding(judged: &Judged) -> Finding<'_> {
    let finding = &judged.finding;
    let start = finding.source.position(finding.span.start);
    let end = finding.source.position(finding.span.end);
    let landed = finding.landed.as_deref();
    Finding {
        rule: finding.rule,
        family: judged.family,
        level: judged.level.word(),
        message: visible(&finding.message),
        help: finding.help.as_deref().map(visible),
        file: visible(finding.source.path()),
        line: start.line,
        column: start.column,
        end_line: end.line,
        end_column: end.column,
        group: judged.group.as_deref().map(visible),
        item: judged.item.as_deref().map(visible),
        related: finding.related.iter().map(related).collect(),
        commit: landed.and_then(|landed| landed.commit.as_deref()).map(visible),
        landed: landed.and_then(|landed| landed.day).map(|day| day.to_string()),
        authors: names(landed.map(|landed| &landed.authors)),
        reviewers: names(landed.map(|landed| &landed.reviewers)),
        evidence: landed.map(|landed| visible(&landed.evidence)),
        fixable: finding.fix.is_some(),
    }
}

fn names(names: Option<&Vec<String>>) -> Vec<Cow<'_, str>> {
    names.into_iter().flatten().map(|name| visible(name)).collect()
}

fn related(related: &diagnostic::Related) -> Related<'_> {
    let at = related.source.position(related.span.start);
    Related {
        file: visible(related.source.path()),
        line: at.line,
        column: at.column,
        message: visible(&related.message),
    }
}

/// The JSON Schema (draft-07) of this form. It is open: a reader should expect further keys.
#[must_use]
pub fn schema() -> Value {
    let settings = SchemaSettings::draft07().for_serialize();
    let mut schema = settings.into_generator().into_root_schema_for::<Document<'_>>().to_value();
    if let Some(schema) = schema.as_object_mut() {
        schema.insert("title".into(), json!("okr: what a check found (okr-check/1)"));
    }
    schema
}

/// The JSON Schema of one finding, for whoever shows findings in this form.
#[must_use]
pub fn finding_schema() -> Value {
    let settings =
        SchemaSettings::draft07().for_serialize().with(|settings| settings.inline_subschemas = true);
    let mut schema = settings.into_generator().into_root_schema_for::<Finding<'_>>().to_value();
    if let Some(schema) = schema.as_object_mut() {
        schema.retain(|key, _| key != "$schema" && key != "title");
    }
    schema
}
