//! The answer: what season it is, where it stands, and how each kind of group did.

use super::paint::Page;
use crate::model::schedule::days_between;
use crate::model::score::Status;
use crate::report::Report;
use crate::report::number::{percent, score};
use crate::text::{many, visible_line};

pub(super) fn write(page: &mut Page, report: &Report<'_>) {
    let head = &report.head;
    let mut title = vec![visible_line(head.organisation), visible_line(head.season.title)];
    title.extend(head.season.theme.map(visible_line));
    page.ends(&title.join(" · "), &when(report));
    page.paragraph(None, 0, head.mission);
    if head.errors > 0 {
        page.gap();
        let verb = if head.errors == 1 { "has" } else { "have" };
        let text = format!(
            "{} {verb} errors, see `okr check`; what could be read is shown",
            many(head.errors, "file")
        );
        page.paragraph(Some(super::sign::Sign::Bad), 2, &text);
    }
    page.gap();
    if head.season.imported {
        let (live, measured, reached) = totals(report);
        let rest = live.saturating_sub(measured);
        let words = format!(
            "of the {} that have a number were reached; {rest} have none",
            many(measured, "key result")
        );
        page.answer(&reached.to_string(), &words);
        kinds(page, report);
        let text = "Recorded afterwards from public sources: what no source tells has no number, and no group is graded on a gap.";
        return page.paragraph(None, 2, text);
    }
    kinds(page, report);
    let (live, measured, reached) = totals(report);
    let text = match live {
        0 => "No key result is planned.".to_owned(),
        live => format!("{measured} of {} measured, {reached} reached.", many(live, "key result")),
    };
    page.paragraph(None, 2, &text);
}

/// `day 78 of 123 · 63 % gone`, `ended 2022-12-22`, `starts 2022-08-22`.
fn when(report: &Report<'_>) -> String {
    let season = &report.head.season;
    let (starts, ends, day) = (season.starts.0, season.ends.0, report.head.as_of.0);
    if day < starts {
        return format!("starts {starts}");
    }
    if day > ends {
        return format!("{starts} to {ends} · over");
    }
    let elapsed = season.elapsed.map_or(0.0, |elapsed| elapsed.0);
    format!(
        "day {} of {} · {} gone",
        days_between(starts, day) + 1,
        days_between(starts, ends) + 1,
        percent(elapsed)
    )
}

/// One line for each kind of group. After the end the floor leads, because silence counts as nothing done.
fn kinds(page: &mut Page, report: &Report<'_>) {
    if report.summary.is_of_one_group {
        return;
    }
    for (kind, row) in report.summary.kinds.iter().filter(|(kind, _)| **kind != "dao") {
        let name = many(row.plans, kind);
        let share = percent(row.share.map_or(0.0, |share| share.0));
        match (row.score, row.floor) {
            (Some(number), _) if report.head.season.imported => {
                page.answer(&score(number.0), &format!("{name} · over the {share} that has a number"));
            }
            (Some(number), Some(floor)) if report.head.season.ended => {
                page.answer(
                    &score(floor.0),
                    &format!("{name} · {} over the {share} that is measured", score(number.0)),
                );
            }
            (Some(number), floor) => {
                let expected = row.expected.map(|expected| format!(" of an expected {}", score(expected)));
                let floor = floor.map(|floor| format!(" · at least {}", score(floor.0)));
                let words = [expected, Some(format!(" · {name} · {share} measured")), floor];
                page.answer(
                    &score(number.0),
                    words.into_iter().flatten().collect::<String>().trim_start_matches(" · "),
                );
            }
            (None, _) => page.answer("–", &format!("{name} · nothing measured")),
        }
    }
}

/// How many key results are live, how many have a number, how many are reached.
fn totals(report: &Report<'_>) -> (usize, usize, usize) {
    let groups = &report.summary.groups;
    let rows =
        || groups.iter().flat_map(|group| &group.objectives).flat_map(|objective| &objective.key_results);
    let live = rows().filter(|kr| kr.status != Status::Dropped).count();
    let measured = rows().filter(|kr| kr.score.is_some()).count();
    let reached = rows().filter(|kr| kr.score.is_some_and(|score| score.0 >= 1.0)).count();
    (live, measured, reached)
}
