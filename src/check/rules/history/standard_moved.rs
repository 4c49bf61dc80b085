//! `standard-moved`: the content of policy.yaml changed while a ratified season runs.

use super::judges;
use crate::check::context::Context;
use crate::check::evidence::landed;
use crate::check::rule::{Rule, Run, W};
use crate::diagnostic::Finding;
use crate::document::{Kind, Policy};
use crate::model::history::{Chronicle, Version, effective};
use crate::text::{list, visible};
use crate::yaml::At;

pub(super) const RULE: Rule = Rule {
    id: "standard-moved",
    family: "history",
    levels: [W, W, W],
    special: None,
    text: include_str!("standard_moved.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    let Some(history) = context.history else { return };
    let default = Policy::default();
    let mut before = &default;
    let mut last = None;
    for version in history.own_versions(Kind::Policy) {
        let now = match (&version.file, version.policy()) {
            (None, _) => &default,
            (Some(_), Some(policy)) => policy.document,
            (Some(_), None) => continue,
        };
        let file = version.file.as_ref().or(last.as_ref()).cloned();
        last.clone_from(&file);
        if now != before && !history.is_edge(version.landing) {
            let seasons = running(context, history, version.landing);
            if let (false, Some(file)) = (seasons.is_empty(), &file) {
                let root = file.tree.as_ref().and_then(|tree| Some(tree.at(At::new(tree.root()?)).span()));
                let message = format!("the shared standards changed while {} runs", list(&seasons));
                let finding = Finding::new(RULE.id, &file.source, root.unwrap_or_default(), message);
                let help =
                    "let standards change between seasons; history is judged by those of the ratification";
                found.push(finding.help(help).landed(landed(history, version.landing, file.source.path())));
            }
        }
        before = now;
    }
}

/// The ratified seasons that ran when something landed.
fn running(context: &Context<'_>, history: &Chronicle, landing: usize) -> Vec<String> {
    let day = history.day(landing);
    let seasons = context.portfolio.seasons().into_iter().filter(|view| judges(context, view.id));
    let runs = seasons.filter(|view| {
        let before = landing.checked_sub(1);
        before
            .and_then(|before| effective(history.season_versions(view.id), before))
            .and_then(Version::season)
            .is_some_and(|season| season.ratified.is_some() && season.starts.0 <= day && day <= season.ends.0)
    });
    runs.map(|view| format!("season {}", visible(view.id))).collect()
}
