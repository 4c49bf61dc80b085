//! What a commit's message says of its pull request and of what it merged.

use git2::Commit;

/// The message, whatever bytes it holds.
pub(super) fn text(commit: &Commit<'_>) -> String {
    String::from_utf8_lossy(commit.message_bytes()).into_owned()
}

/// The first line of the message.
pub(super) fn subject(commit: &Commit<'_>) -> String {
    text(commit).trim_start().lines().next().unwrap_or_default().trim_end().to_owned()
}

/// The pull request that a message names: `(#12)`, `Merge pull request #12`, `See merge request group/project!7`.
pub(super) fn pull_request(text: &str) -> Option<String> {
    let numbered = |before: &str, sign: char| {
        text.match_indices(before).find_map(|(start, _)| {
            let rest = &text[start + before.len()..];
            let word = rest.split_whitespace().next()?;
            let (_, number) = word.split_once(sign)?;
            let number: String = number.chars().take_while(char::is_ascii_digit).collect();
            (!number.is_empty()).then(|| format!("{sign}{number}"))
        })
    };
    let in_brackets = || {
        text.match_indices("(#").find_map(|(start, _)| {
            let (number, _) = text[start + 2..].split_once(')')?;
            let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
            is_number.then(|| format!("#{number}"))
        })
    };
    numbered("Merge pull request ", '#').or_else(in_brackets).or_else(|| numbered("See merge request ", '!'))
}

/// The branch that a merge brought in, as git itself words it.
pub(super) fn merged_branch(text: &str) -> Option<&str> {
    let subject = text.lines().next()?;
    let rest =
        subject.strip_prefix("Merge branch '").or(subject.strip_prefix("Merge remote-tracking branch '"))?;
    rest.split_once('\'').map(|(branch, _)| branch)
}

/// The branch into which a merge brought it, where git tells.
pub(super) fn merged_into(text: &str) -> Option<&str> {
    let (_, branch) = text.lines().next()?.rsplit_once(" into ")?;
    Some(branch.trim().trim_matches('\''))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pull_request_is_found_in_what_forges_write() {
        let found = |text| pull_request(text);
        assert_eq!(found("Lower the target (#12)"), Some("#12".to_owned()));
        assert_eq!(found("Merge pull request #7 from a/b\n\nText"), Some("#7".to_owned()));
        assert_eq!(
            found("Merge branch 'x' into 'main'\n\nSee merge request dao/okrs!31"),
            Some("!31".to_owned())
        );
        assert_eq!(found("Close #12 (see #3)"), None);
        assert_eq!(found("Merge pull request from a fork (#)"), None);
    }

    #[test]
    fn what_was_merged_is_told_by_git() {
        assert_eq!(merged_branch("Merge branch 'main' into plan"), Some("main"));
        assert_eq!(merged_into("Merge branch 'main' into plan"), Some("plan"));
        assert_eq!(merged_branch("Merge remote-tracking branch 'origin/main' into x"), Some("origin/main"));
        assert_eq!(merged_into("Merge branch 'main' of ../other"), None);
        assert_eq!(merged_branch("Merge the plans"), None);
    }
}
