//! Lines of a text by byte offsets: where they begin, how they are indented and how they end.

/// The first byte of the line that `at` stands in.
pub(super) fn start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |found| found + 1)
}

/// The first byte of the line after the one that `at` stands in; the text's end after the last one.
pub(super) fn next(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |found| at + found + 1)
}

/// The column of a byte in characters, from 0; a byte-order mark takes none.
pub(super) fn column(text: &str, at: usize) -> usize {
    text[start(text, at)..at].trim_start_matches('\u{feff}').chars().count()
}

/// The line feed of the text around `at`: `\r\n` or `\n`.
pub(super) fn ending(text: &str, at: usize) -> &'static str {
    let feed = text[..at].rfind('\n').or_else(|| text.find('\n'));
    if feed.is_some_and(|feed| text[..feed].ends_with('\r')) { "\r\n" } else { "\n" }
}

/// Where something new begins after what ends at `end`: at the start of a line (or at the end of the text),
/// below the comments that follow and are indented by `indent` or more.
pub(super) fn below(text: &str, end: usize, indent: usize) -> usize {
    let at_start = end > 0 && start(text, end) == end;
    let mut place = if at_start { end } else { next(text, end) };
    let mut scan = place;
    while scan < text.len() {
        let line = &text[scan..next(text, scan)];
        let words = line.trim_start_matches(' ');
        if words.starts_with('#') && line.len() - words.len() >= indent {
            place = next(text, scan);
        } else if !words.trim().is_empty() {
            break;
        }
        scan = next(text, scan);
    }
    place
}

/// Where something new begins above the line of `at`: above the comments that stand right over it with the same indent,
/// unless they reach up to the head of the file, which is about the whole.
pub(super) fn above(text: &str, at: usize) -> usize {
    let (own, indent) = (start(text, at), column(text, at));
    let mut place = own;
    while place > 0 {
        let line = start(text, place - 1);
        let words = text[line..place].trim_start_matches('\u{feff}');
        let comment = words.trim_start_matches(' ');
        if !comment.starts_with('#') || words.len() - comment.len() != indent {
            return place;
        }
        place = line;
    }
    if own == 0 && text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { own }
}

/// Whether the line above the one of `at`, comments passed over, is empty.
pub(super) fn blank_above(text: &str, at: usize) -> bool {
    let mut line = start(text, at);
    while line > 0 {
        let above = start(text, line - 1);
        let words = text[above..line].trim();
        if !words.starts_with('#') {
            return words.is_empty();
        }
        line = above;
    }
    false
}
