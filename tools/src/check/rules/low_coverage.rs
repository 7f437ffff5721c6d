//! A locale has fewer translations than the configuration asks for.
//!
//! # Why
//!
//! Its users read another language more often than the project wants.
//!
//! # Example
//!
//! `fr = 50` under `[coverage]` in `fluent-codes.toml`, and 11 of 81 codes in `fr`.
//!
//! # Fix
//!
//! Translate more messages, or ask for fewer. A text that is still the source's is no translation.

use crate::check::context::Context;
use crate::check::reporter::Reporter;
use crate::check::rule::{Find, Rule};
use crate::project::severity::Severity;
use crate::syntax::messages::Messages;

pub(super) const RULE: Rule = Rule {
    name: "low-coverage",
    severity: Severity::Error,
    has_fixes: false,
    file: include_str!("low_coverage.rs"),
    find: Find::InLocale(find),
};

fn find(context: &Context<'_>, messages: &Messages<'_>, findings: &mut Reporter<'_>) {
    let name = messages.name();
    let required = &context.config.coverage;
    let percent = required.of(name);
    let coverage = context.progress(messages).coverage;
    // Where all are required, each that is missing is a finding; so is a locale without files.
    let is_missing = context.missing_locales().any(|locale| locale.name == name);
    if messages.is_source || percent == 100 || is_missing || coverage.reaches(percent) {
        return;
    }
    let title = format!("{name}: {} % of the required {percent} %", coverage.percent());
    let missing = (coverage.codes * usize::from(percent)).div_ceil(100) - coverage.translated;
    let help = format!("translate {missing} more, or require less in the configuration");
    match required.position(name) {
        Some(position) => findings.add_to_config(position, name, title, help),
        None => findings.add_to_file(&context.folder_of(name), title, help),
    }
}
