//! Edits keep what was there: by example, and for plans of every layout.

use proptest::prelude::*;

use super::{Edited, append};
use crate::yaml::{NodeId, Tree, load};

const ITEM: &str = "id: O9\ntitle: \"new: one\"\nkey_results:\n  - id: KR1\n    title: x\n";
const FLOW: &str = "{id: O9, title: \"new: one\", key_results: [{id: KR1, title: x}]}";

fn tree(text: &str) -> Tree {
    let loaded = load("plan.yaml", text.as_bytes());
    assert!(loaded.findings.is_empty(), "{text}\n{:?}", loaded.findings);
    loaded.tree.expect("a tree")
}

fn root(tree: &Tree) -> NodeId {
    tree.root().expect("a root")
}

fn added(text: &str) -> Edited {
    let tree = tree(text);
    append(&tree, root(&tree), "objectives", ITEM).unwrap_or_else(|why| panic!("{text}\n{why:?}"))
}

/// The new text is the old one with the item between the two parts.
fn shows(before: &str, item: &str, after: &str) {
    assert_eq!(added(&format!("{before}{after}")).text, format!("{before}{item}{after}"));
}

fn block(indent: &str, feed: &str) -> String {
    let lines = ["- id: O9", "  title: \"new: one\"", "  key_results:", "    - id: KR1", "      title: x"];
    lines.map(|line| format!("{indent}{line}{feed}")).concat()
}

#[test]
fn an_item_stands_as_its_siblings_do() {
    shows("objectives:\n  - id: O1\n    title: a\n", &block("  ", "\n"), "");
    shows("objectives:\r\n- id: O1\r\n  title: a\r\n", &block("", "\r\n"), "needs:\r\n  - id: N1\r\n");
    shows("\u{feff}objectives:\n    - id: O1\n", &block("    ", "\n"), "");
    let wide = block("  ", "\n").replace("  - id: O9", "  -   id: O9").replace("\n    ", "\n      ");
    shows("objectives:\n  -   id: O1\n      title: a\n", &wide, "");
    shows("objectives:\n  - {id: O1, title: a}   # small\n", &block("  ", "\n"), "\nneeds: []\n");
}

#[test]
fn comments_stay_with_what_they_are_about() {
    let before =
        "objectives:\n  - id: O1   # first\n    title: a # 40\n    # inside\n\n  # end of the list\n";
    shows(before, &block("  ", "\n"), "\n# what we need\nneeds: []\n");
    shows("objectives:\n- id: O1\n", &block("", "\n"), "# the end\n");
}

#[test]
fn the_end_of_the_file_stays_as_it_was() {
    let item = format!("\n{}", block("  ", "\n").trim_end());
    shows("objectives:\n  - id: O1\n    title: a", &item, "");
    shows("objectives:\n  - id: O1\n    title: a # b", &item, "");
}

#[test]
fn empty_lines_between_items_are_kept_up() {
    let before = "objectives:\n  - id: O1\n\n  # second\n  - id: O2\n";
    shows(before, &format!("\n{}", block("  ", "\n")), "needs: []\n");
}

#[test]
fn block_scalars_keep_their_empty_lines() {
    shows("objectives:\n  - id: O1\n    why: |\n      text\n", &block("  ", "\n"), "\n\nneeds: []\n");
    shows("objectives:\n  - id: O1\n    why: |+\n      text\n\n", &block("  ", "\n"), "needs: []\n");
}

#[test]
fn a_list_between_brackets_grows_there() {
    shows("objectives: [{id: O1}", &format!(", {FLOW}"), "]  # all\nneeds: []\n");
    shows("objectives: [\n  {id: O1}", &format!(", {FLOW}"), "   # one, two\n]\n");
    shows("objectives: [{id: O1},", &format!(" {FLOW}"), "]\n");
    shows("{objectives: [{id: O1}", &format!(", {FLOW}"), "], needs: []}\n");
    shows("{needs: []", &format!(", objectives: [{FLOW}]"), "}\n");
    shows("{objectives: [", FLOW, "]}\n");
}

#[test]
fn an_empty_list_becomes_one_with_dashes() {
    shows("summary: a\nobjectives: # all of them\n", &block("  ", "\n"), "needs: []\n");
    shows("objectives:\n", &block("  ", "\n"), "");
    shows("summary: a\n", &format!("objectives:\n{}", block("  ", "\n")), "");
    let empty = |list: &str, kept: &str| {
        let text = added(&format!("objectives: {list}\nneeds: []\n")).text;
        assert_eq!(text, format!("objectives:{kept}\n{}needs: []\n", block("  ", "\n")));
    };
    empty("[]", "");
    empty("[ ]  # none", "   # none");
    empty("~", "");
    empty("null # none", "  # none");
}

#[test]
fn a_list_inside_an_item_grows_there() {
    let before = "objectives:\n  - id: O1\n    key_results:\n      - id: KR1\n        title: a\n";
    let after = "  # the second\n  - id: O2\n    key_results: [{id: KR1}]\n";
    let tree = tree(&format!("{before}{after}"));
    let objective = tree.items(tree.field(root(&tree), "objectives").expect("a list"))[0];
    let edited = append(&tree, objective, "key_results", "# why\nid: KR2\ntitle: b").expect("an edit");
    let item = "      # why\n      - id: KR2\n        title: b\n";
    assert_eq!(edited.text, format!("{before}{item}{after}"));
    assert_eq!(&edited.text[edited.added.start..edited.added.end], item);
}

#[test]
fn what_cannot_be_proven_is_refused() {
    let refuses = |text: &str, item: &str| {
        let tree = tree(text);
        append(&tree, root(&tree), "objectives", item).expect_err(text).0
    };
    assert!(refuses("objectives: &all\n  - id: O1\nx-copy: *all\n", ITEM).contains("anchor"));
    assert!(refuses("x-all: &all [{id: O1}]\nobjectives: *all\n", ITEM).contains("anchor"));
    assert!(refuses("objectives: none\n", ITEM).contains("no list"));
    assert!(refuses("objectives: []\n", "- a\n").contains("mappings only"));
    assert!(refuses("objectives: []\n", "a: \"b\n").contains("not valid"));
    assert!(refuses("objectives: [ # none\n]\n", ITEM).contains("cannot be edited"));
}

fn layout() -> impl Strategy<Value = String> {
    let comment =
        prop_oneof![Just(""), Just("# c\n"), Just("\n"), Just("\n\n  # c, d: [e]\n"), Just("      # x\n\n")];
    let value = prop_oneof![
        Just("a"),
        Just("a   # b"),
        Just("\"x: # y\""),
        Just("'it''s'"),
        Just("{a: 1, b: [2, 3]}"),
        Just("|\n          text # no comment\n\n          more"),
        Just(">-\n          text\n"),
        Just("two\n          lines"),
        Just(""),
        Just("👩‍🚀 ü"),
    ];
    let object = (value, comment.clone(), 1_usize..4);
    let list = prop::collection::vec(object, 1..4);
    let tail = prop_oneof![Just(""), Just("needs: []"), Just("# end"), Just("\n\nneeds:\n- id: N1 # n\n")];
    (list, 0_usize..4, any::<bool>(), any::<bool>(), comment, tail).prop_map(
        |(list, indent, crlf, bom, head, tail)| {
            let mut text = format!("{head}summary: s # t\nobjectives:\n");
            for (number, (value, comment, gap)) in list.iter().enumerate() {
                let pad = " ".repeat(indent + 1 + gap);
                let dash = format!("{:indent$}-{:gap$}", "", "");
                text.extend([
                    &dash,
                    "id: O",
                    &number.to_string(),
                    "\n",
                    &pad,
                    "title: ",
                    value,
                    "\n",
                    comment,
                ]);
            }
            text += tail;
            let text = if crlf { text.replace('\n', "\r\n") } else { text };
            if bom { format!("\u{feff}{text}") } else { text }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_byte_is_kept(text in layout()) {
        let loaded = load("plan.yaml", text.as_bytes());
        prop_assume!(loaded.findings.is_empty());
        let edited = added(&text);
        let (start, end) = (edited.added.start, edited.added.end);
        prop_assert_eq!(format!("{}{}", &edited.text[..start], &edited.text[end..]), text.clone());
        let item = &edited.text[start..end];
        prop_assert!(!text.contains("\r\n") || !item.replace("\r\n", "").contains('\n'));
        let tree = tree(&edited.text);
        let items = tree.items(tree.field(root(&tree), "objectives").expect("a list"));
        prop_assert_eq!(items.last().and_then(|last| tree.id_of(*last)), Some("O9"));
    }

    #[test]
    fn any_text_comes_back(text in any::<String>()) {
        let quoted = format!("a: {}\nb: [{}]\n", super::super::quote(&text), super::super::quote(&text));
        let tree = tree(&quoted);
        let value = |key| tree.field(root(&tree), key).expect("a value");
        prop_assert_eq!(tree.text(value("a")), Some(text.as_str()));
        prop_assert_eq!(tree.text(tree.items(value("b"))[0]), Some(text.as_str()));
    }
}
