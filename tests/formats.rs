//! What `okr` writes for machines is what they expect: every output of a case in a machine's format is held against the
//! schema of that format.
#![allow(clippy::disallowed_methods, reason = "tests are outside the tool's doors")]

mod support;

use std::collections::BTreeSet;
use std::fs;

use okr_cli::check::formats::json::finding_schema;
use okr_cli::report::VIEWS;
use okr_cli::report::formats::json::Published;
use serde_json::Value;
use support::root;

/// What the cases of `okr check` say for `--format <format>`: the case and the text. One of them at least found something.
fn outputs(format: &str) -> Vec<(String, String)> {
    let outputs = outputs_of("check", format);
    assert!(outputs.iter().any(|(_, text)| text.contains("bad-id")), "no case shows a fault as {format}");
    assert!(
        outputs.iter().any(|(_, text)| !text.contains("bad-id")),
        "no case shows a sound record as {format}"
    );
    outputs
}

/// What the cases of a command say for `--format <format>`: the case and the text; not what failed.
fn outputs_of(command: &str, format: &str) -> Vec<(String, String)> {
    let folder = root().join("tests/cases").join(command);
    let mut outputs = Vec::new();
    for case in fs::read_dir(&folder).expect("there are cases") {
        let case = case.expect("the folder can be listed").file_name().to_string_lossy().into_owned();
        let transcript = fs::read_to_string(folder.join(&case).join("transcript")).unwrap_or_default();
        for step in transcript.split("$ ").skip(1) {
            let (command, said) = step.split_once('\n').unwrap_or((step, ""));
            let wanted = command.contains(&format!("--format {format}"));
            if !wanted
                || said.contains("\nexit 2")
                || [" -o ", "--statistics", "--help"].iter().any(|option| command.contains(option))
            {
                continue;
            }
            let lines = said.lines().filter_map(|line| line.strip_prefix('|'));
            let lines: Vec<&str> = lines.map(|line| line.strip_prefix(' ').unwrap_or(line)).collect();
            let text = lines.join("\n");
            outputs.push((case.clone(), text));
        }
    }
    outputs.sort();
    outputs
}

/// The outputs of a format, each found to fit its schema.
fn fitting(outputs: Vec<(String, String)>, schema: &Value) -> Vec<Value> {
    let validator = jsonschema::draft7::new(schema).expect("the schema is one");
    let read = |(case, text): (String, String)| {
        let value: Value = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{case}: {error}"));
        let faults: Vec<String> = validator
            .iter_errors(&value)
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        assert!(faults.is_empty(), "{case}: {faults:#?}");
        value
    };
    outputs.into_iter().map(read).collect()
}

fn vendored(name: &str) -> Value {
    let text = fs::read_to_string(root().join("tests/schemas").join(name)).expect("the schema is there");
    // The standard's pattern for a language has a `]` too many, which not every reader of patterns takes for a letter.
    serde_json::from_str(&text.replace("[a-zA-Z]{2}]?$", "[a-zA-Z]{2}$")).expect("the schema is JSON")
}

fn list<'a>(value: &'a Value, pointer: &str) -> &'a [Value] {
    value.pointer(pointer).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

#[test]
fn json_fits_the_schema_that_is_published() {
    fitting(outputs("json"), &okr_cli::check::formats::json::schema());
}

#[test]
fn a_diff_fits_the_schema_that_is_published() {
    let documents = fitting(outputs_of("diff", "json"), &okr_cli::report::diff::schema());
    let amended = |document: &Value| -> BTreeSet<String> {
        list(document, "/changes").iter().map(|change| change["amended"].to_string()).collect()
    };
    let states: BTreeSet<String> = documents.iter().flat_map(amended).collect();
    assert!(states.contains("\"yes\"") && states.contains("null"), "the cases show too little: {states:?}");
}

#[test]
fn reports_items_and_lists_fit_the_schemas_that_are_published() {
    for form in Published::ALL {
        let outputs = outputs_of(form.name(), "json");
        assert!(!outputs.is_empty(), "no case shows a {} as json", form.name());
        let schema = form.schema(finding_schema());
        for document in fitting(outputs, &schema) {
            assert_eq!(document["schema"], format!("okr-{}/1", form.name()));
        }
    }
    let views = VIEWS.iter().map(|view| view.name());
    let told = outputs_of("report", "json");
    for view in views {
        let key = format!("\n  \"{view}\": ");
        assert!(told.iter().any(|(_, text)| text.contains(&key)), "no case shows {view} as json");
    }
}

#[test]
fn a_report_that_leaves_out_a_key_does_not_fit() {
    let schema = Published::Report.schema(finding_schema());
    let validator = jsonschema::draft7::new(&schema).expect("the schema is one");
    let (_, text) = outputs_of("report", "json").swap_remove(0);
    let whole: Value = serde_json::from_str(&text).expect("it is JSON");
    assert!(validator.is_valid(&whole));
    for key in ["schema", "revision", "season"] {
        let mut without = whole.clone();
        without.as_object_mut().expect("it is an object").remove(key);
        assert!(!validator.is_valid(&without), "a report without `{key}` fits");
    }
}

#[test]
fn sarif_fits_the_standard() {
    for document in fitting(outputs("sarif"), &vendored("sarif-2.1.0.json")) {
        let rules = list(&document, "/runs/0/tool/driver/rules");
        let mut prints = BTreeSet::new();
        for result in list(&document, "/runs/0/results") {
            let index = result["ruleIndex"].as_u64().and_then(|index| usize::try_from(index).ok());
            assert_eq!(rules[index.expect("a result has a rule")]["id"], result["ruleId"]);
            assert!(prints.insert(result["partialFingerprints"].to_string()), "{result}");
        }
    }
}

#[test]
fn gitlab_is_what_gitlab_documents() {
    for document in fitting(outputs("gitlab"), &vendored("gitlab-code-quality.json")) {
        let violations = list(&document, "");
        let prints: BTreeSet<_> =
            violations.iter().map(|violation| violation["fingerprint"].as_str()).collect();
        assert_eq!(prints.len(), violations.len());
    }
}

#[test]
fn junit_counts_its_tests() {
    for (case, text) in outputs("junit") {
        let document = roxmltree::Document::parse(&text).unwrap_or_else(|error| panic!("{case}: {error}"));
        let whole = document.root_element();
        assert_eq!(whole.tag_name().name(), "testsuites");
        for node in whole
            .descendants()
            .filter(|node| ["testsuites", "testsuite"].iter().any(|name| node.has_tag_name(*name)))
        {
            let count = |name: &str| node.descendants().filter(|inner| inner.has_tag_name(name)).count();
            for (attribute, name) in [("tests", "testcase"), ("failures", "failure"), ("skipped", "skipped")]
            {
                assert_eq!(node.attribute(attribute), Some(count(name).to_string().as_str()), "{case}");
            }
            assert!(node.attribute("name").is_some() && count("testcase") > 0, "{case}");
        }
        let mut names = BTreeSet::new();
        for test in whole.descendants().filter(|node| node.has_tag_name("testcase")) {
            let name = (test.attribute("classname"), test.attribute("name"));
            assert!(name.0.is_some() && name.1.is_some() && names.insert(name), "{case}: {name:?}");
            assert!(test.children().filter(roxmltree::Node::is_element).count() <= 1, "{case}: {name:?}");
        }
    }
}
