//! Which fixes are safe: none inside of what an alias stands for, and no two that give one name to two fields.

use std::collections::{HashMap, HashSet};

use crate::diagnostic::{Finding, Fix, Span};
use crate::yaml::{NodeId, Tree, Value};

/// Takes the other fixes out of findings about a tree.
pub(super) fn keep_safe(tree: &Tree, findings: &mut [Finding]) {
    if findings.iter().all(|finding| finding.fix.is_none()) {
        return;
    }
    let text = tree.source.text();
    let is_alias = |span: &Span| text.get(span.start..span.end).is_some_and(|text| text.starts_with('*'));
    let is_collection =
        |node: &NodeId| matches!(tree.node(*node).value, Value::Sequence(_) | Value::Mapping(_));
    // All that was copied for an alias stands where it does: a fix there would put one scalar for the whole.
    let copied: HashSet<Span> =
        tree.ids().filter(is_collection).map(|node| tree.node(node).span).filter(is_alias).collect();

    let mut mappings: HashMap<Span, NodeId> = HashMap::new();
    for mapping in tree.ids().filter(is_collection) {
        mappings.extend(tree.entries(mapping).iter().map(|(key, _)| (tree.node(*key).span, mapping)));
    }
    let renamed = |fix: &Fix| Some((*mappings.get(&fix.span)?, fix.text.clone()));
    let mut names: HashMap<(NodeId, String), usize> = HashMap::new();
    for name in findings.iter().filter_map(|finding| renamed(finding.fix.as_ref()?)) {
        *names.entry(name).or_default() += 1;
    }
    for finding in findings {
        let is_safe = |fix: &Fix| {
            !copied.contains(&fix.span) && renamed(fix).is_none_or(|name| names.get(&name) == Some(&1))
        };
        finding.fix = finding.fix.take().filter(is_safe);
    }
}
