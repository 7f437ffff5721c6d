//! The text for a code that no locale has.

use std::borrow::Cow;

use fluent::FluentArgs;
use unic_langid::{LanguageIdentifier, langid};

use crate::catalog::compiled_locale::CompiledLocale;
use crate::catalog::locale_text::{BestEffort, LocaleText};
use crate::code::Code;

/// The text for a code that no locale has: the message `unknown-code` of a locale, or a built-in text
/// in English.
#[derive(Clone, Copy)]
pub(crate) struct UnknownCode<'c> {
    message: Option<LocaleText<'c>>,
}

/// The locale of the built-in text.
static ENGLISH: LanguageIdentifier = langid!("en");

impl<'c> UnknownCode<'c> {
    /// The text of the first of these locales that has the message `unknown-code`.
    pub(crate) fn of(mut locales: impl Iterator<Item = &'c CompiledLocale>) -> UnknownCode<'c> {
        UnknownCode { message: locales.find_map(LocaleText::of_unknown_code) }
    }

    /// The locale that the text is from.
    pub(crate) fn locale(self) -> &'c LanguageIdentifier {
        match self.message {
            Some(message) => message.locale.id(),
            None => &ENGLISH,
        }
    }

    /// The text with a code in it; never an empty one.
    pub(crate) fn best_effort(self, code: Code) -> BestEffort<'c> {
        let mut answer = BestEffort { text: Cow::Borrowed(""), defects: Vec::new() };
        if let Some(message) = self.message {
            let mut args = FluentArgs::new();
            // As a string: it shows all digits, and no separators between them.
            args.set("code", code.to_string());
            answer = message.best_effort(Some(&args));
        }
        if answer.text.is_empty() {
            answer.text = Cow::Owned(format!("Unknown error ({code})"));
        }
        answer
    }
}
