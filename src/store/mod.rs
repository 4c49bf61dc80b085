//! The only door to disk and git: finds the repository, reads what lies under `okrs/`, names it by
//! git's own ids, and writes whole files or nothing. Knows no document.
#![expect(clippy::disallowed_methods, reason = "this is the door to disk and git")]

mod compared;
mod find;
mod folder;
mod history;
mod ids;
mod inside;
mod lock;
mod new_repository;
mod output;
mod patch;
mod read;
mod repository;
mod state;
mod tag;
mod template;
mod write;

pub use compared::Compared;
pub use find::{find_root, prefix};
pub use folder::{NewFolder, Owned};
pub use ids::Ids;
pub use lock::{Lock, lock};
pub use new_repository::new_repository;
pub use output::{append, output};
pub use patch::{changed_lines, unified_diff};
pub use read::{Content, Found, Raw, list, page, text};
pub use repository::Git;
pub use state::State;
pub use tag::Tagged;
pub use template::template;
pub use write::{Write, Written, is_there, write};
