//! One line of a transcript, taken apart as a shell would: words, quotes, `NAME=value` in front, `< file`.
//! What only a real shell can do (pipes, variables, wildcards) is refused, never passed on as text.

/// A command line's parts.
#[derive(Debug, Default, PartialEq)]
pub struct CommandLine {
    /// Variables set for this command only.
    pub env: Vec<(String, String)>,
    /// `okr`, `git` …
    pub program: String,
    pub args: Vec<String>,
    /// The file that is the command's standard input, relative to where it runs.
    pub stdin: Option<String>,
}

/// Reads a line; the error says what a transcript's line cannot hold.
pub fn parse(line: &str) -> Result<CommandLine, String> {
    let mut parsed = CommandLine::default();
    let mut stdin_follows = false;
    for word in split(line)? {
        match word {
            Word::Less => stdin_follows = true,
            Word::Text(file) if stdin_follows => {
                parsed.stdin = Some(file);
                stdin_follows = false;
            }
            Word::Text(text) if !parsed.program.is_empty() => parsed.args.push(text),
            Word::Text(text) => match text.split_once('=') {
                Some((name, value)) => parsed.env.push((name.to_owned(), value.to_owned())),
                None => parsed.program = text,
            },
        }
    }
    if parsed.program.is_empty() {
        return Err(format!("`{line}` names no command"));
    }
    if stdin_follows {
        return Err(format!("no file follows `<` in `{line}`"));
    }
    Ok(parsed)
}

enum Word {
    Text(String),
    Less,
}

fn split(line: &str) -> Result<Vec<Word>, String> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut chars = line.chars();
    while let Some(char) = chars.next() {
        match char {
            ' ' | '<' => {
                words.extend(word.take().map(Word::Text));
                words.extend((char == '<').then_some(Word::Less));
            }
            '\'' | '"' => word.get_or_insert_default().push_str(&quoted(char, &mut chars, line)?),
            '\\' => {
                let next = chars.next().ok_or_else(|| format!("`{line}` ends in a backslash"))?;
                word.get_or_insert_default().push(next);
            }
            '|' | '>' | ';' | '&' | '$' | '`' | '*' | '?' => {
                return Err(format!("no shell runs `{line}`: quote its `{char}`"));
            }
            _ => word.get_or_insert_default().push(char),
        }
    }
    words.extend(word.map(Word::Text));
    Ok(words)
}

fn quoted(quote: char, chars: &mut std::str::Chars, line: &str) -> Result<String, String> {
    let mut text = String::new();
    while let Some(char) = chars.next() {
        match char {
            _ if char == quote => return Ok(text),
            '\\' if quote == '"' => text.extend(chars.next()),
            '$' | '`' if quote == '"' => {
                return Err(format!("no shell runs `{line}`: put its `{char}` in single quotes"));
            }
            _ => text.push(char),
        }
    }
    Err(format!("`{line}` opens a quote {quote} and never closes it"))
}
