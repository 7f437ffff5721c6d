//! What was done with changed files.

use std::fmt;

use unic_langid::LanguageIdentifier;

use crate::catalog::Catalog;
use crate::logging::TARGET;
use crate::problem::Problem;

/// How many problems are logged at once.
const MAX_LOGGED: usize = 100;

/// What was done with files that changed. Each locale is applied or rejected by itself.
///
/// Its `Display` is a line for each locale and problem.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reload {
    pub(super) applied: Vec<LanguageIdentifier>,
    pub(super) removed: Vec<LanguageIdentifier>,
    pub(super) rejected: Vec<Rejection>,
    pub(super) problems: Vec<Problem>,
}

impl Reload {
    /// Whether nothing was applied or removed, nothing is rejected, and there are no new problems.
    pub fn is_unchanged(&self) -> bool {
        self.applied.is_empty()
            && self.removed.is_empty()
            && self.rejected.is_empty()
            && self.problems.is_empty()
    }

    /// The locales whose changed files are served now.
    pub fn applied(&self) -> &[LanguageIdentifier] {
        &self.applied
    }

    /// The locales that are no longer served, as their files are gone or have no messages left.
    pub fn removed(&self) -> &[LanguageIdentifier] {
        &self.removed
    }

    /// The locales whose changed files were rejected, and why. Their last good texts stay in use.
    pub fn rejected(&self) -> &[Rejection] {
        &self.rejected
    }

    /// New problems of folders that are no locale's. No locale is rejected for them.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    pub(super) fn log(&self) {
        if !self.applied.is_empty() {
            log::info!(target: TARGET, "locale files: {} applied", Names(&self.applied));
        }
        if !self.removed.is_empty() {
            log::info!(target: TARGET, "locale files: {} removed", Names(&self.removed));
        }
        for Rejection { locale, problems } in &self.rejected {
            let context = format!("{locale} rejected");
            log_problems(&context, problems);
        }
        log_problems("problem", &self.problems);
    }
}

impl fmt::Display for Reload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut lines = Vec::new();
        if !self.applied.is_empty() {
            lines.push(format!("{} applied", Names(&self.applied)));
        }
        if !self.removed.is_empty() {
            lines.push(format!("{} removed", Names(&self.removed)));
        }
        for Rejection { locale, problems } in &self.rejected {
            lines.extend(problems.iter().map(|problem| format!("{locale} rejected: {problem}")));
        }
        lines.extend(self.problems.iter().map(ToString::to_string));
        if lines.is_empty() {
            lines.push("nothing has changed".to_owned());
        }
        f.write_str(&lines.join("\n"))
    }
}

/// A locale whose changed files were rejected, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rejection {
    pub(super) locale: LanguageIdentifier,
    pub(super) problems: Vec<Problem>,
}

impl Rejection {
    /// The locale.
    pub fn locale(&self) -> &LanguageIdentifier {
        &self.locale
    }

    /// The problems that the files did not have before; at least one.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }
}

/// Logs the problems that a live catalog has from the start.
pub(super) fn log_start(catalog: &Catalog) {
    log_problems("problem", catalog.problems());
}

fn log_problems(context: &str, problems: &[Problem]) {
    for problem in problems.iter().take(MAX_LOGGED) {
        log::warn!(target: TARGET, "locale files: {context}: {problem}");
    }
    let more = problems.len().saturating_sub(MAX_LOGGED);
    if more > 0 {
        log::warn!(target: TARGET, "locale files: {context}: {more} more problems are not logged");
    }
}

/// Names with commas between them.
struct Names<'n>(&'n [LanguageIdentifier]);

impl fmt::Display for Names<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, name) in self.0.iter().enumerate() {
            f.write_str(if index > 0 { ", " } else { "" })?;
            name.fmt(f)?;
        }
        Ok(())
    }
}
