//! What the test binaries share: the case harness, the hermetic environment and the readers of this
//! repository's own files. Nothing here knows what a command means.
#![allow(dead_code, reason = "each test binary uses its part of the support")]

use std::path::Path;

pub mod case;
pub mod command_line;
pub mod console;
pub mod diff;
pub mod guards;
pub mod history;
pub mod landings;
pub mod links;
pub mod make;
pub mod rule_examples;
pub mod rule_files;
pub mod run;
pub mod rust_code;
pub mod snapshot;
pub mod source;
pub mod suite;
pub mod transcript;
pub mod visible;
pub mod workspace;

/// The folder of `Cargo.toml`.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Whether expectations are to be rewritten (`BLESS=1`), which a CI machine never may.
pub fn bless() -> bool {
    let bless = std::env::var_os("BLESS").is_some_and(|value| !value.is_empty() && value != "0");
    assert!(!bless || std::env::var_os("CI").is_none(), "BLESS rewrites expectations: not where CI is set");
    bless
}
