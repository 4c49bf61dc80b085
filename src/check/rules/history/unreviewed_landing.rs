//! `unreviewed-landing`: a ratified plan, a check-in or an audit landed without a pull request and a reviewer.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::judges;
use crate::check::context::Context;
use crate::check::evidence::dated;
use crate::check::rule::{I, Rule, Run};
use crate::diagnostic::{Finding, Span};
use crate::document::{File, Kind};
use crate::model::history::{Chronicle, Key, Version};
use crate::text::many;

pub(super) const RULE: Rule = Rule {
    id: "unreviewed-landing",
    family: "history",
    levels: [I, I, I],
    special: None,
    text: include_str!("unreviewed_landing.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    let Some(history) = context.history else { return };
    // By landing, season and group: the first file, and how many more.
    let mut bare: BTreeMap<(usize, &str, &str), (Arc<File>, usize)> = BTreeMap::new();
    for (key, versions) in history.timelines().filter(|(key, _)| judges(context, &key.season)) {
        for (number, version) in versions.iter().enumerate() {
            if !is_bare(history, version.landing) || !matters(key, &versions[..=number]) {
                continue;
            }
            let before = || versions[..number].iter().rev().find_map(|version| version.file.clone());
            let Some(file) = version.file.clone().or_else(before) else { continue };
            let place = (version.landing, &*key.season, &*key.group);
            bare.entry(place).and_modify(|(_, more)| *more += 1).or_insert((file, 0));
        }
    }
    for ((landing, season, group), (file, more)) in bare {
        let files = if more == 0 { String::new() } else { format!(", with {} more", many(more, "file")) };
        let message = format!("landed without a pull request and a reviewer{files}");
        let finding = Finding::new(RULE.id, &file.source, Span::default(), message);
        let finding = if group.is_empty() { finding } else { finding.about(season, group) };
        let help = "let somebody else look: a pull request, or a `Reviewed-by` trailer";
        found.push(finding.help(help).landed(dated(history, landing, file.source.path())));
    }
}

fn is_bare(history: &Chronicle, number: usize) -> bool {
    history.judged(number).is_some_and(|landing| landing.pull_request.is_none())
        && history.people(number).reviewers.is_empty()
}

/// Whether a change is one that somebody should look at: of a ratified plan, a check-in or an audit.
fn matters(key: &Key, versions: &[Version]) -> bool {
    match key.kind {
        Kind::CheckIn | Kind::PreMortem | Kind::PostMortem | Kind::Partnership => true,
        Kind::Plan | Kind::DaoPlan => versions
            .iter()
            .rev()
            .take(2)
            .any(|version| version.plan().is_some_and(|plan| plan.ratified.is_some())),
        Kind::Org | Kind::Policy | Kind::Season | Kind::Intake => false,
    }
}
