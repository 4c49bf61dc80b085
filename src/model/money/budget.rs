//! What a budget adds up to: lines + reserve − carried over, and whether that is what it asks for.

use rust_decimal::Decimal;

use super::exact::{add, product, subtract, sum};
use crate::document::{Amount, Budget, BudgetLine, LineSum, Plan};
use crate::yaml::{At, Tree};

impl BudgetLine {
    /// What the line costs; `None` where it cannot be held exactly.
    #[must_use]
    pub fn cost(&self) -> Option<Decimal> {
        match &self.sum {
            LineSum::Amount { amount } => Some(amount.value),
            LineSum::Rate { quantity, rate } => product(quantity.value, rate.value),
        }
    }
}

impl Budget {
    /// What its lines cost together.
    #[must_use]
    pub fn lines_total(&self) -> Option<Decimal> {
        sum(self.lines.iter().map(BudgetLine::cost))
    }

    /// What it holds back for the unforeseen; 0 where it says nothing.
    #[must_use]
    pub fn reserved(&self) -> Decimal {
        value(self.reserve.as_ref())
    }

    /// What is left from before; 0 where it says nothing.
    #[must_use]
    pub fn carried(&self) -> Decimal {
        value(self.carried_over.as_ref())
    }

    /// All that it is for: its lines and the reserve. Without lines, what is requested stands alone.
    #[must_use]
    pub fn cost(&self) -> Option<Decimal> {
        if self.lines.is_empty() {
            return Some(self.requested.value);
        }
        add(self.lines_total()?, self.reserved())
    }

    /// What follows from its lines: lines + reserve − carried over. `None` without lines: nothing does.
    #[must_use]
    pub fn follows(&self) -> Option<Decimal> {
        if self.lines.is_empty() {
            return None;
        }
        subtract(self.cost()?, self.carried())
    }

    /// What follows from its lines less what is requested; `None` where it adds up or cannot be told.
    #[must_use]
    pub fn difference(&self) -> Option<Decimal> {
        subtract(self.follows()?, self.requested.value).filter(|difference| !difference.is_zero())
    }

    /// Whether all that is written in it could be read. Where it could not, its sums blame nobody.
    #[must_use]
    pub fn is_whole(&self, tree: &Tree) -> bool {
        let was_read = |name, read: Option<&Amount>| read.is_some() || !is_written(tree, self.at, name);
        was_read("reserve", self.reserve.as_ref())
            && was_read("carried_over", self.carried_over.as_ref())
            && list_is_whole(tree, self.at, "lines", self.lines.len())
            && self.lines.iter().all(|line| {
                let tied = line.key_result.is_some() || !is_written(tree, line.at, "key_result");
                tied && (line.role.is_some() || !is_written(tree, line.at, "role"))
            })
    }
}

impl Plan {
    /// Whether all budgets could be read to their ends.
    #[must_use]
    pub fn has_whole_budgets(&self, tree: &Tree) -> bool {
        let budgets = self.budgets.as_deref().unwrap_or_default();
        list_is_whole(tree, self.at, "budgets", budgets.len())
            && budgets.iter().all(|budget| budget.is_whole(tree))
    }
}

fn value(amount: Option<&Amount>) -> Decimal {
    amount.map_or(Decimal::ZERO, |amount| amount.value)
}

/// Whether a field holds anything, faulty or not.
#[must_use]
pub fn is_written(tree: &Tree, at: At, field: &str) -> bool {
    tree.field(at.node(), field).is_some_and(|found| !tree.node(found).is_null())
}

/// Whether every item of a list could be read.
#[must_use]
pub fn list_is_whole(tree: &Tree, at: At, list: &str, read: usize) -> bool {
    let written = tree.field(at.node(), list).filter(|found| !tree.node(*found).is_null());
    written.map_or(read == 0, |found| {
        matches!(tree.node(found).value, crate::yaml::Value::Sequence(_)) && tree.items(found).len() == read
    })
}
