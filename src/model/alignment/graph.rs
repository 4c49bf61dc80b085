//! Ways in a graph of numbers: what can be reached, and what runs in a circle. Walks are loops, not recursion, and
//! take each edge once: a stranger's files may hold long chains and dense nets.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, VecDeque};

/// By number, where its edges lead.
pub type Edges = Vec<Vec<usize>>;

/// The same edges, the other way round.
#[must_use]
pub fn turned(edges: &Edges) -> Edges {
    let mut turned = vec![Vec::new(); edges.len()];
    for (from, ends) in edges.iter().enumerate() {
        for to in ends {
            turned[*to].push(from);
        }
    }
    turned
}

/// By number, whether it is one of `starts` or can be reached from one.
#[must_use]
pub fn reached(edges: &Edges, starts: impl IntoIterator<Item = usize>) -> Vec<bool> {
    let mut seen = vec![false; edges.len()];
    let mut open: Vec<usize> = starts.into_iter().collect();
    while let Some(number) = open.pop() {
        if !std::mem::replace(&mut seen[number], true) {
            open.extend(edges[number].iter().filter(|next| !seen[**next]));
        }
    }
    seen
}

/// Numbers that all lead to one another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Knot {
    /// All of them, ascending.
    pub members: Vec<usize>,
    /// A shortest circle through the first, which it begins with.
    pub circle: Vec<usize>,
}

/// Every knot, by its first number.
#[must_use]
pub fn knots(edges: &Edges) -> Vec<Knot> {
    let turned = turned(edges);
    let mut of: Vec<Option<usize>> = vec![None; edges.len()];
    let mut found: Vec<Vec<usize>> = Vec::new();
    // Kosaraju: what the last to be left can be reached from, is bound to it both ways.
    for root in left_in_order(edges).into_iter().rev() {
        if of[root].is_some() {
            continue;
        }
        let mut members = Vec::new();
        let mut open = vec![root];
        while let Some(number) = open.pop() {
            if of[number].is_none() {
                of[number] = Some(found.len());
                members.push(number);
                open.extend(turned[number].iter().filter(|before| of[**before].is_none()));
            }
        }
        members.sort_unstable();
        found.push(members);
    }
    let is_knot = |members: &Vec<usize>| members.len() > 1 || members.iter().any(|n| edges[*n].contains(n));
    let mut knots: Vec<Knot> = found
        .into_iter()
        .filter(is_knot)
        .map(|members| Knot { circle: shortest(edges, &of, members[0]), members })
        .collect();
    knots.sort_by_key(|knot| knot.members[0]);
    knots
}

/// All numbers in the order in which a walk into the depth leaves them.
fn left_in_order(edges: &Edges) -> Vec<usize> {
    let mut seen = vec![false; edges.len()];
    let mut left = Vec::with_capacity(edges.len());
    for root in 0..edges.len() {
        if std::mem::replace(&mut seen[root], true) {
            continue;
        }
        let mut open = vec![(root, 0)];
        while let Some((number, taken)) = open.last_mut() {
            if let Some(next) = edges[*number].get(*taken).copied() {
                *taken += 1;
                if !std::mem::replace(&mut seen[next], true) {
                    open.push((next, 0));
                }
            } else {
                left.push(*number);
                open.pop();
            }
        }
    }
    left
}

/// A shortest way from a number back to itself, inside its knot.
fn shortest(edges: &Edges, of: &[Option<usize>], start: usize) -> Vec<usize> {
    let mut before: HashMap<usize, usize> = HashMap::new();
    let mut open = VecDeque::from([start]);
    while let Some(number) = open.pop_front() {
        for next in edges[number].iter().copied().filter(|next| of[*next] == of[start]) {
            if next == start {
                let back = std::iter::successors(Some(number), |number| before.get(number).copied());
                let mut circle: Vec<usize> = back.collect();
                circle.reverse();
                return circle;
            }
            if let Entry::Vacant(vacant) = before.entry(next) {
                vacant.insert(number);
                open.push_back(next);
            }
        }
    }
    vec![start]
}
