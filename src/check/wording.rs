//! A title as words, and where words and phrases of a list stand in it: whole words, without case.

use std::collections::HashMap;

/// The words of a text, in small letters and without the punctuation around them.
pub(super) fn words(text: &str) -> Vec<String> {
    let parts = text.split(|c: char| c.is_whitespace() || matches!(c, '/' | '—' | '…' | '(' | ')' | ','));
    parts.map(|part| bare(part).replace('’', "'").to_lowercase()).filter(|word| !word.is_empty()).collect()
}

/// A word without the punctuation around it.
pub(super) fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

/// Words and phrases, by their first word, to be found quickly however many they are.
#[derive(Debug, Default)]
pub(super) struct Phrases(HashMap<String, Vec<Vec<String>>>);

impl Phrases {
    /// Of the words of a list.
    pub fn new<S: AsRef<str>>(list: &[S]) -> Self {
        let mut found = Self::default();
        for phrase in list {
            found.add(words(phrase.as_ref()));
        }
        found
    }

    /// Of nouns for one thing: those for several.
    pub fn of_several<S: AsRef<str>>(list: &[S]) -> Self {
        let mut found = Self::default();
        for phrase in list {
            let mut words = words(phrase.as_ref());
            if let Some(last) = words.last_mut() {
                *last = several(last);
            }
            found.add(words);
        }
        found
    }

    fn add(&mut self, words: Vec<String>) {
        if let Some(first) = words.first() {
            self.0.entry(first.clone()).or_default().push(words);
        }
    }

    /// How many words the longest phrase has that stands at the beginning of `words`; 0: none stands there.
    pub fn begin<S: AsRef<str>>(&self, words: &[S]) -> usize {
        let Some(phrases) = words.first().and_then(|first| self.0.get(first.as_ref())) else { return 0 };
        let stands = |phrase: &&Vec<String>| {
            phrase.len() <= words.len()
                && phrase.iter().zip(words).all(|(word, other)| word == other.as_ref())
        };
        phrases.iter().filter(stands).map(Vec::len).max().unwrap_or(0)
    }

    /// The first phrase of the list in a text, as it is written there.
    pub fn first_in(&self, text: &str) -> Option<String> {
        let words = words(text);
        let found = (0..words.len()).find_map(|at| {
            let length = self.begin(&words[at..]);
            (length > 0).then(|| words[at..at + length].join(" "))
        })?;
        let written = text.to_ascii_lowercase().find(&found).and_then(|at| text.get(at..at + found.len()));
        Some(written.map_or(found.clone(), str::to_owned))
    }
}

/// A noun for several things.
pub(super) fn several(noun: &str) -> String {
    let is_vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u');
    match noun.strip_suffix('y') {
        Some(stem) if !stem.ends_with(is_vowel) => format!("{stem}ies"),
        _ if noun.ends_with(['s', 'x', 'z']) || noun.ends_with("ch") || noun.ends_with("sh") => {
            format!("{noun}es")
        }
        _ => format!("{noun}s"),
    }
}

/// The forms of a verb: `launch`, `launches`, `launched`, `launching`; those that differ from the base last.
pub(super) fn forms(verb: &str) -> Vec<String> {
    const IRREGULAR: [(&str, &str); 11] = [
        ("build", "built"),
        ("find", "found"),
        ("get", "got"),
        ("hold", "held"),
        ("make", "made"),
        ("put", "put"),
        ("rewrite", "rewrote"),
        ("run", "ran"),
        ("send", "sent"),
        ("set", "set"),
        ("write", "wrote"),
    ];
    let (head, tail) =
        verb.split_once(' ').map_or((verb, String::new()), |(head, tail)| (head, format!(" {tail}")));
    let stem = head.strip_suffix('e').unwrap_or(head);
    let doubled = doubled(head);
    let stem = doubled.as_deref().unwrap_or(stem);
    let irregular = IRREGULAR.iter().find(|(base, _)| *base == head).map(|(_, past)| (*past).to_owned());
    let regular = head.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'o', 'u']));
    let past = irregular.unwrap_or_else(|| regular.map_or(format!("{stem}ed"), |stem| format!("{stem}ied")));
    [head.to_owned(), several(head), past, format!("{stem}ing")].map(|form| form + &tail).to_vec()
}

/// The stem of a verb whose last letter is written twice before an ending: `plan`, `planned`.
fn doubled(verb: &str) -> Option<String> {
    const DOUBLED: [&str; 9] = ["get", "kick-start", "map", "plan", "program", "put", "run", "set", "ship"];
    let last = verb.chars().last()?;
    (DOUBLED.contains(&verb) || verb.ends_with("mit")).then(|| format!("{verb}{last}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_whole_words() {
        let phrases = Phrases::new(&["etc", "as soon as possible"]);
        let found = |text: &str| phrases.first_in(text);
        assert_eq!(found("Posts, talks, etc."), Some("etc".to_owned()));
        assert_eq!(found("Pay As Soon as possible!"), Some("As Soon as possible".to_owned()));
        assert_eq!(found("Fetch the sketch as soon as it is done"), None);
        assert_eq!(
            Phrases::of_several(&["town hall", "activity"]).first_in("Town halls"),
            Some("Town halls".to_owned())
        );
    }

    #[test]
    fn verbs_have_their_forms() {
        assert_eq!(forms("launch"), ["launch", "launches", "launched", "launching"]);
        assert_eq!(forms("set up"), ["set up", "sets up", "set up", "setting up"]);
        assert_eq!(forms("write"), ["write", "writes", "wrote", "writing"]);
        assert_eq!(forms("ship"), ["ship", "ships", "shipped", "shipping"]);
        assert_eq!(forms("deploy"), ["deploy", "deploys", "deployed", "deploying"]);
        assert_eq!(forms("carry out"), ["carry out", "carries out", "carried out", "carrying out"]);
        assert_eq!(forms("submit"), ["submit", "submits", "submitted", "submitting"]);
    }
}
