//! The family `process`: is everything done that belongs to a season, from asking the groups to looking back?

mod carried_untouched;
mod intake_without_consent;
mod leads_only_intake;
mod no_intake;
mod no_plan;
mod no_postmortem;
mod no_premortem;
mod overdue_action;
mod plan_left_in_draft;
mod risk_without_owner;
mod risk_without_prevention;
mod season_left_open;
mod standards_unsigned;
mod unscored_key_result;

use super::Family;
use crate::check::context::{Context, Doc};
use crate::check::shown;
use crate::document::{Document, Risk};
use crate::model::compliance::{Compliance, Row};

/// The family.
pub(super) const FAMILY: Family = Family {
    id: "process",
    asks: "Is everything done that belongs to a season?",
    rules: &[
        no_premortem::RULE,
        risk_without_owner::RULE,
        risk_without_prevention::RULE,
        no_postmortem::RULE,
        unscored_key_result::RULE,
        season_left_open::RULE,
        no_plan::RULE,
        plan_left_in_draft::RULE,
        no_intake::RULE,
        leads_only_intake::RULE,
        intake_without_consent::RULE,
        standards_unsigned::RULE,
        overdue_action::RULE,
        carried_untouched::RULE,
    ],
};

/// Likelihood × impact from which a risk wants somebody who watches it and something that prevents it.
const GRAVE: u32 = 13;

/// The participants of a season whose plan is not withdrawn.
fn rows<'c, 'a>(compliance: &'c Compliance<'a>) -> impl Iterator<Item = &'c Row<'a>> {
    compliance.rows.iter().filter(|row| row.withdrawn.is_none())
}

/// Those of every season that was not recorded afterwards.
fn participants<'b, 'a: 'b>(
    context: &'b Context<'a>,
) -> impl Iterator<Item = (&'b Compliance<'a>, &'b Row<'a>)> {
    context.compliance().flat_map(|compliance| rows(compliance).map(move |row| (compliance, row)))
}

/// Whether a participant is the DAO itself, whose own standards these are, and which is asked through its groups.
fn is_dao(row: &Row<'_>) -> bool {
    &*row.group.id == "dao"
}

/// The risks that nobody may overlook.
fn grave_risks<'a>(context: &Context<'a>) -> impl Iterator<Item = (Doc<'a>, &'a Risk)> + use<'a> {
    context.documents().flat_map(|doc| {
        let risks = match doc.document {
            Document::PreMortem(premortem) => premortem.risks.as_slice(),
            _ => &[],
        };
        risks.iter().filter(|risk| risk.likelihood * risk.impact >= GRAVE).map(move |risk| (doc, risk))
    })
}

/// A risk in words.
fn told(risk: &Risk) -> String {
    let (id, grave) = (&risk.id, risk.likelihood * risk.impact);
    format!(
        "the risk `{id}` (`{}`), which weighs {} × {} = {grave}",
        shown(&risk.risk),
        risk.likelihood,
        risk.impact
    )
}
