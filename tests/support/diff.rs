//! The difference of two texts, line by line, in the form that `diff -u` made familiar.

use super::visible;

/// Tables larger than this many cells are not worth their memory: the rest counts as replaced.
const LARGEST_TABLE: usize = 4_000_000;

#[derive(Clone, Copy, PartialEq)]
enum Edit<'a> {
    Same(&'a str),
    Old(&'a str),
    New(&'a str),
}

/// The hunks that lead from `old` to `new`, each after a line `@ N` with the number of its first line in
/// `old`; `context` lines that are the same stand around each. Empty when nothing differs.
pub fn hunks(old: &[String], new: &[String], context: usize) -> Vec<String> {
    let edits = edits(old, new);
    let near = |index: usize| {
        let window = index.saturating_sub(context)..(index + context + 1).min(edits.len());
        edits[window].iter().any(|edit| !matches!(edit, Edit::Same(_)))
    };
    let (mut shown, mut line, mut open) = (Vec::new(), 1, false);
    for (index, edit) in edits.iter().enumerate() {
        let wanted = near(index);
        if wanted && !open {
            shown.push(format!("@ {line}"));
        }
        open = wanted;
        let (sign, text) = match edit {
            Edit::Same(text) => (' ', text),
            Edit::Old(text) => ('-', text),
            Edit::New(text) => ('+', text),
        };
        if wanted {
            shown.push(visible::behind(sign, text));
        }
        line += usize::from(!matches!(edit, Edit::New(_)));
    }
    shown
}

/// [`hunks`] as a failing test tells them.
pub fn told(old: &[String], new: &[String]) -> String {
    hunks(old, new, 3)
        .iter()
        .map(|line| format!("    {line}").trim_end().to_owned() + "\n")
        .collect::<Vec<_>>()
        .concat()
}

fn edits<'a>(old: &'a [String], new: &'a [String]) -> Vec<Edit<'a>> {
    let head = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let tail = old[head..].iter().rev().zip(new[head..].iter().rev()).take_while(|(a, b)| a == b).count();
    let middle = middle(&old[head..old.len() - tail], &new[head..new.len() - tail]);
    let same = |lines: &'a [String]| lines.iter().map(|line| Edit::Same(line)).collect::<Vec<_>>();
    [same(&old[..head]), middle, same(&old[old.len() - tail..])].concat()
}

/// The longest common subsequence, read off the usual table.
fn middle<'a>(old: &'a [String], new: &'a [String]) -> Vec<Edit<'a>> {
    if old.len() * new.len() > LARGEST_TABLE {
        return old
            .iter()
            .map(|line| Edit::Old(line))
            .chain(new.iter().map(|line| Edit::New(line)))
            .collect();
    }
    let mut common = vec![vec![0_u32; new.len() + 1]; old.len() + 1];
    for (i, a) in old.iter().enumerate().rev() {
        for (j, b) in new.iter().enumerate().rev() {
            common[i][j] =
                if a == b { common[i + 1][j + 1] + 1 } else { common[i + 1][j].max(common[i][j + 1]) };
        }
    }
    let (mut i, mut j, mut edits) = (0, 0, Vec::new());
    while i < old.len() || j < new.len() {
        if i < old.len() && j < new.len() && old[i] == new[j] {
            edits.push(Edit::Same(&old[i]));
            (i, j) = (i + 1, j + 1);
        } else if j == new.len() || (i < old.len() && common[i + 1][j] >= common[i][j + 1]) {
            edits.push(Edit::Old(&old[i]));
            i += 1;
        } else {
            edits.push(Edit::New(&new[j]));
            j += 1;
        }
    }
    edits
}
