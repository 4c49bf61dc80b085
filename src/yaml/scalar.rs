//! What a plain scalar means in YAML 1.2's core schema.

/// The meaning of a plain scalar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Plain {
    /// `~`, `null` or nothing.
    Null,
    /// `true`, `True`, `TRUE`, `false` …
    Boolean,
    /// A number in any of YAML's forms, `1e3`, `0x1F` and `.inf` too.
    Number,
    /// Anything else.
    Text,
}

/// The meaning of a plain scalar in the core schema (YAML 1.2.2, chapter 10.3).
#[must_use]
pub fn plain_kind(text: &str) -> Plain {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => Plain::Null,
        "true" | "True" | "TRUE" | "false" | "False" | "FALSE" => Plain::Boolean,
        _ if is_number(text) => Plain::Number,
        _ => Plain::Text,
    }
}

fn is_number(text: &str) -> bool {
    if let Some(digits) = text.strip_prefix("0x") {
        return !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_hexdigit());
    }
    if let Some(digits) = text.strip_prefix("0o") {
        return !digits.is_empty() && digits.bytes().all(|b| (b'0'..=b'7').contains(&b));
    }
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    if matches!(unsigned, ".inf" | ".Inf" | ".INF") || matches!(text, ".nan" | ".NaN" | ".NAN") {
        return true;
    }
    let (mantissa, exponent) = match unsigned.find(['e', 'E']) {
        Some(at) => (&unsigned[..at], Some(&unsigned[at + 1..])),
        None => (unsigned, None),
    };
    let digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    let good_mantissa = match mantissa.split_once('.') {
        Some(("", fraction)) => digits(fraction),
        Some((whole, fraction)) => digits(whole) && (fraction.is_empty() || digits(fraction)),
        None => digits(mantissa),
    };
    good_mantissa && exponent.is_none_or(|e| digits(e.strip_prefix(['-', '+']).unwrap_or(e)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_core_schema() {
        for number in [
            "12", "-3", "+4", "0.5", ".5", "5.", "1e3", "1.5E-3", "0x1F", "0o17", ".inf", "-.INF", ".nan",
            "007",
        ] {
            assert_eq!(plain_kind(number), Plain::Number, "{number}");
        }
        for text in [
            "1,000",
            "1k",
            "95%",
            "1_000",
            "2022-01-01",
            "1.2.3",
            "e3",
            ".",
            "-",
            "0x",
            "12:30",
            "no",
            "yes",
            "NaN",
        ] {
            assert_eq!(plain_kind(text), Plain::Text, "{text}");
        }
        assert_eq!(plain_kind("~"), Plain::Null);
        assert_eq!(plain_kind("True"), Plain::Boolean);
    }
}
