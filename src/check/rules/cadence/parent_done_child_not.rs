//! `parent-done-child-not`: a post-mortem scores 1 what the reports do not.

use crate::check::context::Context;
use crate::check::rule::{Rule, Run, SILENT, W};
use crate::diagnostic::Finding;
use crate::document::Document;
use crate::model::score::NEAR;
use crate::text::plain;

pub(super) const RULE: Rule = Rule {
    id: "parent-done-child-not",
    family: "cadence",
    levels: [SILENT, W, W],
    special: None,
    text: include_str!("parent_done_child_not.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    for doc in context.documents() {
        let Document::PostMortem(postmortem) = doc.document else { continue };
        let done = postmortem.scores.iter().filter(|(_, told)| told.score.value >= 1.0 - NEAR);
        for (reference, told) in done.filter(|_| postmortem.date.0 <= context.day) {
            let Some(view) = context.key_result(reference, doc.season, doc.group) else { continue };
            let of = view.of;
            // While the season runs, the last report may still come.
            let has_ended = context.score(of.season.id).is_some_and(|season| season.ended);
            let scored = super::scored(context, of.season.id, of.group, view.objective, view.key_result);
            let Some(scored) = scored.filter(|scored| has_ended && scored.live) else { continue };
            let computed = match scored.score {
                Some(score) if score >= 1.0 - NEAR => continue,
                Some(score) => format!("the reports come to {}", plain(score, 4)),
                None => "the reports measured nothing".to_owned(),
            };
            let message = format!("`{reference}` is scored 1, and {computed}");
            let help =
                "score what the reports show, or add the report that measured it; say the reason in `note`";
            let finding = doc.finding(RULE.id, doc.spot(told.at).field("score"), message).help(help);
            let place = view.spot().field("title").span();
            found.push(finding.related(of.plan.source(), place, "the key result"));
        }
    }
}
