//! The source's texts in a table with translations: they show what is translated.
//!
//! Such a column changes no text of the source, unless `--columns` names it; but a text that the source
//! lacks is added. If it is not what the source has, the translations beside it were made from another
//! text.

use super::target::{Compared, Since};
use crate::commands::import::arguments::ImportArguments;

/// The source's text that the translations of a row were made from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Origin {
    /// The one that it will have.
    Present,
    /// This one, which is another one now.
    Older { text: String, now: String },
}

/// What the table's text of the source says of the translations beside it; an error if it was changed
/// in the table. `has_changes` says whether a translation is another one than the file's.
pub(super) fn origin(
    arguments: &ImportArguments,
    compared: &Compared,
    has_changes: bool,
) -> Result<Origin, String> {
    let (now, text, since) = match compared {
        Compared::Same => return Ok(Origin::Present),
        Compared::Empty { .. } if arguments.keep_empty || arguments.ours => {
            return Ok(Origin::Present);
        }
        Compared::Empty { now } => return Err(empty(now)),
        Compared::Differs { now, text, since } => (now, text, since),
    };
    // It is added.
    if now.is_empty() {
        return Ok(Origin::Present);
    }
    match since {
        Since::Changed => Ok(older(now, text)),
        Since::Unknown if has_changes => Ok(older(now, text)),
        Since::Unknown | Since::Kept if arguments.ours => Ok(Origin::Present),
        Since::Unknown | Since::Kept => Err(edited(now, text)),
    }
}

/// The same of a text that is only there to be read, in an office's tool.
pub(super) fn origin_shown(compared: &Compared) -> Origin {
    match compared {
        Compared::Same => Origin::Present,
        Compared::Empty { now } => older(now, ""),
        Compared::Differs { now, text, .. } => older(now, text),
    }
}

fn older(now: &str, text: &str) -> Origin {
    Origin::Older { text: text.to_owned(), now: now.to_owned() }
}

/// That a cell is empty where the file has a text.
pub(super) fn empty(now: &str) -> String {
    format!("expected a text, as there is `{now}`; --keep-empty keeps it")
}

/// That a text of the source was changed in a table that only shows it.
fn edited(now: &str, text: &str) -> String {
    format!(
        "expected the source's text `{now}`, found `{text}`; put it back, or run with --ours, which \
         leaves the source as it is, or name the source in --columns to change it"
    )
}
