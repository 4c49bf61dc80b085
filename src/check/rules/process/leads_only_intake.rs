//! `leads-only-intake`: of a group only those who lead it were asked.

use std::collections::BTreeMap;

use crate::check::absent;
use crate::check::context::Context;
use crate::check::rule::{I, Rule, Run, W};
use crate::check::shown;
use crate::diagnostic::{Finding, Stage};
use crate::document::{Intake, IntakeKind, Part};
use crate::model::Filed;
use crate::model::compliance::{Compliance, Row};
use crate::text::list;

pub(super) const RULE: Rule = Rule {
    id: "leads-only-intake",
    family: "process",
    levels: [I, W, I],
    special: None,
    text: include_str!("leads_only_intake.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    let mut intakes: BTreeMap<(&str, &str), Vec<Filed<'_, Intake>>> = BTreeMap::new();
    for season in context.portfolio.seasons() {
        for (group, intake) in season.intakes() {
            intakes.entry((season.id, group)).or_default().push(intake);
        }
    }
    for (compliance, row) in super::participants(context) {
        let own = intakes.get(&(compliance.view.id, &*row.group.id));
        found.extend(own.and_then(|own| told(compliance, row, own)));
    }
}

fn told(compliance: &Compliance<'_>, row: &Row<'_>, intakes: &[Filed<'_, Intake>]) -> Option<Finding> {
    // Of a survey that names nobody, and of a list that could not be read whole, nobody knows who answered.
    let is_unknown = |intake: &Filed<'_, Intake>| {
        let spot = intake.spot(intake.at).field("with");
        let written = spot.node().map_or(0, |node| intake.tree.items(node).len());
        intake.with.len() < written || (intake.r#type == IntakeKind::Survey && intake.with.is_empty())
    };
    let asked = || intakes.iter().flat_map(|intake| &intake.document.with);
    let only_leads = asked().next().is_some() && asked().all(|one| one.role == Part::Lead);
    if super::is_dao(row) || !only_leads || intakes.iter().any(is_unknown) {
        return None;
    }
    let mut names: Vec<String> =
        asked().filter_map(|one| one.who.as_ref()).map(|who| format!("`{}`", shown(who))).collect();
    names.sort_unstable();
    names.dedup();
    let named = if names.is_empty() { String::new() } else { format!(" ({})", list(&names)) };
    let group = &row.group.id;
    let message = format!("only leads of `{group}` were asked{named}, and nobody who contributes to it");
    let help = if compliance.view.stage(compliance.day) == Stage::Closed {
        "ask those who contribute too, before the next season begins".to_owned()
    } else {
        format!("`okr new intake {group} --role contributor` drafts the interview")
    };
    let mut finding = absent::finding(RULE.id, compliance, row, message)?.help(help);
    for intake in intakes.iter().filter(|intake| !intake.with.is_empty()) {
        let span = intake.spot(intake.at).field("with").span();
        finding = finding.related(intake.source(), span, "who was asked");
    }
    Some(finding)
}
