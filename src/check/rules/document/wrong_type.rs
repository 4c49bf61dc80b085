//! `wrong-type`: the reader finds it; found here is an entry of a check-in that does not fit its key result's measure,
//! which stands in another file.

use crate::check::context::{Context, Doc};
use crate::check::rule::{E, Rule, Run};
use crate::diagnostic::Finding;
use crate::document::{Document, Entry, Measure, Measured, Reference, Said};

pub(super) const RULE: Rule = Rule {
    id: "wrong-type",
    family: "document",
    levels: [E, E, E],
    special: None,
    text: include_str!("wrong_type.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    for doc in context.documents() {
        let Document::CheckIn(checkin) = doc.document else { continue };
        for (reference, entry) in &checkin.key_results {
            let Some(view) = context.key_result(reference, doc.season, doc.group) else { continue };
            let measure = &view.key_result.measure;
            let finding =
                said(doc, reference, entry, measure).or_else(|| projected(doc, reference, entry, measure));
            found.extend(finding.map(|finding| {
                let measured = view.spot().field("measure").span();
                finding.related(view.of.plan.source(), measured, "measured like this")
            }));
        }
    }
}

fn said(doc: Doc<'_>, reference: &Reference, entry: &Entry, measure: &Measure) -> Option<Finding> {
    let word = measure.word();
    let at = |field: &str, message: String, help: &str| {
        Some(doc.finding(RULE.id, doc.spot(entry.at).field(field), message).help(help))
    };
    match (measure, &entry.said) {
        (Measure::Sum(_) | Measure::Mean(_), Said::Value(_) | Said::Milestones(_) | Said::Unmeasured(_)) => {
            let message =
                format!("`{reference}` is a {word} and takes no entry: its value comes from its parts");
            Some(
                doc.finding(RULE.id, doc.spot(entry.at).own_key(), message)
                    .help("report on its parts instead"),
            )
        }
        (_, Said::Unmeasured(_)) | (Measure::Milestones(_), Said::Milestones(_)) => None,
        (Measure::Milestones(_), Said::Value(_)) => at(
            "value",
            format!("`{reference}` is measured by milestones, not by a value"),
            "write `milestones: [M1]` with all that are done by now",
        ),
        (_, Said::Milestones(_)) => {
            let help = "write `value: …`";
            at("milestones", format!("`{reference}` is measured by `{word}` and has no milestones"), help)
        }
        (_, Said::Value(value)) => unfit(measure, value).and_then(|(wanted, help)| {
            at("value", format!("the value of `{reference}` ({word}) should be {wanted}"), help)
        }),
    }
}

fn projected(doc: Doc<'_>, reference: &Reference, entry: &Entry, measure: &Measure) -> Option<Finding> {
    let (wanted, help) = unfit(measure, entry.projection.as_ref()?)?;
    let message = format!("the projection of `{reference}` ({}) should be {wanted}", measure.word());
    Some(doc.finding(RULE.id, doc.spot(entry.at).field("projection"), message).help(help))
}

/// What a value should be, and how to write it, when it is something else.
fn unfit(measure: &Measure, value: &Measured) -> Option<(&'static str, &'static str)> {
    match measure {
        Measure::Binary {} => match value {
            Measured::Truth(_) => None,
            Measured::Number(_) => Some(("`true` or `false`", "write `true` or `false`")),
        },
        Measure::Judged(_) if !is_share(value) => {
            Some(("a number from 0 to 1", "write a share of what was hoped for, like `0.7`"))
        }
        Measure::Milestones(_) if !is_share(value) => {
            Some(("a share from 0 to 1", "write the expected share, like `0.75`"))
        }
        Measure::Judged(_) | Measure::Milestones(_) => None,
        Measure::Increase(_)
        | Measure::Decrease(_)
        | Measure::AtLeast(_)
        | Measure::AtMost(_)
        | Measure::Range(_)
        | Measure::Sum(_)
        | Measure::Mean(_) => match value {
            Measured::Number(_) => None,
            Measured::Truth(_) => {
                Some(("a number", "write the number that was measured, like `12` or `0.5`"))
            }
        },
    }
}

fn is_share(value: &Measured) -> bool {
    matches!(value, Measured::Number(number) if (0.0..=1.0).contains(&number.value))
}
