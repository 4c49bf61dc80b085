//! Hostile files that somebody thought of, each with the rule that it breaks and the place.

use std::fmt::Write as _;

use okr_cli::document::{Document, read};

use super::soundness::sound;

const PLAN: &str = "okrs/s1/academy.yaml";
const CHECKIN: &str = "okrs/s1/checkins/academy/2022-09-22.yaml";

/// What was found: rule and line:column, in the order of the file.
fn found(path: &str, bytes: &[u8]) -> Vec<String> {
    let file = read(path, bytes);
    sound(&file).expect("every finding has a place");
    let place = |finding: &okr_cli::diagnostic::Finding| {
        let at = finding.source.position(finding.span.start);
        format!("{} {}:{}", finding.rule, at.line, at.column)
    };
    file.findings.iter().map(place).collect()
}

#[track_caller]
fn finds(bytes: impl AsRef<[u8]>, expected: &[&str]) {
    assert_eq!(found(CHECKIN, bytes.as_ref()), expected);
}

#[test]
fn an_alias_bomb() {
    let mut text = "date: 2022-09-22\nby: lead\nx-a: &a [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]\n".to_owned();
    for (name, before) in "bcdefghi".chars().zip("abcdefgh".chars()) {
        let alias = format!("*{before}");
        let _ = writeln!(text, "x-{name}: &{name} [{}]", [alias.as_str(); 10].join(", "));
    }
    let told = found(CHECKIN, text.as_bytes());
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].starts_with("unsupported-yaml 6:"), "{told:?}");
}

#[test]
fn aliases_nested_too_deep() {
    let mut text = format!("date: 2022-09-22\nby: lead\nx-0: &a0 {}{}\n", "[".repeat(50), "]".repeat(50));
    for name in 1..18 {
        let _ = writeln!(text, "x-{name}: &a{name} {}*a{}{}", "[".repeat(50), name - 1, "]".repeat(50));
    }
    finds(&text, &["unsupported-yaml 4:60"]);
}

#[test]
fn ten_thousand_brackets() {
    let closed = format!("{}{}", "[".repeat(100), "]".repeat(100));
    finds(format!("date: {closed}"), &["unsupported-yaml 1:70"]);
    finds(closed, &["unsupported-yaml 1:65"]);
    finds("- ".repeat(100), &["unsupported-yaml 1:129"]);
    for opening in ["[", "{", "- ", "? ", "[{"] {
        let told = found(CHECKIN, opening.repeat(10_000).as_bytes());
        assert!(told.len() == 1 && told[0].starts_with("unsupported-yaml 1:"), "{opening}: {told:?}");
    }
}

#[test]
fn more_than_a_thousand_levels_of_blocks() {
    let mut text = String::new();
    for level in 0..1400 {
        let _ = writeln!(text, "{}a:", " ".repeat(level));
    }
    let told = found(CHECKIN, text.as_bytes());
    assert!(told.iter().any(|finding| finding.starts_with("unsupported-yaml 65:")), "{told:?}");
}

#[test]
fn bytes_that_are_no_text() {
    finds("date: \0", &["invalid-yaml 1:7"]);
    finds(b"date: 2022-09-22\nby: \xff\n", &["unsupported-yaml 2:5"]);
    finds(b"date: \xe2\x80", &["unsupported-yaml 1:7"]);
    finds(b"\xff\xfed\0a\0", &["unsupported-yaml 1:1"]);
    finds(vec![b'a'; 2 * 1024 * 1024], &["unsupported-yaml 1:1"]);
}

#[test]
fn more_than_one_document() {
    finds("date: 2022-09-22\nby: lead\n---\nby: ada\n", &["unsupported-yaml 3:1"]);
    finds("---\ndate: 2022-09-22\nby: lead\n...\n", &[]);
}

#[test]
fn tabs_and_brackets_left_open() {
    finds("date: 2022-09-22\nby: lead\nkey_results:\n\tO1.KR1: {value: 1}\n", &["invalid-yaml 4:2"]);
    finds("date: 2022-09-22\nby: [lead\n", &["invalid-yaml 2:5"]);
    finds("date: 2022-09-22\nby: \"lead\n", &["invalid-yaml 3:1"]);
}

#[test]
fn what_yaml_can_and_we_do_not() {
    let with = |line: &str| format!("date: 2022-09-22\nby: lead\n{line}\n");
    finds(with("<<: {summary: x}"), &["unsupported-yaml 3:1"]);
    finds(with("summary: !!str x"), &["unsupported-yaml 3:10"]);
    finds(with("summary: !x y"), &["unsupported-yaml 3:10"]);
    finds(with("? [a, b]\n: x"), &["unsupported-yaml 3:3"]);
    finds(with("x-a: &a [*a]"), &["unsupported-yaml 3:10"]);
    finds(with("summary: *nobody"), &["invalid-yaml 3:10"]);
    finds(with("summary: \"\\q\""), &["invalid-yaml 3:10"]);
}

#[test]
fn keys_that_are_given_twice() {
    finds("date: 2022-09-22\nby: lead\ndate: 2022-09-23\n", &["duplicate-key 3:1"]);
    finds("date: 2022-09-22\nby: lead\n\"date\": 2022-09-23\n", &["duplicate-key 3:1"]);
    finds(
        "date: 2022-09-22\nby: lead\nkey_results: {O1.KR1: {value: 1, value: 2}, O1.KR1: {value: 3}}\n",
        &["duplicate-key 3:34", "duplicate-key 3:45"],
    );
}

#[test]
fn anchors_used_well_are_read() {
    let text = "date: &day 2022-09-22\nby: lead\nkey_results:\n  O1.KR1: &same {value: 1, note: *day}\n  O1.KR2: *same\n";
    finds(text, &[]);
    let Some(Document::CheckIn(checkin)) = read(CHECKIN, text.as_bytes()).document else {
        panic!("it is a check-in")
    };
    let entries: Vec<_> = checkin.key_results.values().collect();
    assert_eq!(entries[0], entries[1]);
    assert_eq!(entries[0].note.as_deref(), Some("2022-09-22"));
}

#[test]
fn a_byte_order_mark_and_foreign_line_ends_are_read() {
    let text = "\u{feff}date: 2022-09-22\r\nby: lead\r\nsummary: |\r\n  two\r\n  lines\r\n";
    finds(text, &[]);
    let Some(Document::CheckIn(checkin)) = read(CHECKIN, text.as_bytes()).document else {
        panic!("it is a check-in")
    };
    assert_eq!(checkin.summary.as_deref(), Some("two\nlines\n"));
    finds("\u{feff}date: x\r\nby: lead\r\n", &["wrong-type 1:7"]);
}

#[test]
fn files_without_a_mapping() {
    let missing = ["missing-field 1:1", "missing-field 1:1"];
    for empty in ["", "\n\n", "# only a comment\n", "~", "null\n", "---\n", "\u{feff}", "---\n...\n"] {
        assert_eq!(found(CHECKIN, empty.as_bytes()), missing, "{empty:?}");
    }
    finds("- date: 2022-09-22\n", &["wrong-type 1:3"]);
    finds("just a text\n", &["wrong-type 1:1"]);
    finds("12", &["wrong-type 1:1"]);
    assert_eq!(found(PLAN, b"{}"), ["missing-field 1:1"]);
}

#[test]
fn numbers_that_are_none_of_ours() {
    for number in ["1e3", "0x1F", ".inf", "-.inf", ".nan", "1_000", "1,000", "95%", "+1", ".5", "5.", "1k"] {
        let text = format!("date: 2022-09-22\nby: lead\nkey_results:\n  O1.KR1:\n    value: {number}\n");
        finds(text, &["wrong-type 5:12"]);
    }
    for number in [&"9".repeat(400), &format!("0.{}", "0".repeat(400)), &"9".repeat(70)] {
        let text = format!("date: 2022-09-22\nby: lead\nspent:\n  - currency: CODE\n    amount: {number}\n");
        finds(text, &["wrong-type 5:13"]);
    }
}

#[test]
fn what_would_paint_a_terminal_is_not_in_the_message() {
    let text = "date: 2022-09-22\nby: lead\n\"\\x1b[31m\\u202e\": 1\n";
    finds(text, &["unknown-field 3:1"]);
    let message = &read(CHECKIN, text.as_bytes()).findings[0].message;
    assert!(!message.contains(['\u{1b}', '\u{202e}']), "{message:?}");
}
