//! Which format a file has, by the command line and by its name.

use std::path::Path;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use crate::failure::Failure;
use crate::tables::FORMATS;
use crate::tables::format::Format;

/// A format that can be chosen.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Choice<F> {
    /// As `--format` names it.
    pub(crate) name: &'static str,
    pub(crate) help: &'static str,
    /// How the names of its files end, those that are no other format's.
    pub(crate) extensions: &'static [&'static str],
    pub(crate) format: F,
}

/// The formats of tables.
pub(crate) fn tables() -> impl Iterator<Item = Choice<&'static Format>> {
    FORMATS.into_iter().map(|format| {
        let Format { name, help, extensions, .. } = format;
        Choice { name, help, extensions, format }
    })
}

/// The value of `--format`.
pub(crate) fn parser<F: Clone + Send + Sync + 'static>(
    choices: Vec<Choice<F>>,
) -> impl TypedValueParser<Value = Choice<F>> {
    let values: Vec<PossibleValue> =
        choices.iter().map(|choice| PossibleValue::new(choice.name).help(choice.help)).collect();
    PossibleValuesParser::new(values).try_map(move |name| {
        choices.iter().find(|choice| choice.name == name).cloned().ok_or("no such format")
    })
}

/// The format that a file has by its name.
pub(crate) fn by_name<'c, F>(choices: &'c [Choice<F>], path: &Path) -> Option<&'c Choice<F>> {
    let extension = path.extension()?.to_str()?.to_ascii_lowercase();
    choices.iter().find(|choice| choice.extensions.contains(&extension.as_str()))
}

/// The format that is asked for, or that a file has by its name; they must not contradict.
pub(crate) fn chosen<F: Copy>(
    choices: &[Choice<F>],
    asked: Option<Choice<F>>,
    path: Option<&Path>,
) -> Result<F, Failure> {
    let by_name = path.and_then(|path| by_name(choices, path));
    match (asked, by_name) {
        (Some(asked), Some(by_name)) if asked.name != by_name.name => {
            let expected = format!("expected {}, as --format says", asked.name);
            let message = format!("{expected}; the file's name says {}", by_name.name);
            Err(Failure::of_path(path.unwrap_or(Path::new("")), message))
        }
        (Some(choice), _) => Ok(choice.format),
        (None, Some(choice)) => Ok(choice.format),
        (None, None) => {
            let extensions = choices.iter().flat_map(|choice| choice.extensions);
            let extensions: Vec<String> = extensions.map(|it| format!(".{it}")).collect();
            let extensions = extensions.join(", ");
            let expected = format!("expected --format, or a name that ends with {extensions}");
            let path = path.map_or(String::new(), |path| format!("{}: ", path.display()));
            Err(Failure::new(path + &expected))
        }
    }
}
