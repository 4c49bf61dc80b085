//! The forms of text that have a meaning: handles, ids, references, links, currencies, dates.
//! Each is described once, here; the schema, the reader and the typed values follow from it.

use jiff::civil;

/// A form of text.
#[derive(Debug, Clone, Copy)]
pub struct Form {
    /// Its name: `format` in the schema.
    pub name: &'static str,
    /// Its regular expression, for the schema (tests hold it against `fits`).
    pub pattern: &'static str,
    /// Whether a text has this form.
    pub fits: fn(&str) -> bool,
    /// How it is written, for messages.
    pub how: &'static str,
    /// The rule that a text of another form breaks.
    pub rule: &'static str,
}

/// A day: `YYYY-MM-DD`.
pub const DATE: Form = Form {
    name: "date",
    pattern: r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
    fits: |text| parse_date(text).is_some(),
    how: "a date is written `YYYY-MM-DD`, like `2022-12-22`",
    rule: "wrong-type",
};

/// A person's handle.
pub const HANDLE: Form = Form {
    name: "handle",
    pattern: r"^[A-Za-z0-9][A-Za-z0-9._-]*$",
    fits: |text| word(text, u8::is_ascii_alphanumeric, b"._-"),
    how: "a handle is letters, digits, `.`, `_` and `-`, and begins with a letter or digit",
    rule: "bad-id",
};

/// An id inside a file: `O1`, `KR2`.
pub const ID: Form = Form {
    name: "id",
    pattern: r"^[A-Za-z][A-Za-z0-9-]*$",
    fits: |text| word(text, u8::is_ascii_alphabetic, b"-"),
    how: "an id is letters, digits and `-`, and begins with a letter, like `O1` or `KR2`",
    rule: "bad-id",
};

/// An id that is also a file's or a folder's name: a group, a season, a partner, an intake.
pub const SLUG: Form = Form {
    name: "slug",
    pattern: r"^[a-z0-9][a-z0-9-]{0,63}$",
    fits: is_slug,
    how: "it is at most 64 lower-case letters, digits and `-`, and begins with a letter or digit",
    rule: "bad-id",
};

/// A reference to an item, in this file or another.
pub const REFERENCE: Form = Form {
    name: "reference",
    pattern: r"^([a-z0-9][a-z0-9-]{0,63}/){0,2}[A-Za-z][A-Za-z0-9-]*(\.[A-Za-z][A-Za-z0-9-]*){0,2}$",
    fits: |text| super::reference::parse(text).is_some(),
    how: "a reference is `O1`, `O1.KR2` or `O1.KR2.M1`; of another group `academy/O1.KR2`; of another season `s0/academy/O1`",
    rule: "bad-id",
};

/// A currency or token.
pub const CURRENCY: Form = Form {
    name: "currency",
    pattern: r"^[A-Za-z0-9]{1,12}$",
    fits: |text| (1..=12).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_alphanumeric()),
    how: "a currency is 1 to 12 letters and digits, like `CODE` or `USDC`",
    rule: "bad-id",
};

/// A link that may be rendered as one.
pub const LINK: Form = Form {
    // Not `uri`: validators refuse what is no URI by the letter, an umlaut for one, where we take any address.
    name: "link",
    pattern: r"^https?://[^\s]+$",
    fits: |text| {
        let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
        rest.is_some_and(|rest| !rest.is_empty() && !rest.contains(char::is_whitespace))
    },
    how: "a link begins with `https://` or `http://` and holds no space",
    rule: "wrong-type",
};

/// All forms.
pub const FORMS: [Form; 7] = [DATE, HANDLE, ID, SLUG, REFERENCE, CURRENCY, LINK];

fn word(text: &str, first: fn(&u8) -> bool, others: &[u8]) -> bool {
    text.as_bytes().first().is_some_and(first)
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || others.contains(&b))
}

/// Whether a text may name a group, a season, a partner or an intake.
#[must_use]
pub fn is_slug(text: &str) -> bool {
    text.len() <= 64
        && text.bytes().next().is_some_and(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

/// Whether a text has the shape of a date, real or not.
#[must_use]
pub fn looks_like_date(text: &str) -> bool {
    text.len() == 10
        && text
            .bytes()
            .enumerate()
            .all(|(i, b)| if i == 4 || i == 7 { b == b'-' } else { b.is_ascii_digit() })
}

/// A real day written `YYYY-MM-DD`, and nothing else that a lenient parser might take.
#[must_use]
pub fn parse_date(text: &str) -> Option<civil::Date> {
    if looks_like_date(text) { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn patterns_and_functions_agree() {
        let samples = [
            "",
            "a",
            "A1",
            "1a",
            "O1",
            "O1.KR2",
            "O1.KR2.M1",
            "O1.KR2.M1.X",
            "academy/O1",
            "s0/academy/O1.KR1",
            "a/b/c/O1",
            "-a",
            "a_b",
            "a.b",
            "lu.an-9",
            "https://x.example",
            "http://",
            "https://a b",
            "https://x.example/ä",
            "ftp://x",
            "CODE",
            "USDC1234567890",
            "x y",
            "é",
            "a/",
            "/O1",
            "O1.",
            "S0/x/O1",
            "https://",
            "a-b",
            "CO-DE",
            "\n",
            "O1\n",
            "12",
            "O-1/x",
        ];
        for form in FORMS.iter().filter(|form| form.name != "date") {
            let schema = json!({"type": "string", "format": form.name, "pattern": form.pattern});
            let validator = jsonschema::draft7::new(&schema).expect("a schema");
            for sample in samples {
                let by_pattern = validator.is_valid(&json!(sample));
                assert_eq!(by_pattern, (form.fits)(sample), "{} and {sample:?}", form.name);
            }
        }
    }

    #[test]
    fn only_real_days_in_one_form() {
        assert!(parse_date("2024-02-29").is_some());
        for not in [
            "2023-02-29",
            "2022-04-31",
            "20220430",
            "2022-4-30",
            "2022-04-30T10:00",
            "+002022-04-3",
            "2022-13-01",
            "2022-00-10",
        ] {
            assert!(parse_date(not).is_none(), "{not}");
        }
    }
}
