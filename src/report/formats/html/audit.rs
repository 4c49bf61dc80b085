//! The audit: what needs a person, what nobody judged, then what was looked at.

use super::anchor::Anchors;
use super::lines::{answer, linked, section, titled};
use super::node::{Node, el, row};
use crate::report::formats::audit_words::{self as words, looked_at, sections, unaudited};
use crate::report::formats::sign::Sign;
use crate::report::views::audit::Audit;

pub(super) fn write(audit: &Audit<'_>, anchors: &Anchors) -> Node {
    let (number, told) = words::answer(audit);
    let open = audit.open.iter().filter(|_| audit.open.len() > 1);
    let open = open.map(|open| (Some(if open.is_grave { Sign::Bad } else { Sign::Care }), open.text.clone()));
    let not_judged =
        audit.not_judged.iter().map(|not| (Some(Sign::Nothing), format!("{}: {}", not.what, not.why)));
    row()
        .push(answer(anchors, &number, &told))
        .push(el("p").text(&looked_at(audit)))
        .maybe(unaudited(audit).map(|words| el("p").push(linked(anchors, &words))))
        .maybe(titled(anchors, "Needs a person", open))
        .maybe(titled(anchors, "Not judged", not_judged))
        .all(
            sections(audit)
                .iter()
                .map(|table| row().push(el("h3").text(table.title)).push(section(anchors, table).finish())),
        )
}
