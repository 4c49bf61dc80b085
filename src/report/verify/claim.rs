//! What a file says of itself: of which report it is.

use serde_json::Value;

use crate::document::Date;
use crate::report::formats::{FORMATS, Format, csv};
use crate::report::{VIEWS, View};

/// Of which report a file is, as far as it tells.
#[derive(Debug, Default)]
pub struct Claim {
    /// The form.
    pub format: Option<&'static Format>,
    /// The views; none where it does not tell.
    pub views: Vec<View>,
    /// The day.
    pub as_of: Option<Date>,
    /// The season's id.
    pub season: Option<String>,
    /// The one group that it is limited to.
    pub group: Option<String>,
    /// The tree of the record that it was made of; in the forms for people its first digits.
    pub tree: Option<String>,
    /// The tool that made it, with its version.
    pub tool: Option<String>,
    /// Whether it holds the answer only.
    pub is_quiet: bool,
}

impl Claim {
    /// Reads a file; `format` where the caller knows its form.
    #[must_use]
    pub fn read(text: &str, format: Option<&'static Format>) -> Self {
        let format = format.or_else(|| by_look(text));
        let claim = Self { format, ..Self::default() };
        match format.map(|format| format.id) {
            Some("json") => serde_json::from_str(text).map_or(claim, |value| Self::of_json(&value, format)),
            Some("csv") => {
                let views = text.lines().next().and_then(csv::view_of).into_iter().collect();
                Self { views, ..claim }
            }
            Some(_) | None => claim.of_foot(text),
        }
    }

    fn of_json(value: &Value, format: Option<&'static Format>) -> Self {
        let told = |pointer: &str| value.pointer(pointer).and_then(Value::as_str).map(str::to_owned);
        Self {
            format,
            views: VIEWS.iter().copied().filter(|view| value.get(view.name()).is_some()).collect(),
            as_of: told("/as_of").and_then(|date| date.parse().ok()),
            season: told("/season/id"),
            group: told("/group"),
            tree: told("/revision"),
            tool: told("/tool"),
            is_quiet: false,
        }
    }

    /// In the forms for people: the command that makes the report again, and below it the foot.
    fn of_foot(mut self, text: &str) -> Self {
        let lines: Vec<String> = text.lines().rev().take(FOOT).map(without_marks).collect();
        let foot = lines.iter().find_map(|line| {
            let [tree, tool, day] = line.split(" · ").collect::<Vec<_>>().try_into().ok()?;
            Some((tree.to_owned(), tool.to_owned(), day.strip_prefix("as of ")?.parse().ok()?))
        });
        if let Some((tree, tool, day)) = foot {
            self.tree = tree.strip_prefix("tree ").map(str::to_owned);
            (self.tool, self.as_of) = (Some(tool), Some(day));
        }
        if let Some(words) = lines.iter().find_map(|line| line.strip_prefix("okr report").map(str::to_owned))
        {
            self.of_command(&words);
        }
        self
    }

    fn of_command(&mut self, words: &str) {
        let mut words = words.split_whitespace();
        self.views = VIEWS.to_vec();
        while let Some(word) = words.next() {
            match word {
                "--season" => self.season = words.next().map(str::to_owned),
                "--group" => self.group = words.next().map(str::to_owned),
                "-q" => self.is_quiet = true,
                name => self.views = VIEWS.iter().copied().filter(|view| view.name() == name).collect(),
            }
        }
    }
}

/// In so many lines from the end the foot is looked for.
const FOOT: usize = 8;

/// The form of a text, by how it begins.
fn by_look(text: &str) -> Option<&'static Format> {
    let first = text.lines().next().unwrap_or_default();
    let id = if text.trim_start().starts_with('{') {
        "json"
    } else if first.eq_ignore_ascii_case("<!doctype html>") {
        "html"
    } else if csv::view_of(first).is_some() {
        "csv"
    } else if first.starts_with("# ") {
        "markdown"
    } else {
        "text"
    };
    FORMATS.iter().copied().find(|format| format.id == id)
}

/// A line without what a form puts around it: tags, and what makes code of it.
fn without_marks(line: &str) -> String {
    let mut out = String::new();
    let mut is_tag = false;
    for character in line.chars() {
        match character {
            '<' => is_tag = true,
            '>' if is_tag => is_tag = false,
            '`' => {}
            other if !is_tag => out.push(other),
            _ => {}
        }
    }
    out.trim().to_owned()
}
