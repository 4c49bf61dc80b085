//! Changes bytes as strangers, editors and merges do, by a small generator of its own: the same on every
//! machine.

/// Pieces that YAML, a terminal or a number's reader might choke on.
const TOKENS: [&[u8]; 44] = [
    b"&a ",
    b"*a",
    b"<<: *a\n",
    b"!!x ",
    b"!<a> ",
    b"? ",
    b"- ",
    b": ",
    b"\t",
    b"\r",
    b"\r\n",
    b"\n",
    b"\0",
    b"\xef\xbb\xbf",
    b"\xff",
    b"\xf0\x9f",
    b"\xe2\x80\xa8",
    b"[[[[[[[[[[[[",
    b"{{{{{{",
    b"]",
    b"}",
    b"\"",
    b"'",
    b"\"\\x1b[31m\"",
    b"\xe2\x80\xae",
    b".inf",
    b"-.nan",
    b"1e999",
    b"0x1F",
    b"~",
    b"null",
    b"---\n",
    b"...\n",
    b"%YAML 1.1\n",
    b"|\n",
    b">-\n  ",
    b"# ",
    b", ",
    b"9999-12-31",
    b"0000-01-01",
    b"-1",
    b"1234567890123456789012345678901234567890123456789012345678901234567890",
    b"0.0000000000000000000000000000000000000000000000000000000000000001",
    b"x-",
];

/// A generator of numbers that look random (xorshift64*).
pub struct Chance(u64);

impl Chance {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// A number below `end`; 0 where `end` is 0.
    pub fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let number = self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33;
        usize::try_from(number).unwrap_or_default() % end.max(1)
    }

    /// A range of at most `longest` bytes in a text of `length`.
    fn range(&mut self, length: usize, longest: usize) -> std::ops::Range<usize> {
        let start = self.below(length + 1);
        start..(start + self.below(longest + 1)).min(length)
    }
}

/// One to four changes of a text; `other` is what splices come from.
pub fn mutate(text: &[u8], other: &[u8], chance: &mut Chance) -> Vec<u8> {
    let mut bytes = text.to_vec();
    for _ in 0..=chance.below(4) {
        change(&mut bytes, other, chance);
    }
    bytes
}

fn change(bytes: &mut Vec<u8>, other: &[u8], chance: &mut Chance) {
    let at = chance.below(bytes.len() + 1);
    match chance.below(10) {
        0 => {
            if let Some(byte) = bytes.get_mut(at) {
                *byte ^= 1 << chance.below(8);
            }
        }
        1 => {
            let range = chance.range(bytes.len(), 12);
            bytes.drain(range);
        }
        2 => {
            let range = chance.range(bytes.len(), 60);
            let copy = bytes[range].to_vec();
            insert(bytes, at, &copy);
        }
        3 => {
            let range = chance.range(other.len(), 80);
            insert(bytes, at, &other[range]);
        }
        4 => bytes.truncate(at),
        5 => change_line(bytes, chance),
        6 => {
            let range = chance.range(bytes.len(), 6);
            let token = TOKENS[chance.below(TOKENS.len())];
            bytes.splice(range, token.iter().copied());
        }
        _ => {
            let token = TOKENS[chance.below(TOKENS.len())];
            insert(bytes, at, token);
        }
    }
}

fn insert(bytes: &mut Vec<u8>, at: usize, piece: &[u8]) {
    bytes.splice(at..at, piece.iter().copied());
}

/// Removes, repeats or moves a line, or changes its indentation: what editors and merges do.
fn change_line(bytes: &mut Vec<u8>, chance: &mut Chance) {
    let mut lines: Vec<Vec<u8>> = bytes.split_inclusive(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect();
    let (at, to) = (chance.below(lines.len()), chance.below(lines.len()));
    match chance.below(5) {
        0 if !lines.is_empty() => drop(lines.remove(at)),
        1 if !lines.is_empty() => lines.insert(to, lines[at].clone()),
        2 if !lines.is_empty() => lines.swap(at, to),
        3 if !lines.is_empty() => insert(&mut lines[at], 0, b"  "),
        _ => {
            if let Some(line) = lines.get_mut(at).filter(|line| line.first() == Some(&b' ')) {
                line.remove(0);
            }
        }
    }
    *bytes = lines.concat();
}
