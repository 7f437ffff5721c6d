//! Directives: lines of comments for the checker.

use fluent_codes::tooling::{Entry, ast};

/// How a directive begins.
pub(crate) const MARK: &str = "check:";

/// Whether a line of a comment is a directive.
pub(crate) fn is_directive(line: &str) -> bool {
    line.trim_start().starts_with(MARK)
}

/// The directives that concern each entry of a file: those of the file, of its group and of its own
/// comment.
pub(crate) fn of_entries(entries: &[Entry<'_>]) -> Vec<Vec<String>> {
    let mut of_file = Vec::new();
    for entry in entries {
        if let ast::Entry::ResourceComment(comment) = &entry.node {
            of_file.extend(directives(&comment.content));
        }
    }
    let mut of_group = Vec::new();
    let mut all = Vec::with_capacity(entries.len());
    for entry in entries {
        let own = match &entry.node {
            ast::Entry::Message(message) => message.comment.as_ref(),
            ast::Entry::Term(term) => term.comment.as_ref(),
            ast::Entry::GroupComment(comment) => {
                of_group = directives(&comment.content);
                None
            }
            _ => None,
        };
        let own = own.map_or(Vec::new(), |comment| directives(&comment.content));
        all.push(of_file.iter().chain(&of_group).chain(&own).cloned().collect());
    }
    all
}

fn directives(comment: &[&str]) -> Vec<String> {
    let lines = comment.iter().filter(|line| is_directive(line));
    lines.map(|line| line.trim().to_owned()).collect()
}
