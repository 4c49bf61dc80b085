//! The answer: what season it is, where it stands, and how each kind of group did.

use crate::report::Head;
use crate::report::formats::text::paint::Page;
use crate::report::formats::words::{day, totals};
use crate::report::number::{percent, score};
use crate::report::views::summary::Summary;
use crate::text::many;

pub(super) fn write(page: &mut Page, head: &Head<'_>, summary: &Summary<'_>) {
    page.gap();
    if head.season.imported {
        let (live, measured, reached) = totals(summary);
        let rest = live.saturating_sub(measured);
        let words = format!(
            "of the {} that have a number were reached; {rest} have none",
            many(measured, "key result")
        );
        page.answer(&reached.to_string(), &words);
        kinds(page, head, summary);
        let text = "Recorded afterwards from public sources: what no source tells has no number, and no group is graded on a gap.";
        return page.paragraph(None, 2, text);
    }
    kinds(page, head, summary);
    let (live, measured, reached) = totals(summary);
    let text = match live {
        0 => "No key result is planned.".to_owned(),
        live => format!("{measured} of {} measured, {reached} reached.", many(live, "key result")),
    };
    let text = match summary.reported {
        Some(told) => {
            format!("{text} {} of {} reported for {}.", told.there, many(told.of, "group"), day(told.due))
        }
        None => text,
    };
    page.paragraph(None, 2, &text);
}

/// One line for each kind of group. After the end the floor leads, because silence counts as nothing done.
fn kinds(page: &mut Page, head: &Head<'_>, summary: &Summary<'_>) {
    if summary.is_of_one_group {
        return;
    }
    for (kind, row) in summary.kinds.iter().filter(|(kind, _)| **kind != "dao") {
        let name = many(row.plans, kind);
        let share = percent(row.share.map_or(0.0, |share| share.0));
        match (row.score, row.floor) {
            (Some(number), _) if head.season.imported => {
                page.answer(&score(number.0), &format!("{name} · over the {share} that has a number"));
            }
            (Some(number), Some(floor)) if head.season.ended => {
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
