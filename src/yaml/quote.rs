//! Scalars as the tool writes them: safe for every YAML reader, old ones too.

use std::fmt::Write as _;

/// Words that a YAML 1.1 reader turns into booleans or nulls.
const OLD_WORDS: [&str; 10] = ["y", "n", "yes", "no", "on", "off", "true", "false", "null", "~"];

/// A text as one YAML scalar on one line: plain where `serde_yaml` writes it so and no older reader would
/// take it for a number, a boolean or a date; else in double quotes.
#[must_use]
pub fn quote(text: &str) -> String {
    if may_stay_plain(text) { text.to_owned() } else { double_quoted(text) }
}

fn may_stay_plain(text: &str) -> bool {
    // Integers to base 60, floats, dates and times of YAML 1.1 all begin with a digit where the text may be plain at all.
    let old_number = text.starts_with(|c: char| c.is_ascii_digit())
        && (text.bytes().all(|b| b.is_ascii_digit() || b"_.,:+-eExXoOabcdefABCDEF".contains(&b))
            || begins_with_month(text));
    !OLD_WORDS.iter().any(|word| word.eq_ignore_ascii_case(text))
        && !old_number
        && text.chars().next().is_some_and(|c| c.is_alphanumeric() || c == '/' || c == '(')
        && !text.contains(['{', '}', '[', ']', ',', '"', '\'', '`', '\\', '%', '&', '*', '!', '|', '>'])
        && crate::text::visible(text) == text
        && serde_yaml::to_string(text).is_ok_and(|written| written.strip_suffix('\n') == Some(text))
}

/// Whether an older reader may take the text as a moment: it begins with year and month.
fn begins_with_month(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.get(..4).is_some_and(|year| year.iter().all(u8::is_ascii_digit))
        && bytes.get(4) == Some(&b'-')
        && bytes.get(5).is_some_and(u8::is_ascii_digit)
}

fn double_quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            c if crate::text::visible(&c.to_string()) != c.to_string() => {
                let code = u32::from(c);
                let _ =
                    if code > 0xffff { write!(out, "\\U{code:08x}") } else { write!(out, "\\u{code:04x}") };
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_older_reader_would_misread_is_quoted() {
        for text in [
            "no",
            "Yes",
            "on",
            "12",
            "1_000",
            "12:30:45",
            "2022-01-01",
            "2022-01-01T10:00:00Z",
            "2022-1-1 10:00:00",
            "%",
            "",
            "a: b",
            "- x",
            "#1",
            "~",
            "0x1F",
            "1e3",
            " a",
            "@x",
            "a, b",
        ] {
            assert!(quote(text).starts_with('"'), "{text}");
        }
        for text in [
            "Learners",
            "O1",
            "KR2",
            "O1.KR2",
            "dao/O1",
            "E5",
            "two words",
            "https://a.example/x",
            "learners (new)",
            "Größe",
            "harbour-lead",
        ] {
            assert_eq!(quote(text), text);
        }
    }

    #[test]
    fn both_readers_give_the_text_back() {
        for text in [
            "a\"b\\c\nd\te",
            "\u{1b}[31m",
            "naïve: yes",
            "no",
            "👩‍🚀",
            "\u{202e}x",
            "{a: b}",
            "it's",
            "::error::",
        ] {
            let back: String = serde_yaml::from_str(&quote(text)).expect("a scalar");
            assert_eq!(back, text);
        }
    }
}
