//! `reviewer-not-independent`: somebody judges the group to which they belong.

use crate::check::context::Context;
use crate::check::rule::{E, Rule, Run, W};
use crate::check::shown;
use crate::diagnostic::Finding;
use crate::document::{Handle, Measure};
use crate::model::SeasonView;
use crate::model::membership::{Bond, Membership};

pub(super) const RULE: Rule = Rule {
    id: "reviewer-not-independent",
    family: "independence",
    levels: [W, E, E],
    special: None,
    text: include_str!("reviewer_not_independent.md"),
    run: Run::Portfolio(run),
};

const HELP: &str = "let somebody judge who does not belong to the group; a waiver in season.yaml can say why nobody else could";

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    for season in context.portfolio.seasons() {
        let membership = Membership::of(season, context.day);
        facilitators(season, &membership, found);
        judges(context, season, &membership, found);
        partnerships(season, &membership, found);
    }
}

/// What makes somebody belong to a group that others should judge; the DAO has no outside.
fn bond(membership: &Membership<'_>, group: &str, who: &Handle) -> Option<Bond> {
    membership.bond(group, who).filter(|bond| *bond != Bond::Everyone)
}

fn facilitators(season: SeasonView<'_>, membership: &Membership<'_>, found: &mut Vec<Finding>) {
    let mut judge = |group: &str, who: &Handle, what: &str, finding: &dyn Fn(String) -> Finding| {
        let Some(bond) = bond(membership, group, who) else { return };
        let message = format!("`{}`, who {}, facilitates its {what}", shown(who), bond.told(group));
        found.push(super::tied(finding(message), season, group, who, bond).help(HELP));
    };
    for group in season.premortem_groups() {
        let Some(own) = season.premortem(group) else { continue };
        let at = own.spot(own.at).field("facilitator");
        judge(group, &own.facilitator, "pre-mortem", &|message| own.finding(RULE.id, at, message));
    }
    for group in season.postmortem_groups() {
        let Some(own) = season.postmortem(group) else { continue };
        let at = own.spot(own.at).field("facilitator");
        judge(group, &own.facilitator, "post-mortem", &|message| own.finding(RULE.id, at, message));
    }
}

fn judges(
    context: &Context<'_>,
    season: SeasonView<'_>,
    membership: &Membership<'_>,
    found: &mut Vec<Finding>,
) {
    for view in context.live_key_results().filter(|view| view.of.season.id == season.id) {
        let Measure::Judged(judged) = &view.key_result.measure else { continue };
        let (group, who) = (view.of.group, &judged.judge);
        let Some(bond) = bond(membership, group, who) else { continue };
        let item = format!("{}.{}", view.objective.id, view.key_result.id);
        let message = format!("`{}`, who {}, judges its `{item}`", shown(who), bond.told(group));
        let finding = view.finding(RULE.id, "judge", message).help(HELP);
        found.push(super::tied(finding, season, group, who, bond));
    }
}

/// Of a partnership that the DAO asks for, those who are named as its own are not independent (decision 0030).
fn partnerships(season: SeasonView<'_>, membership: &Membership<'_>, found: &mut Vec<Finding>) {
    for (_, own) in season.partnerships() {
        let group = season.portfolio.present_id(&own.requested_by);
        for who in &own.reviewers {
            let Some(bond) = membership.named(group, who) else { continue };
            let message = format!(
                "`{}`, who {}, reviews the partnership with `{}` that it requests",
                shown(who),
                bond.told(group),
                shown(&own.partner)
            );
            let at = super::named(own.spot(own.at), "reviewers", who);
            let finding = own.finding(RULE.id, at, message).help(HELP);
            found.push(super::tied(finding, season, group, who, bond));
        }
    }
}
