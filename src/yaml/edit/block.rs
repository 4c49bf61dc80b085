//! Items in block style: a dash, and keys below one another, indented as the siblings are.

use super::super::tree::{NodeId, Tree};
use super::{Splice, lines};
use crate::diagnostic::Span;

/// How far a list is indented below its key where no sibling shows it.
const INDENT: usize = 2;
/// How far an item's keys stand from its dash where no sibling shows it.
const OFFSET: usize = 2;

/// After the last item of a list that has items.
pub(super) fn after_last(tree: &Tree, list: NodeId, mapping: NodeId, item: &str) -> Vec<Splice> {
    let text = tree.source.text();
    let Some(last) = tree.items(list).last() else { return Vec::new() };
    let span = tree.node(*last).span;
    let Some((dash, offset)) = manner(tree, list, span) else { return Vec::new() };
    let apart = tree.items(list).len() > 1 && lines::blank_above(text, span.start);
    let inside = lines::column(text, tree.node(mapping).span.start) + 1;
    ends(text, span.end)
        .map(|end| insert(text, lines::below(text, end, inside), &written(item, dash, offset), apart))
        .collect()
}

/// The column of a list's dashes, and how far from its dash the item at `span` stands.
fn manner(tree: &Tree, list: NodeId, span: Span) -> Option<(usize, usize)> {
    let text = tree.source.text();
    let before = text[lines::start(text, span.start)..span.start].trim_start_matches('\u{feff}');
    let shown = before.trim_start_matches(' ').strip_prefix('-');
    if let Some(gap) = shown.filter(|gap| !gap.is_empty() && gap.trim_matches(' ').is_empty()) {
        return Some((before.len() - gap.len() - 1, gap.len() + 1));
    }
    // An anchor, or the item on a line of its own. Of a list as far left as its key the tree does not know the dash.
    let start = tree.node(list).span.start;
    text[start..].starts_with('-').then(|| (lines::column(text, start), OFFSET))
}

/// As the first item of a list that is empty or null.
pub(super) fn first(tree: &Tree, key: NodeId, value: NodeId, item: &str) -> Vec<Splice> {
    let text = tree.source.text();
    let (key, value) = (tree.node(key).span, tree.node(value).span);
    let Some(colon) = text[key.end..].find(':').map(|found| key.end + found + 1) else { return Vec::new() };
    let removed = (value != key).then(|| {
        let rest = &text[value.end..lines::next(text, value.end)];
        let blank = text[..value.start].trim_end_matches(' ').len();
        Span::new(if rest.trim().is_empty() { blank } else { value.start }, value.end)
    });
    let column = lines::column(text, key.start);
    let at = lines::below(text, removed.map_or(colon, |removed| removed.end), column + 1);
    let splice = insert(text, at, &written(item, column + INDENT, OFFSET), false);
    vec![Splice { removed, ..splice }]
}

/// As the first item of a list under a key that is not there yet.
pub(super) fn new_key(tree: &Tree, mapping: NodeId, key: &str, item: &str) -> Vec<Splice> {
    let text = tree.source.text();
    let span = tree.node(mapping).span;
    let column = lines::column(text, span.start);
    let mut block = vec![format!("{:column$}{key}:", "")];
    block.extend(written(item, column + INDENT, OFFSET));
    ends(text, span.end).map(|end| insert(text, lines::below(text, end, column), &block, false)).collect()
}

/// A key that is not there yet, above the first of the keys `before` that is there; where none is, after the last one.
/// `value` stands behind the key, or below it where it has several lines.
pub(super) fn new_entry(
    tree: &Tree,
    mapping: NodeId,
    key: &str,
    value: &str,
    before: &[&str],
) -> Vec<Splice> {
    let text = tree.source.text();
    let span = tree.node(mapping).span;
    let column = lines::column(text, span.start);
    let indented = |line: &str| {
        if line.is_empty() { String::new() } else { format!("{:width$}{line}", "", width = column + INDENT) }
    };
    let head = format!("{:column$}{key}:", "");
    let block = match value.trim_end() {
        value if value.contains('\n') => {
            std::iter::once(head).chain(value.split('\n').map(indented)).collect()
        }
        value => vec![format!("{head} {value}")],
    };
    let next = tree
        .entries(mapping)
        .iter()
        .find(|(key, _)| tree.text(*key).is_some_and(|key| before.contains(&key)));
    // Of a key behind a dash there is no line above it that belongs to the same mapping.
    let above = next.map(|(key, _)| tree.node(*key).span.start).filter(|start| {
        text[lines::start(text, *start)..*start].trim_start_matches('\u{feff}').trim_matches(' ').is_empty()
    });
    let above = above.map(|start| insert(text, lines::above(text, start), &block, false));
    let below = ends(text, span.end).map(|end| insert(text, lines::below(text, end, column), &block, false));
    above.into_iter().chain(below).collect()
}

/// A list with other items, each on one line. Those that it begins with already stay as they are.
pub(super) fn other_items(tree: &Tree, list: NodeId, items: &[String], kept: usize) -> Vec<Splice> {
    let text = tree.source.text();
    let old = tree.items(list);
    let Some((dash, offset)) = old.first().and_then(|first| manner(tree, list, tree.node(*first).span))
    else {
        return Vec::new();
    };
    let line = |item: &String| format!("{:dash$}-{:gap$}{item}", "", "", gap = offset - 1);
    let block: Vec<String> = items[kept..].iter().map(line).collect();
    let place = |node: NodeId| lines::start(text, tree.node(node).span.start);
    match old.get(kept) {
        None => insert_after(text, tree.node(list).span.end, &block).into_iter().collect(),
        Some(first) => {
            let end = text[..tree.node(list).span.end].trim_end().len();
            let removed = Span::new(place(*first), lines::next(text, end));
            let feed = lines::ending(text, end);
            let last = if text[..removed.end].ends_with('\n') { feed } else { "" };
            vec![Splice::instead(removed, block.join(feed) + last)]
        }
    }
}

fn insert_after(text: &str, end: usize, block: &[String]) -> Option<Splice> {
    let end = text[..end].trim_end().len();
    (!block.is_empty()).then(|| insert(text, lines::next(text, end), block, false))
}

/// A mapping without one of its keys. A comment behind the value stays, on a line of its own where it has to.
pub(super) fn without(tree: &Tree, mapping: NodeId, index: usize, value: Span) -> Vec<Splice> {
    let text = tree.source.text();
    let entries = tree.entries(mapping);
    let Some((key, _)) = entries.get(index) else { return Vec::new() };
    let start = tree.node(*key).span.start;
    let line = lines::start(text, start);
    let rest = &text[value.end..lines::next(text, value.end)];
    let gap = rest.len() - rest.trim_start_matches(' ').len();
    let indent = text[line..start].trim_start_matches('\u{feff}');
    let places = if !rest.trim().is_empty() {
        vec![Span::new(start, value.end + gap)]
    } else if indent.trim_matches(' ').is_empty() {
        vec![Span::new(start - indent.len(), lines::next(text, value.end))]
    } else {
        // Behind a dash the next key takes its place, unless a comment stands between them.
        let next = entries.get(index + 1).map(|(next, _)| Span::new(start, tree.node(*next).span.start));
        let kept = text[..start].trim_end_matches(' ').len();
        next.into_iter().chain([Span::new(kept, value.end)]).collect()
    };
    places.into_iter().map(|removed| Splice::instead(removed, String::new())).collect()
}

/// The ends of what is written up to `end`: without the empty lines that a block scalar may have taken in, and with them.
fn ends(text: &str, end: usize) -> impl Iterator<Item = usize> {
    let trimmed = text[..end].trim_end().len();
    [trimmed, end].into_iter().take(if trimmed == end { 1 } else { 2 })
}

/// The lines of an item in a list.
fn written(item: &str, dash: usize, offset: usize) -> Vec<String> {
    let mut begun = false;
    let line = |line: &str| {
        let line = line.trim_end_matches('\r');
        let comment = line.trim().is_empty() || line.trim_start().starts_with('#');
        if begun && line.is_empty() {
            return String::new();
        }
        if begun {
            return format!("{:width$}{line}", "", width = dash + offset);
        }
        begun = !comment;
        let mark = if comment { String::new() } else { format!("-{:width$}", "", width = offset - 1) };
        format!("{:dash$}{mark}{line}", "").trim_end().to_owned()
    };
    item.trim_end().split('\n').map(line).collect()
}

/// Puts lines at a place that is the start of a line or the end of the text.
fn insert(text: &str, at: usize, block: &[String], apart: bool) -> Splice {
    let feed = lines::ending(text, at);
    let block = block.join(feed);
    let apart = if apart { feed } else { "" };
    let unended = at == text.len() && !text.ends_with('\n');
    let text = if unended { format!("{feed}{apart}{block}") } else { format!("{apart}{block}{feed}") };
    Splice::at(at, text)
}
