//! `unknown-group`: a group's id, in a field or a path, that org.yaml does not list.

use std::collections::BTreeSet;

use crate::check::context::Context;
use crate::check::mentions::groups;
use crate::check::rule::{E, Rule, Run};
use crate::check::shown;
use crate::diagnostic::{Finding, Span};
use crate::document::Kind;
use crate::text::nearest;

pub(super) const RULE: Rule = Rule {
    id: "unknown-group",
    family: "document",
    levels: [E, E, E],
    special: None,
    text: include_str!("unknown_group.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    for mention in groups(context).into_iter().filter(|mention| !context.known.has_group(mention.name)) {
        let message = format!("there is no group `{}`", shown(mention.name));
        found.push(mention.doc.finding(RULE.id, mention.spot, message).help(help(context, mention.name)));
    }
    paths(context, found);
}

/// Groups that only a path names; a folder is told once, of its first file.
fn paths(context: &Context<'_>, found: &mut Vec<Finding>) {
    let mut told: BTreeSet<(&str, &str)> = BTreeSet::new();
    for file in context.portfolio.files() {
        let Some(home) = &file.home else { continue };
        let Some(group) = home.group.as_deref().filter(|group| !context.known.has_group(group)) else {
            continue;
        };
        let folder = file.source.path().rsplit_once('/').map_or("", |(folder, _)| folder);
        let is_folder = matches!(home.kind, Kind::CheckIn | Kind::Intake);
        // The group `dao` is missed by `missing-field` already.
        if group == "dao" || (is_folder && !told.insert((folder, group))) {
            continue;
        }
        let span = file.tree.as_ref().map_or_else(Span::default, |tree| tree.top().span());
        let message = format!("there is no group `{group}`, after which this file is named");
        found.push(Finding::new(RULE.id, &file.source, span, message).help(help(context, group)));
    }
}

fn help(context: &Context<'_>, id: &str) -> String {
    let groups = context.known.groups.as_deref().unwrap_or_default();
    match nearest(id, groups.iter().map(|group| group.id)) {
        Some(near) => format!("did you mean `{}`?", shown(near)),
        None => format!("add `- {{id: {}, kind: …, name: …}}` to `groups` in org.yaml", shown(id)),
    }
}
