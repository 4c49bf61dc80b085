//! The questions of an interview. They stand in its template as comments, `# - question: …` with `#   answer:` below, so
//! that one without an answer stays one; those that are answered become entries of the list around them.

use std::collections::BTreeMap;

use super::refused::Refused;
use crate::text::many;
use crate::yaml::quote;

const QUESTION: &str = "# - question:";
const ANSWER: &str = "#   answer:";

/// The questions of a rendered template, in their order.
pub(super) fn questions(text: &str) -> Vec<String> {
    text.lines().filter_map(question).map(|(_, question)| question.to_owned()).collect()
}

/// The same text with answers to some of its questions, numbered from 1.
pub(super) fn answered(text: &str, answers: &BTreeMap<usize, String>) -> Result<String, Refused> {
    let count = questions(text).len();
    if let Some(number) = answers.keys().find(|number| !(1..=count).contains(*number)) {
        let asks = if count == 0 { "no question".to_owned() } else { many(count, "question") };
        let help = "`--print` shows them; they are counted from 1";
        return Err(
            Refused::new(format!("there is no question {number}: the template has {asks}")).help(help)
        );
    }
    let mut lines = text.lines().peekable();
    let (mut out, mut number) = (Vec::new(), 0);
    while let Some(line) = lines.next() {
        let asked = question(line);
        number += usize::from(asked.is_some());
        let Some((indent, question, answer)) = asked.and_then(|(i, q)| Some((i, q, answers.get(&number)?)))
        else {
            out.push(line.to_owned());
            continue;
        };
        out.push(format!("{indent}- question: {}", quote(question)));
        out.push(format!("{indent}  answer: {}", quote(answer)));
        lines.next_if(|next| next.trim_start().starts_with(ANSWER));
    }
    Ok(out.join("\n"))
}

/// A question with what stands before its comment.
fn question(line: &str) -> Option<(&str, &str)> {
    let rest = line.trim_start();
    let indent = &line[..line.len() - rest.len()];
    let asked = rest.strip_prefix(QUESTION)?.trim().trim_matches('"');
    (!asked.is_empty()).then_some((indent, asked))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "answers:\n  # - question: Who?\n  #   answer:\n  # a remark\n  # - question: \"Why: now?\"\n  #   answer:";

    #[test]
    fn what_is_answered_becomes_an_entry_and_the_rest_stays() {
        assert_eq!(questions(TEXT), ["Who?", "Why: now?"]);
        let told = answered(TEXT, &[(2, "it is: late".to_owned())].into()).expect("there are two questions");
        let expected = "answers:\n  # - question: Who?\n  #   answer:\n  # a remark\n  - question: \"Why: now?\"\n    answer: \"it is: late\"";
        assert_eq!(told, expected);
        assert!(answered(TEXT, &[(3, String::new())].into()).is_err());
    }
}
