//! `season-runs-backwards`: a span of days that ends before it starts, or a key result without a day to run.

use crate::check::context::{Context, KeyResultView, PlanView};
use crate::check::rule::{E, Rule, Run};
use crate::diagnostic::Finding;
use crate::document::{Date, Participant, Season};
use crate::model::schedule::participation;
use crate::model::{Filed, SeasonView};
use crate::yaml::At;

pub(super) const RULE: Rule = Rule {
    id: "season-runs-backwards",
    family: "calendar",
    levels: [E, E, E],
    special: None,
    text: include_str!("season_runs_backwards.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    for season in context.portfolio.seasons().iter().filter_map(SeasonView::document) {
        let names = ("starts", "ends");
        found.extend(backwards(season, season.at, names, (Some(season.starts), Some(season.ends))));
        for days in season.breaks.iter().chain(&season.off_season) {
            found.extend(backwards(season, days.at, names, (Some(days.starts), Some(days.ends))));
        }
        for entry in &season.participants {
            let reversed = backwards(season, entry.at, ("from", "to"), (entry.from, entry.to));
            found.extend(reversed.or_else(|| outside(season, entry)));
        }
    }
    for PlanView { plan, .. } in context.plans() {
        found.extend(
            plan.team
                .iter()
                .filter_map(|seat| backwards(plan, seat.at, ("from", "to"), (seat.from, seat.to))),
        );
    }
    found.extend(context.live_key_results().filter_map(|view| no_day_to_run(&view)));
}

fn backwards<T>(
    file: Filed<'_, T>,
    at: At,
    (first, last): (&str, &str),
    (from, to): (Option<Date>, Option<Date>),
) -> Option<Finding> {
    let (from, to) = (from?, to?);
    (to < from).then(|| {
        let spot = file.spot(at);
        let message = format!("`{last}` ({to}) is before `{first}` ({from})");
        let finding = file.finding(RULE.id, spot.field(last), message).help("swap or mend the two days");
        finding.related(file.source(), spot.field(first).span(), "the first day")
    })
}

/// A participant whose part lies wholly before or after the season.
fn outside(season: Filed<'_, Season>, entry: &Participant) -> Option<Finding> {
    if season.ends < season.starts {
        return None;
    }
    let (field, date) = match (entry.from, entry.to) {
        (Some(from), _) if from > season.ends => ("from", from),
        (_, Some(to)) if to < season.starts => ("to", to),
        (Some(_) | None, Some(_) | None) => return None,
    };
    let message = format!("`{field}` ({date}) leaves `{}` no day in the season", entry.group);
    let days = format!("the season runs from {} to {}", season.starts, season.ends);
    Some(season.finding(RULE.id, season.spot(entry.at).field(field), message).help(days))
}

fn no_day_to_run(view: &KeyResultView<'_>) -> Option<Finding> {
    let season = view.of.season.document()?;
    let part = participation(&view.of.season, view.of.group)?;
    let due = view.key_result.due.map_or(season.ends.0, |due| due.0);
    if season.ends < season.starts || due < season.starts.0 || due > season.ends.0 {
        return None; // told of the season itself, or by `due-outside-season`
    }
    let added = [&view.objective.added, &view.key_result.added].into_iter().flatten();
    let added =
        added.filter_map(|added| added.date.map(|date| (added.at, date.0))).max_by_key(|(_, date)| *date);
    let from = added.map_or(part.from, |(_, date)| date.max(part.from));
    let to = part.to.min(due);
    if from <= to {
        return None;
    }
    let plan = view.of.plan;
    let spot = match (view.key_result.due, added) {
        (Some(_), _) => view.spot().field("due"),
        (None, Some((at, _))) => plan.spot(at).field("date"),
        (None, None) => return None,
    };
    let message = format!("`{}` has no day to run: it begins on {from} and ends on {to}", view.id().item());
    let help = "a key result needs at least one day between its first day and its `due`";
    Some(plan.finding(RULE.id, spot, message).help(help))
}
