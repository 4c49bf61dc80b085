//! What every rule may ask: the portfolio, the day, documents and plans one by one, where a reference leads.

use std::sync::Arc;

use jiff::civil::Date;

use super::known::Known;
use crate::diagnostic::{Finding, Source};
use crate::document::{
    Document, File, Home, KeyResult, Milestone, Need, Objective, Plan, Reasoned, Reference,
};
use crate::model::{Filed, ItemId, Missing, Portfolio, SeasonView};
use crate::yaml::{At, Spot, Tree};

/// What a rule sees. It knows no levels, stages, waivers and colours.
#[derive(Debug)]
pub struct Context<'a> {
    /// All files, linked.
    pub portfolio: &'a Portfolio,
    /// The day to speak of.
    pub day: Date,
    /// The names that `org.yaml` gives.
    pub(super) known: Known<'a>,
}

/// A document in its file, of whatever kind.
#[derive(Debug, Clone, Copy)]
pub struct Doc<'a> {
    /// The file.
    pub file: &'a File,
    /// What its path says.
    pub home: &'a Home,
    /// Its tree.
    pub tree: &'a Tree,
    /// What could be read.
    pub document: &'a Document,
    /// Its season's folder; empty for the organisation's own files.
    pub season: &'a str,
    /// Its group's present id; empty where the path names none.
    pub group: &'a str,
}

impl<'a> Doc<'a> {
    /// The place of something in this document.
    #[must_use]
    pub fn spot(&self, at: At) -> Spot<'a> {
        self.tree.at(at)
    }

    /// The file's text and path.
    #[must_use]
    pub fn source(&self) -> &'a Arc<Source> {
        &self.file.source
    }

    /// A finding of `rule` at a place of this document.
    #[must_use]
    pub fn finding(&self, rule: &'static str, spot: Spot<'_>, message: impl Into<String>) -> Finding {
        Finding::new(rule, &self.file.source, spot.span(), message)
    }
}

/// A plan with its season and group.
#[derive(Debug, Clone, Copy)]
pub struct PlanView<'a> {
    /// The season.
    pub season: SeasonView<'a>,
    /// The group's present id.
    pub group: &'a str,
    /// The plan.
    pub plan: Filed<'a, Plan>,
}

/// A key result with its objective and plan.
#[derive(Debug, Clone, Copy)]
pub struct KeyResultView<'a> {
    /// The plan.
    pub of: PlanView<'a>,
    /// The objective.
    pub objective: &'a Objective,
    /// The key result.
    pub key_result: &'a KeyResult,
}

impl<'a> KeyResultView<'a> {
    /// Its place.
    #[must_use]
    pub fn spot(&self) -> Spot<'a> {
        self.of.plan.spot(self.key_result.at)
    }

    /// A finding of `rule` at one of its fields.
    #[must_use]
    pub fn finding(&self, rule: &'static str, field: &str, message: impl Into<String>) -> Finding {
        self.of.plan.finding(rule, self.spot().field(field), message)
    }

    /// Its full name.
    #[must_use]
    pub fn id(&self) -> ItemId {
        let ids = vec![self.objective.id.to_string(), self.key_result.id.to_string()];
        ItemId { season: self.of.season.id.to_owned(), group: self.of.group.to_owned(), ids }
    }
}

/// What a reference means.
#[derive(Debug, Clone, Copy)]
pub enum Target<'a> {
    /// An objective.
    Objective(&'a Objective),
    /// A need.
    Need(&'a Need),
    /// A key result.
    KeyResult(KeyResultView<'a>),
    /// A milestone.
    Milestone(&'a Milestone),
}

impl<'a> Context<'a> {
    pub(super) fn new(portfolio: &'a Portfolio, day: Date) -> Self {
        Self { portfolio, day, known: Known::of(portfolio) }
    }

    /// Every document that could be read, by path.
    pub fn documents(&self) -> impl Iterator<Item = Doc<'a>> + use<'a> {
        let portfolio = self.portfolio;
        portfolio.files().iter().filter_map(move |file| {
            let (home, tree, document) = (file.home.as_ref()?, file.tree.as_ref()?, file.document.as_ref()?);
            let group = home.group.as_deref().map_or("", |group| portfolio.present_id(group));
            Some(Doc {
                file,
                home,
                tree,
                document,
                season: home.season.as_deref().unwrap_or_default(),
                group,
            })
        })
    }

    /// Every plan that could be read: by season, the DAO's first.
    pub fn plans(&self) -> impl Iterator<Item = PlanView<'a>> + use<'a> {
        self.portfolio.seasons().into_iter().flat_map(|season| {
            season.plans().into_iter().map(move |(group, plan)| PlanView { season, group, plan })
        })
    }

    /// Every key result that was not dropped by the day.
    pub fn live_key_results(&self) -> impl Iterator<Item = KeyResultView<'a>> + use<'a> {
        let day = self.day;
        self.plans().flat_map(move |of| {
            let live =
                of.plan.document.objectives.iter().filter(move |o| !is_dropped(o.dropped.as_ref(), day));
            live.flat_map(move |objective| {
                let key_results = objective.key_results.iter();
                let live = key_results.filter(move |kr| !is_dropped(kr.dropped.as_ref(), day));
                live.map(move |key_result| KeyResultView { of, objective, key_result })
            })
        })
    }

    /// Whether something was dropped by the day.
    #[must_use]
    pub fn is_dropped(&self, dropped: Option<&Reasoned>) -> bool {
        is_dropped(dropped, self.day)
    }

    /// What a reference in a file of `season` and `group` means.
    ///
    /// # Errors
    /// Why it leads nowhere.
    pub fn target(
        &self,
        reference: &Reference,
        season: &str,
        group: &str,
    ) -> Result<(ItemId, Target<'a>), Missing> {
        let item = self.portfolio.resolve(reference, season, group)?;
        let target = self.item(&item).ok_or(Missing::Unreadable)?;
        Ok((item, target))
    }

    fn item(&self, item: &ItemId) -> Option<Target<'a>> {
        let season = self.portfolio.seasons().into_iter().find(|season| season.id == item.season)?;
        let (group, plan) = season.plans().into_iter().find(|(group, _)| *group == item.group)?;
        let of = PlanView { season, group, plan };
        let objective =
            plan.document.objectives.iter().find(|o| Some(&*o.id) == item.ids.first().map(String::as_str));
        let (Some(objective), Some(second)) = (objective, item.ids.get(1)) else {
            let need = || {
                plan.document
                    .needs
                    .iter()
                    .find(|need| Some(&*need.id) == item.ids.first().map(String::as_str))
            };
            return objective.map(Target::Objective).or_else(|| need().map(Target::Need));
        };
        let key_result = objective.key_results.iter().find(|kr| *kr.id == *second)?;
        match item.ids.get(2) {
            None => Some(Target::KeyResult(KeyResultView { of, objective, key_result })),
            Some(third) => {
                key_result.measure.milestones()?.iter().find(|m| *m.id == *third).map(Target::Milestone)
            }
        }
    }
}

fn is_dropped(dropped: Option<&Reasoned>, day: Date) -> bool {
    dropped.is_some_and(|dropped| dropped.date.is_none_or(|date| date.0 <= day))
}
