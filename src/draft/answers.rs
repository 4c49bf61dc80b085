//! Answers in the form that templates take: texts that will be quoted, and typed scalars that stand as they are.

use std::collections::BTreeMap;
use std::fmt::Display;

use minijinja::Value;
use serde::Serialize;

/// Answers by name. An answer that was not given is none, so that a template may ask for it.
#[derive(Debug, Default)]
pub(super) struct Answers(Vec<(&'static str, Value)>);

impl Answers {
    /// People's words.
    pub(super) fn text(self, name: &'static str, text: Option<&str>) -> Self {
        self.with(name, text.map(Value::from))
    }

    /// A typed scalar (a number, a day, true or false) as it is printed.
    pub(super) fn plain(self, name: &'static str, value: Option<impl Display>) -> Self {
        self.with(name, value.map(plain))
    }

    /// A word of an enumeration.
    pub(super) fn word(self, name: &'static str, value: Option<impl Serialize>) -> Self {
        let word = value.and_then(|value| serde_json::to_value(value).ok());
        self.with(name, word.and_then(|word| word.as_str().map(Value::from)))
    }

    /// Words one by one.
    pub(super) fn texts<T: Display>(self, name: &'static str, texts: &[T]) -> Self {
        self.list(name, texts.iter().map(|text| Value::from(text.to_string())))
    }

    /// Things with answers of their own.
    pub(super) fn things(self, name: &'static str, things: impl IntoIterator<Item = Self>) -> Self {
        self.list(name, things.into_iter().map(Self::value))
    }

    fn list(self, name: &'static str, items: impl Iterator<Item = Value>) -> Self {
        self.with(name, Some(Value::from(items.collect::<Vec<_>>())))
    }

    pub(super) fn with(mut self, name: &'static str, value: Option<Value>) -> Self {
        self.0.push((name, value.unwrap_or(Value::from(()))));
        self
    }

    pub(super) fn value(self) -> Value {
        Value::from(self.0.into_iter().collect::<BTreeMap<_, _>>())
    }
}

/// A scalar that the template writes without quotes.
pub(super) fn plain(value: impl Display) -> Value {
    Value::from_safe_string(value.to_string())
}
