//! The state of a live catalog.

use std::time::SystemTime;

use unic_langid::LanguageIdentifier;

use crate::live::reload::Rejection;
use crate::problem::Problem;

/// The state of a [`LiveCatalog`](crate::LiveCatalog), from
/// [`LiveCatalog::status`](crate::LiveCatalog::status).
///
/// ```
/// use fluent_codes::{Catalog, Locales};
///
/// let live = Catalog::builder().embedded::<Locales>().live().start()?;
/// for status in live.status().locales() {
///     println!("{}: {} codes", status.locale(), status.codes());
///     for problem in status.rejected().iter().flat_map(|rejection| rejection.problems()) {
///         println!("rejected: {problem}");
///     }
/// }
/// # Ok::<(), fluent_codes::BuildError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Status {
    pub(super) locales: Vec<LocaleStatus>,
    pub(super) problems: Vec<Problem>,
}

impl Status {
    /// Each locale, in the order of their names.
    pub fn locales(&self) -> &[LocaleStatus] {
        &self.locales
    }

    /// The status of a locale, if it is served or was rejected.
    pub fn locale(&self, locale: &LanguageIdentifier) -> Option<&LocaleStatus> {
        self.locales.iter().find(|status| status.locale == *locale)
    }

    /// What is wrong with folders that are no locale's, and with layers.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }
}

/// The state of a locale.
#[derive(Clone, Debug)]
pub struct LocaleStatus {
    pub(super) locale: LanguageIdentifier,
    pub(super) codes: usize,
    pub(super) since: Option<SystemTime>,
    pub(super) problems: Vec<Problem>,
    pub(super) rejected: Option<(SystemTime, Rejection)>,
}

impl LocaleStatus {
    /// The locale.
    pub fn locale(&self) -> &LanguageIdentifier {
        &self.locale
    }

    /// The number of codes that the locale serves.
    pub fn codes(&self) -> usize {
        self.codes
    }

    /// When the texts that are served were applied; `None` if the locale is new and was rejected.
    pub fn since(&self) -> Option<SystemTime> {
        self.since
    }

    /// What is wrong in the files of the texts that are served.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// Why the files as they are now were rejected; `None` if they are served.
    pub fn rejected(&self) -> Option<&Rejection> {
        self.rejected.as_ref().map(|(_, rejection)| rejection)
    }

    /// When the files as they are now were rejected; `None` if they are served.
    pub fn rejected_since(&self) -> Option<SystemTime> {
        self.rejected.as_ref().map(|(since, _)| *since)
    }
}
