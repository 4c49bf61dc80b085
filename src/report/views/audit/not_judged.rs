//! What nobody judged, and why: it is told, so that silence is not taken for a clean record.

use std::borrow::Cow;
use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::Serialize;

use super::tallies::unknown;
use crate::document::Kind;
use crate::model::SeasonView;
use crate::model::touchpoint::Touched;
use crate::report::About;
use crate::text::list;

/// Something that was not judged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct NotJudged<'a> {
    /// What.
    pub what: Cow<'a, str>,
    /// Why.
    pub why: Cow<'a, str>,
}

impl<'a> NotJudged<'a> {
    fn new(what: impl Into<Cow<'a, str>>, why: impl Into<Cow<'a, str>>) -> Self {
        Self { what: what.into(), why: why.into() }
    }
}

pub(super) fn not_judged<'a>(
    view: SeasonView<'a>,
    group: Option<&str>,
    about: &About<'a>,
    touched: &[Touched<'a>],
) -> Vec<NotJudged<'a>> {
    let imported = imported(view);
    let mut all: Vec<NotJudged<'a>> =
        if imported.is_some() { None } else { unknown(about) }.into_iter().collect();
    all.extend(imported);
    all.extend(unreadable(view, group));
    all.extend(touched.iter().filter_map(|touched| {
        let what = format!("the words of touch point {}", touched.point.id);
        Some(NotJudged::new(what, touched.unread()?.to_owned()))
    }));
    if group.is_some() && view.portfolio.org().is_some_and(|org| !org.document.touchpoints.is_empty()) {
        all.push(NotJudged::new("touch points", "they are the organisation's, and one group was asked for"));
    }
    all
}

/// The groups, but for the DAO itself, of whose pre-mortem, post-mortem or judges there is nothing, readable or not.
pub(super) fn unreviewed<'a>(
    view: SeasonView<'a>,
    groups: impl Iterator<Item = &'a str>,
    reviewed: &BTreeSet<&str>,
) -> Option<NotJudged<'a>> {
    let is_there = |group: &str| view.has_review_file(group) || reviewed.contains(group);
    let groups: Vec<&str> = groups.filter(|group| *group != "dao" && !is_there(group)).collect();
    (!groups.is_empty()).then(|| NotJudged::new(list(&groups), "no review is in the record"))
}

/// Families that ask who was in time have nothing to say of a season that was recorded afterwards.
fn imported(view: SeasonView<'_>) -> Option<NotJudged<'_>> {
    let imported = view.document()?.document.imported.as_ref()?;
    let why = format!("the season is imported: {}", imported.why.trim());
    Some(NotJudged::new("cadence, process and history of this season", why))
}

/// The season's files of which nothing could be read.
fn unreadable<'a>(view: SeasonView<'a>, group: Option<&str>) -> Vec<NotJudged<'a>> {
    let portfolio = view.portfolio;
    let of_season = portfolio.files().iter().filter(|file| file.document.is_none()).filter(|file| {
        file.home.as_ref().is_some_and(|home| {
            let own = home.group.as_deref().map(|own| portfolio.present_id(own));
            let is_audited = match home.kind {
                Kind::Plan | Kind::DaoPlan | Kind::CheckIn | Kind::PreMortem | Kind::PostMortem => true,
                Kind::Partnership => group.is_none(),
                Kind::Org | Kind::Policy | Kind::Season | Kind::Intake => false,
            };
            is_audited
                && home.season.as_deref() == Some(view.id)
                && (home.kind == Kind::Partnership || group.is_none_or(|group| own == Some(group)))
        })
    });
    let told = of_season.map(|file| NotJudged::new(file.source.path(), "it cannot be read: see `okr check`"));
    told.collect()
}
