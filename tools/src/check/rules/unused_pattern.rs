//! A path of `[bundles]` in the configuration matches no file.
//!
//! # Why
//!
//! The file was renamed, or its name is not the one that was meant. The bundles are not those of the
//! program, and references are looked for in the wrong files.
//!
//! # Example
//!
//! `shared = ["brand.ftl"]` in `fluent-codes.toml`, where each locale has `brands.ftl`.
//!
//! # Fix
//!
//! Correct the path, which is seen from the locale's folder: `*` matches part of a name, and `**` any
//! folders. Or delete it.

use fluent_codes::Problem;

use crate::check::context::Context;
use crate::check::reporter::Reporter;
use crate::check::rule::{Find, Rule};
use crate::project::bundles::BundlePattern;
use crate::project::severity::Severity;
use crate::syntax::messages::Messages;

pub(super) const RULE: Rule = Rule {
    name: "unused-pattern",
    severity: Severity::Warning,
    has_fixes: false,
    file: include_str!("unused_pattern.rs"),
    find: Find::InLocale(find),
};

fn find(context: &Context<'_>, messages: &Messages<'_>, findings: &mut Reporter<'_>) {
    // The configuration is that of all locales, and of all bundles: what one of them uses is used.
    if !messages.is_source {
        return;
    }
    for pattern in context.config.bundles.patterns().filter(|it| !is_used(context, it)) {
        let title = format!("the path `{}` matches no file", pattern.files.written);
        let help = "correct it, as seen from a locale's folder, or delete it";
        findings.add_to_config(pattern.position, messages.name(), title, help);
    }
}

/// Whether a file of the bundle has a path like this, in any locale, or one that cannot be read.
fn is_used(context: &Context<'_>, pattern: &BundlePattern) -> bool {
    context.locales.iter().any(|locale| {
        let sources = locale.sources.iter().map(|(_, source)| source.path());
        let problems = context.problems.iter().map(Problem::path);
        let unread = problems.filter(|path| locale.folders.hold(path));
        sources.chain(unread).any(|path| pattern.files.covers(locale.folders.relative(path)))
    })
}
