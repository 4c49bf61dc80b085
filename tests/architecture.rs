//! The invariants of docs/architecture.md, kept. Each guard is run twice: on this repository, where it must
//! find nothing, and on code made to break it, where it must find exactly that.
#![allow(clippy::disallowed_methods, reason = "tests are outside the tool's doors")]

mod support;

use std::collections::BTreeMap;
use std::fs;

use support::source::{Source, all, files};
use support::{guards, root, rule_files};

fn floors() -> BTreeMap<String, u32> {
    guards::floors(&fs::read_to_string(root().join("docs/architecture.md")).expect("there is a map"))
}

fn nothing(faults: &[String]) {
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

/// Each of `words` stands in its own fault, in this order, and there is no other.
fn bites(faults: &[String], words: &[&str]) {
    let found = faults.iter().zip(words).all(|(fault, word)| fault.contains(word));
    assert!(found && faults.len() == words.len(), "expected {words:?}, found:\n{}", faults.join("\n"));
}

#[test]
fn imports_go_down() {
    nothing(&guards::imports(&all(root()), &floors()));
}

#[test]
fn imports_that_do_not_go_down_are_found() {
    let map = "| 0 | `text` | x |\n| 1 | `check/` | x |\n| 1 | `report` | x |\n| 2 | `cli` | x |\n";
    let sources = [
        Source::new(
            "src/check/mod.rs",
            "//! x\nuse crate::{text::visible, report::View};\nuse super::cli::run;\n",
        ),
        Source::new(
            "src/check/sink.rs",
            "// crate::cli\nfn f() { crate::text::f(\"crate::cli\") }\n\nuse super::super::report;",
        ),
        Source::new("src/text.rs", "use crate::{\n    text::{a, b},\n    check,\n};"),
        Source::new("src/cli/mod.rs", "use crate::check;"),
        Source::new("src/attic.rs", ""),
        Source::new("src/lib.rs", "mod text; use crate::cli;"),
    ];
    let expected = [
        "check/mod.rs:2: `check` (floor 1) reaches for `report`",
        "check/mod.rs:3: `check` (floor 1) reaches for `cli`",
        "check/sink.rs:4: `check` (floor 1) reaches for `report`",
        "text.rs:3: `text` (floor 0) reaches for `check`",
        "attic.rs: `attic` has no floor",
        "`report` is on the map and not in src/",
    ];
    bites(&guards::imports(&sources, &guards::floors(map)), &expected);
}

#[test]
fn only_doors_reach_outside() {
    nothing(&guards::doors(&all(root())));
}

#[test]
fn what_reaches_outside_is_found() {
    let sources = [
        Source::new(
            "src/model/mod.rs",
            "/// println!\nuse std::{collections::BTreeMap,\n fs};\nfn f() { eprintln!(\"std::env\") }",
        ),
        Source::new(
            "src/cli/mod.rs",
            "fn f() { println!(); let _ = std::env::args(); git2::Repository::open(x) }",
        ),
        Source::new("src/store/mod.rs", "use std::fs; fn f() { my_print!(); std::env::current_dir() }"),
        Source::new("tests/x.rs", "use std::fs;"),
    ];
    let expected = [
        "model/mod.rs:4: `eprintln!` belongs to src/cli",
        "model/mod.rs:3: `std::fs` belongs to src/store",
        "cli/mod.rs:1: `git2::` belongs to src/store",
        "store/mod.rs:1: `std::env` belongs to src/cli",
    ];
    bites(&guards::doors(&sources), &expected);
}

#[test]
fn files_say_what_they_are_for_and_are_short() {
    nothing(&guards::shape(&all(root())));
}

#[test]
fn silent_and_long_files_are_found() {
    let long = format!("//! x\n{}", "\n".repeat(guards::LONGEST));
    let sources = [Source::new("src/a.rs", "use b;\n"), Source::new("src/b.rs", &long)];
    bites(
        &guards::shape(&sources),
        &["src/a.rs:1: does not begin", "src/b.rs: 401 lines", "half of the files"],
    );
}

#[test]
fn names_say_something() {
    nothing(&guards::names(&all(root())));
}

#[test]
fn names_that_say_nothing_are_found() {
    let sources =
        [Source::new("src/utils/mod.rs", ""), Source::new("src/a.rs", "mod helpers { }\nmod fine { }")];
    bites(&guards::names(&sources), &["`utils`", "`helpers`"]);
}

#[test]
fn every_file_is_compiled() {
    nothing(&guards::orphans(&all(root())));
}

#[test]
fn orphans_are_found() {
    let sources = [
        Source::new("src/lib.rs", "pub mod a;\n// mod b;"),
        Source::new("src/main.rs", ""),
        Source::new("src/a/mod.rs", "mod c;"),
        Source::new("src/a/c.rs", ""),
        Source::new("src/a/d.rs", ""),
        Source::new("src/b.rs", ""),
        Source::new("tests/t.rs", "mod support;"),
        Source::new("tests/support/mod.rs", "mod e;"),
        Source::new("tests/support/e.rs", ""),
        Source::new("tests/support/f.rs", ""),
    ];
    bites(
        &guards::orphans(&sources),
        &["src/a/d.rs: no `mod d;`", "src/b.rs: no `mod b;`", "tests/support/f.rs"],
    );
}

#[test]
fn a_rule_has_one_name() {
    let dir = root().join("src/check/rules");
    let read = |path: String| {
        let text = fs::read_to_string(dir.join(&path)).expect("a rule's files are readable");
        (path, text)
    };
    nothing(&rule_files::faults(&files(&dir).into_iter().map(read).collect::<Vec<_>>()));
}

#[test]
fn a_rule_with_two_names_is_found() {
    let files = [
        ("mod.rs", ""),
        ("money/mod.rs", ""),
        ("money/no_budget.rs", "id: \"no-budget\""),
        ("money/no_budget.md", ""),
        ("money/overspent.rs", "id: \"over-spent\""),
        ("money/untied_money.md", ""),
        ("money/notes.txt", ""),
    ];
    let files = files.map(|(path, text)| (path.to_owned(), text.to_owned()));
    let expected = [
        "overspent.rs: has no",
        "overspent.rs: never says \"overspent\"",
        "untied_money.md: has no",
        "notes.txt: neither",
    ];
    bites(&rule_files::faults(&files), &expected);
}
