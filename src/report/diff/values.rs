//! Values in words: what stood in a field and what stands there now.

use rust_decimal::Decimal;
use serde_json::Value;

use crate::model::diff::{Change, Told};
use crate::text::{cut, plain, thousands};

/// The columns of a text beyond which it is cut; the whole is told to programs.
const LONG: usize = 120;

/// `target 60 → 50 (−17 %)`, `members without dee, with eve`, `team Teacher is new (open: true)`.
pub(super) fn field(change: &Change) -> String {
    let name = named(change.field.as_deref().unwrap_or_default());
    match (&change.from, &change.to) {
        (Some(Told { value: Value::Array(from), .. }), Some(Told { value: Value::Array(to), .. })) => {
            format!("{name} {}", lists(from, to))
        }
        (None, Some(Told { value: Value::Object(fields), .. })) => {
            let is_name = |value: &Value| value.as_str().is_some_and(|text| name.ends_with(text));
            let rest = fields.iter().filter(|(_, value)| !is_name(value));
            let rest = Value::Object(rest.map(|(key, value)| (key.clone(), value.clone())).collect());
            let written = short(&Told::value(&rest).written);
            format!("{name} is new{}", if written.is_empty() { written } else { format!(" ({written})") })
        }
        (Some(Told { value: Value::Object(_), .. }), None) => format!("{name} is gone"),
        (from, to) => format!("{name} {} → {}{}", told(from.as_ref()), told(to.as_ref()), percent(change)),
    }
}

/// Lists of things by one of them.
const ONE_OF: [(&str, &str); 14] = [
    ("actions", "action"),
    ("answers", "answer"),
    ("decisions", "decision"),
    ("goals", "goal"),
    ("groups", "group"),
    ("lines", "line"),
    ("needs", "need"),
    ("participants", "participant"),
    ("people", "person"),
    ("risks", "risk"),
    ("rules", "rule"),
    ("touchpoints", "touch point"),
    ("values", "value"),
    ("waive", "waiver of"),
];

/// A field in words: `goal G2`, `carried over`.
fn named(field: &str) -> String {
    let one = ONE_OF.iter().find_map(|(many, one)| {
        let thing = field.strip_prefix(many)?.strip_prefix(' ')?;
        Some(format!("{one} {thing}"))
    });
    one.unwrap_or_else(|| field.replace('_', " "))
}

/// A value on one side of an arrow.
pub(super) fn told(told: Option<&Told>) -> String {
    match told {
        None => "nothing".to_owned(),
        Some(Told { value: Value::Null, written }) => quoted(written),
        Some(Told { value: Value::String(text), written }) if text.contains(' ') => quoted(written),
        Some(told) => short(&told.written),
    }
}

/// A text in quotation marks.
pub(super) fn quoted(text: &str) -> String {
    format!("“{}”", short(text))
}

fn short(text: &str) -> String {
    cut(&text.split_whitespace().collect::<Vec<_>>().join(" "), LONG)
}

fn lists(from: &[Value], to: &[Value]) -> String {
    let text = |value: &Value| short(&Told::value(value).written);
    let beyond = |one: &[Value], other: &[Value]| -> Vec<String> {
        one.iter().filter(|value| !other.contains(value)).map(text).collect()
    };
    let (lost, gained) = (beyond(from, to), beyond(to, from));
    let part =
        |word: &str, list: Vec<String>| (!list.is_empty()).then(|| format!("{word} {}", list.join(", ")));
    [part("without", lost), part("with", gained)].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// ` (−17 %)`, where it is told.
pub(super) fn percent(change: &Change) -> String {
    let Some(percent) = change.percent else { return String::new() };
    let places = usize::from(percent.abs() < 1.0);
    let number = plain(percent.abs(), places);
    if number == "0" {
        return String::new();
    }
    format!(" ({}{number} %)", if percent < 0.0 { '−' } else { '+' })
}

/// `12,000 CODE and 5 USDC`.
pub(super) fn money(money: &[(String, Decimal)]) -> String {
    let one = |(currency, amount): &(String, Decimal)| format!("{} {currency}", thousands(amount));
    crate::text::list(&money.iter().map(one).collect::<Vec<_>>())
}

/// Whether a value is an exact amount.
pub(super) fn is_amount(told: &Told) -> bool {
    told.value.as_str().is_some_and(|text| text.parse::<Decimal>().is_ok())
}

/// An amount that is told as a text: `12,000`.
pub(super) fn amount(told: Option<&Told>) -> String {
    told.map_or("nothing".to_owned(), |told| {
        if is_amount(told) { thousands(&told.written) } else { short(&told.written) }
    })
}
