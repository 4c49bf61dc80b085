//! The family `independence`: does nobody judge their own work, or decide where they have an interest?

mod appearance_not_recused;
mod conflict_not_recused;
mod decided_against_a_value;
mod reviewer_not_independent;
mod unanswered_value;
mod undeclared_membership;

use super::Family;
use crate::check::context::Context;
use crate::check::shown;
use crate::diagnostic::Finding;
use crate::document::{Conflict, Handle, Interest, Partnership};
use crate::model::membership::Bond;
use crate::model::{Filed, SeasonView};
use crate::text::list;
use crate::yaml::Spot;

/// The family.
pub(super) const FAMILY: Family = Family {
    id: "independence",
    asks: "Does nobody judge their own work, or decide where they have an interest?",
    rules: &[
        reviewer_not_independent::RULE,
        conflict_not_recused::RULE,
        appearance_not_recused::RULE,
        undeclared_membership::RULE,
        unanswered_value::RULE,
        decided_against_a_value::RULE,
    ],
};

/// Every review of a partnership with its season.
fn partnerships<'a>(
    context: &Context<'a>,
) -> impl Iterator<Item = (SeasonView<'a>, Filed<'a, Partnership>)> + use<'a> {
    let seasons = context.portfolio.seasons().into_iter();
    seasons.flat_map(|season| season.partnerships().into_iter().map(move |(_, own)| (season, own)))
}

/// The place of a handle in a list of them.
fn named<'a>(spot: Spot<'a>, list: &str, who: &Handle) -> Spot<'a> {
    spot.field(list).item(who)
}

/// A finding together with the place that makes somebody belong to a group.
fn tied(finding: Finding, season: SeasonView<'_>, group: &str, who: &Handle, bond: Bond) -> Finding {
    let portfolio = season.portfolio;
    let of_org = |list: &str| {
        let (org, group) = (portfolio.org()?, portfolio.group(group)?);
        Some((org.source(), named(org.spot(group.at), list, who).span(), "who belongs to the group"))
    };
    let of_plan = |is_team: bool| {
        let plan = season.plan(group)?;
        let seat = plan.team.iter().find(|seat| is_team && seat.who.as_ref() == Some(who));
        let owned = plan.objectives.iter().find_map(|objective| {
            let key_result = objective.key_results.iter().find(|kr| kr.owner.as_ref() == Some(who));
            let own = objective.owner.as_ref().filter(|owner| *owner == who).map(|_| objective.at);
            own.or(key_result.map(|kr| kr.at))
        });
        let spot = match seat {
            Some(seat) => plan.spot(seat.at).field("who"),
            None => plan.spot(owned?).field("owner"),
        };
        Some((plan.source(), spot.span(), "who works for the group"))
    };
    let place = match bond {
        Bond::Lead => of_org("leads"),
        Bond::Member => of_org("members"),
        Bond::Team => of_plan(true),
        Bond::Owner => of_plan(false),
        Bond::Everyone => None,
    };
    match place {
        Some((source, span, message)) => finding.related(source, span, message),
        None => finding,
    }
}

/// The interests of a kind whose holders did not step out, or did it in words only: each with what they do all the same.
fn unrecused<'a>(partnership: &'a Partnership, kind: Conflict) -> Vec<(&'a Interest, String)> {
    let is_told = |who: &Handle| {
        kind == Conflict::Apparent
            && partnership.interests.iter().any(|own| own.who == *who && own.conflict == Conflict::Actual)
    };
    let interests = partnership.interests.iter().filter(|own| own.conflict == kind && !is_told(&own.who));
    let told = |interest: &'a Interest| {
        let who = &interest.who;
        let mut does = Vec::new();
        does.extend(partnership.reviewers.contains(who).then_some("reviews"));
        let decides = partnership.decision.as_ref().is_some_and(|decision| decision.by.contains(who));
        does.extend(decides.then_some("decides"));
        match (partnership.recused.contains(who), does.is_empty()) {
            (true, true) => None,
            (false, true) => Some((interest, "did not step out".to_owned())),
            (true, false) => Some((interest, format!("stepped out and {} all the same", list(&does)))),
            (false, false) => Some((interest, format!("{} all the same", list(&does)))),
        }
    };
    interests.filter_map(told).collect()
}

/// Findings of a rule about such interests.
fn conflicts(
    context: &Context<'_>,
    rule: &'static str,
    kind: Conflict,
    what: &str,
    found: &mut Vec<Finding>,
) {
    for (_, own) in partnerships(context) {
        for (interest, does) in unrecused(own.document, kind) {
            let who = &interest.who;
            let group = interest.group.as_ref().map(|group| format!(", for `{group}`")).unwrap_or_default();
            let message = format!(
                "`{}` {what} in the partnership with `{}`{group} (`{}`) and {does}",
                shown(who),
                shown(&own.partner),
                shown(&interest.interest)
            );
            let help = format!("name `{}` under `recused` only, and let somebody else judge", shown(who));
            let mut finding = own.finding(rule, own.spot(interest.at).field("conflict"), message).help(help);
            let same = |list: &'_ [Handle]| list.iter().find(|other| *other == who).cloned();
            let reviews = same(&own.reviewers).map(|who| named(own.spot(own.at), "reviewers", &who));
            let decides = own
                .decision
                .as_ref()
                .and_then(|decision| Some(named(own.spot(decision.at), "by", &same(&decision.by)?)));
            for (spot, told) in [(reviews, "reviews"), (decides, "decides")] {
                let Some(spot) = spot else { continue };
                finding = finding.related(own.source(), spot.span(), format!("{told} all the same"));
            }
            found.push(finding);
        }
    }
}
