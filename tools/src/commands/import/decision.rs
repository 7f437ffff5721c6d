//! What becomes of a text of a table.

use super::source_column;
use super::target::{Compared, Since};
use crate::commands::import::arguments::ImportArguments;

/// What becomes of a text.
pub(super) enum Decision {
    /// The file's stays.
    Keep,
    /// It is brought into the file.
    Take,
}

/// The source's text that a translation was made from, and the one that it has now.
pub(super) struct OlderSource<'r> {
    pub(super) text: &'r str,
    pub(super) now: &'r str,
}

/// Decides whether a text is taken; an error says why it is refused. `other` gives the locale that has
/// this text.
pub(super) fn decide(
    arguments: &ImportArguments,
    compared: &Compared,
    older: Option<&OlderSource<'_>>,
    other: impl FnOnce(&str) -> Option<String>,
) -> Result<Decision, String> {
    let (now, text, since) = match compared {
        Compared::Same => return Ok(Decision::Keep),
        Compared::Empty { .. } if arguments.keep_empty => return Ok(Decision::Keep),
        Compared::Empty { now } => return Err(source_column::empty(now)),
        Compared::Differs { now, text, since } => (now, text, *since),
    };
    // What is not there cannot be lost.
    let is_changed = since == Since::Changed && !now.is_empty();
    match older {
        _ if arguments.theirs => Ok(Decision::Take),
        _ if (is_changed || older.is_some()) && arguments.ours => Ok(Decision::Keep),
        _ if is_changed => Err(match other(text) {
            Some(other) => format!("found the text of `{other}`; are two columns swapped?"),
            None => format!(
                "the text has changed since the export, and is `{now}` now; --ours keeps that, \
                 --theirs takes the table's"
            ),
        }),
        Some(OlderSource { text, now }) => Err(format!(
            "made from the source's text `{text}`, which is `{now}` now; --ours keeps the file's \
             translation, --theirs takes the table's, as a stale one"
        )),
        None => Ok(Decision::Take),
    }
}
