//! A locale lacks a file that the source has, with all the messages in it.
//!
//! # Why
//!
//! The users of the locale read the messages in another language.
//!
//! # Example
//!
//! `locales/en-US/errors.ftl` without a `locales/zh-CN/errors.ftl`, where no other file of `zh-CN`
//! has the messages either.
//!
//! # Fix
//!
//! Copy the source's file and translate it.

use std::collections::BTreeMap;
use std::path::Path;

use super::missing_message::missing;
use super::{Context, Find, Findings, Rule};
use crate::check::finding::Severity;
use crate::check::report::count;
use crate::syntax::messages::Bundle;

pub(super) const RULE: Rule = Rule {
    name: "missing-file",
    severity: Severity::Error,
    file: include_str!("missing_file.rs"),
    find: Find::In(find),
};

fn find(context: &Context<'_>, bundle: &Bundle<'_>, findings: &mut Findings<'_>) {
    let mut files: BTreeMap<&str, usize> = BTreeMap::new();
    let missing = missing(context, bundle);
    for unit in missing.units.iter().filter(|unit| !missing.has_file(unit)) {
        *files.entry(unit.file.source.path()).or_default() += 1;
    }
    for (source_file, messages) in files {
        let relative = context.source.locale.relative(source_file);
        let file = Path::new(bundle.locale.folder_path).join(relative).display().to_string();
        let message =
            format!("the file is missing, with {} of {source_file}", count(messages, "message"));
        findings.add_to_file(
            &file,
            message,
            format!("copy {source_file} to {file} and translate it"),
        );
        if missing.is_allowed {
            findings.soften();
        }
    }
}
