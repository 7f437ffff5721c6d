//! The locales of a catalog, and the siblings of each.

use std::sync::Arc;

use unic_langid::LanguageIdentifier;

use crate::catalog::compiled_locale::CompiledLocale;
use crate::catalog::defect_log::DefectLog;
use crate::negotiation::matcher::Matcher;

/// The locales of a catalog, a row each.
///
/// ```text
///            131201   131202   unknown-code     siblings
/// en-US      text     text     text             en-GB
/// en-GB      text     –        –                en-US
/// zh-CN      text     text     text             –
/// ```
///
/// Siblings are locales of the same language in the same script. `FallbackChain` searches them for
/// messages that a locale lacks.
pub(crate) struct Table {
    /// In the order of the locales' names.
    rows: Box<[Row]>,
    /// The source locale's row, even if the locale has no messages.
    source: Row,
    /// The index of the source locale's row; beyond the rows if the locale has no messages.
    pub(crate) source_index: usize,
    /// Where the defects of texts are reported.
    pub(crate) defect_log: Arc<DefectLog>,
}

/// A locale of a catalog.
#[derive(Clone)]
pub(crate) struct Row {
    pub(crate) locale: Arc<CompiledLocale>,
    /// The rows of the locale's siblings, the nearest first, beginning with this one.
    siblings: Box<[u16]>,
}

impl Table {
    /// The table of these locales, which are in the order of their names.
    pub(crate) fn new(
        locales: Vec<Arc<CompiledLocale>>,
        source: &LanguageIdentifier,
        matcher: &Matcher,
        defect_log: Arc<DefectLog>,
    ) -> Table {
        let row = |(index, locale)| Row { locale, siblings: narrow(matcher.siblings_at(index)) };
        let rows: Box<[Row]> = locales.into_iter().enumerate().map(row).collect();
        let is_source = |row: &Row| row.locale.id() == source;
        let source_index = rows.iter().position(is_source).unwrap_or(rows.len());
        let source = match rows.get(source_index) {
            Some(row) => row.clone(),
            None => Row {
                locale: Arc::new(CompiledLocale::empty(source)),
                siblings: narrow(matcher.siblings(source)),
            },
        };
        Table { rows, source, source_index, defect_log }
    }

    /// The rows of the locales that have messages, in the order of their names.
    #[inline]
    pub(crate) fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The row at an index, or the source locale's if there is none.
    pub(crate) fn row_or_source(&self, index: usize) -> &Row {
        self.rows.get(index).unwrap_or(&self.source)
    }

    /// The locale of a row and its siblings, the nearest first.
    pub(crate) fn siblings<'t>(
        &'t self,
        row: &'t Row,
    ) -> impl Iterator<Item = &'t CompiledLocale> + use<'t> {
        self.locales(&row.siblings)
    }

    /// The source locale and its siblings, the nearest first.
    pub(crate) fn source_and_siblings(&self) -> impl Iterator<Item = &CompiledLocale> {
        self.siblings(&self.source)
    }

    /// The source locale.
    pub(crate) fn source(&self) -> &CompiledLocale {
        &self.source.locale
    }

    fn locales<'t>(
        &'t self,
        indices: &'t [u16],
    ) -> impl Iterator<Item = &'t CompiledLocale> + use<'t> {
        indices.iter().filter_map(|index| Some(&*self.rows.get(usize::from(*index))?.locale))
    }
}

/// The indices of rows in less room.
fn narrow(rows: Vec<usize>) -> Box<[u16]> {
    rows.into_iter().filter_map(|index| u16::try_from(index).ok()).collect()
}
