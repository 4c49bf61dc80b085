//! The record and the example pass the check that this repository hands to others.
#![allow(clippy::disallowed_methods, reason = "tests are outside the tool's doors")]

mod support;

use std::process::Command;

use support::root;

/// The exit code of `okr check` and what it says, on a day.
fn check(folder: &str, day: &str) -> (Option<i32>, String) {
    let mut okr = Command::new(env!("CARGO_BIN_EXE_okr"));
    okr.args(["--as-of", day, "check", "--format", "short", "--root"]).arg(root().join(folder)).env_clear();
    let output = okr.output().expect("okr runs");
    let said = [output.stdout, output.stderr].concat();
    (output.status.code(), String::from_utf8(said).expect("okr speaks UTF-8"))
}

#[test]
fn the_record_has_no_errors() {
    let (code, said) = check(".", "2026-11-22");
    assert_eq!(code, Some(0), "{said}");
}

#[test]
fn the_example_has_nothing_to_mend() {
    assert_eq!(check("examples/tidal", "2026-02-16"), (Some(0), String::new()));
}
