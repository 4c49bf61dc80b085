//! Which files of two states are one: by what their paths say, with the groups' present ids.

use std::collections::BTreeMap;

use super::change::{Change, Kind, Told};
use super::checkin::CheckInSheet;
use super::moves::Loose;
use super::other::changed_own_fields;
use super::plan::{PlanSheet, State};
use super::season::SeasonSheet;
use super::sheet::Sheet;
use crate::document::{Document, File, Kind as DocumentKind, Plan, Reference};
use crate::model::promise::{Naming, of_plan};
use crate::model::{Missing, Portfolio};

/// The files that are there before or after, by what they are.
pub(super) struct Sheets<'a> {
    pub plans: Vec<PlanSheet<'a>>,
    pub checkins: Vec<CheckInSheet<'a>>,
    pub seasons: Vec<SeasonSheet<'a>>,
    pub others: Vec<Sheet<'a>>,
}

type Key = (Option<String>, DocumentKind, Option<String>, String);

/// Pairs the files that differ; the others are left out.
pub(super) fn sheets<'a>(before: &'a Portfolio, after: &'a Portfolio) -> Sheets<'a> {
    let mut pairs: BTreeMap<Key, Sheet<'a>> = BTreeMap::new();
    for (portfolio, is_after) in [(before, false), (after, true)] {
        for file in portfolio.files() {
            let Some(home) = &file.home else { continue };
            let group = home.group.as_deref().map(|id| after.present_id(before.present_id(id)).to_owned());
            // The name of a group's file is the group, under an old id too.
            let name = match home.kind {
                DocumentKind::CheckIn | DocumentKind::Intake | DocumentKind::Partnership => home.name.clone(),
                _ => String::new(),
            };
            let key = (home.season.clone(), home.kind, group.clone(), name.clone());
            let sheet = pairs.entry(key).or_insert_with(|| Sheet {
                before: None,
                after: None,
                kind: home.kind,
                season: home.season.clone(),
                group,
                name,
            });
            // Of two files for one thing the first counts.
            let side = if is_after { &mut sheet.after } else { &mut sheet.before };
            side.get_or_insert(file);
        }
    }
    let mut out = Sheets { plans: vec![], checkins: vec![], seasons: vec![], others: vec![] };
    for sheet in pairs.into_values().filter(Sheet::differs) {
        out.take(sheet, before, after);
    }
    out
}

macro_rules! typed {
    ($file:expr, $kind:ident) => {
        $file.and_then(|file| match &file.document {
            Some(Document::$kind(document)) => Some(&**document),
            _ => None,
        })
    };
}

impl<'a> Sheets<'a> {
    fn take(&mut self, sheet: Sheet<'a>, before: &'a Portfolio, after: &'a Portfolio) {
        match sheet.kind {
            DocumentKind::DaoPlan | DocumentKind::Plan => self.plans.push(plan(sheet, before, after)),
            DocumentKind::CheckIn => {
                let (was, is) = (typed!(sheet.before, CheckIn), typed!(sheet.after, CheckIn));
                self.checkins.push(CheckInSheet { before: was, after: is, sheet });
            }
            DocumentKind::Season => {
                let (was, is) = (typed!(sheet.before, Season), typed!(sheet.after, Season));
                let id = path_season(&sheet);
                let naming = Naming { portfolio: after, season: id, group: "", ends: None };
                self.seasons.push(SeasonSheet { before: was, after: is, naming, sheet });
            }
            DocumentKind::Org
            | DocumentKind::Policy
            | DocumentKind::Intake
            | DocumentKind::PreMortem
            | DocumentKind::PostMortem
            | DocumentKind::Partnership => self.others.push(sheet),
        }
    }
}

/// The season in the path of a file.
fn path_season<'a>(sheet: &Sheet<'a>) -> &'a str {
    let home = sheet.after.or(sheet.before).and_then(|file| file.home.as_ref());
    home.and_then(|home| home.season.as_deref()).unwrap_or_default()
}

fn plan<'a>(sheet: Sheet<'a>, before: &'a Portfolio, after: &'a Portfolio) -> PlanSheet<'a> {
    let home = sheet.after.or(sheet.before).and_then(|file| file.home.as_ref());
    let group = home.and_then(|home| home.group.as_deref()).unwrap_or_default();
    let (season, group) = (path_season(&sheet), after.present_id(before.present_id(group)));
    let naming = |portfolio: &'a Portfolio| {
        let season_then = portfolio.season(season).and_then(|season| season.document());
        Naming { portfolio: after, season, group, ends: season_then.map(|season| season.ends.0) }
    };
    let state = |plan: &'a Plan, naming| State { plan, promises: of_plan(plan, &naming) };
    let was = typed!(sheet.before, Plan);
    let season_then = before.season(season).and_then(|season| season.document());
    let is_imported = season_then.is_some_and(|season| season.imported.is_some());
    let is_binding = was.is_some_and(|plan| plan.ratified.is_some() && plan.withdrawn.is_none());
    PlanSheet {
        before: was.map(|plan| state(plan, naming(before))),
        after: typed!(sheet.after, Plan).map(|plan| state(plan, naming(after))),
        naming: naming(after),
        is_binding: is_binding && !is_imported,
        sheet,
    }
}

/// What is told of a file whatever it holds: that it moved, that it cannot be read, that the organisation's own fields
/// changed.
pub(super) fn of_files(sheet: &Sheet<'_>) -> Vec<Change> {
    let mut out = Vec::new();
    if let (Some(before), Some(after)) = (sheet.before, sheet.after) {
        if before.source.path() != after.source.path() {
            let (from, to) = (Told::text(before.source.path()), Told::text(after.source.path()));
            out.push(Change { from: Some(from), to: Some(to), ..sheet.change(Kind::FileMoved) });
        }
        out.extend(changed_own_fields(sheet));
    }
    let is_unread = |file: Option<&File>| file.is_some_and(|file| file.document.is_none());
    let told = |is: bool| is.then(|| Told::text("unreadable"));
    let (was, is) = (is_unread(sheet.before), is_unread(sheet.after));
    if was || is {
        out.push(Change { from: told(was), to: told(is), ..sheet.change(Kind::Unreadable) });
    }
    out
}

/// Takes out the items that only seem new or gone, because their place could not be read in one of the two states.
pub(super) fn unread<'b>(
    (gone, new): (Vec<Loose<'b>>, Vec<Loose<'b>>),
    (before, after): (&Portfolio, &Portfolio),
) -> (Vec<Change>, Vec<Loose<'b>>, Vec<Loose<'b>>) {
    let is_there = |loose: &Loose<'b>, portfolio: &Portfolio| {
        let (season, group) = (loose.sheet.season.as_deref(), loose.sheet.group.as_deref());
        let ids = loose.item.id.split('.').map(str::to_owned).collect();
        let reference = Reference { season: None, group: None, ids };
        let found = portfolio.resolve(&reference, season.unwrap_or_default(), group.unwrap_or_default());
        found == Err(Missing::Unreadable)
    };
    let (blurred, gone): (Vec<_>, Vec<_>) = gone.into_iter().partition(|loose| is_there(loose, after));
    let (cleared, new): (Vec<_>, Vec<_>) = new.into_iter().partition(|loose| is_there(loose, before));
    let tell = |loose: &Loose<'_>, is_now: bool| {
        let told = |is: bool| is.then(|| Told::text("unreadable"));
        let item = Some(loose.item.id.clone());
        Change { item, from: told(!is_now), to: told(is_now), ..loose.sheet.change(Kind::Unreadable) }
    };
    let changes = blurred.iter().filter(|loose| !loose.is_told).map(|loose| tell(loose, true));
    let changes =
        changes.chain(cleared.iter().filter(|loose| !loose.is_told).map(|loose| tell(loose, false)));
    (changes.collect(), gone, new)
}
