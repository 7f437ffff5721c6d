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
//! Translate the message. Where a locale need not have them all, the configuration says how many
//! percent it has to have; then what is missing is a note.

use std::collections::{HashMap, HashSet};

use crate::check::context::Context;
use crate::check::reporter::Reporter;
use crate::check::rule::{Find, Rule};
use crate::project::files::File;
use crate::project::severity::Severity;
use crate::syntax::messages::{Bundle, Unit};

pub(super) const RULE: Rule = Rule {
    name: "missing-message",
    severity: Severity::Error,
    file: include_str!("missing_message.rs"),
    find: Find::InLocale(find),
};

fn find(context: &Context<'_>, bundle: &Bundle<'_>, findings: &mut Reporter<'_>) {
    let missing = missing(context, bundle);
    if missing.units.is_empty() {
        return;
    }
    let lines = lines(context, bundle);
    for unit in missing.units.iter().filter(|unit| missing.has_file(unit)) {
        let relative = context.source.locale.relative(unit.file.source.path());
        let path =
            bundle.file(relative).map_or(bundle.locale.folder_path, |file| file.source.path());
        let id = unit.id;
        let line = lines.get(id).copied().unwrap_or(1);
        let message = format!("`{id}` is missing in `{}`", bundle.name());
        findings.add_at(path, (line, 1), Some(id), message, format!("add `{id} = …` here"));
        if missing.is_allowed {
            findings.soften();
        }
    }
}

/// The source's messages that a locale lacks.
pub(super) struct Missing<'m> {
    /// In the source's order.
    pub(super) units: Vec<&'m Unit<'m>>,
    /// The files of the locale, seen from its folder.
    files: HashSet<&'m str>,
    source: &'m Bundle<'m>,
    /// Whether the locale has as many messages as it has to have.
    pub(super) is_allowed: bool,
}

impl Missing<'_> {
    /// Whether the locale has the file that a message belongs in.
    pub(super) fn has_file(&self, unit: &Unit<'_>) -> bool {
        self.files.contains(self.source.locale.relative(unit.file.source.path()))
    }
}

/// The source's messages that a locale lacks, not counting those that it has begun.
pub(super) fn missing<'m>(context: &'m Context<'_>, bundle: &'m Bundle<'_>) -> Missing<'m> {
    let source = context.source;
    let required = source.required().count();
    let units: Vec<&Unit<'_>> =
        source.required().filter(|unit| !bundle.has_begun(unit.id)).collect();
    let files = bundle.locale.files.iter();
    let files = files.map(|file| bundle.locale.relative(file.source.path())).collect();
    let percent = usize::from(context.config.coverage.of(bundle.name()));
    let is_allowed = (required - units.len()) * 100 >= required * percent;
    Missing { units, files, source, is_allowed }
}

/// The line that each missing message belongs in: behind the message that the source has before it,
/// or else where the first of those behind it stands.
fn lines<'m>(context: &'m Context<'_>, bundle: &Bundle<'_>) -> HashMap<&'m str, usize> {
    let mut lines = HashMap::new();
    let mut file: Option<&File<'_>> = None;
    let mut behind = None;
    let mut first = Vec::new();
    for unit in &context.source.units {
        if file.is_none_or(|file| !std::ptr::eq(file, unit.file)) {
            (file, behind) = (Some(unit.file), None);
            first.clear();
        }
        let relative = context.source.locale.relative(unit.file.source.path());
        let in_file = |own: &&Unit<'_>| bundle.locale.relative(own.file.source.path()) == relative;
        match (bundle.get(unit.id).filter(in_file), behind) {
            (Some(own), _) => {
                let line = own.file.source.position(own.offset()).0;
                lines.extend(first.drain(..).map(|id| (id, line)));
                behind = Some(own.last_line() + 1);
            }
            (None, Some(line)) => drop(lines.insert(unit.id, line)),
            (None, None) => first.push(unit.id),
        }
    }
    lines
}
