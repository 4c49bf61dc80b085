//! Waivers: which findings somebody silenced, where, for how long, and why.

use std::cell::Cell;
use std::collections::HashMap;

use jiff::civil::Date;

use super::context::{Context, Doc};
use super::rules;
use crate::diagnostic::Finding;
use crate::document::{Kind, Reference, Waiver, parse_reference};
use crate::model::Portfolio;
use crate::yaml::NodeId;

/// Families whose waivers stand in season.yaml only, with `item`.
pub(super) const BY_SEASON_ONLY: [&str; 3] = ["cadence", "independence", "history"];

/// A waiver in its document.
#[derive(Debug, Clone)]
pub struct Given<'a> {
    /// The document.
    pub doc: Doc<'a>,
    /// The waiver.
    pub waiver: &'a Waiver,
    /// Whether it silenced anything.
    is_needed: Cell<bool>,
}

/// What is known of a finding that may be waived.
#[derive(Debug)]
pub(super) struct About<'a> {
    pub path: &'a str,
    pub season: Option<&'a str>,
    pub rule: &'static str,
    pub group: Option<&'a str>,
    pub item: Option<&'a str>,
    /// The nodes around its place.
    pub around: &'a [NodeId],
}

/// Every waiver of every document.
pub(super) fn all<'a>(context: &Context<'a>) -> Vec<Given<'a>> {
    context
        .documents()
        .flat_map(|doc| {
            let waivers = doc.document.waivers().into_iter();
            waivers.map(move |(_, waiver)| Given { doc, waiver, is_needed: Cell::default() })
        })
        .collect()
}

impl Given<'_> {
    /// Whether a waiver of this rule may stand here at all.
    pub fn is_allowed(&self) -> bool {
        match rules::family_of(&self.waiver.rule) {
            None | Some("document") => false,
            Some(family) if BY_SEASON_ONLY.contains(&family) => {
                self.doc.home.kind == Kind::Season && self.waiver.item.is_some()
            }
            Some(_) => true,
        }
    }

    /// Whether it speaks of a whole season rather than of its own document.
    fn is_of_season(&self) -> bool {
        self.doc.home.kind == Kind::Season && self.waiver.item.is_some()
    }

    fn silences(&self, portfolio: &Portfolio, about: &About<'_>, day: Date) -> bool {
        let item = self.waiver.item.as_deref();
        self.holds_on(day)
            && (self.is_of_season() || self.is_around(about))
            && item.is_none_or(|item| names(portfolio, item, self.doc.season, self.doc.group, about))
    }

    /// A finding of `rule` at one of its fields.
    pub fn finding(&self, rule: &'static str, field: &str, message: impl Into<String>) -> Finding {
        self.doc.finding(rule, self.doc.spot(self.waiver.at).field(field), message)
    }

    /// Whether it is not over yet on a day.
    pub fn holds_on(&self, day: Date) -> bool {
        self.waiver.until.is_none_or(|until| day <= until.0)
    }

    /// Whether the object that it stands in is around the finding's place.
    fn is_around(&self, about: &About<'_>) -> bool {
        let tree = self.doc.tree;
        let list = tree.node(self.waiver.at.node()).parent;
        let scope = list.and_then(|list| tree.node(list).parent);
        scope == tree.root() || scope.is_some_and(|scope| about.around.contains(&scope))
    }
}

/// The waivers that may stand where they stand, found by rule and by file or season.
#[derive(Debug)]
pub(super) struct Waivers<'a> {
    all: Vec<Given<'a>>,
    /// By rule, and by path or season: indexes.
    of: HashMap<(&'a str, &'a str), Vec<usize>>,
}

impl<'a> Waivers<'a> {
    pub fn of(context: &Context<'a>) -> Self {
        let all: Vec<Given<'a>> = all(context).into_iter().filter(Given::is_allowed).collect();
        let mut of: HashMap<_, Vec<_>> = HashMap::new();
        for (index, given) in all.iter().enumerate() {
            let scope = if given.is_of_season() { given.doc.season } else { given.doc.file.source.path() };
            of.entry((given.waiver.rule.as_str(), scope)).or_default().push(index);
        }
        Self { all, of }
    }

    /// Why one of them silences a finding on a day; all that do are needed.
    pub fn silence(&self, portfolio: &Portfolio, about: &About<'_>, day: Date) -> Option<&'a str> {
        let scopes = [Some(about.path), about.season].into_iter().flatten();
        let given = scopes.filter_map(|scope| self.of.get(&(about.rule, scope))).flatten();
        let silencing = given.map(|index| &self.all[*index]);
        let silencing = silencing.filter(|given| given.silences(portfolio, about, day));
        let reasons =
            silencing.inspect(|given| given.is_needed.set(true)).map(|given| given.waiver.why.as_str());
        reasons.fold(None, |first, why| first.or(Some(why)))
    }

    /// Those that hold on a day and silenced nothing, of rules that are judged at all. A season's waivers are ratified
    /// with it, and what they silence comes only once it runs: before that nobody can say that they are not needed.
    pub fn unneeded(&self, portfolio: &Portfolio, day: Date) -> impl Iterator<Item = &Given<'a>> {
        let is_judged = |given: &&Given<'_>| rules::find(&given.waiver.rule).is_some();
        let is_early = move |given: &Given<'_>| {
            let season = portfolio.season(given.doc.season).and_then(|season| season.document());
            given.is_of_season() && season.is_some_and(|season| day < season.starts.0)
        };
        let silent = self.all.iter().filter(move |given| !given.is_needed.get() && given.holds_on(day));
        silent.filter(is_judged).filter(move |given| !is_early(given))
    }
}

/// Whether an `item` (a group or a reference) names what a finding is about, or something around it.
fn names(portfolio: &Portfolio, item: &str, season: &str, group: &str, about: &About<'_>) -> bool {
    let is_group = |id: &str| about.group == Some(portfolio.present_id(id));
    if portfolio.group(item).is_some() {
        return is_group(item);
    }
    let Some(Reference { season: other, group: named, ids }) = parse_reference(item) else { return false };
    let inner = ids.join(".");
    let within =
        |found: &str| found == inner || found.strip_prefix(&inner).is_some_and(|rest| rest.starts_with('.'));
    other.is_none_or(|other| other == season)
        && is_group(named.as_deref().unwrap_or(group))
        && about.item.is_some_and(within)
}
