//! `intake-without-consent`: an interview that nobody agreed to.

use crate::check::context::Context;
use crate::check::rule::{E, Rule, Run};
use crate::diagnostic::Finding;
use crate::document::{Document, IntakeKind};

pub(super) const RULE: Rule = Rule {
    id: "intake-without-consent",
    family: "process",
    levels: [E, E, E],
    special: None,
    text: include_str!("intake_without_consent.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    for doc in context.documents() {
        let Document::Intake(intake) = doc.document else { continue };
        let is_unread = intake.consent.is_none() && doc.says(intake.at, "consent");
        if intake.r#type != IntakeKind::Interview || intake.consent == Some(true) || is_unread {
            continue;
        }
        let (field, said) = match intake.consent {
            None => ("type", "nobody says that they agreed to it"),
            Some(_) => ("consent", "those asked did not agree to it"),
        };
        let message = format!("this interview of `{}` stands in the record, and {said}", doc.group);
        let help = "ask them, and write `consent: true`; without their yes, take the file out";
        found.push(doc.finding(RULE.id, doc.spot(intake.at).field(field), message).help(help));
    }
}
