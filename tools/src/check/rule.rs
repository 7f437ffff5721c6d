//! A rule of `check`.

use crate::check::context::Context;
use crate::check::copies::Copy;
use crate::check::exception::Exception;
use crate::check::reporter::Reporter;
use crate::check::tally::Tally;
use crate::project::rust_sources::RustSources;
use crate::project::severity::Severity;
use crate::syntax::messages::Messages;

/// A rule: its name, the severity of its findings, and how it finds them.
pub(crate) struct Rule {
    pub(crate) name: &'static str,
    pub(crate) severity: Severity,
    /// Whether `--fix` corrects some of its findings.
    pub(crate) has_fixes: bool,
    /// The rule's file. The comment that it begins with is the rule's documentation.
    pub(crate) file: &'static str,
    pub(crate) find: Find,
}

/// How a rule finds what is wrong.
pub(crate) enum Find {
    /// In a locale.
    InLocale(fn(&Context<'_>, &Messages<'_>, &mut Reporter<'_>)),
    /// In a locale, after something was counted in each.
    AfterCount {
        /// Counts what a locale does with the texts of the source, which is named first.
        count: for<'c> fn(&'c Messages<'c>, &Messages<'_>, &mut Tally<'c>),
        find: fn(&Context<'_>, &Messages<'_>, &mut Reporter<'_>),
    },
    /// Among the texts of a locale that are another one's, to the letter.
    AmongCopies(fn(&Copy, &Messages<'_>, &mut Reporter<'_>)),
    /// In the Rust sources of the application, compared with the source locale.
    InRustSources(fn(&Context<'_>, &RustSources, &mut Reporter<'_>)),
    /// Among the exceptions that allowed nothing.
    AmongUnused(fn(&Exception<'_>, &mut Reporter<'_>)),
}

/// How many places of one text a rule names at most.
pub(crate) const MAX_PLACES: usize = 20;

impl Rule {
    /// What the rule is for, in Markdown.
    pub(crate) fn documentation(&self) -> String {
        let lines = self.file.lines().map_while(|line| line.strip_prefix("//!"));
        lines.map(|line| line.strip_prefix(' ').unwrap_or(line).to_owned() + "\n").collect()
    }

    /// What the rule finds, in one line.
    pub(crate) fn summary(&self) -> String {
        let documentation = self.documentation();
        documentation.split("\n\n").next().unwrap_or_default().replace('\n', " ")
    }
}
