//! Strangers' text inside of Markdown and XML: it is read there as it stands, and is never markup.

use std::fmt::Write as _;

use super::visible::{visible, visible_char};

/// A text in Markdown, on one line, in a cell of a table too. What stands between backticks becomes code, as the
/// writer meant it; everything else is plain: no emphasis, link, picture, HTML, mention or reference.
#[must_use]
pub fn markdown(text: &str) -> String {
    let text = visible(text);
    let mut parts: Vec<&str> = text.split('`').collect();
    // A backtick without a partner is a backtick.
    let rest = if parts.len().is_multiple_of(2) { parts.pop() } else { None };
    let mut out = String::with_capacity(text.len() + 16);
    for (index, part) in parts.iter().enumerate() {
        match index % 2 {
            0 => escape(part, &mut out),
            _ if part.is_empty() => escape("``", &mut out),
            _ => out.push_str(&markdown_code(part)),
        }
    }
    if let Some(rest) = rest {
        escape("`", &mut out);
        escape(rest, &mut out);
    }
    out
}

/// A text as code in Markdown. What would end the code, or the cell around it, is shown as an escape.
#[must_use]
pub fn markdown_code(text: &str) -> String {
    if text.trim().is_empty() {
        return String::new();
    }
    let text = visible(text).replace('`', "\\u{60}").replace('|', "\\u{7c}");
    format!("`{text}`")
}

/// Everything with a meaning in Markdown as a character reference, which is never structure. What makes a name, a
/// number or an address into a link is also cut off from it by an empty comment: sites look for those afterwards.
fn escape(text: &str, out: &mut String) {
    for (index, character) in text.char_indices() {
        let before = &text[..index];
        let next = text[index + character.len_utf8()..].chars().next();
        let is_glued = next.is_some_and(|next| !next.is_whitespace());
        let is_numbered =
            || !is_glued && (1..10).contains(&index) && before.bytes().all(|byte| byte.is_ascii_digit());
        let is_cut = match character {
            '@' | '$' => true,
            '#' | ':' => is_glued,
            '.' => {
                before.len() >= 3
                    && before.is_char_boundary(before.len() - 3)
                    && before[before.len() - 3..].eq_ignore_ascii_case("www")
            }
            _ => false,
        };
        let is_escaped = match character {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '|' | '~' | '"' | '^' => true,
            '!' => next == Some('['),
            '-' | '+' | '=' | '#' => before.is_empty(),
            '.' | ')' => is_numbered(),
            _ => false,
        };
        if is_cut || is_escaped {
            let _ = write!(out, "&#{};{}", u32::from(character), if is_cut { "<!-- -->" } else { "" });
        } else {
            out.push(character);
        }
    }
}

/// A text in XML 1.0, between tags or in an attribute. What XML cannot hold even as a reference is shown as an escape.
#[must_use]
pub fn xml(text: &str) -> String {
    let text = visible(text);
    let mut out = String::with_capacity(text.len() + 16);
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\u{fffe}' | '\u{ffff}' => {
                let _ = write!(out, "\\u{{{:x}}}", u32::from(character));
            }
            character if character.is_control() => out.push_str(&visible_char(character)),
            character => out.push(character),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markdown_keeps_the_words_and_loses_the_markup() {
        assert_eq!(markdown("`boo` is nobody, 3 < 4"), "`boo` is nobody, 3 &#60; 4");
        assert_eq!(markdown("a | b\n| c"), "a &#124; b&#92;n&#124; c");
        assert_eq!(
            markdown("![x](https://e.org) @ada #7"),
            "&#33;&#91;x&#93;(https&#58;<!-- -->//e.org) &#64;<!-- -->ada &#35;<!-- -->7"
        );
        assert_eq!(markdown("www.e.org: 3.5 %"), "www&#46;<!-- -->e.org: 3.5 %");
        assert_eq!(markdown("1. x :tada: ## y"), "1&#46; x &#58;<!-- -->tada: &#35;<!-- --># y");
        assert_eq!(markdown("one ` alone @x"), "one &#96; alone &#64;<!-- -->x");
        assert_eq!(markdown("`a`b`"), "`a`b&#96;");
        assert_eq!(markdown("``"), "&#96;&#96;");
        assert_eq!(markdown("- `a|b\\|` <b>"), "&#45; `a\\u{7c}b\\\\u{7c}` &#60;b&#62;");
        assert_eq!(markdown_code("okrs/`x|y`.yaml:1:2"), "`okrs/\\u{60}x\\u{7c}y\\u{60}.yaml:1:2`");
    }

    #[test]
    fn xml_holds_only_what_it_may() {
        assert_eq!(
            xml("<a href=\"x\">&'\u{0}\u{1b}\u{ffff}]]>"),
            "&lt;a href=&quot;x&quot;&gt;&amp;&#39;\\u{0}\\u{1b}\\u{ffff}]]&gt;"
        );
        assert_eq!(xml("naïve 日本語"), "naïve 日本語");
    }
}
