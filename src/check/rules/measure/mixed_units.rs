//! `mixed-units`: a sum or mean over what cannot be added.

use crate::check::context::{Context, KeyResultView};
use crate::check::measures::is_numeric;
use crate::check::rule::{E, Rule, Run};
use crate::check::shown;
use crate::diagnostic::Finding;
use crate::document::Measure;

pub(super) const RULE: Rule = Rule {
    id: "mixed-units",
    family: "measure",
    levels: [E, E, E],
    special: None,
    text: include_str!("mixed_units.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    let sums = context.sums();
    for (number, view) in sums.all() {
        let made_of_it = sums.made_of(number);
        let mut first: Option<(String, KeyResultView<'_>)> = unit(&view).map(|unit| (unit, view));
        for (index, (reference, part)) in sums.parts(number).enumerate() {
            let Some((part_number, part)) = part else { continue };
            let measure = &part.key_result.measure;
            let message = if made_of_it[part_number] {
                format!("a {} cannot be made of itself", view.key_result.measure.word())
            } else if !is_numeric(measure) && !matches!(measure, Measure::Judged(_)) {
                format!("`{reference}` is measured by `{}`, which is no number", measure.word())
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
            found.push(told(&view, index, message, &part, first.as_ref().map(|(_, of)| of)));
        }
    }
}

fn told(
    view: &KeyResultView<'_>,
    index: usize,
    message: String,
    part: &KeyResultView<'_>,
    first: Option<&KeyResultView<'_>>,
) -> Finding {
    let plan = view.of.plan;
    let spot = view.part(index);
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
