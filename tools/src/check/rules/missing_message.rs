//! A locale lacks a message that the source has.
//!
//! # Why
//!
//! The users of the locale read it in another language.
//!
//! # Example
//!
//! `E131205` in `en-US/errors.ftl`, and not in `zh-CN/errors.ftl`.
//!
//! # Fix
//!
//! Translate the message. A locale that may be incomplete has a percentage in the configuration; each
//! message that it lacks is then a note, and too many of them are another finding.

use std::collections::HashMap;

use crate::check::context::Context;
use crate::check::reporter::Reporter;
use crate::check::rule::{Find, Rule};
use crate::check::rules::empty_file::is_empty;
use crate::project::files::File;
use crate::project::severity::Severity;
use crate::syntax::messages::{Message, Messages};
use crate::wording::count;

pub(super) const RULE: Rule = Rule {
    name: "missing-message",
    severity: Severity::Error,
    has_fixes: false,
    file: include_str!("missing_message.rs"),
    find: Find::InLocale(find),
};

fn find(context: &Context<'_>, messages: &Messages<'_>, findings: &mut Reporter<'_>) {
    let missing = missing(context, messages);
    if missing.messages.is_empty() {
        return;
    }
    find_placeholders(&missing, messages, findings);
    let lines = lines(context, messages);
    for message in missing.messages.iter().filter(|message| missing.has_file(message)) {
        if missing.placeholders.contains_key(message.id) {
            continue;
        }
        let path = file_for(message, context.source, messages)
            .map_or(messages.locale.folders.path(), |file| file.source.path());
        let id = message.id;
        let line = lines.get(id).copied().unwrap_or(1);
        let title = format!("`{id}` is missing in `{}`", messages.name());
        findings.add_at(path, (line, 1), Some(id), title, format!("add `{id} = …` here"));
        if missing.is_allowed {
            findings.soften();
        }
    }
}

/// Reports the messages that have placeholders, once for a file.
fn find_placeholders(missing: &Missing<'_>, messages: &Messages<'_>, findings: &mut Reporter<'_>) {
    for file in &messages.locale.files {
        let of_file = missing.messages.iter().filter_map(|message| {
            let (of_message, offset) = missing.placeholders.get(message.id)?;
            std::ptr::eq(*of_message, file).then_some((*offset, message.id))
        });
        let of_file: Vec<(usize, &str)> = of_file.collect();
        let Some((offset, id)) = of_file.iter().min() else { continue };
        let number = count(of_file.len(), "message");
        let title =
            format!("{number} of `{}` still to be translated, `{id}` first", messages.name());
        let may_lack = if missing.is_allowed {
            ""
        } else {
            "; a locale may be incomplete if `[coverage]` in the configuration says so"
        };
        let help = format!("write `{id} = …` in place of the comment `# {id} =`{may_lack}");
        findings.add(file, *offset, Some(id), title, help);
        if missing.is_allowed {
            findings.soften();
        }
    }
}

/// The comments of a locale that keep the places of messages, by the messages' ids: the file and
/// where it has the id.
fn placeholders<'m>(messages: &Messages<'m>) -> HashMap<&'m str, (&'m File<'m>, usize)> {
    let mut placeholders = HashMap::new();
    for file in &messages.locale.files {
        for entry in &file.parsed.entries {
            if let Some(id) = entry.placeholder_id() {
                placeholders.entry(id).or_insert((file, file.source.offset_of(id)));
            }
        }
    }
    placeholders
}

/// The source's messages that a locale lacks.
pub(super) struct Missing<'m> {
    /// In the source's order.
    pub(super) messages: Vec<&'m Message<'m>>,
    /// The paths of the locale's files, relative to its folder, each with the uppermost layer that
    /// has it.
    files: HashMap<&'m str, usize>,
    source: &'m Messages<'m>,
    /// The placeholders for messages.
    placeholders: HashMap<&'m str, (&'m File<'m>, usize)>,
    /// Whether the locale need not have all messages.
    pub(super) is_allowed: bool,
}

impl Missing<'_> {
    /// Whether the locale has the file that a message belongs in, in its layer or above.
    pub(super) fn has_file(&self, message: &Message<'_>) -> bool {
        let relative = self.source.locale.relative(message.file.source.path());
        self.files.get(relative).is_some_and(|layer| *layer >= message.file.layer)
    }
}

/// The source's messages that a locale lacks, not counting those that it has begun.
pub(super) fn missing<'m>(context: &'m Context<'_>, messages: &'m Messages<'_>) -> Missing<'m> {
    let source = context.source;
    let optional = source.optional_files(messages.name(), &context.config.required);
    let lacked: Vec<&Message<'_>> = (source.required())
        .filter(|message| !messages.has_begun(message.id))
        // That it stands in the source is another finding.
        .filter(|message| context.retirement(message.id).is_none())
        .filter(|message| !optional.contains(message.file.source.path()))
        .collect();
    // One finding for an empty file is enough.
    let files = messages.locale.files.iter().filter(|file| !is_empty(file));
    let files =
        files.map(|file| (messages.locale.relative(file.source.path()), file.layer)).collect();
    let percent = context.config.coverage.of(messages.name());
    // Where fewer are required, whether they are there is another finding.
    let is_allowed = percent < 100;
    let placeholders = placeholders(messages);
    Missing { messages: lacked, files, source, placeholders, is_allowed }
}

/// The file of a locale that a message of the source belongs in.
fn file_for<'m>(
    message: &Message<'_>,
    source: &Messages<'_>,
    messages: &Messages<'m>,
) -> Option<&'m File<'m>> {
    let relative = source.locale.relative(message.file.source.path());
    messages.file(relative, message.file.layer)
}

/// The line that each missing message belongs in: behind the message that the source has before it,
/// or else where the first of those behind it stands.
fn lines<'m>(context: &'m Context<'_>, messages: &Messages<'_>) -> HashMap<&'m str, usize> {
    let mut lines = HashMap::new();
    let mut file: Option<&File<'_>> = None;
    let mut behind = None;
    let mut first = Vec::new();
    for message in &context.source.all {
        if file.is_none_or(|file| !std::ptr::eq(file, message.file)) {
            (file, behind) = (Some(message.file), None);
            first.clear();
        }
        let target = file_for(message, context.source, messages);
        let in_file = |own: &&Message<'_>| target.is_some_and(|file| std::ptr::eq(own.file, file));
        match (messages.get(message.id).filter(in_file), behind) {
            (Some(own), _) => {
                let line = own.file.source.position(own.offset()).0;
                lines.extend(first.drain(..).map(|id| (id, line)));
                behind = Some(own.last_line() + 1);
            }
            (None, Some(line)) => drop(lines.insert(message.id, line)),
            (None, None) => first.push(message.id),
        }
    }
    lines
}
