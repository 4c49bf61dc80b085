//! A value as it is typed, read by the form of its field and written as YAML on one line.

use rust_decimal::Decimal;

use super::super::refused::Refused;
use super::super::scope::Scope;
use super::frozen::Form;
use crate::document::{Handle, form, is_amount, is_decimal, parse_reference};
use crate::text::nearest;
use crate::yaml::{load, on_one_line, quote};

/// The YAML of a value that was typed; none of an empty one.
pub(super) fn written(
    form: Form,
    text: &str,
    scope: &Scope<'_>,
    group: &str,
) -> Result<Option<String>, Unread> {
    let (given, text) = (text, text.trim());
    if text.is_empty() {
        return Ok(None);
    }
    let when = |fits: bool, help: &str| fits.then(|| text.to_owned()).ok_or_else(|| unfit(text, help));
    let number = "a number is written plainly: `12`, `-3`, `0.5`";
    Ok(Some(match form {
        Form::Text => quote(given),
        Form::Number => when(is_decimal(text), number)?,
        Form::Amount => when(is_amount(text), number)?,
        Form::Baseline => {
            when(text == "unknown" || is_decimal(text), "a baseline is a number, or `unknown`")?
        }
        Form::Date => when(form::parse_date(text).is_some(), form::DATE.how)?,
        Form::Word(words) => {
            let near = nearest(text, words.iter().copied()).map(|near| format!("did you mean `{near}`?"));
            let help = near.unwrap_or_else(|| format!("it is one of {}", words.join(", ")));
            when(words.contains(&text), &help)?
        }
        Form::Person => {
            when((form::HANDLE.fits)(text), form::HANDLE.how)?;
            scope.person(&Handle(text.to_owned()))?;
            quote(text)
        }
        Form::Objectives => references(text, 1, scope, group)?,
        Form::KeyResults => references(text, 2, scope, group)?,
        Form::Spans => spans(text)?,
        Form::Cadence => {
            let loaded = load("", text.as_bytes());
            let tree = loaded.tree.filter(|_| loaded.findings.is_empty() && text.starts_with('{'));
            let root = tree.as_ref().and_then(|tree| Some((tree, tree.root()?)));
            let (tree, root) =
                root.ok_or_else(|| unfit(text, "write it as `{every: month, grace_days: 7}`"))?;
            on_one_line(tree, root)
        }
    }))
}

/// Why a value cannot be read.
pub(super) enum Unread {
    /// It has another form.
    Unfit(String, String),
    /// What it names is not there.
    Refused(Refused),
}

impl From<Refused> for Unread {
    fn from(refused: Refused) -> Self {
        Self::Refused(refused)
    }
}

impl Unread {
    /// The refusal, for the field of an item.
    pub fn of(self, field: &str, item: &str) -> Refused {
        match self {
            Self::Unfit(text, help) => {
                Refused::new(format!("`{text}` cannot be the `{field}` of `{item}`")).help(help)
            }
            Self::Refused(refused) => refused,
        }
    }
}

fn unfit(text: &str, help: &str) -> Unread {
    Unread::Unfit(text.to_owned(), help.to_owned())
}

/// References to objectives (`depth` 1) or key results (2) that are there.
fn references(text: &str, depth: usize, scope: &Scope<'_>, group: &str) -> Result<String, Unread> {
    let mut list = Vec::new();
    for part in text.trim_start_matches('[').trim_end_matches(']').split(',').map(str::trim) {
        let reference = parse_reference(part).ok_or_else(|| unfit(part, form::REFERENCE.how))?;
        let found = scope.item(&reference, group)?;
        if found.ids.len() != depth {
            let what = if depth == 1 { "objective" } else { "key result" };
            return Err(Refused::new(format!("`{part}` is no {what}")).into());
        }
        list.push(quote(part));
    }
    Ok(format!("[{}]", list.join(", ")))
}

fn spans(text: &str) -> Result<String, Unread> {
    let span = |part: &str| {
        let (starts, ends) = part.trim().split_once("..")?;
        let (starts, ends) = (form::parse_date(starts)?, form::parse_date(ends)?);
        Some(format!("{{starts: {starts}, ends: {ends}}}"))
    };
    let spans: Option<Vec<String>> = text.split(',').map(span).collect();
    let spans = spans
        .ok_or_else(|| unfit(text, "write the first and the last day as `FROM..TO`, with commas between"))?;
    Ok(format!("[{}]", spans.join(", ")))
}

/// Whether two values on one line say the same: 60.0 is 60.
pub(super) fn same(one: &str, other: &str) -> bool {
    let number = |text: &str| Decimal::from_str_exact(text).ok();
    one == other || number(one).is_some_and(|one| number(other) == Some(one))
}
