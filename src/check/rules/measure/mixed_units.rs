//! `mixed-units`: a sum or mean over what cannot be added.

use std::collections::BTreeSet;

use crate::check::context::{Context, KeyResultView, Target};
use crate::check::measures::is_numeric;
use crate::check::rule::{E, Rule, Run};
use crate::check::shown;
use crate::diagnostic::Finding;
use crate::document::{Measure, Reference};
use crate::model::ItemId;

pub(super) const RULE: Rule = Rule {
    id: "mixed-units",
    family: "measure",
    levels: [E, E, E],
    text: include_str!("mixed_units.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    for view in context.live_key_results() {
        let Some(parts) = view.key_result.measure.parts() else { continue };
        let mut first: Option<(String, KeyResultView<'_>)> = unit(&view).map(|unit| (unit, view));
        for reference in &parts.of {
            let Ok((_, Target::KeyResult(part))) =
                context.target(reference, view.of.season.id, view.of.group)
            else {
                continue;
            };
            let message = if leads_to(context, part, &view.id(), &mut BTreeSet::new()) {
                "a sum cannot be made of itself".to_owned()
            } else if !is_numeric(&part.key_result.measure)
                && !matches!(part.key_result.measure, Measure::Judged(_))
            {
                format!(
                    "`{reference}` is measured by `{}`, which is no number",
                    part.key_result.measure.word()
                )
            } else {
                match (unit(&part), &first) {
                    (Some(own), Some((unit, _))) if own != *unit => {
                        format!("`{reference}` counts `{}`, not `{}`", shown(&own), shown(unit))
                    }
                    (Some(own), None) => {
                        first = Some((own, part));
                        continue;
                    }
                    (Some(_) | None, _) => continue,
                }
            };
            found.push(told(&view, reference, message, &part, first.as_ref().map(|(_, of)| of)));
        }
    }
}

fn told(
    view: &KeyResultView<'_>,
    reference: &Reference,
    message: String,
    part: &KeyResultView<'_>,
    first: Option<&KeyResultView<'_>>,
) -> Finding {
    let plan = view.of.plan;
    let spot = view.spot().field("of").item(&reference.to_string());
    let finding = plan.finding(RULE.id, spot, message).help("add up key results of one unit only");
    let finding = finding.related(part.of.plan.source(), part.spot().field("measure").span(), "the part");
    match first {
        Some(first) => {
            finding.related(first.of.plan.source(), first.spot().field("unit").span(), "the unit before")
        }
        None => finding,
    }
}

fn unit(view: &KeyResultView<'_>) -> Option<String> {
    view.key_result.unit.as_deref().map(|unit| unit.trim().to_lowercase())
}

/// Whether a key result is, or is made of, another one.
fn leads_to(
    context: &Context<'_>,
    from: KeyResultView<'_>,
    to: &ItemId,
    seen: &mut BTreeSet<ItemId>,
) -> bool {
    let id = from.id();
    if id == *to {
        return true;
    }
    if !seen.insert(id) {
        return false;
    }
    let parts = from.key_result.measure.parts().map(|parts| parts.of.as_slice()).unwrap_or_default();
    parts.iter().any(|reference| match context.target(reference, from.of.season.id, from.of.group) {
        Ok((_, Target::KeyResult(part))) => leads_to(context, part, to, seen),
        Ok((_, Target::Objective(_) | Target::Need(_) | Target::Milestone(_))) | Err(_) => false,
    })
}
