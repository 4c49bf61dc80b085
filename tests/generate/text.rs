//! Texts that people may write and that break what is careless.

use proptest::prelude::*;

/// Pieces that mean something to YAML, to a terminal, to a page or to a log of a forge.
const PIECES: [&str; 48] = [
    "\"",
    "'",
    ": ",
    ":",
    " #",
    "#",
    "- ",
    "-",
    "---",
    "...",
    "? ",
    "!",
    "!!str",
    "&a",
    "*a",
    "<<",
    "|",
    ">",
    "%",
    "@",
    "`",
    "{",
    "}",
    "[",
    "]",
    ", ",
    "no",
    "yes",
    "~",
    "null",
    "true",
    "1e3",
    "0x1F",
    ".inf",
    "12",
    "2022-01-01",
    "::error",
    "\n",
    "\n\n",
    "\t",
    " ",
    "  ",
    "\\",
    "\\n",
    "\u{1f469}\u{200d}\u{1f680}",
    "\u{202e}",
    "שלום",
    "<b>",
];

/// Characters that are no letters of any word. The line ends of YAML 1.1 that 1.2 dropped are not among
/// them: libyaml, under `serde_yaml`, still writes them as folded lines, which a reader of 1.2 rightly reads
/// as other text.
const CHARACTERS: &str = "\u{1b}\u{7}\r\u{a0}\u{200b}\u{feff}\u{2066}\u{301}\u{10ffff}é日\u{7f}\u{ad}";

const OLD_LINE_ENDS: [char; 3] = ['\u{85}', '\u{2028}', '\u{2029}'];

fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => prop::sample::select(PIECES.as_slice()).prop_map(str::to_owned),
        1 => prop::sample::select(CHARACTERS.chars().collect::<Vec<_>>()).prop_map(String::from),
        3 => "[a-zA-Z0-9]{1,6}",
        1 => any::<char>().prop_filter("a line end of YAML 1.1", |c: &char| !OLD_LINE_ENDS.contains(c)).prop_map(String::from),
    ]
}

/// A text with at least one character that is not a space: an empty text is a finding.
pub fn text() -> impl Strategy<Value = String> {
    let pieces = prop::collection::vec(piece(), 1..7).prop_map(|pieces| pieces.concat());
    pieces.prop_map(|text| if text.trim().is_empty() { format!("{text}x") } else { text })
}
