//! `okr`: parse, run, exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    okr_cli::cli::run()
}

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;
