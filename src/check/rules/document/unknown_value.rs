//! `unknown-value`: a value's id that org.yaml does not list.

use crate::check::context::Context;
use crate::check::hints::Hints;
use crate::check::rule::{E, Rule, Run};
use crate::check::shown;
use crate::diagnostic::Finding;
use crate::document::Document;
use crate::yaml::Spot;

pub(super) const RULE: Rule = Rule {
    id: "unknown-value",
    family: "document",
    levels: [E, E, E],
    special: None,
    text: include_str!("unknown_value.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    let Some(known) = &context.known.values else { return };
    let hints = Hints::new();
    for doc in context.documents() {
        for (spot, id) in named(doc.document, |at| doc.spot(at)) {
            if known.iter().any(|value| value.id == id) {
                continue;
            }
            let help = match hints.nearest(id, known.iter().map(|value| value.id)) {
                Some(near) => format!("did you mean `{}`?", shown(near)),
                None if known.is_empty() => "org.yaml lists no values yet".to_owned(),
                None => "add it to `values` in org.yaml".to_owned(),
            };
            let message = format!("the organisation has no value `{}`", shown(id));
            found.push(doc.finding(RULE.id, spot, message).help(help));
        }
    }
}

fn named<'a>(document: &'a Document, at: impl Fn(crate::yaml::At) -> Spot<'a>) -> Vec<(Spot<'a>, &'a str)> {
    match document {
        Document::Org(org) => {
            let served = org.groups.iter().flat_map(|group| &group.values);
            served.map(|served| (at(served.at).field("value"), &*served.value)).collect()
        }
        Document::Partnership(partnership) => {
            let answers = partnership.values.iter();
            answers.map(|answer| (at(answer.at).field("value"), &*answer.value)).collect()
        }
        Document::Policy(_)
        | Document::Season(_)
        | Document::Plan(_)
        | Document::CheckIn(_)
        | Document::Intake(_)
        | Document::PreMortem(_)
        | Document::PostMortem(_) => Vec::new(),
    }
}
