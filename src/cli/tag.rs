//! `--tag` of `okr ratify` and `okr close`: marks the commit in which a decision landed.

use anyhow::Result;

use super::Outcome;
use super::context::Context;
use super::output;
use crate::document;
use crate::draft::{Decision, Refused, Scope};
use crate::model::{Portfolio, SeasonView};
use crate::store::{self, Landing, Tagged};
use crate::yaml::load;

/// A decision whose landing is to be tagged.
pub(super) struct Wanted {
    /// `okr/s1/academy`
    name: String,
    /// Where its record stands or stood.
    paths: Vec<String>,
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
                paths: vec![format!("okrs/{}/season.yaml", view.id)],
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
        let ids = std::iter::once(&group.id).chain(&group.formerly);
        let now = view.plan(&group.id).and_then(|plan| plan.document.ratified.clone());
        Ok(Self {
            name: format!("okr/{}/{}", view.id, group.id),
            paths: ids.map(|id| format!("okrs/{}/{id}.yaml", view.id)).collect(),
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
            paths: vec![format!("okrs/{}/season.yaml", view.id)],
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
    let root = context.root()?;
    let Wanted { name, record, what, .. } = wanted;
    let says = |bytes: &[u8]| {
        let tree = load("", bytes).tree;
        let root = tree.as_ref().and_then(|tree| Some((tree, tree.root()?)));
        root.is_some_and(|(tree, root)| tree.field(root, record).is_some())
    };
    let commit = match store::landing(&root, &wanted.paths, says)? {
        Landing::At(commit) => commit,
        Landing::NotYet => {
            let help = format!("run `{}`, let it land on the main line, and tag it there", wanted.command);
            return Err(Refused::new(format!("{what}: `{record}` has not landed in HEAD yet"))
                .help(help)
                .into());
        }
        Landing::CutOff => {
            let message = format!("{what}: this clone is cut off at or after the landing of `{record}`");
            return Err(Refused::new(message).help("run `git fetch --unshallow`").into());
        }
    };
    agrees(wanted, given)?;
    let short = &commit[..commit.len().min(10)];
    match store::tag(&root, name, &commit)? {
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
