//! A reminder in sentences: what a group owes, since when, what it costs, and the one command that answers. Texts of
//! documents in it are raw: each format escapes them at its own door.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::owing::waits;
use super::words::full_day;
use crate::report::{Nobody, Owed, Owing, Remedy, Reminders};
use crate::text::{cut, many};

/// The characters that a message must stay under: what chats and forums take.
pub(super) const MOST: usize = 2000;

/// A message in parts, each on a line of its own.
pub(super) struct Message {
    /// Who owes how much to what.
    pub opening: String,
    /// What is owed, since when.
    pub owed: Vec<String>,
    /// What it costs, and how to answer.
    pub closing: Vec<String>,
}

/// How much a message may say.
#[derive(Clone, Copy)]
struct Limits {
    /// The columns of a name.
    name: usize,
    /// How many of a list.
    list: usize,
}

/// From the most that a message says to the least.
const LIMITS: [Limits; 4] = [
    Limits { name: 80, list: 12 },
    Limits { name: 40, list: 6 },
    Limits { name: 20, list: 3 },
    Limits { name: 8, list: 1 },
];

/// The message to one group as a format draws it: the longest one that may be posted.
pub(super) fn drawn(
    reminders: &Reminders<'_>,
    owing: &Owing<'_>,
    draw: impl Fn(&Message) -> String,
) -> String {
    let mut texts = LIMITS.iter().map(|limits| draw(&message(reminders, owing, *limits)));
    let first = texts.next().unwrap_or_default();
    let fits = |text: &String| text.chars().count() < MOST;
    if fits(&first) { first } else { texts.find(fits).unwrap_or_default() }
}

/// What is said where nobody is reminded.
pub(super) fn nobody(reminders: &Reminders<'_>, nobody: Nobody) -> String {
    let (season, day) = (reminders.season, full_day(reminders.day));
    match nobody {
        Nobody::Owes => format!("Nobody owes a report of {season} on {day}."),
        Nobody::CanAnswer => {
            format!("{season} is closed: no report can be added to it, and nobody is reminded.")
        }
        Nobody::IsJudged => {
            format!("{season} was recorded afterwards: nobody is judged, and nobody is reminded.")
        }
    }
}

fn message(reminders: &Reminders<'_>, owing: &Owing<'_>, limits: Limits) -> Message {
    let short = |name: &str| cut(name, limits.name);
    let all: Vec<&Owed<'_>> = owing.all().collect();
    let leads: Vec<String> = owing.leads.iter().take(limits.list).map(|lead| short(lead)).collect();
    let leads = if leads.is_empty() { String::new() } else { format!(" ({})", leads.join(", ")) };
    let (name, season, organisation) =
        (short(owing.name), short(reminders.season), short(reminders.organisation));
    let opening = format!("{name}{leads} owes {organisation} {} for {season}:", many(all.len(), "report"));
    let missing = owing.missing.iter().map(|report| (report.due, missing(report, limits)));
    let unread = owing.unread.iter().map(|report| (report.due, unread(report, limits)));
    let open = owing.open.iter().map(|report| (report.due, open(report)));
    let by_due: BTreeMap<Date, String> = missing.chain(unread).chain(open).collect();
    let mut owed: Vec<String> = by_due.into_values().collect();
    // The latest ones say how things stand; the first is named by the command.
    let left_out = owed.len().saturating_sub(limits.list);
    if left_out > 0 {
        owed.drain(..left_out);
        owed.insert(0, format!("{left_out} before these"));
    }
    Message { opening, owed, closing: closing(owing, all.len(), limits) }
}

fn missing(owed: &Owed<'_>, limits: Limits) -> String {
    let mut text = format!("{}: missing, was due {} ago", full_day(owed.due), many_days(owed.days));
    if let Some((path, fault)) = owed.fault.filter(|_| limits.list > 1) {
        text = format!("{text}; {path} {}", fault.words());
    }
    text
}

fn unread(owed: &Owed<'_>, limits: Limits) -> String {
    let path = owed.fault.map_or("its file", |(path, _)| path);
    format!("{}: {} cannot be read", full_day(owed.due), if limits.list > 1 { path } else { "its file" })
}

fn open(owed: &Owed<'_>) -> String {
    let ago = if owed.days == 0 { "today".to_owned() } else { format!("{} ago", many_days(owed.days)) };
    format!("{}: was due {ago}, still in time until {}", full_day(owed.due), full_day(owed.until))
        .replace("was due today", "due today")
}

fn many_days(days: i64) -> String {
    many(usize::try_from(days).unwrap_or_default(), "day")
}

fn closing(owing: &Owing<'_>, count: usize, limits: Limits) -> Vec<String> {
    let mut closing = Vec::new();
    let last = owing.last.map_or("no report of this season is there yet".to_owned(), |last| {
        format!("the last report was written on {}", full_day(last))
    });
    closing.push(match owing.streak {
        0 | 1 => format!("{}.", sentence(&last)),
        streak => format!("{streak} in a row are missing; {last}."),
    });
    for money in owing.withheld.iter().take(limits.list) {
        closing.push(format!("{}.", waits(money, &cut(owing.name, limits.name), "its")));
    }
    if owing.withheld.len() > limits.list {
        closing
            .push(format!("So is money in {} more.", many(owing.withheld.len() - limits.list, "currency")));
    }
    let which = if count == 1 { "it" } else { "the first" };
    closing.extend(owing.remedy.as_ref().map(|remedy| match remedy {
        Remedy::Run(command) => format!("To answer {which}: `{command}`"),
        Remedy::Mend(path) => format!("To answer {which}, mend `{path}`"),
        Remedy::Write(path) => {
            format!("To answer {which}, write `{path}` with a `date`, `by` and `summary`")
        }
    }));
    closing
}

fn sentence(text: &str) -> String {
    let mut characters = text.chars();
    characters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().collect::<String>() + characters.as_str())
}

#[cfg(test)]
mod tests {
    use rust_decimal::Decimal;

    use super::*;
    use crate::document::Handle;
    use crate::report::Withheld;
    use crate::text::markdown;

    #[test]
    fn whatever_it_holds_a_message_can_be_posted() {
        let name = "@#<|_*`\u{202e}".repeat(400);
        let leads = vec![Handle("a".repeat(300)); 40];
        let due = Date::constant(2026, 2, 1);
        let path = format!("okrs/s1/checkins/{}/2026-02-01.yaml", "a".repeat(64));
        let fault = Some((path.as_str(), crate::report::Fault::SaysNothing));
        let owed = (0..60).map(|week| Owed {
            due: due.checked_add(jiff::Span::new().weeks(week)).expect("a day"),
            days: 9000,
            until: due,
            fault,
        });
        let withheld = (0..60).map(|_| Withheld {
            currency: "CURRENCYCODE",
            amount: Decimal::MAX,
            because: vec![due; 60],
        });
        let owing = Owing {
            id: "a",
            name: &name,
            leads: &leads,
            missing: owed.collect(),
            open: Vec::new(),
            unread: Vec::new(),
            streak: 60,
            last: None,
            withheld: withheld.collect(),
            remedy: Some(Remedy::Mend(path.clone())),
        };
        let reminders =
            Reminders { organisation: &name, season: &name, day: due, owing: Vec::new(), nobody: None };
        for escape in [|text: &str| markdown(text), |text: &str| text.to_owned()] {
            let draw = |message: &Message| {
                let all = [std::slice::from_ref(&message.opening), &message.owed, &message.closing].concat();
                all.iter().map(|line| escape(line)).collect::<Vec<_>>().join("\n\n")
            };
            let text = drawn(&reminders, &owing, draw);
            assert!(!text.is_empty() && text.chars().count() < MOST, "{} in {text}", text.len());
            assert!(text.contains("2026-02-01.yaml"), "{text}");
        }
    }
}
