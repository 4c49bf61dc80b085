//! `missing-field`: the reader finds it; what depends on other files is found here: who decided and when, outside of
//! imported seasons; the note of a judged value, which depends on the plan; the one group of kind `dao`.

use crate::check::context::Context;
use crate::check::mentions::{Record, records};
use crate::check::rule::{E, Rule, Run};
use crate::diagnostic::Finding;
use crate::document::{Document, Kind, Measure, Said};
use crate::text::list;
use crate::yaml::{Tree, Value};

pub(super) const RULE: Rule = Rule {
    id: "missing-field",
    family: "document",
    levels: [E, E, E],
    special: None,
    text: include_str!("missing_field.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    decisions(context, found);
    notes(context, found);
    dao(context, found);
}

fn decisions(context: &Context<'_>, found: &mut Vec<Finding>) {
    for record in records(context) {
        let missing: Vec<String> = [("date", record.date.is_none()), ("by", record.by.is_empty())]
            .into_iter()
            .filter(|(field, missing)| *missing && is_absent(&record, field))
            .map(|(field, _)| format!("`{field}`"))
            .collect();
        if missing.is_empty() || may_be_unknown(context, record.doc.season) {
            continue;
        }
        let message =
            format!("`{}` has no {}: a decision says when and by whom", record.field, list(&missing));
        let spot = record.doc.spot(record.at).own_key();
        found.push(
            record.doc.finding(RULE.id, spot, message).help("write `{date: 2022-08-19, by: [handle]}`"),
        );
    }
}

/// Whether a field is not there, or an empty list; what is there and faulty is told by the reader.
fn is_absent(record: &Record<'_>, field: &str) -> bool {
    let tree: &Tree = record.doc.tree;
    match tree.field(record.at.node(), field) {
        None => true,
        Some(node) => matches!(&tree.node(node).value, Value::Sequence(items) if items.is_empty()),
    }
}

/// In an imported season a source may not tell; where season.yaml cannot be read, nobody knows whether it is one.
fn may_be_unknown(context: &Context<'_>, season: &str) -> bool {
    let Some(view) = context.portfolio.season(season) else { return false };
    match view.document() {
        Some(document) => document.imported.is_some(),
        None => true,
    }
}

fn notes(context: &Context<'_>, found: &mut Vec<Finding>) {
    for doc in context.documents() {
        let Document::CheckIn(checkin) = doc.document else { continue };
        for (reference, entry) in &checkin.key_results {
            let Some(view) = context.key_result(reference, doc.season, doc.group) else { continue };
            let is_judged =
                matches!(view.key_result.measure, Measure::Judged(_)) && matches!(entry.said, Said::Value(_));
            let has_note = doc.tree.field(entry.at.node(), "note").is_some();
            if is_judged && !has_note {
                let message = format!("the judged value of `{reference}` has no `note`");
                let spot = doc.spot(entry.at).field("value");
                found.push(
                    doc.finding(RULE.id, spot, message)
                        .help("add `note: …` with what the judgement rests on"),
                );
            }
        }
    }
}

/// Exactly one group has the kind `dao`; here: at least one.
fn dao(context: &Context<'_>, found: &mut Vec<Finding>) {
    let Some(groups) = &context.known.groups else { return };
    let is_dao =
        |group: &crate::check::known::Name<'_>| group.id == "dao" || group.text("kind") == Some("dao");
    if groups.iter().any(is_dao) {
        return;
    }
    for doc in context.documents().filter(|doc| doc.home.kind == Kind::Org) {
        let spot = doc.tree.top().key("groups");
        let message = "no group has the kind `dao`";
        let help =
            "add `- {id: dao, kind: dao, name: …}`: its plan holds the objectives that all others serve";
        found.push(doc.finding(RULE.id, spot, message).help(help));
    }
}
