//! Exceptions: findings that a comment or the configuration allows.

use std::collections::{HashMap, HashSet};
use std::sync::atomic::{AtomicBool, Ordering};

use fluent_codes::tooling::ast;
use rayon::prelude::*;

use crate::check::finding::Finding;
use crate::project::config::{Allow, Config, Subject, Target};
use crate::project::files::File;
use crate::project::patterns::{NamePattern, PatternMap};
use crate::project::rule_names::RuleNames;
use crate::syntax::directives::MARK;
use crate::syntax::messages::{Message, Messages};

/// The form of an exception in a comment.
const EXPECTED: &str = "expected `check: allow(rule) reason`";

/// An exception from a rule, for a reason.
#[derive(Debug)]
pub(crate) struct Exception<'c> {
    pub(crate) place: Place<'c>,
    pub(crate) rule: &'static str,
    scope: ExceptionScope<'c>,
    is_used: AtomicBool,
}

/// The place of an exception, or of a mistake in one.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Place<'c> {
    Comment {
        locale: &'c str,
        file: &'c File<'c>,
        offset: usize,
    },
    /// An item of the configuration's list.
    Config(&'c Allow),
}

/// What an exception covers.
#[derive(Clone, Debug)]
enum ExceptionScope<'c> {
    /// Messages of one locale; of all locales, if they are the source's.
    Messages {
        locale: Option<&'c str>,
        ids: HashSet<&'c str>,
    },
    /// All of a file; if it is the source's, the same file of every locale.
    File {
        locale: Option<&'c str>,
        relative: &'c str,
    },
    Config(&'c Allow),
    /// The part of an item in the configuration that names this id, file or locale.
    Target(&'c Allow, Target<'c>),
}

/// A comment that looks like an exception and is not one.
#[derive(Debug)]
pub(crate) struct Mistake<'c> {
    pub(crate) place: Place<'c>,
    pub(crate) title: String,
}

impl Mistake<'_> {
    pub(crate) fn is_in(&self, messages: &Messages<'_>) -> bool {
        matches!(self.place, Place::Comment { locale, .. } if locale == messages.name())
    }
}

impl<'c> Exception<'c> {
    fn new(place: Place<'c>, rule: &'static str, scope: ExceptionScope<'c>) -> Exception<'c> {
        Exception { place, rule, scope, is_used: AtomicBool::new(false) }
    }

    /// Whether the exception allows a finding of its rule which is of one of its ids.
    fn covers(&self, subject: Subject<'_>) -> bool {
        let is_of = |locale: Option<&str>| locale.is_none_or(|locale| locale == subject.locale);
        match &self.scope {
            ExceptionScope::Messages { locale, .. } => is_of(*locale),
            ExceptionScope::File { locale, relative } => {
                is_of(*locale) && *relative == subject.file
            }
            ExceptionScope::Config(allow) => allow.covers(subject),
            ExceptionScope::Target(allow, target) => {
                allow.covers(subject) && target.covers(subject)
            }
        }
    }

    /// The ids and patterns that it names; none if it covers all.
    fn ids(&self) -> &'c [NamePattern] {
        match self.scope {
            ExceptionScope::Config(allow) | ExceptionScope::Target(allow, _) => &allow.ids,
            _ => &[],
        }
    }

    /// Whether it covers anything of a locale.
    pub(crate) fn concerns(&self, name: &str) -> bool {
        match &self.scope {
            ExceptionScope::Messages { locale, .. } | ExceptionScope::File { locale, .. } => {
                locale.is_none_or(|locale| locale == name)
            }
            ExceptionScope::Target(_, Target::Locale(locale)) => *locale == name,
            ExceptionScope::Config(allow) | ExceptionScope::Target(allow, _) => {
                allow.covers_locale(name)
            }
        }
    }

    /// The single id, file or locale of a list that it concerns.
    pub(crate) fn target(&self) -> Option<&str> {
        match &self.scope {
            ExceptionScope::Target(_, target) => Some(target.name()),
            _ => None,
        }
    }
}

/// All exceptions, by their rules.
pub(crate) struct Exceptions<'c> {
    all: Vec<Exception<'c>>,
    /// Those of comments that name a message, by rule and id.
    of_id: HashMap<(&'static str, &'c str), Vec<usize>>,
    /// Those of the configuration that name ids, by rule.
    of_pattern: HashMap<&'static str, PatternMap>,
    /// The others, by rule.
    of_rule: HashMap<&'static str, Vec<usize>>,
}

impl<'c> Exceptions<'c> {
    fn new(all: Vec<Exception<'c>>) -> Exceptions<'c> {
        let mut of_id: HashMap<_, Vec<usize>> = HashMap::new();
        let mut patterns: HashMap<_, Vec<(&'c NamePattern, usize)>> = HashMap::new();
        let mut of_rule: HashMap<_, Vec<usize>> = HashMap::new();
        for (index, exception) in all.iter().enumerate() {
            match &exception.scope {
                ExceptionScope::Messages { ids, .. } => {
                    for id in ids {
                        of_id.entry((exception.rule, *id)).or_default().push(index);
                    }
                }
                // Only where this id is.
                ExceptionScope::Target(_, Target::Id(id)) => {
                    patterns.entry(exception.rule).or_default().push((*id, index));
                }
                _ if exception.ids().is_empty() => {
                    of_rule.entry(exception.rule).or_default().push(index);
                }
                _ => {
                    let ids = exception.ids().iter().map(|id| (id, index));
                    patterns.entry(exception.rule).or_default().extend(ids);
                }
            }
        }
        let of_pattern = patterns.into_iter();
        let of_pattern =
            of_pattern.map(|(rule, all)| (rule, PatternMap::new(all.into_iter()))).collect();
        Exceptions { all, of_id, of_pattern, of_rule }
    }

    /// Whether a finding is allowed. All exceptions that allow it count as used.
    pub(crate) fn allow(&self, messages: &Messages<'_>, finding: &Finding) -> bool {
        let (id, attribute) = (finding.id.as_deref(), finding.attribute.as_deref());
        let file = messages.locale.relative(&finding.file);
        let subject = Subject { locale: &finding.locale, file, id, attribute };
        let of_id = id.and_then(|id| self.of_id.get(&(finding.rule, id)));
        let mut indices: Vec<usize> =
            of_id.into_iter().chain(self.of_rule.get(finding.rule)).flatten().copied().collect();
        if let (Some(id), Some(patterns)) = (id, self.of_pattern.get(finding.rule)) {
            indices.extend(patterns.find(id));
            if let Some(attribute) = attribute {
                indices.extend(patterns.find(&format!("{id}.{attribute}")));
            }
        }
        let mut is_allowed = false;
        for exception in indices.into_iter().filter_map(|index| self.all.get(index)) {
            if exception.covers(subject) {
                exception.is_used.store(true, Ordering::Relaxed);
                is_allowed = true;
            }
        }
        is_allowed
    }

    /// Those that allowed nothing; if all of one did, without its parts.
    pub(crate) fn unused(&self) -> impl Iterator<Item = &Exception<'c>> {
        let mut is_whole_used = true;
        self.all.iter().filter(move |exception| {
            let is_used = exception.is_used.load(Ordering::Relaxed);
            if exception.target().is_some() {
                return is_whole_used && !is_used;
            }
            is_whole_used = is_used;
            !is_used
        })
    }
}

/// The exceptions of the comments and of the configuration, and the mistakes in comments.
pub(crate) fn collect<'c>(
    locales: &'c [Messages<'c>],
    config: &'c Config,
    rules: &RuleNames,
) -> (Exceptions<'c>, Vec<Mistake<'c>>) {
    let of_locales: Vec<CommentReader<'_, '_>> =
        locales.par_iter().map(|messages| CommentReader::read(messages, rules)).collect();
    let (mut exceptions, mut mistakes) = (Vec::new(), Vec::new());
    for reader in of_locales {
        exceptions.extend(reader.exceptions);
        mistakes.extend(reader.mistakes);
    }
    for allow in &config.allow {
        let place = Place::Config(allow);
        exceptions.push(Exception::new(place, allow.rule, ExceptionScope::Config(allow)));
        for target in allow.targets() {
            let scope = ExceptionScope::Target(allow, target);
            exceptions.push(Exception::new(place, allow.rule, scope));
        }
    }
    (Exceptions::new(exceptions), mistakes)
}

/// The exceptions in the comments of a locale, and the mistakes in them.
struct CommentReader<'c, 'r> {
    messages: &'c Messages<'c>,
    rules: &'r RuleNames,
    exceptions: Vec<Exception<'c>>,
    mistakes: Vec<Mistake<'c>>,
}

impl<'c, 'r> CommentReader<'c, 'r> {
    fn read(messages: &'c Messages<'c>, rules: &'r RuleNames) -> CommentReader<'c, 'r> {
        let (exceptions, mistakes) = (Vec::new(), Vec::new());
        let mut reader = CommentReader { messages, rules, exceptions, mistakes };
        for message in messages.all.iter().filter(|message| !message.is_hidden) {
            let locale = reader.locale();
            let ids = HashSet::from([message.id]);
            reader.add(message.file, message.comment(), &ExceptionScope::Messages { locale, ids });
        }
        for file in &messages.locale.files {
            reader.read_other_comments(file);
        }
        reader
    }

    /// The locale that its exceptions cover; none for those of the source, which cover all.
    fn locale(&self) -> Option<&'c str> {
        (!self.messages.is_source).then_some(self.messages.name())
    }

    /// Reads the comments of a file that belong to no single message.
    fn read_other_comments(&mut self, file: &'c File<'c>) {
        let locale = self.locale();
        for (index, entry) in file.parsed.entries.iter().enumerate() {
            match &entry.node {
                ast::Entry::GroupComment(comment) => {
                    let rest = file.parsed.entries.iter().skip(index + 1);
                    let group =
                        rest.take_while(|entry| !matches!(entry.node, ast::Entry::GroupComment(_)));
                    let group = group.filter(|entry| !file.is_hidden(entry));
                    let ids = group.filter_map(|entry| Message::id_of(file, entry)).collect();
                    let scope = ExceptionScope::Messages { locale, ids };
                    self.add(file, &comment.content, &scope);
                }
                ast::Entry::ResourceComment(comment) => {
                    let relative = self.messages.locale.relative(file.source.path());
                    let scope = ExceptionScope::File { locale, relative };
                    self.add(file, &comment.content, &scope);
                }
                ast::Entry::Comment(comment) => self.refuse(file, &comment.content),
                _ => {}
            }
        }
    }

    /// Adds the exceptions of a comment, each of which covers this scope.
    fn add(&mut self, file: &'c File<'c>, comment: &'c [&'c str], scope: &ExceptionScope<'c>) {
        for line in comment.iter().filter(|line| is_meant(line)) {
            let place = self.place(file, line);
            match parse(line, self.rules) {
                Ok(rules) => {
                    for rule in rules {
                        self.exceptions.push(Exception::new(place, rule, scope.clone()));
                    }
                }
                Err(title) => self.mistakes.push(Mistake { place, title }),
            }
        }
    }

    /// A comment by itself allows nothing.
    fn refuse(&mut self, file: &'c File<'c>, comment: &'c [&'c str]) {
        for line in comment.iter().filter(|line| is_meant(line)) {
            let title = "expected a message right below the exception, without an empty line; \
                           begin it with `##` for a group or `###` for the file";
            let place = self.place(file, line);
            self.mistakes.push(Mistake { place, title: title.to_owned() });
        }
    }

    fn place(&self, file: &'c File<'c>, line: &'c str) -> Place<'c> {
        Place::Comment { locale: self.messages.name(), file, offset: file.source.offset_of(line) }
    }
}

/// Whether a line is meant as an exception, however it is written.
fn is_meant(line: &str) -> bool {
    let line = line.trim_start().to_lowercase().replace('：', ":");
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
