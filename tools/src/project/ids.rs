//! The ids that the messages of a project have.

use fluent_codes::tooling::UNKNOWN_CODE;

use crate::project::files::{File, LocaleFiles};

/// Which ids messages have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Ids {
    /// Those of codes, as in E131201; other messages are there to be referred to
    Codes,
    /// Any; every locale has to have every message
    Any,
}

impl Ids {
    /// The ids of the source's messages: any, if none is that of a code or a misspelled one.
    pub(crate) fn of<'l>(source: impl Iterator<Item = &'l LocaleFiles<'l>>) -> Ids {
        let messages = source.flat_map(|locale| &locale.files).flat_map(File::messages);
        Ids::of_ids(messages.map(|message| message.id.name))
    }

    /// The same by the ids of the messages.
    pub(crate) fn of_ids<'i>(ids: impl Iterator<Item = &'i str>) -> Ids {
        let mut has_messages = false;
        for id in ids {
            has_messages = true;
            let number = id.strip_prefix(['E', 'e']).unwrap_or_default();
            let number = number.trim_start_matches(['-', '_']);
            if id == UNKNOWN_CODE || number.starts_with(|char: char| char.is_ascii_digit()) {
                return Ids::Codes;
            }
        }
        if has_messages { Ids::Any } else { Ids::Codes }
    }
}
