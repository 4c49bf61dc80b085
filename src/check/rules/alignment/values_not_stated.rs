//! `values-not-stated`: an independent group that names no value of the organisation.

use crate::check::context::Context;
use crate::check::rule::{E, Rule, Run, W};
use crate::check::shown;
use crate::diagnostic::Finding;
use crate::document::Scope;
use crate::model::alignment::DAO;
use crate::model::schedule::participation;

pub(super) const RULE: Rule = Rule {
    id: "values-not-stated",
    family: "alignment",
    levels: [W, E, E],
    special: None,
    text: include_str!("values_not_stated.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    let Some(org) = context.portfolio.org() else { return };
    let Some(values) = context.known.values.as_deref().filter(|values| !values.is_empty()) else { return };
    // Nobody can be asked for what the sources of a season that was recorded afterwards do not tell.
    let Some(season) = context.portfolio.current(context.day).filter(|season| !season.is_imported()) else {
        return;
    };
    for group in &org.document.groups {
        let is_independent = group.scope() == Scope::Independent && &*group.id != DAO;
        let takes_part = || participation(&season, &group.id).is_some();
        if is_independent && !org.says(group.at, "values") && takes_part() {
            let message = format!("`{}` is independent and names no value that it serves", group.id);
            let known: Vec<String> =
                values.iter().take(4).map(|value| format!("`{}`", shown(value.id))).collect();
            let more = if values.len() > known.len() { " …" } else { "" };
            let help = format!("add `values: [{{value: …, how: …}}]`, of {}{more}", known.join(", "));
            let finding = org.finding(RULE.id, org.spot(group.at).field("id"), message).help(help);
            found.push(finding.about(season.id, &group.id));
        }
    }
}
