//! A Rust source uses a code that the source locale has no message for.
//!
//! # Why
//!
//! Its users read that the error is unknown. With `--sources DIR`, `check` reads the Rust files of
//! the folder. A code is used by `tr(131201, …)`, `tr_args(131201, …)`, `code!(131201)`,
//! `Code::new(131201)`, `CodedError::new(131201)` and `#[code(131201)]`, as a number that stands
//! there. A test that asks for an unknown code on purpose is a reason for an exception in
//! `fluent-codes.toml`; so are the codes of another catalog.
//!
//! # Example
//!
//! ```rust
//! tr(131210, &lang) // the code is 131201
//! ```
//!
//! # Fix
//!
//! Correct the code, or add its message.

use crate::check::context::Context;
use crate::check::reporter::Reporter;
use crate::check::rule::{Find, Rule};
use crate::project::rust_sources::RustSources;
use crate::project::severity::Severity;

pub(super) const RULE: Rule = Rule {
    name: "undefined-code",
    severity: Severity::Error,
    has_fixes: false,
    file: include_str!("undefined_code.rs"),
    find: Find::InRustSources(find),
};

fn find(context: &Context<'_>, sources: &RustSources, findings: &mut Reporter<'_>) {
    for file in &sources.files {
        for used in &file.uses {
            let id = format!("E{}", used.code);
            if context.source.find(&id).is_some() {
                continue;
            }
            let title = format!("`{}` has no message `{id}`", context.source.name());
            let help = format!("correct the code, or add `{id} = …`");
            findings.add_at(file.source.path(), used.position, Some(&id), title, help);
        }
    }
}
