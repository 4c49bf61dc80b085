//! Widths, cuts, lists and plurals of words on a line.

use unicode_width::UnicodeWidthStr;

use super::visible::visible_line;

/// The columns that a text takes in a terminal.
#[must_use]
pub fn width(text: &str) -> usize {
    text.width()
}

/// The text cut to at most `columns`, with `…` where something was left out.
#[must_use]
pub fn cut(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let mut out = String::new();
    for character in text.chars() {
        let longer = format!("{out}{character}");
        if width(&longer) + 1 > columns {
            break;
        }
        out = longer;
    }
    let mut out = out.trim_end().to_owned();
    out.push('…');
    out
}

/// `1 file`, `3 files`.
#[must_use]
pub fn many(count: usize, one: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {one}s") }
}

/// `a`, `a and b`, `a, b and c`.
#[must_use]
pub fn list<S: AsRef<str>>(items: &[S]) -> String {
    match items {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [first @ .., last] => {
            let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
            format!("{} and {}", first.join(", "), last.as_ref())
        }
    }
}

/// A computed number as plainly as it can be written: at most `places` decimals, no trailing zeros.
#[must_use]
pub fn plain(number: f64, places: usize) -> String {
    let text = format!("{number:.places$}");
    let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// A plain decimal with its thousands set apart: `-261,423.50`.
#[must_use]
pub fn thousands(number: impl std::fmt::Display) -> String {
    let text = number.to_string();
    let start = text.find(|c: char| c.is_ascii_digit()).unwrap_or(text.len());
    let (sign, number) = text.split_at(start);
    let whole = number.find('.').unwrap_or(number.len());
    let (whole, decimals) = number.split_at(whole);
    let mut out = sign.to_owned();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out + decimals
}

/// The text harmless, on lines of at most so many columns; a word that is longer stands alone.
#[must_use]
pub fn wrap(text: &str, columns: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in visible_line(text).split(' ') {
        let last = lines.last_mut();
        match last {
            Some(line) if line.is_empty() => line.push_str(word),
            Some(line) if width(line) + 1 + width(word) <= columns => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_read_well() {
        assert_eq!(many(1, "file"), "1 file");
        assert_eq!(list(&["a", "b", "c"]), "a, b and c");
        assert_eq!(cut("Governance Guild", 8), "Governa…");
        assert_eq!(cut("日本語日本語", 7), "日本語…");
        assert_eq!(plain(0.1 + 0.2, 6), "0.3");
        assert_eq!(plain(-0.0, 2), "0");
        assert_eq!(plain(120.0, 2), "120");
    }

    #[test]
    fn thousands_are_set_apart() {
        for (number, told) in [("0", "0"), ("999", "999"), ("1000", "1,000"), ("-261423.50", "-261,423.50")] {
            assert_eq!(thousands(number), told);
        }
        assert_eq!(thousands("1234567.0001234"), "1,234,567.0001234");
    }
}
