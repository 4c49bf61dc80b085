//! The case harness on trial: a case that could not fail is refused, and what differs is found.
#![allow(clippy::disallowed_methods, reason = "tests are outside the tool's doors")]

mod support;

use std::fs;
use std::path::Path;

use support::case::Case;
use support::suite::{Means, Verdict, git, hold};
use support::workspace::Workspace;
use support::{command_line, diff, make, visible};

/// Writes a case of these files and holds it.
fn trial(files: &[(&str, &str)]) -> Result<Verdict, String> {
    let workspace = Workspace::new().expect("there is a temporary folder");
    for (path, text) in files {
        let path = workspace.copy().join(path);
        fs::create_dir_all(path.parent().expect("a file lies in a folder")).expect("it can be made");
        fs::write(path, text).expect("it can be written");
    }
    hold(&workspace.copy(), "okr/trial", Means { git: git(), bless: false })
}

fn refused(files: &[(&str, &str)], why: &str) {
    let verdict = trial(files).expect_err("this case must fail");
    assert!(verdict.contains(why), "expected `{why}`, found `{verdict}`");
}

/// A command of every build, whatever else it can do.
const CALM: &str = "$ okr --version\n";

fn version() -> String {
    format!("{CALM}| okr {}\n", env!("CARGO_PKG_VERSION"))
}

#[test]
fn a_case_that_cannot_fail_is_refused() {
    refused(&[("repo/okrs/org.yaml", "")], "has no readable `transcript`");
    refused(&[("transcript", "")], "it cannot fail");
    refused(&[("transcript", "okr check\n")], "line 1 of `transcript`");
    refused(&[("transcript", "$ git init\n")], "runs no `okr okr`");
    refused(&[("transcript", "$ okr --version\n# done\n")], "stands above no command");
    refused(&[("transcript", CALM), ("expectd", "")], "holds `expectd`");
    refused(&[("transcript", "$ okr check\n")], "depends on the day it runs");
    refused(&[("transcript", "$ curl example.org\n")], "not `curl`");
}

#[test]
fn a_case_cannot_leave_its_folder() {
    refused(&[("transcript", CALM), ("base", "../elsewhere")], "leads out of the folder");
    refused(&[("transcript", &format!("$ cd ..\n\n{CALM}"))], "leads out of the folder");
}

#[test]
fn what_differs_is_found() {
    assert_eq!(trial(&[("transcript", &version())]), Ok(Verdict::Holds));
    refused(&[("transcript", "$ okr --version\n| okr 0.0.0\n")], "- | okr 0.0.0");
    refused(&[("transcript", &format!("{}! a warning\n", version()))], "- ! a warning");
    refused(&[("transcript", &format!("{}exit 1\n", version()))], "- exit 1");
    refused(&[("transcript", &version()), ("after/report.html", "")], "after/report.html was not written");
}

#[test]
fn every_written_file_is_told() {
    let created = "$ cp a.txt b.txt\ncreated b.txt\n+ one\n+ two\n";
    let changed = "$ cp c.txt b.txt\nchanged b.txt\n@ 1\n  one\n- two\n+ 2\n";
    let removed = "$ rm a.txt\nremoved a.txt\n";
    let transcript = [created, changed, removed, &version()].join("\n");
    let files = [("repo/a.txt", "one\ntwo\n"), ("repo/c.txt", "one\n2\n"), ("transcript", &transcript)];
    assert_eq!(trial(&files), Ok(Verdict::Holds));

    let transcript = format!("$ cp a.txt b.txt\ncreated b.txt, now as in after/\n\n{}", version());
    let files = [("repo/a.txt", "one\n"), ("after/b.txt", "one\n"), ("transcript", &transcript)];
    assert_eq!(trial(&files), Ok(Verdict::Holds));
    refused(&[files[0], ("after/b.txt", "two\n"), files[2]], "after/b.txt is not what was written");
}

#[test]
fn a_history_that_means_nothing_is_refused() {
    let with = |lines: &str, why: &str| {
        let history = format!(
            "person a: A <a@example.org>\ncommit 2026-01-05 12:00 a\n> One\nput a.txt\n| one\n| one more\n{lines}\n"
        );
        refused(&[("history", &history), ("transcript", CALM)], &format!("`history`, {why}"));
    };
    with("tga s1", "line 7: `tga` is no directive; perhaps `tag`");
    with("| two\n> three", "line 8: `>` among lines with `|`");
    with("\n| two", "line 8: a line with `|` follows its directive at once");
    with("replace a.txt: \"one\" -> \"two\"", "line 7: `a.txt` holds \"one\" 2 times, not once");
    with("replace a.txt: \"two\" -> \"one\"", "line 7: `a.txt` holds \"two\" 0 times");
    with("copy files/none -> b.txt", "line 7: there is no file `files/none`");
    with("copy ../elsewhere -> b.txt", "line 7: there is no file `../elsewhere`");
    with("put ../b.txt\n| b", "line 7: `../b.txt` is no path");
    with("commit 2026-01-05 a\n> Two", "line 7: `2026-01-05 a` is not `DATE TIME [OFFSET] HANDLE`");
    with("commit 2026-02-30 12:00 a\n> Two", "line 7: `2026-02-30 12:00` is no moment");
    with("commit 2026-01-05 12:00 b\n> Two", "line 7: no `person` line names `b`");
    with("commit 2026-01-05 12:00 a\n> Two", "line 7: the commit changes nothing");
    with("commit 2026-01-05 12:00 a", "line 7: `commit` needs lines with `>` below it");
    with("on side", "line 7: the story ends on `side`");
    with("merge main 2026-01-05 12:00 a\n> Merge", "line 7: `main` is merged already");
    refused(&[("history", ""), ("git", ""), ("transcript", CALM)], "holds `git` beside `history`");
    refused(&[("files/a", ""), ("transcript", CALM)], "holds `files` without `history`");
}

#[test]
fn a_merge_says_what_becomes_of_what_both_sides_changed() {
    let sides = "person a: A <a@example.org>\n\ncommit 2026-01-05 12:00 a\n> One\nput a.txt\n| one\nput b.txt\n| one\n\n\
        on side\ncommit 2026-01-06 12:00 a\n> Side\nput a.txt\n| side\nremove b.txt\n\n\
        on main\ncommit 2026-01-07 12:00 a\n> Main\nput a.txt\n| main\n\n\
        merge side 2026-01-08 12:00 a\n> Merge side\n";
    let refused_at = "`history`, line 23: both sides changed `a.txt`";
    refused(&[("history", sides), ("transcript", CALM)], refused_at);
    let settled = format!("{sides}put a.txt\n| both\n");
    let transcript = "$ git show --name-status --format=%s HEAD^1\n| Main\n|\n| M\ta.txt\n\n\
        $ git ls-files\n| a.txt\n\n$ git show HEAD:a.txt\n| both\n\n$ git status --short\n\n";
    let transcript = format!("{transcript}{}", version());
    assert_eq!(trial(&[("history", &settled), ("transcript", &transcript)]), Ok(Verdict::Holds));
    let shallow = format!("{settled}clone --depth 1\n");
    let transcript = format!("$ git rev-list --count HEAD\n| 1\n\n{}", version());
    assert_eq!(trial(&[("history", &shallow), ("transcript", &transcript)]), Ok(Verdict::Holds));
    let bare = format!("{settled}clone --bare\n");
    let transcript = format!("$ git rev-parse --is-bare-repository\n| true\n\n{}", version());
    assert_eq!(trial(&[("history", &bare), ("transcript", &transcript)]), Ok(Verdict::Holds));
}

#[test]
fn history_has_the_same_ids_everywhere() {
    let transcript = "$ git log --format='%h %an %as %s'\n| 37c3b10 Ada Example 2026-01-05 the record\n";
    let transcript = format!("{transcript}\n{}", version());
    let case = [("repo/a.txt", "one\n"), ("git", "2026-01-05\n"), ("transcript", &transcript)];
    assert_eq!(trial(&case), Ok(if git() { Verdict::Holds } else { Verdict::Skipped }));
}

#[test]
fn a_line_is_split_as_a_shell_splits_it() {
    let line = command_line::parse("COLUMNS=80 okr new 'a  b' --why=\"x \\\" y\" c\\ d '' < in.yaml")
        .expect("is fine");
    assert_eq!(line.env, [("COLUMNS".to_owned(), "80".to_owned())]);
    assert_eq!((line.program.as_str(), line.stdin.as_deref()), ("okr", Some("in.yaml")));
    assert_eq!(line.args, ["new", "a  b", "--why=x \" y", "c d", ""]);
    for bad in [
        "okr check | head",
        "okr check > out",
        "okr $HOME",
        "okr \"$HOME\"",
        "okr 'open",
        "COLUMNS=80",
        "okr <",
    ] {
        command_line::parse(bad).expect_err(bad);
    }
}

#[test]
fn hostile_files_are_made() {
    let workspace = Workspace::new().expect("there is a temporary folder");
    let recipe =
        "# comment\no/a: bytes \"\\xef\\xbb\\xbfk: \\\"v\\\"\\r\\n\\x00\\xff\"\no/a: repeat \"[\\n\" 3\n";
    make::make(recipe, &workspace.copy()).expect("the recipe is fine");
    let made = fs::read(workspace.copy().join("o/a")).expect("it was made");
    assert_eq!(made, b"\xef\xbb\xbfk: \"v\"\r\n\x00\xff[\n[\n[\n");
    for bad in [
        "o/a bytes \"x\"",
        "o/a: bytes \"\\q\"",
        "o/a: repeat \"x\"",
        "o/a: bytes \"x\" 3",
        "o/a: bytes \"\\xg0\"",
    ] {
        make::make(bad, Path::new("nowhere")).expect_err(bad);
    }
}

#[test]
fn what_cannot_be_seen_is_shown() {
    let lines = visible::lines("a\u{1b}[1m\u{202e}\r\n⟦tail \n".as_bytes());
    assert_eq!(lines, ["a⟦U+1B⟧[1m⟦U+202E⟧⟦U+D⟧", "⟦U+27E6⟧tail⟦U+20⟧"]);
    assert_eq!(visible::lines(b"\xff\n\nx"), ["⟦ff⟧", "", "x", "⟦no line feed at the end⟧"]);
    assert_eq!(visible::lines(b""), [""; 0]);
}

#[test]
fn a_difference_is_told_by_its_lines() {
    let lines = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
    let hunks = diff::hunks(&lines("a b c d e f g h"), &lines("a B c d e f h i"), 1);
    assert_eq!(hunks, ["@ 1", "  a", "- b", "+ B", "  c", "@ 6", "  f", "- g", "  h", "+ i"]);
    assert_eq!(diff::hunks(&lines("a b"), &lines("a b"), 3), [""; 0]);
}

#[test]
fn the_own_path_of_the_machine_is_found() {
    let files =
        [("repo/a", ""), ("git", ""), ("transcript", "$ git rev-parse --show-toplevel\n\n$ okr --version\n")];
    if git() {
        refused(&files, "shows the machine's own path");
    } else {
        assert_eq!(trial(&files), Ok(Verdict::Skipped));
    }
}

#[test]
fn a_case_knows_that_it_needs_git() {
    let workspace = Workspace::new().expect("there is a temporary folder");
    fs::write(workspace.copy().join("transcript"), CALM).expect("it can be written");
    let needs = || Case::read(&workspace.copy(), "okr/trial").expect("is a case").needs_git();
    assert!(!needs());
    fs::write(workspace.copy().join("git"), "").expect("it can be written");
    assert!(needs());
}
