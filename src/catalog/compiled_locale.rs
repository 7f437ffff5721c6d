//! The messages of one locale, ready to look up.

use std::sync::Arc;

use unic_langid::LanguageIdentifier;

use crate::catalog::code_set::CodeSet;
use crate::catalog::text_buffer::{Text, TextBuffer};
use crate::code::Code;
use crate::format::program::{Program, Style};

/// The messages of one locale, compiled from its files. It knows nothing of other locales, so
/// several catalogs can share it.
pub(crate) struct CompiledLocale {
    /// The codes that the locale has a text for. Locales with the same codes share them.
    pub(crate) codes: Arc<CodeSet>,
    /// The text of each code at the code's index, then the text of `unknown-code`, if there is one.
    pub(crate) texts: TextBuffer,
    /// The patterns that texts and attributes refer to, and the locale's identifier.
    pub(crate) program: Program,
    /// The attributes of the codes that have some, in the order of the codes.
    pub(crate) attributes_by_code: Vec<(Code, Attributes)>,
}

/// A message's attributes in their order: names, and indices of patterns.
pub(crate) type Attributes = Box<[(Box<str>, usize)]>;

impl CompiledLocale {
    /// A locale without messages.
    pub(crate) fn empty(id: &LanguageIdentifier) -> CompiledLocale {
        CompiledLocale {
            codes: Arc::new(CodeSet::new(Arc::default())),
            texts: TextBuffer::compile(String::new(), &[]),
            program: Program::new(id, Vec::new(), Style::default()),
            attributes_by_code: Vec::new(),
        }
    }

    pub(crate) fn id(&self) -> &LanguageIdentifier {
        &self.program.locale
    }

    /// The text of a code.
    #[inline]
    pub(crate) fn text(&self, code: Code) -> Option<Text<'_>> {
        self.texts.as_slice().get(self.codes.index_of(code)?).copied()
    }

    /// The attributes of a code's message, in its order: names, and indices of patterns.
    pub(crate) fn attributes(&self, code: Code) -> &[(Box<str>, usize)] {
        let place = self.attributes_by_code.binary_search_by_key(&code, |(code, _)| *code);
        let found = place.ok().and_then(|place| self.attributes_by_code.get(place));
        found.map_or(&[], |(_, attributes)| attributes)
    }

    /// The text for codes that no locale has.
    pub(crate) fn unknown_code(&self) -> Option<Text<'_>> {
        self.texts.as_slice().get(self.codes.len()).copied()
    }
}
