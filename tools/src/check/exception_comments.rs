//! The exceptions in comments.

use std::collections::HashSet;

use fluent_codes::tooling::ast;

use crate::check::exception::{Exception, ExceptionScope, Place};
use crate::project::files::File;
use crate::project::rule_names::RuleNames;
use crate::syntax::directives::MARK;
use crate::syntax::messages::{Message, Messages};

/// The form of an exception in a comment.
const EXPECTED: &str = "expected `check: allow(rule) reason`";

/// A comment that looks like an exception and is not one.
#[derive(Debug)]
pub(crate) struct Mistake<'c> {
    pub(crate) place: Place<'c>,
    pub(crate) title: String,
}

/// The exceptions in the comments of a locale, and the mistakes in them.
#[derive(Debug, Default)]
pub(crate) struct Comments<'c> {
    pub(crate) exceptions: Vec<Exception<'c>>,
    pub(crate) mistakes: Vec<Mistake<'c>>,
}

impl<'c> Comments<'c> {
    /// Reads the comments of a locale. `rules` are the rules that they can name.
    pub(crate) fn read(messages: &'c Messages<'c>, rules: &RuleNames) -> Comments<'c> {
        let mut reader = Reader { messages, rules, comments: Comments::default() };
        for message in messages.all.iter().filter(|message| !message.is_hidden) {
            let locale = reader.locale();
            let scope = || ExceptionScope::Messages { locale, ids: HashSet::from([message.id]) };
            reader.add(message.file, message.comment(), scope);
        }
        for file in &messages.locale.files {
            reader.read_others(file);
        }
        reader.comments
    }
}

struct Reader<'c, 'r> {
    messages: &'c Messages<'c>,
    rules: &'r RuleNames,
    comments: Comments<'c>,
}

impl<'c> Reader<'c, '_> {
    /// The locale that its exceptions cover; none for those of the source, which cover all.
    fn locale(&self) -> Option<&'c str> {
        (!self.messages.is_source).then_some(self.messages.name())
    }

    /// Reads the comments of a file that belong to no single message.
    fn read_others(&mut self, file: &'c File<'c>) {
        let locale = self.locale();
        for (index, entry) in file.parsed.entries.iter().enumerate() {
            match &entry.node {
                ast::Entry::GroupComment(comment) => {
                    let scope = || {
                        let rest = file.parsed.entries.iter().skip(index + 1);
                        let group = rest
                            .take_while(|entry| !matches!(entry.node, ast::Entry::GroupComment(_)));
                        let group = group.filter(|entry| !file.is_hidden(entry));
                        let ids = group.filter_map(|entry| Message::id_of(file, entry)).collect();
                        ExceptionScope::Messages { locale, ids }
                    };
                    self.add(file, &comment.content, scope);
                }
                ast::Entry::ResourceComment(comment) => {
                    let relative = self.messages.locale.relative(file.source.path());
                    self.add(file, &comment.content, || ExceptionScope::File { locale, relative });
                }
                ast::Entry::Comment(comment) => self.refuse(file, &comment.content),
                _ => {}
            }
        }
    }

    /// Adds the exceptions of a comment, each of which covers this scope.
    fn add(
        &mut self,
        file: &'c File<'c>,
        comment: &'c [&'c str],
        scope: impl Fn() -> ExceptionScope<'c>,
    ) {
        for line in comment.iter().filter(|line| is_meant(line)) {
            let place = self.place(file, line);
            match parse(line, self.rules) {
                Ok(rules) => {
                    let exceptions =
                        rules.into_iter().map(|rule| Exception::new(place, rule, scope()));
                    self.comments.exceptions.extend(exceptions);
                }
                Err(title) => self.comments.mistakes.push(Mistake { place, title }),
            }
        }
    }

    /// A comment by itself allows nothing.
    fn refuse(&mut self, file: &'c File<'c>, comment: &'c [&'c str]) {
        for line in comment.iter().filter(|line| is_meant(line)) {
            let title = "expected a message right below the exception, without an empty line; \
                           begin it with `##` for a group or `###` for the file";
            let place = self.place(file, line);
            self.comments.mistakes.push(Mistake { place, title: title.to_owned() });
        }
    }

    fn place(&self, file: &'c File<'c>, line: &'c str) -> Place<'c> {
        Place::Comment { locale: self.messages.name(), file, offset: file.source.offset_of(line) }
    }
}

/// Whether a line is meant as an exception, however it is written.
fn is_meant(line: &str) -> bool {
    let line = line.trim_start();
    if !line.starts_with(['c', 'C']) {
        return false;
    }
    let line = line.to_lowercase().replace('：', ":");
    line.strip_prefix(MARK).is_some_and(|rest| rest.trim_start().starts_with("allow"))
}

/// The rules that a line of a comment makes exceptions from.
fn parse(line: &str, rules: &RuleNames) -> Result<Vec<&'static str>, String> {
    let meant = line.trim().strip_prefix(MARK).map(str::trim_start);
    let list = meant.and_then(|meant| meant.strip_prefix("allow(")?.split_once(')'));
    let Some((names, reason)) = list else { return Err(EXPECTED.to_owned()) };
    if reason.trim().is_empty() {
        return Err(format!("{EXPECTED}, found no reason"));
    }
    names.split(',').map(|name| rules.find(name.trim())).collect()
}
