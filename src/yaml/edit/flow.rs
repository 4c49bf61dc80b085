//! Items in flow style, where the siblings stand between brackets: `{id: O2, title: …}`.

use super::super::quote::quote;
use super::super::scalar::{Plain, plain_kind};
use super::super::tree::{NodeId, Style, Tree, Value};
use super::{Splice, lines};
use crate::diagnostic::Span;

/// After the last item of a list that has items.
pub(super) fn after_last(tree: &Tree, list: NodeId, item: &Tree) -> Vec<Splice> {
    let Some(last) = tree.items(list).last() else { return Vec::new() };
    let end = tree.node(*last).span.end;
    let item = item.root().map(|root| written(item, root)).unwrap_or_default();
    match trailing_comma(tree, end, tree.node(list).span.end) {
        Some(comma) => vec![Splice::at(comma, format!(" {item}"))],
        None => vec![Splice::at(end, format!(", {item}"))],
    }
}

/// As the first item of a list that is empty or null.
pub(super) fn first(tree: &Tree, key: NodeId, value: NodeId, item: &Tree) -> Vec<Splice> {
    let text = tree.source.text();
    let (key, span) = (tree.node(key).span, tree.node(value).span);
    let item = item.root().map(|root| written(item, root)).unwrap_or_default();
    if let Value::Sequence(_) = tree.node(value).value {
        return vec![Splice::at(span.start + 1, item)];
    }
    if span != key {
        let splice = Splice::at(span.end, format!("[{item}]"));
        return vec![Splice { removed: Some(span), ..splice }];
    }
    let colon = text[key.end..lines::next(text, key.end)].find(':').map(|found| key.end + found + 1);
    colon.map(|colon| Splice::at(colon, format!(" [{item}]"))).into_iter().collect()
}

/// As the first item of a list under a key that is not there yet.
pub(super) fn new_key(tree: &Tree, mapping: NodeId, key: &str, item: &Tree) -> Vec<Splice> {
    let item = item.root().map(|root| written(item, root)).unwrap_or_default();
    new_entry(tree, mapping, key, &format!("[{item}]"))
}

/// A key that is not there yet, with a value on one line, after the last one.
pub(super) fn new_entry(tree: &Tree, mapping: NodeId, key: &str, value: &str) -> Vec<Splice> {
    let Some((last_key, last)) = tree.entries(mapping).last() else { return Vec::new() };
    let end = tree.node(*last).span.end.max(tree.node(*last_key).span.end);
    vec![Splice::at(end, format!(", {key}: {value}"))]
}

/// A mapping without one of its keys.
pub(super) fn without(tree: &Tree, mapping: NodeId, index: usize) -> Vec<Splice> {
    let entries = tree.entries(mapping);
    let end = |(key, value): (NodeId, NodeId)| tree.node(value).span.end.max(tree.node(key).span.end);
    let start = |(key, _): (NodeId, NodeId)| tree.node(key).span.start;
    let Some(own) = entries.get(index).copied() else { return Vec::new() };
    let removed = match (entries.get(index + 1), index.checked_sub(1).and_then(|before| entries.get(before)))
    {
        (Some(next), _) => Span::new(start(own), start(*next)),
        (None, Some(before)) => Span::new(end(*before), end(own)),
        (None, None) => Span::new(start(own), end(own)),
    };
    vec![Splice::instead(removed, String::new())]
}

/// One past the comma that may follow the last item.
fn trailing_comma(tree: &Tree, from: usize, to: usize) -> Option<usize> {
    let text = tree.source.text();
    let inside = |at: usize, span: &Span| span.start <= at && at < span.end;
    let commas = text[from..to].match_indices(',').map(|(found, _)| from + found);
    commas.map(|at| at + 1).find(|at| !tree.comments.iter().any(|comment| inside(at - 1, comment)))
}

/// A node as YAML on one line.
#[must_use]
pub fn written(tree: &Tree, node: NodeId) -> String {
    let join = |parts: Vec<String>| parts.join(", ");
    match &tree.node(node).value {
        Value::Null => "~".to_owned(),
        Value::Scalar(_, style) => {
            let text = tree.text(node).unwrap_or_default();
            let is_plain = *style == Style::Plain && (plain_kind(text) != Plain::Text || is_date(text));
            if is_plain { text.to_owned() } else { quote(text) }
        }
        Value::Sequence(items) => {
            format!("[{}]", join(items.iter().map(|item| written(tree, *item)).collect()))
        }
        Value::Mapping(entries) => {
            let entry = |(key, value): &(NodeId, NodeId)| {
                format!("{}: {}", written(tree, *key), written(tree, *value))
            };
            format!("{{{}}}", join(entries.iter().map(entry).collect()))
        }
    }
}

/// Digits and dashes: a date stays as plain as people write it.
fn is_date(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-')
}
