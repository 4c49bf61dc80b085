//! The file `transcript` of a case: commands, and behind signs what each said and wrote.
//! It is never parsed for its expectations: the commands are read, run, and the transcript is written anew;
//! the case holds when both are the same text.

use std::fmt::Write as _;

use super::run::Ran;
use super::snapshot::Change;
use super::visible;

/// A command with the comments above it.
#[derive(Debug)]
pub struct Step {
    pub comments: Vec<String>,
    /// The line without its `$ `.
    pub line: String,
}

/// What a line that is neither command nor comment begins with.
const TOLD: [&str; 10] = ["|", "!", "exit ", "created ", "changed ", "removed ", "@ ", "+", "-", "  "];

/// The commands in order; the error names the line that no transcript can hold.
pub fn parse(text: &str) -> Result<Vec<Step>, String> {
    let (mut steps, mut comments) = (Vec::new(), Vec::new());
    for (number, line) in (1..).zip(text.lines()) {
        if let Some(command) = line.strip_prefix("$ ") {
            steps.push(Step { comments: std::mem::take(&mut comments), line: command.to_owned() });
        } else if line.starts_with('#') {
            comments.push(line.to_owned());
        } else if !line.is_empty() && !TOLD.iter().any(|sign| line.starts_with(sign)) {
            return Err(format!(
                "line {number} of `transcript`, `{line}`, is no command (`$ okr …`), no comment (`#`), nothing told"
            ));
        }
    }
    if steps.is_empty() {
        return Err("`transcript` has no command (`$ okr …`): it cannot fail".to_owned());
    }
    if !comments.is_empty() {
        return Err("a comment of `transcript` stands above no command".to_owned());
    }
    Ok(steps)
}

/// One step as the transcript tells it. Changes for which `kept` holds are told without their lines.
pub fn tell(step: &Step, ran: &Ran, changes: &[Change], kept: impl Fn(&str) -> bool) -> String {
    let mut lines = step.comments.clone();
    lines.push(format!("$ {}", step.line));
    lines.extend(visible::lines(&ran.stdout).iter().map(|line| visible::behind('|', line)));
    lines.extend(visible::lines(&ran.stderr).iter().map(|line| visible::behind('!', line)));
    lines.extend((ran.exit != 0).then(|| format!("exit {}", ran.exit)));
    for Change { path, what, lines: changed } in changes {
        if kept(path) {
            lines.push(format!("{what} {path}, now as in after/"));
        } else {
            lines.push(format!("{what} {path}"));
            lines.extend_from_slice(changed);
        }
    }
    lines.iter().fold(String::new(), |mut text, line| {
        writeln!(text, "{line}").expect("a string takes everything");
        text
    })
}
