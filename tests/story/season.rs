//! What lands in a season: promises before it starts, reports on their days, changes that others approved, and the
//! small repairs of every week.

use jiff::ToSpan as _;
use jiff::civil::{Date, date};

use super::plan::Plan;
use super::{Landing, frame};

/// The groups by their last names.
pub const GROUPS: [(&str, &str); 4] =
    [("academy", "Academy"), ("harbour", "Harbour"), ("lighthouse", "Lighthouse"), ("reef", "Reef")];

/// The season in which the group `dock` becomes `harbour`, and the day of it.
const RENAMED: (usize, i64) = (4, 30);

/// The season in which Reef withdraws its plan, and the day of it.
const WITHDRAWN: (usize, i64) = (5, 45);

/// How many small repairs a plan sees.
const REPAIRS: usize = 9;

/// Everyone who commits.
pub fn handles() -> Vec<String> {
    let of_groups = GROUPS.iter().flat_map(|(group, _)| [format!("{group}-lead"), format!("{group}-hand")]);
    ["captain", "steward", "auditor"].map(str::to_owned).into_iter().chain(of_groups).collect()
}

/// A day of a season, counted from its first, 0.
pub fn day(season: usize, offset: i64) -> Date {
    let first = date(2023, 1, 9) + (112 * (i64::try_from(season).expect("it is small") - 1)).days();
    first + offset.days()
}

/// The last day, as an offset.
pub const ENDS: i64 = 83;

/// What a group is called on a day of a season.
pub fn name_of(group: &'static str, season: usize, offset: i64) -> &'static str {
    if group == "harbour" && (season, offset) < RENAMED { "dock" } else { group }
}

pub fn landing(
    season: usize,
    offset: i64,
    who: &str,
    what: impl Into<String>,
    edits: impl Into<String>,
) -> Landing {
    Landing { day: day(season, offset), who: who.to_owned(), what: what.into(), edits: edits.into() }
}

/// A text as the lines of a `put` or `append`.
pub fn block(directive: &str, path: &str, text: &str) -> String {
    let lines: String = text.lines().map(|line| format!("| {line}").trim_end().to_owned() + "\n").collect();
    format!("{directive} {path}\n{lines}")
}

pub fn replace(path: &str, old: &str, new: &str) -> String {
    let quoted = |text: &str| text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
    format!("replace {path}: \"{}\" -> \"{}\"\n", quoted(old), quoted(new))
}

/// Everything that lands for a season, in any order.
pub fn landings(season: usize) -> Vec<Landing> {
    // The first thing of its day: everything else knows the new name.
    let mut all = if season == RENAMED.0 { vec![renaming()] } else { Vec::new() };
    all.extend(frame::landings(season));
    for index in 0..GROUPS.len() {
        all.extend(promise(season, index));
        all.extend(repairs(season, index));
        all.extend(change(season, index));
        all.extend(reports(season, index));
    }
    // Nothing more is owed or changed once a plan is withdrawn.
    all.retain(|landing| {
        let is_of_reef = landing.edits.contains(&format!("okrs/s{season}/reef.yaml"))
            || landing.edits.contains("/checkins/reef/");
        season != WITHDRAWN.0 || !is_of_reef || landing.day <= day(season, WITHDRAWN.1)
    });
    if season == WITHDRAWN.0 {
        all.push(withdrawal());
    }
    all
}

fn plan_of(season: usize, index: usize) -> Plan<'static> {
    let (group, name) = GROUPS[index];
    let milestones = [day(season, 40), day(season, 70)].map(|day| day.to_string());
    Plan { group, name, season, ends: day(season, ENDS).to_string(), milestones }
}

/// Where a group's plan lies on a day.
fn path_of(season: usize, index: usize, offset: i64) -> String {
    format!("okrs/s{season}/{}.yaml", name_of(GROUPS[index].0, season, offset))
}

/// The draft, and its ratification by the stewards.
fn promise(season: usize, index: usize) -> Vec<Landing> {
    let group = GROUPS[index].0;
    let path = path_of(season, index, -9);
    let ratified = format!(
        "ratified: {{date: {}, by: [steward, captain], vote: \"https://vote.tidal.example/{season}\"}}\nteam:\n",
        day(season, -5)
    );
    let lead = format!("{group}-lead");
    let text = plan_of(season, index).text();
    vec![
        landing(season, -9, &lead, format!("Draft the season of {group}"), block("put", &path, &text)),
        landing(
            season,
            -5,
            &lead,
            format!("Ratify the plan of {group}"),
            replace(&path, "team:\n", &ratified),
        ),
    ]
}

/// What a plan sees while it runs that changes no promise.
fn repairs(season: usize, index: usize) -> Vec<Landing> {
    let edits = plan_of(season, index).edits();
    let count = edits.len();
    let some = (0..REPAIRS).map(|nth| ((season * 5 + index * 3 + nth * 2) % count, nth));
    let mut seen = std::collections::BTreeSet::new();
    let hand = format!("{}-hand", GROUPS[index].0);
    some.filter(|(which, _)| seen.insert(*which))
        .map(|(which, nth)| {
            let (what, old, new) = &edits[which];
            let offset =
                3 + 8 * i64::try_from(nth).expect("it is small") + i64::try_from(index).expect("it is small");
            landing(season, offset, &hand, *what, replace(&path_of(season, index, offset), old, new))
        })
        .collect()
}

/// A change of a promise as it should be: decided by others, with its reason, landed at once.
fn change(season: usize, index: usize) -> Vec<Landing> {
    let lead = format!("{}-lead", GROUPS[index].0);
    let target = plan_of(season, index).target();
    let by = "by: [steward, captain], vote: \"https://vote.tidal.example/30\"";
    let entry = |offset: i64, item: &str, field: &str, from: usize, to: usize| {
        format!(
            "  - {{date: {}, item: {item}, field: {field}, from: {from}, to: {to}, why: the storm of that week, {by}}}\n",
            day(season, offset)
        )
    };
    let at = |offset: i64| path_of(season, index, offset);
    let decision =
        |offset: i64| format!("{{date: {}, why: the storm of that week, {by}}}", day(season, offset));
    match (season + index) % 4 {
        0 => vec![
            landing(
                season,
                33,
                &lead,
                "Lower the target",
                replace(&at(33), &format!("target: {target}\n"), &format!("target: {}\n", target - 10))
                    + &block(
                        "append",
                        &at(33),
                        &("amendments:\n".to_owned() + &entry(33, "O1.KR1", "target", target, target - 10)),
                    ),
            ),
            landing(
                season,
                54,
                &lead,
                "Lower it once more",
                replace(
                    &at(54),
                    &format!("target: {}\n", target - 10),
                    &format!("target: {}\n", target - 15),
                ) + &block("append", &at(54), &entry(53, "O1.KR1", "target", target - 10, target - 15)),
            ),
        ],
        1 => vec![landing(
            season,
            47,
            &lead,
            "Drop the survey",
            replace(
                &at(47),
                "source: exit survey\n",
                &format!("source: exit survey\n        dropped: {}\n", decision(47)),
            ),
        )],
        2 => vec![landing(
            season,
            35,
            &lead,
            "Take on one thing more",
            replace(
                &at(35),
                "  - id: O2\n",
                &format!(
                    "      - {{id: KR3, title: Visitors from the outer islands, measure: increase, unit: visitors, baseline: 0, target: 5, source: the ferry's list, added: {}}}\n  - id: O2\n",
                    decision(34)
                ),
            ),
        )],
        _ => vec![landing(
            season,
            26,
            &lead,
            "Ask for more",
            replace(&at(26), "requested: 1000", "requested: 1200")
                + &replace(&at(26), "amount: 1000", "amount: 1200")
                + &block(
                    "append",
                    &at(26),
                    &("amendments:\n".to_owned() + &entry(26, "CODE", "requested", 1000, 1200)),
                ),
        )],
    }
}

/// The reports, each on its day or soon after, and what is mended in them.
fn reports(season: usize, index: usize) -> Vec<Landing> {
    let group = GROUPS[index].0;
    let (lead, hand) = (format!("{group}-lead"), format!("{group}-hand"));
    let mut all = Vec::new();
    for (nth, due) in (1..).zip([14, 28, 42, 56, 70, ENDS]) {
        let wrote = due + i64::try_from(index).expect("it is small") % 3;
        let path = |offset| {
            format!("okrs/s{season}/checkins/{}/{}.yaml", name_of(group, season, offset), day(season, due))
        };
        let third = if (season + index) % 4 == 2 && wrote >= 35 { "  O1.KR3: {value: 2}\n" } else { "" };
        let survey = if (season + index) % 4 == 1 && wrote >= 47 {
            ""
        } else {
            "  O2.KR1: {value: 82, note: anwsers of all}\n"
        };
        let milestones = if nth > 3 { "M1" } else { "" };
        let text = format!(
            "date: {}
by: {lead}
summary: Report {nth}
key_results:
  O1.KR1: {{value: {}, confidence: {}}}
  O1.KR2: {{value: {}}}
{third}{survey}  O2.KR2: {{milestones: [{milestones}]}}
",
            day(season, wrote),
            8 * nth,
            4 + nth % 3,
            100 - 8 * nth
        );
        all.push(landing(
            season,
            wrote,
            &lead,
            format!("Report of {group}"),
            block("put", &path(wrote), &text),
        ));
        match nth + index {
            // A slip of the pen, mended at once by who made it.
            3 => all.push(landing(
                season,
                wrote + 1,
                &lead,
                "Mend a number",
                replace(
                    &path(wrote + 1),
                    &format!("O1.KR2: {{value: {}}}", 100 - 8 * nth),
                    &format!("O1.KR2: {{value: {}}}", 99 - 8 * nth),
                ),
            )),
            // Layout and notes may be mended by anyone at any time.
            4 => all.push(landing(
                season,
                wrote + 9,
                &hand,
                "Write a report in lines",
                replace(
                    &path(wrote + 9),
                    &format!("{{value: {}, confidence", 8 * nth),
                    &format!("{{\"value\": {}.0, confidence", 8 * nth),
                ),
            )),
            5 if !survey.is_empty() => all.push(landing(
                season,
                wrote + 10,
                &hand,
                "Mend a word",
                replace(&path(wrote + 10), "anwsers", "answers"),
            )),
            _ => {}
        }
    }
    all
}

/// `dock` becomes `harbour`: its files move, and what names it names it anew.
fn renaming() -> Landing {
    let (season, offset) = RENAMED;
    let folder = format!("okrs/s{season}");
    let edits = [
        replace("okrs/org.yaml", "{id: dock, ", "{id: harbour, formerly: [dock], "),
        format!("move {folder}/dock.yaml -> {folder}/harbour.yaml\n"),
        format!("move {folder}/premortems/dock.yaml -> {folder}/premortems/harbour.yaml\n"),
        format!("move {folder}/intake/dock -> {folder}/intake/harbour\n"),
        format!("move {folder}/checkins/dock -> {folder}/checkins/harbour\n"),
        replace(&format!("{folder}/dao.yaml"), "dock/O1.KR1", "harbour/O1.KR1"),
    ];
    let edits = edits.concat();
    landing(season, offset, "steward", "Call the dock Harbour, as everyone does", edits)
}

fn withdrawal() -> Landing {
    let (season, offset) = WITHDRAWN;
    let record = format!(
        "withdrawn: {{date: {}, by: [steward, captain], why: the storm took the reef's boat, replaced_by: academy}}\n",
        day(season, offset)
    );
    landing(
        season,
        offset,
        "reef-lead",
        "Withdraw the plan of Reef",
        block("append", &format!("okrs/s{season}/reef.yaml"), &record),
    )
}
