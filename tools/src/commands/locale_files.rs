//! Exports that have a file for each locale.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use crate::commands::export::arguments::ExportArguments;
use crate::failure::Failure;
use crate::project::output_file;

/// Writes a file for each of some locales into a folder; or, with `--locale`, that of one of them.
pub(crate) fn write(
    locales: &[String],
    extension: &str,
    arguments: &ExportArguments,
    mut write: impl FnMut(&str, &mut dyn Write) -> io::Result<()>,
) -> Result<(), Failure> {
    let output = arguments.output.as_deref();
    match (&arguments.locale, output) {
        (Some(locale), _) if !locales.contains(locale) => {
            let expected = format!("expected one of {}, found `{locale}`", locales.join(", "));
            Err(Failure::new(expected))
        }
        (Some(locale), Some(path)) => output_file::write_with(path, |out| write(locale, out)),
        (Some(locale), None) => output_file::print_with(|out| write(locale, out)),
        (None, None) => {
            let message = "expected -o DIR, for a file of each locale; or --locale, for one";
            Err(Failure::new(message))
        }
        (None, Some(folder)) => {
            make_folder(folder)?;
            for locale in locales {
                let path = folder.join(format!("{locale}.{extension}"));
                output_file::write_with(&path, |out| write(locale, out))?;
            }
            Ok(())
        }
    }
}

fn make_folder(folder: &Path) -> Result<(), Failure> {
    if folder.exists() && !folder.is_dir() {
        let message = "expected a folder, for a file of each locale; or --locale, for one";
        return Err(Failure::of_path(folder, message));
    }
    fs::create_dir_all(folder).map_err(|error| Failure::of_path(folder, error))
}
