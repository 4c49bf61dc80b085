//! The decision records of a plan and a season: that they hold, and that a season is over.

use jiff::civil::Date;

use super::Change;
use super::decision::Decision;
use super::refused::Refused;
use super::revision::Revision;
use super::scope::Scope;
use crate::diagnostic::Stage;
use crate::document::Slug;
use crate::model::Portfolio;

/// The answers for a ratification.
#[derive(Debug)]
pub struct Ratify {
    /// A group, by its present or a former id, or a season.
    pub named: Slug,
    /// The season of a group's plan; default: the newest that is not closed.
    pub season: Option<Slug>,
    /// Who decided.
    pub decision: Decision,
}

/// What is ratified or closed: a season, and of a plan its group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decided {
    /// The season's id.
    pub season: String,
    /// The group's present id.
    pub group: Option<String>,
}

impl Ratify {
    /// The change, and what it ratifies.
    ///
    /// # Errors
    /// Why it cannot be made, with what would help.
    pub fn change(&self, portfolio: &Portfolio, day: Date) -> Result<(Change, Decided), Refused> {
        if portfolio.season(&self.named).is_some() {
            let scope = Scope::new(portfolio, Some(&self.named), day)?;
            self.decision.judge(&scope)?;
            let id = scope.season.id;
            let season = scope.season.document().ok_or_else(|| unreadable(id))?;
            if season.ratified.is_some() {
                return Err(Refused::new(format!("the season `{id}` is ratified already")));
            }
            let mut revision = Revision::of(&season);
            let last = ["closed", "imported", "waive", "cites"];
            revision.set(&[], "ratified", &self.decision.record(&scope), &last)?;
            return Ok((revision.change(), Decided { season: id.to_owned(), group: None }));
        }
        let scope = Scope::new(portfolio, self.season.as_deref(), day)?;
        let group = &scope.group(&self.named)?.id;
        let plan = scope.plan(group)?;
        self.decision.judge(&scope)?;
        if plan.withdrawn.is_some() {
            return Err(Refused::new(format!("the plan of `{group}` is withdrawn")));
        }
        if plan.ratified.is_some() {
            let message = format!("the plan of `{group}` is ratified already");
            return Err(Refused::new(message).help("what changes now is an amendment: `okr amend`"));
        }
        let mut revision = Revision::of(&plan);
        revision.set(&[], "ratified", &self.decision.record(&scope), &["team", "budgets", "objectives"])?;
        let decided = Decided { season: scope.season.id.to_owned(), group: Some(group.to_string()) };
        Ok((revision.change(), decided))
    }
}

/// The answers for closing a season.
#[derive(Debug)]
pub struct Close {
    /// The season.
    pub season: Slug,
    /// Who decided.
    pub decision: Decision,
}

impl Close {
    /// The change, and what it closes.
    ///
    /// # Errors
    /// Why it cannot be made, with what would help.
    pub fn change(&self, portfolio: &Portfolio, day: Date) -> Result<(Change, Decided), Refused> {
        let scope = Scope::new(portfolio, Some(&self.season), day)?;
        self.decision.judge(&scope)?;
        let id = scope.season.id;
        let season = scope.season.document().ok_or_else(|| unreadable(id))?;
        if season.closed.is_some() {
            return Err(Refused::new(format!("the season `{id}` is closed already")));
        }
        if scope.season.stage(day) == Stage::Draft && season.imported.is_none() {
            let message = format!("the season `{id}` is not ratified");
            return Err(Refused::new(message).help(format!("run `okr ratify {id}`")));
        }
        // Most of what must be there by then is judged only when the season is over.
        if self.decision.date(&scope) <= season.ends {
            let message = format!("the season `{id}` runs until {}", season.ends);
            let help = format!("close it afterwards; `okr amend {id} season ends=…` ends it earlier");
            return Err(Refused::new(message).help(help));
        }
        let mut revision = Revision::of(&season);
        revision.set(&[], "closed", &self.decision.record(&scope), &["imported", "waive", "cites"])?;
        Ok((revision.change(), Decided { season: id.to_owned(), group: None }))
    }
}

fn unreadable(season: &str) -> Refused {
    Refused::new(format!("okrs/{season}/season.yaml cannot be read")).help("run `okr check`")
}
