//! A rule that is applied to a project.

use crate::check::context::Context;
use crate::check::exception::Exception;
use crate::check::exceptions::Exceptions;
use crate::check::finding::Finding;
use crate::check::reporter::Reporter;
use crate::check::rule::{Find, Rule};
use crate::project::severity::Severity;
use crate::syntax::messages::Messages;

/// A rule that is applied.
pub(crate) struct AppliedRule {
    pub(crate) rule: &'static Rule,
    /// The severity of its findings.
    pub(crate) severity: Severity,
    /// Whether its findings are reported; if not, they only show which exceptions are used.
    pub(crate) is_reported: bool,
    /// Whether its notes are reported, too.
    pub(crate) reports_notes: bool,
}

impl AppliedRule {
    /// What the rule finds in a locale and none of these exceptions allows.
    pub(crate) fn find(
        &self,
        context: &Context<'_>,
        messages: &Messages<'_>,
        exceptions: &[&Exceptions<'_>],
    ) -> Vec<Box<Finding>> {
        let mut reporter = Reporter::new(context, self.rule.name, self.severity, messages);
        match (&self.rule.find, context.rust_sources) {
            (Find::InLocale(find) | Find::AfterCount { find, .. }, _) => {
                find(context, messages, &mut reporter);
            }
            (Find::AmongCopies(find), _) => {
                for copy in context.copies.in_locale(messages.name()) {
                    find(copy, messages, &mut reporter);
                }
            }
            (Find::InRustSources(find), Some(sources)) if messages.is_source => {
                find(context, sources, &mut reporter);
            }
            _ => return Vec::new(),
        }
        let mut findings = reporter.into_findings();
        findings.retain(|finding| {
            let mut is_allowed = false;
            // Even if it is not reported, the exceptions that allow it are used.
            for exceptions in exceptions {
                is_allowed |= exceptions.allow(messages, finding);
            }
            !is_allowed && (self.reports_notes || finding.severity > Severity::Note)
        });
        if self.is_reported { findings } else { Vec::new() }
    }

    /// What the rule finds among the exceptions that allowed nothing.
    pub(crate) fn find_among_unused(
        &self,
        context: &Context<'_>,
        unused: &[&Exception<'_>],
    ) -> Vec<Box<Finding>> {
        let Find::AmongUnused(find) = self.rule.find else { return Vec::new() };
        if !self.is_reported {
            return Vec::new();
        }
        let mut reporter = Reporter::new(context, self.rule.name, self.severity, context.source);
        for exception in unused {
            find(exception, &mut reporter);
        }
        reporter.into_findings()
    }
}
