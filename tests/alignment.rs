//! Ways up, circles and shares of plans made at random are what plain definitions say; long chains and dense nets
//! need neither a deep stack nor long.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use okr_cli::document::read;
use okr_cli::model::Portfolio;
use okr_cli::model::alignment::{Aligned, Alignment, DAO, Edges, State, knots, reached};
use okr_cli::report::checks::Checks;
use okr_cli::report::views::alignment::Seen;
use okr_cli::report::{About, View, report};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed};

const GROUPS: [&str; 5] = ["dao", "harbour", "reef", "shore", "nobody"];
/// The group that goes its own way.
const INDEPENDENT: usize = 3;
/// No group of the organisation.
const NOBODY: usize = 4;

#[derive(Debug, Clone)]
struct Plan {
    is_withdrawn: bool,
    objectives: Vec<Objective>,
}

#[derive(Debug, Clone)]
struct Objective {
    is_dropped: bool,
    /// Group and number of what it names.
    names: Vec<(usize, usize)>,
}

fn plans() -> impl Strategy<Value = Vec<Plan>> {
    let names = prop::collection::vec((0..GROUPS.len(), 0_usize..5), 0..3);
    let objective =
        (prop::bool::weighted(0.15), names).prop_map(|(is_dropped, names)| Objective { is_dropped, names });
    let plan = (prop::bool::weighted(0.1), prop::collection::vec(objective, 0..5))
        .prop_map(|(is_withdrawn, objectives)| Plan { is_withdrawn, objectives });
    prop::collection::vec(plan, NOBODY)
}

fn portfolio(plans: &[Plan]) -> Portfolio {
    let org = "name: Tidal\nmission: m\ngroups:\n  - {id: dao, kind: dao, name: d}\n  \
               - {id: harbour, kind: guild, name: h}\n  - {id: reef, kind: guild, name: r}\n  \
               - {id: shore, kind: project, name: s, scope: independent}\n";
    let season = "title: t\nstarts: 2026-01-01\nends: 2026-04-30\n";
    let mut files = vec![("org".to_owned(), org.to_owned()), ("s1/season".to_owned(), season.to_owned())];
    for (plan, group) in plans.iter().zip(GROUPS) {
        let mut text = String::new();
        if plan.is_withdrawn {
            text.push_str("withdrawn: {date: 2026-01-02, by: [a], why: w}\n");
        }
        let list = if plan.objectives.is_empty() { "objectives: []\n" } else { "objectives:\n" };
        text.push_str(list);
        for (number, objective) in plan.objectives.iter().enumerate() {
            let names = objective.names.iter().map(|(group, number)| format!("{}/O{number}", GROUPS[*group]));
            let names: Vec<String> = names.collect();
            let dropped = if objective.is_dropped { ", dropped: {why: w}" } else { "" };
            let key_results = "key_results: [{id: KR1, title: t, measure: binary}]";
            let names = names.join(", ");
            let _ = writeln!(
                text,
                "  - {{id: O{number}, title: t{dropped}, contributes_to: [{names}], {key_results}}}"
            );
        }
        files.push((format!("s1/{group}"), text));
    }
    Portfolio::new(
        files.iter().map(|(path, text)| read(&format!("okrs/{path}.yaml"), text.as_bytes())).collect(),
    )
}

/// By pairs of live objectives, whether a way of one step or more leads from the first to the second.
fn ways(plans: &[Plan], live: &[(usize, usize)]) -> Vec<Vec<bool>> {
    let names =
        |from: &(usize, usize), to: &(usize, usize)| plans[from.0].objectives[from.1].names.contains(to);
    let mut ways: Vec<Vec<bool>> =
        live.iter().map(|from| live.iter().map(|to| names(from, to)).collect()).collect();
    for by in 0..live.len() {
        for from in 0..live.len() {
            for to in 0..live.len() {
                ways[from][to] |= ways[from][by] && ways[by][to];
            }
        }
    }
    ways
}

fn expected(plans: &[Plan], live: &[(usize, usize)], ways: &[Vec<bool>], index: usize) -> Option<State> {
    let exists = |name: &(usize, usize)| plans.get(name.0).is_some_and(|plan| name.1 < plan.objectives.len());
    let at = |from: usize, to: usize| from == to || ways[from][to];
    let is_lost = |number: usize| !plans[live[number].0].objectives[live[number].1].names.iter().all(exists);
    let all = 0..live.len();
    let is_top = |number: usize| live[number].0 == 0;
    match live[index].0 {
        0 if all.clone().any(is_lost) => Some(State::Top),
        0 if all.clone().any(|from| !is_top(from) && ways[from][index]) => Some(State::Top),
        0 => Some(State::Unserved),
        INDEPENDENT => Some(State::Independent),
        _ if all.clone().any(|to| is_top(to) && ways[index][to]) => Some(State::Aligned),
        _ if !all.clone().any(is_top) || all.clone().any(|to| at(index, to) && is_lost(to)) => None,
        _ => Some(State::Orphan),
    }
}

fn config(cases: u32) -> Config {
    Config { cases, failure_persistence: None, rng_seed: RngSeed::Fixed(1), ..Config::default() }
}

proptest! {
    #![proptest_config(config(400))]

    #[test]
    fn ways_up_are_what_their_definition_says(plans in plans()) {
        let portfolio = portfolio(&plans);
        let season = portfolio.season("s1").expect("a season");
        let alignment = Alignment::of(season, "2026-02-01".parse().expect("a day"));
        let live: Vec<(usize, usize)> = plans
            .iter()
            .enumerate()
            .filter(|(_, plan)| !plan.is_withdrawn)
            .flat_map(|(group, plan)| (0..plan.objectives.len()).map(move |number| (group, number)))
            .filter(|(group, number)| !plans[*group].objectives[*number].is_dropped)
            .collect();
        let names: Vec<String> = live.iter().map(|(group, number)| format!("{}/O{number}", GROUPS[*group])).collect();
        let found: Vec<String> = alignment.objectives.iter().map(Aligned::name).collect();
        prop_assert_eq!(&found, &names);

        let ways = ways(&plans, &live);
        for (index, objective) in alignment.objectives.iter().enumerate() {
            prop_assert_eq!(objective.state, expected(&plans, &live, &ways, index), "{}", &names[index]);
        }
        let states = || alignment.objectives.iter().filter(|o| o.group != "dao").filter_map(|o| o.state);
        let counted = states().filter(|state| *state != State::Independent).count();
        let aligned = states().filter(|state| *state == State::Aligned).count();
        prop_assert_eq!((alignment.share.aligned, alignment.share.of), (aligned, counted));

        let bound = |a: usize, b: usize| ways[a][b] && ways[b][a];
        let on_circles: BTreeSet<usize> = (0..live.len()).filter(|number| bound(*number, *number)).collect();
        let told: BTreeSet<usize> = alignment.knots.iter().flat_map(|knot| knot.members.clone()).collect();
        prop_assert_eq!(told, on_circles);
        for knot in &alignment.knots {
            let first = knot.members[0];
            prop_assert!(knot.members.iter().all(|member| bound(first, *member)));
            prop_assert_eq!(knot.circle[0], first);
            let next = knot.circle.iter().cycle().skip(1);
            for (from, to) in knot.circle.iter().zip(next) {
                prop_assert!(alignment.objectives[*from].serves.contains(to));
            }
            prop_assert_eq!(Some(knot.circle.len()), shortest(&alignment, first));
        }
    }
}

proptest! {
    #![proptest_config(config(200))]

    #[test]
    fn matrix_and_tree_hold_every_link_once(plans in plans()) {
        let portfolio = portfolio(&plans);
        let season = portfolio.season("s1").expect("a season");
        let day = "2026-02-01".parse().expect("a day");
        let alignment = Alignment::of(season, day);
        let tops: Vec<usize> = alignment.tops().map(|(number, _)| number).collect();
        prop_assert_eq!(alignment.matrix().is_none(), tops.is_empty());
        if let Some(matrix) = alignment.matrix() {
            prop_assert_eq!(&matrix.tops, &tops);
            for row in &matrix.rows {
                let plan = &alignment.plans[row.plan];
                for (top, count) in tops.iter().zip(&row.counts) {
                    let leads = alignment.leads_to([*top]);
                    prop_assert_eq!(*count, plan.objectives.clone().filter(|number| leads[*number]).count());
                }
            }
        }

        let blobs = BTreeMap::new();
        let checks = Checks { findings: Vec::new(), lowered: Vec::new() };
        let history = Err("there is no git repository here");
        let about = About { tool: "okr", revision: None, blobs: &blobs, history, errors: 0, checks };
        let report = report(season, day, &[View::Alignment], None, &about).expect("a report");
        let tree = report.alignment.expect("the view").tree;
        let leaves: Vec<_> = tree.iter().flat_map(|branch| &branch.leaves).collect();
        let firsts: Vec<usize> =
            leaves.iter().filter(|leaf| leaf.seen == Seen::First).map(|leaf| leaf.number).collect();
        let told: BTreeSet<usize> = leaves.iter().map(|leaf| leaf.number).collect();
        prop_assert_eq!(firsts.len(), told.len());
        let is_told = |(number, o): (usize, &Aligned<'_>)| {
            o.state == Some(State::Independent) || told.contains(&number)
        };
        prop_assert!(alignment.objectives.iter().enumerate().all(is_told));
        // What serves something that is told stands under it, and once.
        let mut links: Vec<(usize, usize)> =
            leaves.iter().filter_map(|leaf| Some((leaf.number, leaf.under?))).collect();
        links.sort_unstable();
        let written = alignment.objectives.iter().enumerate();
        let written = written.flat_map(|(from, o)| o.serves.iter().map(move |to| (from, *to)));
        let mut expected: Vec<(usize, usize)> = written.filter(|(_, to)| told.contains(to)).collect();
        expected.sort_unstable();
        prop_assert_eq!(links, expected);
        prop_assert!(tree.iter().all(|branch| branch.leaves.first().is_none_or(|leaf| leaf.depth == 0)));
        prop_assert!(alignment.tops().all(|(_, top)| top.group == DAO));
    }
}

/// The least number of steps from an objective back to itself.
fn shortest(alignment: &Alignment<'_>, start: usize) -> Option<usize> {
    let mut at = BTreeSet::from([start]);
    (1..=alignment.objectives.len()).find(|_| {
        at = at.iter().flat_map(|number| alignment.objectives[*number].serves.clone()).collect();
        at.contains(&start)
    })
}

#[test]
fn long_chains_and_dense_nets_are_walked_once() {
    const LENGTH: usize = 20_000;
    let chain: Edges =
        (0..LENGTH).map(|number| if number == 0 { vec![] } else { vec![number - 1] }).collect();
    assert!(knots(&chain).is_empty());
    assert!(reached(&chain, [LENGTH - 1]).iter().all(|is| *is));

    let ring: Edges = (0..LENGTH).map(|number| vec![(number + 1) % LENGTH]).collect();
    assert_eq!(knots(&ring).iter().map(|knot| knot.circle.len()).collect::<Vec<_>>(), [LENGTH]);

    let pairs: Edges = (0..LENGTH).map(|number| vec![number ^ 1]).collect();
    assert_eq!(knots(&pairs).len(), LENGTH / 2);

    let dense: Edges = (0..1_000).map(|_| (0..1_000).collect()).collect();
    let knots = knots(&dense);
    assert_eq!((knots.len(), knots[0].members.len(), knots[0].circle.as_slice()), (1, 1_000, &[0][..]));
}
