//! The trend in words and tables, the same in the terminal and in Markdown.

use super::bars::bars;
use super::section::{Section, Set};
use super::sign::Sign;
use super::words;
use crate::model::score::Status;
use crate::model::trend::Heading;
use crate::report::number::{Computed, percent, score};
use crate::report::views::summary::Value;
use crate::report::views::trend::{Carried, KeyResultTrend, SeasonRow, Step, Trend};
use crate::text::{list, many, plain};

/// How many key results are named before the rest is only counted.
const MOST: usize = 8;
/// How many reports are drawn.
const DRAWN: usize = 12;

/// The answer: a number, and words after it.
pub(super) fn answer(trend: &Trend<'_>) -> (String, String) {
    let of = many(trend.live().count(), "key result");
    let rising = trend.heading(|heading| matches!(heading, Heading::Rising(_)));
    let still = trend.heading(|heading| matches!(heading, Heading::Still(_)));
    let falling = trend.heading(|heading| matches!(heading, Heading::Falling(_)));
    let rest = trend.live().filter(|row| row.heading.is_none()).count();
    if trend.live().next().is_none() {
        return ("–".to_owned(), "no key result is planned".to_owned());
    }
    if rising.len() + still.len() + falling.len() == 0 {
        let words = format!("{of} · none has two scores yet, so nobody can tell which way it goes");
        return ("–".to_owned(), words);
    }
    let named = |rows: &[&KeyResultTrend<'_>], one: &str, more: &str| {
        let verb = if rows.len() == 1 { one } else { more };
        (!rows.is_empty()).then(|| format!("{} {verb}: {}", rows.len(), names(rows)))
    };
    let verb = if rising.len() == 1 { "rises" } else { "rise" };
    let mut parts = vec![format!("of {of} {verb}")];
    parts.extend(named(&falling, "falls", "fall"));
    parts.extend(named(&still, "stands still", "stand still"));
    let verb = if rest == 1 { "has" } else { "have" };
    parts.extend((rest > 0).then(|| format!("{rest} {verb} fewer than two scores")));
    (rising.len().to_string(), parts.join("; "))
}

fn names(rows: &[&KeyResultTrend<'_>]) -> String {
    let mut names: Vec<String> = rows.iter().take(MOST).map(|row| row.r#ref.clone()).collect();
    names.extend((rows.len() > MOST).then(|| format!("{} more", rows.len() - MOST)));
    list(&names)
}

/// Each kind of group: its score, and words on how that compares with the season before.
pub(super) fn steps(trend: &Trend<'_>) -> Vec<(String, String)> {
    let step = |step: &Step<'_>| {
        let measured = step.share.filter(|_| step.score.is_some());
        let measured = measured.map_or(String::new(), |share| format!(" · {} measured", percent(share.0)));
        let words = match (step.score, step.before) {
            (Some(now), Some((season, before))) if score(now.0) == score(before.0) => {
                format!("as in {season}")
            }
            (Some(now), Some((season, before))) => {
                let word = if now.0 > before.0 { "more" } else { "less" };
                format!("{} {word} than in {season}", score((now.0 - before.0).abs()))
            }
            (Some(_), None) => "no season before has a score".to_owned(),
            (None, Some((season, before))) => format!("nothing measured; {} in {season}", score(before.0)),
            (None, None) => "nothing measured".to_owned(),
        };
        (words::number(step.score), format!("{}s{measured} · {words}", step.kind))
    };
    trend.steps.iter().map(step).collect()
}

/// The scores of a key result's reports as bars.
pub(super) fn scores(row: &KeyResultTrend<'_>) -> String {
    bars(row.points.iter().map(|point| point.score.map(|score| score.0)), 1.0, DRAWN)
}

/// `rises 0.12`, `stands still`, `falls 0.10`.
pub(super) fn going(row: &KeyResultTrend<'_>) -> String {
    match row.heading {
        Some(Heading::Rising(by)) => format!("rises {}", score(by)),
        Some(Heading::Still(_)) => "stands still".to_owned(),
        Some(Heading::Falling(by)) => format!("falls {}", score(by)),
        None => String::new(),
    }
}

/// `6 ▄▅▆`: the latest confidence, and how it went.
pub(super) fn confidence(row: &KeyResultTrend<'_>) -> String {
    let told = row.confidence.filter(|_| row.live);
    let line =
        bars(row.points.iter().filter(|point| point.sure.is_some()).map(|point| point.sure), 10.0, DRAWN);
    told.map(|told| format!("{} {line}", plain(told, 1))).unwrap_or_default()
}

/// `19 instruments`: the last measured value.
pub(super) fn value(row: &KeyResultTrend<'_>) -> String {
    let unit = row.unit.map(|unit| format!(" {unit}")).unwrap_or_default();
    let parts = row.parts.map(|(measured, of)| format!(", {measured} of {} measured", many(of, "part")));
    let told = row.value.as_ref().map(|value| match value {
        Value::Milestones(ids) => many(ids.len(), "milestone"),
        other => format!("{}{unit}", words::shown(other)),
    });
    told.map(|told| told + &parts.unwrap_or_default()).unwrap_or_default()
}

/// The state of what has no score, else nothing.
pub(super) fn without(row: &KeyResultTrend<'_>) -> Option<&'static str> {
    match row.status {
        Status::Dropped => Some("dropped"),
        Status::Unmeasured => Some("unmeasured"),
        Status::NoData => Some("no data"),
        Status::Achieved | Status::OnTrack | Status::AtRisk | Status::Behind => None,
    }
}

/// Every key result.
pub(super) fn key_results(rows: &[&KeyResultTrend<'_>]) -> Section {
    let columns = [
        ("", Set::Sign),
        ("", Set::Fixed),
        ("Key result", Set::Words),
        ("Value", Set::Words),
        ("Scores", Set::Fixed),
        ("Score", Set::Number),
        ("Expected", Set::Number),
        ("Heading", Set::Fixed),
        ("Projected", Set::Number),
        ("Confidence", Set::Fixed),
    ];
    Section::of("Key results", &columns, rows, |row| {
        vec![
            Sign::from(row.status).character().to_string(),
            row.r#ref.clone(),
            row.title.to_owned(),
            words::or_dash(value(row)),
            words::or_dash(scores(row)),
            without(row).map_or(words::number(row.score), str::to_owned),
            words::number(row.expected),
            words::or_dash(going(row)),
            words::number(row.projected),
            words::or_dash(confidence(row)),
        ]
    })
}

/// All seasons, a row for each kind of group.
pub(super) fn seasons(trend: &Trend<'_>) -> Section {
    let columns = [
        ("Season", Set::Words),
        ("Kind", Set::Fixed),
        ("Score", Set::Number),
        ("Measured", Set::Number),
        ("In time", Set::Number),
        ("Brier", Set::Number),
    ];
    let share = |share: Option<Computed>| share.map_or("–".to_owned(), |share| percent(share.0));
    let mut rows = Vec::new();
    for season in &trend.seasons {
        let own = [share(season.compliance), words::number(season.brier)];
        let none = || [String::new(), String::new()];
        if season.kinds.is_empty() {
            let dash = || "–".to_owned();
            rows.push([[season.title.to_owned(), dash()], [dash(), dash()], own].concat());
            continue;
        }
        for (index, (kind, known)) in season.kinds.iter().enumerate() {
            let title = if index == 0 { season.title.to_owned() } else { String::new() };
            let numbers = [words::number(known.score), share(known.share)];
            let own = if index == 0 { own.clone() } else { none() };
            rows.push([[title, (*kind).to_owned()], numbers, own].concat());
        }
    }
    Section { title: "Season after season", columns: columns.to_vec(), rows }
}

/// What must be known to read the table of seasons.
pub(super) fn notes(trend: &Trend<'_>) -> Vec<String> {
    let imported: Vec<&str> =
        trend.seasons.iter().filter(|season| season.imported).map(|season| season.title).collect();
    let verb = if imported.len() == 1 { "was" } else { "were" };
    let told = || {
        let seasons = list(&imported);
        format!("{seasons} {verb} recorded afterwards: who reported in time was not judged.")
    };
    let brier =
        "Brier says how well confidence foretold a closed season's results: 0 is best, 0.25 a coin's guess.";
    let has_brier = |season: &SeasonRow<'_>| season.brier.is_some();
    let brier = trend.seasons.iter().any(has_brier).then(|| brier.to_owned());
    (!imported.is_empty()).then(told).into_iter().chain(brier).collect()
}

/// `harbour/O1.KR1 Title · 0.16 ← s3/harbour/O1.KR1 0.62 ← s2/dock/O2.KR1 (not there)`
pub(super) fn lineage(carried: &Carried<'_>) -> String {
    let mut text = format!("{} {} · {}", carried.r#ref, carried.title, words::number(carried.score));
    for origin in &carried.from {
        text.push_str(" ← ");
        text.push_str(&origin.r#ref);
        text.push(' ');
        text.push_str(&if origin.is_known { words::number(origin.score) } else { "(not there)".to_owned() });
    }
    text
}
