//! The family `history`: was the word kept? It compares what stands now with what landed, and tells who, when and by which
//! commit, with a git command that shows it. Without git nothing is found, and the summary says so.

mod amendment_after_the_fact;
mod amendment_by_owner;
mod checkin_backdated;
mod checkin_from_the_future;
mod checkin_rewritten;
mod clock_ran_back;
mod commitment_added;
mod commitment_deleted;
mod decision_rewritten;
mod false_amendment;
mod goalpost_moved;
mod main_line_switched;
mod ratified_again;
mod ratified_late;
mod rewritten_history;
mod self_landed;
mod self_ratified;
mod silent_swap;
mod standard_moved;
mod unreviewed_landing;

use super::Family;
use crate::check::context::Context;
use crate::check::evidence::{landed, path_at};
use crate::diagnostic::Finding;
use crate::model::history::{Account, Act, Belonging, Breach, BreachKind, Chronicle, Decided, Filing};
use crate::text::visible;
use crate::yaml::At;

/// The family.
pub(super) const FAMILY: Family = Family {
    id: "history",
    asks: "Was the word kept?",
    rules: &[
        goalpost_moved::RULE,
        commitment_deleted::RULE,
        commitment_added::RULE,
        false_amendment::RULE,
        decision_rewritten::RULE,
        amendment_by_owner::RULE,
        amendment_after_the_fact::RULE,
        standard_moved::RULE,
        silent_swap::RULE,
        checkin_rewritten::RULE,
        checkin_backdated::RULE,
        checkin_from_the_future::RULE,
        ratified_late::RULE,
        ratified_again::RULE,
        self_ratified::RULE,
        self_landed::RULE,
        unreviewed_landing::RULE,
        rewritten_history::RULE,
        main_line_switched::RULE,
        clock_ran_back::RULE,
    ],
};

/// Every breach of a kind, with its commitment.
fn breaches<'b, 'a>(
    context: &'b Context<'a>,
    kind: BreachKind,
) -> impl Iterator<Item = (&'b Account<'a>, &'b Breach)> {
    context.accounts.iter().flat_map(move |account| {
        account.breaches.iter().filter(move |breach| breach.kind == kind).map(move |breach| (account, breach))
    })
}

/// Every decision about a commitment, with the group that it is about; of the season itself the DAO.
fn decisions<'b, 'a>(
    context: &'b Context<'a>,
) -> impl Iterator<Item = (&'b Account<'a>, &'b Decided<'a>, &'a str)> {
    let portfolio = context.portfolio;
    context.accounts.iter().flat_map(move |account| {
        account.decisions.iter().map(move |decided| {
            let own = account.committed.group;
            let participant =
                decided.act.item().filter(|_| own.is_empty()).and_then(|item| portfolio.group(item));
            let group = participant.map_or(own, |group| &*group.id);
            (account, decided, if group.is_empty() { "dao" } else { group })
        })
    })
}

/// Whether a decision changes what was committed: an amendment, what was added, dropped or withdrawn.
fn is_change(act: &Act) -> bool {
    match act {
        Act::Added(_) | Act::Dropped(_) | Act::Amended(..) | Act::Withdrawn => true,
        Act::Ratified | Act::Closed => false,
    }
}

/// Every check-in of a season that history judges.
fn filings<'b, 'a: 'b>(context: &'b Context<'a>) -> impl Iterator<Item = (&'a Chronicle, Filing<'a>)> + 'b {
    let judged = |filing: &Filing<'_>| judges(context, &filing.key.season);
    let all = context.history.into_iter().flat_map(|history| history.filings().map(move |f| (history, f)));
    all.filter(move |(_, filing)| judged(filing))
}

/// Whether history judges a season: one that is there and was not recorded afterwards.
fn judges(context: &Context<'_>, season: &str) -> bool {
    context.portfolio.season(season).is_some_and(|view| !view.is_imported())
}

/// Who belonged to a group when something landed.
fn belonging(
    context: &Context<'_>,
    history: &Chronicle,
    season: &str,
    group: &str,
    landing: usize,
) -> Belonging {
    Belonging::at(history, context.portfolio, season, group, landing)
}

/// A finding about a commitment, at an item's field in what stands now; where that is gone, at the document.
fn at_end(
    context: &Context<'_>,
    account: &Account<'_>,
    rule: &'static str,
    (at, field): (Option<At>, &str),
    message: String,
    landing: usize,
) -> Option<Finding> {
    let committed = &account.committed;
    let version = committed.last_read();
    let file = version.file.as_ref()?;
    let tree = file.tree.as_ref()?;
    let spot = match at {
        Some(at) => tree.at(at).field(field).span(),
        None => tree.root().map(|root| tree.at(At::new(root)).span()).unwrap_or_default(),
    };
    let finding = Finding::new(rule, &file.source, spot, message);
    let finding = about(finding, committed.season, committed.group);
    Some(finding.landed(landed(context.history?, landing, path_at(committed.versions, landing))))
}

/// Says which group it is about; what is about the season itself needs no word.
fn about(finding: Finding, season: &str, group: &str) -> Finding {
    if group.is_empty() { finding } else { finding.about(season, group) }
}

/// One side of a change, for people.
fn side(value: Option<&str>) -> String {
    value.map_or("nothing".to_owned(), |value| crate::text::cut(&visible(value), 60))
}
