//! `due-outside-season`: a day on which something falls due lies outside of its season.

use crate::check::context::{Context, PlanView};
use crate::check::rule::{E, Rule, Run};
use crate::diagnostic::Finding;
use crate::document::{Cadence, Date, Season};
use crate::model::{Filed, SeasonView};
use crate::yaml::{At, Spot};

pub(super) const RULE: Rule = Rule {
    id: "due-outside-season",
    family: "calendar",
    levels: [E, E, E],
    special: None,
    text: include_str!("due_outside_season.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    for season in context.portfolio.seasons().iter().filter_map(SeasonView::document).filter(runs_forwards) {
        let own = season
            .checkins
            .iter()
            .chain(season.participants.iter().filter_map(|entry| entry.checkins.as_ref()));
        for (spot, due) in own.flat_map(|cadence| explicit(season, cadence)) {
            found.extend(outside(season, season, spot, due));
        }
    }
    for PlanView { season, plan, .. } in context.plans() {
        let Some(season) = season.document().filter(runs_forwards) else { continue };
        let key_results = plan.objectives.iter().flat_map(|objective| &objective.key_results);
        let milestones = key_results.clone().flat_map(|kr| kr.measure.milestones().unwrap_or_default());
        let due: Vec<(At, Option<Date>)> = key_results
            .map(|key_result| (key_result.at, key_result.due))
            .chain(milestones.map(|milestone| (milestone.at, milestone.due)))
            .chain(plan.needs.iter().map(|need| (need.at, need.due)))
            .collect();
        for (at, due) in due {
            found.extend(due.and_then(|due| outside(season, plan, plan.spot(at).field("due"), due)));
        }
    }
}

fn runs_forwards(season: &Filed<'_, Season>) -> bool {
    season.starts <= season.ends
}

fn explicit<'a>(season: Filed<'a, Season>, cadence: &'a Cadence) -> impl Iterator<Item = (Spot<'a>, Date)> {
    let list = season.spot(cadence.at).field("due");
    cadence.due.iter().map(move |due| (list.item(&due.to_string()), *due))
}

fn outside<T>(season: Filed<'_, Season>, file: Filed<'_, T>, spot: Spot<'_>, due: Date) -> Option<Finding> {
    let (where_, field, day) = if due < season.starts {
        ("before the season's first day", "starts", season.starts)
    } else if due > season.ends {
        ("after the season's last day", "ends", season.ends)
    } else {
        return None;
    };
    let finding = file.finding(RULE.id, spot, format!("{due} is {where_}, {day}"));
    let help = format!("choose a day from {} to {}", season.starts, season.ends);
    Some(finding.help(help).related(
        season.source(),
        season.spot(season.at).field(field).span(),
        "the season",
    ))
}
