//! An export is what it says: its files fit its manifest, hostile texts are still texts, and DuckDB loads it and adds its
//! scores up to those of `okr report`.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "tests are outside the tool's doors"
)]
#![allow(clippy::print_stderr, reason = "a test that is skipped says so, and why")]

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use support::root;

/// Runs `okr` on a repository and gives what it says on standard output.
fn okr(repository: &Path, day: &str, words: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_okr"));
    command.env_clear().args(["--as-of", day, "--root"]).arg(repository).args(words);
    let output = command.output().expect("okr runs");
    assert!(output.status.success(), "okr {words:?} fails: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("okr speaks UTF-8")
}

fn export(repository: &Path, day: &str, form: &str, folder: &Path) -> Value {
    okr(repository, day, &["export", folder.to_str().expect("a path in UTF-8"), "--format", form]);
    let manifest = fs::read_to_string(folder.join("okr-export.json")).expect("there is a manifest");
    serde_json::from_str(&manifest).expect("the manifest is JSON")
}

/// Every file under a folder, by its path, with its text.
fn files(folder: &Path) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for path in support::source::files(folder) {
        found.insert(path.clone(), fs::read_to_string(folder.join(&path)).expect("a part is UTF-8"));
    }
    found
}

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().map_or(&[], Vec::as_slice)
}

/// Which of the manifest's types a value of NDJSON is; null is of any.
fn fits(kind: &str, value: &Value) -> bool {
    let text = value.as_str();
    match kind {
        _ if value.is_null() => true,
        "text" => text.is_some(),
        "integer" => value.is_i64(),
        "number" => value.is_number(),
        "amount" => text.is_some_and(|text| text.parse::<f64>().is_ok()),
        "boolean" => value.is_boolean(),
        "date" => text.is_some_and(|text| text.len() == 10 && text.split('-').count() == 3),
        "list" => value.as_array().is_some_and(|items| items.iter().all(Value::is_string)),
        _ => false,
    }
}

#[test]
fn every_file_is_what_the_manifest_says() {
    let place = tempfile::tempdir().expect("there is a temporary folder");
    let repository = root();
    for form in ["csv", "ndjson"] {
        let folder = place.path().join(form);
        let manifest = export(repository, "2026-02-16", form, &folder);
        let files = files(&folder);
        let mut told = 1;
        for table in list(&manifest, "tables") {
            let name = table["name"].as_str().expect("a table has a name");
            let columns = list(table, "columns");
            let parts: Vec<&String> =
                files.keys().filter(|path| path.starts_with(&format!("{name}/"))).collect();
            assert!(!parts.is_empty(), "{name} has no file");
            told += parts.len();
            let mut rows = 0;
            for text in parts.iter().map(|path| &files[*path]) {
                if form == "csv" {
                    let mut reader = csv::Reader::from_reader(text.as_bytes());
                    let header: Vec<String> =
                        reader.headers().expect("a header").iter().map(str::to_owned).collect();
                    let names: Vec<&str> = columns.iter().filter_map(|c| c["name"].as_str()).collect();
                    assert_eq!(header, names, "{name}");
                    for row in reader.records() {
                        row.expect("every row has all cells");
                        rows += 1;
                    }
                    continue;
                }
                for line in text.lines() {
                    let row: Value = serde_json::from_str(line).expect("a line is JSON");
                    let row = row.as_object().expect("a line is an object");
                    let columns = columns.iter().map(|c| (c["name"].as_str(), c["type"].as_str()));
                    assert_eq!(row.len(), columns.len(), "{name}");
                    for ((key, value), (column, kind)) in row.iter().zip(columns) {
                        assert_eq!(Some(key.as_str()), column, "{name}");
                        assert!(
                            fits(kind.unwrap_or_default(), value),
                            "{name}.{key}: {value} is no {kind:?}"
                        );
                    }
                    rows += 1;
                }
            }
            assert_eq!(table["rows"], rows, "{name}");
        }
        assert_eq!(files.len(), told, "the manifest tells every file");
        let again = place.path().join(format!("{form}-again"));
        export(repository, "2026-02-16", form, &again);
        assert_eq!(files, self::files(&again), "the same record gives the same bytes");
    }
}

#[test]
fn hostile_texts_stay_texts() {
    let place = tempfile::tempdir().expect("there is a temporary folder");
    let repository = root().join("tests/cases/report/text-that-acts/repo");
    let (sheets, lines) = (place.path().join("csv"), place.path().join("ndjson"));
    export(&repository, "2026-02-10", "csv", &sheets);
    export(&repository, "2026-02-10", "ndjson", &lines);
    let acts = |text: &str| text.chars().any(|c| okr_cli::text::acts(c) && c != '\r' && c != '\n');
    for (path, text) in files(&sheets).into_iter().chain(files(&lines)) {
        assert!(!acts(&text), "{path}: {text}");
    }
    let groups = fs::read_to_string(lines.join("groups/season=s1/part.ndjson")).expect("groups");
    let reef = groups.lines().find(|line| line.contains("\"reef\"")).expect("the reef");
    let reef: Value = serde_json::from_str(reef).expect("a line is JSON");
    assert_eq!(reef["name"], "R|eef \u{7} \r 🐠 שלום \u{2066}x");
    assert_eq!(reef["organisation"], "::error::Tidal \u{1b}[31m");
}

/// A Python that has DuckDB: the one that `.ci/run` makes, else the machine's.
fn python() -> Option<PathBuf> {
    let has_duckdb = |python: &PathBuf| {
        let asked = Command::new(python).args(["-c", "import duckdb"]).output();
        asked.is_ok_and(|output| output.status.success())
    };
    [root().join("target/duckdb/bin/python"), PathBuf::from("python3")].into_iter().find(has_duckdb)
}

#[test]
fn duckdb_adds_up_what_the_report_says() {
    let Some(python) = python() else {
        let how = "python3 -m venv target/duckdb && target/duckdb/bin/pip install duckdb";
        assert!(std::env::var_os("OKR_REQUIRE_DUCKDB").is_none(), "no Python has DuckDB: {how}");
        eprintln!("skipped: no Python has DuckDB; to run this test: {how}");
        return;
    };
    let place = tempfile::tempdir().expect("there is a temporary folder");
    // Days after which no check-in named for the last due date before them was written.
    let repositories = [
        ("tidal", root().join("examples/tidal"), "2026-03-20", Some("2026-03-12")),
        ("example", root().join("tests/example"), "2022-10-31", Some("2022-10-22")),
        ("record", root().to_owned(), "2026-02-16", None),
    ];
    for (name, repository, day, _) in &repositories {
        for form in ["csv", "ndjson"] {
            export(repository, day, form, &place.path().join(format!("{name}-{form}")));
        }
    }
    let script = root().join("tests/export/load.py");
    let output = Command::new(python).arg(script).arg(place.path()).output().expect("Python runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let told: Value = serde_json::from_slice(&output.stdout).expect("the script prints JSON");
    assert_eq!(told["differ"], serde_json::json!([]), "both forms hold the same");
    let mut compared = 0;
    for (name, repository, day, last_due) in &repositories {
        for form in ["csv", "ndjson"] {
            let scores = &told["scores"][format!("{name}-{form}")];
            for (season, sums) in scores["now"].as_object().expect("seasons") {
                compared += compare(&okr_scores(repository, day, season), sums);
            }
            if let Some(due) = last_due {
                for (season, sums) in scores["last_due"].as_object().expect("seasons") {
                    compared += compare(&okr_scores(repository, due, season), sums);
                }
            }
        }
    }
    assert!(compared > 40, "only {compared} scores were compared");
    assert!(list(&told, "repositories").len() >= 4, "{}", told["repositories"]);
}

/// The scores of a season, as the report says: of objectives, plans and kinds of groups.
fn okr_scores(repository: &Path, day: &str, season: &str) -> BTreeMap<String, f64> {
    let words = ["report", "summary", "--season", season, "--format", "json"];
    let report: Value = serde_json::from_str(&okr(repository, day, &words)).expect("the report is JSON");
    let summary = &report["summary"];
    let mut scores: BTreeMap<String, Value> = BTreeMap::new();
    for (kind, row) in summary["kinds"].as_object().expect("kinds") {
        scores.insert(format!("{kind} (kind)"), row["score"].clone());
    }
    for group in list(summary, "groups") {
        let id = group["id"].as_str().unwrap_or_default();
        scores.insert(id.to_owned(), group["score"].clone());
        for objective in list(group, "objectives") {
            let name = format!("{id}/{}", objective["id"].as_str().unwrap_or_default());
            scores.insert(name, objective["score"].clone());
        }
    }
    scores.into_iter().filter_map(|(name, score)| Some((name, score.as_f64()?))).collect()
}

/// How many scores were held against one another; both tell the same ones.
fn compare(report: &BTreeMap<String, f64>, sums: &Value) -> usize {
    let sums = sums.as_object().expect("scores");
    assert_eq!(report.keys().collect::<Vec<_>>(), {
        let mut k: Vec<_> = sums.keys().collect();
        k.sort();
        k
    });
    for (name, score) in report {
        let sum = sums[name].as_f64().expect("a score");
        assert!((score - sum).abs() < 1e-8, "{name}: {score} in the report, {sum} in SQL");
    }
    report.len()
}
