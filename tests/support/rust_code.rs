//! Just enough reading of Rust to see what a file refers to: comments and texts blanked, paths, `mod`s.
//! Not a parser: it judges only code that the compiler has already taken.

/// The code with every comment, text and character literal turned to spaces; lines stay where they are.
pub fn blanked(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut code = String::with_capacity(text.len());
    let mut at = 0;
    while at < chars.len() {
        let end = at + literal(&chars[at..], at > 0 && is_word(chars[at - 1])).unwrap_or(0);
        if end == at {
            code.push(chars[at]);
            at += 1;
        } else {
            code.extend(chars[at..end].iter().map(|&char| if char == '\n' { '\n' } else { ' ' }));
            at = end;
        }
    }
    code
}

/// The length of the comment or literal that `rest` begins with.
fn literal(rest: &[char], in_word: bool) -> Option<usize> {
    match rest {
        ['/', '/', ..] => Some(rest.iter().position(|&char| char == '\n').unwrap_or(rest.len())),
        ['/', '*', ..] => Some(block_comment(rest)),
        ['"', ..] => Some(text(rest)),
        ['r', '"' | '#', ..] if !in_word => raw_text(&rest[1..]).map(|length| length + 1),
        ['\'', '\\', _, ..] => Some(3 + rest[3..].iter().position(|&char| char == '\'')? + 1),
        ['\'', _, '\'', ..] => Some(3),
        _ => None,
    }
}

fn block_comment(rest: &[char]) -> usize {
    let (mut depth, mut at) = (0, 0);
    while at < rest.len() {
        match rest[at..] {
            ['/', '*', ..] => (depth, at) = (depth + 1, at + 2),
            ['*', '/', ..] => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
        if depth == 0 {
            break;
        }
    }
    at
}

fn text(rest: &[char]) -> usize {
    let mut at = 1;
    while at < rest.len() && rest[at] != '"' {
        at += if rest[at] == '\\' { 2 } else { 1 };
    }
    rest.len().min(at + 1)
}

/// `None` for a raw identifier such as `r#type`.
fn raw_text(rest: &[char]) -> Option<usize> {
    let hashes = rest.iter().take_while(|&&char| char == '#').count();
    if rest.get(hashes) != Some(&'"') {
        return None;
    }
    let closing: Vec<char> = std::iter::once('"').chain(std::iter::repeat_n('#', hashes)).collect();
    let body = &rest[hashes + 1..];
    let length = body.windows(hashes + 1).position(|window| window == closing)?;
    Some(hashes + 1 + length + hashes + 1)
}

fn is_word(char: char) -> bool {
    char.is_alphanumeric() || char == '_'
}

/// Names that follow `prefix::` in blanked code, with their line: `a` of `crate::a::b`; `a` and `c` of
/// `crate::{a::b, c}`. Each is told as often as it stands there.
pub fn names_after(code: &str, prefix: &str) -> Vec<(usize, String)> {
    let mut names = Vec::new();
    for (at, _) in code.match_indices(prefix) {
        let before = code[..at].chars().next_back();
        let Some(rest) = code[at + prefix.len()..].trim_start().strip_prefix("::") else { continue };
        if before.is_some_and(is_word) {
            continue;
        }
        let rest = rest.trim_start();
        let line = |rest: &str| code[..code.len() - rest.len()].matches('\n').count() + 1;
        match rest.strip_prefix('{') {
            None => names.extend(word(rest).map(|name| (line(rest), name))),
            Some(group) => {
                names.extend(items(group).into_iter().filter_map(|item| Some((line(item), word(item)?))));
            }
        }
    }
    names
}

/// The beginnings of a group's items: the rest of the code from each on.
fn items(group: &str) -> Vec<&str> {
    let (mut depth, mut items) = (1, vec![group.trim_start()]);
    for (at, char) in group.char_indices() {
        match char {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 1 => items.push(group[at + 1..].trim_start()),
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    items
}

fn word(rest: &str) -> Option<String> {
    let name: String = rest.chars().take_while(|&char| is_word(char)).collect();
    (!name.is_empty()).then_some(name)
}

/// The names of the modules that blanked code declares, and whether each is a file: `mod name;`.
pub fn modules(code: &str) -> Vec<(String, bool)> {
    let mut words =
        code.split_inclusive(|char: char| !is_word(char)).map(str::trim).filter(|word| !word.is_empty());
    let mut modules = Vec::new();
    while let Some(keyword) = words.next() {
        if keyword == "mod"
            && let Some(name) = words.next()
        {
            let in_file = name.ends_with(';');
            modules.push((name.trim_end_matches([';', '{']).to_owned(), in_file));
        }
    }
    modules
}
