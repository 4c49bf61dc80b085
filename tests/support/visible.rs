//! Bytes as lines of text that a reviewer can read and an editor cannot mangle.
//! Two different outputs never look the same: what is escaped stands in `⟦…⟧`, and so do those brackets.
//! A space that ends a line is escaped too, for nobody would see it, and editors drop it.

use std::fmt::Write as _;

/// The lines of `bytes`; a last line without its line feed is told by one more line.
pub fn lines(bytes: &[u8]) -> Vec<String> {
    if bytes.is_empty() {
        return Vec::new();
    }
    let text = escape(bytes).replace(" \n", "⟦U+20⟧\n");
    match text.strip_suffix('\n') {
        Some(whole) => whole.split('\n').map(str::to_owned).collect(),
        None => text.split('\n').map(str::to_owned).chain(["⟦no line feed at the end⟧".to_owned()]).collect(),
    }
}

/// A line behind the sign that says what it is; an empty line is the sign alone.
pub fn behind(sign: char, line: &str) -> String {
    if line.is_empty() { sign.to_string().trim_end().to_owned() } else { format!("{sign} {line}") }
}

/// Shows control and direction characters as `⟦U+1B⟧`, bytes that are no UTF-8 as `⟦ff⟧`.
fn escape(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        for char in chunk.valid().chars() {
            if is_plain(char) {
                text.push(char);
            } else {
                write!(text, "⟦U+{:X}⟧", u32::from(char)).expect("a string takes everything");
            }
        }
        for byte in chunk.invalid() {
            write!(text, "⟦{byte:02x}⟧").expect("a string takes everything");
        }
    }
    text
}

fn is_plain(char: char) -> bool {
    match char {
        '\n' | '\t' => true,
        '⟦'
        | '⟧'
        | '\u{feff}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}' => false,
        _ => !char.is_control(),
    }
}
