//! The names of rules, as the configuration, comments and the command line write them.

use crate::wording::did_you_mean;

/// The names of all rules.
#[derive(Debug)]
pub(crate) struct RuleNames(Vec<&'static str>);

impl RuleNames {
    pub(crate) fn new(names: Vec<&'static str>) -> RuleNames {
        RuleNames(names)
    }

    /// The rule of this name, or what was expected.
    pub(crate) fn find(&self, written: &str) -> Result<&'static str, String> {
        if let Some(name) = self.0.iter().find(|name| **name == written) {
            return Ok(name);
        }
        if written.is_empty() {
            return Err("expected the name of a rule, found nothing".to_owned());
        }
        let mut suggestion = did_you_mean(written, self.0.iter().copied());
        if suggestion.is_empty() {
            suggestion = "; `fluent-codes explain --all` has them".to_owned();
        }
        Err(format!("expected the name of a rule, found `{written}`{suggestion}"))
    }
}
