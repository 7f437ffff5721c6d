//! The ids that the messages of a project have.

use fluent_codes::tooling::UNKNOWN_CODE;

use crate::project::files::File;
use crate::project::locale_sources::LocaleSources;

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
    pub(crate) fn of(locales: &[&LocaleSources<'_>]) -> Ids {
        let mut found = Ids::Codes;
        for (_, source) in locales.iter().flat_map(|locale| &locale.sources) {
            // Most files of other messages need not be parsed.
            let may_begin_code = |line: &str| line.starts_with(UNKNOWN_CODE) || has_number(line);
            if found == Ids::Any && !source.text().lines().any(may_begin_code) {
                continue;
            }
            let file = File::parse(source);
            if file.messages().next().is_some() {
                found = Ids::of_ids(file.messages().map(|message| message.id.name));
                if found == Ids::Codes {
                    break;
                }
            }
        }
        found
    }

    /// The same by the ids of the messages.
    pub(crate) fn of_ids<'i>(ids: impl Iterator<Item = &'i str>) -> Ids {
        let mut has_messages = false;
        for id in ids {
            has_messages = true;
            if id == UNKNOWN_CODE || has_number(id) {
                return Ids::Codes;
            }
        }
        if has_messages { Ids::Any } else { Ids::Codes }
    }
}

/// Whether a text begins with the id of a code, or a misspelled one.
fn has_number(text: &str) -> bool {
    let number = text.strip_prefix(['E', 'e']).unwrap_or_default();
    let number = number.trim_start_matches(['-', '_']);
    number.starts_with(|char: char| char.is_ascii_digit())
}
