//! Exceptions, found by what they are for.

use std::collections::{HashMap, HashSet};

use crate::check::exception::{Exception, ExceptionScope, Place};
use crate::check::finding::Finding;
use crate::project::config::{Allow, Config, Subject, Target};
use crate::project::patterns::{NamePattern, PatternMap, TextPatternMap};
use crate::syntax::messages::Messages;

/// Exceptions, by their rules and by what they name, so that a finding is compared with few of them.
pub(crate) struct Exceptions<'c> {
    all: Vec<Exception<'c>>,
    of_rule: HashMap<&'static str, OfRule<'c>>,
}

/// The exceptions from one rule, each by one of the things that it names.
#[derive(Default)]
struct OfRule<'c> {
    /// Those of comments on messages.
    of_id: HashMap<&'c str, Vec<usize>>,
    /// Those of comments on files, by the files' paths below the locale's folder.
    of_file: HashMap<&'c str, Vec<usize>>,
    of_id_pattern: TextPatternMap,
    of_file_pattern: PatternMap,
    of_locale: HashMap<&'c str, Vec<usize>>,
    /// Those that name nothing.
    others: Vec<usize>,
}

/// The patterns of one rule's exceptions, to be compiled together.
#[derive(Default)]
struct Patterns<'c> {
    ids: Vec<(&'c NamePattern, usize)>,
    files: Vec<(&'c NamePattern, usize)>,
}

impl<'c> OfRule<'c> {
    /// Adds an exception by what it names.
    fn add(&mut self, patterns: &mut Patterns<'c>, exception: &Exception<'c>, index: usize) {
        match &exception.scope {
            ExceptionScope::Messages { ids, .. } => {
                for id in ids {
                    self.of_id.entry(id).or_default().push(index);
                }
            }
            ExceptionScope::File { relative, .. } => {
                self.of_file.entry(relative).or_default().push(index);
            }
            ExceptionScope::Target(_, Target::Id(id)) => patterns.ids.push((id, index)),
            ExceptionScope::Target(_, Target::File(file)) => patterns.files.push((file, index)),
            ExceptionScope::Target(_, Target::Locale(locale)) => {
                self.of_locale.entry(locale).or_default().push(index);
            }
            ExceptionScope::Config(allow) => self.add_allow(patterns, allow, index),
        }
    }

    fn add_allow(&mut self, patterns: &mut Patterns<'c>, allow: &'c Allow, index: usize) {
        let Allow { ids, files, locales, .. } = allow;
        if !ids.is_empty() {
            patterns.ids.extend(ids.iter().map(|id| (id, index)));
        } else if !files.is_empty() {
            patterns.files.extend(files.iter().map(|file| (file, index)));
        } else if !locales.is_empty() {
            for locale in locales {
                self.of_locale.entry(&locale.name).or_default().push(index);
            }
        } else {
            self.others.push(index);
        }
    }

    /// The exceptions that may cover a subject.
    fn candidates(&self, subject: Subject<'_>) -> Vec<usize> {
        let of_id = subject.id.and_then(|id| self.of_id.get(id));
        let (of_file, of_locale) =
            (self.of_file.get(subject.file), self.of_locale.get(subject.locale));
        let named = [of_id, of_file, of_locale].into_iter().flatten();
        let mut indices: Vec<usize> = named.chain([&self.others]).flatten().copied().collect();
        indices.extend(self.of_file_pattern.find(subject.file));
        if let Some(id) = subject.id {
            indices.extend(self.of_id_pattern.find(id, subject.attribute));
        }
        indices
    }
}

impl<'c> Exceptions<'c> {
    /// Those of the configuration.
    pub(crate) fn of_config(config: &'c Config) -> Exceptions<'c> {
        let mut all = Vec::new();
        for allow in &config.allow {
            let place = Place::Config(allow);
            all.push(Exception::new(place, allow.rule, ExceptionScope::Config(allow)));
            for target in allow.targets() {
                let scope = ExceptionScope::Target(allow, target);
                all.push(Exception::new(place, allow.rule, scope));
            }
        }
        Exceptions::new(all)
    }

    pub(crate) fn new(all: Vec<Exception<'c>>) -> Exceptions<'c> {
        let mut of_rule: HashMap<&'static str, (OfRule<'c>, Patterns<'c>)> = HashMap::new();
        for (index, exception) in all.iter().enumerate() {
            let (of_rule, patterns) = of_rule.entry(exception.rule).or_default();
            of_rule.add(patterns, exception, index);
        }
        let compiled = |(rule, (mut of_rule, patterns)): (_, (OfRule<'c>, Patterns<'c>))| {
            of_rule.of_id_pattern = TextPatternMap::new(patterns.ids);
            of_rule.of_file_pattern = PatternMap::new(patterns.files);
            (rule, of_rule)
        };
        let of_rule = of_rule.into_iter().map(compiled).collect();
        Exceptions { all, of_rule }
    }

    /// Whether a finding is allowed. All exceptions that allow it count as used.
    pub(crate) fn allow(&self, messages: &Messages<'_>, finding: &Finding) -> bool {
        let Some(of_rule) = self.of_rule.get(finding.rule) else { return false };
        let (id, attribute) = (finding.id.as_deref(), finding.attribute.as_deref());
        let file = messages.locale.relative(&finding.file);
        let subject = Subject { locale: &finding.locale, file, id, attribute };
        let candidates = of_rule.candidates(subject);
        let candidates = candidates.iter().filter_map(|index| self.all.get(*index));
        let covering: Vec<&Exception<'_>> =
            candidates.clone().filter(|exception| exception.covers(subject)).collect();
        covering.iter().for_each(|exception| exception.mark_used());
        // The parts of an item are used with it.
        let items: HashSet<*const Allow> =
            covering.iter().filter_map(|it| it.item()).map(std::ptr::from_ref).collect();
        let is_part = |part: &&Exception<'_>| {
            part.item().is_some_and(|item| items.contains(&std::ptr::from_ref(item)))
        };
        candidates.filter(is_part).for_each(Exception::mark_used);
        !covering.is_empty()
    }

    /// Those that allowed nothing; if all of one did, without its parts.
    pub(crate) fn unused(&self) -> impl Iterator<Item = &Exception<'c>> {
        let mut is_whole_used = true;
        self.all.iter().filter(move |exception| {
            let is_used = exception.is_used();
            if exception.target().is_some() {
                return is_whole_used && !is_used;
            }
            is_whole_used = is_used;
            !is_used
        })
    }
}
