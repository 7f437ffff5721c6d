//! No Rust source uses a code.
//!
//! # Why
//!
//! Its message is translated and shipped for nothing, or the error that should have it has another
//! one. With `--sources DIR`, `check` reads the Rust files of the folder; each integer in them may be
//! a code. A code may have users elsewhere, so this is a note.
//!
//! # Example
//!
//! `E131201 = …`, and no `131201` in any source.
//!
//! # Fix
//!
//! Use the code, or take its message out if it was never published.

use fluent_codes::Code;

use crate::check::context::Context;
use crate::check::reporter::Reporter;
use crate::check::rule::{Find, Rule};
use crate::project::rust_sources::RustSources;
use crate::project::severity::Severity;

pub(super) const RULE: Rule = Rule {
    name: "unused-code",
    severity: Severity::Note,
    has_fixes: false,
    file: include_str!("unused_code.rs"),
    find: Find::InRustSources(find),
};

fn find(context: &Context<'_>, sources: &RustSources, findings: &mut Reporter<'_>) {
    for message in context.source.served().filter(|message| !message.is_term()) {
        let Some(code) = Code::from_message_id(message.id) else { continue };
        if !sources.mention(code.number()) {
            let title = format!("no source uses the code {code}");
            findings.add_to_message(
                message,
                title,
                "use it, or delete it if it was never published",
            );
        }
    }
}
