//! `placeholder-left`: a text that was meant to be replaced.

use crate::check::context::{Context, Doc};
use crate::check::placeholders::Placeholders;
use crate::check::rule::{E, Rule, Run, W};
use crate::check::shown;
use crate::check::words::Words;
use crate::diagnostic::Finding;
use crate::document::Document;
use crate::yaml::{At, NodeId, Value};

/// The fields that hold what people write for people.
const TEXTS: &[&str] = &[
    "blockers",
    "for",
    "next",
    "note",
    "role",
    "source",
    "summary",
    "text",
    "title",
    "unit",
    "unmeasured",
    "what",
    "why",
];

/// Fields in which a text is a record of what was decided, and may well speak of placeholders.
const RECORDS: [&str; 9] =
    ["added", "amendments", "answers", "closed", "dropped", "imported", "ratified", "waive", "withdrawn"];

pub(super) const RULE: Rule = Rule {
    id: "placeholder-left",
    family: "craft",
    levels: [W, E, E],
    special: None,
    text: include_str!("placeholder_left.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    let placeholders = Placeholders::new(&Words::of(context.portfolio.policy()));
    for doc in context.documents() {
        match doc.document {
            Document::Season(_) | Document::Plan(_) | Document::CheckIn(_) => {}
            Document::Org(_)
            | Document::Policy(_)
            | Document::Intake(_)
            | Document::PreMortem(_)
            | Document::PostMortem(_)
            | Document::Partnership(_) => continue,
        }
        for node in doc.tree.ids() {
            let Some(field) = field(doc, node).filter(|field| TEXTS.contains(field)) else { continue };
            let Some(text) = doc.tree.text(node) else { continue };
            let placeholder = match field {
                "title" => placeholders.first_in_title(text),
                _ => placeholders.first_in(text),
            };
            let Some(placeholder) = placeholder.filter(|_| is_meant(doc, node)) else { continue };
            let message = format!("`{}` was meant to be replaced", shown(&placeholder));
            let help = "write what is meant, or leave the field out";
            found.push(doc.finding(RULE.id, doc.spot(At::new(node)), message).help(help));
        }
    }
}

/// The name of the field that a value, or the list around it, stands in; none of a key.
fn field(doc: Doc<'_>, node: NodeId) -> Option<&str> {
    let tree = doc.tree;
    let list = || tree.node(node).parent.filter(|list| matches!(tree.node(*list).value, Value::Sequence(_)));
    let key = tree.node(node).key.or_else(|| tree.node(list()?).key)?;
    tree.text(key)
}

/// Whether a text is part of what is planned: not dropped, no record of a decision, not the organisation's own field.
fn is_meant(doc: Doc<'_>, node: NodeId) -> bool {
    let tree = doc.tree;
    std::iter::successors(Some(node), |node| tree.node(*node).parent).all(|node| {
        let key = tree.node(node).key.and_then(|key| tree.text(key)).unwrap_or_default();
        !key.starts_with("x-") && !RECORDS.contains(&key) && tree.field(node, "dropped").is_none()
    })
}
