//! The only door to disk and git: finds the repository, reads what lies under `okrs/`, names it by
//! git's own ids, and writes whole files or nothing. Knows no document.
#![expect(clippy::disallowed_methods, reason = "this is the door to disk and git")]

mod base;
mod find;
mod folder;
mod ids;
mod lock;
mod output;
mod patch;
mod read;
mod template;
mod write;

pub use base::files_at_merge_base;
pub use find::{find_root, prefix};
pub use folder::{NewFolder, Owned};
pub use ids::Ids;
pub use lock::{Lock, lock};
pub use output::{append, output};
pub use patch::{changed_lines, unified_diff};
pub use read::{Content, Found, Raw, list, text};
pub use template::template;
pub use write::{Write, Written, is_there, write};
