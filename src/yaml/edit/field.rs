//! One field of a mapping: given a value, or taken away.

use super::super::tree::{NodeId, Style, Tree, Value};
use super::proof::{Claim, Meant, says};
use super::{Edited, Splice, Unedited, block, flow, is_shared, proven, read};
use crate::diagnostic::Span;

/// Gives a field of a mapping a value, instead of the one that it has or as a new one. `value` is YAML: on one line, or a
/// mapping in block style whose keys stand at the left margin. A new field stands above the first of the fields
/// `before` that is there, else after the last one.
///
/// # Errors
/// When an anchor or alias is involved, when a comment would be lost, or when the new text could not be proven to say
/// just that.
pub fn set(
    tree: &Tree,
    mapping: NodeId,
    key: &str,
    value: &str,
    before: &[&str],
) -> Result<Edited, Unedited> {
    let invalid = || Unedited(format!("the new `{key}` is not valid YAML"));
    let new = read(value).ok_or_else(invalid)?;
    let root = new.root().ok_or_else(invalid)?;
    let line = flow::written(&new, root);
    let entry = find(tree, mapping, key)?;
    let splices = match entry {
        None if tree.node(mapping).flow => flow::new_entry(tree, mapping, key, &line),
        None => block::new_entry(tree, mapping, key, value, before),
        Some((_, key_node, old)) => {
            let colon = colon(tree, key_node).ok_or_else(invalid)?;
            match (&tree.node(old).value, &new.node(root).value) {
                (Value::Sequence(items), Value::Sequence(new_items))
                    if !items.is_empty() && !tree.node(old).flow =>
                {
                    let same = |(old, item): &(&NodeId, &NodeId)| says(tree, **old, &new, **item);
                    let kept = items.iter().zip(new_items).take_while(same).count();
                    let lines: Vec<String> =
                        new_items.iter().map(|item| flow::written(&new, *item)).collect();
                    if let Some(first) = items.get(kept) {
                        let end = tree.node(old).span.end;
                        keeps_comments(tree, key, Span::new(tree.node(*first).span.start, end))?;
                    }
                    block::other_items(tree, old, &lines, kept)
                }
                _ => {
                    let place = place(tree, key_node, old, colon);
                    keeps_comments(tree, key, place)?;
                    let gap = if place.start == colon { " " } else { "" };
                    vec![Splice::instead(place, format!("{gap}{line}"))]
                }
            }
        }
    };
    proven(&splices, &Claim { old: tree, mapping, key, meant: Meant::Value(&new) })
}

/// Takes a field away from a mapping; the comment behind it stays.
///
/// # Errors
/// When there is no such field, when an anchor or alias is involved, when a comment would be lost, or when the new text
/// could not be proven to say all else.
pub fn remove(tree: &Tree, mapping: NodeId, key: &str) -> Result<Edited, Unedited> {
    let Some((index, key_node, value)) = find(tree, mapping, key)? else {
        return Err(Unedited(format!("there is no `{key}`")));
    };
    let colon = colon(tree, key_node).unwrap_or(tree.node(key_node).span.end);
    let place = Span::new(tree.node(key_node).span.start, place(tree, key_node, value, colon).end);
    keeps_comments(tree, key, place)?;
    let splices = if tree.node(mapping).flow {
        flow::without(tree, mapping, index)
    } else {
        block::without(tree, mapping, index, place)
    };
    proven(&splices, &Claim { old: tree, mapping, key, meant: Meant::Nothing })
}

/// The number, the key and the value of a field.
fn find(tree: &Tree, mapping: NodeId, key: &str) -> Result<Option<(usize, NodeId, NodeId)>, Unedited> {
    let mut entries = tree.entries(mapping).iter().enumerate();
    let found = entries.find(|(_, (found, _))| tree.text(*found) == Some(key));
    let found = found.map(|(index, (key, value))| (index, *key, *value));
    if is_shared(tree, found.map_or(mapping, |(_, _, value)| value)) {
        return Err(Unedited(format!("an anchor or an alias stands around `{key}`")));
    }
    Ok(found)
}

/// One past the colon behind a key.
fn colon(tree: &Tree, key: NodeId) -> Option<usize> {
    let end = tree.node(key).span.end;
    Some(end + tree.source.text()[end..].find(':')? + 1)
}

/// The bytes of a value; those of a collection or a text in block style begin right behind the colon, and so does nothing.
fn place(tree: &Tree, key: NodeId, value: NodeId, colon: usize) -> Span {
    let node = tree.node(value);
    let end = tree.source.text()[..node.span.end].trim_end().len().max(colon);
    match &node.value {
        Value::Null if node.span == tree.node(key).span => Span::new(colon, colon),
        Value::Scalar(_, Style::Block) => Span::new(colon, end),
        Value::Mapping(_) | Value::Sequence(_) if !node.flow => Span::new(colon, end),
        Value::Null | Value::Scalar(..) | Value::Mapping(_) | Value::Sequence(_) => node.span,
    }
}

/// What is to be replaced holds no comment.
fn keeps_comments(tree: &Tree, key: &str, place: Span) -> Result<(), Unedited> {
    let is_inside = |comment: &Span| place.start <= comment.start && comment.start < place.end;
    if tree.comments.iter().any(is_inside) {
        return Err(Unedited(format!("a comment stands inside `{key}` and would be lost")));
    }
    Ok(())
}
