//! Groups in a season: who takes part, and what its plan came to.

use std::collections::BTreeMap;

use crate::document::{Group, GroupKind};
use crate::model::SeasonView;
use crate::model::compliance::{Compliance, Row};
use crate::model::score::{Grade, GroupStatus, PlanScore, SeasonScore};
use crate::report::export::pages::Pages;
use crate::report::export::table::table;
use crate::report::views::summary::{GroupRow, Summary};

/// A group of a season, with its part in it, its plan, or both.
pub(in crate::report::export) struct Line<'a> {
    view: SeasonView<'a>,
    id: &'a str,
    group: Option<&'a Group>,
    part: Option<&'a Row<'a>>,
    streak: Option<usize>,
    plan: Option<(&'a GroupRow<'a>, &'a PlanScore<'a>)>,
}

impl<'a> Line<'a> {
    fn row(&self) -> Option<&'a GroupRow<'a>> {
        self.plan.map(|(row, _)| row)
    }
}

table! {
    Line<'_>, "groups", by_season: true,
    "A group that takes part in the season or has a plan for it. Numbers are of its plan on the day; of a withdrawn plan there are none",
    |line| {
        "group": text = line.id, "Its present id";
        "name": text = line.group.map_or(line.id, |group| group.name.as_str()), "Its name";
        "kind": text = line.group.map(|group| group.kind).map(GroupKind::word), "`dao`, `guild`, `project` and so on";
        "scope": text = line.group.map(|group| group.scope().word()), "`dao-specific` or `independent`";
        "part_of": text = line.group.and_then(|group| group.part_of.as_deref()), "The group that it is part of";
        "participates": boolean = line.part.is_some(), "Whether it takes part in the season";
        "first_day": date = line.part.map(|row| row.part.from), "Its first day in the season";
        "last_day": date = line.part.map(|row| row.part.to), "Its last day in the season";
        "excused": text = line.part.and_then(|row| row.part.excused.as_deref()), "Why it owes no check-ins";
        "stage": text = line.row().map(|row| row.stage), "`draft`, `ratified`, `closed` or `withdrawn`; null without a plan";
        "ratified": date = line.plan.and_then(|(_, plan)| super::decided(plan.plan.document.ratified.as_ref())), "The day on which its plan was ratified";
        "score": number = line.row().and_then(|row| row.score), "Over what is measured, 0 to 1";
        "score_as_ratified": number = line.row().and_then(|row| row.score_as_ratified), "Against the plan as it was ratified";
        "floor": number = line.row().and_then(|row| row.floor), "With what is unmeasured at 0";
        "floor_as_ratified": number = line.row().and_then(|row| row.floor_as_ratified), "Against the plan as it was ratified";
        "projected": number = line.row().and_then(|row| row.projected), "With the group's projections";
        "coverage_measured": integer = line.row().and_then(|row| row.coverage).map(|c| c.measured), "Key results that have a score";
        "coverage_of": integer = line.row().and_then(|row| row.coverage).map(|c| c.of), "Key results that are live";
        "coverage_share": number = line.row().and_then(|row| row.coverage).and_then(|c| c.share), "The share of weight that is measured";
        "status": text = line.row().and_then(|row| row.status).map(GroupStatus::word), "How it stands while the season runs";
        "counts_achieved": integer = line.row().and_then(|row| row.counts).map(|c| c.achieved), "Key results that reached their target";
        "counts_on_track": integer = line.row().and_then(|row| row.counts).map(|c| c.on_track), "Key results on track";
        "counts_at_risk": integer = line.row().and_then(|row| row.counts).map(|c| c.at_risk), "Key results at risk";
        "counts_behind": integer = line.row().and_then(|row| row.counts).map(|c| c.behind), "Key results behind";
        "counts_no_data": integer = line.row().and_then(|row| row.counts).map(|c| c.no_data), "Key results of which nothing was reported";
        "counts_unmeasured": integer = line.row().and_then(|row| row.counts).map(|c| c.unmeasured), "Key results reported as unmeasured";
        "counts_dropped": integer = line.row().and_then(|row| row.counts).map(|c| c.dropped), "Key results that were dropped";
        "grade": text = line.row().and_then(|row| row.grade).map(Grade::word), "`green`, `yellow` or `red`, once the season is over";
        "confidence": number = line.row().and_then(|row| row.confidence), "The mean of its latest confidences, 0 to 10";
        "last_checkin": date = line.part.and_then(Row::last_checkin).map(crate::document::Date).or(line.row().and_then(|row| row.last_checkin)), "The latest date of its check-ins";
        "streak": integer = line.streak, "How many reports it is missing in a row";
        "file": text = line.view.plan(line.id).map(|plan| plan.source().path()), "Its plan";
    }
}

/// Writes the rows of a season: the DAO first, then by id.
pub(in crate::report::export) fn write<'a>(
    view: SeasonView<'a>,
    summary: &'a Summary<'a>,
    score: &'a SeasonScore<'a>,
    compliance: Option<&'a Compliance<'a>>,
    pages: &mut Pages<'_>,
) {
    let mut lines: BTreeMap<(bool, &str), Line<'_>> = BTreeMap::new();
    let line = |id| Line { view, id, group: None, part: None, streak: None, plan: None };
    for (compliance, row) in compliance.iter().flat_map(|all| all.rows.iter().map(move |row| (all, row))) {
        let id: &str = &row.group.id;
        let streak = Some(compliance.streak(row));
        lines.insert((id != "dao", id), Line { group: Some(row.group), part: Some(row), streak, ..line(id) });
    }
    for (row, plan) in summary.groups.iter().zip(&score.plans) {
        let entry = lines.entry((plan.group != "dao", plan.group)).or_insert_with(|| line(plan.group));
        entry.group = entry.group.or_else(|| view.portfolio.group(plan.group));
        entry.plan = Some((row, plan));
    }
    for line in lines.values() {
        pages.row(line);
    }
}
