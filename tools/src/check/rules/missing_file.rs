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
//! Run `fluent-codes sync`, which writes the file with a place for each message, and translate them.

use std::collections::BTreeMap;
use std::path::Path;

use super::missing_message::missing;
use crate::check::context::Context;
use crate::check::reporter::Reporter;
use crate::check::rule::{Find, Rule};
use crate::project::misnamed;
use crate::project::severity::Severity;
use crate::syntax::messages::Messages;
use crate::wording::count;

pub(super) const RULE: Rule = Rule {
    name: "missing-file",
    severity: Severity::Error,
    has_fixes: false,
    file: include_str!("missing_file.rs"),
    find: Find::InLocale(find),
};

fn find(context: &Context<'_>, messages: &Messages<'_>, findings: &mut Reporter<'_>) {
    // That the whole locale is missing is another finding.
    if context.missing_locales().any(|locale| locale.name == messages.name()) {
        return;
    }
    let mut files: BTreeMap<&str, usize> = BTreeMap::new();
    let missing = missing(context, messages);
    for message in missing.messages.iter().filter(|message| !missing.has_file(message)) {
        *files.entry(message.file.source.path()).or_default() += 1;
    }
    for (source_file, number) in files {
        let relative = context.source.locale.relative(source_file);
        // That it is empty is another finding.
        if messages.file(relative).is_some() {
            continue;
        }
        // A locale may be a file itself.
        let folder = Path::new(messages.locale.folder_path);
        let file = if relative.is_empty() { folder.to_owned() } else { folder.join(relative) };
        let file = file.display().to_string();
        // It may exist and be unreadable.
        if context.problems.iter().any(|problem| problem.path() == file) {
            continue;
        }
        let title =
            format!("the file is missing, with {} of {source_file}", count(number, "message"));
        let path = Path::new(&file);
        let name = path.file_name().and_then(|name| name.to_str());
        let misnamed = path.parent().and_then(|folder| misnamed::find(folder, name));
        let help = match misnamed {
            Some(found) => format!("rename `{found}` to `{}`", name.unwrap_or_default()),
            None => format!("run `fluent-codes sync`, and translate what it writes to {file}"),
        };
        findings.add_to_file(&file, title, help);
        if missing.is_allowed {
            findings.soften();
        }
    }
}
