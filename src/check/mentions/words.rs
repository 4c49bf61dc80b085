//! Where documents name something by a word that is no reference: roles, risks, currencies, seasons, what was amended.

use std::rc::Rc;

use super::Mention;
use crate::check::context::{Context, Doc};
use crate::document::{Document, Plan, PostMortem, Season, Waiver};
use crate::yaml::{At, NodeId, Tree};

/// A word, and what it may be.
#[derive(Debug, Clone)]
pub(in crate::check) struct Word<'a> {
    /// As it was written.
    pub text: &'a str,
    /// What is looked for: `season`, `role of the team`.
    pub what: &'static str,
    /// The words that are there; `None` when nobody can tell.
    pub known: Option<Rc<Vec<String>>>,
    /// Whether it may also be a reference to an item.
    pub or_item: bool,
}

/// Every such word.
pub(in crate::check) fn words<'a>(context: &Context<'a>) -> Vec<Mention<'a, Word<'a>>> {
    let groups = group_names(context).map(Rc::new);
    let of = |doc: Doc<'a>| match doc.document {
        Document::Season(season) => of_season(context, doc, season, groups.as_ref()),
        Document::Plan(plan) => of_plan(context, doc, plan, groups.as_ref()),
        Document::PostMortem(postmortem) => of_postmortem(context, doc, postmortem),
        Document::Org(_)
        | Document::Policy(_)
        | Document::CheckIn(_)
        | Document::Intake(_)
        | Document::PreMortem(_)
        | Document::Partnership(_) => Vec::new(),
    };
    context.documents().flat_map(of).collect()
}

/// Words of one document that may be the same things.
struct Words<'a> {
    doc: Doc<'a>,
    what: &'static str,
    known: Option<Rc<Vec<String>>>,
    or_item: bool,
}

impl<'a> Words<'a> {
    fn word(&self, at: At, field: &str, text: &'a str) -> Mention<'a, Word<'a>> {
        let name = Word { text, what: self.what, known: self.known.clone(), or_item: self.or_item };
        Mention { doc: self.doc, spot: self.doc.spot(at).field(field), name }
    }
}

fn of_season<'a>(
    context: &Context<'a>,
    doc: Doc<'a>,
    season: &'a Season,
    groups: Option<&Rc<Vec<String>>>,
) -> Vec<Mention<'a, Word<'a>>> {
    let seasons = context.portfolio.seasons().iter().map(|other| other.id.to_owned()).collect();
    let seasons = Words { doc, what: "season", known: Some(Rc::new(seasons)), or_item: false };
    let amended = groups.map(|groups| {
        let own = std::iter::once("season".to_owned()).chain(currencies(doc.tree));
        Rc::new(groups.iter().cloned().chain(own).collect::<Vec<_>>())
    });
    let amended = Words { doc, what: "group or currency", known: amended, or_item: false };
    let mut found = waivers(doc, season.waive.iter(), groups);
    found.extend(season.follows.iter().map(|follows| seasons.word(season.at, "follows", follows)));
    found.extend(
        season.amendments.iter().map(|amendment| amended.word(amendment.at, "item", &amendment.item)),
    );
    found
}

fn of_plan<'a>(
    context: &Context<'a>,
    doc: Doc<'a>,
    plan: &'a Plan,
    groups: Option<&Rc<Vec<String>>>,
) -> Vec<Mention<'a, Word<'a>>> {
    let roles = Some(Rc::new(listed(doc.tree, "team", "role")));
    let roles = Words { doc, what: "role of the team", known: roles, or_item: false };
    let season = context.portfolio.season(doc.season).and_then(|season| season.document());
    let of_season = season.map(|season| currencies(season.tree)).unwrap_or_default();
    let amended = Some(Rc::new(currencies(doc.tree).into_iter().chain(of_season).collect()));
    let amended = Words { doc, what: "item or currency", known: amended, or_item: true };

    let inner = plan.objectives.iter().flat_map(|objective| {
        objective.waive.iter().chain(objective.key_results.iter().flat_map(|kr| &kr.waive))
    });
    let mut found = waivers(doc, plan.waive.iter().chain(inner), groups);
    let lines = plan.budgets.iter().flatten().flat_map(|budget| &budget.lines);
    found.extend(lines.filter_map(|line| Some(roles.word(line.at, "role", line.role.as_deref()?))));
    found.extend(plan.amendments.iter().map(|amendment| amended.word(amendment.at, "item", &amendment.item)));
    found
}

fn of_postmortem<'a>(
    context: &Context<'a>,
    doc: Doc<'a>,
    postmortem: &'a PostMortem,
) -> Vec<Mention<'a, Word<'a>>> {
    let known = known_risks(context, doc).map(Rc::new);
    let risks = Words { doc, what: "risk of the pre-mortem", known, or_item: false };
    postmortem.risks.iter().map(|risk| risks.word(risk.at, "risk", &risk.risk)).collect()
}

/// For whom the waivers of a document are.
fn waivers<'a>(
    doc: Doc<'a>,
    waivers: impl Iterator<Item = &'a Waiver>,
    groups: Option<&Rc<Vec<String>>>,
) -> Vec<Mention<'a, Word<'a>>> {
    let items = Words { doc, what: "group or item", known: groups.cloned(), or_item: true };
    waivers.filter_map(|waiver| Some(items.word(waiver.at, "item", waiver.item.as_deref()?))).collect()
}

/// The risks that a group's pre-mortem foresaw; `None` where it is there and cannot be read.
fn known_risks(context: &Context<'_>, doc: Doc<'_>) -> Option<Vec<String>> {
    let season = context.portfolio.season(doc.season)?;
    let there = season.premortem_groups().any(|group| group == doc.group);
    match season.premortem(doc.group) {
        Some(premortem) => Some(listed(premortem.tree, "risks", "id")),
        None => (!there).then(Vec::new),
    }
}

fn group_names(context: &Context<'_>) -> Option<Vec<String>> {
    let groups = context.known.groups.as_ref()?;
    let names = groups.iter().flat_map(|group| std::iter::once(group.id).chain(group.others.iter().copied()));
    Some(names.map(str::to_owned).collect())
}

fn currencies(tree: &Tree) -> Vec<String> {
    listed(tree, "budgets", "currency")
}

/// The texts of one field of a list's items, from the tree: of items with other faults too.
fn listed(tree: &Tree, list: &str, field: &str) -> Vec<String> {
    let list = tree.root().and_then(|root| tree.field(root, list));
    let items = list.map(|list| tree.items(list)).unwrap_or_default();
    let text = |item: &NodeId| tree.text(tree.field(*item, field)?).map(str::to_owned);
    items.iter().filter_map(text).collect()
}
