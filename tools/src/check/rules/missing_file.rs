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
use std::path::{Path, PathBuf};

use super::missing_message::missing;
use crate::check::context::Context;
use crate::check::reporter::Reporter;
use crate::check::rule::{Find, Rule};
use crate::project::files::File;
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
    let mut files: BTreeMap<&str, (&File<'_>, usize)> = BTreeMap::new();
    let missing = missing(context, messages);
    for message in missing.messages.iter().filter(|message| !missing.has_file(message)) {
        files.entry(message.file.source.path()).or_insert((message.file, 0)).1 += 1;
    }
    for (source_path, (source_file, number)) in files {
        let relative = context.source.locale.relative(source_path);
        let layer = source_file.layer;
        // That it is empty is another finding.
        if messages.file(relative, layer).is_some() {
            continue;
        }
        // A locale may be a file itself.
        let folder = PathBuf::from(context.folder_from(messages, layer));
        let file = if relative.is_empty() { folder } else { folder.join(relative) };
        let file = file.display().to_string();
        // It may exist and be unreadable.
        if context.problems.iter().any(|problem| problem.path() == file) {
            continue;
        }
        let title =
            format!("the file is missing, with {} of {source_path}", count(number, "message"));
        let path = Path::new(&file);
        let name = path.file_name().and_then(|name| name.to_str());
        let misnamed = path.parent().and_then(|folder| misnamed::find(folder, name));
        let help = match misnamed {
            Some(found) => format!("rename `{found}` to `{}`", name.unwrap_or_default()),
            None => {
                // The folder may be that of a later layer.
                let is_own = messages.locale.folders.path_from(layer + 1).is_none();
                match context.commands.sync(layer).filter(|_| is_own) {
                    Some(sync) => format!("run `{sync}`, and translate what it writes to {file}"),
                    None => "add the file with its translations".to_owned(),
                }
            }
        };
        findings.add_to_file(&file, title, help);
        if missing.is_allowed {
            findings.soften();
        }
    }
}
