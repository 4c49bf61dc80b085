//! All formats on texts that try to act, and on very many findings.

use std::sync::Arc;

use super::{About, FORMATS, github, human};
use crate::check::{Checked, Judged, Waived};
use crate::diagnostic::{Finding, Landed, Level, Source, Span};

const ACTS: &str = "\u{1b}[2J\u{7}\r\n::error::x\u{202e}\u{9b}31m\u{2028}\u{ffff}##[error]y]]><script>|\n| a `|` \
    [b](https://e.org) ![c](//e.org) @ada #7 <!-- -->\"'&amp;%0A,:";

const ABOUT: About<'_> = About {
    day: jiff::civil::date(2026, 2, 18),
    revision: None,
    prefix: ACTS,
    width: 80,
    denies_warnings: true,
    is_quiet: false,
    is_verbose: true,
};

/// A finding in which everything that a document or a file's name could bring tries to act.
fn hostile() -> Checked {
    let text = format!("a: \"{ACTS}\"\nb: {ACTS}\n");
    let source = Arc::new(Source::new(format!("okrs/{ACTS}.yaml"), text));
    let finding = Finding::new("bad-id", &source, Span::new(3, 9), format!("`{ACTS}` {ACTS}")).help(ACTS);
    let finding = finding.related(&source, Span::new(40, 45), ACTS).related(&source, Span::default(), ACTS);
    let finding = finding.fix(Span::new(3, 9), ACTS).landed(Landed {
        commit: Some(ACTS.to_owned()),
        day: None,
        authors: vec![ACTS.to_owned()],
        reviewers: vec![ACTS.to_owned()],
        pull_request: Some(ACTS.to_owned()),
        evidence: ACTS.to_owned(),
    });
    let about = Some(ACTS.to_owned());
    let judged =
        Judged { finding, level: Level::Error, family: "document", group: about.clone(), item: about };
    let waived = Waived { judged: judged.clone(), why: ACTS.to_owned() };
    Checked {
        findings: vec![judged],
        files: 1,
        waived: vec![waived],
        not_judged: vec![ACTS.to_owned()],
        unknown_history: Some(ACTS.to_owned()),
        paths: vec![format!("okrs/{ACTS}.yaml"), ACTS.to_owned()],
    }
}

/// Every text that can come of a check, with the name of its format.
fn every(checked: &Checked) -> Vec<(&'static str, String)> {
    let plain = |text: &str| anstream::adapter::strip_str(text).to_string();
    let shown = FORMATS.iter().map(|format| (format.id, plain(&(format.show)(checked, &ABOUT))));
    let counted =
        FORMATS.iter().filter_map(|format| Some(("statistics", (format.statistics?)(checked, &ABOUT))));
    let page = ("page", github::step_summary(checked, &ABOUT));
    shown.chain(counted).chain([page]).collect()
}

#[test]
fn no_format_lets_a_document_act() {
    for (format, text) in every(&hostile()) {
        let acting = text.chars().filter(|c| c.is_control() && *c != '\n').count();
        assert_eq!(acting, 0, "{format}: {text:?}");
        assert!(!text.contains(['\u{202e}', '\u{2028}']), "{format}: {text:?}");
        assert!(!text.contains("##["), "{format}: {text:?}");
        let commands = text.lines().filter(|line| line.trim_start().starts_with("::")).count();
        assert_eq!(commands, usize::from(format == "github"), "{format}: {text:?}");
    }
}

#[test]
fn a_command_has_the_parts_that_it_should() {
    let text = (github::FORMAT.show)(&hostile(), &ABOUT);
    let command = text.lines().next().expect("there is one");
    let (properties, message) = command[2..].split_once("::").expect("a command has a message");
    let names: Vec<&str> = properties["error ".len()..]
        .split(',')
        .filter_map(|property| Some(property.split_once('=')?.0))
        .collect();
    assert_eq!(names, ["file", "line", "col", "endColumn", "endLine", "title"]);
    assert!(message.contains("%250A,:"), "{message}");
}

#[test]
fn the_formats_of_machines_can_be_read() {
    for (format, text) in every(&hostile()) {
        match format {
            "json" | "sarif" | "gitlab" => {
                serde_json::from_str::<serde_json::Value>(&text).expect("it is JSON");
            }
            "junit" => {
                let document = roxmltree::Document::parse(&text).expect("it is XML");
                assert!(!document.descendants().any(|node| node.has_tag_name("script")));
            }
            "page" => {
                let row = text.lines().find(|line| line.starts_with("| error")).expect("there is a row");
                assert_eq!(row.matches('|').count(), 5, "{row}");
                let (_, prose) = row.rsplit_once('`').expect("there is code");
                assert!(!prose.contains("](") && !prose.contains("<s") && !prose.contains("@a"), "{row}");
            }
            _ => {}
        }
    }
}

/// One error behind very many infos.
fn flood(infos: usize) -> Checked {
    let source = Arc::new(Source::new("okrs/s1/dev.yaml", "a: b\n".repeat(10)));
    let judged = |level: Level, rule: &'static str| Judged {
        finding: Finding::new(rule, &source, Span::new(0, 1), "wrong"),
        level,
        family: "measure",
        group: None,
        item: None,
    };
    let mut findings = vec![judged(Level::Info, "missing-source"); infos];
    findings.push(judged(Level::Error, "bad-id"));
    Checked { findings, files: 1, ..Checked::default() }
}

#[test]
fn of_very_many_findings_the_gravest_are_shown() {
    let shown = human::findings(&flood(300_000), 80, false);
    assert!(shown.contains("bad-id") && shown.contains("and 299000 more"), "{shown}");
    assert!(shown.lines().count() < 1100, "{} lines", shown.lines().count());
    let page = github::step_summary(&flood(300_000), &ABOUT);
    assert!(page.contains("| error |") && page.contains("and 299901 more") && page.len() < 1 << 20, "{page}");
    let few = human::findings(&flood(3), 80, false);
    assert!(!few.contains("more") && !few.contains("okr check -v"), "{few}");
}
