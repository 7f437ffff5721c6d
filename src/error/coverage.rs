//! Whether the locales of a catalog have a text for each error of a type.

use std::collections::BTreeSet;
use std::error::Error;
use std::fmt;
use std::sync::Arc;

use unic_langid::LanguageIdentifier;

use crate::catalog::Catalog;
use crate::catalog::message::Message;
use crate::code::Code;

/// The errors of a type, each with its code. `#[derive(ErrorCode)]` implements it.
pub trait ErrorVariants {
    /// The errors, in the order in which the type declares them.
    fn variants() -> Vec<ErrorVariant>;
}

impl<E: ErrorVariants> ErrorVariants for Box<E> {
    fn variants() -> Vec<ErrorVariant> {
        E::variants()
    }
}

impl<E: ErrorVariants> ErrorVariants for Arc<E> {
    fn variants() -> Vec<ErrorVariant> {
        E::variants()
    }
}

/// An error of a type, as [`ErrorVariants`] lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErrorVariant {
    /// Its name: `ApiError::TooLarge`.
    pub name: &'static str,
    /// Its code.
    pub code: Code,
    /// The names of the arguments that it has for its message.
    pub arguments: Vec<&'static str>,
}

impl Catalog {
    /// Whether each locale has a text of its own for each error of a type, with the variables of
    /// the source locale's text and without variables that the error has no argument for.
    ///
    /// A test of an application needs one line:
    ///
    #[cfg_attr(feature = "derive", doc = "```")]
    #[cfg_attr(not(feature = "derive"), doc = "```ignore")]
    /// #[derive(fluent_codes::ErrorCode)]
    /// enum ApiError {
    ///     #[code(131201)]
    ///     TooLarge,
    ///     #[code(131601)]
    ///     NoDevice,
    /// }
    ///
    /// // #[test]
    /// fn each_error_has_a_text_in_each_locale() {
    ///     fluent_codes::catalog().covers::<ApiError>().unwrap();
    /// }
    /// # each_error_has_a_text_in_each_locale();
    /// ```
    ///
    /// # Errors
    ///
    /// If a locale lacks a text or a variable, or has a variable too many. The error lists all.
    pub fn covers<E: ErrorVariants>(&self) -> Result<(), CoverageError> {
        let mut gaps = Vec::new();
        for variant in E::variants() {
            for locale in self.locales() {
                self.find_gaps(&variant, locale, &mut gaps);
            }
        }
        if gaps.is_empty() { Ok(()) } else { Err(CoverageError { gaps }) }
    }

    fn find_gaps(
        &self,
        variant: &ErrorVariant,
        locale: &LanguageIdentifier,
        gaps: &mut Vec<CoverageGap>,
    ) {
        let mut report = |kind| {
            gaps.push(CoverageGap { locale: locale.clone(), variant: variant.clone(), kind });
        };
        let message = self.message(variant.code, locale);
        if !message.is_known() || message.locale() != locale {
            return report(CoverageGapKind::NoText);
        }
        let variables = variables(&message);
        for variable in &variables {
            if !variant.arguments.contains(variable) {
                report(CoverageGapKind::NoArgument((*variable).to_owned()));
            }
        }
        let Some(source) = message.source_message() else { return };
        for variable in source.variables() {
            if !variables.contains(variable) {
                report(CoverageGapKind::NoVariable(variable.to_owned()));
            }
        }
    }
}

/// The variables of a message and of its attributes.
fn variables<'c>(message: &Message<'c>) -> BTreeSet<&'c str> {
    let own = message.variables().into_iter();
    own.chain(message.attributes().flat_map(|attribute| attribute.variables())).collect()
}

/// What the locales lack for the errors of a type, from [`Catalog::covers`].
///
/// Its `Debug` output is the list, so that a test that unwraps it prints the list.
pub struct CoverageError {
    gaps: Vec<CoverageGap>,
}

/// What a locale lacks for an error.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct CoverageGap {
    /// The locale.
    pub locale: LanguageIdentifier,
    /// The error.
    pub variant: ErrorVariant,
    /// What is missing.
    pub kind: CoverageGapKind,
}

/// The kinds of a [`CoverageGap`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum CoverageGapKind {
    /// The locale has no text for the error's code.
    NoText,
    /// The locale's message lacks this variable, which the source locale's text has.
    NoVariable(String),
    /// The locale's message has this variable, and the error has no argument for it.
    NoArgument(String),
}

impl CoverageError {
    /// Everything that is missing, by error, then by locale.
    pub fn gaps(&self) -> &[CoverageGap] {
        &self.gaps
    }
}

impl fmt::Display for CoverageGap {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let CoverageGap { locale, variant: ErrorVariant { name, code, .. }, kind } = self;
        let id = code.message_id();
        match kind {
            CoverageGapKind::NoText => write!(f, "{locale}: no message `{id}` for `{name}`"),
            CoverageGapKind::NoVariable(variable) => {
                write!(f, "{locale}: `{id}` lacks the variable `${variable}` of `{name}`")
            }
            CoverageGapKind::NoArgument(variable) => {
                write!(f, "{locale}: `{id}` has a variable `${variable}` that `{name}` lacks")
            }
        }
    }
}

impl fmt::Display for CoverageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, gap) in self.gaps.iter().enumerate() {
            f.write_str(if index > 0 { "\n" } else { "" })?;
            gap.fmt(f)?;
        }
        Ok(())
    }
}

impl fmt::Debug for CoverageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\n{self}\n")
    }
}

impl Error for CoverageError {}
