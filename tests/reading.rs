//! Our reader against a second opinion: what serde writes of a valid document, nasty as its texts may be,
//! is read without a finding, as serde itself reads it, and fits the JSON Schema.
#![allow(clippy::disallowed_methods, reason = "tests are outside the tool's doors")]

mod generate;
mod support;

use std::fmt::Debug;

use generate::{checkin, mortems, org, outside, plan, policy, season};
use okr_cli::document::{Document, Kind, read, schema};
use proptest::prelude::*;
use proptest::test_runner::{TestCaseError, TestError, TestRunner};
use serde::Serialize;
use serde::de::DeserializeOwned;
use support::rule_examples::{base, examples, overlaid};

/// Documents of each kind that are written and read back.
const CASES: u32 = 64;

/// Writes documents of one kind and reads them by all three: our reader, `serde_yaml` and the JSON Schema.
fn both_readers_agree<T>(
    kind: Kind,
    path: &str,
    documents: impl Strategy<Value = T>,
    typed: fn(Document) -> Option<T>,
) where
    T: Serialize + DeserializeOwned + PartialEq + Debug,
{
    let validator = jsonschema::draft7::new(&schema(kind)).expect("the schema is one");
    let mut runner = TestRunner::new(generate::config(CASES));
    let outcome = runner.run(&documents, |document| {
        let text = serde_yaml::to_string(&document).expect("a document can be written");
        let file = read(path, text.as_bytes());
        let told: Vec<String> =
            file.findings.iter().map(|f| format!("{} at {:?}: {}", f.rule, f.span, f.message)).collect();
        prop_assert!(told.is_empty(), "{told:#?} in\n{text}");
        let ours = file.document.and_then(typed).ok_or_else(|| TestCaseError::fail("no document"))?;
        let theirs: T = serde_yaml::from_str(&text).expect("serde reads what it wrote");
        prop_assert_eq!(&ours, &theirs, "in\n{}", text);
        prop_assert_eq!(&ours, &document, "in\n{}", text);
        let again = serde_yaml::to_string(&ours).expect("a document can be written");
        prop_assert_eq!(&again, &text, "written again");
        let value: serde_json::Value = serde_yaml::from_str(&text).expect("a document is JSON");
        let faults: Vec<String> =
            validator.iter_errors(&value).map(|e| format!("{}: {e}", e.instance_path())).collect();
        prop_assert!(faults.is_empty(), "the schema says {faults:#?} of\n{text}");
        Ok(())
    });
    if let Err(TestError::Fail(why, document)) = outcome {
        panic!("{why}\nthe document: {document:#?}");
    }
}

macro_rules! kinds {
    ($($name:ident: $kind:ident as $document:ident at $path:literal from $strategy:expr;)*) => {$(
        #[test]
        fn $name() {
            both_readers_agree(Kind::$kind, $path, $strategy, |document| match document {
                Document::$document(document) => Some(*document),
                _ => None,
            });
        }
    )*};
}

kinds! {
    organisations: Org as Org at "okrs/org.yaml" from org::org();
    policies: Policy as Policy at "okrs/policy.yaml" from policy::policy();
    seasons: Season as Season at "okrs/s1/season.yaml" from season::season();
    plans: Plan as Plan at "okrs/s1/academy.yaml" from plan::plan();
    plans_of_the_dao: DaoPlan as Plan at "okrs/s1/dao.yaml" from plan::plan();
    checkins: CheckIn as CheckIn at "okrs/s1/checkins/academy/2022-09-22.yaml" from checkin::checkin();
    intakes: Intake as Intake at "okrs/s1/intake/academy/interview.yaml" from outside::intake();
    premortems: PreMortem as PreMortem at "okrs/s1/premortems/academy.yaml" from mortems::premortem();
    postmortems: PostMortem as PostMortem at "okrs/s1/postmortems/academy.yaml" from mortems::postmortem();
    partnerships: Partnership as Partnership at "okrs/s1/partnerships/buoy.yaml" from outside::partnership();
}

#[test]
fn the_example_reads_clean() {
    let folder = support::root().join("tests/example");
    let found = support::source::yaml(&folder);
    assert_eq!(found.len(), 9, "the example has a file of every kind but the policy");
    for path in found {
        let bytes = std::fs::read(folder.join(&path)).expect("the file can be read");
        let file = read(&path, &bytes);
        let told: Vec<&str> = file.findings.iter().map(|finding| finding.message.as_str()).collect();
        assert!(told.is_empty() && file.document.is_some(), "{path}: {told:?}");
    }
}

/// Faults that a schema sees too, of whatever value they stand at.
const OF_SHAPE: [&str; 3] = ["unknown-field", "missing-field", "unknown-choice"];

/// Every YAML file of this repository that stands for a document, and every example of every rule.
fn everything() -> Vec<(String, Vec<u8>)> {
    let root = support::root();
    let folders = ["okrs", "examples", "tests/example", "tests/rules/base", "tests/cases", "tests/scores"];
    let mut found = Vec::new();
    for folder in folders {
        for path in support::source::yaml(&root.join(folder)) {
            let home = path.rfind("okrs/").map_or(format!("okrs/{path}"), |start| path[start..].to_owned());
            found.push((home, std::fs::read(root.join(folder).join(&path)).expect("the file can be read")));
        }
    }
    for rule in okr_cli::check::rules::all() {
        for heading in ["Bad", "Good"] {
            let files = overlaid(base(), &examples(rule, heading));
            found.extend(files.into_iter().map(|(path, text)| (path, text.into_bytes())));
        }
    }
    // Most examples leave most files of the base as they are.
    found.sort();
    found.dedup();
    found
}

/// A key with an empty value is as if it were absent; a schema has no word for that.
fn drop_empty(value: &mut serde_json::Value) {
    match value {
        serde_json::Value::Object(entries) => {
            entries.retain(|_, value| !value.is_null());
            entries.values_mut().for_each(drop_empty);
        }
        serde_json::Value::Array(items) => items.iter_mut().for_each(drop_empty),
        _ => {}
    }
}

#[test]
fn the_schema_and_the_check_agree_on_every_example() {
    let (mut judged, mut faults) = (0, Vec::new());
    for (path, bytes) in everything() {
        let file = read(&path, &bytes);
        let Ok(mut value) = serde_yaml::from_slice::<serde_json::Value>(&bytes) else { continue };
        drop_empty(&mut value);
        let Some(kind) = file.home.as_ref().map(|home| home.kind) else { continue };
        let validator = jsonschema::draft7::new(&schema(kind)).expect("the schema is one");
        let says: Vec<String> =
            validator.iter_errors(&value).map(|e| format!("{}: {e}", e.instance_path())).collect();
        let shape: Vec<&str> =
            file.findings.iter().filter(|f| OF_SHAPE.contains(&f.rule)).map(|f| f.message.as_str()).collect();
        judged += 1;
        if file.findings.is_empty() && !says.is_empty() {
            faults.push(format!("{path}: only the schema complains: {says:?}"));
        }
        if says.is_empty() && !shape.is_empty() {
            faults.push(format!("{path}: only the check complains: {shape:?}"));
        }
    }
    assert!(judged > 300, "only {judged} documents were judged");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// The line ends that YAML 1.2 dropped are text like any other, however they are written.
#[test]
fn line_ends_of_an_older_yaml_are_text() {
    for (written, text) in
        [("a\u{2028}b\u{85}c", "a\u{2028}b\u{85}c"), ("\"a\\Lb\\Pc\\Nd\"", "a\u{2028}b\u{2029}c\u{85}d")]
    {
        let written = format!("date: 2022-09-22\nby: lead\nsummary: {written}\n");
        let file = read("okrs/s1/checkins/academy/2022-09-22.yaml", written.as_bytes());
        assert!(file.findings.is_empty(), "{:?}", file.findings);
        let Some(Document::CheckIn(checkin)) = file.document else { panic!("it is a check-in") };
        assert_eq!(checkin.summary.as_deref(), Some(text));
    }
}
