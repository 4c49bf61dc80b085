//! A history as a stream for `git fast-import`, with other people's work between its commits.

use std::io::Write as _;

use okr_cli::script::{Commit, History, MAIN, Signature};

/// How many folders of other work there are, and how many files in each.
const OTHERS: (usize, usize) = (200, 10);

/// The stream. Behind each commit of the main line come others that leave `okrs/` alone, `each` − 1 of them.
pub fn write(history: &History, each: usize) -> Vec<u8> {
    let mut stream = Stream { bytes: Vec::new(), mark: 0 };
    let on_main = main_line(history);
    // The mark under which each commit is built on.
    let mut marks: Vec<usize> = Vec::with_capacity(history.commits.len());
    for (at, commit) in history.commits.iter().enumerate() {
        let parents: Vec<usize> = commit.parents.iter().map(|parent| marks[*parent]).collect();
        let mut mark = stream.commit(commit, &parents);
        for (path, bytes) in &commit.changes {
            match bytes {
                Some(bytes) => stream.file(path, bytes),
                None => stream.say(&format!("D {path}\n")),
            }
        }
        if at == 0 {
            for number in 0..OTHERS.0 * OTHERS.1 {
                stream.file(&other(number), format!("{number}\n").as_bytes());
            }
        }
        for number in (0..if on_main[at] { each - 1 } else { 0 }).map(|nth| at * each + nth) {
            let work = Commit {
                parents: Vec::new(),
                author: commit.author.clone(),
                committer: commit.committer.clone(),
                message: format!("Work {number}\n"),
                changes: std::collections::BTreeMap::new(),
            };
            mark = stream.commit(&work, &[mark]);
            // A stride that visits every file in an order of its own.
            stream.file(&other(number * 7919), format!("work {number}\n").as_bytes());
        }
        marks.push(mark);
    }
    let head = marks[history.branches[MAIN]];
    stream.say(&format!("reset refs/heads/main\nfrom :{head}\n\n"));
    stream.bytes
}

/// Which commits the first parents lead to from the end of the main line.
fn main_line(history: &History) -> Vec<bool> {
    let mut on_main = vec![false; history.commits.len()];
    let mut next = history.branches.get(MAIN).copied();
    while let Some(at) = next {
        on_main[at] = true;
        next = history.commits[at].parents.first().copied();
    }
    on_main
}

fn other(number: usize) -> String {
    let number = number % (OTHERS.0 * OTHERS.1);
    format!("src/{}/{}.txt", number / OTHERS.1, number % OTHERS.1)
}

struct Stream {
    bytes: Vec<u8>,
    /// The last mark that was given.
    mark: usize,
}

impl Stream {
    fn say(&mut self, text: &str) {
        self.bytes.extend_from_slice(text.as_bytes());
    }

    fn data(&mut self, bytes: &[u8]) {
        writeln!(self.bytes, "data {}", bytes.len()).expect("memory takes everything");
        self.bytes.extend_from_slice(bytes);
        self.say("\n");
    }

    /// Begins a commit; its files follow. Gives its mark.
    fn commit(&mut self, commit: &Commit, parents: &[usize]) -> usize {
        self.mark += 1;
        let mark = self.mark;
        let (author, committer) = (signature(&commit.author), signature(&commit.committer));
        self.say(&format!("commit refs/import\nmark :{mark}\nauthor {author}\ncommitter {committer}\n"));
        self.data(commit.message.as_bytes());
        for (parent, word) in parents.iter().zip(["from", "merge"]) {
            self.say(&format!("{word} :{parent}\n"));
        }
        mark
    }

    fn file(&mut self, path: &str, bytes: &[u8]) {
        self.say(&format!("M 100644 inline {path}\n"));
        self.data(bytes);
    }
}

fn signature(of: &Signature) -> String {
    let (sign, minutes) = (if of.offset < 0 { '-' } else { '+' }, of.offset.abs());
    format!("{} <{}> {} {sign}{:02}{:02}", of.name, of.email, of.seconds, minutes / 60, minutes % 60)
}
