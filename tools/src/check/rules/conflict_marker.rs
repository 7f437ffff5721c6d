//! A file has the marks of a merge that is not finished.
//!
//! # Why
//!
//! Between `<<<<<<<` and `>>>>>>>` stand two versions of the same messages. The marks are no Fluent syntax,
//! and which version is served is left to chance.
//!
//! # Example
//!
//! ```fluent
//! <<<<<<< HEAD
//! E131201 = size of file exceeds limit
//! =======
//! E131201 = the file is too large
//! >>>>>>> branch
//! ```
//!
//! # Fix
//!
//! Keep one of the versions, and delete the marks. What else is wrong within them is not reported.

use crate::check::context::Context;
use crate::check::reporter::Reporter;
use crate::check::rule::{Find, Rule};
use crate::project::severity::Severity;
use crate::syntax::conflicts;
use crate::syntax::messages::Messages;

pub(super) const RULE: Rule = Rule {
    name: "conflict-marker",
    severity: Severity::Error,
    has_fixes: false,
    file: include_str!("conflict_marker.rs"),
    find: Find::InLocale(find),
};

fn find(_: &Context<'_>, messages: &Messages<'_>, findings: &mut Reporter<'_>) {
    for file in &messages.locale.files {
        for conflict in conflicts::find(file.source.text()) {
            let title = "expected one version, found the marks of an unfinished merge";
            let help =
                "keep one of the versions, and delete the lines `<<<<<<<`, `=======` and `>>>>>>>`";
            findings.add(file, conflict.start, None, title, help);
        }
    }
}
