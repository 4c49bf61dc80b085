//! The objectives that rules may judge: not dropped, of plans that were not withdrawn, with what is written of their key
//! results, whether it could be read or not.

use super::context::{Context, KeyResultView, PlanView};
use crate::diagnostic::Finding;
use crate::document::Objective;
use crate::model::ItemId;
use crate::yaml::{NodeId, Spot, Tree};

/// A live objective with its live key results.
#[derive(Debug)]
pub(super) struct ObjectiveView<'a> {
    /// The plan.
    pub of: PlanView<'a>,
    /// The objective.
    pub objective: &'a Objective,
    /// Its live key results that could be read.
    pub key_results: Vec<KeyResultView<'a>>,
    /// How many live key results are written, those that could not be read too.
    pub written: usize,
}

impl<'a> ObjectiveView<'a> {
    /// Whether all its live key results could be read: only then may a rule speak of all of them.
    pub fn is_whole(&self) -> bool {
        self.key_results.len() == self.written
    }

    /// Its place.
    pub fn spot(&self) -> Spot<'a> {
        self.of.plan.spot(self.objective.at)
    }

    /// Its full name.
    pub fn id(&self) -> ItemId {
        let ids = vec![self.objective.id.to_string()];
        ItemId { season: self.of.season.id.to_owned(), group: self.of.group.to_owned(), ids }
    }

    /// A finding of `rule` at one of its fields.
    pub fn finding(&self, rule: &'static str, field: &str, message: impl Into<String>) -> Finding {
        self.of.plan.finding(rule, self.spot().field(field), message)
    }
}

/// Every plan that was not withdrawn by the day.
pub(super) fn standing_plans<'a>(context: &Context<'a>) -> impl Iterator<Item = PlanView<'a>> + use<'a> {
    let day = context.day;
    context.plans().filter(move |of| !of.season.is_withdrawn(of.group, day))
}

/// Every live objective of such a plan.
pub(super) fn objectives<'a>(context: &Context<'a>) -> Vec<ObjectiveView<'a>> {
    standing_plans(context).flat_map(|of| of_plan(context, of)).collect()
}

/// The live objectives of a plan.
fn of_plan<'a>(context: &Context<'a>, of: PlanView<'a>) -> Vec<ObjectiveView<'a>> {
    let live = of.plan.document.objectives.iter().filter(|o| !context.is_dropped(o.dropped.as_ref()));
    live.map(|objective| {
        let key_results = objective.key_results.iter().filter(|kr| !context.is_dropped(kr.dropped.as_ref()));
        let key_results: Vec<_> =
            key_results.map(|key_result| KeyResultView { of, objective, key_result }).collect();
        let node = of.plan.spot(objective.at).node();
        let dropped = objective.key_results.iter().filter(|kr| kr.dropped.is_some()).count();
        let unread = unread(of.plan.tree, node, "key_results", objective.key_results.len(), dropped);
        let written = key_results.len() + unread;
        ObjectiveView { of, objective, key_results, written }
    })
    .collect()
}

/// How many live objectives are written in a plan, those that could not be read too.
pub(super) fn written_objectives(context: &Context<'_>, of: &PlanView<'_>) -> usize {
    let objectives = &of.plan.document.objectives;
    let live = objectives.iter().filter(|o| !context.is_dropped(o.dropped.as_ref())).count();
    let dropped = objectives.iter().filter(|o| o.dropped.is_some()).count();
    live + unread(of.plan.tree, of.plan.tree.root(), "objectives", objectives.len(), dropped)
}

/// How many items of a list could not be read and do not say that they were dropped.
fn unread(tree: &Tree, node: Option<NodeId>, list: &str, read: usize, read_dropped: usize) -> usize {
    let items = node.and_then(|node| tree.field(node, list)).map(|list| tree.items(list)).unwrap_or_default();
    let dropped = items.iter().filter(|item| tree.field(**item, "dropped").is_some()).count();
    items.len().saturating_sub(read).saturating_sub(dropped.saturating_sub(read_dropped))
}
