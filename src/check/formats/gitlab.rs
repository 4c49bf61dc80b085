//! GitLab's code quality report: an array, empty where nothing is wrong. <https://docs.gitlab.com/ci/testing/code_quality/>

use serde::Serialize;

use super::fingerprint::Fingerprints;
use super::json::written;
use super::{About, Format, told};
use crate::check::{Checked, Judged};
use crate::diagnostic::Level;
use crate::text::visible;

pub(super) const FORMAT: Format = Format {
    id: "gitlab",
    about: "A code quality report of GitLab",
    show: format,
    statistics: None,
    names_revision: false,
};

#[derive(Debug, Serialize)]
struct Violation {
    description: String,
    check_name: &'static str,
    fingerprint: String,
    severity: &'static str,
    location: Location,
}

#[derive(Debug, Serialize)]
struct Location {
    path: String,
    lines: Lines,
}

#[derive(Debug, Serialize)]
struct Lines {
    begin: usize,
    end: usize,
}

fn format(checked: &Checked, about: &About<'_>) -> String {
    let mut prints = Fingerprints::default();
    let violation = |judged| violation(judged, &mut prints, about);
    written(&checked.findings.iter().map(violation).collect::<Vec<_>>())
}

fn violation(judged: &Judged, prints: &mut Fingerprints, about: &About<'_>) -> Violation {
    let finding = &judged.finding;
    // `critical` and `blocker` are left to what endangers people and systems; a plan with a fault does not.
    let severity = match judged.level {
        Level::Error => "major",
        Level::Warning => "minor",
        Level::Info | Level::Ignore => "info",
    };
    Violation {
        description: told(judged),
        check_name: finding.rule,
        fingerprint: prints.of(judged),
        severity,
        location: Location {
            path: visible(&about.path(&finding.source)).into_owned(),
            lines: Lines {
                begin: finding.source.position(finding.span.start).line,
                end: finding.source.position(finding.span.end).line,
            },
        },
    }
}
