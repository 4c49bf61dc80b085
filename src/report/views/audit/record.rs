//! What the documents of a season tell an auditor: partnerships, waivers.

use std::collections::BTreeSet;

use jiff::civil;

use super::rows::{ConflictRow, PartnershipRow, WaiverRow};
use crate::document::{Conflict, Document, File, Interest, Partnership, Waiver, parse_reference};
use crate::model::{Portfolio, SeasonView};
use crate::report::About;
use crate::yaml::Tree;

/// The reviews of partnerships, by their ids; of one group those that it asked for.
pub(super) fn partnerships<'a>(
    view: SeasonView<'a>,
    is_asked: impl Fn(Option<&str>) -> bool,
) -> Vec<PartnershipRow<'a>> {
    let org = view.portfolio.org();
    let values = || org.iter().flat_map(|org| &org.document.values).map(|value| &*value.id);
    let row = |(id, partnership): (&'a str, &'a Partnership)| {
        let answered: BTreeSet<&str> = partnership.values.iter().map(|answer| &*answer.value).collect();
        PartnershipRow {
            id,
            partner: &partnership.partner,
            result: partnership.decision.as_ref().map(|decision| decision.result),
            date: partnership.date,
            conflicts: conflicts(partnership),
            unanswered: values().filter(|value| !answered.contains(value)).collect(),
            decided: partnership.decision.as_ref().map(|decision| decision.date),
        }
    };
    let all = view.partnerships().into_iter().map(|(id, filed)| (id, filed.document));
    all.filter(|(_, own)| is_asked(Some(view.portfolio.present_id(&own.requested_by)))).map(row).collect()
}

fn conflicts<'a>(partnership: &'a Partnership) -> Vec<ConflictRow<'a>> {
    let all = partnership.interests.iter().filter(|interest| interest.conflict != Conflict::None);
    let row = |interest: &'a Interest| ConflictRow {
        who: &interest.who,
        conflict: interest.conflict,
        recused: partnership.recused.contains(&interest.who),
    };
    all.map(row).collect()
}

/// The waivers of the season's files and of the organisation's own, by file and line; of one group its own and those
/// that name no group.
pub(super) fn waivers<'a>(
    view: SeasonView<'a>,
    day: civil::Date,
    is_asked: impl Fn(Option<&str>) -> bool,
    about_all: &About<'a>,
) -> Vec<WaiverRow<'a>> {
    let mut all = Vec::new();
    for file in view.portfolio.files() {
        let (Some(home), Some(tree), Some(document)) = (&file.home, &file.tree, &file.document) else {
            continue;
        };
        if home.season.as_deref().is_some_and(|season| season != view.id) {
            continue;
        }
        let group = match document {
            Document::Partnership(partnership) => Some(&*partnership.requested_by),
            _ => home.group.as_deref(),
        };
        let group = group.map(|group| view.portfolio.present_id(group));
        for (within, waiver) in document.waivers() {
            let (group, item) = about(view.portfolio, document, group, &within, waiver);
            if group.as_deref().is_none_or(|group| is_asked(Some(group))) {
                let commit = about_all
                    .history
                    .ok()
                    .and_then(|history| history.waived_in(view.portfolio, file, waiver));
                all.push(WaiverRow { commit, ..row(file, tree, waiver, item, day) });
            }
        }
    }
    all.sort_by(|a, b| (a.file, a.line).cmp(&(b.file, b.line)));
    all
}

fn row<'a>(
    file: &'a File,
    tree: &Tree,
    waiver: &'a Waiver,
    item: Option<String>,
    day: civil::Date,
) -> WaiverRow<'a> {
    WaiverRow {
        rule: &waiver.rule,
        item,
        why: &waiver.why,
        until: waiver.until,
        file: file.source.path(),
        line: file.source.position(tree.at(waiver.at).span().start).line,
        commit: None,
        is_over: waiver.until.is_some_and(|until| until.0 < day),
    }
}

/// The group that a waiver is about, and the group or item as it is called: `academy`, `academy/O1.KR2`.
fn about(
    portfolio: &Portfolio,
    document: &Document,
    group: Option<&str>,
    within: &str,
    waiver: &Waiver,
) -> (Option<String>, Option<String>) {
    let known = |id: &str| portfolio.present_id(id).to_owned();
    if let Some(item) = &waiver.item {
        let is_group = portfolio.group(item).is_some();
        let group = || parse_reference(item).and_then(|reference| reference.group);
        let group = if is_group { Some(known(item)) } else { group().map(|group| known(&group)) };
        return (group, Some(item.clone()));
    }
    match (document, group) {
        (Document::Org(_), _) if !within.is_empty() => (Some(within.to_owned()), Some(within.to_owned())),
        (Document::Partnership(_), group) => (group.map(str::to_owned), None),
        (_, None) => (None, None),
        (_, Some(group)) if within.is_empty() => (Some(group.to_owned()), Some(group.to_owned())),
        (_, Some(group)) => (Some(group.to_owned()), Some(format!("{group}/{within}"))),
    }
}
