//! `unserved-objective`: an objective of the DAO to which no other plan contributes.

use crate::check::context::Context;
use crate::check::rule::{I, Rule, Run, W};
use crate::diagnostic::Finding;
use crate::model::alignment::{Aligned, Alignment, DAO, State};

pub(super) const RULE: Rule = Rule {
    id: "unserved-objective",
    family: "alignment",
    levels: [I, W, I],
    special: None,
    text: include_str!("unserved_objective.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    for alignment in context.alignments().iter().filter(|alignment| has_servants(alignment)) {
        for (_, top) in alignment.tops().filter(|(_, top)| top.state == Some(State::Unserved)) {
            let id = &top.objective.id;
            let message = format!("no other plan contributes to `{id}`");
            let spot = top.plan.spot(top.objective.at).field("title");
            found.push(top.plan.finding(RULE.id, spot, message).help(help(top)));
        }
    }
}

/// Whether there is anybody of whom one could expect it: not before other plans are there.
fn has_servants(alignment: &Alignment<'_>) -> bool {
    alignment.plans.iter().any(|plan| plan.group != DAO && !plan.objectives.is_empty())
}

fn help(top: &Aligned<'_>) -> String {
    let name = top.name();
    let key_results = top.objective.key_results.iter();
    let parts = key_results.filter_map(|kr| kr.measure.parts()).flat_map(|parts| &parts.of);
    let part = parts.into_iter().find_map(|part| Some((part, part.group.as_ref()?)));
    match part {
        Some((part, group)) => {
            let serving = format!("{group}/{}", part.objective());
            format!("its number is made of `{part}`: let `{serving}` say `contributes_to: [{name}]`")
        }
        None => format!("let an objective that serves it say `contributes_to: [{name}]`, or drop it"),
    }
}
