//! `decision-rewritten`: a decision record or an amendment does not say any more what it said when it landed.

use super::{about, at_end, decisions};
use crate::check::context::Context;
use crate::check::evidence::landed;
use crate::check::rule::{E, Rule, Run};
use crate::diagnostic::Finding;
use crate::document::{Any, Handle, Kind};
use crate::model::history::{Act, Decided, Rewritten, decisions as decided};
use crate::text::{cut, list, visible};

pub(super) const RULE: Rule = Rule {
    id: "decision-rewritten",
    family: "history",
    levels: [E, E, E],
    special: None,
    text: include_str!("decision_rewritten.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    for (account, decision, _) in decisions(context) {
        for (what, landing) in told(decision) {
            let place = (decision.last.map(|last| last.at), field(what));
            let finding = at_end(context, account, RULE.id, place, message(decision, what), landing);
            let finding = finding.map(|finding| match decision.act.item() {
                Some(item) if !account.committed.group.is_empty() => finding.item(item),
                _ => finding,
            });
            found.extend(finding.map(|finding| finding.help(HELP)));
        }
    }
    of_the_organisation(context, found);
}

const HELP: &str = "put back what landed first; a new decision is a record of its own";

/// The ratification of the mission, the values and the goals.
fn of_the_organisation(context: &Context<'_>, found: &mut Vec<Finding>) {
    let (Some(history), Some(org)) = (context.history, context.portfolio.org()) else { return };
    for decision in &decided(history.own_versions(Kind::Org), 0) {
        for (what, landing) in told(decision) {
            let at = decision.last.map_or(org.document.at, |last| last.at);
            let finding = org.finding(RULE.id, org.spot(at).field(field(what)), message(decision, what));
            let landed = landed(history, landing, org.file.source.path());
            found.push(about(finding, "", "").help(HELP).landed(landed));
        }
    }
}

/// What is to be told. That a ratification is gone, or an item without `added`, is told by other rules.
fn told(decision: &Decided<'_>) -> Vec<(Rewritten, usize)> {
    let told_elsewhere = matches!(decision.act, Act::Ratified | Act::Added(_));
    let rewritten = decision.rewritten.iter().copied();
    rewritten.filter(|(what, _)| *what != Rewritten::Gone || !told_elsewhere).collect()
}

fn field(what: Rewritten) -> &'static str {
    match what {
        Rewritten::Gone => "",
        Rewritten::Date => "date",
        Rewritten::By => "by",
        Rewritten::From => "from",
        Rewritten::To => "to",
    }
}

fn message(decision: &Decided<'_>, what: Rewritten) -> String {
    let (act, first, last) = (decision.act.told(), &decision.first, decision.last.as_ref());
    let act = cut(&visible(&act), 80);
    let date =
        |date: Option<crate::document::Date>| date.map_or("no day".to_owned(), |date| date.to_string());
    let by = |by: &[Handle]| {
        let names: Vec<String> = by.iter().map(|who| cut(&visible(&who.0), 40)).collect();
        if names.is_empty() { "nobody".to_owned() } else { list(&names) }
    };
    let any = |any: Option<&Any>| any.map_or("nothing".to_owned(), shown);
    let (from, to) = match what {
        Rewritten::Gone => return format!("{act} landed, and is gone"),
        Rewritten::Date => (date(first.date), date(last.and_then(|last| last.date))),
        Rewritten::By => (by(first.by), last.map_or("nobody".to_owned(), |last| by(last.by))),
        Rewritten::From => (any(first.from), any(last.and_then(|last| last.from))),
        Rewritten::To => (any(first.to), any(last.and_then(|last| last.to))),
    };
    format!("`{}` of {act} was rewritten: {from} → {to}", field(what))
}

fn shown(any: &Any) -> String {
    let text = match any {
        Any::Truth(truth) => truth.to_string(),
        Any::Number(number) => number.text.clone(),
        Any::Text(text) => text.clone(),
        Any::List(_) | Any::Map(_) => serde_json::to_string(any).unwrap_or_default(),
    };
    cut(&visible(&text), 40)
}
