//! What a commit does to files: `put`, `append`, `replace`, `copy`, `move`, `remove`.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::line::Line;
use super::{Bytes, Mistake};

/// The files of a commit, by path.
pub(super) type Files = BTreeMap<Arc<str>, Bytes>;

/// The files that `copy` takes: those at or below a path, each with what its path has more (nothing for a file).
pub(super) type Beside<'a> = &'a dyn Fn(&str) -> Vec<(String, Bytes)>;

/// The words that begin an edit.
pub(super) const EDITS: [&str; 6] = ["put", "append", "replace", "copy", "move", "remove"];

/// Does one edit, and gives what it changed.
pub(super) fn edit(
    line: &Line<'_>,
    files: &Files,
    beside: Beside<'_>,
) -> Result<Vec<(String, Option<Bytes>)>, Mistake> {
    if let Some((_, block)) = line.block.as_ref().filter(|_| !matches!(line.word, "put" | "append")) {
        return Err(line.mistake(format!("`{}` takes no lines; {} follow it", line.word, block.len())));
    }
    let here = |path: &str| files.get(path).ok_or_else(|| line.mistake(format!("there is no file `{path}`")));
    match line.word {
        "put" => Ok(vec![(path(line, line.rest)?, Some(line.text('|')?.into_bytes().into()))]),
        "append" => {
            let mut bytes = here(line.rest)?.to_vec();
            bytes.extend_from_slice(line.text('|')?.as_bytes());
            Ok(vec![(line.rest.to_owned(), Some(bytes.into()))])
        }
        "replace" => {
            let (path, old, new) = replacement(line.rest)
                .ok_or_else(|| line.mistake("a replacement is written `replace PATH: \"OLD\" -> \"NEW\"`"))?;
            let text = std::str::from_utf8(here(path)?);
            let text = text.map_err(|_| line.mistake(format!("`{path}` is no text")))?;
            match text.matches(&old).count() {
                1 if old != new => {
                    Ok(vec![(path.to_owned(), Some(text.replacen(&old, &new, 1).into_bytes().into()))])
                }
                1 => Err(line.mistake("a replacement by the same changes nothing")),
                count => Err(line.mistake(format!("`{path}` holds {old:?} {count} times, not once"))),
            }
        }
        "copy" => {
            let (from, to) = way(line)?;
            let found = beside(from);
            if found.is_empty() {
                return Err(line.mistake(format!("there is no file `{from}` beside the story")));
            }
            found.into_iter().map(|(more, bytes)| Ok((path(line, &below(to, &more))?, Some(bytes)))).collect()
        }
        "move" => {
            let (from, to) = way(line)?;
            let found = at_or_below(files, from);
            if found.is_empty() {
                return Err(line.mistake(format!("there is no file `{from}`")));
            }
            let gone = found.iter().map(|(more, _)| (below(from, more), None));
            let gone: BTreeMap<String, Option<Bytes>> = gone.collect();
            let mut changes = gone;
            for (more, bytes) in found {
                changes.insert(path(line, &below(to, &more))?, Some(bytes));
            }
            Ok(changes.into_iter().collect())
        }
        _ => {
            let found = at_or_below(files, line.rest);
            if found.is_empty() {
                return Err(line.mistake(format!("there is no file `{}`", line.rest)));
            }
            Ok(found.into_iter().map(|(more, _)| (below(line.rest, &more), None)).collect())
        }
    }
}

/// The files at or below a path, each with what its path has more.
fn at_or_below(files: &Files, path: &str) -> Vec<(String, Bytes)> {
    let folder = format!("{path}/");
    let more = |file: &str| match file.strip_prefix(&folder) {
        Some(more) => Some(more.to_owned()),
        None => (file == path).then(String::new),
    };
    files.iter().filter_map(|(file, bytes)| Some((more(file)?, bytes.clone()))).collect()
}

fn below(path: &str, more: &str) -> String {
    if more.is_empty() { path.to_owned() } else { format!("{path}/{more}") }
}

/// `FROM -> TO`.
fn way<'a>(line: &Line<'a>) -> Result<(&'a str, &'a str), Mistake> {
    let way = line.rest.split_once(" -> ");
    way.ok_or_else(|| line.mistake(format!("it is written `{} FROM -> TO`", line.word)))
}

/// A path that stays in the repository and out of git's own folder.
fn path(line: &Line<'_>, path: &str) -> Result<String, Mistake> {
    let is_plain =
        |part: &str| !matches!(part, "" | "." | ".." | ".git") && !part.contains(['\\', ':', '"', ' ']);
    if path.split('/').all(is_plain) {
        Ok(path.to_owned())
    } else {
        Err(line.mistake(format!("`{path}` is no path of a file in the repository")))
    }
}

/// The parts of `PATH: "OLD" -> "NEW"`.
fn replacement(text: &str) -> Option<(&str, String, String)> {
    let (path, rest) = text.split_once(": \"")?;
    let (old, rest) = quoted(rest)?;
    let (new, rest) = quoted(rest.strip_prefix(" -> \"")?)?;
    (rest.is_empty() && !old.is_empty()).then_some((path, old, new))
}

/// Reads up to the closing quote; gives the text and what follows.
fn quoted(text: &str) -> Option<(String, &str)> {
    let mut chars = text.char_indices();
    let mut read = String::new();
    while let Some((at, char)) = chars.next() {
        read.push(match char {
            '"' => return Some((read, &text[at + 1..])),
            '\\' => match chars.next()?.1 {
                'n' => '\n',
                't' => '\t',
                same @ ('"' | '\\') => same,
                _ => return None,
            },
            plain => plain,
        });
    }
    None
}
