//! Where documents name something by a word that is no reference: roles, risks, currencies, seasons, what was amended.

use super::Mention;
use crate::check::context::{Context, Doc};
use crate::document::{Amendment, Document, Plan, PostMortem, Season, Waiver};
use crate::yaml::{NodeId, Tree};

/// A word, and what it may be.
#[derive(Debug, Clone)]
pub(in crate::check) struct Word<'a> {
    /// As it was written.
    pub text: &'a str,
    /// What is looked for: `season`, `role of the team`.
    pub what: &'static str,
    /// The words that are there; `None` when nobody can tell.
    pub known: Option<Vec<String>>,
    /// Whether it may also be a reference to an item.
    pub or_item: bool,
}

/// Every such word.
pub(in crate::check) fn words<'a>(context: &Context<'a>) -> Vec<Mention<'a, Word<'a>>> {
    context.documents().flat_map(|doc| of(context, doc)).collect()
}

fn of<'a>(context: &Context<'a>, doc: Doc<'a>) -> Vec<Mention<'a, Word<'a>>> {
    match doc.document {
        Document::Season(season) => of_season(context, doc, season),
        Document::Plan(plan) => of_plan(context, doc, plan),
        Document::PostMortem(postmortem) => of_postmortem(context, doc, postmortem),
        Document::Org(_)
        | Document::Policy(_)
        | Document::CheckIn(_)
        | Document::Intake(_)
        | Document::PreMortem(_)
        | Document::Partnership(_) => Vec::new(),
    }
}

fn of_season<'a>(context: &Context<'a>, doc: Doc<'a>, season: &'a Season) -> Vec<Mention<'a, Word<'a>>> {
    let mut found = Vec::new();
    if let Some(follows) = &season.follows {
        let known = context.portfolio.seasons().iter().map(|other| other.id.to_owned()).collect();
        let word = Word { text: follows, what: "season", known: Some(known), or_item: false };
        found.push(Mention { doc, spot: doc.spot(season.at).field("follows"), name: word });
    }
    let groups = group_names(context);
    found.extend(season.amendments.iter().map(|amendment| {
        let known = groups.clone().map(|mut known| {
            known.push("season".to_owned());
            known.extend(currencies(doc.tree));
            known
        });
        item(doc, amendment, Word { text: &amendment.item, what: "group or currency", known, or_item: false })
    }));
    found.extend(season.waive.iter().filter_map(|waiver| {
        let text = waiver.item.as_deref()?;
        let word = Word { text, what: "group or item", known: groups.clone(), or_item: true };
        Some(waived(doc, waiver, word))
    }));
    found
}

fn of_plan<'a>(context: &Context<'a>, doc: Doc<'a>, plan: &'a Plan) -> Vec<Mention<'a, Word<'a>>> {
    let mut found: Vec<Mention<'a, Word<'a>>> = Vec::new();
    let lines = plan.budgets.iter().flatten().flat_map(|budget| &budget.lines);
    found.extend(lines.filter_map(|line| {
        let known = Some(listed(doc.tree, "team", "role"));
        let word = Word { text: line.role.as_deref()?, what: "role of the team", known, or_item: false };
        Some(Mention { doc, spot: doc.spot(line.at).field("role"), name: word })
    }));
    let season = context.portfolio.season(doc.season).and_then(|season| season.document());
    found.extend(plan.amendments.iter().map(|amendment| {
        let mut known = currencies(doc.tree);
        known.extend(season.map(|season| currencies(season.tree)).unwrap_or_default());
        item(
            doc,
            amendment,
            Word { text: &amendment.item, what: "item or currency", known: Some(known), or_item: true },
        )
    }));
    let inner = plan.objectives.iter().flat_map(|objective| {
        objective.waive.iter().chain(objective.key_results.iter().flat_map(|kr| &kr.waive))
    });
    let groups = group_names(context);
    found.extend(plan.waive.iter().chain(inner).filter_map(|waiver| {
        let text = waiver.item.as_deref()?;
        Some(waived(doc, waiver, Word { text, what: "group or item", known: groups.clone(), or_item: true }))
    }));
    found
}

fn of_postmortem<'a>(
    context: &Context<'a>,
    doc: Doc<'a>,
    postmortem: &'a PostMortem,
) -> Vec<Mention<'a, Word<'a>>> {
    let known = known_risks(context, doc);
    let word = |text| Word { text, what: "risk of the pre-mortem", known: known.clone(), or_item: false };
    let risks = postmortem.risks.iter();
    risks.map(|r| Mention { doc, spot: doc.spot(r.at).field("risk"), name: word(&r.risk) }).collect()
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

fn item<'a>(doc: Doc<'a>, amendment: &'a Amendment, name: Word<'a>) -> Mention<'a, Word<'a>> {
    Mention { doc, spot: doc.spot(amendment.at).field("item"), name }
}

fn waived<'a>(doc: Doc<'a>, waiver: &'a Waiver, name: Word<'a>) -> Mention<'a, Word<'a>> {
    Mention { doc, spot: doc.spot(waiver.at).field("item"), name }
}

fn currencies(tree: &Tree) -> Vec<String> {
    listed(tree, "budgets", "currency")
}

/// The texts of one field of a list's items, from the tree: of items with other faults too.
fn listed(tree: &Tree, list: &str, field: &str) -> Vec<String> {
    let items =
        tree.root().and_then(|root| tree.field(root, list)).map(|list| tree.items(list)).unwrap_or_default();
    let text = |item: &NodeId| tree.text(tree.field(*item, field)?).map(str::to_owned);
    items.iter().filter_map(text).collect()
}
