//! Commands that write, where a transcript cannot show it: two writers at once, links, folders that cannot be written,
//! and answers with characters that no file of a case should hold.
#![allow(clippy::disallowed_methods, reason = "tests are outside the tool's doors")]

use std::ffi::OsStr;
use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use okr_cli::document::{self, Any, Document, Plan};
use okr_cli::store::{self, Write, Written};
use tempfile::TempDir;

/// A repository with a season and a plan.
fn repository() -> TempDir {
    let dir = TempDir::new().expect("there is a temporary folder");
    let write = |path: &str, text: &str| {
        let path = dir.path().join(path);
        fs::create_dir_all(path.parent().expect("a file lies in a folder")).expect("it can be made");
        fs::write(path, text).expect("it can be written");
    };
    write(
        "okrs/org.yaml",
        "name: A\nmission: B\ngroups:\n  - {id: dao, kind: dao, name: A}\n  - {id: academy, kind: guild, name: C}\n",
    );
    write("okrs/s1/season.yaml", "title: S\nstarts: 2026-01-01\nends: 2026-04-30\n");
    write(
        "okrs/s1/academy.yaml",
        "objectives:\n  - id: O1\n    title: A\n    key_results:\n      - {id: KR1, title: B, measure: binary}\n",
    );
    dir
}

fn okr<S: AsRef<OsStr>>(dir: &Path, args: &[S]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_okr"));
    command.current_dir(dir).args(["--as-of", "2026-01-10", "-q"]).args(args);
    command
}

fn run<S: AsRef<OsStr>>(dir: &Path, args: &[S]) -> Output {
    okr(dir, args).output().expect("okr runs")
}

/// The arguments for a new objective. A title that begins with a dash has to stand behind `=`.
fn objective(title: &str) -> Vec<String> {
    let title = format!("--title={title}");
    let args = ["new", "objective", "academy", &title, "--key-result", "B", "--measure", "binary"];
    args.map(str::to_owned).to_vec()
}

fn plan(dir: &Path) -> Plan {
    let bytes = fs::read(dir.join("okrs/s1/academy.yaml")).expect("the plan is there");
    let file = document::read("okrs/s1/academy.yaml", &bytes);
    assert!(file.findings.is_empty(), "{:?}", file.findings);
    match file.document {
        Some(Document::Plan(plan)) => *plan,
        other => panic!("no plan: {other:?}"),
    }
}

/// Every path below a folder.
fn paths(dir: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(dir).expect("it can be listed").flatten() {
        found.push(entry.path().display().to_string());
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            found.extend(paths(&entry.path()));
        }
    }
    found.sort();
    found
}

/// The command fails with this code and leaves everything as it was.
fn leaves_nothing_behind<S: AsRef<OsStr>>(dir: &Path, args: &[S], code: i32, why: &str) {
    let before = paths(dir);
    let output = run(dir, args);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(code), "{said}");
    assert!(said.contains(why), "{said}");
    assert_eq!(paths(dir), before);
}

#[test]
fn of_writers_at_once_none_loses_what_another_wrote() {
    let dir = repository();
    let titles: Vec<String> = (0..8).map(|number| format!("writer {number}")).collect();
    let writers: Vec<_> = titles
        .iter()
        .map(|title| okr(dir.path(), &objective(title)).stdout(Stdio::null()).spawn().expect("okr starts"))
        .collect();
    for writer in writers {
        assert!(writer.wait_with_output().expect("it ends").status.success());
    }
    let plan = plan(dir.path());
    let ids: Vec<&str> = plan.objectives.iter().map(|objective| &*objective.id).collect();
    assert_eq!(ids, ["O1", "O2", "O3", "O4", "O5", "O6", "O7", "O8", "O9"]);
    let mut found: Vec<&str> =
        plan.objectives[1..].iter().map(|objective| objective.title.as_str()).collect();
    found.sort_unstable();
    assert_eq!(found, titles);
}

#[test]
fn answers_come_back_as_they_were_given() {
    let dir = repository();
    for text in HOSTILE {
        let output = run(dir.path(), &objective(text));
        assert!(output.status.success(), "{text:?}: {}", String::from_utf8_lossy(&output.stderr));
    }
    let found: Vec<String> = plan(dir.path()).objectives[1..].iter().map(|o| o.title.clone()).collect();
    assert_eq!(found, HOSTILE);
}

/// What was ratified is changed to whatever is given, and the record tells both values.
#[test]
fn an_amendment_says_what_was_given() {
    let dir = repository();
    for path in ["okrs/s1/season.yaml", "okrs/s1/academy.yaml"] {
        let path = dir.path().join(path);
        let text = fs::read_to_string(&path).expect("it is there");
        fs::write(&path, format!("ratified: {{date: 2026-01-01, by: [lead]}}\n{text}"))
            .expect("it can be written");
    }
    fs::write(dir.path().join("okrs/policy.yaml"), "rules: {placeholder-left: ignore}\n")
        .expect("it can be written");
    let mut before = plan(dir.path()).objectives[0].title.clone();
    for text in HOSTILE {
        let title = format!("title={text}");
        let why = format!("--why={text}");
        let output = run(dir.path(), &["amend", "academy", "O1", &title, &why, "--by=lead"]);
        assert!(output.status.success(), "{text:?}: {}", String::from_utf8_lossy(&output.stderr));
        let plan = plan(dir.path());
        let amendment = plan.amendments.last().expect("it is recorded");
        assert_eq!(plan.objectives[0].title, text);
        assert_eq!(amendment.from, Some(Any::Text(before)));
        assert_eq!(amendment.to, Some(Any::Text(text.to_owned())));
        assert_eq!(amendment.why, text);
        before = text.to_owned();
    }
}

/// Answers that try to leave their place.
const HOSTILE: [&str; 17] = [
    "a\nb: c\n- d",
    "\u{202e}gnp.exe",
    "\u{1b}[31mred\u{7}",
    "tab\tand\r\nreturn",
    "{{ id }} {% raw %}",
    "'single' \"double\" \\ back",
    "::error file=a::b",
    " spaces around ",
    "x #y",
    "key: value",
    "\u{feff}mark\u{2028}line\u{85}next",
    "👩\u{200d}🚀 שלום 日本語",
    "---",
    "!!binary x",
    "*a &b",
    "2026-01-01",
    "~",
];

#[test]
fn a_failed_write_leaves_nothing_behind() {
    let dir = repository();
    fs::write(dir.path().join("okrs/s1/checkins"), "no folder").expect("it can be written");
    let args = ["new", "checkin", "academy", "--by", "lead", "O1.KR1=true"];
    leaves_nothing_behind(dir.path(), &args, 1, "`checkins` is no folder");
}

#[test]
fn of_several_files_all_are_written_or_none() {
    let dir = repository();
    let before = paths(dir.path());
    let lock = store::lock(dir.path()).expect("nobody else writes");
    let write = |path: &str, before: Option<&str>| Write {
        path: path.to_owned(),
        before: before.map(str::to_owned),
        after: "a: b\n".to_owned(),
    };
    let refused = |writes: &[Write]| {
        let written = store::write(dir.path(), &lock, writes).expect("the disk is fine");
        assert!(matches!(written, Written::Refused(_)), "{written:?}");
        assert_eq!(paths(dir.path()), before);
    };
    // The second of two that are both to be new, and what others changed in the meantime.
    refused(&[write("okrs/s2/dao.yaml", None), write("okrs/s2/dao.yaml", None)]);
    refused(&[write("okrs/s2/dao.yaml", None), write("okrs/org.yaml", Some("name: B\n"))]);
    for path in [
        "okrs/../x.yaml",
        "x.yaml",
        "okrs",
        "/etc/x.yaml",
        "okrs//x.yaml",
        "okrs/.git/x.yaml",
        "okrs/a\\b.yaml",
    ] {
        refused(&[write(path, None)]);
    }
}

#[test]
fn showing_writes_nothing() {
    let dir = repository();
    let before = paths(dir.path());
    let output = okr(dir.path(), &objective("A")).arg("--print").output().expect("okr runs");
    assert!(output.status.success());
    assert_eq!(paths(dir.path()), before);
    assert_eq!(plan(dir.path()).objectives.len(), 1);
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{PermissionsExt as _, symlink};

    use super::*;

    #[test]
    fn links_are_never_followed() {
        let dir = repository();
        let outside = TempDir::new().expect("there is a temporary folder");
        fs::create_dir(dir.path().join("okrs/s2")).expect("it can be made");
        symlink(outside.path(), dir.path().join("okrs/s1/checkins")).expect("a link");
        let checkin = ["new", "checkin", "academy", "--by", "lead", "O1.KR1=true"];
        leaves_nothing_behind(dir.path(), &checkin, 1, "symbolic link");

        symlink(outside.path(), dir.path().join("okrs/s3")).expect("a link");
        let season =
            ["new", "season", "s3", "--title", "A", "--starts", "2026-06-01", "--ends", "2026-09-30"];
        leaves_nothing_behind(dir.path(), &season, 1, "symbolic link");
        assert_eq!(paths(outside.path()), [""; 0]);

        fs::create_dir(dir.path().join("templates")).expect("it can be made");
        symlink("/etc/hostname", dir.path().join("templates/objective.yaml")).expect("a link");
        leaves_nothing_behind(dir.path(), &objective("A"), 2, "symbolic link");
    }

    #[test]
    fn a_file_keeps_its_mode_and_a_new_one_is_readable() {
        let dir = repository();
        let path = dir.path().join("okrs/s1/academy.yaml");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).expect("a mode");
        assert!(run(dir.path(), &objective("A")).status.success());
        let mode = |path: &Path| fs::metadata(path).expect("it is there").permissions().mode() & 0o777;
        assert_eq!(mode(&path), 0o640);
        let args = ["new", "checkin", "academy", "--by", "lead", "O1.KR1=true"];
        assert!(run(dir.path(), &args).status.success());
        let checkin = dir.path().join("okrs/s1/checkins/academy/2026-02-01.yaml");
        assert_eq!(mode(&checkin), mode(&dir.path().join("okrs/org.yaml")), "as the umask has it");
    }

    #[test]
    fn what_cannot_be_written_stays_as_it_was() {
        let dir = repository();
        let path = dir.path().join("okrs/s1/academy.yaml");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).expect("a mode");
        leaves_nothing_behind(dir.path(), &objective("A"), 1, "read-only");

        fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).expect("a mode");
        let folder = dir.path().join("okrs/s1");
        fs::set_permissions(&folder, fs::Permissions::from_mode(0o555)).expect("a mode");
        // To the superuser no folder is read-only.
        if fs::write(folder.join(".trial"), "").is_err() {
            leaves_nothing_behind(dir.path(), &objective("A"), 2, "cannot write");
        }
        fs::set_permissions(&folder, fs::Permissions::from_mode(0o755)).expect("a mode");
    }
}
