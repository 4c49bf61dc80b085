//! `counted-twice`: one key result is summed into the same parent by two ways.

use std::collections::BTreeMap;

use crate::check::context::{Context, KeyResultView, Target};
use crate::check::rule::{Rule, Run, W};
use crate::diagnostic::Finding;
use crate::model::ItemId;
use crate::yaml::Spot;

pub(super) const RULE: Rule = Rule {
    id: "counted-twice",
    family: "measure",
    levels: [W, W, W],
    text: include_str!("counted_twice.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    for view in context.live_key_results() {
        let Some(parts) = view.key_result.measure.parts() else { continue };
        let list = view.spot().field("of");
        // By each part in the list, the key results that it brings in; the first to bring one in owns it.
        let mut brought: BTreeMap<ItemId, (Spot<'_>, String)> = BTreeMap::new();
        for (index, reference) in parts.of.iter().enumerate() {
            let Ok((_, Target::KeyResult(part))) =
                context.target(reference, view.of.season.id, view.of.group)
            else {
                continue;
            };
            let spot = nth(&list, view.of.plan.tree, index);
            let mut leaves = Vec::new();
            gather(context, part, &mut vec![view.id()], &mut leaves);
            let twice = leaves.iter().find_map(|leaf| Some((leaf, brought.get(leaf)?)));
            if let Some((leaf, (first, by))) = twice {
                let message = if *by == reference.to_string() && leaf.item() == reference.item() {
                    format!("`{reference}` is in the list twice")
                } else {
                    format!("`{reference}` counts `{}` again", leaf.in_season())
                };
                let finding = view.of.plan.finding(RULE.id, spot, message).help("keep one of the two ways");
                found.push(finding.related(view.of.plan.source(), first.span(), "counted here already"));
            }
            for leaf in leaves {
                brought.entry(leaf).or_insert((spot, reference.to_string()));
            }
        }
    }
}

/// The place of an item by its number: two items of a list may say the same.
fn nth<'a>(list: &Spot<'a>, tree: &'a crate::yaml::Tree, index: usize) -> Spot<'a> {
    let node = list.node().and_then(|list| tree.items(list).get(index)).copied();
    node.map_or(*list, |node| tree.at(crate::yaml::At::new(node)))
}

/// The key results with entries of their own that a key result is made of; itself, when it is no sum.
fn gather(context: &Context<'_>, view: KeyResultView<'_>, path: &mut Vec<ItemId>, leaves: &mut Vec<ItemId>) {
    let id = view.id();
    let Some(parts) = view.key_result.measure.parts() else {
        leaves.push(id);
        return;
    };
    if path.contains(&id) {
        return; // a sum of itself is `mixed-units`
    }
    path.push(id);
    for reference in &parts.of {
        if let Ok((_, Target::KeyResult(part))) = context.target(reference, view.of.season.id, view.of.group)
        {
            gather(context, part, path, leaves);
        }
    }
    path.pop();
}
