//! What a finding is known by from run to run, so that a machine can tell a new one from one that only moved.
//!
//! It holds no line, no column, no message and no level: the rule, the file, the group and the item that it is about,
//! and the words that it points at. Of findings that share all these, the second and later ones are numbered.

use std::collections::HashMap;

use crate::check::Judged;

/// So many characters of what is pointed at are looked at.
const LOOKED_AT: usize = 200;

/// The fingerprints of one run; equal findings are numbered in the order in which they are asked for.
#[derive(Debug, Default)]
pub(super) struct Fingerprints {
    seen: HashMap<u128, u64>,
}

impl Fingerprints {
    /// The fingerprint of a finding: 32 hexadecimal digits, given once in a run.
    pub fn of(&mut self, judged: &Judged) -> String {
        let finding = &judged.finding;
        let pointed_at = finding.source.slice(finding.span).trim().lines().next().unwrap_or_default();
        let words: Vec<&str> = pointed_at.split_whitespace().collect();
        let words: String = words.join(" ").chars().take(LOOKED_AT).collect();
        let group = judged.group.as_deref().unwrap_or_default();
        let item = judged.item.as_deref().unwrap_or_default();
        let parts = [finding.rule, finding.source.path(), group, item, &words];
        // 0xff is no byte of UTF-8, so two neighbours cannot share a letter.
        let hash = parts.iter().fold(BASIS, |hash, part| fnv(fnv(hash, part.as_bytes()), &[0xff]));
        let seen = self.seen.entry(hash).or_default();
        *seen += 1;
        format!("{:032x}", fnv(hash, &seen.to_be_bytes()))
    }
}

/// FNV-1a of 128 bits (Fowler, Noll and Vo), written out because it must be the same in every version.
const BASIS: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;

fn fnv(hash: u128, bytes: &[u8]) -> u128 {
    bytes.iter().fold(hash, |hash, byte| (hash ^ u128::from(*byte)).wrapping_mul(PRIME))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::sync::Arc;

    use super::*;
    use crate::diagnostic::{Finding, Level, Source, Span};

    /// The fingerprints of all `x` of a text.
    fn prints(text: &str) -> Vec<String> {
        let source = Arc::new(Source::new("okrs/s1/dev.yaml", text));
        let mut prints = Fingerprints::default();
        let judged = |(at, _): (usize, &str)| {
            let finding = Finding::new("bad-id", &source, Span::new(at, at + 1), "wrong");
            Judged { finding, level: Level::Error, family: "document", group: None, item: None }
        };
        text.match_indices('x').map(judged).map(|judged| prints.of(&judged)).collect()
    }

    #[test]
    fn a_fingerprint_stays_when_lines_move() {
        let text = "a: x\nb: x\n";
        let moved = format!("{}{text}", "# a comment\n".repeat(5));
        assert_eq!(prints(text), prints(&moved));
        assert_eq!(prints(text).into_iter().collect::<BTreeSet<_>>().len(), 2);
    }

    #[test]
    fn the_hash_is_fnv_1a() {
        assert_eq!(fnv(BASIS, b"a"), 0xd228_cb69_6f1a_8caf_7891_2b70_4e4a_8964);
    }
}
