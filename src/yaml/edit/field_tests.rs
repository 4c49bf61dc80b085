//! Fields are set and taken away, and all else stays: by example, and in plans of every layout.

use proptest::prelude::*;

use super::{Edited, Unedited, remove, set};
use crate::yaml::{Style, Tree, follow, load, path, quote};

fn tree(text: &str) -> Tree {
    let loaded = load("plan.yaml", text.as_bytes());
    assert!(loaded.findings.is_empty(), "{text}\n{:?}", loaded.findings);
    loaded.tree.expect("a tree")
}

fn edit(text: &str, edit: impl Fn(&Tree) -> Result<Edited, Unedited>) -> String {
    edit(&tree(text)).unwrap_or_else(|why| panic!("{text}\n{why:?}")).text
}

fn sets(before: &str, value: &str, after: &str) {
    let set = |tree: &Tree| set(tree, tree.root().expect("a root"), "b", value, &["c"]);
    assert_eq!(edit(before, set), after);
}

fn removes(before: &str, after: &str) {
    assert_eq!(edit(before, |tree| remove(tree, tree.root().expect("a root"), "b")), after);
}

#[test]
fn a_value_takes_the_place_of_another() {
    sets("a: 1\nb: 60   # agreed\nd: 2\n", "50", "a: 1\nb: 50   # agreed\nd: 2\n");
    sets("a: 1\r\nb: 'x'\r\n", "\"y: z\"", "a: 1\r\nb: \"y: z\"\r\n");
    sets("b: two\n  lines # c\nd: 1\n", "one", "b: one # c\nd: 1\n");
    sets("b: >-\n  two\n  lines\n\n# c\nd: 1\n", "one", "b: one\n\n# c\nd: 1\n");
    sets("b:   # to come\nd: 1\n", "5", "b: 5   # to come\nd: 1\n");
    sets("b: ~ # none\n", "5", "b: 5 # none\n");
    sets("{a: 1, b: [x, y], d: 2} # c", "[z]", "{a: 1, b: [z], d: 2} # c");
    sets("b: [x] # c\n", "[x, \"y, z\"]", "b: [x, \"y, z\"] # c\n");
    sets("b:\n  x: 1\n  z: 2\nd: 1\n", "x: 3\nz: 2", "b: {x: 3, z: 2}\nd: 1\n");
}

#[test]
fn a_list_with_dashes_keeps_what_stays() {
    sets("b:\n  - x # one\n  - y\n\nd: 1\n", "[x, y, z]", "b:\n  - x # one\n  - y\n  - z\n\nd: 1\n");
    sets("b:\n- x # one\n- y\nd: 1\n", "[x, z]", "b:\n- x # one\n- z\nd: 1\n");
    sets("b:\n  -   x\n  -   y\n", "[z]", "b:\n  -   z\n");
    sets("b:\n  - x\n  - y", "[z]", "b:\n  - z");
}

#[test]
fn a_new_field_finds_its_place() {
    sets(
        "a: 1\n\n# the list\nc:\n  - 1\n",
        "x: 1\ny: [2]",
        "a: 1\n\nb:\n  x: 1\n  y: [2]\n# the list\nc:\n  - 1\n",
    );
    sets("# head\nc: 1\n", "5", "# head\nb: 5\nc: 1\n");
    sets("a: 1\nd: 2   # c\n  # more\n\n# end\n", "5", "a: 1\nd: 2   # c\n  # more\n\n# end\nb: 5\n");
    sets("\u{feff}c: 1\r\n", "x: 1\ny: 2", "\u{feff}b:\r\n  x: 1\r\n  y: 2\r\nc: 1\r\n");
    sets("{a: 1}\n", "x: 1\nz: no one", "{a: 1, b: {x: 1, z: no one}}\n");
}

#[test]
fn what_is_taken_away_leaves_its_comment() {
    removes("a: 1\nb: 2\nc: 3\n", "a: 1\nc: 3\n");
    removes("a: 1\nb: 2   # agreed\nc: 3\n", "a: 1\n# agreed\nc: 3\n");
    removes("a: 1\nb:\n  - x\n  - y\n\nc: 3\n", "a: 1\n\nc: 3\n");
    removes("{a: 1, b: 2, c: 3}\n", "{a: 1, c: 3}\n");
    removes("{a: 1, b: 2}\n", "{a: 1}\n");
    removes("{b: 2, a: 1}\n", "{a: 1}\n");
    removes("a: 1\nb: 2", "a: 1\n");
    let first =
        |text: &str| edit(text, |tree| remove(tree, tree.items(tree.root().expect("a root"))[0], "b"));
    assert_eq!(first("- b: 2\n  a: 1\n"), "- a: 1\n");
    assert_eq!(first("- b: 2 # c\n  a: 1\n"), "- # c\n  a: 1\n");
}

#[test]
fn what_would_lose_something_is_refused() {
    let why = |text: &str, value: &str| {
        let tree = tree(text);
        set(&tree, tree.root().expect("a root"), "b", value, &[]).expect_err(text).0
    };
    assert!(why("b:\n  - x # one\n  - y\n", "[z]").contains("comment"));
    assert!(why("b: [x, # one\n  y]\n", "[z]").contains("comment"));
    assert!(why("b: &x 1\nc: *x\n", "2").contains("anchor"));
    assert!(why("c: &x 1\nb: *x\n", "2").contains("anchor"));
    assert!(why("b: 1\n", "\"x").contains("not valid"));
}

fn value() -> impl Strategy<Value = &'static str> {
    prop_oneof![
        Just("60"),
        Just("60   # agreed"),
        Just("\"x: # y\""),
        Just("'it''s' # z"),
        Just("[a, \"b, c\"]"),
        Just("\n        - a\n        - b"),
        Just("|\n        text # no comment\n\n        more\n"),
        Just(">-\n        text\n\n"),
        Just("two\n        lines # c"),
        Just(""),
        Just("~ # none"),
    ]
}

prop_compose! {
    fn layout()(
        value in value(),
        first in any::<bool>(),
        crlf in any::<bool>(),
        bom in any::<bool>(),
        comment in prop_oneof![Just(""), Just("      # c\n"), Just("\n"), Just("\n  # c\n\n")],
        tail in prop_oneof![Just(""), Just("needs: []"), Just("# end"), Just("\n\nneeds:\n- id: N1 # n\n")],
    ) -> String {
        let (title, b) = ("title: t # t", format!("b: {value}"));
        let (one, two) = if first { (b.as_str(), title) } else { (title, b.as_str()) };
        let text = format!("# head\nobjectives:\n  - {one}\n{comment}    {two}\n{comment}{tail}");
        let text = if crlf { text.replace('\n', "\r\n") } else { text };
        if bom { format!("\u{feff}{text}") } else { text }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever text is set comes back, and no other comment or line is touched.
    #[test]
    fn any_text_can_be_set(text in layout(), value in any::<String>()) {
        let loaded = load("plan.yaml", text.as_bytes());
        prop_assume!(loaded.findings.is_empty());
        let old = loaded.tree.expect("a tree");
        let list = old.field(old.root().expect("a root"), "objectives").expect("a list");
        let item = old.items(list)[0];
        let edited = set(&old, item, "b", &quote(&value), &[]).expect("an edit");
        let new = tree(&edited.text);
        let found = follow(&new, &path(&old, item)).and_then(|item| new.field(item, "b")).expect("the field");
        prop_assert_eq!(new.text(found), Some(value.as_str()));
        prop_assert!(matches!(new.scalar(found), Some((_, Style::Plain | Style::Quoted))));
        let comments = |tree: &Tree| -> Vec<String> {
            tree.comments.iter().map(|comment| tree.source.slice(*comment).to_owned()).collect()
        };
        prop_assert_eq!(comments(&new), comments(&old));
        prop_assert!(!text.contains("\r\n") || !edited.text.replace("\r\n", "").contains('\n'));
    }

    /// What is taken away and set again is back, whatever stands around it.
    #[test]
    fn a_field_can_be_taken_away(text in layout()) {
        let loaded = load("plan.yaml", text.as_bytes());
        prop_assume!(loaded.findings.is_empty());
        let old = loaded.tree.expect("a tree");
        let list = old.field(old.root().expect("a root"), "objectives").expect("a list");
        let edited = remove(&old, old.items(list)[0], "b").expect("an edit");
        let new = tree(&edited.text);
        prop_assert_eq!(new.comments.len(), old.comments.len());
    }
}
