//! What the files of one locale say, ready to look up.

use std::collections::BTreeMap;
use std::sync::Arc;

use unic_langid::LanguageIdentifier;

use crate::catalog::code_set::CodeSet;
use crate::catalog::texts::{Text, Texts};
use crate::code::Code;
use crate::format::resolver::Program;

/// What the files of one locale say. It knows nothing of other locales, so that it can be a part of
/// several catalogs.
pub(crate) struct CompiledLocale {
    /// The codes that the locale has a text for. Locales with the same codes share them.
    pub(crate) codes: CodeSet,
    /// The text of each code, at the code's index, then that of `unknown-code`, if there is one.
    pub(crate) texts: Texts,
    /// The patterns that the texts name, and the locale's identifier.
    pub(crate) program: Program,
    pub(crate) attributes: BTreeMap<Code, Attributes>,
}

/// The names of a message's attributes, in its order, and the indices of their patterns.
pub(crate) type Attributes = Box<[(Box<str>, usize)]>;

impl CompiledLocale {
    /// A locale without messages.
    pub(crate) fn empty(id: &LanguageIdentifier) -> CompiledLocale {
        CompiledLocale {
            codes: CodeSet::new(Arc::default()),
            texts: Texts::compile(String::new(), &[]),
            program: Program::new(id, Vec::new(), false),
            attributes: BTreeMap::new(),
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

    /// The text for codes that no locale has.
    pub(crate) fn unknown_code(&self) -> Option<Text<'_>> {
        self.texts.as_slice().get(self.codes.len()).copied()
    }
}
