//! `overloaded-owner`: a person who answers for more than the policy allows.

use crate::check::context::Context;
use std::collections::{BTreeMap, BTreeSet};

use crate::check::context::KeyResultView;
use crate::check::objectives::objectives;
use crate::check::owners::{group_ids, owner};
use crate::check::rule::{Rule, Run, SILENT, W};
use crate::check::shown;
use crate::diagnostic::Finding;
use crate::text::list;

/// So many of the others are shown.
const SHOWN: usize = 2;

pub(super) const RULE: Rule = Rule {
    id: "overloaded-owner",
    family: "craft",
    levels: [W, W, SILENT],
    special: None,
    text: include_str!("overloaded_owner.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    let most = context.portfolio.policy().limits.key_results_per_owner as usize;
    let groups = group_ids(context);
    let mut owned: BTreeMap<(&str, String), Vec<KeyResultView<'_>>> = BTreeMap::new();
    let live: Vec<_> = objectives(context).into_iter().flat_map(|objective| objective.key_results).collect();
    for view in live {
        let owner = owner(&view).map(|(owner, _)| owner.folded()).filter(|owner| !groups.contains(owner));
        if let Some(owner) = owner {
            owned.entry((view.of.season.id, owner)).or_default().push(view);
        }
    }
    for views in owned.values().filter(|views| views.len() > most) {
        let over = views[most];
        let Some((owner, at)) = owner(&over) else { continue };
        let plans: BTreeSet<&str> = views.iter().map(|view| view.of.group).collect();
        let plans: Vec<String> = plans.into_iter().map(|group| format!("`{group}`")).collect();
        let of = if plans.len() > 4 { format!("{} plans", plans.len()) } else { list(&plans) };
        let count = views.len();
        let message =
            format!("`{}` answers for {count} key results of {of}; the policy allows {most}", shown(owner));
        let spot = over.of.plan.spot(at).field("owner");
        let help = "give some of them to those who do the work, or drop what can wait";
        let mut finding = over.of.plan.finding(RULE.id, spot, message).help(help);
        for view in views.iter().filter(|view| view.of.group != over.of.group).take(SHOWN) {
            let message = format!("`{}` is one of them", view.id().in_season());
            finding = finding.related(view.of.plan.source(), view.spot().field("title").span(), message);
        }
        found.push(finding);
    }
}
