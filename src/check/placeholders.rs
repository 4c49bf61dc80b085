//! Finds words in a text that were meant to be replaced: listed ones, `<name>`, blanks, and a lone X for a number.

use super::wording::{Phrases, bare};
use super::words::Words;

/// Words before a lone `X` that ask for a number. After others `X` is a name: `followers on X`.
const ASKING: &[&str] = &[
    "nps of",
    "score of",
    "rate of",
    "rating of",
    "average of",
    "mean of",
    "median of",
    "total of",
    "target of",
    "baseline of",
    "minimum of",
    "maximum of",
    "turnout of",
    "quorum of",
    "increase of",
    "at least",
    "at most",
    "up to",
    "more than",
    "fewer than",
    "less than",
];

/// What a template or a habit writes where a title belongs; the whole text, but for a number behind it.
const TITLES: &[&str] = &[
    "description",
    "goal",
    "key result",
    "kr",
    "milestone",
    "my key result",
    "my objective",
    "new key result",
    "new objective",
    "objective",
    "summary",
    "text",
    "title",
    "todo",
    "untitled",
    "your key result",
    "your objective",
];

/// Finds what was meant to be replaced.
#[derive(Debug)]
pub(super) struct Placeholders {
    any_case: Phrases,
    capitals: Vec<String>,
}

impl Placeholders {
    /// By the words of a list: one in capitals is only meant in capitals.
    pub fn new(words: &Words) -> Self {
        let is_capitals = |word: &&String| word.chars().all(|c| !c.is_lowercase()) && !word.contains(' ');
        let (capitals, any_case): (Vec<&String>, Vec<&String>) =
            words.placeholders.iter().partition(is_capitals);
        Self { any_case: Phrases::new(&any_case), capitals: capitals.into_iter().cloned().collect() }
    }

    /// The first placeholder of a title, which has to say more than what kind of thing it names.
    pub fn first_in_title(&self, title: &str) -> Option<String> {
        is_nameless(title).then(|| title.trim().to_owned()).or_else(|| self.first_in(title))
    }

    /// The first placeholder of a text.
    pub fn first_in(&self, text: &str) -> Option<String> {
        if is_blank(text) {
            return Some(text.trim().to_owned());
        }
        let capitals = || {
            let mut parts =
                text.split(|c: char| c.is_whitespace() || matches!(c, '/' | ',' | '(' | ')')).map(bare);
            parts.find(|word| self.capitals.iter().any(|other| other == word)).map(str::to_owned)
        };
        let todo = || text.trim_start().get(..5).filter(|start| start.eq_ignore_ascii_case("todo:"));
        self.any_case
            .first_in(text)
            .or_else(capitals)
            .or_else(|| todo().map(str::to_owned))
            .or_else(|| bracketed(text))
            .or_else(|| underscores(text))
            .or_else(|| unknown_number(text))
    }
}

/// `Key result x`, `Objective 1`, `KR2`: nothing but the kind of thing and a sign.
fn is_nameless(text: &str) -> bool {
    let text = text.trim().to_lowercase();
    let text = text.trim_matches(|c: char| matches!(c, '"' | '\'' | '[' | ']' | '.' | ':'));
    let name = text.rsplit_once(' ').filter(|(_, sign)| sign.chars().count() == 1 || is_digits(sign));
    let name = name.map_or(text, |(name, _)| name);
    let name = name.trim_end_matches(|c: char| c.is_ascii_digit() || c == '#').trim_end();
    TITLES.contains(&name)
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit())
}

/// `???`, `…`, `-`: no word at all.
fn is_blank(text: &str) -> bool {
    !text.trim().is_empty() && text.trim().chars().all(|c| matches!(c, '?' | '.' | '…' | '-' | '–' | '_'))
}

/// `<name>`, but neither `a < b` nor a link or an address.
fn bracketed(text: &str) -> Option<String> {
    const LONGEST: usize = 60;
    let mut rest = text;
    while let Some(open) = rest.find('<') {
        let before = rest[..open].chars().next_back();
        let inner = &rest[open + 1..];
        let close = inner.find(['<', '>']).filter(|close| inner[*close..].starts_with('>'));
        if let Some(close) = close {
            let name = &inner[..close];
            let is_name = (name.starts_with(char::is_alphabetic) || is_blank(name))
                && !name.ends_with(char::is_whitespace)
                && name.len() <= LONGEST
                && !name.contains("://")
                && !name.contains('@');
            let stands_alone = before.is_none_or(|before| !before.is_alphanumeric());
            if is_name && stands_alone {
                return Some(format!("<{name}>"));
            }
        }
        rest = inner;
    }
    None
}

/// `Reach ___ readers`.
fn underscores(text: &str) -> Option<String> {
    let blank = |word: &&str| word.len() > 2 && word.chars().all(|c| c == '_');
    text.split_whitespace().find(blank).map(str::to_owned)
}

/// `X%`, `$XX`, `"X"`, `NPS of X`: a letter where a number belongs.
fn unknown_number(text: &str) -> Option<String> {
    let parts: Vec<&str> = text.split_whitespace().collect();
    let before = |at: usize| {
        let before =
            parts[at.saturating_sub(2)..at].iter().map(|word| word.to_lowercase()).collect::<Vec<_>>();
        before.join(" ")
    };
    (0..parts.len()).find_map(|at| {
        let part = parts[at].trim_end_matches([',', '.', ';', ':', ')', '!', '?']).trim_start_matches('(');
        let part = part.trim_start_matches(['+', '-', '~', '>', '<', '=', '≥', '≤']);
        let is_unknown =
            |text: &str| !text.is_empty() && text.chars().all(|c| matches!(c, 'x' | 'X' | '.' | ','));
        let quoted = |text: &str| {
            let inner = text.trim_matches(['"', '\'', '“', '”', '‘', '’', '„', '`']);
            inner.len() < text.len() && matches!(inner, "X" | "XX")
        };
        let next = parts.get(at + 1).copied().unwrap_or_default();
        let percent =
            part.strip_suffix('%').is_some_and(is_unknown) || (is_unknown(part) && next.starts_with('%'));
        let amount = part.strip_prefix(['$', '€', '£']).is_some_and(is_unknown);
        let asked = matches!(part, "X" | "XX") && ASKING.contains(&before(at).as_str());
        let from_to = part == "X" && before(at).ends_with("from") && next == "to";
        (percent || amount || asked || from_to || quoted(part)).then(|| part.to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Policy;

    #[test]
    fn only_what_was_meant_to_be_replaced_is_a_placeholder() {
        let found = Placeholders::new(&Words::of(&Policy::default()));
        for (text, placeholder) in [
            ("Third guide (TBD)", Some("TBD")),
            ("The TODO list of the board", Some("TODO")),
            ("todo: ask Bo", Some("todo:")),
            ("Open rate improves by x%", Some("x%")),
            ("An NPS of \"X\"", Some("\"X\"")),
            ("An NPS of X", Some("X")),
            ("From X to 20 readers", Some("X")),
            ("Raise $XX", Some("$XX")),
            ("Readers of <name of the guild> come back", Some("<name of the guild>")),
            ("Readers of <…> come back", Some("<…>")),
            ("Lorem ipsum dolor", Some("Lorem")),
            ("Reach ___ readers", Some("___")),
            ("Key result x", Some("Key result x")),
            ("KR2", Some("KR2")),
            ("???", Some("???")),
            ("Followers on X, and readers of X", None),
            ("A to-do list that helps; a todo app", None),
            ("Errors < 5 and latency > 3, a <b", None),
            ("Write to <ada@lantern.example> or <https://lantern.example>", None),
            ("Objective measures are agreed", None),
            ("Goal 2 of the DAO is known to all", None),
            ("Mean time between failures is 2x better", None),
            ("SpaceX and XP", None),
            ("é", None),
            ("", None),
        ] {
            assert_eq!(found.first_in_title(text).as_deref(), placeholder, "{text}");
        }
    }
}
