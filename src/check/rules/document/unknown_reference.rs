//! `unknown-reference`: a reference, or another name of something, that leads nowhere or to something else.

use crate::check::context::{Context, Doc, Target};
use crate::check::hints::Hints;
use crate::check::mentions::{Mention, Wanted, Word, references, words};
use crate::check::rule::{E, Rule, Run};
use crate::check::shown;
use crate::diagnostic::Finding;
use crate::document::{Document, Reference, Said, parse_reference};
use crate::model::Missing;

pub(super) const RULE: Rule = Rule {
    id: "unknown-reference",
    family: "document",
    levels: [E, E, E],
    special: None,
    text: include_str!("unknown_reference.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    let names = Names { context, hints: Hints::new() };
    let mut told: Option<&str> = None;
    for mention in references(context) {
        let (reference, wanted) = mention.name;
        let Some((message, help)) = names.fault(mention.doc, reference, wanted) else { continue };
        let path = mention.doc.source().path();
        let is_absent = wanted == Wanted::OwnKeyResult && no_plan(context, mention.doc);
        // Where a group has no plan at all, one finding says it for all entries of a file.
        if !(is_absent && told == Some(path)) {
            found.push(mention.doc.finding(RULE.id, mention.spot, message).maybe_help(help));
        }
        told = is_absent.then_some(path);
    }
    for mention in words(context) {
        names.word(mention, found);
    }
    milestones(&names, found);
}

fn no_plan(context: &Context<'_>, doc: Doc<'_>) -> bool {
    context.portfolio.season(doc.season).is_some_and(|season| !season.has_plan_file(doc.group))
}

/// What is wrong, and the cure.
type Fault = (String, Option<String>);

/// Looks names up.
struct Names<'c, 'a> {
    context: &'c Context<'a>,
    hints: Hints,
}

/// What a target is, and whether it is what was wanted.
fn kind(target: &Target<'_>, wanted: Wanted) -> (&'static str, bool) {
    let is_key_result = matches!(wanted, Wanted::KeyResult | Wanted::OwnKeyResult);
    let is_item = matches!(wanted, Wanted::Item | Wanted::ItemOrNeed);
    match target {
        Target::Objective(_) => ("an objective", is_item || wanted == Wanted::Objective),
        Target::Need(_) => ("a need", matches!(wanted, Wanted::Need | Wanted::ItemOrNeed)),
        Target::KeyResult(_) => ("a key result", is_item || is_key_result),
        Target::Milestone(_) => ("a milestone", is_item),
    }
}

fn word_of(wanted: Wanted) -> &'static str {
    match wanted {
        Wanted::Objective => "an objective",
        Wanted::KeyResult | Wanted::OwnKeyResult => "a key result",
        Wanted::Need => "a need",
        Wanted::Item => "an objective or key result",
        Wanted::ItemOrNeed => "an objective, key result or need",
    }
}

impl Names<'_, '_> {
    fn fault(&self, doc: Doc<'_>, reference: &Reference, wanted: Wanted) -> Option<Fault> {
        if wanted == Wanted::Objective
            && reference.season.as_deref().is_some_and(|season| season != doc.season)
        {
            return None; // `wrong-season` speaks of it
        }
        let Some((item, target)) = self.context.target(reference, doc.season, doc.group) else {
            return self.missing(doc, reference, wanted);
        };
        if wanted == Wanted::OwnKeyResult && (item.season != doc.season || item.group != doc.group) {
            let help = "a group reports on its own key results";
            return Some((format!("`{reference}` is not of this group's plan"), Some(help.to_owned())));
        }
        let (is, fits) = kind(&target, wanted);
        (!fits).then(|| (format!("`{reference}` is {is}, {} is needed", word_of(wanted)), None))
    }

    fn missing(&self, doc: Doc<'_>, reference: &Reference, wanted: Wanted) -> Option<Fault> {
        let season = reference.season.as_deref().unwrap_or(doc.season);
        let group = reference.group.as_deref().unwrap_or(doc.group);
        let mean = |name: Option<&str>| name.map(|name| format!("did you mean `{name}`?"));
        match self.context.portfolio.resolve(reference, doc.season, doc.group).err()? {
            Missing::Unreadable => None,
            // A file of a group that nobody knows: that is told once, of the file.
            Missing::Group | Missing::Plan
                if reference.group.is_none() && !self.context.known.has_group(group) =>
            {
                None
            }
            Missing::Group if self.context.known.has_group(group) => None,
            Missing::Season => {
                let seasons = self.context.portfolio.seasons();
                let near = self.hints.nearest(season, seasons.iter().map(|season| season.id));
                Some((format!("there is no season `{season}`"), mean(near)))
            }
            Missing::Group => {
                let groups = self.context.known.groups.as_deref().unwrap_or_default();
                let near = self.hints.nearest(group, groups.iter().map(|group| group.id));
                Some((format!("there is no group `{group}`"), mean(near)))
            }
            Missing::Plan => {
                let help = format!("write `okrs/{season}/{group}.yaml`, or name an item of another plan");
                Some((format!("`{group}` has no plan in `{season}`"), Some(help)))
            }
            Missing::Item(items) => {
                let alike = |item: &&str| item.matches('.').count() + 1 == reference.ids.len();
                let near =
                    self.hints.nearest(&reference.item(), items.iter().map(String::as_str).filter(alike));
                let near = near.map(|item| {
                    let ids = item.split('.').map(str::to_owned).collect();
                    format!("did you mean `{}`?", Reference { ids, ..reference.clone() })
                });
                let help = near
                    .or_else(|| (wanted != Wanted::Need).then(|| format!("the plan has {}", some(&items))));
                Some((format!("the plan of `{group}` has no `{}`", reference.item()), help))
            }
        }
    }

    fn word(&self, mention: Mention<'_, Word<'_>>, found: &mut Vec<Finding>) {
        let Word { text, what, known, or_item } = mention.name;
        let Some(known) = known else { return };
        if known.iter().any(|word| word == text) {
            return;
        }
        // A document of no group has no items of its own: there `O1` is nothing, and `dve` a group with a slip.
        let has_items = mention.doc.home.group.is_some();
        let reference = parse_reference(text).filter(|r| or_item && (has_items || r.group.is_some()));
        let is_name = |reference: &Reference| reference.ids.len() == 1 && reference.group.is_none();
        let as_item = reference
            .map(|reference| (is_name(&reference), self.fault(mention.doc, &reference, Wanted::Item)));
        let (message, help) = match as_item {
            Some((_, None)) => return,
            Some((false, Some(fault))) => fault,
            Some((true, Some(_))) | None => {
                let near = self.hints.nearest(text, known.iter().map(String::as_str));
                let help = near.map(|name| format!("did you mean `{}`?", shown(name)));
                (format!("there is no {what} `{}`", shown(text)), help)
            }
        };
        found.push(mention.doc.finding(RULE.id, mention.spot, message).maybe_help(help));
    }
}

/// The first few of a plan's items.
fn some(items: &[String]) -> String {
    let shown: Vec<String> = items.iter().take(6).map(|item| format!("`{}`", shown(item))).collect();
    match (shown.is_empty(), items.len() > shown.len()) {
        (true, _) => "no items yet".to_owned(),
        (false, true) => format!("{} …", shown.join(", ")),
        (false, false) => crate::text::list(&shown),
    }
}

/// The milestones that a check-in calls done.
fn milestones(names: &Names<'_, '_>, found: &mut Vec<Finding>) {
    let context = names.context;
    for doc in context.documents() {
        let Document::CheckIn(checkin) = doc.document else { continue };
        for (reference, entry) in &checkin.key_results {
            let Said::Milestones(done) = &entry.said else { continue };
            let Some(view) = context.key_result(reference, doc.season, doc.group) else { continue };
            let Some(known) = view.key_result.measure.milestones() else { continue };
            for id in done {
                let mut full = reference.clone();
                full.ids.push(id.to_string());
                let missing = context.portfolio.resolve(&full, doc.season, doc.group);
                if matches!(missing, Err(Missing::Item(_))) {
                    let near = names.hints.nearest(id, known.iter().map(|milestone| &*milestone.id));
                    let spot = doc.spot(entry.at).field("milestones").item(id);
                    let message = format!("`{reference}` has no milestone `{}`", shown(id));
                    let help = near.map(|near| format!("did you mean `{near}`?"));
                    found.push(doc.finding(RULE.id, spot, message).maybe_help(help));
                }
            }
        }
    }
}
