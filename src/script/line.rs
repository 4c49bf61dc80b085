//! The lines of a story: each directive with the block that follows it. Knows the signs, not the directives.

use super::Mistake;

/// A directive as it was written.
#[derive(Debug)]
pub(super) struct Line<'a> {
    /// Its number, from 1.
    pub(super) number: usize,
    /// The first word.
    pub(super) word: &'a str,
    /// What follows it.
    pub(super) rest: &'a str,
    /// The sign of the lines that follow, and these without it; none where none follow.
    pub(super) block: Option<(char, Vec<&'a str>)>,
}

impl Line<'_> {
    /// What is wrong here.
    pub(super) fn mistake(&self, why: impl Into<String>) -> Mistake {
        Mistake { line: self.number, why: why.into() }
    }

    /// The text of the block behind `sign`, each line with its line feed.
    pub(super) fn text(&self, sign: char) -> Result<String, Mistake> {
        match &self.block {
            Some((found, lines)) if *found == sign => {
                Ok(lines.iter().flat_map(|line| [*line, "\n"]).collect())
            }
            _ => Err(self.mistake(format!("`{}` needs lines with `{sign}` below it", self.word))),
        }
    }
}

/// All directives, in order. Comments (`#`) and empty lines stand between them.
pub(super) fn lines(text: &str) -> Result<Vec<Line<'_>>, Mistake> {
    let mut lines: Vec<Line<'_>> = Vec::new();
    let mut open = false;
    for (number, line) in (1..).zip(text.lines()) {
        let mistake = |why: String| Err(Mistake { line: number, why });
        let sign = line.chars().next().filter(|sign| "|>".contains(*sign));
        if let Some(sign) = sign {
            let Some(last) = lines.last_mut().filter(|_| open) else {
                return mistake(format!("a line with `{sign}` follows its directive at once"));
            };
            let inner = &line[1..];
            let Some(inner) = inner.strip_prefix(' ').or_else(|| inner.is_empty().then_some(inner)) else {
                return mistake(format!("a space goes behind `{sign}`"));
            };
            match &mut last.block {
                Some((found, block)) if *found == sign => block.push(inner),
                Some((found, _)) => return mistake(format!("`{sign}` among lines with `{found}`")),
                block => *block = Some((sign, vec![inner])),
            }
        } else if line.is_empty() || line.starts_with('#') {
            open = false;
        } else if line.starts_with(char::is_whitespace) || line.ends_with(char::is_whitespace) {
            return mistake("a directive has no space before or behind it".to_owned());
        } else {
            let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
            lines.push(Line { number, word, rest, block: None });
            open = true;
        }
    }
    Ok(lines)
}
