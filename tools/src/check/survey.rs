//! What is found out about all locales before they are checked one by one.

use std::collections::{HashMap, HashSet};

use crate::check::copies::Copies;
use crate::check::coverage::Progress;
use crate::check::shared_texts::SharedTexts;
use crate::check::tally::Tally;
use crate::project::source_lock::Fingerprint;

/// What is found out about all locales before they are checked one by one.
#[derive(Default)]
pub(crate) struct Survey<'c> {
    /// The progress of the locales, in their order.
    pub(crate) progress: Vec<Progress<'c>>,
    /// Texts that the source had, by id and fingerprint.
    pub(crate) past_texts: HashMap<(String, Fingerprint), String>,
    pub(crate) tally: Tally<'c>,
    pub(crate) copies: Copies,
    /// The ids of the messages that need no translation.
    pub(crate) untranslated: HashSet<String>,
    pub(crate) shared: SharedTexts,
}
