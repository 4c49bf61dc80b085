//! Answers as people type them, read into the types that documents have.

use clap::builder::{PossibleValuesParser, TypedValueParser};
use serde::de::value::{Error, StrDeserializer};
use serde::de::{DeserializeOwned, IntoDeserializer as _};

use crate::document::{Date, Days, Reference};
use crate::yaml::At;

/// A value of any type that documents write as one scalar; the error says how it is written.
pub(in crate::cli) fn scalar<T: DeserializeOwned>(text: &str) -> Result<T, String> {
    let scalar: StrDeserializer<'_, Error> = text.into_deserializer();
    T::deserialize(scalar).map_err(|error| error.to_string())
}

/// Words: anything but nothing.
pub(in crate::cli) fn words(text: &str) -> Result<String, String> {
    if text.trim().is_empty() { Err("it must not be empty".to_owned()) } else { Ok(text.to_owned()) }
}

/// `FROM..TO`, both days inside.
pub(super) fn days(text: &str) -> Result<Days, String> {
    let (starts, ends) = text.split_once("..").ok_or("write the first and the last day as `FROM..TO`")?;
    let date = |text: &str| text.trim().parse::<Date>().map_err(str::to_owned);
    Ok(Days { at: At::default(), starts: date(starts)?, ends: date(ends)? })
}

/// `O1.KR1=…`
pub(super) fn pair<T>(
    read: fn(&str) -> Result<T, String>,
) -> impl Fn(&str) -> Result<(Reference, T), String> + Clone + Send + Sync + 'static
where
    T: 'static,
{
    move |text| {
        let (reference, value) = text.split_once('=').ok_or("write it as `O1.KR1=…`")?;
        Ok((scalar(reference.trim())?, read(value.trim())?))
    }
}

/// `R1=…`, by any name.
pub(super) fn keyed<T>(
    read: fn(&str) -> Result<T, String>,
) -> impl Fn(&str) -> Result<(String, T), String> + Clone + Send + Sync + 'static
where
    T: 'static,
{
    move |text| {
        let (name, value) = text.split_once('=').ok_or("write it as `NAME=…`")?;
        Ok((words(name.trim())?, read(value.trim())?))
    }
}

/// Several of a kind, with commas between.
pub(super) fn list_of<T: DeserializeOwned>(text: &str) -> Result<Vec<T>, String> {
    text.split(',').map(|one| scalar(one.trim())).collect()
}

/// One of the words of an enumeration, for `--help` and completions too.
pub(super) fn choice<T>(words: &'static [&'static str]) -> impl TypedValueParser<Value = T>
where
    T: DeserializeOwned + Clone + Send + Sync + 'static,
{
    PossibleValuesParser::new(words).try_map(|word| scalar::<T>(&word))
}
