//! How other commands are called for the project that is checked.

use fluent_codes::tooling::DEFAULT_SOURCE;

use crate::project::config::Config;
use crate::project::layers::{DEFAULT_DIRECTORY, Layers};

/// How other commands are called for the same project.
#[derive(Clone, Copy)]
pub(crate) struct CommandLines<'w> {
    layers: &'w Layers,
    /// The source locale, if no configuration says it.
    source: Option<&'w str>,
    /// Whether commands other than `check` read how the files are laid out.
    are_possible: bool,
}

impl<'w> CommandLines<'w> {
    pub(crate) fn new(
        layers: &'w Layers,
        config: &Config,
        source: &'w str,
        are_possible: bool,
    ) -> CommandLines<'w> {
        let configured = config.source.clone().unwrap_or_else(|| DEFAULT_SOURCE.to_string());
        let source = Some(source).filter(|source| *source != configured);
        CommandLines { layers, source, are_possible }
    }

    /// `sync` for the folder of a layer. It would make comments of what overrides the messages of
    /// other layers, so it is for the lowest one.
    pub(crate) fn sync(&self, layer: usize) -> Option<String> {
        (self.are_possible && layer == 0).then(|| self.of(layer, "sync"))
    }

    /// A command with these arguments for the folder of a layer.
    pub(crate) fn of(&self, layer: usize, arguments: &str) -> String {
        let directory = self.layers.directory_from(layer).display().to_string();
        let mut command = format!("fluent-codes {arguments}");
        if directory != DEFAULT_DIRECTORY {
            command += &format!(" --locales {}", quoted(&directory));
        }
        if let Some(source) = self.source {
            command += &format!(" --source {}", quoted(source));
        }
        command
    }
}

/// An argument as a shell takes it.
fn quoted(argument: &str) -> String {
    let is_plain = |char: char| char.is_alphanumeric() || "/\\._-:".contains(char);
    let quote = if argument.chars().all(is_plain) { "" } else { "'" };
    format!("{quote}{argument}{quote}")
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;

    #[test]
    fn what_names_the_folder_and_the_source() {
        let named = ["locales", "a/b", "c d"].map(PathBuf::from);
        let (layers, config) = (Layers::new(&named, true).unwrap(), Config::default());
        let of =
            |layer, source| CommandLines::new(&layers, &config, source, true).of(layer, "sync");
        assert_eq!(of(0, "en-US"), "fluent-codes sync");
        assert_eq!(of(1, "de"), "fluent-codes sync --source de");
        assert_eq!(of(2, "en-US"), "fluent-codes sync --locales a/b");
        assert_eq!(of(3, "en-US"), "fluent-codes sync --locales 'c d'");
    }
}
