//! People and moments: `person` lines, and `2025-08-20 14:05 +0200 HANDLE`.

use std::collections::BTreeMap;

use jiff::civil::DateTime;
use jiff::tz::Offset;

use super::Signature;

/// Who can make commits.
#[derive(Debug, Default)]
pub(super) struct People<'a>(BTreeMap<&'a str, Person<'a>>);

#[derive(Debug)]
struct Person<'a> {
    name: &'a str,
    email: &'a str,
    /// Minutes ahead of UTC.
    offset: i32,
}

impl<'a> People<'a> {
    /// Adds `HANDLE: NAME <MAIL> [OFFSET]`.
    pub(super) fn add(&mut self, text: &'a str) -> Result<(), String> {
        let parts = text.split_once(": ").and_then(|(handle, rest)| {
            let (name, rest) = rest.split_once(" <")?;
            let (email, rest) = rest.split_once('>')?;
            let offset = if rest.is_empty() { 0 } else { offset(rest.strip_prefix(' ')?)? };
            Some((handle, Person { name, email, offset }))
        });
        let (handle, person) = parts.ok_or("a person is written `HANDLE: NAME <MAIL> +0200`")?;
        match self.0.insert(handle, person) {
            None => Ok(()),
            Some(_) => Err(format!("`{handle}` was named before")),
        }
    }

    /// Reads `DATE TIME [OFFSET] HANDLE`.
    pub(super) fn signature(&self, text: &str) -> Result<Signature, String> {
        let words: Vec<&str> = text.split(' ').collect();
        let (day, time, own, handle) = match words.as_slice() {
            [day, time, handle] => (day, time, None, handle),
            [day, time, own, handle] => {
                let own = offset(own).ok_or_else(|| format!("`{own}` is no offset such as `+0200`"))?;
                (day, time, Some(own), handle)
            }
            _ => return Err(format!("`{text}` is not `DATE TIME [OFFSET] HANDLE`")),
        };
        let person = self.0.get(handle).ok_or_else(|| format!("no `person` line names `{handle}`"))?;
        let clock = DateTime::strptime("%Y-%m-%d %H:%M", format!("{day} {time}"));
        let clock = clock.map_err(|_| format!("`{day} {time}` is no moment such as `2025-08-20 14:05`"))?;
        let minutes = own.unwrap_or(person.offset);
        let zone = Offset::from_seconds(minutes * 60).map_err(|error| error.to_string())?;
        let seconds = zone.to_timestamp(clock).map_err(|error| error.to_string())?.as_second();
        Ok(Signature {
            name: person.name.to_owned(),
            email: person.email.to_owned(),
            seconds,
            offset: minutes,
        })
    }
}

/// Minutes ahead of UTC, from `+0200`.
fn offset(text: &str) -> Option<i32> {
    let (sign, digits) = match text.split_at_checked(1)? {
        ("+", digits) => (1, digits),
        ("-", digits) => (-1, digits),
        _ => return None,
    };
    let is_plain = digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit());
    let number: i32 = digits.parse().ok().filter(|_| is_plain)?;
    let (hours, minutes) = (number / 100, number % 100);
    (hours <= 14 && minutes < 60).then_some(sign * (hours * 60 + minutes))
}
