//! `fluent-codes`: what translators, maintainers and CI run on the locale files.

use std::process::ExitCode;

use mimalloc::MiMalloc;

/// A check makes and drops a million small values in several threads: on two processors, that of the
/// system takes up to a tenth more time, for large projects.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    fluent_codes_cli::run()
}
