//! Money: what did it cost, and what is released? Per group and currency, by the DAO's objectives, against the season's
//! total. Amounts are exact and never added across currencies.

use std::cmp::Reverse;

use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Serialize, Serializer};

use crate::document::Date;
use crate::model::money::{Flow, GroupMoney, ObjectiveCost, SeasonMoney, Tranche, TrancheState};
use crate::model::{ItemId, SeasonView};

/// An exact amount; in machine formats a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, JsonSchema)]
pub struct Exact(#[schemars(with = "String", regex(pattern = r"^-?[0-9]+(\.[0-9]+)?$"))] pub Decimal);

impl Serialize for Exact {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

/// The money of a season.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Money<'a> {
    /// By group, the DAO first, and currency.
    pub groups: Vec<GroupRow<'a>>,
    /// What the DAO's objectives cost, and what is tied to none.
    pub by_objective: Vec<CostRow<'a>>,
    /// What is asked for together, against what the season has.
    pub season: Vec<TotalRow<'a>>,
    /// Whether it speaks of one group only.
    #[serde(skip)]
    pub is_of_one_group: bool,
}

/// The money of a group in one currency.
#[derive(Debug, Serialize, JsonSchema)]
pub struct GroupRow<'a> {
    /// The group's present id.
    pub id: &'a str,
    /// The currency.
    pub currency: &'a str,
    /// What its plan asks for.
    pub requested: Option<Exact>,
    /// What a ratified plan asks for.
    pub approved: Option<Exact>,
    /// Approved and carried over.
    pub spendable: Option<Exact>,
    /// What was released.
    pub released: Option<Exact>,
    /// What waits for a report.
    pub withheld: Option<Exact>,
    /// What its check-ins tell.
    pub spent: Option<Exact>,
    /// Spendable less spent.
    pub left: Option<Exact>,
    /// Lines + reserve − carried over − requested, of a budget that does not add up.
    pub difference: Option<Exact>,
    /// What is released when.
    pub tranches: Vec<TrancheRow>,
    /// Its name.
    #[serde(skip)]
    pub name: &'a str,
}

impl GroupRow<'_> {
    /// The due dates whose missing reports hold money back.
    pub fn because(&self) -> impl Iterator<Item = Date> + '_ {
        self.tranches.iter().filter_map(|tranche| tranche.because)
    }
}

/// A part of what was approved.
#[derive(Debug, Serialize, JsonSchema)]
pub struct TrancheRow {
    /// The day on which it is released, if nothing holds it back.
    pub due: Date,
    /// How much.
    pub amount: Exact,
    /// What became of it.
    #[schemars(with = "String", extend("enum" = ["ahead", "released", "withheld", "lapsed"]))]
    pub state: TrancheState,
    /// The due date whose report is missing, of one that is withheld.
    pub because: Option<Date>,
}

/// What an objective of the DAO costs in one currency.
#[derive(Debug, Serialize, JsonSchema)]
pub struct CostRow<'a> {
    /// The objective: `dao/O1`; `None` for what is tied to none.
    #[serde(rename = "ref")]
    pub reference: Option<String>,
    /// The currency.
    pub currency: &'a str,
    /// How much.
    pub amount: Option<Exact>,
    /// The objective's title.
    #[serde(skip)]
    pub title: Option<&'a str>,
}

/// What is asked for in one currency, against what the season has.
#[derive(Debug, Serialize, JsonSchema)]
pub struct TotalRow<'a> {
    /// The currency.
    pub currency: &'a str,
    /// What the season has.
    pub total: Option<Exact>,
    /// What the plans ask for together.
    pub requested: Option<Exact>,
    /// What the groups together got and spent.
    #[serde(skip)]
    pub flow: Option<Flow>,
    /// Who is waiting for money because a report is missing, most money first.
    #[serde(skip)]
    pub waiting: Vec<&'a str>,
}

impl<'a> Money<'a> {
    /// The money of a season; its groups are limited to one when that is asked for.
    pub(in crate::report) fn of(view: SeasonView<'a>, money: &SeasonMoney<'a>, group: Option<&str>) -> Self {
        let name = |id: &'a str| view.portfolio.group(id).map_or(id, |group| group.name.as_str());
        let rows = money.groups.iter().filter(|row| group.is_none_or(|group| group == row.group));
        let totals = money.totals.iter().map(|total| {
            let mut waiting: Vec<&GroupMoney<'a>> = money
                .groups
                .iter()
                .filter(|row| row.currency == total.currency)
                .filter(|row| row.withheld.is_some_and(|withheld| !withheld.is_zero()))
                .collect();
            waiting.sort_by_key(|row| Reverse(row.withheld));
            TotalRow {
                currency: total.currency,
                total: exact(total.total),
                requested: exact(total.requested),
                flow: money.flows.get(total.currency).copied(),
                waiting: waiting.iter().map(|row| name(row.group)).collect(),
            }
        });
        Self {
            groups: rows.map(|row| group_row(row, name(row.group))).collect(),
            by_objective: money.by_objective.iter().map(|cost| cost_row(view, cost)).collect(),
            season: totals.collect(),
            is_of_one_group: group.is_some(),
        }
    }
}

fn exact(amount: Option<Decimal>) -> Option<Exact> {
    amount.map(Exact)
}

fn group_row<'a>(row: &GroupMoney<'a>, name: &'a str) -> GroupRow<'a> {
    GroupRow {
        id: row.group,
        currency: row.currency,
        requested: exact(row.requested),
        approved: exact(row.approved),
        spendable: exact(row.spendable),
        released: exact(row.released),
        withheld: exact(row.withheld),
        spent: exact(row.spent),
        left: exact(row.left),
        difference: exact(row.difference),
        tranches: row.tranches.iter().map(tranche_row).collect(),
        name,
    }
}

fn tranche_row(tranche: &Tranche) -> TrancheRow {
    TrancheRow {
        due: Date(tranche.due),
        amount: Exact(tranche.amount),
        state: tranche.state,
        because: tranche.because.map(Date),
    }
}

fn cost_row<'a>(view: SeasonView<'a>, cost: &ObjectiveCost<'a>) -> CostRow<'a> {
    let title = |item: &ItemId| {
        let plan = view.plan(&item.group)?.document;
        let objective = plan.objectives.iter().find(|objective| item.ids.first() == Some(&objective.id.0))?;
        Some(objective.title.as_str())
    };
    CostRow {
        reference: cost.objective.as_ref().map(ItemId::in_season),
        currency: cost.currency,
        amount: exact(cost.amount),
        title: cost.objective.as_ref().and_then(title),
    }
}
