//! One source of messages, whatever holds it.

use std::fmt::Debug;
use std::path::Path;

use unic_langid::LanguageIdentifier;

use crate::ftl::Source;
use crate::language::{Languages, tag};
use crate::problem::{Problem, ProblemKind};

/// A source of messages. A later layer overrides an earlier one.
///
/// A trait, so that a program that reads no directory has no code for it.
pub(crate) trait Layer: Debug + Send + Sync {
    /// Finds the folders that are named by a language, in the order of their names. Two can be of
    /// one language.
    fn folders(
        &self,
        languages: &Languages,
        problems: &mut Vec<Problem>,
    ) -> Result<Vec<Folder<'_>>, Problem>;
}

/// One locale's folder in a layer, which is not read yet.
pub(crate) struct Folder<'l> {
    pub(crate) locale: LanguageIdentifier,
    /// The canonical name of the locale.
    pub(crate) name: String,
    /// Whether the folder has this name: `zh-CN`, not `zh_cn`.
    pub(crate) is_canonical: bool,
    /// The folder, as the layer names it.
    pub(crate) path: String,
    pub(crate) files: Box<dyn Files + 'l>,
}

/// What a folder holds.
pub(crate) trait Files: Send + Sync {
    /// Reads every `*.ftl` in the folder and the folders below it, in the order of their paths.
    fn read(&self, problems: &mut Vec<Problem>) -> Vec<Source>;

    /// Where the folder is on disk, if it is.
    fn directory(&self) -> Option<&Path>;
}

impl<'l> Folder<'l> {
    /// The folder of this name, if the name is that of a language; a problem, if it is not.
    pub(super) fn named(
        name: &str,
        path: String,
        files: Box<dyn Files + 'l>,
        languages: &Languages,
    ) -> Result<Folder<'l>, Problem> {
        match locale_of_name(name, languages) {
            Ok(locale) => {
                let canonical = locale.to_string();
                let is_canonical = canonical == name;
                Ok(Folder { locale, name: canonical, is_canonical, path, files })
            }
            Err(message) => Err(Problem::of_path(ProblemKind::LocaleName, &path, message)),
        }
    }
}

/// The locale that a folder's name stands for.
fn locale_of_name(name: &str, languages: &Languages) -> Result<LanguageIdentifier, String> {
    let expected = "expected a folder named by a language identifier, as in `zh-CN`";
    match tag::parse(name.as_bytes()) {
        None => Err(format!("{expected}, found `{name}`")),
        Some(locale) if !languages.has(&locale) => {
            Err(format!("{expected}, found `{name}`, a language that CLDR does not know"))
        }
        Some(locale) => Ok(locale),
    }
}
