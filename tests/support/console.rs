//! The ```` ```console ```` blocks of a Markdown file: what they run, what they show, what has to stand there.

use super::visible;

/// A line that stands for any number of lines.
const ELISION: &str = "…";

/// A command of a block with the output that the document shows.
pub struct Shown {
    /// The number of the command's line, from 1.
    pub line: usize,
    /// The line without its `$ `.
    pub command: String,
    pub output: Vec<String>,
}

/// Every command of every block that has one, in the order of the document.
pub fn commands(markdown: &str) -> Vec<Shown> {
    let mut commands: Vec<Shown> = Vec::new();
    let mut open = false;
    let mut runs = false;
    for (line, text) in (1..).zip(markdown.lines()) {
        if text.starts_with("```") {
            (open, runs) = (text == "```console", false);
        } else if let Some(command) = text.strip_prefix("$ ").filter(|_| open) {
            runs = true;
            commands.push(Shown { line, command: command.to_owned(), output: Vec::new() });
        } else if runs {
            commands.last_mut().expect("a command runs").output.push(text.to_owned());
        }
    }
    commands
}

impl Shown {
    /// Whether `output` is what the document shows, its elisions filled.
    pub fn matches(&self, output: &[String]) -> bool {
        matches(&self.output, output)
    }
}

/// The lines of `bytes` as a document shows them: without blanks at their end and blank lines below.
pub fn lines(bytes: &[u8]) -> Vec<String> {
    let mut lines: Vec<String> =
        visible::lines(bytes).iter().map(|line| line.replace("⟦U+20⟧", "").trim_end().to_owned()).collect();
    while lines.pop_if(|line| line.is_empty()).is_some() {}
    lines
}

fn matches(shown: &[String], output: &[String]) -> bool {
    match shown.split_first() {
        None => output.is_empty(),
        Some((line, rest)) if line == ELISION => {
            (0..=output.len()).any(|skipped| matches(rest, &output[skipped..]))
        }
        Some((line, rest)) => output.first() == Some(line) && matches(rest, &output[1..]),
    }
}

/// The document with `output` under the command in line `line`, in place of what it shows.
pub fn replace(markdown: &str, shown: &Shown, output: &[String]) -> String {
    let lines: Vec<&str> = markdown.lines().collect();
    let (above, below) = (&lines[..shown.line], &lines[shown.line + shown.output.len()..]);
    let output = output.iter().map(String::as_str);
    let all: Vec<&str> = above.iter().copied().chain(output).chain(below.iter().copied()).collect();
    all.join("\n") + "\n"
}
