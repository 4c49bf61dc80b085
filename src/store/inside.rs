//! The way to a file inside the repository: it never leads out, and no link is followed.

use std::fmt;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// Why a file is not opened.
#[derive(Debug)]
pub(super) enum Barred {
    /// It would lie outside of the repository.
    Outside,
    /// A symbolic link is on the way: it might lead anywhere.
    Link,
    /// A folder, or another thing that is no file.
    NoFile,
    /// The disk does not allow it.
    Failed(io::Error),
}

impl fmt::Display for Barred {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Outside => f.write_str("leads out of the repository"),
            Self::Link => f.write_str("is behind a symbolic link, and links are not followed"),
            Self::NoFile => f.write_str("is no plain file"),
            Self::Failed(error) => write!(f, "cannot be read: {}", error.kind()),
        }
    }
}

/// The plain file at a path from the repository's root, with forward slashes; `None` where nothing is.
pub(super) fn inside(root: &Path, path: &str) -> Result<Option<PathBuf>, Barred> {
    let mut place = root.to_owned();
    let mut is_file = false;
    for part in parts(path).ok_or(Barred::Outside)? {
        place.push(part);
        match fs::symlink_metadata(&place) {
            Ok(metadata) if metadata.is_symlink() => return Err(Barred::Link),
            Ok(metadata) => is_file = metadata.is_file(),
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
                return Ok(None);
            }
            Err(error) => return Err(Barred::Failed(error)),
        }
    }
    if is_file { Ok(Some(place)) } else { Err(Barred::NoFile) }
}

/// The names that a path goes through; `None` of one that might lead out on some machine.
pub(super) fn parts(path: &str) -> Option<impl Iterator<Item = &str>> {
    let leads_out = |part: &str| part.is_empty() || part == ".." || part.contains(['\\', ':', '\0']);
    let parts = || path.split('/').filter(|part| *part != ".");
    (!parts().any(leads_out)).then(parts)
}

#[cfg(test)]
mod tests {
    use super::parts;

    #[test]
    fn no_path_leads_out() {
        for path in ["", "/etc/passwd", "../secret", "docs/../../secret", "C:/x", "docs\\..\\x", "docs//x"] {
            assert!(parts(path).is_none(), "{path}");
        }
        assert_eq!(parts("./docs/mission.md").map(Iterator::collect), Some(vec!["docs", "mission.md"]));
    }
}
