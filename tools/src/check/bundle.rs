//! A bundle of a project's files.

use std::collections::HashSet;
use std::path::Path;

use fluent_codes::Problem;

use crate::check::command_lines::CommandLines;
use crate::failure::Failure;
use crate::project::config::{Config, NamedLocale};
use crate::project::ids::Ids;
use crate::project::layers::Layers;
use crate::project::locale_sources::LocaleSources;
use crate::project::locks::Locks;
use crate::project::rule_names::RuleNames;
use crate::project::rust_sources::RustSources;
use crate::syntax::messages::Messages;
use crate::syntax::snapshot::Snapshot;
use crate::wording::did_you_mean;

/// The files of all locales that a program puts into one bundle, with the configuration and the locks. None
/// of the files is parsed: a project can have hundreds of bundles.
#[derive(Clone, Copy)]
pub(crate) struct Bundle<'b> {
    pub(crate) layers: &'b Layers,
    pub(crate) commands: CommandLines<'b>,
    pub(crate) config: &'b Config,
    /// The rules that comments can name.
    pub(crate) rule_names: &'b RuleNames,
    /// The files of each locale.
    pub(crate) locales: &'b [LocaleSources<'b>],
    /// Those of the locale that the others are translated from.
    pub(crate) source_files: &'b LocaleSources<'b>,
    /// Which ids messages have.
    pub(crate) ids: Ids,
    /// The messages of each locale, if they are parsed already, because other bundles have the files, too.
    pub(crate) parsed: &'b [Messages<'b>],
    /// The messages of each locale in the files that every bundle has, if these files are another bundle.
    pub(crate) shared: &'b [Messages<'b>],
    pub(crate) locks: &'b Locks,
    /// The commit that the files are compared with, if they are.
    pub(crate) snapshot: Option<&'b Snapshot>,
    /// What is wrong with folders and files, apart from their contents.
    pub(crate) problems: &'b [Problem],
    /// Whether what is wrong with folders and files is reported with this bundle.
    pub(crate) is_first: bool,
    /// The application's sources, if they are checked too.
    pub(crate) rust_sources: Option<&'b RustSources>,
}

impl<'b> Bundle<'b> {
    /// The locale of this name.
    pub(crate) fn locale(&self, name: &str) -> Option<&'b LocaleSources<'b>> {
        self.locales.iter().find(|locale| locale.name == name)
    }

    /// The folder of locales, of several layers the uppermost.
    pub(crate) fn directory(&self) -> &'b Path {
        self.layers.top_directory()
    }

    /// The folder of a locale, whether it exists or not.
    pub(crate) fn folder_of(&self, name: &str) -> String {
        let beside = || self.directory().join(name).display().to_string();
        self.locale(name).map_or_else(beside, |locale| locale.folders.path().to_owned())
    }

    /// The locales of these names; an error if one neither exists nor is required.
    pub(crate) fn named(&self, written: &[String]) -> Result<HashSet<String>, Failure> {
        let mut names = HashSet::new();
        for written in written {
            let name = NamedLocale::new(written, (1, 1)).name;
            let named = self.config.named_locales();
            let known = self.locales.iter().map(|locale| locale.name);
            let known: Vec<&str> =
                known.chain(named.iter().map(|locale| locale.name.as_str())).collect();
            if !known.contains(&name.as_str()) {
                let suggestion = did_you_mean(&name, known);
                let expected = "expected a locale of this project";
                return Err(Failure::new(format!("{expected}, found `{written}`{suggestion}")));
            }
            names.insert(name);
        }
        Ok(names)
    }
}
