//! Where every number comes from: group by group, each objective with its key results, their values, baselines,
//! targets, and the file and line that say so. What is linked to elsewhere on the page stands here.

use super::anchor::{Given, of_group, of_item, outward};
use super::mark;
use super::node::{Node, el, row, said, text};
use super::table::{Set, Table};
use crate::document::Ambition;
use crate::report::Head;
use crate::report::formats::sign::{Sign, of, of_group as sign_of_group};
use crate::report::formats::words::{number, shown, standing, with_promise};
use crate::report::number::{percent, score};
use crate::report::views::summary::{Coverage, GroupRow, KeyResultRow, ObjectiveRow, Source, Summary};
use crate::text::many;

pub(super) fn write(head: &Head<'_>, summary: &Summary<'_>) -> Node {
    let mut given = Given::default();
    let lead = el("p").class("prose").text(
        "A score is the share of the way from baseline to target, 0 to 1. An objective is the mean of its measured key \
         results by weight, a group that of its objectives; \u{201c}at least\u{201d} counts what is not measured as 0.",
    );
    row().push(lead).all(summary.groups.iter().map(|group| write_group(head, group, &mut given)))
}

fn write_group(head: &Head<'_>, group: &GroupRow<'_>, given: &mut Given) -> Node {
    let title = el("h3").push(mark::sign(sign_of_group(group))).text(" ").push(said(group.name));
    let mut facts = vec![group.stage.to_owned()];
    facts.extend(group.kind.filter(|kind| *kind != "dao").map(str::to_owned));
    facts.extend(group.score.map(|_| {
        let now = with_promise(group.score, group.score_as_ratified);
        format!("score {now}{}", floor(head, group.floor.map(|f| f.0), group.coverage))
    }));
    facts.extend(group.confidence.map(|mean| format!("confidence {:.1} of 10", mean.0)));
    let section = el("div").class("group");
    given
        .place(of_group(group.id), section)
        .push(title)
        .push(el("p").class("facts").text(&facts.join(" · ")))
        .all(group.objectives.iter().map(|objective| write_objective(head, group, objective, given)))
}

/// ` · 7 of 9 measured, 80 % by weight · at least 0.48`
fn floor(head: &Head<'_>, floor: Option<f64>, coverage: Option<Coverage>) -> String {
    let measured = coverage.map(|coverage| {
        let share = coverage.share.filter(|_| coverage.measured != coverage.of);
        let share = share.map(|share| format!(", {} by weight", percent(share.0))).unwrap_or_default();
        format!(" · {} of {} measured{share}", coverage.measured, coverage.of)
    });
    let floor = floor.filter(|_| !head.season.imported).map(|floor| format!(" · at least {}", score(floor)));
    [measured, floor].into_iter().flatten().collect()
}

fn write_objective(
    head: &Head<'_>,
    group: &GroupRow<'_>,
    objective: &ObjectiveRow<'_>,
    given: &mut Given,
) -> Node {
    let grade = objective.grade.filter(|_| objective.is_told_whole);
    let title = el("h4")
        .push(mark::sign(of(grade, objective.status)))
        .text(" ")
        .push(said(objective.title))
        .text(" ")
        .push(mark::faint(text(objective.id)));
    let mut facts = Vec::new();
    facts.extend(objective.score.map(|_| {
        let now = with_promise(objective.score, objective.score_as_ratified);
        format!("score {now}{}", floor(head, objective.floor.map(|f| f.0), Some(objective.coverage)))
    }));
    facts.extend(grade.map(|grade| grade.word().to_owned()));
    facts.extend(objective.status.map(|status| status.word().replace('-', " ")));
    facts.extend((objective.ambition == Ambition::Committed).then(|| "committed".to_owned()));
    facts.extend(objective.owner.map(|owner| format!("owner {owner}")));
    if objective.contributors > 0 {
        let mean = objective.contributions.map(|mean| format!(", {} on average", score(mean.0)));
        let by = many(objective.contributors, "objective");
        facts.push(format!("contributed to by {by}{}", mean.unwrap_or_default()));
    } else if objective.key_results.is_empty() {
        facts.push("no key results, and nothing contributes to it".to_owned());
    }
    let place = format!("{}/{}", group.id, objective.id);
    let node = given.place(of_item(&place), el("div").class("objective"));
    node.push(title)
        .push(el("p").class("facts").push(said(&facts.join(" · "))))
        .maybe((!objective.key_results.is_empty()).then(|| table(&place, objective, given)))
}

fn table(place: &str, objective: &ObjectiveRow<'_>, given: &mut Given) -> Node {
    let rows = &objective.key_results;
    let projects = rows.iter().any(|kr| kr.projected != kr.score);
    let judged = rows.iter().any(|kr| kr.independent_score.is_some());
    let confident = rows.iter().any(|kr| kr.confidence.is_some());
    let mut table = Table::new("")
        .quiet(&format!("Key results of {place}"))
        .class("working")
        .column("Key result", Set::Name)
        .column("Value", Set::Words)
        .column("Score", Set::Number)
        .column("Expected", Set::Number);
    for (shows, title) in [(projects, "Projected"), (judged, "Independent"), (confident, "Confidence")] {
        if shows {
            table = table.column(title, Set::Number);
        }
    }
    table = table.column("State", Set::Words).column("Source", Set::Words);
    for kr in rows {
        let mut cells =
            vec![name(place, kr, given), said(&standing(kr)), text(&scored(kr)), text(&number(kr.expected))];
        cells.extend(projects.then(|| text(&number(kr.projected))));
        let value = |value: &Option<_>| text(&value.as_ref().map_or("–".to_owned(), shown));
        cells.extend(judged.then(|| value(&kr.independent_score)));
        cells.extend(confident.then(|| value(&kr.confidence)));
        cells.push(mark::state(kr.status.into(), &kr.status.word().replace('-', " ")));
        cells.push(source(&kr.source));
        table.add(cells);
    }
    table.finish()
}

/// The score; with how far the value went, where that is outside of 0 to 1.
fn scored(kr: &KeyResultRow<'_>) -> String {
    let now = with_promise(kr.score, kr.score_as_ratified);
    let beyond = kr.attainment.filter(|attainment| !(0.0..=1.0).contains(&attainment.0));
    beyond.map_or(now.clone(), |attainment| format!("{now} ({})", score(attainment.0)))
}

fn name(place: &str, kr: &KeyResultRow<'_>, given: &mut Given) -> Node {
    let mut facts = vec![kr.measure.replace('-', " ")];
    facts.extend(kr.priority.map(|priority| format!("{priority:?}")));
    facts.extend(kr.owner.map(str::to_owned));
    facts.extend(kr.carried_from.as_ref().map(|from| format!("carried from {from}")));
    let why = kr.reason.map(|reason| el("div").class("why").push(said(reason)));
    let evidence = kr
        .evidence
        .map(|evidence| el("div").class("why").text("evidence: ").push(outward(evidence, said(evidence))));
    let words =
        el("span").push(mark::sign(Sign::from(kr.status))).text(&format!(" {} ", kr.id)).push(said(kr.title));
    given
        .place(of_item(&format!("{place}.{}", kr.id)), el("div").class("place"))
        .push(words)
        .push(el("div").class("facts").push(said(&facts.join(" · "))))
        .maybe(why)
        .maybe(evidence)
}

/// `okrs/s1/checkins/dev/2022-12-22.yaml:4`, in the commit that brought it in.
fn source(source: &Source<'_>) -> Node {
    let mut out = row().push(el("code").text(&format!("{}:{}", source.file, source.line)));
    if let Some(commit) = source.commit {
        out = out.text(" ").push(mark::faint(text(commit.get(..7).unwrap_or(commit))));
    }
    out
}
