//! `undeclared-membership`: a reviewer belongs to a group with an interest and declares none.

use std::collections::BTreeSet;

use crate::check::context::Context;
use crate::check::rule::{Rule, Run, W};
use crate::check::shown;
use crate::diagnostic::Finding;
use crate::document::{Handle, Partnership};
use crate::model::membership::Membership;

pub(super) const RULE: Rule = Rule {
    id: "undeclared-membership",
    family: "independence",
    levels: [W, W, W],
    special: None,
    text: include_str!("undeclared_membership.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    for season in context.portfolio.seasons() {
        let membership = Membership::of(season, context.day);
        for (_, own) in season.partnerships() {
            let present = |group: &'_ str| season.portfolio.present_id(group).to_owned();
            let requesting = present(&own.requested_by);
            let groups: BTreeSet<String> =
                own.interests.iter().filter_map(|interest| Some(present(interest.group.as_ref()?))).collect();
            // To the DAO everyone belongs; of the group that asks for the partnership another rule speaks.
            let others = groups.iter().filter(|group| *group != "dao" && **group != requesting);
            for (group, who) in others.flat_map(|group| own.reviewers.iter().map(move |who| (group, who))) {
                let Some(bond) = membership.named(group, who) else { continue };
                if declares(own.document, who, |named| present(named) == *group) {
                    continue;
                }
                let message = format!(
                    "`{}`, who {}, reviews the partnership with `{}`, in which `{group}` has an interest, and declares none",
                    shown(who),
                    bond.told(group),
                    shown(&own.partner)
                );
                let help = format!(
                    "add `{{who: {}, group: {group}, interest: …, conflict: …}}` to `interests`",
                    shown(who)
                );
                let at = super::named(own.spot(own.at), "reviewers", who);
                let finding = own.finding(RULE.id, at, message).help(help);
                found.push(super::tied(finding, season, group, who, bond));
            }
        }
    }
}

/// Whether a person declares an interest for a group, or one for nobody's sake but their own.
fn declares(partnership: &Partnership, who: &Handle, is_group: impl Fn(&str) -> bool) -> bool {
    let own = partnership.interests.iter().filter(|interest| interest.who == *who);
    own.into_iter().any(|interest| interest.group.as_ref().is_none_or(|group| is_group(group)))
}
