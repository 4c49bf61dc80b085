//! The blocks of a Markdown file that a test follows: what ```` ```console ```` blocks run and show, and the files that
//! ```` ```yaml ```` blocks begin with the path of.

use std::path::Path;

use super::visible;

/// A line that stands for any number of lines.
const ELISION: &str = "…";

/// One thing that a reader does who follows the document.
pub enum Step {
    Run(Shown),
    Write(Part),
}

/// A command of a block with the output that the document shows.
pub struct Shown {
    /// The number of the command's line, from 1.
    pub line: usize,
    /// The number of its last line: one that ends in a backslash goes on in the next.
    last: usize,
    /// The line without its `$ `, or the lines.
    pub command: String,
    pub output: Vec<String>,
}

/// What a block adds at the end of the file that its first line names: `# okrs/org.yaml`.
pub struct Part {
    pub path: String,
    pub text: String,
}

/// Every command of every block that has one, in the order of the document.
pub fn commands(markdown: &str) -> Vec<Shown> {
    let run = |step| if let Step::Run(shown) = step { Some(shown) } else { None };
    steps(markdown).into_iter().filter_map(run).collect()
}

/// What lies open at a line of the document.
#[derive(Clone, Copy, PartialEq)]
enum Block {
    Other,
    Console,
    YamlBegins,
    Yaml,
}

/// Every command and every part of a file, in the order of the document.
pub fn steps(markdown: &str) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    let mut block = Block::Other;
    let mut runs = false;
    for (line, text) in (1..).zip(markdown.lines()) {
        if text.starts_with("```") {
            runs = false;
            block = match text {
                "```console" => Block::Console,
                "```yaml" => Block::YamlBegins,
                _ => Block::Other,
            };
            continue;
        }
        match (block, steps.last_mut()) {
            (Block::Console, Some(Step::Run(shown))) if runs && shown.command.ends_with('\\') => {
                shown.last = line;
                shown.command += "\n";
                shown.command += text;
            }
            (Block::Console, last) => match (text.strip_prefix("$ "), last) {
                (Some(command), _) => {
                    runs = true;
                    let command = command.to_owned();
                    steps.push(Step::Run(Shown { line, last: line, command, output: Vec::new() }));
                }
                (None, Some(Step::Run(shown))) if runs => shown.output.push(text.to_owned()),
                (None, _) => {}
            },
            (Block::YamlBegins, _) => {
                let path = path_of(text);
                block = if path.is_some() { Block::Yaml } else { Block::Other };
                steps.extend(
                    path.map(|path| Step::Write(Part { path: path.to_owned(), text: String::new() })),
                );
            }
            (Block::Yaml, Some(Step::Write(part))) => {
                part.text += text;
                part.text += "\n";
            }
            (Block::Yaml | Block::Other, _) => {}
        }
    }
    steps
}

/// The path in the first line of a block that is a part of a file.
fn path_of(line: &str) -> Option<&str> {
    let is_yaml = |path: &&str| Path::new(path).extension().is_some_and(|ending| ending == "yaml");
    line.strip_prefix("# ").filter(is_yaml).filter(|path| !path.contains(' '))
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
    let (above, below) = (&lines[..shown.last], &lines[shown.last + shown.output.len()..]);
    let output = output.iter().map(String::as_str);
    let all: Vec<&str> = above.iter().copied().chain(output).chain(below.iter().copied()).collect();
    all.join("\n") + "\n"
}
