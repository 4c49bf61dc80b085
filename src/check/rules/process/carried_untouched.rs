//! `carried-untouched`: a key result goes on with the same target, and nobody decided that.

use std::collections::BTreeSet;

use crate::check::context::{Context, KeyResultView, Target};
use crate::check::rule::{Rule, Run, SILENT, W};
use crate::diagnostic::Finding;
use crate::document::{ItemDecision, KeyResult, Measure};

pub(super) const RULE: Rule = Rule {
    id: "carried-untouched",
    family: "process",
    levels: [W, W, SILENT],
    special: None,
    text: include_str!("carried_untouched.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    for view in context.live_key_results() {
        let Some(before) = before(context, &view) else { continue };
        if before.of.season.id == view.of.season.id || !is_same(view.key_result, before.key_result) {
            continue;
        }
        if is_decided(context, &before) {
            continue;
        }
        let (id, name) = (&view.key_result.id, before.id());
        let message = format!(
            "`{}.{id}` of `{}` goes on from `{name}` with the same target, and nobody decided that",
            view.objective.id, view.of.group
        );
        let help = format!(
            "decide on `{}` in okrs/{}/postmortems/{}.yaml: `keep`, `modify` or `drop`, with a `why`",
            name.item(),
            name.season,
            name.group
        );
        let field = if view.key_result.carried_from.is_some() { "carried_from" } else { "title" };
        let place = before.spot().field("title").span();
        let finding = view.finding(RULE.id, field, message).help(help);
        found.push(finding.related(before.of.plan.source(), place, "last season's"));
    }
}

/// The key result of an earlier season from which one goes on: the one that it names, else that of the same words in
/// the objective that its own names, else that of the same words in its group's plan for the season before.
fn before<'a>(context: &Context<'a>, view: &KeyResultView<'a>) -> Option<KeyResultView<'a>> {
    let (season, group) = (view.of.season, view.of.group);
    if let Some(reference) = &view.key_result.carried_from {
        return context.key_result(reference, season.id, group);
    }
    let by_words = |season: &str, group: &str, objective: Option<&str>| {
        let plan = context.portfolio.season(season)?.plan(group)?;
        let objectives = plan.document.objectives.iter();
        let objectives = objectives.filter(|own| objective.is_none_or(|objective| *own.id == *objective));
        let mut all = objectives.flat_map(|own| own.key_results.iter().map(move |kr| (own, kr)));
        let (objective, found) =
            all.find(|(_, other)| words(&other.title) == words(&view.key_result.title))?;
        let reference = crate::document::Reference {
            season: Some(season.to_owned()),
            group: Some(group.to_owned()),
            ids: vec![objective.id.to_string(), found.id.to_string()],
        };
        context.key_result(&reference, season, group)
    };
    if let Some(reference) = &view.objective.carried_from {
        let (item, target) = context.target(reference, season.id, group)?;
        return match target {
            Target::Objective(objective) => by_words(&item.season, &item.group, Some(&objective.id)),
            Target::KeyResult(_) | Target::Need(_) | Target::Milestone(_) => None,
        };
    }
    by_words(season.document()?.document.follows.as_deref()?, group, None)
}

fn words(title: &str) -> String {
    title.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// Whether a key result asks for what another one asked for. What is to be kept in every season is no such thing.
fn is_same(one: &KeyResult, other: &KeyResult) -> bool {
    let milestones = |list: &[crate::document::Milestone]| {
        list.iter().map(|own| words(&own.title)).collect::<BTreeSet<_>>()
    };
    one.unit == other.unit
        && match (&one.measure, &other.measure) {
            (Measure::Increase(one), Measure::Increase(other))
            | (Measure::Decrease(one), Measure::Decrease(other)) => one.target == other.target,
            (Measure::Sum(one), Measure::Sum(other)) | (Measure::Mean(one), Measure::Mean(other)) => {
                one.target == other.target
            }
            (Measure::Milestones(one), Measure::Milestones(other)) => {
                milestones(&one.milestones) == milestones(&other.milestones)
            }
            (Measure::Binary {}, Measure::Binary {}) | (Measure::Judged(_), Measure::Judged(_)) => true,
            _ => false,
        }
}

/// Whether a post-mortem decided on a key result or on its objective: the group's own, or another group's, by which a
/// season is carried on just so. What cannot be read may have.
fn is_decided(context: &Context<'_>, before: &KeyResultView<'_>) -> bool {
    let of = before.of;
    let is_unread = of.season.postmortem(of.group).is_none() && of.season.postmortem_file(of.group).is_some();
    if is_unread || of.season.is_imported() {
        return true;
    }
    let own = before.id();
    let decides = |group: &str, decision: &ItemDecision| {
        let item = context.target(&decision.item, of.season.id, group).map(|(item, _)| item);
        item.is_some_and(|item| {
            item.season == own.season && item.group == own.group && own.ids.starts_with(&item.ids)
        })
    };
    of.season.postmortem_groups().any(|group| {
        let postmortem = of.season.postmortem(group);
        let decisions = postmortem.map(|postmortem| postmortem.document.decisions.as_slice());
        decisions.unwrap_or_default().iter().any(|decision| decides(group, decision))
    })
}
