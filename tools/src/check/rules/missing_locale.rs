//! A locale that the configuration names has no files.
//!
//! # Why
//!
//! Its users read another language, and nothing else in the files tells that it is gone.
//!
//! # Example
//!
//! `locales = ["en-US", "zh-CN"]` in `fluent-codes.toml`, and no file in `locales/zh-CN`.
//!
//! # Fix
//!
//! Add the locale's files, or take its name out of the configuration.

use std::path::Path;

use crate::check::context::Context;
use crate::check::reporter::Reporter;
use crate::check::rule::{Find, Rule};
use crate::project::config::NamedLocale;
use crate::project::misnamed;
use crate::project::severity::Severity;
use crate::syntax::messages::Messages;
use crate::wording::did_you_mean;

pub(super) const RULE: Rule = Rule {
    name: "missing-locale",
    severity: Severity::Error,
    has_fixes: false,
    file: include_str!("missing_locale.rs"),
    find: Find::InLocale(find),
};

fn find(context: &Context<'_>, messages: &Messages<'_>, findings: &mut Reporter<'_>) {
    // The configuration is that of all locales.
    if !messages.is_source {
        return;
    }
    for NamedLocale { name, position } in context.missing_locales() {
        let suggestion = did_you_mean(name, context.unnamed_locales());
        let percent = context.config.coverage.of(name);
        let coverage = if percent < 100 {
            format!(": 0 % of the required {percent} %")
        } else {
            String::new()
        };
        let title = format!("the locale `{name}` has no files{coverage}{suggestion}");
        let folder = context.folder_of(name);
        let help = match misnamed::find(Path::new(&folder), None) {
            Some(found) => format!("rename {folder}/{found}: its name has to end with `.ftl`"),
            None => {
                format!("add files *.ftl to {folder}, or remove `{name}` from the configuration")
            }
        };
        findings.add_to_config(*position, name, title, help);
    }
}
