//! A text of one locale, and what formats it.

use std::borrow::Cow;

use fluent::FluentArgs;

use crate::catalog::compiled_locale::CompiledLocale;
use crate::catalog::text_buffer::Text;
use crate::code::Code;
use crate::format::defect::Defect;

/// The text of a message or of an attribute, and its locale.
#[derive(Clone, Copy)]
pub(crate) struct LocaleText<'c> {
    pub(crate) locale: &'c CompiledLocale,
    pub(crate) text: Text<'c>,
}

/// The best text that can be made, and what is wrong with it.
pub(crate) struct BestEffort<'c> {
    pub(crate) text: Cow<'c, str>,
    pub(crate) defects: Vec<Defect>,
}

impl<'c> LocaleText<'c> {
    /// The text of a code, if the locale has it.
    pub(crate) fn of_code(locale: &'c CompiledLocale, code: Code) -> Option<LocaleText<'c>> {
        let text = locale.text(code)?;
        Some(LocaleText { locale, text })
    }

    /// The text of `unknown-code`, if the locale has it.
    pub(crate) fn of_unknown_code(locale: &'c CompiledLocale) -> Option<LocaleText<'c>> {
        let text = locale.unknown_code()?;
        Some(LocaleText { locale, text })
    }

    /// Formats the text, with what is missing shown as Fluent shows it.
    pub(crate) fn best_effort(self, args: Option<&FluentArgs<'_>>) -> BestEffort<'c> {
        match self.text {
            Text::Plain(text) => BestEffort { text: Cow::Borrowed(text), defects: Vec::new() },
            Text::Pattern(index) => {
                let formatted = self.locale.program.format(index, args);
                BestEffort { text: Cow::Owned(formatted.text), defects: formatted.defects }
            }
        }
    }

    /// Whether the text has a variable.
    pub(crate) fn has_variable(self, name: &str) -> bool {
        match self.text {
            Text::Plain(_) => false,
            Text::Pattern(index) => self.locale.program.has_variable(index, name),
        }
    }

    /// The names of the text's variables, sorted.
    pub(crate) fn variables(self) -> Vec<&'c str> {
        match self.text {
            Text::Plain(_) => Vec::new(),
            Text::Pattern(index) => self.locale.program.variables(index),
        }
    }
}
