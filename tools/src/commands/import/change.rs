//! What becomes of a file.

use fluent_codes::tooling::Source;

use super::target::Target;
use crate::failure::Failure;
use crate::project::file_change::FileChange;

/// The change of a file.
pub(super) struct Change<'p> {
    /// The name of its locale.
    pub(super) locale: String,
    /// What it is now, if it is there.
    pub(super) before: Option<&'p Source>,
    /// What it will be.
    pub(super) after: Source,
    /// How many messages have another text.
    pub(super) changed: usize,
    /// How many messages are new.
    pub(super) added: usize,
}

impl<'p> Change<'p> {
    /// Another text of a file, which an import that starts the locale creates.
    pub(super) fn edit(
        target: &Target<'_>,
        before: &'p Source,
        text: String,
        (changed, added): (usize, usize),
    ) -> Change<'p> {
        let locale = target.name.clone();
        let after = Source::of_file(before.file(), text.into_bytes());
        let before = Some(before).filter(|_| !target.is_started);
        Change { locale, before, after, changed, added }
    }

    /// The change as it is written.
    pub(super) fn into_file(self) -> Result<FileChange, Failure> {
        match self.before {
            Some(before) => FileChange::edit(before, self.after.text()),
            None => Ok(FileChange::create(self.after.file(), self.after.text())),
        }
    }
}
