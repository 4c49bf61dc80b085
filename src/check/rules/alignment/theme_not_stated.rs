//! `theme-not-stated`: an objective that does not say how it fits the season's theme.

use crate::check::context::Context;
use crate::check::rule::{I, Rule, Run, SILENT, W};
use crate::check::shown;
use crate::diagnostic::Finding;
use crate::document::Scope;
use crate::model::alignment::DAO;

pub(super) const RULE: Rule = Rule {
    id: "theme-not-stated",
    family: "alignment",
    levels: [I, W, SILENT],
    special: None,
    text: include_str!("theme_not_stated.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    for alignment in context.alignments() {
        let Some(theme) = alignment.season.document().and_then(|season| season.document.theme.as_ref())
        else {
            continue;
        };
        for plan in &alignment.plans {
            if plan.group != DAO && plan.scope != Some(Scope::DaoSpecific) {
                continue;
            }
            for (_, aligned) in alignment.objectives_of(plan) {
                let objective = aligned.objective;
                if !plan.plan.says(objective.at, "theme") {
                    let (id, theme) = (&objective.id, shown(&theme.title));
                    let message = format!("`{id}` does not say how it fits the season's theme, `{theme}`");
                    let help = "add `theme: {fit: direct}`; `indirect` and `none` are answers too, best with a `why`";
                    let spot = plan.plan.spot(objective.at).field("title");
                    found.push(plan.plan.finding(RULE.id, spot, message).help(help));
                }
            }
        }
    }
}
