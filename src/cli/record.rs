//! The record that a command tells something of: all files read and linked, what git calls them, what the check found,
//! and the look-up of seasons, groups and people by the names that a person gives.

use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::path::PathBuf;

use anyhow::{Context as _, Result, anyhow, bail};

use super::archive::{Archive, NO_GIT, unknown};
use super::checks::checks;
use super::context::{Context, Instead, portfolio, portfolio_at};
use super::progress::Progress;
use crate::check::{Checked, check_with};
use crate::model::history::Chronicle;
use crate::model::schedule::participants;
use crate::model::{Portfolio, SeasonView};
use crate::report::About;
use crate::report::checks::Checks;
use crate::store::{Git, Ids};
use crate::text::nearest;

/// The tool with its version, as reports name it.
pub(super) const TOOL: &str = concat!("okr ", env!("CARGO_PKG_VERSION"));

/// Where a record is read from.
#[derive(Debug, Clone, Copy)]
pub(super) enum Place<'a> {
    /// The files as they are; in a bare repository HEAD.
    Files,
    /// What has landed by the day, never the working files.
    Landed,
    /// A commit, a tag, or a day.
    At(&'a str),
}

impl<'a> Place<'a> {
    /// At a revision where one is named, else the files.
    pub fn of(at: Option<&'a str>) -> Self {
        at.map_or(Self::Files, Self::At)
    }

    /// The day to speak of, where one was asked for. What the environment says for every command does not hold for a
    /// commit: its own day does.
    pub fn day(self, context: &Context) -> Option<jiff::civil::Date> {
        let day = if matches!(self, Self::At(_)) { context.asked_day } else { context.given_day };
        day.map(|day| day.0)
    }
}

/// An organisation's record, read once.
pub(super) struct Record {
    /// The repository's root.
    pub root: PathBuf,
    /// All files, linked.
    pub portfolio: &'static Portfolio,
    /// What git history tells; else why it tells nothing.
    pub history: Result<&'static Chronicle, String>,
    /// The day to speak of.
    pub day: jiff::civil::Date,
    /// What git calls the files.
    ids: OnceCell<Ids>,
    /// What the check finds.
    checked: OnceCell<Checked>,
}

impl Record {
    /// Reads the record; fails where the organisation cannot be read.
    pub fn open(context: &Context, place: Place<'_>) -> Result<Self> {
        Self::open_on(context, place, place.day(context))
    }

    /// Reads the record, to speak of another day than the command line gives.
    pub fn open_on(context: &Context, place: Place<'_>, day: Option<jiff::civil::Date>) -> Result<Self> {
        let record = Self::read(context, place, day)?;
        context.say_read(&record.root, record.portfolio, record.day);
        if record.portfolio.org().is_none() {
            bail!("the organisation cannot be read: see `okr check`");
        }
        Ok(record)
    }

    /// Reads the record, whatever can be read of it.
    pub fn read(context: &Context, place: Place<'_>, day: Option<jiff::civil::Date>) -> Result<Self> {
        let root = context.root();
        let bare = || Git::open(context.start()).ok().flatten().filter(Git::is_bare);
        let (root, place) = match (root, place) {
            (Ok(root), place) => (root, place),
            (Err(error), _) if bare().is_none() => return Err(error),
            (Err(_), Place::Files) => (context.start().to_owned(), Place::Landed),
            (Err(_), place) => (context.start().to_owned(), place),
        };
        let git = Git::open(&root);
        if matches!(place, Place::Files) {
            let portfolio = portfolio(&root, &Instead::new())?;
            let archive = git.and_then(|git| git.map(|git| Archive::of_head(&git, None)).transpose());
            let day = day.unwrap_or(context.day);
            return Ok(Self::linked(root, portfolio, archive, day, OnceCell::new()));
        }
        let git = git?.context(NO_GIT)?;
        let state = match place {
            Place::At(revision) => Some(git.at(revision)?),
            Place::Landed | Place::Files => match day {
                Some(day) => Some(git.at(&day.to_string())?),
                None => git.at_head()?,
            },
        };
        let state = state.context("there is no commit yet")?;
        let past = state.past()?;
        let landed = past.landings.last().map(|landing| landing.day);
        let landed = landed.filter(|_| matches!(place, Place::At(_)));
        let day = day.or(landed).unwrap_or(context.day);
        let (portfolio, ids) = (portfolio_at(&state)?, OnceCell::from(state.ids()?));
        let archive = Archive::of(&git, past);
        Ok(Self::linked(root, portfolio, Ok(Some(archive)), day, ids))
    }

    /// It lives as long as the process: taking it apart at the end would only cost time.
    fn linked(
        root: PathBuf,
        portfolio: Portfolio,
        archive: Result<Option<Archive>>,
        day: jiff::civil::Date,
        ids: OnceCell<Ids>,
    ) -> Self {
        let history = match archive {
            Ok(Some(archive)) => Ok(archive.chronicle(&portfolio, day)),
            Ok(None) => Err(NO_GIT.to_owned()),
            Err(error) => Err(format!("{error:#}")),
        };
        let committed = history.as_ref().map(|history| history.committed_plans(&portfolio));
        let portfolio = portfolio.with_commitments(committed.unwrap_or_default());
        let history = history.map(|history| &*Box::leak(Box::new(history)));
        let portfolio = Box::leak(Box::new(portfolio));
        Self { root, portfolio, history, day, ids, checked: OnceCell::new() }
    }

    /// What git calls the files.
    pub fn ids(&self) -> &Ids {
        self.ids.get_or_init(|| Ids::of(&self.root))
    }

    /// What the check finds.
    pub fn checked(&self) -> &Checked {
        self.checked.get_or_init(|| {
            let _progress = Progress::start("checking", 0);
            let checked = check_with(self.portfolio, self.day, self.history.as_ref().ok().copied());
            checked.without_history(
                self.portfolio,
                unknown(self.history.as_ref().copied().map_err(String::as_str)),
            )
        })
    }

    /// What reports are told beside the portfolio; of a season also what the check says of it.
    pub fn about<'a>(&'a self, season: Option<SeasonView<'a>>) -> About<'a> {
        let (ids, checked) = (self.ids(), self.checked());
        About {
            tool: TOOL,
            revision: ids.tree.as_deref(),
            blobs: &ids.blobs,
            history: self.history.as_ref().copied().map_err(String::as_str),
            errors: checked.files_with_errors(),
            checks: season.map_or_else(Checks::default, |season| checks(checked, season)),
        }
    }

    /// The season of that id; without one the season to speak of on the day.
    pub fn season(&self, id: Option<&str>) -> Result<SeasonView<'static>> {
        let Some(id) = id else {
            return self.portfolio.current(self.day).context("no season can be read: see `okr check`");
        };
        if let Some(view) = self.portfolio.season(id) {
            return Ok(view);
        }
        let seasons = self.portfolio.seasons();
        match nearest(id, seasons.iter().map(|season| season.id)) {
            Some(near) => bail!("no season `{id}`; did you mean `{near}`?"),
            None => bail!("no season `{id}` under `okrs/`"),
        }
    }

    /// The present id of a group that has a plan in the season or takes part in it, by its present or a former id.
    pub fn group<'a>(&'a self, view: SeasonView<'a>, group: &'a str) -> Result<&'a str> {
        let present = self.portfolio.present_id(group);
        let mut known: BTreeSet<&str> = view.plans().into_iter().map(|(id, _)| id).collect();
        known.extend(participants(&view).iter().map(|(group, ..)| &*group.id));
        if known.contains(present) {
            return Ok(present);
        }
        match nearest(group, known) {
            Some(near) => bail!("`{group}` takes no part in season `{}`; did you mean `{near}`?", view.id),
            None => bail!("`{group}` takes no part in season `{}`", view.id),
        }
    }
}

/// A season of which nothing can be told.
pub(super) fn unreadable(season: SeasonView<'_>) -> anyhow::Error {
    anyhow!("the season `{}` cannot be read: see `okr check`", season.id)
}
