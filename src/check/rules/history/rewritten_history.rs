//! `rewritten-history`: the commit that a decision's tag names is in no history of what is read.

use super::judges;
use crate::check::context::Context;
use crate::check::evidence::short;
use crate::check::rule::{E, Rule, Run};
use crate::diagnostic::{Finding, Landed, Span};
use crate::model::history::Stands;
use crate::text::visible;

pub(super) const RULE: Rule = Rule {
    id: "rewritten-history",
    family: "history",
    levels: [E, E, E],
    special: None,
    text: include_str!("rewritten_history.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    let Some(history) = context.history else { return };
    for tag in history.past().tags.iter().filter(|tag| tag.stands == Stands::Elsewhere) {
        let mut parts = tag.name.split('/').skip(1);
        let (Some(season), Some(group)) = (parts.next(), parts.next()) else { continue };
        if !judges(context, season) {
            continue;
        }
        let Some(view) = context.portfolio.season(season) else { continue };
        let group = context.portfolio.present_id(group);
        let plan = view.plan(group).map(|plan| plan.file);
        let Some(file) = plan.or(view.document().map(|season| season.file)) else { continue };
        let (name, commit) = (visible(&tag.name), short(&tag.commit));
        let message = format!("the tag `{name}` names {commit}, which this history does not hold any more");
        let finding = Finding::new(RULE.id, &file.source, Span::default(), message);
        let finding = if plan.is_some() { finding.about(season, group) } else { finding };
        let landed = Landed {
            commit: Some(tag.commit.clone()),
            day: None,
            authors: Vec::new(),
            reviewers: Vec::new(),
            pull_request: None,
            evidence: format!("git log --oneline HEAD..{name}"),
        };
        let help = "bring the old line back, or explain in the open why history was rewritten";
        found.push(finding.help(help).landed(landed));
    }
}
