//! `okr new season --from` and `okr new plan --from`: the turn of the season.

use anyhow::Result;

use super::deliver::templates;
use super::judge;
use super::season::Flags;
use crate::check::Checked;
use crate::cli::Outcome;
use crate::cli::context::Context;
use crate::cli::output;
use crate::cli::writing::{Desk, refuse};
use crate::document::{Date, Slug};
use crate::draft::{Carry, Change, Draft, Left, Refused, Season};
use crate::text::{many, visible_line};

/// A group's plan with what goes on from another season.
pub(super) fn plan(
    group: &Slug,
    season: Option<&Slug>,
    from: &Slug,
    print: bool,
    context: &Context,
) -> Result<Outcome> {
    let desk = Desk::open(print, context)?;
    let carry = Carry { from: from.clone() };
    let season = season.map(|season| &**season);
    let (change, left) = carry.plan(group, season, desk.portfolio, &templates(&desk.root)?, context.day)?;
    finish(desk, vec![change], &left, context)
}

/// A season after another one, with the plans of all groups of which something goes on.
pub(super) fn season(flags: &Flags, from: &Slug, print: bool, context: &Context) -> Result<Outcome> {
    let desk = Desk::open(print, context)?;
    let carry = Carry { from: from.clone() };
    let templates = templates(&desk.root)?;
    let next = carry.next(desk.portfolio, &flags.id)?;
    let starts = flags.starts.unwrap_or(Date(next.starts));
    let ends = flags.ends.or_else(|| next.ends(starts.0).map(Date));
    let ends = ends.ok_or_else(|| Refused::new("there is no day so far ahead"))?;
    let drafted = Draft::Season(Season {
        title: flags.title.clone().unwrap_or(next.title),
        starts,
        ends,
        follows: flags.follows.clone().or_else(|| Some(from.clone())),
        every: flags.every.or(next.every),
        grace_days: flags.grace_days.or(next.grace_days),
        note: next.note,
        ..flags.season()
    });
    let season = drafted.change(desk.portfolio, &templates, context.day)?;
    let with_season = judge::after(&desk.root, std::slice::from_ref(&season))?;
    let (plans, left) = carry.plans(&flags.id, &with_season, &templates, context.day)?;
    finish(desk, std::iter::once(season).chain(plans).collect(), &left, context)
}

/// Shows or writes what is sound, and says what does not go on.
fn finish(desk: Desk, changes: Vec<Change>, left: &[Left], context: &Context) -> Result<Outcome> {
    let faults: Checked = judge::faults(desk.portfolio, &desk.root, &changes, context.day)?;
    if !faults.findings.is_empty() {
        let count = many(faults.findings.len(), "fault");
        let message = format!("what goes on would bring {count}; nothing was written");
        return Ok(refuse(&message, None, &faults));
    }
    let outcome = desk.deliver(changes, "okr check, and think about every target", context)?;
    if !left.is_empty() {
        output::say("what does not go on:");
        for Left { item, why } in left {
            output::say(&visible_line(&format!("{item}: {why}")));
        }
    }
    Ok(outcome)
}
