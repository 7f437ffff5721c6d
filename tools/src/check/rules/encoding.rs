//! A file is not UTF-8.
//!
//! # Why
//!
//! The messages with foreign bytes are not served, and other Fluent tools do not read the file.
//!
//! # Example
//!
//! A file that was saved as GBK or windows-1252, or as UTF-16.
//!
//! # Fix
//!
//! Open the file again in the encoding that it was written in, look whether the text reads right,
//! and save it as UTF-8. The finding says which encoding it looks like; that is a guess.

use std::path::Path;

use encoding_rs::Encoding;
use fluent_codes::{Problem, ProblemKind};

use crate::check::context::Context;
use crate::check::reporter::Reporter;
use crate::check::rule::{Find, Rule};
use crate::project::encoding_guess;
use crate::project::files::File;
use crate::project::severity::Severity;
use crate::syntax::messages::Messages;

pub(super) const RULE: Rule = Rule {
    name: "encoding",
    severity: Severity::Error,
    has_fixes: false,
    file: include_str!("encoding.rs"),
    find: Find::InLocale(find),
};

fn find(_: &Context<'_>, messages: &Messages<'_>, findings: &mut Reporter<'_>) {
    for file in &messages.locale.files {
        let is_encoding = |problem: &&Problem| problem.kind() == ProblemKind::Encoding;
        let Some(problem) = file.parsed.problems.iter().find(is_encoding) else { continue };
        let path = file.source.path();
        let position = (problem.line(), problem.column());
        let (title, help) = match encoding(messages, file).map(Encoding::name) {
            Some(name) => (
                format!("expected UTF-8, found what looks like {name}"),
                format!(
                    "open the file as {name}, look whether the text reads right, and save it as UTF-8"
                ),
            ),
            None => (problem.message().to_owned(), HELP.to_owned()),
        };
        findings.add_at(path, position, problem.id(), title, help);
    }
}

/// The likely encoding of a file that is not UTF-8.
fn encoding(messages: &Messages<'_>, file: &File<'_>) -> Option<&'static Encoding> {
    let is_lost = file.source.text().contains(char::REPLACEMENT_CHARACTER);
    let path = Path::new(file.source.path());
    is_lost.then(|| encoding_guess::of_file(path, messages.locale.id)).flatten()
}

const HELP: &str = "open the file again in the encoding that it was written in, look whether the text reads right, and save it as UTF-8";
