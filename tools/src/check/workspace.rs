//! A project as commands read it.

use std::collections::{BTreeMap, HashSet};
use std::path::Path;

use fluent_codes::{Code, Problem};

use crate::check::command_lines::CommandLines;
use crate::check::progress::Coverage;
use crate::failure::Failure;
use crate::project::config::{Config, NamedLocale};
use crate::project::layers::Layers;
use crate::project::locks::Locks;
use crate::project::rule_names::RuleNames;
use crate::project::rust_sources::RustSources;
use crate::syntax::messages::Messages;
use crate::syntax::snapshot::Snapshot;
use crate::wording::did_you_mean;

/// The messages of all locales, with the configuration and the locks.
#[derive(Clone, Copy)]
pub(crate) struct Workspace<'w> {
    pub(crate) layers: &'w Layers,
    pub(crate) commands: CommandLines<'w>,
    pub(crate) config: &'w Config,
    /// The rules that comments can name.
    pub(crate) rule_names: &'w RuleNames,
    /// The messages of each locale.
    pub(crate) locales: &'w [Messages<'w>],
    /// The locale that the others are translated from.
    pub(crate) source: &'w Messages<'w>,
    pub(crate) locks: &'w Locks,
    /// The commit that the files are compared with, if they are.
    pub(crate) snapshot: Option<&'w Snapshot>,
    /// What is wrong with folders and files, apart from their contents.
    pub(crate) problems: &'w [Problem],
    /// The application's sources, if they are checked too.
    pub(crate) rust_sources: Option<&'w RustSources>,
}

impl<'w> Workspace<'w> {
    /// The locale of this name.
    pub(crate) fn locale(&self, name: &str) -> Option<&'w Messages<'w>> {
        self.locales.iter().find(|messages| messages.name() == name)
    }

    /// The folder of locales, of several layers the uppermost.
    pub(crate) fn directory(&self) -> &'w Path {
        self.layers.top_directory()
    }

    /// The folder of a locale, whether it exists or not.
    pub(crate) fn folder_of(&self, name: &str) -> String {
        let beside = || self.directory().join(name).display().to_string();
        self.locale(name).map_or_else(beside, |messages| messages.locale.folder_path().to_owned())
    }

    /// The codes that the source has messages for.
    pub(crate) fn codes(&self) -> impl Iterator<Item = Code> {
        self.source.required().filter_map(|message| Code::from_message_id(message.id))
    }

    /// The locales of these names; an error if one neither exists nor is required.
    pub(crate) fn named(&self, written: &[String]) -> Result<HashSet<String>, Failure> {
        let mut names = HashSet::new();
        for written in written {
            let name = NamedLocale::new(written, (1, 1)).name;
            let named = self.config.named_locales();
            let known = self.locales.iter().map(Messages::name);
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

    /// The coverage of the locales that the configuration names, as if none had files.
    pub(crate) fn missing_coverages(&self) -> BTreeMap<String, Coverage> {
        let codes = self.source.counted().count();
        let missing = Coverage { codes, missing: codes, ..Coverage::default() };
        let named = self.config.named_locales().into_iter();
        named.map(|locale| (locale.name.clone(), missing)).collect()
    }

    /// The locales that are translated from the source.
    pub(crate) fn translations(&self) -> impl Iterator<Item = &'w Messages<'w>> {
        self.locales.iter().filter(|messages| !messages.is_source)
    }
}
