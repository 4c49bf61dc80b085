//! A list of key results in words and columns, the same in the terminal and in Markdown.

use super::section::Set;
use super::sign::Sign;
use super::words::{or_dash, standing, with_promise};
use crate::model::score::{Counts, Status};
use crate::report::views::list::{Line, List};

/// Title, setting, how soon it is left out on a narrow page (0: never), cells.
pub(super) type Told<'l, 'a> = (&'static str, Set, u8, fn(&Line<'l, 'a>) -> String);

pub(super) fn columns<'l, 'a>() -> [Told<'l, 'a>; 7] {
    [
        ("", Set::Sign, 0, |line| Sign::from(line.key_result.status).character().to_string()),
        ("Key result", Set::Fixed, 0, Line::name),
        ("Title", Set::Words, 0, |line| line.key_result.title.to_owned()),
        ("Owner", Set::Fixed, 2, |line| or_dash(line.key_result.owner.unwrap_or_default().to_owned())),
        ("Value", Set::Words, 1, |line| standing(line.key_result)),
        ("Score", Set::Number, 0, |line| {
            with_promise(line.key_result.score, line.key_result.score_as_ratified)
        }),
        ("State", Set::Fixed, 0, |line| line.key_result.status.word().replace('-', " ")),
    ]
}

/// The answer: how many there are, and how they stand.
pub(super) fn answer(list: &List<'_>) -> (String, String) {
    let count = list.lines().count();
    let noun = if count == 1 { "key result" } else { "key results" };
    let mut words = vec![format!("{noun}{}", asked(list))];
    if list.filter.status.is_none() {
        words.extend(states(list));
    }
    (count.to_string(), words.join(" · "))
}

/// What was asked for, after the noun.
fn asked(list: &List<'_>) -> String {
    let filter = list.filter;
    let group = filter.group.map(|group| format!(" of `{group}`"));
    let owner = filter.owner.map(|owner| format!(" that `{}` answers for", &**owner));
    let status = filter.status.map(|status| format!(", {}", status.word().replace('-', " ")));
    [group, owner, status].into_iter().flatten().collect()
}

/// How many stand how, the worst first.
fn states(list: &List<'_>) -> Vec<String> {
    let counts = Counts::of(list.lines().map(|line| line.key_result.status));
    let told = [
        (counts.behind, Status::Behind),
        (counts.at_risk, Status::AtRisk),
        (counts.on_track, Status::OnTrack),
        (counts.achieved, Status::Achieved),
        (counts.unmeasured, Status::Unmeasured),
        (counts.no_data, Status::NoData),
        (counts.dropped, Status::Dropped),
    ];
    let told = told.into_iter().filter(|(count, _)| *count > 0);
    told.map(|(count, status)| format!("{count} {}", status.word().replace('-', " "))).collect()
}
