//! One item in words and tables, the same in the terminal and in Markdown. A document's own text in them is raw: each
//! format escapes it at its own door.

use super::alignment::need;
use super::owing::points;
use super::section::{Block, Section, Set};
use super::sign::Sign;
use super::words::{amount, grade, measured, number, or_dash, pace, shown, standing, with_promise};
use crate::model::score::GroupStatus;
use crate::report::Remedy;
use crate::report::number::score;
use crate::report::views::item::{Absent, DueRow, DueState, Item, Kind, LineRow, Link, What};
use crate::report::views::money::GroupRow as Purse;
use crate::report::views::summary::{KeyResultRow, ObjectiveRow};
use crate::report::views::trend::{KeyResultTrend, TrendPoint};
use crate::text::{plain, thousands};

/// `s3/academy/O1.KR2 · Cases closed in two days`
pub(super) fn title(item: &Item<'_>) -> String {
    format!("{} · {}", item.r#ref, item.title)
}

/// `key result of Academy · ratified · captain answers for it · weight 2`
pub(super) fn facts(item: &Item<'_>) -> String {
    let of = match (item.kind, item.group.kind) {
        (Kind::Group, Some(kind)) => format!(" of a {kind}"),
        (Kind::Group, None) => String::new(),
        (Kind::Objective | Kind::KeyResult, _) => format!(" of {}", item.group.name),
    };
    let ambition = item.group.objectives.first().filter(|_| item.kind == Kind::Objective);
    let row = item.key_result();
    let parts = [
        Some(format!("{}{of}", item.kind.word())),
        Some(item.group.stage.to_owned()),
        item.owner.map(|owner| match item.kind {
            Kind::Group => format!("led by {owner}"),
            Kind::Objective | Kind::KeyResult => format!("{owner} answers for it"),
        }),
        ambition.map(|row| ambition_word(row).to_owned()),
        row.and_then(|row| row.priority).map(|priority| format!("{priority:?}")),
        item.weight
            .filter(|weight| (weight - 1.0).abs() > f64::EPSILON)
            .map(|weight| format!("weight {}", plain(weight, 4))),
        item.due_by.map(|due| format!("due {due}")),
        row.and_then(|row| row.carried_from.as_ref()).map(|from| format!("carried from {from}")),
    ];
    joined(parts)
}

fn ambition_word(row: &ObjectiveRow<'_>) -> &'static str {
    match row.ambition {
        crate::document::Ambition::Aspirational => "aspirational",
        crate::document::Ambition::Committed => "committed",
    }
}

/// The answer: the score, and what it is held against.
pub(super) fn answer(item: &Item<'_>) -> (String, String) {
    match item.absent {
        Some(Absent::Withdrawn(why)) => return ("–".to_owned(), format!("the plan is withdrawn: {why}")),
        Some(Absent::NotYet) => return ("–".to_owned(), format!("not there yet on {}", item.head.as_of)),
        None => {}
    }
    match (item.kind, item.group.objectives.as_slice(), item.key_result()) {
        (Kind::KeyResult, _, Some(row)) => of_key_result(row),
        (Kind::Objective, [row, ..], _) => of_objective(row),
        (Kind::Group | Kind::Objective | Kind::KeyResult, ..) => of_group(item),
    }
}

fn of_group(item: &Item<'_>) -> (String, String) {
    let group = &item.group;
    let expected = group.expected.filter(|_| !item.head.season.ended && group.score.is_some());
    let parts = [
        expected.map(|expected| format!("of an expected {}", score(expected))),
        Some(if item.head.season.ended { grade(group) } else { pace(group) }).filter(|word| word != "–"),
        Some(format!("{} measured", measured(group))),
        group.floor.filter(|_| group.score.is_some()).map(|floor| format!("at least {}", score(floor.0))),
    ];
    (with_promise(group.score, group.score_as_ratified), joined(parts))
}

fn joined(parts: impl IntoIterator<Item = Option<String>>) -> String {
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn of_key_result(row: &KeyResultRow<'_>) -> (String, String) {
    let expected =
        row.expected.filter(|_| row.score.is_some()).map(|e| format!("of an expected {}", score(e.0)));
    let beyond = row.attainment.filter(|a| !(0.0..=1.0).contains(&a.0));
    let parts = [
        expected,
        Some(row.status.word().replace('-', " ")),
        Some(standing(row)),
        beyond.map(|attainment| format!("attainment {}", score(attainment.0))),
        row.independent_score.as_ref().map(|own| format!("{} by the facilitator", shown(own))),
        row.confidence.as_ref().map(|sure| format!("confidence {} of 10", shown(sure))),
        row.reason.map(str::to_owned),
    ];
    (with_promise(row.score, row.score_as_ratified), joined(parts))
}

fn of_objective(row: &ObjectiveRow<'_>) -> (String, String) {
    let grade = row.grade.filter(|_| row.is_told_whole).map(|grade| grade.word().to_owned());
    let parts = [
        grade.or(row.status.map(|status| status.word().replace('-', " "))),
        Some(format!("{} of {} measured", row.coverage.measured, row.coverage.of)),
        row.floor.filter(|_| row.score.is_some()).map(|floor| format!("at least {}", score(floor.0))),
        row.contributions.map(|mean| format!("{} over what contributes", score(mean.0))),
    ];
    (with_promise(row.score, row.score_as_ratified), joined(parts))
}

/// What follows, in the order in which a person asks.
pub(super) fn blocks(item: &Item<'_>) -> Vec<Block> {
    let mut blocks = vec![Block::Table(above(item))];
    blocks.extend(match item.kind {
        Kind::Group => vec![Block::Table(objectives(item))],
        Kind::Objective => vec![Block::Table(key_results(item)), Block::Table(below(item))],
        Kind::KeyResult => Vec::new(),
    });
    blocks.extend([
        Block::Table(over_time(item)),
        Block::Table(lines(item)),
        Block::Table(purse(item)),
        Block::List("What it costs over all plans", costs(item)),
        Block::List("Needs", item.needs.iter().map(|row| need(&item.head, row)).collect()),
        Block::List("Due next", due(item)),
    ]);
    blocks
}

/// From the mission down to what the item serves.
fn above(item: &Item<'_>) -> Section {
    let columns = [
        ("", Set::Sign),
        ("", Set::Fixed),
        ("Title", Set::Words),
        ("Serves", Set::Fixed),
        ("Score", Set::Number),
    ];
    let row = |sign: Sign, name: &str, title: &str, serves: String, score: String| {
        vec![sign.character().to_string(), name.to_owned(), title.to_owned(), serves, score]
    };
    let dash = || "–".to_owned();
    let mut rows = vec![row(Sign::Nothing, "mission", item.mission, dash(), dash())];
    rows.extend(
        item.goals.iter().map(|goal| row(Sign::Nothing, goal.id, goal.title, "mission".to_owned(), dash())),
    );
    rows.extend(
        item.above.iter().map(|link| {
            row(of_status(link.status), &link.r#ref, link.title, serves(link), number(link.score))
        }),
    );
    if item.kind == Kind::KeyResult {
        rows.extend(item.group.objectives.iter().map(|own| {
            let name = format!("{}/{}", item.group.id, own.id);
            row(of_status(own.status), &name, own.title, or_dash(item.serves.join(", ")), number(own.score))
        }));
    }
    Section { title: "Up to the mission", columns: columns.to_vec(), rows }
}

fn serves(link: &Link<'_>) -> String {
    let all: Vec<&str> = link.serves.iter().map(String::as_str).chain(link.goals.iter().copied()).collect();
    or_dash(all.join(", "))
}

fn of_status(status: Option<GroupStatus>) -> Sign {
    status.map_or(Sign::Nothing, Sign::from)
}

fn below(item: &Item<'_>) -> Section {
    let columns = [
        ("", Set::Sign),
        ("", Set::Fixed),
        ("Objective", Set::Words),
        ("Serves", Set::Fixed),
        ("Score", Set::Number),
    ];
    Section::of("What serves it", &columns, &item.below, |link| {
        let sign = of_status(link.status).character().to_string();
        vec![sign, link.r#ref.clone(), link.title.to_owned(), serves(link), number(link.score)]
    })
}

fn objectives(item: &Item<'_>) -> Section {
    let columns = [
        ("", Set::Sign),
        ("", Set::Fixed),
        ("Objective", Set::Words),
        ("Owner", Set::Fixed),
        ("Measured", Set::Fixed),
        ("Score", Set::Number),
    ];
    Section::of("Objectives", &columns, &item.group.objectives, |row| {
        let grade = row.grade.filter(|_| row.is_told_whole);
        vec![
            super::sign::of(grade, row.status).character().to_string(),
            row.id.to_owned(),
            row.title.to_owned(),
            or_dash(row.owner.unwrap_or_default().to_owned()),
            format!("{} of {}", row.coverage.measured, row.coverage.of),
            with_promise(row.score, row.score_as_ratified),
        ]
    })
}

fn key_results(item: &Item<'_>) -> Section {
    let columns = [
        ("", Set::Sign),
        ("", Set::Fixed),
        ("Key result", Set::Words),
        ("Value", Set::Words),
        ("Score", Set::Number),
        ("State", Set::Fixed),
    ];
    let rows: Vec<&KeyResultRow<'_>> =
        item.group.objectives.iter().flat_map(|row| &row.key_results).collect();
    Section::of("Key results", &columns, &rows, |row| {
        vec![
            Sign::from(row.status).character().to_string(),
            row.id.to_owned(),
            row.title.to_owned(),
            standing(row),
            with_promise(row.score, row.score_as_ratified),
            row.status.word().replace('-', " "),
        ]
    })
}

/// One row for each report that tells of a key result.
fn over_time(item: &Item<'_>) -> Section {
    let columns = [
        ("", Set::Fixed),
        ("For", Set::Fixed),
        ("Written", Set::Fixed),
        ("Value", Set::Number),
        ("Score", Set::Number),
        ("Expected", Set::Number),
        ("Says", Set::Words),
    ];
    let points: Vec<(&KeyResultTrend<'_>, &TrendPoint<'_>)> =
        item.trend.iter().flat_map(|row| row.points.iter().map(move |point| (row, point))).collect();
    let has_words = points.iter().any(|(_, point)| point.said.is_some() || point.sure.is_some());
    let kept = if has_words { columns.len() } else { columns.len() - 1 };
    Section::of("Numbers over time", &columns[..kept], &points, |(row, point)| {
        let mut cells = vec![
            row.id.split_once('.').map_or(&*row.id, |(_, id)| id).to_owned(),
            point.due.map_or("extra".to_owned(), |due| due.to_string()),
            point.date.to_string(),
            point.value.as_ref().map_or("–".to_owned(), shown),
            number(point.score),
            number(point.expected),
            says(point),
        ];
        cells.truncate(kept);
        cells
    })
}

/// `confidence 6 · the third evening was iced over`
fn says(point: &TrendPoint<'_>) -> String {
    joined([point.sure.map(|sure| format!("confidence {}", plain(sure, 1))), point.said.map(str::to_owned)])
}

fn lines(item: &Item<'_>) -> Section {
    let columns = [
        ("Budget line", Set::Words),
        ("For", Set::Fixed),
        ("Amount", Set::Number),
        ("Spent", Set::Number),
        ("", Set::Fixed),
    ];
    Section::of("Money", &columns, &item.lines, |line: &LineRow<'_>| {
        vec![
            line.r#for.to_owned(),
            or_dash(line.key_result.clone().unwrap_or_default()),
            amount(line.amount),
            amount(line.spent),
            line.currency.to_owned(),
        ]
    })
}

fn purse(item: &Item<'_>) -> Section {
    let columns = [
        ("Currency", Set::Fixed),
        ("Requested", Set::Number),
        ("Spendable", Set::Number),
        ("Released", Set::Number),
        ("Withheld", Set::Number),
        ("Spent", Set::Number),
        ("Left", Set::Number),
    ];
    Section::of("Money in all", &columns, &item.money, |row: &Purse<'_>| {
        let amounts = [row.requested, row.spendable, row.released, row.withheld, row.spent, row.left];
        std::iter::once(row.currency.to_owned()).chain(amounts.map(amount)).collect()
    })
}

fn costs(item: &Item<'_>) -> Vec<(Sign, String)> {
    let told = item.by_objective.iter().filter_map(|row| Some((row.amount?, row.currency)));
    told.map(|(sum, currency)| (Sign::Nothing, format!("{} {currency}", thousands(sum.0)))).collect()
}

/// What is owed with the command that answers it, and then what is still ahead.
fn due(item: &Item<'_>) -> Vec<(Sign, String)> {
    let remedy = item.owing.iter().filter_map(|group| match group.remedy.as_ref()? {
        Remedy::Run(command) => {
            let which = if group.all().count() == 1 { "it" } else { "the first of them" };
            Some((Sign::Nothing, format!("`{command}` drafts {which}")))
        }
        Remedy::Mend(_) | Remedy::Write(_) => None,
    });
    let rest = item.due.iter().filter(|row| row.what != What::CheckIn || row.state == DueState::Ahead);
    points(&item.owing).into_iter().chain(remedy).chain(rest.map(due_line)).collect()
}

fn due_line(row: &DueRow<'_>) -> (Sign, String) {
    let name = match row.what {
        What::CheckIn => format!("the next report of {}", row.title),
        What::KeyResult | What::Milestone | What::Need => {
            format!("{} {} · {}", row.what.word(), row.r#ref, row.title)
        }
    };
    match row.state {
        DueState::Overdue => (Sign::Bad, format!("{} · {name} · not reached", row.due)),
        DueState::Ahead | DueState::Open => (Sign::Nothing, format!("{} · {name}", row.due)),
    }
}
