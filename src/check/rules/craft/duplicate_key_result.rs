//! `duplicate-key-result`: one promise made in two places that do not know of each other.

use std::collections::HashMap;

use crate::check::context::{Context, KeyResultView, Target};
use crate::check::links::Links;
use crate::check::objectives::{ObjectiveView, objectives};
use crate::check::rule::{Rule, Run, W};
use crate::check::wording::words;
use crate::diagnostic::Finding;

/// Words that do not make a title another one.
const SMALL: [&str; 20] = [
    "a", "an", "and", "are", "at", "be", "been", "by", "for", "in", "is", "its", "of", "on", "or", "our",
    "that", "the", "their", "with",
];

/// What two key results share that are the same: season, words, measure and unit.
type Same<'a> = (&'a str, String, &'static str, String);

pub(super) const RULE: Rule = Rule {
    id: "duplicate-key-result",
    family: "craft",
    levels: [W, W, W],
    special: None,
    text: include_str!("duplicate_key_result.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    let objectives = objectives(context);
    let links = Links::of(context, &objectives);
    let mut seen: HashMap<Same<'_>, Earlier<'_>> = HashMap::new();
    for objective in &objectives {
        titled_like_its_parent(context, objective, found);
        for view in &objective.key_results {
            let key_result = view.key_result;
            let title = normal(&key_result.title);
            if title.is_empty() {
                continue;
            }
            let unit = normal(key_result.unit.as_deref().unwrap_or_default());
            let earlier =
                seen.entry((view.of.season.id, title, key_result.measure.word(), unit)).or_default();
            if let Some(first) =
                earlier.same_as(*view).filter(|first| !links.are_linked(context, first, view))
            {
                found.push(told(&first, view));
            }
        }
    }
}

/// The first key results with the same words, measure and unit: numbers from two sources are two numbers.
#[derive(Default)]
struct Earlier<'a> {
    first: Option<KeyResultView<'a>>,
    without_source: Option<KeyResultView<'a>>,
    by_source: HashMap<String, KeyResultView<'a>>,
}

impl<'a> Earlier<'a> {
    /// An earlier one that may be the same; without one, this is the first.
    fn same_as(&mut self, view: KeyResultView<'a>) -> Option<KeyResultView<'a>> {
        let source = view.key_result.source.as_deref().map(normal);
        let found = match &source {
            None => self.first,
            Some(source) => self.by_source.get(source).copied().or(self.without_source),
        };
        if found.is_none() {
            self.first = self.first.or(Some(view));
            match source {
                None => self.without_source = Some(view),
                Some(source) => {
                    self.by_source.insert(source, view);
                }
            }
        }
        found
    }
}

fn told(first: &KeyResultView<'_>, view: &KeyResultView<'_>) -> Finding {
    let is_same_plan = first.of.group == view.of.group;
    let name = if is_same_plan { first.id().item() } else { first.id().in_season() };
    let message = format!("`{name}` promises the same in the same words");
    let help = if is_same_plan {
        "keep one of the two, or say in what they differ"
    } else {
        "let one objective contribute to the other, add both up in a `sum`, or say in what they differ"
    };
    let place = first.spot().field("title").span();
    view.finding(RULE.id, "title", message).help(help).related(
        first.of.plan.source(),
        place,
        "promised here first",
    )
}

/// An objective with the title of one that it contributes to.
fn titled_like_its_parent(context: &Context<'_>, view: &ObjectiveView<'_>, found: &mut Vec<Finding>) {
    let title = normal(&view.objective.title);
    for reference in &view.objective.contributes_to {
        let Some((item, Target::Objective(parent))) =
            context.target(reference, view.of.season.id, view.of.group)
        else {
            continue;
        };
        if item == view.id() || normal(&parent.title) != title {
            continue;
        }
        let message = format!("the objective has the title of `{reference}`, which it contributes to");
        let help = "say what this group brings to it";
        let mut finding = view.finding(RULE.id, "title", message).help(help);
        let plan = context.portfolio.season(&item.season).and_then(|season| season.plan(&item.group));
        if let Some(plan) = plan {
            finding =
                finding.related(plan.source(), plan.spot(parent.at).field("title").span(), "the same title");
        }
        found.push(finding);
        return;
    }
}

/// A text as the words that count.
fn normal(text: &str) -> String {
    let words: Vec<String> = words(text).into_iter().filter(|word| !SMALL.contains(&word.as_str())).collect();
    words.join(" ")
}
