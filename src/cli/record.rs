//! The record that a command tells something of: all files read and linked, what git calls them, what the check found,
//! and the look-up of seasons, groups and people by the names that a person gives.

use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::path::PathBuf;

use anyhow::{Context as _, Result, anyhow, bail};

use super::checks::checks;
use super::context::Context;
use super::progress::Progress;
use crate::check::{Checked, check};
use crate::model::schedule::participants;
use crate::model::{Portfolio, SeasonView};
use crate::report::About;
use crate::report::checks::Checks;
use crate::store::Ids;
use crate::text::nearest;

/// The tool with its version, as reports name it.
pub(super) const TOOL: &str = concat!("okr ", env!("CARGO_PKG_VERSION"));

/// An organisation's record, read once.
pub(super) struct Record {
    /// The repository's root.
    pub root: PathBuf,
    /// All files, linked.
    pub portfolio: &'static Portfolio,
    /// The day to speak of.
    pub day: jiff::civil::Date,
    /// What git calls the files.
    ids: OnceCell<Ids>,
    /// What the check finds.
    checked: OnceCell<Checked>,
}

impl Record {
    /// Reads the record; fails where the organisation cannot be read.
    pub fn open(context: &Context) -> Result<Self> {
        Self::open_on(context, context.day)
    }

    /// Reads the record, to speak of another day.
    pub fn open_on(context: &Context, day: jiff::civil::Date) -> Result<Self> {
        let (root, portfolio) = (context.root()?, context.portfolio()?);
        if portfolio.org().is_none() {
            bail!("the organisation cannot be read: see `okr check`");
        }
        let (ids, checked) = (OnceCell::new(), OnceCell::new());
        Ok(Self { root, portfolio, day, ids, checked })
    }

    /// What git calls the files.
    pub fn ids(&self) -> &Ids {
        self.ids.get_or_init(|| Ids::of(&self.root))
    }

    /// What the check finds.
    pub fn checked(&self) -> &Checked {
        self.checked.get_or_init(|| {
            let _progress = Progress::start("checking", 0);
            check(self.portfolio, self.day)
        })
    }

    /// What reports are told beside the portfolio; of a season also what the check says of it.
    pub fn about<'a>(&'a self, season: Option<SeasonView<'a>>) -> About<'a> {
        let (ids, checked) = (self.ids(), self.checked());
        About {
            tool: TOOL,
            revision: ids.tree.as_deref(),
            blobs: &ids.blobs,
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
