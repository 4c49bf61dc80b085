//! The XML of `JUnit`, which nearly every CI shows: a suite for each file, a test for each finding. What fails the check fails
//! the test, what somebody waived is skipped, the rest passes and says what it found. A file without any passes.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;

use super::{About, Format};
use crate::check::{Checked, Judged};
use crate::diagnostic::Level;
use crate::text::xml;

pub(super) const FORMAT: Format = Format {
    id: "junit",
    about: "Test results as JUnit writes them",
    show: format,
    statistics: None,
    names_revision: false,
};

/// What a test is about, and for what reason it is waived.
type Test<'a> = (&'a Judged, Option<&'a str>);

/// How many tests there are, how many fail and how many are skipped.
#[derive(Debug, Clone, Copy, Default)]
struct Counts {
    tests: usize,
    failures: usize,
    skipped: usize,
}

fn format(checked: &Checked, about: &About<'_>) -> String {
    let mut files: BTreeMap<&str, Vec<Test<'_>>> =
        checked.paths.iter().map(|path| (path.as_str(), Vec::new())).collect();
    let reported = checked.findings.iter().map(|judged| (judged, None));
    let waived = checked.waived.iter().map(|waived| (&waived.judged, Some(waived.why.as_str())));
    for test in reported.chain(waived) {
        files.entry(test.0.finding.source.path()).or_default().push(test);
    }
    let mut all = Counts::default();
    let mut suites = String::new();
    for (path, tests) in files {
        let counts = Counts {
            tests: tests.len().max(1),
            failures: tests.iter().filter(|test| fails(test, about)).count(),
            skipped: tests.iter().filter(|(_, why)| why.is_some()).count(),
        };
        all.tests += counts.tests;
        all.failures += counts.failures;
        all.skipped += counts.skipped;
        let _ = writeln!(suites, "  <testsuite name=\"{}\" {}>", xml(path), attributes(counts));
        suite(path, &tests, about, &mut suites);
        suites.push_str("  </testsuite>\n");
    }
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"okr check\" {}>\n{suites}</testsuites>\n",
        attributes(all)
    )
}

fn attributes(Counts { tests, failures, skipped }: Counts) -> String {
    // Some readers need a time; the same input gives the same bytes, so it is none.
    format!("tests=\"{tests}\" failures=\"{failures}\" errors=\"0\" skipped=\"{skipped}\" time=\"0\"")
}

fn fails((judged, why): &Test<'_>, about: &About<'_>) -> bool {
    let is_fault = match judged.level {
        Level::Error => true,
        Level::Warning => about.denies_warnings,
        Level::Info | Level::Ignore => false,
    };
    is_fault && why.is_none()
}

fn suite(path: &str, tests: &[Test<'_>], about: &About<'_>, out: &mut String) {
    let place = format!("classname=\"{}\" file=\"{}{}\" time=\"0\"", xml(path), xml(about.prefix), xml(path));
    if tests.is_empty() {
        let _ = writeln!(out, "    <testcase name=\"nothing to mend\" {place}/>");
    }
    let mut names: HashMap<String, usize> = HashMap::new();
    for test in tests {
        let (judged, why) = test;
        // A name without a line, so that a CI can tell how long a test has failed.
        let name = match &judged.item {
            Some(item) => format!("{} {item}", judged.finding.rule),
            None => judged.finding.rule.to_owned(),
        };
        let times = names.entry(name.clone()).or_default();
        *times += 1;
        let name = if *times > 1 { format!("{name} ({times})") } else { name };
        let _ = writeln!(out, "    <testcase name=\"{}\" {place}>", xml(&name));
        let (message, text) = (xml(&judged.finding.message), text(judged, about));
        let _ = match why {
            Some(why) => writeln!(out, "      <skipped message=\"waived: {}\"/>", xml(why)),
            None if fails(test, about) => writeln!(
                out,
                "      <failure type=\"{}\" message=\"{message}\">{text}</failure>",
                judged.level.word()
            ),
            None => writeln!(out, "      <system-out>{text}</system-out>"),
        };
        out.push_str("    </testcase>\n");
    }
}

/// The place, what is wrong there and what cures it.
fn text(judged: &Judged, about: &About<'_>) -> String {
    let finding = &judged.finding;
    let at = finding.source.position(finding.span.start);
    let place = format!("{}:{}:{}", about.path(&finding.source), at.line, at.column);
    let mut text = format!("{}: {}: {}", xml(&place), judged.level.word(), xml(&finding.message));
    if let Some(help) = &finding.help {
        let _ = write!(text, "\nhelp: {}", xml(help));
    }
    text
}
