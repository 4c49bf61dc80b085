//! Counts the separate quantities in a title. Names with digits (Web3, Season 2, ERC-20), years, days and spans of
//! time are none; `from 10 to 20` is one.

/// Words before a number that make it a name or a place in an order.
const NAMING: &[&str] = &[
    "season",
    "version",
    "phase",
    "level",
    "tier",
    "step",
    "stage",
    "part",
    "chapter",
    "round",
    "epoch",
    "sprint",
    "week",
    "month",
    "day",
    "year",
    "quarter",
    "cohort",
    "batch",
    "wave",
    "series",
    "module",
    "unit",
    "lesson",
    "layer",
    "web",
    "eip",
    "erc",
    "kr",
    "top",
    "goal",
    "objective",
    "milestone",
    "proposal",
    "section",
    "appendix",
    "option",
    "track",
    "agenda",
    "no",
    "nr",
    "number",
    "rfc",
    "priority",
];

/// Words that are a number.
const NUMERALS: &[&str] = &[
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "fifteen",
    "twenty", "thirty", "fifty", "dozen", "hundred", "thousand", "million", "half", "double", "triple",
    "twice",
];

/// Words after a number that make it a time or a place in an order.
const TIMES: [&str; 22] = [
    "second", "seconds", "minute", "minutes", "min", "hour", "hours", "h", "day", "days", "week", "weeks",
    "month", "months", "quarter", "quarters", "year", "years", "am", "pm", "th", "nd",
];

/// The months' names, whole and cut.
const MONTHS: [&str; 23] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sep",
    "oct",
    "nov",
    "dec",
];

/// Words that join two numbers to one quantity: a way, a range, a share.
const JOINING: [&str; 7] = ["to", "of", "out", "from", "until", "in", "per"];

/// How many separate quantities a text names.
pub(super) fn count(text: &str) -> usize {
    // An empty word stands where a comma does: in `per week, 3 guests` there is no third week.
    let named = names_before_numbers(text);
    let words = text.split_whitespace().enumerate().flat_map(|(at, word)| {
        let word_or_name = if named.contains(&at) { String::new() } else { bare(word) };
        [word_or_name, String::new()].into_iter().take(pause(word))
    });
    let words: Vec<String> = words.collect();
    let mut count = 0;
    let mut last: Option<usize> = None;
    for index in 0..words.len() {
        if !is_quantity(&words, index) {
            continue;
        }
        if !last.is_some_and(|last| is_joined(&words[last + 1..index])) {
            count += 1;
        }
        last = Some(index);
    }
    count
}

/// The places of numbers that belong to a name: `the teams of the Fortune 500`. In a title of which most words are written
/// large, nothing can be told from it.
fn names_before_numbers(text: &str) -> Vec<usize> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_large = |word: &&str| word.starts_with(char::is_uppercase);
    let letters = words.iter().filter(|word| word.starts_with(char::is_alphabetic)).count();
    if words.iter().filter(|word| is_large(word)).count() * 2 > letters {
        return Vec::new();
    }
    let is_name = |word: &str| is_large(&word) && word.ends_with(char::is_lowercase);
    let is_plain = |word: &str| bare(word).bytes().all(|b| b.is_ascii_digit());
    (2..words.len()).filter(|at| is_name(words[at - 1]) && is_plain(words[*at])).collect()
}

/// Whether a text says how much or how many, in digits or in words.
pub(super) fn says_how_many(text: &str) -> bool {
    count(text) > 0 || {
        let words: Vec<String> = text.split_whitespace().map(bare).collect();
        let is_name = |at: usize| at > 0 && NAMING.contains(&words[at - 1].as_str());
        (0..words.len()).any(|at| !is_name(at) && words[at].split('-').any(|part| NUMERALS.contains(&part)))
    }
}

/// How many words a word is: two where a pause follows it.
fn pause(word: &str) -> usize {
    if word.ends_with([',', ';', ':', ')', '.']) { 2 } else { 1 }
}

/// A word without the punctuation around it.
fn bare(word: &str) -> String {
    let keep = |c: char| c.is_alphanumeric() || matches!(c, '%' | '$' | '€' | '£' | '+' | '-' | '#');
    word.trim_matches(|c| !keep(c)).to_lowercase()
}

fn is_quantity(words: &[String], index: usize) -> bool {
    let word = words[index].as_str();
    let word = rated(word);
    let before = index.checked_sub(1).map_or("", |before| words[before].as_str());
    let after = words.get(index + 1).map_or("", String::as_str);
    is_number(word)
        && !is_year(word)
        && !is_name(word)
        && !NAMING.contains(&before)
        && !TIMES.contains(&after)
        && !MONTHS.contains(&before)
        && !MONTHS.contains(&after)
}

/// Digits, with what may stand around them: `1,000`, `$5k`, `80%`, `10+`, `5-10`, `x2` no more.
fn is_number(word: &str) -> bool {
    let inner = word.trim_start_matches(['$', '€', '£', '+', '-', '~', '<', '>']);
    let inner = inner.trim_end_matches(['%', '+', 'k', 'm', 'x']);
    inner.starts_with(|c: char| c.is_ascii_digit())
        && inner.ends_with(|c: char| c.is_ascii_digit())
        && inner.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '–' | '/' | '→'))
        && inner.matches(['-', '–', '/', '→']).count() < 2
}

/// What comes before the stroke of a rate: `$5k` of `$5k/quarter`.
fn rated(word: &str) -> &str {
    match word.split_once('/') {
        Some((number, of)) if !of.is_empty() && of.chars().all(char::is_alphabetic) => number,
        Some(_) | None => word,
    }
}

/// `24/7`, the rank `#1`, and versions like `2.0`.
fn is_name(word: &str) -> bool {
    let version = word.strip_suffix(".0").is_some_and(|major| major.len() == 1);
    word == "24/7" || word.starts_with('#') || (version && !word.starts_with('0'))
}

/// A year of our time. `2000` is a number: nobody plans for that year any more.
fn is_year(word: &str) -> bool {
    word.len() == 4
        && !word.ends_with("00")
        && (word.starts_with("19") || word.starts_with("20"))
        && word.bytes().all(|b| b.is_ascii_digit())
}

/// Whether the words between two numbers join them: `from 10 to 20`, `3 out of 5`.
fn is_joined(between: &[String]) -> bool {
    between.len() <= 2 && !between.is_empty() && between.iter().all(|word| JOINING.contains(&word.as_str()))
}

#[cfg(test)]
mod tests {
    use super::count;

    #[test]
    fn numbers_may_be_words() {
        assert!(super::says_how_many("Hire two developers") && super::says_how_many("Twenty-five mentors"));
        assert!(!super::says_how_many("Launch the season pass for Season 2"));
    }

    #[test]
    fn names_times_and_ways_are_no_further_quantities() {
        for (title, quantities) in [
            ("Host 3 workshops, publish 5 articles and train 20 people", 3),
            ("Grow from 10 to 20 members and from 1,000 to $5k in fees, with 80% retained", 3),
            ("Answer 9 of 10 questions within 48 hours in Season 2", 1),
            ("Ship Web3 course v2 with ERC-20 lessons on L2 by 31 December 2022", 0),
            ("5-10 posts per week, 3 guests", 2),
            ("Be the #1 home of Governance 2.0, with help 24/7", 0),
            ("The teams of the Fortune 500 know us", 0),
            ("Host 3 Workshops And Train 20 People", 2),
            ("Grants that raise >$5k/quarter, +50%", 2),
            ("1 2 3", 3),
            ("", 0),
        ] {
            assert_eq!(count(title), quantities, "{title}");
        }
    }
}
