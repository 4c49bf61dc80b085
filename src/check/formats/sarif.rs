//! SARIF 2.1.0, the OASIS standard for results of static analysis; GitHub's code scanning and many editors read it.
//!
//! Paths are relative to the root of the git repository (`%SRCROOT%`), columns count characters, and nothing names the
//! machine or the hour. Of the rules those are described that were broken.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt::Write as _;

use serde::Serialize;
use serde_json::{Value, json};

use super::fingerprint::Fingerprints;
use super::json::written;
use super::{About, Format, told};
use crate::check::{Checked, Judged, Rule, rules};
use crate::diagnostic::{self, Level, Source, Span, Stage};
use crate::text::visible;

pub(super) const FORMAT: Format = Format {
    id: "sarif",
    about: "SARIF 2.1.0, for code scanning and editors",
    show: format,
    statistics: None,
    names_revision: true,
};

/// What paths are relative to.
const ROOT: &str = "%SRCROOT%";

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Log<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run<'a>; 1],
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'a> {
    tool: Value,
    invocations: Value,
    original_uri_base_ids: Value,
    column_kind: &'static str,
    properties: Value,
    results: Vec<Finding<'a>>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Finding<'a> {
    rule_id: &'static str,
    rule_index: usize,
    level: &'static str,
    message: Message,
    locations: [Spot; 1],
    partial_fingerprints: Fingerprint,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Spot>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fixes: Vec<Fix<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    suppressions: Vec<Suppression<'a>>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Message {
    text: String,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Spot {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Message>,
    physical_location: Place,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    logical_locations: Vec<Subject>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Place {
    artifact_location: File,
    region: Region,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct File {
    uri: String,
    uri_base_id: &'static str,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: usize,
    start_column: usize,
    end_line: usize,
    end_column: usize,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Subject {
    fully_qualified_name: String,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Fingerprint {
    #[serde(rename = "okrFingerprint/v1")]
    print: String,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Fix<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<Message>,
    artifact_changes: [Change<'a>; 1],
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Change<'a> {
    artifact_location: File,
    replacements: [Replacement<'a>; 1],
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Replacement<'a> {
    deleted_region: Region,
    inserted_content: Inserted<'a>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Inserted<'a> {
    text: &'a str,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Suppression<'a> {
    kind: &'static str,
    status: &'static str,
    justification: Cow<'a, str>,
}

fn format(checked: &Checked, about: &About<'_>) -> String {
    let waived = checked.waived.iter().map(|waived| (&waived.judged, Some(waived.why.as_str())));
    let judged: Vec<(&Judged, Option<&str>)> =
        checked.findings.iter().map(|judged| (judged, None)).chain(waived).collect();
    let ids: BTreeSet<&str> = judged.iter().map(|(judged, _)| judged.finding.rule).collect();
    let ids: Vec<&str> = ids.into_iter().collect();
    let mut prints = Fingerprints::default();
    let run = Run {
        tool: json!({"driver": {
            "name": "okr",
            "version": env!("CARGO_PKG_VERSION"),
            "semanticVersion": env!("CARGO_PKG_VERSION"),
            "rules": ids.iter().filter_map(|id| rules::find(id)).map(descriptor).collect::<Vec<_>>(),
        }}),
        invocations: json!([{"executionSuccessful": true}]),
        original_uri_base_ids: json!({ROOT: {"description": {"text": "the root of the git repository"}}}),
        column_kind: "unicodeCodePoints",
        properties: json!({"asOf": about.day.to_string(), "tree": about.revision}),
        results: judged
            .iter()
            .map(|(judged, why)| {
                let rule_index = ids.binary_search(&judged.finding.rule).unwrap_or_default();
                finding(judged, *why, rule_index, prints.of(judged), about)
            })
            .collect(),
    };
    written(&Log { schema: SCHEMA, version: "2.1.0", runs: [run] })
}

fn descriptor(rule: &Rule) -> Value {
    let section = |name: &str| {
        let text = rule.text.split("\n## ").find_map(|part| part.strip_prefix(name)).unwrap_or_default();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let levels = [Stage::Ratified, Stage::Closed, Stage::Draft].map(|stage| rule.level(stage, false));
    let level = levels.into_iter().find(|level| *level != Level::Ignore).unwrap_or(Level::Ignore);
    json!({
        "id": rule.id,
        "name": name(rule.id),
        "shortDescription": {"text": rule.summary()},
        "fullDescription": {"text": section("Why\n")},
        "help": {"text": section("Fix\n"), "markdown": rule.text},
        "defaultConfiguration": {"level": word(level)},
        "properties": {"tags": [rule.family], "levels": rule.told_levels()},
    })
}

/// `ImpossibleDate` of `impossible-date`, as the standard wants names.
fn name(id: &str) -> String {
    let mut is_first = true;
    let letter = |letter: char| {
        let out = if is_first { letter.to_ascii_uppercase() } else { letter };
        is_first = letter == '-';
        (letter != '-').then_some(out)
    };
    id.chars().filter_map(letter).collect()
}

fn word(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Info => "note",
        Level::Ignore => "none",
    }
}

fn finding<'a>(
    judged: &'a Judged,
    waived: Option<&'a str>,
    rule_index: usize,
    print: String,
    about: &About<'_>,
) -> Finding<'a> {
    let finding = &judged.finding;
    let place = |source: &Source, span: Span| Place {
        artifact_location: file(source, about),
        region: region(source, span),
    };
    let subject: Vec<_> = [&judged.group, &judged.item].into_iter().flatten().map(|id| visible(id)).collect();
    let related = finding.related.iter().enumerate().map(|(index, related)| Spot {
        id: Some(index + 1),
        message: Some(Message { text: unlinked(&visible(&related.message)) }),
        physical_location: place(&related.source, related.span),
        logical_locations: Vec::new(),
    });
    let waived =
        waived.map(|why| Suppression { kind: "inSource", status: "accepted", justification: visible(why) });
    Finding {
        rule_id: finding.rule,
        rule_index,
        level: word(judged.level),
        message: Message { text: unlinked(&told(judged)) },
        locations: [Spot {
            id: None,
            message: None,
            physical_location: place(&finding.source, finding.span),
            logical_locations: if subject.is_empty() {
                Vec::new()
            } else {
                vec![Subject { fully_qualified_name: subject.join("/") }]
            },
        }],
        partial_fingerprints: Fingerprint { print },
        related_locations: related.collect(),
        fixes: finding
            .fix
            .iter()
            .filter(|fix| is_readable(&fix.text))
            .map(|it| fix(judged, it, about))
            .collect(),
        suppressions: waived.into_iter().collect(),
    }
}

fn fix<'a>(judged: &'a Judged, fix: &'a diagnostic::Fix, about: &About<'_>) -> Fix<'a> {
    let finding = &judged.finding;
    Fix {
        description: finding.help.as_deref().map(|help| Message { text: unlinked(&visible(help)) }),
        artifact_changes: [Change {
            artifact_location: file(&finding.source, about),
            replacements: [Replacement {
                deleted_region: region(&finding.source, fix.span),
                inserted_content: Inserted { text: &fix.text },
            }],
        }],
    }
}

fn file(source: &Source, about: &About<'_>) -> File {
    File { uri: uri(&about.path(source)), uri_base_id: ROOT }
}

/// From the first character to the one after the last.
fn region(source: &Source, span: Span) -> Region {
    let (start, end) = (source.position(span.start), source.position(span.end));
    Region { start_line: start.line, start_column: start.column, end_line: end.line, end_column: end.column }
}

/// A path as a URI reference (RFC 3986).
fn uri(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                out.push(char::from(byte));
            }
            byte => {
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
    out
}

/// A message in which `[words](target)` is no link, as it would be even in plain text (§ 3.11.6).
fn unlinked(text: &str) -> String {
    text.replace("](", "]\\u{28}")
}

/// Whether a fix holds nothing that acts or hides: nobody should be offered what cannot be read.
fn is_readable(text: &str) -> bool {
    text.lines().all(|line| visible(line) == line)
}
