//! The audit: what needs a person, what nobody judged, then what was looked at.

use super::anchor::Anchors;
use super::lines::{answer, section, titled};
use super::node::{Node, el, row};
use crate::report::formats::audit_words::{self as words, blocks, doubts, looked_at};
use crate::report::formats::section::Block;
use crate::report::views::audit::Audit;

pub(super) fn write(audit: &Audit<'_>, anchors: &Anchors) -> Node {
    let (number, told) = words::answer(audit);
    let blocks = doubts(audit).into_iter().chain(blocks(audit)).filter_map(|shown| block(anchors, &shown));
    row().push(answer(anchors, &number, &told)).push(el("p").text(&looked_at(audit))).all(blocks)
}

/// A table or a list, where it holds anything.
fn block(anchors: &Anchors, block: &Block) -> Option<Node> {
    match block {
        Block::Table(table) if table.is_empty() => None,
        Block::Table(table) => {
            Some(row().push(el("h3").text(table.title)).push(section(anchors, table).finish()))
        }
        Block::List(title, items) => {
            titled(anchors, title, items.iter().map(|(sign, words)| (Some(*sign), words.clone())))
        }
    }
}
