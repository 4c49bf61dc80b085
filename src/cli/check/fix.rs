//! `okr check --fix` and `--diff`: safe fixes made or shown, until none is left.

use anyhow::Result;

use super::Judge;
use crate::check::{Checked, fixed};
use crate::cli::context::Instead;
use crate::cli::output;
use crate::cli::patch::patch;
use crate::diagnostic::Level;
use crate::store::{self, Write, Written};
use crate::text::many;

/// One fix may bring another finding to light that can be fixed too; so often it is looked again.
const ROUNDS: usize = 10;

/// What all safe fixes together make of the files.
pub(super) struct Mended {
    writes: Vec<Write>,
    count: usize,
    /// What is found in the files as they would be.
    pub after: Checked,
}

/// Makes all safe fixes of what is to be reported, in memory.
pub(super) fn mend(judge: &Judge<'_>, checked: Checked) -> Result<Mended> {
    let mut instead = Instead::new();
    let mut mended = Mended { writes: Vec::new(), count: 0, after: checked };
    for _ in 0..ROUNDS {
        let fixed = fixed(&mended.after);
        if fixed.is_empty() {
            break;
        }
        for file in fixed {
            instead.insert(file.path.clone(), file.after.clone().into_bytes());
            mended.count += file.count;
            match mended.writes.iter_mut().find(|write| write.path == file.path) {
                Some(write) => write.after = file.after,
                None => mended.writes.push(Write {
                    path: file.path,
                    before: Some(file.before),
                    after: file.after,
                }),
            }
        }
        mended.after = judge.checked(&instead)?;
    }
    mended.writes.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(mended)
}

impl Mended {
    /// How many fixes in how many files.
    fn told(&self) -> String {
        format!("{} in {}", many_fixes(self.count), many(self.writes.len(), "file"))
    }

    /// Writes the files, all or none; whether that was done.
    pub fn write(&self, judge: &Judge<'_>) -> Result<bool> {
        if self.writes.is_empty() {
            return Ok(true);
        }
        let lock = store::lock(judge.root)?;
        match store::write(judge.root, &lock, &self.writes)? {
            Written::Refused(why) => {
                output::refuse(&why, Some("nothing was written; look at it and try again"));
                Ok(false)
            }
            Written::Done => {
                if !judge.context.quiet {
                    output::say(&format!("made {}", self.told()));
                }
                Ok(true)
            }
        }
    }

    /// Shows what would change, as a unified diff; whether anything would, or would still be wrong.
    pub fn show(&self, judge: &Judge<'_>) -> Result<bool> {
        let mut out = String::new();
        for write in &self.writes {
            let before = write.before.as_deref().unwrap_or_default();
            out += &patch(&write.path, before, &write.after);
        }
        output::print(&out)?;
        if !judge.context.quiet {
            let nothing = "nothing can be fixed without deciding something".to_owned();
            let told = if self.count == 0 { nothing } else { format!("would make {}", self.told()) };
            output::say(&told);
        }
        Ok(!self.writes.is_empty() || self.after.count(Level::Error) > 0)
    }
}

fn many_fixes(count: usize) -> String {
    if count == 1 { "1 fix".to_owned() } else { format!("{count} fixes") }
}
