//! What holds a season together: the organisation, the season itself, the DAO's plan, the working group's documents,
//! and the standards, which change between seasons only.

use super::Landing;
use super::season::{ENDS, GROUPS, block, day, handles, landing, name_of, replace};

/// The organisation, before its first season.
pub fn first_landings() -> Vec<Landing> {
    let groups = GROUPS.map(|(group, name)| {
        let id = name_of(group, 1, 0);
        format!(
            "  - {{id: {id}, kind: guild, name: {name}, leads: [{group}-lead], members: [{group}-hand]}}\n"
        )
    });
    let people = handles();
    let people =
        people.iter().map(|handle| format!("  - {{handle: {handle}, emails: [{handle}@tidal.example]}}\n"));
    let org = format!(
        "name: Tidal DAO
mission: Make open tools for the sea available to everyone who sails it
goals: [{{id: G1, title: Teach people to build and repair open instruments}}]
people:
{}groups:
  - {{id: dao, kind: dao, name: Tidal DAO, leads: [captain]}}
  - {{id: okrs, kind: initiative, name: OKR working group, leads: [auditor], auditor: true}}
{}",
        people.collect::<Vec<_>>().concat(),
        groups.concat()
    );
    vec![
        landing(1, -40, "steward", "Begin the record", block("put", "okrs/org.yaml", &org)),
        landing(
            1,
            -39,
            "captain",
            "Say what differs",
            block("put", "okrs/policy.yaml", "alignment: {min: 0.5, max: 1}\n"),
        ),
    ]
}

/// The season itself and the DAO's plan, from the first draft to the end.
#[expect(clippy::too_many_lines, reason = "a plain list, in the order in which it happens")]
pub fn landings(season: usize) -> Vec<Landing> {
    let path = format!("okrs/s{season}/season.yaml");
    let dao = format!("okrs/s{season}/dao.yaml");
    let follows = if season > 1 { format!("follows: s{}\n", season - 1) } else { String::new() };
    let (starts, ends) = (day(season, 0), day(season, ENDS));
    let text = format!(
        "title: Season {season}
starts: {starts}
ends: {ends}
{follows}theme: {{title: Repair, text: What is broken is mended frist}}
checkins: {{every: two-weeks, grace_days: 7}}
budgets: [{{currency: CODE, total: 5000}}]
participants:
  - {{group: dao, excused: speaks in the stewards' call}}
  - {{group: okrs, excused: speaks in the stewards' call}}
"
    );
    let of: Vec<String> =
        GROUPS.iter().map(|(group, _)| format!("{}/O1.KR1", name_of(group, season, 0))).collect();
    let plan = format!(
        "budgets: []
objectives:
  - id: O1
    title: Everyone who comes is helped
    owner: captain
    advances: [G1]
    theme: {{fit: direct}}
    key_results:
      - id: KR1
        title: Visitors who were helped anywhere
        measure: sum
        unit: visitors
        of: [{}]
        target: {}
        source: the groups' own books
",
        of.join(", "),
        200 + season
    );
    let okrs = format!(
        "budgets: []
ratified: {{date: {0}, by: [steward, captain]}}
objectives:
  - id: O1
    title: The record is complete
    owner: auditor
    contributes_to: [dao/O1]
    theme: {{fit: none}}
    key_results:
      - {{id: KR1, title: Reports on the day, measure: at-least, unit: \"%\", target: {1}, tolerance: 40, source: the compliance view}}
      - {{id: KR2, title: Groups that were asked, measure: increase, unit: groups, baseline: 0, target: 4, source: the folder intake}}
",
        day(season, -8),
        90 + season % 5
    );
    let ratified = format!("ratified: {{date: {}, by: [steward, captain]}}\n", day(season, -10));
    let amended = format!(
        "amendments:\n  - {{date: {}, item: CODE, field: total, from: 5000, to: 5500, why: one guild more asks for it, by: [steward, captain]}}\n",
        day(season, 20)
    );
    let closed = format!("closed: {{date: {}, by: [steward, captain]}}\n", day(season, ENDS + 14));
    let last = format!(
        "date: {}
by: auditor
key_results:
  O1.KR1: {{value: 96}}
  O1.KR2: {{value: 4}}
",
        day(season, ENDS)
    );
    vec![
        landing(
            season,
            -16,
            "captain",
            "Draft the season",
            block("put", &path, &text) + &block("put", &dao, &plan),
        ),
        landing(
            season,
            -10,
            "captain",
            "Ratify the season",
            block("append", &path, &ratified)
                + &replace(&dao, "budgets: []\n", &format!("budgets: []\n{ratified}")),
        ),
        landing(
            season,
            -8,
            "auditor",
            "Plan the record",
            block("put", &format!("okrs/s{season}/okrs.yaml"), &okrs),
        ),
        landing(season, -7, "auditor", "Ask, and look ahead", before(season)),
        landing(season, 5, "steward", "Mend a word of the theme", replace(&path, "frist", "first")),
        landing(
            season,
            12,
            "captain",
            "Write the cadence in lines",
            replace(
                &path,
                "checkins: {every: two-weeks, grace_days: 7}",
                "checkins:\n  grace_days: 7\n  every: \"two-weeks\"",
            ),
        ),
        landing(
            season,
            20,
            "captain",
            "Raise the season's total",
            replace(&path, "total: 5000", "total: 5500") + &block("append", &path, &amended),
        ),
        landing(
            season,
            ENDS,
            "auditor",
            "Report on the record",
            block("put", &format!("okrs/s{season}/checkins/okrs/{ends}.yaml"), &last),
        ),
        landing(season, ENDS + 8, "auditor", "Look back", after(season)),
        landing(season, ENDS + 14, "captain", "Close the season", block("append", &path, &closed)),
        landing(
            season,
            ENDS + 16,
            "steward",
            "Think the standards over between two seasons",
            replace("okrs/policy.yaml", &standards(season - 1), &standards(season)),
        ),
    ]
}

/// What the policy says after a season.
fn standards(season: usize) -> String {
    if season == 0 {
        "max: 1}\n".to_owned()
    } else {
        format!("max: 1}}\ntouchpoint_days: {}\n", 100 + season)
    }
}

/// Interviews and pre-mortems.
fn before(season: usize) -> String {
    let each = GROUPS.map(|(group, _)| {
        let id = name_of(group, season, 0);
        let asked = format!("type: interview\ndate: {}\nby: [auditor]\nwith: [{{who: {group}-lead, role: lead}}, {{who: {group}-hand, role: contributor}}]\nconsent: true\n", day(season, -9));
        let ahead = format!("date: {}\nfacilitator: auditor\nrisks:\n  - {{id: R1, risk: A storm, likelihood: 2, impact: 3}}\n", day(season, -9));
        block("put", &format!("okrs/s{season}/intake/{id}/before.yaml"), &asked)
            + &block("put", &format!("okrs/s{season}/premortems/{id}.yaml"), &ahead)
    });
    each.concat()
}

/// Post-mortems; the auditor's own group is judged by the steward.
fn after(season: usize) -> String {
    let day = day(season, ENDS + 8);
    let groups = GROUPS.map(|(group, _)| (name_of(group, season, ENDS), "auditor"));
    let all = groups.into_iter().chain([("dao", "auditor"), ("okrs", "steward")]);
    let each = all.map(|(id, facilitator)| {
        let risks = if facilitator == "auditor" && id != "dao" {
            "risks: [{risk: R1, outcome: avoided}]\n"
        } else {
            ""
        };
        let back = format!(
            "date: {day}
facilitator: {facilitator}
{risks}decisions:
  - {{item: O1, decision: modify, why: the numbers grow}}
"
        );
        block("put", &format!("okrs/s{season}/postmortems/{id}.yaml"), &back)
    });
    each.collect()
}
