//! The alignment in words, the same in every format for people. A document's own text in them is raw: each format
//! escapes it at its own door.

use super::sign::Sign;
use crate::document::{Fit, Goal, Scope};
use crate::model::alignment::{Answered, Banded, DAO, MatrixRow, State};
use crate::report::Head;
use crate::report::number::{percent, score};
use crate::report::views::alignment::{
    Alignment, Branch, GroupName, Independent, Leaf, Lost, Matrix, NeedRow, ObjectiveRow, Root, Seen,
    ThemeGot, ThemePart,
};
use crate::text::{list, many, plain};

/// What is said of an imported season.
pub(super) const IMPORTED: &str = "Recorded afterwards from public sources: a link or an answer that no source tells \
                                   is not drawn, and nobody is blamed for it.";

/// So many names are told in passing; the rest is counted.
const LISTED: usize = 4;
/// So many gaps of a kind are told with their titles.
const FEW: usize = 6;
/// So many are told by their names; the rest is counted.
const MANY: usize = 30;

/// The answer: a number where there is one, and what it says.
pub(super) fn answer(alignment: &Alignment<'_>) -> (Option<String>, String) {
    let number = alignment.share.map(|share| percent(share.0));
    let words = match alignment.only {
        Some(only) => return of_group(alignment, only, number),
        None if alignment.objectives.is_empty() => "No group has an objective for this season.".to_owned(),
        None if !alignment.has_others() => {
            "Only the DAO has objectives so far: nobody could serve them yet.".to_owned()
        }
        None if !alignment.has_tops() => {
            "The DAO has no objective in this season that others could serve.".to_owned()
        }
        None if alignment.counts.of > 0 => {
            format!("{} {} the DAO's{}", told(alignment), serve(alignment), band(alignment))
        }
        None if alignment.that_are(None).is_empty() => {
            "Every group with a plan is independent: none has to serve the DAO's objectives.".to_owned()
        }
        None => "Nobody can tell which objectives serve the DAO's: see `okr check`.".to_owned(),
    };
    (number, words)
}

fn serve(alignment: &Alignment<'_>) -> &'static str {
    if alignment.counts.aligned == 1 { "serves" } else { "serve" }
}

fn told(alignment: &Alignment<'_>) -> String {
    let counts = alignment.counts;
    format!("{} of {}", counts.aligned, many(counts.of, "objective"))
}

fn of_group(
    alignment: &Alignment<'_>,
    only: GroupName<'_>,
    number: Option<String>,
) -> (Option<String>, String) {
    let name = only.name;
    if only.is_withdrawn {
        return (None, format!("The plan of {name} is withdrawn."));
    }
    if only.id == DAO {
        let of = alignment.asked_for().count();
        let served = of - alignment.that_are(Some(State::Unserved)).len();
        let words = format!("{served} of {} of the DAO are served by other groups", many(of, "objective"));
        return (None, words);
    }
    if only.scope == Some(Scope::Independent) {
        return (None, format!("{name} is independent: it names the values that it serves instead."));
    }
    if alignment.counts.of == 0 {
        return (None, format!("Nobody can tell whether {name} serves the DAO's objectives."));
    }
    (number, format!("{} of {name} {} the DAO's", told(alignment), serve(alignment)))
}

/// ` · inside the policy's 50 to 95 %`
fn band(alignment: &Alignment<'_>) -> String {
    let percent = |share: f64| plain(share * 100.0, 1);
    let band = format!("{} to {} %", percent(alignment.band.min), percent(alignment.band.max));
    match alignment.banded {
        Some(Banded::Below) => format!(" · below the policy's {band}"),
        Some(Banded::Inside) => format!(" · inside the policy's {band}"),
        Some(Banded::Above) => format!(" · above the policy's {band}"),
        Some(Banded::TooFew) => " · too few to hold against the policy's band".to_owned(),
        None => " · of others nobody can tell, see `okr check`".to_owned(),
    }
}

/// What is missing in one direction or the other, by name: the objectives that serve none of the DAO's, those of the
/// DAO that nobody serves, goals that none of them advances. Few are told with their titles, many by their names.
pub(super) fn gaps(head: &Head<'_>, alignment: &Alignment<'_>) -> Vec<(Sign, String)> {
    let imported = head.season.imported;
    let sign = |sign: Sign| if imported { Sign::Nothing } else { sign };
    let mut gaps = Vec::new();
    let mut add = |mark: Sign,
                   rows: &[&ObjectiveRow<'_>],
                   all: &str,
                   one: &dyn Fn(&ObjectiveRow<'_>) -> String| {
        if rows.len() > FEW {
            gaps.push((mark, format!("{all}: {}", names(rows, MANY))));
        } else {
            gaps.extend(rows.iter().map(|row| (mark, format!("{} {}: {}", row.name, one(row), named(row)))));
        }
    };
    let all = if imported {
        "No source ties to the DAO's objectives"
    } else {
        "Serve none of the DAO's objectives"
    };
    let orphans = alignment.that_are(Some(State::Orphan));
    add(sign(Sign::Bad), &orphans, all, &|row| lost(row, imported));
    if alignment.has_others() {
        let unserved = alignment.that_are(Some(State::Unserved));
        add(sign(Sign::Care), &unserved, "Served by nobody", &|_| "is served by nobody".to_owned());
    }
    if alignment.has_tops() {
        let told =
            |goal: &Goal| format!("{} is advanced by no objective of the DAO: {}", goal.id, goal.title);
        gaps.extend(alignment.bare_goals().map(|goal| (sign(Sign::Care), told(goal))));
        let unknown = alignment.that_are(None);
        if !unknown.is_empty() {
            let text =
                format!("Nobody can tell where these lead: {}; see `okr check`", names(&unknown, MANY));
            gaps.push((Sign::Nothing, text));
        }
    }
    gaps
}

fn named(row: &ObjectiveRow<'_>) -> String {
    row.owner.map_or(row.title.to_owned(), |owner| format!("{} ({owner})", row.title))
}

fn lost(row: &ObjectiveRow<'_>, imported: bool) -> String {
    match row.lost {
        None | Some(Lost::Silent) if imported => "is tied to no other objective by a source".to_owned(),
        None | Some(Lost::Silent) => "serves no objective".to_owned(),
        Some(Lost::Gone) => "serves only what was dropped or withdrawn, or is not there yet".to_owned(),
        Some(Lost::Circle) => "leads into a circle, to none of the DAO's".to_owned(),
        Some(Lost::Elsewhere) => {
            format!("serves {}, which leads to none of the DAO's", some(&row.serves, LISTED))
        }
    }
}

fn names(rows: &[&ObjectiveRow<'_>], most: usize) -> String {
    some(&rows.iter().map(|row| row.name.as_str()).collect::<Vec<_>>(), most)
}

/// The first of some names, and how many more there are.
fn some<S: AsRef<str>>(all: &[S], most: usize) -> String {
    let mut told: Vec<String> = all.iter().take(most).map(|name| name.as_ref().to_owned()).collect();
    if all.len() > most {
        told.push(format!("{} more", all.len() - most));
    }
    list(&told)
}

/// What a part of the tree begins with.
pub(super) fn root(alignment: &Alignment<'_>, root: Root<'_>) -> String {
    match root {
        Root::Goal(goal) => format!("{} {}", goal.id, goal.title),
        Root::UnknownGoal(id) => format!("{id} (no goal of the organisation)"),
        Root::NoGoal => "Advances no goal of the organisation".to_owned(),
        Root::Dao => "The DAO's objectives".to_owned(),
        Root::Nowhere => "Serves none of the DAO's objectives".to_owned(),
        Root::Unknown if !alignment.has_tops() => "Nothing of the DAO's to serve".to_owned(),
        Root::Unknown => "Nobody can tell what it serves".to_owned(),
    }
}

/// What is said of a part of the tree in which nothing stands.
pub(super) const BARE: &str = "no objective of the DAO advances it";

/// An objective at its place in the tree: its sign, its name and title, and what is worth a note.
pub(super) fn leaf(
    head: &Head<'_>,
    alignment: &Alignment<'_>,
    branch: &Branch<'_>,
    leaf: &Leaf,
) -> (Option<Sign>, String) {
    let Some(row) = alignment.objectives.get(leaf.number) else { return (None, String::new()) };
    let mut text = format!("{} {}", row.name, row.title);
    for note in notes(alignment, branch, leaf, row) {
        text.push_str(" · ");
        text.push_str(&note);
    }
    let sign = match row.stands {
        Some(State::Unserved) if alignment.has_others() => Some(Sign::Care),
        Some(State::Orphan) => Some(Sign::Bad),
        None => Some(Sign::Nothing),
        Some(State::Top | State::Unserved | State::Independent | State::Aligned) => None,
    };
    (sign.map(|sign| if head.season.imported { Sign::Nothing } else { sign }), text)
}

fn notes(alignment: &Alignment<'_>, branch: &Branch<'_>, leaf: &Leaf, row: &ObjectiveRow<'_>) -> Vec<String> {
    let mut notes = Vec::new();
    let has_served = !row.served_by.is_empty();
    match leaf.seen {
        Seen::Circle => notes.push("here it runs in a circle".to_owned()),
        Seen::Above if has_served => notes.push("what serves it stands above".to_owned()),
        Seen::Above | Seen::First => {}
    }
    let others: Vec<&str> = row
        .to
        .iter()
        .zip(&row.serves)
        .filter(|(number, _)| Some(**number) != leaf.under)
        .map(|(_, name)| name.as_str())
        .take(LISTED + 1)
        .collect();
    let more = row.to.len().saturating_sub(usize::from(leaf.under.is_some()));
    let others = if more > others.len() {
        format!("{} and {} more", others[..LISTED].join(", "), more - LISTED)
    } else {
        list(&others)
    };
    match (others.is_empty(), leaf.under.is_some()) {
        (true, _) => {}
        (false, true) => notes.push(format!("also serves {others}")),
        (false, false) => notes.push(format!("serves {others}")),
    }
    if let (Root::Goal(goal), None) = (branch.root, leaf.under) {
        let goals = row.goals.iter().filter(|id| **id != &*goal.id).copied().take(LISTED);
        let goals: Vec<&str> = goals.collect();
        if !goals.is_empty() {
            notes.push(format!("also advances {}", list(&goals)));
        }
    } else if row.group != DAO && !row.goals.is_empty() {
        let goals: Vec<&str> = row.goals.iter().copied().take(LISTED).collect();
        notes.push(format!("advances {}", list(&goals)));
    }
    match row.stands {
        Some(State::Independent) => notes.push("independent".to_owned()),
        Some(State::Unserved) if alignment.has_others() => notes.push("served by nobody".to_owned()),
        Some(State::Top | State::Unserved | State::Aligned | State::Orphan) | None => {}
    }
    notes
}

/// The matrix as cells, its header first and its sums last: name, a count for each of the DAO's objectives, how many
/// lead to none, and of how many nobody can tell where that is so of any.
pub(super) fn matrix(matrix: &Matrix<'_>) -> Vec<Vec<String>> {
    let has_unknown = matrix.rows.iter().any(|(_, row)| row.unknown > 0);
    let ends = ["none", "?"].iter().take(1 + usize::from(has_unknown)).map(|end| (*end).to_owned());
    let header: Vec<String> = std::iter::once("Group".to_owned())
        .chain(matrix.tops.iter().map(|top| (*top).to_owned()))
        .chain(ends)
        .collect();
    let counts = |row: &MatrixRow| {
        let ends = [row.orphans, row.unknown];
        row.counts.iter().copied().chain(ends).take(header.len() - 1).collect::<Vec<_>>()
    };
    let cell = |count: usize| if count == 0 { "·".to_owned() } else { count.to_string() };
    let cells = |name: &str, counts: &[usize]| {
        std::iter::once(name.to_owned()).chain(counts.iter().copied().map(cell)).collect::<Vec<_>>()
    };
    let told: Vec<(&str, Vec<usize>)> =
        matrix.rows.iter().map(|(group, row)| (group.name, counts(row))).collect();
    let mut rows = vec![header.clone()];
    rows.extend(told.iter().map(|(name, counts)| cells(name, counts)));
    if told.len() > 1 {
        let sum = |index: usize| told.iter().map(|(_, counts)| counts[index]).sum();
        let sums: Vec<usize> = (0..header.len() - 1).map(sum).collect();
        rows.push(cells("Together", &sums));
    }
    rows
}

/// What the counts of the matrix are.
pub(super) const MATRIX: &str =
    "Counted are the group's objectives that lead there, directly or over others.";

fn fit(fit: Option<Fit>) -> &'static str {
    match fit {
        Some(Fit::Direct) => "directly",
        Some(Fit::Indirect) => "indirectly",
        Some(Fit::None) => "not at all",
        None => "no word",
    }
}

/// What the theme got, a sentence each.
pub(super) fn theme_got(theme: &ThemeGot<'_>) -> Vec<String> {
    let serves =
        |part: &&ThemePart| matches!(part.fit, Some(Fit::Direct | Fit::Indirect)) && part.of_groups > 0;
    let part = |part: &ThemePart| {
        let numbers = part.score.map_or("none measured".to_owned(), |mean| {
            format!("{} on average over the {} measured", score(mean), part.scored)
        });
        let (objectives, groups) = (many(part.of_groups, "objective"), many(part.groups, "group"));
        format!("{objectives} of {groups} {}: {numbers}", fit(part.fit))
    };
    let mut told: Vec<String> = theme.parts.iter().filter(serves).map(part).collect();
    if theme.parts.iter().all(|part| part.of_groups == 0) {
        // Nobody was asked but the DAO.
    } else if told.is_empty() {
        told.push("No objective of a group says that it serves it.".to_owned());
    } else if !theme.without.is_empty() {
        told.push(format!("nothing from {}", some(&theme.without, LISTED)));
    }
    told
}

/// What the objectives say of the theme: how they fit, and their names.
pub(super) fn theme_said(theme: &ThemeGot<'_>) -> impl Iterator<Item = (&'static str, String)> {
    theme.parts.iter().map(|part| (fit(part.fit), part.objectives.join(", ")))
}

/// A need and its answer.
pub(super) fn need(head: &Head<'_>, row: &NeedRow<'_>) -> (Sign, String) {
    let due = row.need.due.map(|due| format!(" by {due}")).unwrap_or_default();
    let on = row.need.key_result.as_ref().map(|item| format!(", for {item}")).unwrap_or_default();
    let (name, asking, asked, what) = (&row.name, row.asking, row.asked, &row.need.what);
    let by = row.answer.map(|answer| {
        let why = answer.why.as_ref().map(|why| format!(": {why}")).unwrap_or_default();
        format!(" by {} on {}{why}", answer.who, answer.date)
    });
    let by = by.unwrap_or_default();
    let (sign, state) = match row.answered {
        Some(Answered::Refused) => (Sign::Bad, format!("refused{by}")),
        Some(Answered::Open) if head.season.imported => {
            (Sign::Nothing, "no source tells an answer".to_owned())
        }
        Some(Answered::Open) => (Sign::Care, "not answered".to_owned()),
        Some(Answered::Agreed) => (Sign::Good, format!("agreed{by}")),
        None => (Sign::Nothing, "nobody can tell the answer, see `okr check`".to_owned()),
    };
    (sign, format!("{name} · {asking} needs of {asked}{due}{on}: {what} · {state}"))
}

/// A group that goes its own way, with its values.
pub(super) fn independent(head: &Head<'_>, group: &Independent<'_>) -> (Option<Sign>, String) {
    let values: Vec<String> =
        group.values.iter().map(|value| format!("{}: {}", value.title, value.how)).collect();
    let objectives = if group.objectives.is_empty() {
        String::new()
    } else {
        format!(" ({})", some(&group.objectives, LISTED))
    };
    let name = group.name;
    let (sign, told) = if !values.is_empty() {
        (None, values.join("; "))
    } else if !group.has_choice {
        (Some(Sign::Nothing), "the organisation names no values".to_owned())
    } else if head.season.imported {
        (Some(Sign::Nothing), "no value is told".to_owned())
    } else {
        (Some(Sign::Care), "names no value of the organisation".to_owned())
    };
    (sign, format!("{name}{objectives} · {told}"))
}
