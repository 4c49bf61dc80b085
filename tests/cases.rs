//! Every folder `tests/cases/<command>/<what-it-shows>/` is a test; `tests/cases/README.md` says what it holds.
#![allow(clippy::disallowed_methods, reason = "tests are outside the tool's doors")]

mod support;

#[test]
fn every_case_holds() {
    let failures = support::suite::play(&support::root().join("tests/cases"));
    assert!(
        failures.is_empty(),
        "{} cases fail:\n\n{}\nRight as it is now? BLESS=1 cargo test --test cases (one case: CASE=its/name)\n",
        failures.len(),
        failures.join("\n")
    );
}
