//! A locale of a catalog, chosen for a request.

use std::borrow::Cow;
use std::fmt;

use fluent::FluentArgs;
use unic_langid::LanguageIdentifier;

use crate::catalog::code_set::CodeSet;
use crate::catalog::compiled_locale::CompiledLocale;
use crate::catalog::fallback_chain::FallbackChain;
use crate::catalog::locale_text::LocaleText;
use crate::catalog::message::Message;
use crate::catalog::text_buffer::Text;
use crate::catalog::unknown_code::UnknownCode;
use crate::code::Code;

/// The locale that answers a request, from [`Catalog::locale`](crate::Catalog::locale).
///
/// It borrows the catalog, and can be copied.
///
/// ```
/// use fluent_codes::{Catalog, Locales};
///
/// let catalog = Catalog::builder().embedded::<Locales>().build()?;
/// let locale = catalog.accept("zh-SG, en;q=0.5");
/// assert_eq!(locale.id().to_string(), "zh-CN");
/// assert_eq!(locale.tr(131201), "文件大小过大");
/// assert_eq!(locale.tr(131601), "设备未找到");
/// # Ok::<(), fluent_codes::BuildError>(())
/// ```
#[derive(Clone, Copy)]
pub struct Locale<'c> {
    chain: FallbackChain<'c>,
    /// The codes and the texts of the chain's first locale, here so that a look-up follows fewer
    /// pointers.
    codes: &'c CodeSet,
    texts: &'c [Text<'c>],
}

impl<'c> Locale<'c> {
    /// The first locale of a chain; messages that it lacks come from the others.
    pub(crate) fn new(chain: FallbackChain<'c>) -> Locale<'c> {
        let CompiledLocale { codes, texts, .. } = chain.first();
        Locale { chain, codes, texts: texts.as_slice() }
    }

    /// The identifier of the locale. A message that the locale lacks comes from another one, which
    /// [`Message::locale`] names.
    pub fn id(&self) -> &'c LanguageIdentifier {
        self.chain.first().id()
    }

    /// The text of a code; see [`Catalog::tr`](crate::Catalog::tr).
    #[inline]
    pub fn tr(&self, code: impl Into<Code>) -> Cow<'c, str> {
        let code = code.into();
        match self.plain_text(code) {
            Some(text) => Cow::Borrowed(text),
            None => self.answer(code, None),
        }
    }

    /// The text of a code with arguments; see [`Catalog::tr_args`](crate::Catalog::tr_args).
    #[inline]
    pub fn tr_args(&self, code: impl Into<Code>, args: &FluentArgs<'_>) -> Cow<'c, str> {
        let code = code.into();
        match self.plain_text(code) {
            Some(text) => Cow::Borrowed(text),
            None => self.answer(code, Some(args)),
        }
    }

    /// The message of a code; see [`Catalog::message`](crate::Catalog::message).
    pub fn message(&self, code: impl Into<Code>) -> Message<'c> {
        let code = code.into();
        self.get(code).unwrap_or_else(|| {
            let text = UnknownCode::of(self.chain.locales());
            Message::unknown(self.chain.table, code, text)
        })
    }

    /// The message of a code that a locale has; see [`Catalog::get`](crate::Catalog::get).
    pub fn get(&self, code: impl Into<Code>) -> Option<Message<'c>> {
        let code = code.into();
        let text = self.chain.locales().find_map(|locale| LocaleText::of_code(locale, code))?;
        Some(Message::known(self.chain.table, code, text))
    }

    /// The text of a code, if the locale has it itself and it needs no formatting.
    #[inline]
    fn plain_text(&self, code: Code) -> Option<&'c str> {
        self.texts.get(self.codes.index_of(code)?)?.plain()
    }

    /// The text of any code.
    #[inline(never)]
    fn answer(&self, code: Code, args: Option<&FluentArgs<'_>>) -> Cow<'c, str> {
        self.message(code).tr(args)
    }
}

impl fmt::Debug for Locale<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Locale").field(&self.id().to_string()).finish()
    }
}
