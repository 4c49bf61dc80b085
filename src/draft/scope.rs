//! Where commands that write work: the season, and the names that are known there.

use jiff::civil::Date;

use super::refused::Refused;
use crate::diagnostic::Stage;
use crate::document::{self, Group, Handle, Id, Org, Reference};
use crate::model::{Filed, ItemId, Missing, Portfolio, SeasonView};

/// A season in which something is drafted, on a day.
#[derive(Debug, Clone, Copy)]
pub struct Scope<'a> {
    /// All files.
    pub portfolio: &'a Portfolio,
    /// The season.
    pub season: SeasonView<'a>,
    /// The day.
    pub day: Date,
}

impl<'a> Scope<'a> {
    /// The season of that id, or else the newest one that is not closed.
    ///
    /// # Errors
    /// When there is none, or when it is closed or cannot be read.
    pub fn new(portfolio: &'a Portfolio, season: Option<&str>, day: Date) -> Result<Self, Refused> {
        let open =
            |season: &SeasonView<'a>| season.document().is_some() && season.stage(day) != Stage::Closed;
        let none = Refused::new("there is no season that is not closed").help("run `okr new season`");
        let scope = Self::of(portfolio, season, day, open, none)?;
        if scope.season.stage(day) == Stage::Closed {
            let message = format!("the season `{}` is closed", scope.season.id);
            return Err(Refused::new(message).help("what a closed season says is no longer changed"));
        }
        Ok(scope)
    }

    /// The season of that id, or else the last one that has begun by the day, closed or not: to look back on it.
    ///
    /// # Errors
    /// When there is none, or when it cannot be read.
    pub fn begun(portfolio: &'a Portfolio, season: Option<&str>, day: Date) -> Result<Self, Refused> {
        let begun = |season: &SeasonView<'a>| season.document().is_some_and(|own| own.starts.0 <= day);
        Self::of(portfolio, season, day, begun, Refused::new("no season has begun yet"))
    }

    /// The season of that id, or else the newest one that may be meant.
    fn of(
        portfolio: &'a Portfolio,
        season: Option<&str>,
        day: Date,
        may_be_meant: impl Fn(&SeasonView<'a>) -> bool,
        none: Refused,
    ) -> Result<Self, Refused> {
        let seasons = portfolio.seasons();
        let season = if let Some(id) = season {
            let ids: Vec<&str> = seasons.iter().map(|season| season.id).collect();
            portfolio
                .season(id)
                .ok_or_else(|| Refused::unknown(format!("there is no season `{id}`"), id, &ids))?
        } else {
            *seasons.iter().rev().find(|season| may_be_meant(season)).ok_or(none)?
        };
        if season.document().is_none() {
            let message = format!("okrs/{}/season.yaml is missing or cannot be read", season.id);
            return Err(Refused::new(message).help("run `okr check`"));
        }
        Ok(Self { portfolio, season, day })
    }

    /// A group that takes part in the season, by its present or a former id.
    ///
    /// # Errors
    /// When it is unknown, with the nearest known one, or when it does not exist in the season.
    pub fn group(&self, id: &str) -> Result<&'a Group, Refused> {
        let org = org(self.portfolio)?;
        let ids: Vec<&str> = org.groups.iter().map(|group| &*group.id).collect();
        let unknown = || Refused::unknown(format!("there is no group `{id}` in okrs/org.yaml"), id, &ids);
        let group = self.portfolio.group(id).ok_or_else(unknown)?;
        if crate::model::schedule::participation(&self.season, &group.id).is_none() {
            let message = format!("`{}` does not take part in the season `{}`", group.id, self.season.id);
            let help = "see its `since` and `retired` in okrs/org.yaml, and `participants` in the season";
            return Err(Refused::new(message).help(help));
        }
        Ok(group)
    }

    /// A group's plan.
    ///
    /// # Errors
    /// When there is none, or when it cannot be read.
    pub fn plan(&self, group: &str) -> Result<Filed<'a, document::Plan>, Refused> {
        let season = self.season.id;
        self.season.plan(group).ok_or_else(|| {
            if self.season.has_plan_file(group) {
                let message = format!("the plan of `{group}` in `{season}` cannot be read");
                return Refused::new(message).help("run `okr check`");
            }
            let message = format!("`{group}` has no plan in `{season}`");
            Refused::new(message).help(format!("run `okr new plan {group}`"))
        })
    }

    /// A group's plan, when something may be added to it: to a ratified one by a decision.
    ///
    /// # Errors
    /// Also when it is withdrawn, or ratified and nobody decided.
    pub fn open_plan(&self, group: &str, is_decided: bool) -> Result<Filed<'a, document::Plan>, Refused> {
        let plan = self.plan(group)?;
        if self.season.is_withdrawn(group, self.day) {
            return Err(Refused::new(format!("the plan of `{group}` is withdrawn")));
        }
        if !is_decided && self.season.plan_stage(group, self.day) != Stage::Draft {
            let help = "what is agreed grows by decision only: say who added it and why with `--by` and `--added-why`";
            return Err(Refused::new(format!("the plan of `{group}` is ratified")).help(help));
        }
        Ok(plan)
    }

    /// A person, where the organisation lists its people.
    ///
    /// # Errors
    /// When the handle is not listed.
    pub fn person(&self, handle: &Handle) -> Result<(), Refused> {
        let people = &org(self.portfolio)?.people;
        if people.is_empty() || people.iter().any(|person| person.handle == *handle) {
            return Ok(());
        }
        let known: Vec<&str> = people.iter().map(|person| &*person.handle).collect();
        Err(Refused::unknown(
            format!("there is no `{handle}` under `people` in okrs/org.yaml"),
            handle,
            &known,
        ))
    }

    /// A goal of the organisation.
    ///
    /// # Errors
    /// When there is none of that id.
    pub fn goal(&self, id: &Id) -> Result<(), Refused> {
        let known: Vec<&str> = org(self.portfolio)?.goals.iter().map(|goal| &*goal.id).collect();
        let found = known.contains(&&**id);
        let unknown = || Refused::unknown(format!("there is no goal `{id}` in okrs/org.yaml"), id, &known);
        found.then_some(()).ok_or_else(unknown)
    }

    /// What a reference in a file of `group` means.
    ///
    /// # Errors
    /// When it leads nowhere, with the nearest known item.
    pub fn item(&self, reference: &Reference, group: &str) -> Result<ItemId, Refused> {
        let refuse = |why: &str| Refused::new(format!("`{reference}` leads nowhere: {why}"));
        self.portfolio.resolve(reference, self.season.id, group).map_err(|missing| match missing {
            Missing::Season => refuse("there is no such season"),
            Missing::Group => {
                let wanted = reference.group.as_deref().unwrap_or_default();
                let org = self.portfolio.org();
                let groups = org.iter().flat_map(|org| org.document.groups.iter());
                let known: Vec<&str> = groups.map(|group| &*group.id).collect();
                Refused::unknown(refuse("there is no such group").message, wanted, &known)
            }
            Missing::Plan => refuse("the group has no plan in that season"),
            Missing::Unreadable => refuse("the plan cannot be read").help("run `okr check`"),
            Missing::Item(known) => {
                let known: Vec<&str> = known.iter().map(String::as_str).collect();
                let message = refuse("the plan has no such item").message;
                Refused::unknown(message, &reference.item(), &known)
            }
        })
    }
}

/// The organisation.
pub(super) fn org(portfolio: &Portfolio) -> Result<&Org, Refused> {
    let unreadable = || Refused::new("okrs/org.yaml cannot be read").help("run `okr check`");
    portfolio.org().map(|org| org.document).ok_or_else(unreadable)
}
