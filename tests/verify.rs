//! A report that was made before is found to be what the data say, in every view and form; and when it is not, that is
//! found too.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "tests are outside the tool's doors"
)]

mod support;

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use support::root;

const DAY: &str = "2026-03-20";
const VIEWS: [&str; 8] = ["", "summary", "alignment", "compliance", "money", "audit", "trend", "mission"];

fn okr(repository: &Path, words: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_okr"));
    command.env_clear().current_dir(repository).args(words);
    command.output().expect("okr runs")
}

/// A copy of the example's record.
fn record() -> tempfile::TempDir {
    let place = tempfile::tempdir().expect("there is a temporary folder");
    let from = root().join("examples/tidal");
    for path in support::source::files(&from.join("okrs")) {
        let to = place.path().join("okrs").join(&path);
        fs::create_dir_all(to.parent().expect("a file has a folder")).expect("the folder can be made");
        fs::copy(from.join("okrs").join(&path), to).expect("the file can be copied");
    }
    place
}

fn make(repository: &Path, words: &[&str]) {
    let made = okr(repository, &[&["--as-of", DAY, "report", "-o", "made"], words].concat());
    assert!(made.status.success(), "{words:?}: {}", String::from_utf8_lossy(&made.stderr));
}

/// The exit code and what is said; CSV does not tell its day.
fn verify(repository: &Path, format: &str) -> (i32, String) {
    let day: &[&str] = if format == "csv" { &["--as-of", DAY] } else { &[] };
    let output = okr(repository, &[day, &["report", "--verify", "made"]].concat());
    let said = [output.stdout, output.stderr].concat();
    (output.status.code().unwrap_or(-1), String::from_utf8_lossy(&said).into_owned())
}

#[test]
fn what_was_made_holds_in_every_view_and_form() {
    let place = record();
    for format in ["text", "markdown", "html", "json", "csv"] {
        for view in VIEWS {
            let view: &[&str] = if view.is_empty() { &[] } else { &[view] };
            make(place.path(), &[view, &["--format", format]].concat());
            let (code, said) = verify(place.path(), format);
            assert_eq!(code, 0, "{view:?} as {format}: {said}");
        }
        if format != "csv" {
            make(place.path(), &["--group", "harbour", "--season", "s4", "-q", "--format", format]);
            let (code, said) = verify(place.path(), format);
            assert_eq!(code, 0, "one group, quiet, as {format}: {said}");
        }
    }
}

#[test]
fn what_the_data_no_longer_say_is_found() {
    for format in ["text", "markdown", "html", "json", "csv"] {
        let place = record();
        make(place.path(), &["summary", "--format", format]);
        let checkin = place.path().join("okrs/s4/checkins/harbour/2026-02-12.yaml");
        let text = fs::read_to_string(&checkin).expect("the check-in is there");
        fs::write(&checkin, text.replace("value: 19", "value: 29")).expect("it can be written");
        let (code, said) = verify(place.path(), format);
        assert_eq!(code, 1, "as {format}: {said}");
        assert!(said.contains("is not what the data say") && said.contains("\n  data  "), "{said}");
    }
}

#[test]
fn ids_and_versions_are_left_aside() {
    for format in ["text", "markdown", "html", "json"] {
        let place = record();
        make(place.path(), &["money", "--format", format]);
        let made = place.path().join("made");
        let text = fs::read_to_string(&made).expect("the report is there");
        let other = text.replace(concat!("okr ", env!("CARGO_PKG_VERSION")), "okr 0.0.1");
        assert_ne!(text, other, "{format} does not name the tool");
        fs::write(&made, other).expect("it can be written");
        // A comment at the end changes the tree, and nothing that the data say.
        let plan = place.path().join("okrs/s4/harbour.yaml");
        let text = fs::read_to_string(&plan).expect("the plan is there");
        fs::write(&plan, text + "# a comment\n").expect("it can be written");
        let (code, said) = verify(place.path(), format);
        assert_eq!(code, 0, "as {format}: {said}");
    }
}
