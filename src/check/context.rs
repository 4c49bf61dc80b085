//! What every rule may ask: the portfolio, the day, documents and plans one by one, where a reference leads.

use std::collections::{BTreeMap, HashMap};
use std::ops::Deref;
use std::sync::OnceLock;

use jiff::civil::Date;

use super::known::Known;
use super::measures::First;
use super::sums::Sums;
use crate::diagnostic::Finding;
use crate::document::{
    Document, Home, KeyResult, Milestone, Need, Objective, Plan, Reasoned, Reference, parse_reference,
};
use crate::model::alignment::Alignment;
use crate::model::compliance::{Compliance, Row};
use crate::model::history::{Account, Chronicle, accounts};
use crate::model::score::{Reports, SeasonScore, score_as_it_stands};
use crate::model::{Filed, ItemId, Portfolio, SeasonView};
use crate::yaml::{At, NodeId, Spot};

/// What a rule sees. It knows no levels, stages, waivers and colours.
#[derive(Debug)]
pub struct Context<'a> {
    /// All files, linked.
    pub portfolio: &'a Portfolio,
    /// The day to speak of.
    pub day: Date,
    /// What git history tells, where there is one.
    pub history: Option<&'a Chronicle>,
    /// The names that `org.yaml` gives.
    pub(super) known: Known<'a>,
    /// Every item of every plan that could be read.
    items: HashMap<ItemId, Target<'a>>,
    sums: OnceLock<Sums<'a>>,
    /// By season and group.
    reports: OnceLock<HashMap<(&'a str, &'a str), Reports<'a>>>,
    compliance: OnceLock<BTreeMap<&'a str, Compliance<'a>>>,
    /// By season: scored when a rule first asks.
    scores: BTreeMap<&'a str, OnceLock<Option<SeasonScore<'a>>>>,
    alignments: OnceLock<Vec<Alignment<'a>>>,
    /// What history says of every plan and season that was ratified.
    pub(super) accounts: Vec<Account<'a>>,
}

/// A document in its file, of whatever kind, with what its path says.
#[derive(Debug, Clone, Copy)]
pub struct Doc<'a> {
    filed: Filed<'a, Document>,
    /// What its path says.
    pub home: &'a Home,
    /// Its season's folder; empty for the organisation's own files.
    pub season: &'a str,
    /// Its group's present id; empty where the path names none.
    pub group: &'a str,
}

impl<'a> Deref for Doc<'a> {
    type Target = Filed<'a, Document>;

    fn deref(&self) -> &Self::Target {
        &self.filed
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

    /// The place of a reference in its `of`.
    pub(super) fn part(&self, index: usize) -> Spot<'a> {
        nth_reference(self.of.plan, self.key_result.at, "of", index)
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
    pub(super) fn new(portfolio: &'a Portfolio, day: Date, history: Option<&'a Chronicle>) -> Self {
        let known = Known::of(portfolio);
        let mut context = Self {
            portfolio,
            day,
            history,
            known,
            items: HashMap::new(),
            sums: OnceLock::new(),
            reports: OnceLock::new(),
            compliance: OnceLock::new(),
            scores: portfolio.seasons().iter().map(|season| (season.id, OnceLock::new())).collect(),
            alignments: OnceLock::new(),
            accounts: history.map(|history| accounts(history, portfolio)).unwrap_or_default(),
        };
        context.items = context.plans().flat_map(items_of).collect();
        context
    }

    /// Every document that could be read, by path.
    pub fn documents(&self) -> impl Iterator<Item = Doc<'a>> + use<'a> {
        let portfolio = self.portfolio;
        portfolio.files().iter().filter_map(move |file| {
            let (home, tree, document) = (file.home.as_ref()?, file.tree.as_ref()?, file.document.as_ref()?);
            let group = home.group.as_deref().map_or("", |group| portfolio.present_id(group));
            Some(Doc {
                filed: Filed { file, tree, document },
                home,
                season: home.season.as_deref().unwrap_or_default(),
                group,
            })
        })
    }

    /// Every plan that could be read: by season, the DAO's first.
    pub fn plans(&self) -> impl Iterator<Item = PlanView<'a>> + use<'a> {
        self.portfolio.seasons().into_iter().flat_map(plans_of)
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

    /// Which key results are made of which.
    pub(super) fn sums(&self) -> &Sums<'a> {
        self.sums.get_or_init(|| Sums::of(self))
    }

    /// Who pulls in which direction, season by season.
    pub(super) fn alignments(&self) -> &[Alignment<'a>] {
        self.alignments.get_or_init(|| {
            let seasons = self.portfolio.seasons().into_iter();
            seasons.map(|season| Alignment::of(season, self.day)).collect()
        })
    }

    /// The first number that was measured of a key result, in the check-in with the earliest name.
    pub(super) fn first_value(&self, view: &KeyResultView<'_>) -> Option<First<'a>> {
        First::of(self.reports(view.of.season.id, view.of.group)?, view)
    }

    /// What a group's check-ins tell by the day; `None` of a group that wrote none.
    pub(super) fn reports<'b>(&'b self, season: &'b str, group: &'b str) -> Option<&'b Reports<'a>> {
        self.reports.get_or_init(|| self.all_reports()).get(&(season, group))
    }

    fn all_reports(&self) -> HashMap<(&'a str, &'a str), Reports<'a>> {
        let mut all = HashMap::new();
        for season in self.portfolio.seasons() {
            for group in season.reporting_groups() {
                all.insert((season.id, group), Reports::of(&season, group, self.day));
            }
        }
        all
    }

    /// Who reported in each season that could be read and was not recorded afterwards: nobody owed reports there.
    pub(super) fn compliance(&self) -> impl Iterator<Item = &Compliance<'a>> {
        self.all_compliance().values().filter(|compliance| compliance.season.imported.is_none())
    }

    /// A participant's reports, and those of its season.
    pub(super) fn row(&self, season: &str, group: &str) -> Option<(&Compliance<'a>, &Row<'a>)> {
        let compliance = self.all_compliance().get(season)?;
        Some((compliance, compliance.row(group)?))
    }

    fn all_compliance(&self) -> &BTreeMap<&'a str, Compliance<'a>> {
        self.compliance.get_or_init(|| {
            let seasons = self.portfolio.seasons().into_iter();
            seasons.filter_map(|season| Some((season.id, Compliance::of(season, self.day)?))).collect()
        })
    }

    /// The scores of a season as its plans stand.
    pub(super) fn score(&self, season: &str) -> Option<&SeasonScore<'a>> {
        let view = self.portfolio.season(season)?;
        self.scores.get(season)?.get_or_init(|| score_as_it_stands(view, self.day)).as_ref()
    }

    /// What a reference in a file of `season` and `group` means, with its full name.
    #[must_use]
    pub fn target(&self, reference: &Reference, season: &str, group: &str) -> Option<(ItemId, Target<'a>)> {
        let item = ItemId {
            season: reference.season.as_deref().unwrap_or(season).to_owned(),
            group: self.portfolio.present_id(reference.group.as_deref().unwrap_or(group)).to_owned(),
            ids: reference.ids.clone(),
        };
        let target = *self.items.get(&item)?;
        Some((item, target))
    }

    /// The key result that a reference in a file of `season` and `group` means.
    #[must_use]
    pub fn key_result(&self, reference: &Reference, season: &str, group: &str) -> Option<KeyResultView<'a>> {
        match self.target(reference, season, group)?.1 {
            Target::KeyResult(view) => Some(view),
            Target::Objective(_) | Target::Need(_) | Target::Milestone(_) => None,
        }
    }
}

/// The place of a reference in a list of a plan; what is no reference the reader has left out.
pub(super) fn nth_reference<'a>(plan: Filed<'a, Plan>, at: At, list: &str, index: usize) -> Spot<'a> {
    let (tree, list) = (plan.tree, plan.spot(at).field(list));
    let is_reference = |node: &&NodeId| tree.text(**node).is_some_and(|text| parse_reference(text).is_some());
    let items = list.node().map(|list| tree.items(list)).unwrap_or_default();
    let node = items.iter().filter(is_reference).nth(index);
    node.map_or(list, |node| tree.at(At::new(*node)))
}

/// Every plan of a season that could be read, the DAO's first.
pub(super) fn plans_of(season: SeasonView<'_>) -> impl Iterator<Item = PlanView<'_>> {
    season.plans().into_iter().map(move |(group, plan)| PlanView { season, group, plan })
}

/// Every item of a plan by its full name.
fn items_of(of: PlanView<'_>) -> Vec<(ItemId, Target<'_>)> {
    let id = |ids: &[&str]| ItemId {
        season: of.season.id.to_owned(),
        group: of.group.to_owned(),
        ids: ids.iter().map(|id| (*id).to_owned()).collect(),
    };
    let plan = of.plan.document;
    let mut found: Vec<_> = plan.needs.iter().map(|need| (id(&[&*need.id]), Target::Need(need))).collect();
    for objective in &plan.objectives {
        found.push((id(&[&*objective.id]), Target::Objective(objective)));
        for key_result in &objective.key_results {
            let view = KeyResultView { of, objective, key_result };
            found.push((view.id(), Target::KeyResult(view)));
            let milestones = key_result.measure.milestones().unwrap_or_default().iter();
            found.extend(milestones.map(|milestone| {
                (id(&[&*objective.id, &*key_result.id, &*milestone.id]), Target::Milestone(milestone))
            }));
        }
    }
    found
}

fn is_dropped(dropped: Option<&Reasoned>, day: Date) -> bool {
    dropped.is_some_and(|dropped| dropped.date.is_none_or(|date| date.0 <= day))
}
