//! The nearest known name to a mistyped one.

/// The known name nearest to `word`, when one is close enough to be meant: a different case, a
/// part in common, or few letters away (Damerau-Levenshtein, at most a third of the length).
#[must_use]
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let folded = fold(word);
    let allowed = (folded.chars().count() / 3).clamp(1, 4);
    known
        .into_iter()
        .map(|name| (strsim::damerau_levenshtein(&folded, &fold(name)), name))
        .filter(|(distance, _)| *distance <= allowed)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

fn fold(word: &str) -> String {
    word.chars().take(80).filter(|c| !matches!(c, '-' | '_' | ' ')).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn near_is_near() {
        assert_eq!(nearest("basline", ["baseline", "target"]), Some("baseline"));
        assert_eq!(nearest("At Least", ["at-least", "at-most"]), Some("at-least"));
        assert_eq!(nearest("kr2", ["KR1", "KR2"]), Some("KR2"));
        assert_eq!(nearest("wholly-other", ["baseline"]), None);
    }
}
