//! `season-gap`: more than 45 days between a season, with its off-season, and the next.

use jiff::civil::Date;

use crate::check::context::Context;
use crate::check::rule::{I, Rule, Run};
use crate::diagnostic::Finding;
use crate::document::Season;
use crate::model::schedule::days_between;
use crate::model::{Filed, SeasonView};
use crate::yaml::At;

/// The most days that may lie between two seasons.
const MOST: i64 = 45;

pub(super) const RULE: Rule = Rule {
    id: "season-gap",
    family: "calendar",
    levels: [I, I, I],
    special: None,
    text: include_str!("season_gap.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    let mut last: Option<(Date, Filed<'_, Season>, At)> = None;
    for season in context.portfolio.seasons().iter().filter_map(SeasonView::document) {
        if season.ends < season.starts {
            continue;
        }
        if let Some((end, before, at)) = last {
            let gap = days_between(end, season.starts.0) - 1;
            if gap > MOST {
                let message =
                    format!("{gap} days lie between the season before, which ended on {end}, and this one");
                let spot = season.spot(season.at).field("starts");
                let help = "say what lay between: an `off_season` of the season before, or the season that is missing";
                let ended = before.spot(at).field("ends").span();
                found.push(season.finding(RULE.id, spot, message).help(help).related(
                    before.source(),
                    ended,
                    "the last day before",
                ));
            }
        }
        let off = season.off_season.as_ref().filter(|off| off.ends > season.ends);
        let own = off.map_or((season.ends.0, season.at), |off| (off.ends.0, off.at));
        if last.is_none_or(|(end, ..)| own.0 > end) {
            last = Some((own.0, season, own.1));
        }
    }
}
