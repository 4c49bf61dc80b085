//! `unknown-goal`: a goal's id that org.yaml does not list.

use crate::check::context::Context;
use crate::check::hints::Hints;
use crate::check::rule::{E, Rule, Run};
use crate::check::shown;
use crate::diagnostic::Finding;
use crate::document::Document;
use crate::yaml::Spot;

pub(super) const RULE: Rule = Rule {
    id: "unknown-goal",
    family: "document",
    levels: [E, E, E],
    special: None,
    text: include_str!("unknown_goal.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    let Some(known) = &context.known.goals else { return };
    let hints = Hints::new();
    for doc in context.documents() {
        for (spot, id) in named(doc.document, |at| doc.spot(at)) {
            if known.iter().any(|goal| goal.id == id) {
                continue;
            }
            let help = match hints.nearest(id, known.iter().map(|goal| goal.id)) {
                Some(near) => format!("did you mean `{}`?", shown(near)),
                None if known.is_empty() => "org.yaml lists no goals yet".to_owned(),
                None => "add it to `goals` in org.yaml".to_owned(),
            };
            let message = format!("the organisation has no goal `{}`", shown(id));
            found.push(doc.finding(RULE.id, spot, message).help(help));
        }
    }
}

fn named<'a>(document: &'a Document, at: impl Fn(crate::yaml::At) -> Spot<'a>) -> Vec<(Spot<'a>, &'a str)> {
    match document {
        Document::Plan(plan) => {
            let of = |objective: &'a crate::document::Objective| {
                let list = at(objective.at).field("advances");
                objective.advances.iter().map(move |goal| (list.item(goal), &**goal))
            };
            plan.objectives.iter().flat_map(of).collect()
        }
        Document::Partnership(partnership) => {
            let list = at(partnership.at).field("goals");
            partnership.goals.iter().map(|goal| (list.item(goal), &**goal)).collect()
        }
        Document::Org(_)
        | Document::Policy(_)
        | Document::Season(_)
        | Document::CheckIn(_)
        | Document::Intake(_)
        | Document::PreMortem(_)
        | Document::PostMortem(_) => Vec::new(),
    }
}
