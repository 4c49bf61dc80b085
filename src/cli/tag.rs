//! `--tag` of `okr ratify` and `okr close`: marks the commit in which a decision landed.

use anyhow::{Context as _, Result, anyhow};

use super::archive::NO_GIT;
use super::context::Context;
use super::record::{Place, Record};
use super::{Outcome, output};
use crate::document;
use crate::draft::{Decision, Refused, Scope};
use crate::model::history::{Chronicle, Version};
use crate::model::{Portfolio, SeasonView};
use crate::store::{Git, Tagged};

/// A decision whose landing is to be tagged.
pub(super) struct Wanted {
    /// `okr/s1/academy`
    name: String,
    /// The season's id.
    season: String,
    /// The group's present id; empty of a season.
    group: String,
    /// `ratified` or `closed`.
    record: &'static str,
    /// What is decided on, in words.
    what: String,
    /// The command that writes the record.
    command: String,
    /// The record as the files have it now.
    now: Option<document::Decision>,
}

impl Wanted {
    /// A plan's or a season's ratification.
    pub(super) fn ratified(named: &str, season: Option<&str>, context: &Context) -> Result<Self> {
        let portfolio = context.portfolio()?;
        let command = format!("okr ratify {named} --by …");
        if let Some(view) = portfolio.season(named) {
            let now = view.document().and_then(|season| season.document.ratified.clone());
            return Ok(Self {
                name: format!("okr/{}/season", view.id),
                season: view.id.to_owned(),
                group: String::new(),
                record: "ratified",
                what: format!("the season `{}`", view.id),
                command,
                now,
            });
        }
        let view = match season {
            Some(id) => known(portfolio, id)?,
            None => Scope::new(portfolio, None, context.day)?.season,
        };
        let group = portfolio.group(named).ok_or_else(|| {
            let org = portfolio.org();
            let groups = org.iter().flat_map(|org| org.document.groups.iter()).map(|group| &*group.id);
            let known: Vec<&str> = groups.chain(portfolio.seasons().iter().map(|season| season.id)).collect();
            Refused::unknown(format!("there is no group or season `{named}`"), named, &known)
        })?;
        let now = view.plan(&group.id).and_then(|plan| plan.document.ratified.clone());
        Ok(Self {
            name: format!("okr/{}/{}", view.id, group.id),
            season: view.id.to_owned(),
            group: group.id.to_string(),
            record: "ratified",
            what: format!("the plan of `{}` in `{}`", group.id, view.id),
            command,
            now,
        })
    }

    /// The closing of a season.
    pub(super) fn closed(season: &str, context: &Context) -> Result<Self> {
        let portfolio = context.portfolio()?;
        let view = known(portfolio, season)?;
        if portfolio.group("closed").is_some() {
            let message = format!("`okr/{season}/closed` is the tag of the plan of the group `closed`");
            return Err(Refused::new(message).into());
        }
        Ok(Self {
            name: format!("okr/{}/closed", view.id),
            season: view.id.to_owned(),
            group: String::new(),
            record: "closed",
            what: format!("the season `{}`", view.id),
            command: format!("okr close {season} --by …"),
            now: view.document().and_then(|season| season.document.closed.clone()),
        })
    }
}

fn known<'a>(portfolio: &'a Portfolio, id: &str) -> Result<SeasonView<'a>> {
    let seasons = portfolio.seasons();
    let ids: Vec<&str> = seasons.iter().map(|season| season.id).collect();
    let unknown = || Refused::unknown(format!("there is no season `{id}`"), id, &ids);
    Ok(portfolio.season(id).ok_or_else(unknown)?)
}

/// Tags the landing.
pub(super) fn tag(wanted: &Wanted, given: &Decision, context: &Context) -> Result<Outcome> {
    let record = Record::read(context, Place::Landed, Place::Landed.day(context))?;
    let git = Git::open(&record.root)?.context(NO_GIT)?;
    let history = record.history.map_err(|why| anyhow!(why))?;
    let name = &wanted.name;
    let commit = landed(wanted, history)?;
    agrees(wanted, given)?;
    let short = &commit[..commit.len().min(10)];
    match git.tag(name, commit)? {
        Tagged::Written => {
            output::print(&format!("tagged {short} as {name}\n"))?;
            if !context.quiet {
                output::say(&format!("next: git push origin {name}"));
            }
        }
        Tagged::Already => output::print(&format!("{short} is tagged as {name} already\n"))?,
        Tagged::Elsewhere(other) => {
            let other = &other[..other.len().min(10)];
            let message = format!("the tag `{name}` is there already and points to {other}, not to {short}");
            let help = format!("`git log -1 {name}` shows what it marks; a tag of a decision is never moved");
            return Err(Refused::new(message).help(help).into());
        }
    }
    Ok(Outcome::Good)
}

/// The commit in which the decision landed.
fn landed<'a>(wanted: &Wanted, history: &'a Chronicle) -> Result<&'a str> {
    let Wanted { record, what, season, group, .. } = wanted;
    let closed = || {
        let versions = history.season_versions(season);
        let is_closed = |version: &Version| version.season().is_some_and(|season| season.closed.is_some());
        versions.last().filter(|last| is_closed(last))?;
        versions.iter().find(|version| is_closed(version)).map(|version| version.landing)
    };
    let ratified = || {
        let committed = history.commitment(season, group)?;
        let end = committed.end();
        let plan = end.plan().map(|plan| plan.ratified.is_some());
        let is_kept = plan.or(end.season().map(|season| season.ratified.is_some()));
        is_kept.unwrap_or_default().then(|| committed.landing())
    };
    let number = if *record == "closed" { closed() } else { ratified() };
    match number.and_then(|number| history.landing(number)) {
        Some(landing) if landing.is_edge => {
            let message = format!("{what}: this clone is cut off at or after the landing of `{record}`");
            Err(Refused::new(message).help("run `git fetch --unshallow`").into())
        }
        Some(landing) => Ok(&landing.commit),
        None => {
            let help = format!("run `{}`, let it land on the main line, and tag it there", wanted.command);
            Err(Refused::new(format!("{what}: `{record}` has not landed in HEAD yet")).help(help).into())
        }
    }
}

/// What is given beside `--tag` must be what the record says.
fn agrees(wanted: &Wanted, given: &Decision) -> Result<()> {
    let Some(now) = &wanted.now else { return Ok(()) };
    let by = given.by.iter().all(|by| now.by.contains(by));
    let date = given.date.is_none() || given.date == now.date;
    let vote = given.vote.is_none() || given.vote == now.vote;
    if by && date && vote {
        return Ok(());
    }
    let message = format!("{}: `{}` says something else than the flags", wanted.what, wanted.record);
    Err(Refused::new(message).help("a tag only marks what has landed: leave the flags out").into())
}
