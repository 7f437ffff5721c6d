//! The rules of `check`: one list, one file a rule.

mod byte_order_mark;
mod duplicate_id;
mod empty_text;
mod encoding;
mod extra_message;
mod invalid_id;
mod locale_name;
mod missing_file;
mod missing_message;
mod swallowed_id;
mod syntax;
mod unformattable;
mod unreadable;
mod unresolved_reference;

use std::collections::BTreeSet;

use fluent_codes::{Problem, ProblemKind};

use crate::finding::{Finding, Severity};
use crate::pattern;
use crate::project::{Locale, Message, is_required};

/// What a rule is called, how bad its findings are, and how it finds them.
pub(crate) struct Rule {
    pub(crate) name: &'static str,
    pub(crate) severity: Severity,
    pub(crate) find: fn(&Rule, &Context<'_>) -> Vec<Finding>,
}

/// Every rule, in the order of their names.
pub(crate) const RULES: [&Rule; 14] = [
    &byte_order_mark::RULE,
    &duplicate_id::RULE,
    &empty_text::RULE,
    &encoding::RULE,
    &extra_message::RULE,
    &invalid_id::RULE,
    &locale_name::RULE,
    &missing_file::RULE,
    &missing_message::RULE,
    &swallowed_id::RULE,
    &syntax::RULE,
    &unformattable::RULE,
    &unreadable::RULE,
    &unresolved_reference::RULE,
];

/// All that rules look at.
pub(crate) struct Context<'p> {
    pub(crate) locales: &'p [Locale<'p>],
    /// The locale that the others are translated from.
    pub(crate) source: &'p Locale<'p>,
    /// What the library's loader says.
    pub(crate) problems: &'p [Problem],
}

/// A place in a file.
pub(crate) struct Place<'a> {
    pub(crate) locale: String,
    pub(crate) file: &'a str,
    pub(crate) line: usize,
    pub(crate) column: usize,
}

impl Rule {
    fn finding(
        &self,
        place: Place<'_>,
        id: Option<&str>,
        message: String,
        help: String,
    ) -> Finding {
        Finding {
            rule: self.name,
            severity: self.severity,
            locale: place.locale,
            file: place.file.to_owned(),
            line: place.line,
            column: place.column,
            id: id.map(str::to_owned),
            message,
            help,
            fixable: false,
        }
    }

    /// The loader's problems of these kinds, as findings.
    fn of_problems(
        &self,
        context: &Context<'_>,
        kinds: &[ProblemKind],
        help: &str,
    ) -> Vec<Finding> {
        let problems = context.problems.iter().filter(|problem| kinds.contains(&problem.kind()));
        let finding = |problem: &Problem| {
            let place = Place {
                locale: context.locale_of(problem.path()),
                file: problem.path(),
                line: problem.line(),
                column: problem.column(),
            };
            self.finding(place, problem.id(), problem.message().to_owned(), help.to_owned())
        };
        problems.map(finding).collect()
    }
}

impl<'p> Context<'p> {
    /// The locales that are translated from the source.
    fn translations(&self) -> impl Iterator<Item = &'p Locale<'p>> {
        self.locales.iter().filter(|locale| locale.id != self.source.id)
    }

    /// The locale of a file or folder, by its folder's name where that is no language.
    fn locale_of(&self, path: &str) -> String {
        let holds = |locale: &&Locale<'_>| {
            let rest = path.strip_prefix(&locale.folder_path);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '\\']))
        };
        match self.locales.iter().find(holds) {
            Some(locale) => locale.id.to_string(),
            None => path.rsplit(['/', '\\']).next().unwrap_or(path).to_owned(),
        }
    }
}

/// The source's messages that a locale has to have and has not, not even a broken one.
fn missing<'p>(source: &'p Locale<'p>, locale: &Locale<'_>) -> Vec<Message<'p>> {
    let present = present_ids(locale);
    source.required().filter(|message| !present.contains(message.id())).collect()
}

/// The ids of a locale's messages, broken ones included.
fn present_ids(locale: &Locale<'_>) -> BTreeSet<String> {
    let broken = locale.broken_ids().filter(|id| is_required(id));
    let swallowed = locale.messages().flat_map(Message::swallowed_ids).map(|(_, id)| id.to_owned());
    let present = locale.required().map(|message| message.id().to_owned());
    present.chain(broken).chain(swallowed).collect()
}

/// Parts messages of the source into those of files that a locale lacks, and the others.
fn in_missing_file<'p>(
    source: &'p Locale<'p>,
    locale: &Locale<'_>,
    messages: Vec<Message<'p>>,
) -> (Vec<Message<'p>>, Vec<Message<'p>>) {
    let files: BTreeSet<&str> =
        locale.files.iter().map(|file| locale.relative(file.source.path())).collect();
    let is_missing =
        |message: &Message<'_>| !files.contains(source.relative(message.file.source.path()));
    messages.into_iter().partition(is_missing)
}

/// The text of a message as its file has it, or where it stands if it has several lines.
fn quoted(message: Message<'_>) -> String {
    let text = pattern::of_entry(message.entry).unwrap_or_default();
    match text.contains('\n') {
        true => format!("at {}:{}", message.file.source.path(), message.position().0),
        false => format!("`{text}`"),
    }
}
