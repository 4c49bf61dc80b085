//! `season-overlap`: two seasons, or a season and an off-season, share a day.

use crate::check::context::Context;
use crate::check::rule::{E, Rule, Run};
use crate::diagnostic::Finding;
use crate::document::{Days, Season};
use crate::model::{Filed, SeasonView};

pub(super) const RULE: Rule = Rule {
    id: "season-overlap",
    family: "calendar",
    levels: [E, E, E],
    special: None,
    text: include_str!("season_overlap.md"),
    run: Run::Portfolio(run),
};

type Dated<'a> = (&'a str, Filed<'a, Season>);

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    let dated =
        |season: &SeasonView<'_>| season.document().is_some_and(|document| document.starts <= document.ends);
    let seasons: Vec<_> = context.portfolio.seasons().into_iter().filter(dated).collect();
    let seasons: Vec<Dated<'_>> =
        seasons.iter().filter_map(|season| Some((season.id, season.document()?))).collect();
    for (index, (_, later)) in seasons.iter().enumerate() {
        // By first day, so every earlier one in the list starts before this one or with it.
        for (id, earlier) in seasons[..index].iter().filter(|(_, earlier)| earlier.ends >= later.starts) {
            let message =
                format!("the season starts on {}, before `{id}` has ended on {}", later.starts, earlier.ends);
            let spot = later.spot(later.at).field("starts");
            let end = earlier.spot(earlier.at).field("ends").span();
            let help = "a day belongs to one season only: move one of the two days";
            found.push(later.finding(RULE.id, spot, message).help(help).related(
                earlier.source(),
                end,
                "the end of the other",
            ));
        }
    }
    for (_, owner) in &seasons {
        let Some(days) = owner.off_season.as_ref().filter(|days| days.starts <= days.ends) else { continue };
        found.extend(seasons.iter().filter_map(|season| off_season(owner, days, season)));
    }
}

fn off_season(owner: &Filed<'_, Season>, days: &Days, (id, season): &Dated<'_>) -> Option<Finding> {
    if days.ends < season.starts || season.ends < days.starts {
        return None;
    }
    let starts_inside = season.starts <= days.starts;
    let (own, other) = if starts_inside { ("starts", "ends") } else { ("ends", "starts") };
    let is_own = std::ptr::eq(owner.document, season.document);
    let whose = if is_own { "its own season".to_owned() } else { format!("the season `{id}`") };
    let spot = owner.spot(days.at).field(own);
    let finding = owner.finding(RULE.id, spot, format!("the off-season shares days with {whose}"));
    let help = "an off-season lies between two seasons: both its days are outside of them";
    let related = season.spot(season.at).field(other).span();
    Some(finding.help(help).related(
        season.source(),
        related,
        if starts_inside { "the season's last day" } else { "the season's first day" },
    ))
}
