//! Safe fixes: the texts of files with all of them made, and every other byte as it was.

use std::collections::BTreeMap;

use super::sink::Checked;
use crate::diagnostic::Fix;

/// A file with its fixes made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fixed {
    /// The path from the repository's root.
    pub path: String,
    /// The text as it was.
    pub before: String,
    /// The text with its fixes.
    pub after: String,
    /// How many were made.
    pub count: usize,
}

/// The files of which some findings can be fixed, by path. Of fixes that overlap, the first is made.
#[must_use]
pub fn fixed(checked: &Checked) -> Vec<Fixed> {
    let mut by_path: BTreeMap<&str, (&str, Vec<&Fix>)> = BTreeMap::new();
    for judged in &checked.findings {
        let finding = &judged.finding;
        if let Some(fix) = &finding.fix {
            let entry = by_path.entry(finding.source.path()).or_insert((finding.source.text(), Vec::new()));
            entry.1.push(fix);
        }
    }
    let made = by_path.into_iter().map(|(path, (text, fixes))| {
        let (after, count) = made(text, fixes);
        Fixed { path: path.to_owned(), before: text.to_owned(), after, count }
    });
    made.filter(|fixed| fixed.count > 0).collect()
}

fn made(text: &str, mut fixes: Vec<&Fix>) -> (String, usize) {
    fixes.sort_by_key(|fix| fix.span);
    let (mut out, mut done, mut count) = (String::with_capacity(text.len() + 64), 0, 0);
    for fix in fixes {
        let kept = (fix.span.start >= done).then(|| text.get(done..fix.span.start)).flatten();
        let (Some(kept), Some(_)) = (kept, text.get(fix.span.start..fix.span.end)) else { continue };
        out.push_str(kept);
        out.push_str(&fix.text);
        (done, count) = (fix.span.end, count + 1);
    }
    out.push_str(text.get(done..).unwrap_or_default());
    (out, count)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Span;

    #[test]
    fn fixes_replace_their_own_bytes_only() {
        let fix = |start, end, text: &str| Fix { span: Span::new(start, end), text: text.to_owned() };
        let fixes = [fix(3, 4, "\"1\""), fix(0, 1, "é"), fix(3, 4, "overlaps"), fix(50, 60, "outside")];
        assert_eq!(made("a: 1\r\nb: ß\n", fixes.iter().collect()), ("é: \"1\"\r\nb: ß\n".to_owned(), 2));
    }
}
