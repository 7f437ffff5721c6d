//! An exception: a finding that a comment or the configuration allows.

use std::collections::HashSet;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::project::config::{Allow, Subject, Target};
use crate::project::files::File;

/// An exception from a rule, for a reason.
#[derive(Debug)]
pub(crate) struct Exception<'c> {
    pub(crate) place: Place<'c>,
    pub(crate) rule: &'static str,
    pub(super) scope: ExceptionScope<'c>,
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
pub(super) enum ExceptionScope<'c> {
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

impl<'c> Exception<'c> {
    pub(super) fn new(
        place: Place<'c>,
        rule: &'static str,
        scope: ExceptionScope<'c>,
    ) -> Exception<'c> {
        Exception { place, rule, scope, is_used: AtomicBool::new(false) }
    }

    pub(super) fn is_used(&self) -> bool {
        self.is_used.load(Ordering::Relaxed)
    }

    pub(super) fn mark_used(&self) {
        self.is_used.store(true, Ordering::Relaxed);
    }

    /// Whether the exception allows a finding of its rule which is of one of its ids. A part of an item
    /// allows nothing by itself.
    pub(super) fn covers(&self, subject: Subject<'_>) -> bool {
        let is_of = |locale: Option<&str>| locale.is_none_or(|locale| locale == subject.locale);
        match &self.scope {
            ExceptionScope::Messages { locale, .. } => is_of(*locale),
            ExceptionScope::File { locale, relative } => {
                is_of(*locale) && *relative == subject.file
            }
            ExceptionScope::Config(allow) => allow.covers(subject),
            ExceptionScope::Target(..) => false,
        }
    }

    /// The item in the configuration that it is, or is a part of.
    pub(super) fn item(&self) -> Option<&'c Allow> {
        match self.scope {
            ExceptionScope::Config(item) | ExceptionScope::Target(item, _) => Some(item),
            ExceptionScope::Messages { .. } | ExceptionScope::File { .. } => None,
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
