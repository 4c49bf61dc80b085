//! Why a reference leads nowhere. What a plan declares is listed once, however many references miss it.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use super::context::Context;
use crate::document::Reference;
use crate::model::Missing;

/// Why references lead nowhere.
#[derive(Debug)]
pub(super) struct Misses<'c, 'a> {
    context: &'c Context<'a>,
    /// By season and group.
    plans: RefCell<HashMap<(String, String), Rc<Declared>>>,
}

/// Every item that a plan's text declares.
#[derive(Debug)]
pub(super) struct Declared {
    /// In the order of the file.
    pub items: Vec<String>,
    names: HashSet<String>,
}

/// Why one reference leads nowhere.
#[derive(Debug)]
pub(super) enum Miss {
    /// It is there, but could not be read.
    Unreadable,
    /// There is no such season.
    Season,
    /// There is no such group.
    Group,
    /// The group has no plan.
    Plan,
    /// The plan has no such item.
    Item(Rc<Declared>),
}

impl<'c, 'a> Misses<'c, 'a> {
    pub fn new(context: &'c Context<'a>) -> Self {
        Self { context, plans: RefCell::default() }
    }

    /// Why a reference in a file of `season` and `group` leads nowhere.
    pub fn why(&self, reference: &Reference, season: &str, group: &str) -> Miss {
        let season_id = reference.season.as_deref().unwrap_or(season);
        let group_id = self.context.portfolio.present_id(reference.group.as_deref().unwrap_or(group));
        let plan = (season_id.to_owned(), group_id.to_owned());
        let told = self.plans.borrow().get(&plan).cloned();
        if let Some(declared) = told {
            return if declared.names.contains(&reference.item()) {
                Miss::Unreadable
            } else {
                Miss::Item(declared)
            };
        }
        match self.context.portfolio.resolve(reference, season, group) {
            Ok(_) | Err(Missing::Unreadable) => Miss::Unreadable,
            Err(Missing::Season) => Miss::Season,
            Err(Missing::Group) => Miss::Group,
            Err(Missing::Plan) => Miss::Plan,
            Err(Missing::Item(items)) => {
                let declared = Rc::new(Declared { names: items.iter().cloned().collect(), items });
                self.plans.borrow_mut().insert(plan, declared.clone());
                Miss::Item(declared)
            }
        }
    }
}
