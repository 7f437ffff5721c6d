//! The configuration of a project, `fluent-codes.toml`.

use std::collections::{BTreeMap, HashSet};

use fluent_codes::tooling::Source;

use crate::project::bundles::Bundles;
use crate::project::ids::Ids;
use crate::project::locales::locale_name;
use crate::project::patterns::NamePattern;
use crate::project::required_files::RequiredFiles;
use crate::project::severity::Severity;

/// The configuration, or the defaults if there is no file.
#[derive(Debug, Default)]
pub(crate) struct Config {
    /// The file; `None` if there is none.
    pub(crate) file: Option<Source>,
    /// The locale that the others are translated from.
    pub(crate) source: Option<String>,
    /// The locales that must be there.
    pub(crate) locales: Vec<NamedLocale>,
    pub(crate) ids: Option<Ids>,
    /// The functions that the application gives to Fluent, beyond `NUMBER`.
    pub(crate) functions: Vec<String>,
    pub(crate) coverage: RequiredCoverage,
    /// The severity of a rule's findings; `None` for a rule that is off.
    pub(crate) severities: BTreeMap<&'static str, Option<Severity>>,
    pub(crate) allow: Vec<Allow>,
    pub(crate) bundles: Bundles,
    /// The files that say where those of each locale are.
    pub(crate) layout: Vec<LayoutFile>,
    /// The files that a locale must have, by the project's layout.
    pub(crate) required: RequiredFiles,
}

/// A file in the format of `l10n.toml`.
#[derive(Debug)]
pub(crate) struct LayoutFile {
    /// Its path, seen from the configuration.
    pub(crate) written: String,
    /// Its line and column in the configuration.
    pub(crate) position: (usize, usize),
}

/// The percentage of the source's messages that a locale must have.
#[derive(Debug, Default)]
pub(crate) struct RequiredCoverage {
    pub(crate) default: Option<u8>,
    pub(crate) of_locale: Vec<(NamedLocale, u8)>,
}

/// A locale that the file names.
#[derive(Debug)]
pub(crate) struct NamedLocale {
    pub(crate) name: String,
    /// The line and the column of its name in the file.
    pub(crate) position: (usize, usize),
}

/// An exception from a rule, with its reason.
#[derive(Debug)]
pub(crate) struct Allow {
    pub(crate) rule: &'static str,
    /// Its line and column in the file.
    pub(crate) position: (usize, usize),
    /// The ids that it covers, or their attributes; empty if it covers all.
    pub(crate) ids: Vec<NamePattern>,
    /// The files that it covers, seen from the locale's folder; empty if it covers all.
    pub(crate) files: Vec<NamePattern>,
    /// The locales that it covers; empty if it covers all.
    pub(crate) locales: Vec<NamedLocale>,
}

/// An id, a file or a locale that an exception names.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Target<'c> {
    Id(&'c NamePattern),
    File(&'c NamePattern),
    Locale(&'c str),
}

/// What an exception may cover.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Subject<'s> {
    pub(crate) locale: &'s str,
    /// Seen from the locale's folder.
    pub(crate) file: &'s str,
    pub(crate) id: Option<&'s str>,
    pub(crate) attribute: Option<&'s str>,
}

impl Target<'_> {
    pub(crate) fn name(&self) -> &str {
        match self {
            Target::Id(pattern) | Target::File(pattern) => &pattern.written,
            Target::Locale(name) => name,
        }
    }
}

impl RequiredCoverage {
    /// The percentage that this locale must have.
    pub(crate) fn of(&self, locale: &str) -> u8 {
        let of_locale = self.of_locale.iter().find(|(named, _)| named.name == locale);
        of_locale.map(|(_, percent)| *percent).or(self.default).unwrap_or(100)
    }

    /// The place of the percentage for this locale, if the file names the locale.
    pub(crate) fn position(&self, locale: &str) -> Option<(usize, usize)> {
        let of_locale = self.of_locale.iter().find(|(named, _)| named.name == locale);
        of_locale.map(|(named, _)| named.position)
    }
}

impl Config {
    /// The locales that the file names, each once: where it is required, or else where it is first
    /// mentioned.
    pub(crate) fn named_locales(&self) -> Vec<&NamedLocale> {
        let covered = self.coverage.of_locale.iter().map(|(locale, _)| locale);
        let allowed = self.allow.iter().flat_map(|allow| &allow.locales);
        let mut names = HashSet::new();
        let all = self.locales.iter().chain(covered).chain(allowed);
        all.filter(|locale| names.insert(locale.name.as_str())).collect()
    }
}

impl NamedLocale {
    /// A locale by its language, which can be written in more than one way, or by its folder.
    pub(crate) fn new(written: &str, position: (usize, usize)) -> NamedLocale {
        NamedLocale { name: locale_name(written), position }
    }
}

impl Allow {
    /// Each of the ids, files and locales that it names.
    pub(crate) fn targets(&self) -> impl Iterator<Item = Target<'_>> {
        let ids = self.ids.iter().map(Target::Id);
        let files = self.files.iter().map(Target::File);
        ids.chain(files).chain(self.locales.iter().map(|locale| Target::Locale(&locale.name)))
    }

    /// Whether it covers a finding of one of its ids.
    pub(crate) fn covers(&self, subject: Subject<'_>) -> bool {
        let is_of_file =
            self.files.is_empty() || self.files.iter().any(|file| file.covers(subject.file));
        self.covers_locale(subject.locale) && is_of_file
    }

    pub(crate) fn covers_locale(&self, locale: &str) -> bool {
        self.locales.is_empty() || self.locales.iter().any(|named| named.name == locale)
    }
}
